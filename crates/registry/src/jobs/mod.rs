//! The work that goes on behind requests: one table ([`crate::store::JobStore`]), a runner that claims from it with a
//! lease and a fencing token, and one [`Handler`] for every kind of job.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use tokio_util::sync::CancellationToken;

use crate::{Registry, RegistryError};

/// How a job failed.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// Worth another try later.
    #[error("{0}")]
    Again(String),
    /// Trying again will not help: dead at once.
    #[error("{0}")]
    Dead(String),
}

impl From<RegistryError> for JobError {
    fn from(error: RegistryError) -> Self {
        match error {
            RegistryError::Refused { sentence, .. } => Self::Dead(sentence),
            other => Self::Again(other.to_string()),
        }
    }
}

/// A claimed job, as its handler sees it.
pub struct JobContext {
    /// Its number.
    pub id: i64,
    /// Which attempt this is, from 1; also its fencing token.
    pub attempt: u32,
    /// The last one: after it the job is dead.
    pub last: bool,
    /// What it was told.
    pub payload: serde_json::Value,
    /// Stops when the job is cancelled, its lease was lost, or the server goes down.
    pub stop: CancellationToken,
}

/// What a handler answers.
pub type Done<'a> = Pin<Box<dyn Future<Output = Result<(), JobError>> + Send + 'a>>;

/// Does one kind of job. It may be killed anywhere and run again: whatever it does must be right a second time.
pub trait Handler: Send + Sync {
    /// The kind.
    fn kind(&self) -> &'static str;
    /// Does it.
    fn run<'a>(&'a self, registry: &'a Arc<Registry>, job: &'a JobContext) -> Done<'a>;
}

/// A job that is wanted again and again.
#[derive(Debug, Clone, Copy)]
pub struct Timer {
    /// The kind; also its dedupe word, so that one waits at most.
    pub kind: &'static str,
    /// Milliseconds between two.
    pub every: i64,
}

/// All handlers: every room brings its own.
pub fn handlers() -> Vec<Box<dyn Handler>> {
    [
        crate::checks::handlers(),
        crate::publishing::handlers(),
        crate::notify::handlers(),
        crate::webhooks::handlers(),
        crate::search::handlers(),
        crate::stats::handlers(),
        crate::ratings::handlers(),
        crate::care::handlers(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// All timers.
pub fn timers() -> Vec<Timer> {
    [crate::publishing::timers(), crate::stats::timers(), crate::ratings::timers(), crate::care::timers()]
        .into_iter()
        .flatten()
        .collect()
}
