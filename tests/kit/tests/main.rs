//! The kit, seen by its users: what it makes is what it says, or every test that stands on it lies.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]

mod galleries;
mod packages;
mod servers;
mod surroundings;
