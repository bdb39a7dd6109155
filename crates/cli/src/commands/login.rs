//! `vitrine login`: signing in to a registry through a browser (RFC 8628).

use clap::Args;
use clap::builder::PossibleValuesParser;
use serde_json::{Value, json};
use url::Url;
use vitrine_engine::registries::remote::device::{self, Codes, Granted};
use vitrine_engine::registries::remote::{Remote, RemoteError, is_safe};
use vitrine_engine::registries::token::{self, Kept, Signed};

use super::{Ended, Report};
use crate::error::failed;
use crate::session::Session;

/// Sign in to a registry, through your browser
#[derive(Debug, Args)]
#[command(
    after_help = "Shows a code and an address. Sign in there in a browser, on this computer or another one,
compare the code and say yes. The token is kept in the system's keyring; where there is none,
in a file that only you can read, which is said. VITRINE_KEYRING=off leaves the keyring alone.

Examples:
  vitrine login https://gallery.example.org
  vitrine login gallery.example.org --no-browser --scope read --scope publish"
)]
pub(crate) struct Login {
    /// The registry's address
    #[arg(value_name = "URL")]
    registry: String,
    /// Do not open a browser: only show the address
    #[arg(long)]
    no_browser: bool,
    /// What the token is to be good for; may be given several times. Without it read, publish and rate
    #[arg(long, value_name = "SCOPE", value_parser = PossibleValuesParser::new(["read", "publish", "rate", "moderate"]))]
    scope: Vec<String>,
    /// Keep the token in a file that only you can read, not in the keyring
    #[arg(long)]
    no_keyring: bool,
    /// Accept an address without encryption that is not on this computer
    #[arg(long)]
    insecure: bool,
}

impl Login {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let address = token::address_of(&self.registry)
            .ok_or_else(|| failed("cli.registry_address", not_an_address(&self.registry)))?;
        if !self.insecure && !Url::parse(&address).is_ok_and(|url| is_safe(&url)) {
            return Err(RemoteError::Insecure.into());
        }
        let network = session.network()?;
        let remote = Remote::new(network.clone(), &address, String::new(), self.insecure)?;
        let codes = device::begin(&remote, &device::client_name("vitrine"), &self.scope).await?;
        self.show(session, &codes);
        let granted = device::wait(&remote, &codes).await?;
        let asking = Remote::new(network.clone(), &address, granted.token.clone(), self.insecure)?;
        let account = asking.get("/api/v1/account").await;
        let handle = match account {
            Ok(account) => account["handle"].as_str().unwrap_or_default().to_owned(),
            // A token without “read” may not ask; it is good all the same.
            Err(RemoteError::Refused { code, .. }) if code == "auth.scope" => String::new(),
            Err(error) => return Err(error.into()),
        };
        let home = session.home().to_owned();
        let (name, use_keyring) = (address.clone(), !self.no_keyring);
        let Granted { token, scopes, expires_in } = granted;
        let signed = Signed { account: handle.clone(), scopes: scopes.clone(), token };
        let keeping = move || token::keep(&home, &name, &signed, use_keyring);
        let kept = tokio::task::spawn_blocking(keeping).await.map_err(std::io::Error::other)??;
        say(session, &address, &handle, &kept, self.no_keyring);
        Ok(Report::done(json!({
            "registry": address,
            "account": handle,
            "scopes": scopes,
            "expiresIn": expires_in,
            "kept": kept_word(&kept),
        })))
    }

    fn show(&self, session: &Session, codes: &Codes) {
        session.out.tell(&format!("Open {} in a browser and give the code {}", codes.address, codes.user));
        // It is the registry's own, or there would be no codes.
        let opened = !self.no_browser;
        if opened && open::that_detached(&codes.whole_address).is_err() {
            session.out.note("No browser could be opened here; any other will do.");
        }
        session.out.note("Waiting for your yes… (Ctrl+C stops)");
    }
}

fn not_an_address(typed: &str) -> String {
    format!("“{typed}” is not the address of a registry.")
}

pub(super) fn kept_word(kept: &Kept) -> Value {
    match kept {
        Kept::Environment => json!({ "in": "environment" }),
        Kept::Keyring => json!({ "in": "keyring" }),
        Kept::File(path) => json!({ "in": "file", "file": path.display().to_string() }),
    }
}

fn say(session: &Session, address: &str, handle: &str, kept: &Kept, wanted_file: bool) {
    let who = if handle.is_empty() { String::new() } else { format!(" as {handle}") };
    session.out.say(&format!("Signed in to {address}{who}."));
    match kept {
        Kept::File(path) if wanted_file => {
            session.out.note(&format!("The token is in {}, which only you can read.", path.display()));
        }
        Kept::File(path) => session.out.warn(&format!(
            "There is no keyring here, so the token is in {}, which only you can read.",
            path.display()
        )),
        Kept::Keyring => session.out.note("The token is in the system's keyring."),
        Kept::Environment => {}
    }
}
