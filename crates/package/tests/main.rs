//! The package crate from outside.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

mod corpus;
mod gate;
mod packing;
mod personas;
mod pictures;
mod properties;
mod real;
mod shared;
mod zips;
