//! What those who listen are told. Server-sent events resume from it by sequence.

use vitrine_base::Timestamp;

use crate::RegistryError;

/// One piece of news.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// Its place; grows.
    pub seq: i64,
    /// Who listens: `submission:<id>`, `queue`, `account:<id>`, `package:<id>`.
    pub topic: String,
    /// When.
    pub at: Timestamp,
    /// A JSON document.
    pub body: String,
}

/// News, append-only.
pub trait NewsStore {
    /// Tells those who listen to `topic`; heard after the commit.
    ///
    /// # Errors
    /// When the engine refuses.
    fn add_news(&self, topic: &str, at: Timestamp, body: &serde_json::Value) -> Result<i64, RegistryError>;
    /// News of a topic after a sequence, oldest first, at most `limit`.
    ///
    /// # Errors
    /// When the engine refuses.
    fn news_after(&self, topic: &str, after: i64, limit: u32) -> Result<Vec<News>, RegistryError>;
    /// The sequence of the newest piece of news; 0 when there is none.
    ///
    /// # Errors
    /// When the engine refuses.
    fn news_last(&self) -> Result<i64, RegistryError>;
}
