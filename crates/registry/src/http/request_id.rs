//! One id per request: given out in `X-Request-Id`, and in every log line and every refusal of that request. One that a
//! proxy or client brings is kept when it looks like an id.

use std::fmt;
use std::future::Future;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// The header.
pub const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// Should an id ever not be one; ours always are.
const UNKNOWN: HeaderValue = HeaderValue::from_static("unknown");

/// An id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestId(HeaderValue);

/// Differs between two starts of the server.
static START: LazyLock<u32> = LazyLock::new(rand::random);

/// Counts the requests of this start.
static NEXT: AtomicU64 = AtomicU64::new(1);

tokio::task_local! {
    static CURRENT: RequestId;
}

impl RequestId {
    /// The one the request brings, otherwise a new one.
    pub fn of(headers: &HeaderMap) -> Self {
        let brought = headers.get(&HEADER);
        Self(match brought.filter(|value| looks_like_an_id(value.as_bytes())) {
            Some(value) => value.clone(),
            None => {
                let made = format!("{:08x}-{:06x}", *START, NEXT.fetch_add(1, Ordering::Relaxed));
                HeaderValue::try_from(made).unwrap_or(UNKNOWN)
            }
        })
    }

    /// The id of the request that is being answered on this task.
    pub fn current() -> Option<Self> {
        CURRENT.try_with(Clone::clone).ok()
    }

    /// Runs `work` as the answering of this request.
    pub async fn during<F: Future>(self, work: F) -> F::Output {
        CURRENT.scope(self, work).await
    }

    /// As the value of the header.
    pub fn value(&self) -> HeaderValue {
        self.0.clone()
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        self.0.to_str().unwrap_or("unknown")
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

fn looks_like_an_id(text: &[u8]) -> bool {
    (1..=64).contains(&text.len())
        && text.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}
