//! Transfers against servers that behave, and servers that do not.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]

mod addresses;
mod cancelling;
mod downloads;
mod faults;
mod fetches;
mod files;
mod setting;
