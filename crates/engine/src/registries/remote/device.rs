//! Signing a program in through a browser (RFC 8628), from the program's side: ask for two codes, show one to the
//! person, and ask with the other until they have said yes.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tokio::time::Instant;
use url::Url;

use super::answer::{bytes, in_short, retry_after, words};
use super::{Remote, RemoteError, is_safe, unanswered, unreached};

/// What the question says it is (RFC 8628, 3.4).
const GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// Longest wait for one answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// The longest a code is waited for, whatever the registry says, seconds.
const LONGEST: u64 = 3600;

/// The codes the registry gave.
#[derive(Clone)]
pub struct Codes {
    device: String,
    /// For the person, to compare or to type.
    pub user: String,
    /// Where to type it.
    pub address: String,
    /// The same with the code in it.
    pub whole_address: String,
    /// Seconds it holds.
    pub holds: u64,
    pause: u64,
}

/// A token, given.
#[derive(Clone)]
pub struct Granted {
    /// The token.
    pub token: String,
    /// What it is good for.
    pub scopes: Vec<String>,
    /// Seconds it holds; none for no end.
    pub expires_in: Option<u64>,
}

/// What the person sees in the browser and in their list of tokens: the program and this computer's name.
pub fn client_name(program: &str) -> String {
    let name = std::env::var("HOSTNAME").or_else(|_| std::env::var("COMPUTERNAME")).unwrap_or_default();
    let name = name.trim();
    if name.is_empty() { program.into() } else { format!("{program} on {name}") }
}

/// Asks for codes. Without scopes the registry gives what makers need.
///
/// # Errors
/// When the registry cannot be reached, refuses, or is none one can sign in to like this.
pub async fn begin(remote: &Remote, client: &str, scopes: &[String]) -> Result<Codes, RemoteError> {
    let mut ask = json!({ "client": client });
    if !scopes.is_empty() {
        ask["scopes"] = json!(scopes);
    }
    let url = remote.at("/api/v1/device/code")?;
    let codes = remote.json(remote.request(Method::POST, url).await?.json(&ask)).await?;
    let text = |key: &str| codes[key].as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    let no_codes = || unanswered("This is no registry one can sign in to like this.");
    let address = text("verification_uri").ok_or_else(no_codes)?;
    let whole_address = text("verification_uri_complete").unwrap_or_else(|| address.clone());
    if ![&address, &whole_address].iter().all(|page| is_of(remote.base(), page)) {
        return Err(unanswered("The registry wants you to sign in at another address than its own."));
    }
    Ok(Codes {
        device: text("device_code").ok_or_else(no_codes)?,
        user: text("user_code").ok_or_else(no_codes)?,
        whole_address,
        address,
        holds: codes["expires_in"].as_u64().unwrap_or(600).clamp(1, LONGEST),
        pause: codes["interval"].as_u64().unwrap_or(5).clamp(1, 60),
    })
}

/// True for a page of the registry itself. One that sends a person elsewhere with a code it got there would be given
/// their yes for another registry (RFC 8628, 5.4). A registry of this computer has more than one name for it.
fn is_of(base: &Url, page: &str) -> bool {
    let here = |url: &Url| url.scheme() == "http" && is_safe(url);
    let same = |page: &Url| {
        let ports = page.port_or_known_default() == base.port_or_known_default();
        page.origin() == base.origin() || here(base) && here(page) && ports
    };
    let plain = !page.chars().any(char::is_control);
    plain && page.parse::<Url>().is_ok_and(|page| same(&page))
}

