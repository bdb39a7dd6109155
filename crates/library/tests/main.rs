//! The library from outside: what installs, what is refused, and what is left after the machine failed.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used, unreachable_pub)]

mod child;
mod damage;
mod deltas;
mod disks;
mod faults;
mod hands;
mod installing;
mod jobs;
mod kills;
mod machine;
mod model;
mod moving;
mod personal;
mod random_kills;
mod real;
mod refusals;
mod scenes;
mod source_build;
mod stuck;
mod support;
mod tools;
