//! One request and its redirects, each hop checked before it is asked.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use reqwest::header::{ACCEPT_ENCODING, HeaderMap, HeaderValue, LOCATION};
use reqwest::{Method, RequestBuilder, Response};
use tokio_util::sync::CancellationToken;
use url::Url;

use crate::bandwidth::Bandwidth;
use crate::health::Board;
use crate::location::shown;
use crate::policy::{self, Reach};
use crate::pools::Pools;
use crate::proxy::Proxies;
use crate::resolver::{self, ResolveProblem};
use crate::{AddressPolicy, ClientOptions, TransferError};

/// How often a server may send the client elsewhere.
const MAX_REDIRECTS: usize = 5;

/// How an answer may be packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coding {
    /// As the file is; what came is what was asked for, byte by byte.
    Identity,
    /// With gzip when the server likes; it is unpacked on the way.
    Gzip,
}

/// One question.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Question<'a> {
    pub(crate) url: &'a Url,
    pub(crate) policy: AddressPolicy,
    pub(crate) coding: Coding,
    pub(crate) headers: &'a HeaderMap,
}

/// The connections, the limits they keep, and what is known of the hosts.
#[derive(Debug)]
pub(crate) struct Http {
    options: ClientOptions,
    /// Replaced whole when the proxy changes: what runs ends on the connections it has.
    pools: RwLock<Arc<Pools>>,
    health: Board,
    bandwidth: Bandwidth,
}

impl Drop for Http {
    fn drop(&mut self) {
        // What was learnt since it was last written.
        self.health.keep();
    }
}

impl Http {
    pub(crate) fn new(options: ClientOptions) -> Self {
        let (health, bandwidth) = (Board::default(), Bandwidth::default());
        Self { options, pools: RwLock::new(Pools::new(Proxies::of_the_system())), health, bandwidth }
    }

    /// From now on asks through this proxy; `None` for what the system says. Connections are made anew.
    pub(crate) fn set_proxy(&self, proxy: Option<&str>) -> Result<(), TransferError> {
        let wanted = Proxies::named(proxy)?;
        let mut pools = self.pools.write().unwrap_or_else(PoisonError::into_inner);
        if *pools.proxies() != wanted {
            *pools = Pools::new(wanted);
        }
        Ok(())
    }

