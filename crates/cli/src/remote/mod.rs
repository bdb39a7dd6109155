//! A registry elsewhere, spoken to over its `/api/v1`: requests with a token, refusals in its own words, resumable
//! uploads ([`upload`]) and the news of a submission ([`News`]).

mod news;
mod upload;

use std::time::Duration;

use reqwest::{Client, Method, RequestBuilder, Response, StatusCode};
use serde_json::Value;
use url::{Host, Url};

use crate::error::CliError;

pub(crate) use news::News;
pub(crate) use upload::{Uploading, upload};

/// Longest wait for an answer's beginning.
const PATIENCE: Duration = Duration::from_secs(60);

/// A registry and who speaks to it.
#[derive(Clone)]
pub(crate) struct Remote {
    client: Client,
    base: Url,
    token: String,
}

impl std::fmt::Debug for Remote {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Remote({})", self.base)
    }
}

/// A failure of ours, in the words of this program.
pub(crate) fn failed(code: &str, sentence: impl Into<String>) -> CliError {
    CliError::Remote { code: code.into(), sentence: sentence.into() }
}

/// Encrypted, or on this computer.
pub(crate) fn is_safe(url: &Url) -> bool {
    url.scheme() == "https"
        || match url.host() {
            Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        }
}

/// The refusal to send a token to an address that is not [safe](is_safe).
pub(crate) fn not_encrypted() -> CliError {
    failed(
        "cli.registry_insecure",
        "This address has no encryption: whoever is on the way could take the token. “vitrine login” and “vitrine \
         publish” use it all the same with --insecure.",
    )
}

/// What a request that got no answer says; addresses are not repeated, they may hold what nobody should see.
pub(crate) fn unreached(error: &reqwest::Error) -> CliError {
    let why = if error.is_timeout() {
        "it did not answer in time"
    } else if error.is_connect() {
        "it cannot be reached"
    } else {
        "the connection broke"
    };
    failed("cli.registry_unreachable", format!("The registry is not there for us: {why}."))
}

impl Remote {
    /// A registry by its address. Over a network without encryption a token goes only with `insecure`.
    pub(crate) fn new(address: &str, token: String, insecure: bool) -> Result<Self, CliError> {
        let with_scheme =
            if address.contains("://") { address.to_owned() } else { format!("https://{address}") };
        let base: Url = with_scheme
            .parse()
            .ok()
            .filter(|url: &Url| matches!(url.scheme(), "http" | "https") && url.host_str().is_some())
            .ok_or_else(|| {
                failed("cli.registry_address", format!("“{address}” is not the address of a registry."))
            })?;
        if !token.is_empty() && !insecure && !is_safe(&base) {
            return Err(not_encrypted());
        }
        let client = Client::builder()
            .user_agent(concat!("vitrine/", env!("CARGO_PKG_VERSION")))
            // A token goes where it was meant to go and nowhere else.
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(Duration::from_secs(10))
            .build()
            .map_err(|error| unreached(&error))?;
        Ok(Self { client, base, token })
    }

    /// Its address.
    pub(crate) fn base(&self) -> &Url {
        &self.base
    }

    /// The address of a path, which begins with `/`.
    pub(crate) fn at(&self, path: &str) -> Result<Url, CliError> {
        let joined = format!("{}{path}", self.base.as_str().trim_end_matches('/'));
        joined
            .parse()
            .map_err(|_| failed("cli.registry_address", format!("“{path}” is no path of a registry.")))
    }

    /// A request with our token; without one (before signing in) as nobody.
    pub(crate) fn request(&self, method: Method, url: Url) -> RequestBuilder {
        let request = self.client.request(method, url);
        if self.token.is_empty() { request } else { request.bearer_auth(&self.token) }
    }

    /// Sends a request and reads its answer, a JSON document.
    pub(crate) async fn json(&self, request: RequestBuilder) -> Result<Value, CliError> {
        let sent = request.timeout(PATIENCE).send().await.map_err(|error| unreached(&error))?;
        let answer = accepted(sent).await?;
        answer.json().await.map_err(|_| {
            failed("cli.registry_answer", "The registry answered something that is no JSON document.")
        })
    }

    /// `GET` of a path.
    pub(crate) async fn get(&self, path: &str) -> Result<Value, CliError> {
        self.json(self.request(Method::GET, self.at(path)?)).await
    }

    /// `GET` of a path; `None` when nothing is there.
    pub(crate) async fn find(&self, path: &str) -> Result<Option<Value>, CliError> {
        match self.get(path).await {
            Ok(found) => Ok(Some(found)),
            Err(CliError::Remote { code, .. }) if code.ends_with("not_found") => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// The answer, when it is one; else the refusal in the registry's own words.
pub(crate) async fn accepted(answer: Response) -> Result<Response, CliError> {
    let status = answer.status();
    if status.is_success() {
        return Ok(answer);
    }
    let body = answer.bytes().await.unwrap_or_default();
    let problem: Value = serde_json::from_slice(&body).unwrap_or_default();
    let code = problem["code"].as_str().map(str::to_owned);
    let mut sentence = problem["detail"].as_str().unwrap_or_default().to_owned();
    for field in problem["fields"].as_array().into_iter().flatten() {
        let words = field["sentence"].as_str().unwrap_or_default();
        if !sentence.contains(words) {
            sentence.push_str(&format!(" {}: {words}", field["field"].as_str().unwrap_or_default()));
        }
    }
    if sentence.is_empty() {
        sentence = format!("The registry answered {status}.");
    }
    let fallback =
        if status == StatusCode::NOT_FOUND { "registry.not_found" } else { "cli.registry_refused" };
    Err(failed(code.as_deref().unwrap_or(fallback), sentence))
}
