//! Galleries built from folders made on the fly, read back as a stranger would read them.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used, missing_docs, unreachable_pub)]

mod cuts;
mod edition;
mod follower;
mod foreign;
mod index;
mod keeper;
mod manifests;
mod real;
mod rebuild;
mod refusals;
mod signed;
mod support;
mod tools;
