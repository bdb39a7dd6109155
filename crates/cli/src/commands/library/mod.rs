//! `vitrine library`: the library as a file, and its place.

mod export;
mod import;
mod relocate;

use clap::Subcommand;

use super::Ended;
use crate::session::Session;

/// Write the library into a file, take it over from one, or move it
#[derive(Debug, Subcommand)]
#[command(after_help = "Examples:
  vitrine library export my-library.json
  vitrine library import my-library.json
  vitrine library move /mnt/large/vitrine")]
pub(crate) enum Command {
    Export(export::Export),
    Import(import::Import),
    Move(relocate::Move),
}

impl Command {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        match self {
            Self::Export(command) => command.run(session).await,
            Self::Import(command) => command.run(session).await,
            Self::Move(command) => command.run(session).await,
        }
    }
}

/// A path that means the same to the engine as to the person who typed it.
fn whole(path: &std::path::Path) -> String {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).display().to_string()
}
