//! Transfers against servers that behave, and servers that do not.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]

mod addresses;
mod cancelling;
mod delta;
mod downloads;
mod faults;
mod fetches;
mod files;
mod parts;
mod ranges;
mod resuming;
mod setting;
mod together;
