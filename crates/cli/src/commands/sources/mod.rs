//! `vitrine sources`: the galleries a person has added.

mod add;
mod list;
mod remove;
mod sync;

use clap::Subcommand;

use super::Ended;
use crate::session::Session;

pub(super) use add::Added;
pub(super) use sync::{Synced, synced};

/// Add, list, remove and sync galleries
#[derive(Debug, Subcommand)]
#[command(after_help = "Example:
  vitrine sources add https://gallery.example.org --name example")]
pub(crate) enum Command {
    Add(add::Add),
    List(list::List),
    Remove(remove::Remove),
    Sync(sync::Sync),
}

impl Command {
    pub(super) async fn run(self, session: &mut Session) -> Ended {
        match self {
            Self::Add(command) => command.run(session).await,
            Self::List(command) => command.run(session).await,
            Self::Remove(command) => command.run(session).await,
            Self::Sync(command) => command.run(session).await,
        }
    }
}
