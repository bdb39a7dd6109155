//! The catalogue from outside: real files, real servers that misbehave, real pictures.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout
)]

mod adding;
mod badness;
mod collections;
mod details;
mod dialects;
mod entries;
mod following;
mod importing;
mod killing;
mod manifests;
mod minisigned;
mod pictures;
mod properties;
mod search;
mod signed;
mod signed_manifests;
mod signing;
mod state;
mod support;
mod syncing;
mod thieves;
mod watching;
