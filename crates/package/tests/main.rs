//! The package crate from outside.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

mod corpus;
mod deltas;
mod evidence;
mod gate;
mod manifests;
mod packing;
mod personas;
mod pictures;
mod platforms;
mod properties;
mod real;
mod shared;
mod tar_gate;
mod tar_programs;
mod tar_properties;
mod tars;
mod tools;
mod zips;
