//! One request to a webhook: no redirects, no proxy, fifteen seconds, and no more of the answer than is kept.

use std::sync::Arc;
use std::time::Duration;

use reqwest::{Client, redirect};

use crate::RegistryError;
use crate::webhooks::guard::{self, Guarded, Lookup, System};

/// How long a webhook may take to answer.
const PATIENCE: Duration = Duration::from_secs(15);

/// Bytes of the answer that are read and kept.
const ANSWER: usize = 1_024;

/// What is sent.
#[derive(Debug, Clone)]
pub struct Parcel<'a> {
    /// Where to.
    pub url: &'a str,
    /// `webhook-id`.
    pub id: &'a str,
    /// `webhook-timestamp`, seconds since 1970.
    pub seconds: i64,
    /// `webhook-signature`.
    pub signature: String,
    /// A JSON document.
    pub body: &'a str,
}

/// How it went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The HTTP status, when there was an answer.
    pub status: Option<u16>,
    /// The beginning of the answer.
    pub answer: Option<String>,
    /// Why it failed, in a sentence; none when it did not.
    pub problem: Option<String>,
}

/// Sends to webhooks.
#[derive(Clone)]
pub struct Sender {
    client: Client,
    private_allowed: bool,
}

impl Sender {
    /// Over the system's own look-up of names. `private_allowed`: http and private addresses too.
    ///
    /// # Errors
    /// When the system's certificates cannot be read.
    pub fn new(private_allowed: bool) -> Result<Self, RegistryError> {
        Self::looking_up(Arc::new(System), private_allowed)
    }

    /// Over another look-up of names.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn looking_up(lookup: Arc<dyn Lookup>, private_allowed: bool) -> Result<Self, RegistryError> {
        let client = Client::builder()
            .dns_resolver(Arc::new(Guarded { lookup, private_allowed }))
            .redirect(redirect::Policy::none())
            .no_proxy()
            .timeout(PATIENCE)
            .pool_max_idle_per_host(0)
            .user_agent(concat!("vitrine-webhooks/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| RegistryError::Internal(format!("no client for webhooks: {error}")))?;
        Ok(Self { client, private_allowed })
    }

    /// Sends once.
    pub async fn send(&self, parcel: &Parcel<'_>) -> Outcome {
        let url = match guard::check(parcel.url, self.private_allowed) {
            Ok(url) => url,
            Err(refused) => {
                return Outcome { problem: Some(refused.to_string()), ..Outcome::default() };
            }
        };
        let request = self
            .client
            .post(url)
            .header("content-type", "application/json")
            .header("webhook-id", parcel.id)
            .header("webhook-timestamp", parcel.seconds)
            .header("webhook-signature", &parcel.signature)
            .body(parcel.body.to_owned());
        // The client's own limit ends the body too, but says so less clearly.
        match tokio::time::timeout(PATIENCE, async { read(request.send().await?).await }).await {
            Err(_) => Outcome { problem: Some(took_too_long()), ..Outcome::default() },
            Ok(Ok(outcome)) => outcome,
            Ok(Err(error)) => Outcome { problem: Some(sentence(&error)), ..Outcome::default() },
        }
    }
}

async fn read(mut response: reqwest::Response) -> Result<Outcome, reqwest::Error> {
    let status = response.status();
    let mut answer = Vec::new();
    while answer.len() < ANSWER {
        match response.chunk().await? {
            Some(chunk) => answer.extend_from_slice(&chunk[..chunk.len().min(ANSWER - answer.len())]),
            None => break,
        }
    }
    let problem = match status {
        _ if status.is_success() => None,
        _ if status.is_redirection() => {
            Some(format!("It answered {} and would lead elsewhere; that is not followed.", status.as_u16()))
        }
        _ => Some(format!("It answered {}.", status.as_u16())),
    };
    let answer = String::from_utf8_lossy(&answer).into_owned();
    Ok(Outcome { status: Some(status.as_u16()), answer: Some(answer), problem })
}

fn took_too_long() -> String {
    format!("It took longer than {} seconds.", PATIENCE.as_secs())
}

/// What went wrong, without the address: that stands beside it.
fn sentence(error: &reqwest::Error) -> String {
    let mut source: Option<&(dyn std::error::Error + 'static)> = Some(error);
    let mut deepest = String::new();
    while let Some(cause) = source {
        if let Some(refused) = cause.downcast_ref::<guard::Refused>() {
            return refused.to_string();
        }
        deepest = cause.to_string();
        source = cause.source();
    }
    match () {
        () if error.is_timeout() => took_too_long(),
        () if error.is_connect() => format!("No connection could be made: {deepest}."),
        () => format!("The request failed: {deepest}."),
    }
}
