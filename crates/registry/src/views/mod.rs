//! The same packages for foreign clients: one file per protocol.
