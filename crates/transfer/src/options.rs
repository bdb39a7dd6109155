//! Time limits and retries.

use std::time::Duration;

/// How patient a [`Client`](crate::Client) is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientOptions {
    /// Longest wait for a connection.
    pub connect: Duration,
    /// Longest wait for the first byte of an answer once connected.
    pub first_byte: Duration,
    /// Longest silence in the middle of an answer.
    pub stall: Duration,
    /// How long a document may drip before its average rate counts.
    pub slow_after: Duration,
    /// The lowest average rate of a document after that, in bytes a second. Packages may be as slow as they are.
    pub slow_rate: u64,
    /// How often one address is tried, the first time included.
    pub attempts: u32,
    /// The first pause before trying again is up to this long, every further one up to twice the last.
    pub backoff_base: Duration,
    /// No pause is longer than this, unless the server asks for it.
    pub backoff_cap: Duration,
    /// The longest wait a server may ask for; a longer one is an error that says how long.
    pub max_retry_after: Duration,
    /// What the client calls itself.
    pub user_agent: String,
}

impl Default for ClientOptions {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            first_byte: Duration::from_secs(15),
            stall: Duration::from_secs(20),
            slow_after: Duration::from_secs(10),
            slow_rate: 4_000,
            attempts: 3,
            backoff_base: Duration::from_millis(200),
            backoff_cap: Duration::from_secs(30),
            max_retry_after: Duration::from_secs(300),
            user_agent: concat!("vitrine/", env!("CARGO_PKG_VERSION")).into(),
        }
    }
}
