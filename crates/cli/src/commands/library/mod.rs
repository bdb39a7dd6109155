//! `vitrine library`: the library as a file.

mod export;
mod import;

use clap::Subcommand;

use super::Ended;
use crate::session::Session;

/// Write the library into a file, or take it over from one
#[derive(Debug, Subcommand)]
#[command(after_help = "Examples:
  vitrine library export my-library.json
  vitrine library import my-library.json")]
pub(crate) enum Command {
    Export(export::Export),
    Import(import::Import),
}

impl Command {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        match self {
            Self::Export(command) => command.run(session).await,
            Self::Import(command) => command.run(session).await,
        }
    }
}

/// A path that means the same to the engine as to the person who typed it.
fn whole(path: &std::path::Path) -> String {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).display().to_string()
}
