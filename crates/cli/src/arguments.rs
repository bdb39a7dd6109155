//! What may be typed: the options of every command, and the tree of commands.

use std::path::PathBuf;

use clap::{Args, CommandFactory as _, Parser};

use crate::commands::Command;

const EXAMPLES: &str = "Examples:
  vitrine demo
  vitrine search essay
  vitrine install athena_quill
  vitrine list --json

Exit codes: 0 done, 1 refused or failed, 2 wrong use; `check`: 10 there are updates.";

/// A gallery of community packages, in the terminal
#[derive(Debug, Parser)]
#[command(name = "vitrine", version, after_help = EXAMPLES, arg_required_else_help = true)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command takes.
#[derive(Debug, Clone, Args)]
pub(crate) struct Global {
    /// The folder everything is kept in [env: VITRINE_HOME]
    #[arg(long, global = true, value_name = "DIR", help_heading = "Options of every command")]
    pub(crate) home: Option<PathBuf>,
    /// Print one JSON document and nothing else; ask nothing
    #[arg(long, global = true, help_heading = "Options of every command")]
    pub(crate) json: bool,
    /// Print results and errors only: no progress, no remarks
    #[arg(long, short, global = true, help_heading = "Options of every command")]
    pub(crate) quiet: bool,
}

/// The tree of commands, for completions and for whoever wants to walk it.
pub fn command() -> clap::Command {
    Arguments::command()
}
