//! `vitrine whoami`: who one is at a registry, or at all of them.

use clap::Args;
use serde_json::{Value, json};
use vitrine_engine::registries::remote::Remote;
use vitrine_engine::registries::token::{self, Kept};

use super::login::kept_word;
use super::{Ended, Report};
use crate::error::{CliError, failed};
use crate::output::{Align, Span, Style, Table};
use crate::session::Session;

/// Show where you are signed in, and as whom
#[derive(Debug, Args)]
#[command(after_help = "Asks the registry, so it also tells whether the token is still good.

Examples:
  vitrine whoami
  vitrine whoami https://gallery.example.org --json")]
pub(crate) struct Whoami {
    /// Only this registry
    #[arg(value_name = "URL")]
    registry: Option<String>,
}

/// One registry's answer.
struct Found {
    address: String,
    kept: Option<Kept>,
    answer: Result<Value, CliError>,
}

impl Whoami {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let addresses: Vec<String> = match &self.registry {
            Some(typed) => vec![token::address_of(typed).ok_or_else(|| {
                failed("cli.registry_address", format!("“{typed}” is not the address of a registry."))
            })?],
            None => token::known(session.home()).into_iter().map(|known| known.address).collect(),
        };
        let mut all = Vec::new();
        for address in addresses {
            all.push(ask(session, address).await?);
        }
        if all.is_empty() {
            session.out.say("You are not signed in to any registry. `vitrine login URL` signs you in.");
        } else {
            table(&all).print(&session.out, 0);
        }
        let document = json!({ "registries": all.iter().map(document).collect::<Vec<_>>() });
        // Asked for one, its trouble is the command's; of several each stands by itself.
        let failure = match self.registry {
            Some(_) => all.pop().and_then(|found| found.answer.err()),
            None => None,
        };
        Ok(Report::new(document, failure))
    }
}

async fn ask(session: &Session, address: String) -> Result<Found, CliError> {
    let (home, name) = (session.home().to_owned(), address.clone());
    let looking = move || token::find(&home, &name);
    let found = tokio::task::spawn_blocking(looking).await.map_err(std::io::Error::other)?;
    let Some((token, kept)) = found else {
        let answer = Err(CliError::Missing {
            sentence: format!("You are not signed in to {address}."),
            action: "`vitrine login URL` signs you in.",
        });
        return Ok(Found { address, kept: None, answer });
    };
    // A token that was kept for this very address may go there; one of the environment is for any.
    let answer = match Remote::new(session.network()?, &address, token, kept != Kept::Environment) {
        Ok(remote) => remote.get("/api/v1/account").await.map_err(CliError::from),
        Err(error) => Err(error.into()),
    };
    Ok(Found { address, kept: Some(kept), answer })
}

fn document(found: &Found) -> Value {
    let (account, problem) = match &found.answer {
        Ok(account) => (Some(account), None),
        Err(error) => (None, Some(error.to_string())),
    };
    json!({
        "registry": found.address,
        "account": account.map(|account| account["handle"].clone()),
        "role": account.map(|account| account["role"].clone()),
        "kept": found.kept.as_ref().map(kept_word),
        "problem": problem,
    })
}

fn table(all: &[Found]) -> Table {
    let mut table = Table::new(&[("REGISTRY", Align::Left), ("ACCOUNT", Align::Left), ("ROLE", Align::Left)]);
    for found in all {
        let (account, role) = match &found.answer {
            Ok(account) => (
                Span::new(Style::Strong, account["handle"].as_str().unwrap_or_default()),
                account["role"].as_str().unwrap_or_default().to_owned(),
            ),
            Err(error) => (Span::new(Style::Caution, error.to_string()), String::new()),
        };
        table.row([found.address.as_str().into(), account, role.into()]);
    }
    table
}
