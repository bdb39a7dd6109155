//! The package crate from outside.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]

mod corpus;
mod shared;
