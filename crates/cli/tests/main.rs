//! `vitrine` as a process, from outside: every command with and without `--json`, exit codes, bad input,
//! a terminal and none.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]

mod broken_homes;
mod checking;
mod documents;
mod galleries;
mod help;
mod importing;
mod installing;
mod library;
mod packages;
mod page;
mod registry;
mod run;
mod searching;
mod self_updating;
mod signing_in;
mod stopping;
mod terminal;
mod worker;
