//! The kit, seen by its users.
