//! `vitrine trust`: who vouches for the packages of a gallery, and what to do when that changes.

mod accept;
mod show;

use clap::Subcommand;

use super::Ended;
use crate::session::Session;

/// See who signs a gallery, and accept a new identity
#[derive(Debug, Subcommand)]
#[command(after_help = "A signed gallery is known by its fingerprint. Compare it with the one its makers
publish elsewhere; when it changes, nothing is taken from the gallery until you accept
the new one.

Examples:
  vitrine trust show
  vitrine trust show my-gallery
  vitrine trust accept my-gallery 8d5e-…")]
pub(crate) enum Command {
    Show(show::Show),
    Accept(accept::Accept),
}

impl Command {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        match self {
            Self::Show(command) => command.run(session).await,
            Self::Accept(command) => command.run(session).await,
        }
    }
}
