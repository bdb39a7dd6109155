//! `vitrine registry`: looking after a registry's folder, beside its server or without one.

mod backup;
mod check;
mod gc;
mod import;
mod keys;
mod restore;

use std::sync::Arc;

use clap::Subcommand;
use vitrine_base::{Clock, SystemClock};
use vitrine_registry::care::Holdings;

use super::Ended;
use super::settings::Which;
use crate::error::CliError;
use crate::session::Session;

/// Look after a registry: back up, restore, check, clean up, take over, keys
#[derive(Debug, Subcommand)]
#[command(
    after_help = "Each of them works beside a running server, but for `restore`, which makes a new folder.
docs/run-a-registry.md explains them.

Examples:
  vitrine registry backup /mnt/backup --data my-registry
  vitrine registry check --data my-registry"
)]
pub(crate) enum Command {
    Backup(backup::Backup),
    Restore(restore::Restore),
    Check(check::Check),
    Gc(gc::Gc),
    Import(import::Import),
    #[command(subcommand)]
    Keys(keys::Command),
}

impl Command {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        match self {
            Self::Backup(command) => command.run(session).await,
            Self::Restore(command) => command.run(session).await,
            Self::Check(command) => command.run(session).await,
            Self::Gc(command) => command.run(session).await,
            Self::Import(command) => command.run(session).await,
            Self::Keys(command) => command.run(session).await,
        }
    }
}

/// The clock of this computer.
fn clock() -> Arc<dyn Clock> {
    Arc::new(SystemClock)
}

/// What is in the folder that was named.
async fn holdings(which: &Which) -> Result<Holdings, CliError> {
    let config = which.load()?.config;
    let open = move || Holdings::open(&config, clock());
    Ok(tokio::task::spawn_blocking(open).await.map_err(std::io::Error::other)??)
}

/// `1 file`, `2 files` of a number from the registry.
fn count(number: u64, one: &str) -> String {
    crate::words::count(usize::try_from(number).unwrap_or(usize::MAX), one)
}
