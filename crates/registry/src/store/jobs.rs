//! The job queue's table: enqueued in the same transaction as the change that needs it.

use vitrine_base::Timestamp;

use crate::RegistryError;

/// A job to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewJob {
    /// Which handler does it: `check`, `publish`, `index`, `webhook`, …
    pub kind: &'static str,
    /// What the handler is told, a JSON document.
    pub payload: serde_json::Value,
    /// Higher goes first.
    pub priority: i64,
    /// Not before.
    pub run_at: Timestamp,
    /// Attempts until it is dead.
    pub max_attempts: u32,
    /// While a job of this kind with the same word waits, another is not added. (One that runs already may have read
    /// what was before, so it does not count.)
    pub dedupe: Option<String>,
}

impl NewJob {
    /// A job to be done soon, tried five times.
    pub fn now(kind: &'static str, payload: serde_json::Value, now: Timestamp) -> Self {
        Self { kind, payload, priority: 0, run_at: now, max_attempts: 5, dedupe: None }
    }

    /// The same, once among those that wait.
    #[must_use]
    pub fn once(mut self, word: impl Into<String>) -> Self {
        self.dedupe = Some(word.into());
        self
    }
}

/// Jobs.
pub trait JobStore {
    /// Adds a job; `None` when the same one waits already.
    ///
    /// # Errors
    /// When the engine refuses.
    fn enqueue(&self, job: &NewJob, now: Timestamp) -> Result<Option<i64>, RegistryError>;
}
