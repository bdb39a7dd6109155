//! A registry elsewhere, spoken to over its `/api/v1`: requests with a token, refusals in its own words, resumable
//! uploads ([`upload`]) and the news of a submission ([`News`]).

pub(crate) mod answer;
pub mod device;
mod error;
mod news;
mod upload;

use std::time::Duration;

use reqwest::header::{ETAG, IF_NONE_MATCH};
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde_json::Value;
use url::{Host, Url};
use vitrine_transfer::{AddressPolicy, TransferError, classified};

use crate::Network;
use answer::bytes;

pub use answer::retry_after;
pub use error::RemoteError;
pub use news::{News, OPEN, Piece};
pub use upload::{Uploading, upload};

/// Longest wait for an answer's beginning.
const PATIENCE: Duration = Duration::from_secs(60);

/// A registry and who speaks to it.
#[derive(Clone)]
pub struct Remote {
    network: Network,
    base: Url,
    policy: AddressPolicy,
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
    let reason = error.url().map(|url| classified(url, error));
    let why = match reason {
        Some(error @ (TransferError::PrivateAddress { .. } | TransferError::BadLocation { .. })) => {
            return error.into();
        }
        Some(TransferError::Tls { .. }) => "it cannot prove who it is",
        Some(TransferError::Dns { .. }) => "its name is not known",
        _ if error.is_timeout() => "it did not answer in time",
        _ if error.is_connect() => "it cannot be reached",
        _ => "the connection broke",
    };
    RemoteError::Unreachable { why }
}

impl Remote {
    /// A registry by the address the person gave. Over a network without encryption a token goes only with `insecure`.
    pub fn new(network: Network, address: &str, token: String, insecure: bool) -> Result<Self, RemoteError> {
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
        // Whoever types an address means the place it leads to, also one in their own network.
        Ok(Self { network, base, policy: AddressPolicy { confirmed: true }, token })
    }

    /// A registry of a gallery, asked where `policy` allows it. A token goes only where it is [safe](is_safe).
    ///
    /// # Errors
    /// [`RemoteError::Insecure`].
    pub fn over(
        network: Network,
        base: Url,
        policy: AddressPolicy,
        token: String,
    ) -> Result<Self, RemoteError> {
        if !token.is_empty() && !is_safe(&base) {
            return Err(RemoteError::Insecure);
        }
        Ok(Self { network, base, policy, token })
    }

    /// True when this is the token that goes with what is asked.
    pub(crate) fn carries(&self, token: &str) -> bool {
        self.token == token
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

    /// A request with our token; without one (before signing in) as nobody. It goes through the proxy of this moment; a
    /// token goes where it was meant to go and nowhere else, so no redirect is followed.
    ///
    /// # Errors
    /// [`RemoteError::NotAllowed`] where the address leads somewhere it may not.
    pub async fn request(&self, method: Method, url: Url) -> Result<RequestBuilder, RemoteError> {
        let request = self.network.request(method, &url, self.policy).await?;
        Ok(if self.token.is_empty() { request } else { request.bearer_auth(&self.token) })
    }

    /// Sends a request and reads its answer, a JSON document.
    pub async fn json(&self, request: RequestBuilder) -> Result<Value, RemoteError> {
        let sent = request.timeout(PATIENCE).send().await.map_err(|error| unreached(&error))?;
        document(&mut self.accepted(sent).await?).await
    }

    /// `GET` of a path.
    pub async fn get(&self, path: &str) -> Result<Value, RemoteError> {
        self.json(self.request(Method::GET, self.at(path)?).await?).await
    }

    /// `GET` of a path, with the answer's ETag; `None` when it is still what `etag` names.
    pub(crate) async fn get_unless(
        &self,
        path: &str,
        etag: Option<&str>,
    ) -> Result<Option<(Value, Option<String>)>, RemoteError> {
        let mut request = self.request(Method::GET, self.at(path)?).await?;
        if let Some(etag) = etag {
            request = request.header(IF_NONE_MATCH, etag);
        }
        let sent = request.timeout(PATIENCE).send().await.map_err(|error| unreached(&error))?;
        if etag.is_some() && sent.status() == StatusCode::NOT_MODIFIED {
            return Ok(None);
        }
        let mut answer = self.accepted(sent).await?;
        let etag = answer.headers().get(ETAG).and_then(|value| value.to_str().ok()).map(str::to_owned);
        Ok(Some((document(&mut answer).await?, etag)))
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

/// An answer as the JSON document it should be.
async fn document(answer: &mut Response) -> Result<Value, RemoteError> {
    serde_json::from_slice(&bytes(answer).await?)
        .map_err(|_| unanswered("The registry answered something that is no JSON document."))
}
