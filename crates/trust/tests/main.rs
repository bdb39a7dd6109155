//! Signed galleries from outside: written with `writer`, served from memory, tampered with, and read by
//! `Verifier`.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]

mod attacks;
mod ceremony;
mod identity;
mod keys;
mod mutations;
mod publishers;
mod publishing;
mod python_tuf;
mod support;