    fn pools(&self) -> Arc<Pools> {
        self.pools.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What is known of the hosts.
    pub(crate) fn health(&self) -> &Board {
        &self.health
    }

    /// The limit all transfers share.
    pub(crate) fn bandwidth(&self) -> &Bandwidth {
        &self.bandwidth
    }

    pub(crate) fn options(&self) -> &ClientOptions {
        &self.options
    }

    /// The connections for an address, when it may be asked. `original` is what the person or the source named.
    async fn connections(
        &self,
        url: &Url,
        original: &Url,
        policy: AddressPolicy,
        coding: Coding,
    ) -> Result<reqwest::Client, TransferError> {
        let reach = policy::check(url, original, policy)?;
        let pools = self.pools();
        look_behind(pools.proxies(), url, reach).await?;
        pools.client(&self.options, reach, coding, url.scheme() == "http")
    }

    /// A request of the caller's own: any method, any body, and no redirect is followed.
    pub(crate) async fn request(
        &self,
        method: Method,
        url: &Url,
        policy: AddressPolicy,
    ) -> Result<RequestBuilder, TransferError> {
        let client = self.connections(url, url, policy, Coding::Gzip).await?;
        Ok(client.request(method, url.clone()))
    }

    /// Asks, follows redirects, and answers the response with the address it came from.
    pub(crate) async fn ask(
        &self,
        question: Question<'_>,
        cancel: &CancellationToken,
    ) -> Result<(Response, Url), TransferError> {
        let mut url = question.url.clone();
        for _ in 0..=MAX_REDIRECTS {
            let response = match self.hop(&url, question, cancel).await {
                Err(error) if url != *question.url => return Err(refused(question.url, &url, error)),
                other => other?,
            };
            match target(&response, &url)? {
                None => return Ok((response, url)),
                Some(next) => url = next,
            }
        }
        Err(TransferError::Redirect {
            url: shown(question.url),
            target: shown(&url),
            reason: "it was sent elsewhere more than 5 times",
        })
    }

    async fn hop(
        &self,
        url: &Url,
        question: Question<'_>,
        cancel: &CancellationToken,
    ) -> Result<Response, TransferError> {
        let client = self.connections(url, question.url, question.policy, question.coding).await?;
        let mut request = client.get(url.clone()).headers(question.headers.clone());
        if question.coding == Coding::Identity {
            request = request.header(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
        }
        let limit = self.options.connect + self.options.first_byte;
        match or_cancelled(cancel, tokio::time::timeout(limit, request.send())).await? {
            Ok(answer) => answer.map_err(|error| classified(url, &error)),
            Err(_) => Err(stalled(url, limit)),
        }
    }
}

/// A proxy's host may be anywhere as a proxy only, and not for a source that names it.
async fn look_behind(proxies: &Proxies, url: &Url, reach: Reach) -> Result<(), TransferError> {
    let host = url.host_str().unwrap_or_default().to_ascii_lowercase();
    if reach == Reach::Loopback || !proxies.hosts().contains(&host) {
        return Ok(());
    }
    resolver::look_up(host, Some(reach)).await.map(drop).map_err(|problem| unresolved(url, &problem))
}

/// What it means that a name led nowhere.
fn unresolved(url: &Url, problem: &ResolveProblem) -> TransferError {
    let url = shown(url);
    match problem {
        ResolveProblem::Private => TransferError::PrivateAddress { url },
        ResolveProblem::Home => {
            let reason = "its name leads to this computer, which must be named as localhost".into();
            TransferError::BadLocation { text: url, reason }
        }
        ResolveProblem::Lookup(reason) => TransferError::Dns { url, reason: reason.clone() },
    }
}

/// Waits for `work`, or for the person to stop it.
pub(crate) async fn or_cancelled<T>(
    cancel: &CancellationToken,
    work: impl Future<Output = T>,
) -> Result<T, TransferError> {
    tokio::select! {
        biased;
        () = cancel.cancelled() => Err(TransferError::Cancelled),
        done = work => Ok(done),
    }
}

/// Where a response redirects to.
fn target(response: &Response, from: &Url) -> Result<Option<Url>, TransferError> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let Some(location) = response.headers().get(LOCATION) else { return Ok(None) };
    let refused = |target: &str, reason| TransferError::Redirect {
        url: shown(from),
        target: target.chars().take(200).collect(),
        reason,
    };
    let text = location.to_str().map_err(|_| refused("…", "the address is not readable"))?;
    let next = from.join(text).map_err(|_| refused(text, "it is not an address"))?;
    match next.scheme() {
        "http" | "https" => Ok(Some(next)),
        _ => Err(refused(text, "it is not an https address")),
    }
}

/// Says of an error that belongs to a redirect's target where it came from.
fn refused(original: &Url, target: &Url, error: TransferError) -> TransferError {
    let reason = match error {
        TransferError::Insecure { .. } => "it is not encrypted (http)",
        TransferError::PrivateAddress { .. } => "it leads into a private network",
        other => return other,
    };
    TransferError::Redirect { url: shown(original), target: shown(target), reason }
}

pub(crate) fn stalled(url: &Url, waited: Duration) -> TransferError {
    TransferError::Stalled { url: shown(url), seconds: waited.as_secs_f64().ceil() as u64 }
}

/// What an error of the HTTP library means.
#[must_use]
pub fn classified(url: &Url, error: &reqwest::Error) -> TransferError {
    let address = shown(url);
    if let Some(problem) = cause::<ResolveProblem>(error) {
        return unresolved(url, problem);
    }
    if let Some(problem) = cause::<rustls::Error>(error) {
        return TransferError::Tls { url: address, reason: tls_reason(problem) };
    }
    let reason = match error.is_timeout() {
        true => "it did not answer in time".to_owned(),
        false => deepest(error),
    };
    TransferError::Connect { url: address, reason }
}

fn tls_reason(error: &rustls::Error) -> String {
    use rustls::CertificateError as C;
    match error {
        rustls::Error::InvalidCertificate(C::UnknownIssuer) => {
            "nobody this computer trusts vouches for its certificate".into()
        }
        rustls::Error::InvalidCertificate(C::Expired | C::ExpiredContext { .. }) => {
            "its certificate has expired".into()
        }
        rustls::Error::InvalidCertificate(C::NotValidForName | C::NotValidForNameContext { .. }) => {
            "its certificate is for another host".into()
        }
        rustls::Error::InvalidCertificate(other) => format!("its certificate is not valid ({other})"),
        other => other.to_string(),
    }
}

/// The first cause of that type; also looks into `io::Error`, which hides what it was made from.
fn cause<'a, T: std::error::Error + 'static>(error: &'a (dyn std::error::Error + 'static)) -> Option<&'a T> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref::<T>() {
            return Some(found);
        }
        let inner = error.downcast_ref::<std::io::Error>().and_then(|io| io.get_ref());
        next = match inner {
            Some(inner) => Some(inner as &(dyn std::error::Error + 'static)),
            None => error.source(),
        };
    }
    None
}

/// The text of the innermost cause: the others only say that something went wrong further in.
pub(crate) fn deepest(error: &(dyn std::error::Error + 'static)) -> String {
    let mut last = error;
    while let Some(next) = last.source() {
        last = next;
    }
    last.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_source_that_names_the_proxys_host_is_looked_at_like_any_other() {
        let proxies = Proxies::named(Some("http://localhost:3128")).unwrap();
        let url = Url::parse("https://LocalHost:3128/").unwrap();
        let error = look_behind(&proxies, &url, Reach::Public).await.unwrap_err();
        assert_eq!(error.code(), "private_address");
        let error = look_behind(&proxies, &url, Reach::Confirmed).await.unwrap_err();
        assert!(error.to_string().contains("must be named as localhost"), "{error}");
        assert!(look_behind(&proxies, &url, Reach::Loopback).await.is_ok());
        let proxies = Proxies::default();
        assert!(look_behind(&proxies, &url, Reach::Public).await.is_ok(), "the resolver looks at it");
    }
}
