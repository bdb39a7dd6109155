//! Taking over a HomePilot bucket as a whole.
