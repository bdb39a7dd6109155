//! Transfers against servers that misbehave.
