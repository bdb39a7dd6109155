//! `vitrine login`: signing in to a registry through a browser (RFC 8628).

use std::time::Duration;

use clap::Args;
use clap::builder::PossibleValuesParser;
use reqwest::Method;
use serde_json::{Value, json};
use url::Url;
use vitrine_engine::registries::remote::{Remote, RemoteError, is_safe, unreached};
use vitrine_engine::registries::token::{self, Kept};

use super::{Ended, Report};
use crate::error::{CliError, failed};
use crate::session::Session;

/// What the question says it is (RFC 8628, 3.4).
const GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// Longest wait for one answer.
const PATIENCE: Duration = Duration::from_secs(30);

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

/// The codes the registry gave.
struct Codes {
    device: String,
    user: String,
    address: String,
    whole_address: String,
    pause: u64,
}

impl Login {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let address = token::address_of(&self.registry)
            .ok_or_else(|| failed("cli.registry_address", not_an_address(&self.registry)))?;
        if !self.insecure && !Url::parse(&address).is_ok_and(|url| is_safe(&url)) {
            return Err(RemoteError::Insecure.into());
        }
        let remote = Remote::new(&address, String::new(), self.insecure)?;
        let codes = self.begin(&remote).await?;
        self.show(session, &codes);
        let token = wait(&remote, &codes).await?;
        let granted = token["scope"].as_str().unwrap_or_default().to_owned();
        let secret = token["access_token"].as_str().unwrap_or_default().to_owned();
        let account = Remote::new(&address, secret.clone(), self.insecure)?.get("/api/v1/account").await;
        let handle = match account {
            Ok(account) => account["handle"].as_str().unwrap_or_default().to_owned(),
            // A token without “read” may not ask; it is good all the same.
            Err(RemoteError::Refused { code, .. }) if code == "auth.scope" => String::new(),
            Err(error) => return Err(error.into()),
        };
        let home = session.home().to_owned();
        let (name, owner, use_keyring) = (address.clone(), handle.clone(), !self.no_keyring);
        let keeping = move || token::keep(&home, &name, &owner, &secret, use_keyring);
        let kept = tokio::task::spawn_blocking(keeping).await.map_err(std::io::Error::other)??;
        say(session, &address, &handle, &kept, self.no_keyring);
        Ok(Report::done(json!({
            "registry": address,
            "account": handle,
            "scopes": granted.split_whitespace().collect::<Vec<_>>(),
            "expiresIn": token["expires_in"],
            "kept": kept_word(&kept),
        })))
    }

    async fn begin(&self, remote: &Remote) -> Result<Codes, CliError> {
        let mut ask = json!({ "client": client_name() });
        if !self.scope.is_empty() {
            ask["scopes"] = json!(self.scope);
        }
        let url = remote.at("/api/v1/device/code")?;
        let codes = remote.json(remote.request(Method::POST, url).json(&ask)).await?;
        let text = |key: &str| codes[key].as_str().filter(|text| !text.is_empty()).map(str::to_owned);
        let no_codes = || failed("cli.registry_answer", "This is no registry one can sign in to like this.");
        let address = text("verification_uri").ok_or_else(no_codes)?;
        Ok(Codes {
            device: text("device_code").ok_or_else(no_codes)?,
            user: text("user_code").ok_or_else(no_codes)?,
            whole_address: text("verification_uri_complete").unwrap_or_else(|| address.clone()),
            address,
            pause: codes["interval"].as_u64().unwrap_or(5).clamp(1, 60),
        })
    }

    fn show(&self, session: &Session, codes: &Codes) {
        session.out.tell(&format!("Open {} in a browser and give the code {}", codes.address, codes.user));
        // Only an address of the web is opened, whatever the registry answered.
        let opened = !self.no_browser
            && Url::parse(&codes.whole_address).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
        if opened && open::that_detached(&codes.whole_address).is_err() {
            session.out.note("No browser could be opened here; any other will do.");
        }
        session.out.note("Waiting for your yes… (Ctrl+C stops)");
    }
}

/// Asks until the person has answered, as often as the registry wants to be asked.
async fn wait(remote: &Remote, codes: &Codes) -> Result<Value, CliError> {
    let mut pause = codes.pause;
    let ask = json!({ "grant_type": GRANT, "device_code": codes.device });
    loop {
        tokio::time::sleep(Duration::from_secs(pause)).await;
        let url = remote.at("/api/v1/device/token")?;
        let request = remote.request(Method::POST, url).json(&ask).timeout(PATIENCE);
        let answer = match request.send().await {
            Ok(answer) => answer,
            // A moment without network ends nothing; asking less often is what the standard wants then.
            Err(error) if error.is_timeout() || error.is_connect() => {
                pause = (pause * 2).min(60);
                if pause == 60 {
                    return Err(unreached(&error).into());
                }
                continue;
            }
            Err(error) => return Err(unreached(&error).into()),
        };
        let ok = answer.status().is_success();
        let document: Value = answer.json().await.unwrap_or_default();
        match document["error"].as_str() {
            None if ok && document["access_token"].is_string() => return Ok(document),
            Some("authorization_pending") => {}
            Some("slow_down") => pause += 5,
            Some("access_denied") => {
                return Err(failed("cli.login_denied", "In the browser somebody said no. Nothing was kept."));
            }
            Some("expired_token" | "invalid_grant") => {
                return Err(failed("cli.login_expired", "The code is over. Run `vitrine login` again."));
            }
            _ => {
                let detail = document["error_description"].as_str().or(document["detail"].as_str());
                let sentence = detail.unwrap_or("The registry answered something that cannot be understood.");
                return Err(failed("cli.registry_refused", sentence));
            }
        }
    }
}

fn not_an_address(typed: &str) -> String {
    format!("“{typed}” is not the address of a registry.")
}

/// What the person sees in the browser and in their list of tokens.
fn client_name() -> String {
    let name = std::env::var("HOSTNAME").or_else(|_| std::env::var("COMPUTERNAME")).unwrap_or_default();
    let name = name.trim();
    if name.is_empty() { "vitrine".into() } else { format!("vitrine on {name}") }
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
