//! `vitrine logout`: the token is taken back at the registry and forgotten here.

use clap::Args;
use serde_json::json;
use vitrine_engine::registries::remote::{Remote, device};
use vitrine_engine::registries::token::{self, Kept};

use super::{Ended, Report};
use crate::error::{CliError, failed};
use crate::session::Session;

/// Sign out of a registry
#[derive(Debug, Args)]
#[command(after_help = "The token is taken back at the registry and forgotten on this computer.

Example:
  vitrine logout https://gallery.example.org")]
pub(crate) struct Logout {
    /// The registry's address
    #[arg(value_name = "URL")]
    registry: String,
}

impl Logout {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let address = token::address_of(&self.registry).ok_or_else(|| {
            failed("cli.registry_address", format!("“{}” is not the address of a registry.", self.registry))
        })?;
        let (home, name) = (session.home().to_owned(), address.clone());
        let looking = move || (token::find(&home, &name), home, name);
        let (found, home, name) =
            tokio::task::spawn_blocking(looking).await.map_err(std::io::Error::other)?;
        // What the environment says is not ours to take back.
        let token = found.filter(|(_, kept)| *kept != Kept::Environment).map(|(token, _)| token);
        let forgetting = move || token::forget(&home, &name);
        let forgotten = tokio::task::spawn_blocking(forgetting).await.map_err(std::io::Error::other)??;
        if !forgotten {
            return Err(CliError::Missing {
                sentence: format!("You are not signed in to {address}."),
                action: "`vitrine whoami` shows where you are.",
            });
        }
        let revoked = match token {
            Some(token) => take_back(session, &address, token).await,
            None => Err(failed("cli.not_found", "The token was not found.")),
        };
        let problem = revoked.err().map(|error| error.to_string());
        match &problem {
            None => session.out.say(&format!("Signed out of {address}.")),
            Some(problem) => session.out.warn(&format!(
                "The token is forgotten here, but could not be taken back at {address}: {problem} You can do that on \
                 your account's page."
            )),
        }
        Ok(Report::done(json!({ "registry": address, "revoked": problem.is_none(), "problem": problem })))
    }
}

/// Has the registry take the token back.
async fn take_back(session: &Session, address: &str, token: String) -> Result<(), CliError> {
    // The token was kept for this very address: signing in asked whether it may go there.
    Ok(device::take_back(&Remote::new(session.network()?, address, token, true)?).await?)
}
