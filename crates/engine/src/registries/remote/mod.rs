//! A registry elsewhere, spoken to over its `/api/v1`: requests with a token, refusals in its own words, resumable
//! uploads ([`upload`]) and the news of a submission ([`News`]).

pub mod device;
mod error;
mod news;
mod upload;

use std::time::Duration;

use reqwest::{Client, Method, RequestBuilder, Response, StatusCode};
use serde_json::Value;
use url::{Host, Url};

pub use error::RemoteError;
pub use news::{News, Piece};
pub use upload::{Uploading, upload};

/// Longest wait for an answer's beginning.
const PATIENCE: Duration = Duration::from_secs(60);

/// A registry and who speaks to it.
#[derive(Clone)]
pub struct Remote {
    client: Client,
    base: Url,
    token: String,
}

impl std::fmt::Debug for Remote {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Remote({})", self.base)
    }
}

/// The refusal of an answer that is none.
fn unanswered(sentence: &'static str) -> RemoteError {
    RemoteError::Answer(sentence)
}

/// Encrypted, or on this computer.
pub fn is_safe(url: &Url) -> bool {
    url.scheme() == "https"
        || match url.host() {
            Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        }
}

/// What may be opened in a browser: an encrypted page of the web, or one of this computer.
pub fn may_be_opened(address: &str) -> bool {
    let url = address.parse::<Url>().ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    url.is_some_and(|url| is_safe(&url)) && !address.chars().any(char::is_control)
}

/// What a request that got no answer says; addresses are not repeated, they may hold what nobody should see.
pub fn unreached(error: &reqwest::Error) -> RemoteError {
    let why = if error.is_timeout() {
        "it did not answer in time"
    } else if error.is_connect() {
        "it cannot be reached"
    } else {
        "the connection broke"
    };
    RemoteError::Unreachable { why }
}

impl Remote {
    /// A registry by its address. Over a network without encryption a token goes only with `insecure`.
    pub fn new(address: &str, token: String, insecure: bool) -> Result<Self, RemoteError> {
        let with_scheme =
            if address.contains("://") { address.to_owned() } else { format!("https://{address}") };
        let base: Url = with_scheme
            .parse()
            .ok()
            .filter(|url: &Url| matches!(url.scheme(), "http" | "https") && url.host_str().is_some())
            .ok_or_else(|| RemoteError::Address(address.to_owned()))?;
        if !token.is_empty() && !insecure && !is_safe(&base) {
            return Err(RemoteError::Insecure);
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

    /// A registry spoken to over a client of one's own, which must not follow redirects. A token goes only where it is
    /// [safe](is_safe).
    ///
    /// # Errors
    /// [`RemoteError::Insecure`].
    pub fn over(client: Client, base: Url, token: String) -> Result<Self, RemoteError> {
        if !token.is_empty() && !is_safe(&base) {
            return Err(RemoteError::Insecure);
        }
        Ok(Self { client, base, token })
    }

    /// Its address.
    pub fn base(&self) -> &Url {
        &self.base
    }

    /// The address of a path, which begins with `/`.
    pub fn at(&self, path: &str) -> Result<Url, RemoteError> {
        let joined = format!("{}{path}", self.base.as_str().trim_end_matches('/'));
        joined.parse().map_err(|_| RemoteError::Address(path.to_owned()))
    }

    /// A request with our token; without one (before signing in) as nobody.
    pub fn request(&self, method: Method, url: Url) -> RequestBuilder {
        let request = self.client.request(method, url);
        if self.token.is_empty() { request } else { request.bearer_auth(&self.token) }
    }

    /// Sends a request and reads its answer, a JSON document.
    pub async fn json(&self, request: RequestBuilder) -> Result<Value, RemoteError> {
        let sent = request.timeout(PATIENCE).send().await.map_err(|error| unreached(&error))?;
        let answer = accepted(sent).await?;
        answer
            .json()
            .await
            .map_err(|_| unanswered("The registry answered something that is no JSON document."))
    }

    /// `GET` of a path.
    pub async fn get(&self, path: &str) -> Result<Value, RemoteError> {
        self.json(self.request(Method::GET, self.at(path)?)).await
    }

    /// `GET` of a path; `None` when nothing is there.
    pub async fn find(&self, path: &str) -> Result<Option<Value>, RemoteError> {
        match self.get(path).await {
            Ok(found) => Ok(Some(found)),
            Err(RemoteError::Refused { code, .. }) if code.ends_with("not_found") => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// The answer, when it is one; else the refusal in the registry's own words.
pub async fn accepted(answer: Response) -> Result<Response, RemoteError> {
    let status = answer.status();
    if status.is_success() {
        return Ok(answer);
    }
    let retry_after = retry_after(answer.headers());
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
    Err(RemoteError::Refused {
        code: code.unwrap_or_else(|| fallback.into()),
        sentence,
        status: status.as_u16(),
        retry_after,
    })
}

/// How long a registry wants to be left alone, when it said so in seconds.
pub fn retry_after(headers: &reqwest::header::HeaderMap) -> Option<Duration> {
    let seconds = headers.get(reqwest::header::RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds))
}
