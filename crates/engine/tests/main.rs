//! The use cases from outside: real galleries on real local servers, in homes of their own.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod browsing;
mod checks;
mod handover;
mod homes;
mod installing;
mod jobs;
mod tools;
mod updating;
mod world;
