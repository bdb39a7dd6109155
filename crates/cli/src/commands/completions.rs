//! `vitrine completions`: what a shell needs to complete our commands.

use clap::Args;
use clap_complete::Shell;
use serde_json::json;

use super::{Ended, Report};
use crate::session::Session;

/// Print a completion script for a shell
#[derive(Debug, Args)]
#[command(after_help = "Example:
  vitrine completions bash > ~/.local/share/bash-completion/completions/vitrine")]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(self, session: &mut Session) -> Ended {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut crate::command(), "vitrine", &mut script);
        let script = String::from_utf8_lossy(&script).into_owned();
        session.out.raw(&script);
        Ok(Report::done(json!({ "shell": self.shell.to_string(), "script": script })))
    }
}
