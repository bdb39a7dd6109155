//! `vitrine`: everything the window does, for a terminal and for scripts. [`command`] is the tree of
//! commands, [`run`] runs one and answers the exit code: 0 done, 1 refused or failed, 2 wrong use.
//!
//! One verb is one file in `commands/`. A command prints its result for people as it goes and answers a
//! JSON document; `--json` silences the first and prints the second. `docs/terminal.md` is the manual.

mod arguments;
mod commands;
mod consent;
mod error;
mod follow;
mod frugal;
mod output;
mod run;
mod session;
mod stop;
mod words;

pub use arguments::command;
pub use run::run;