/// Asks until the person has answered, as often as the registry wants to be asked, or the code is over. A registry that
/// is busy or being started anew ends nothing.
///
/// # Errors
/// [`RemoteError::Denied`], [`RemoteError::Expired`], or why the registry cannot be asked.
pub async fn wait(remote: &Remote, codes: &Codes) -> Result<Granted, RemoteError> {
    let mut pause = codes.pause;
    let end = Instant::now() + Duration::from_secs(codes.holds);
    let ask = json!({ "grant_type": GRANT, "device_code": codes.device });
    loop {
        tokio::time::sleep(Duration::from_secs(pause)).await;
        if Instant::now() > end {
            return Err(RemoteError::Expired);
        }
        let url = remote.at("/api/v1/device/token")?;
        let request = remote.request(Method::POST, url).await?.json(&ask).timeout(PATIENCE);
        let mut answer = match request.send().await {
            Ok(answer) => answer,
            // A moment without network ends nothing; asking less often is what the standard wants then.
            Err(error) if error.is_timeout() || error.is_connect() => {
                pause = (pause * 2).min(60);
                if pause == 60 {
                    return Err(unreached(&error));
                }
                continue;
            }
            Err(error) => return Err(unreached(&error)),
        };
        let status = answer.status();
        let wait = retry_after(answer.headers()).map(|wait| wait.as_secs());
        let body = bytes(&mut answer).await.unwrap_or_default();
        let document: Value = serde_json::from_slice(&body).unwrap_or_default();
        match document["error"].as_str() {
            None if status.is_success() && document["access_token"].is_string() => {
                return Ok(granted(&document));
            }
            Some("authorization_pending") => {}
            Some("slow_down") => pause += 5,
            Some("access_denied") => return Err(RemoteError::Denied),
            Some("expired_token" | "invalid_grant") => return Err(RemoteError::Expired),
            None if status == StatusCode::TOO_MANY_REQUESTS || status.is_server_error() => {
                pause = wait.unwrap_or(pause * 2).clamp(1, 60);
            }
            _ => {
                let said = words(&document["error_description"]).or_else(|| words(&document["detail"]));
                let (code, in_short) = in_short(status);
                return Err(RemoteError::Refused {
                    code: code.into(),
                    sentence: said.unwrap_or_else(|| in_short.into()),
                    status: status.as_u16(),
                    retry_after: None,
                });
            }
        }
    }
}

fn granted(document: &Value) -> Granted {
    let words = document["scope"].as_str().unwrap_or_default();
    Granted {
        token: document["access_token"].as_str().unwrap_or_default().to_owned(),
        scopes: words.split_whitespace().map(str::to_owned).collect(),
        expires_in: document["expires_in"].as_u64(),
    }
}

/// Has the registry take our token back. One it does not take any more is as good as taken back.
///
/// # Errors
/// When the registry cannot be reached, or refuses.
pub async fn take_back(remote: &Remote) -> Result<(), RemoteError> {
    let request = remote.request(Method::DELETE, remote.at("/api/v1/account/token")?).await?;
    let sent = request.timeout(Duration::from_secs(15)).send().await;
    match remote.accepted(sent.map_err(|error| unreached(&error))?).await {
        Ok(_) => Ok(()),
        Err(RemoteError::Refused { code, .. }) if code.starts_with("token.") => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_to_sign_in_at_is_the_registrys_own() {
        let base: Url = "https://registry.test/sub/".parse().unwrap();
        for page in ["https://registry.test/#/device?code=A", "https://registry.test/device"] {
            assert!(is_of(&base, page), "{page}");
        }
        for page in [
            "https://other.test/#/device?code=A",
            "http://registry.test/device",
            "https://registry.test:444/device",
            "https://registry.test@other.test/",
            "http://127.0.0.1:631/",
            "https://registry.test/\n",
            "javascript:alert(1)",
            "device",
            "",
        ] {
            assert!(!is_of(&base, page), "{page}");
        }
        let here: Url = "http://127.0.0.1:8480/".parse().unwrap();
        for (page, fits) in [
            ("http://localhost:8480/#/device", true),
            ("http://127.0.0.1:8480/", true),
            ("http://localhost:631/", false),
            ("https://localhost:8480/", false),
            ("http://other.test:8480/", false),
        ] {
            assert_eq!(is_of(&here, page), fits, "{page}");
        }
    }
}
