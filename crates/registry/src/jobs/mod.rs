//! The work that goes on behind requests: one table ([`crate::store::JobStore`]), a [`Runner`] that claims from it with a
//! lease and a fencing token, and one [`Handler`] for every kind of job. A job is done at least once: what a handler
//! does must be right a second time. Two workers never hold one job at the same time as long as its holder says in time
//! that it lives; one that does not loses it, hears of that, and cannot complete it any more.

mod runner;
mod tidy;
mod work;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use tokio_util::sync::CancellationToken;

use crate::error::Refusal;
use crate::store::{Beat, UnitOfWork};
use crate::{Registry, RegistryError};

pub use runner::{Bench, Pace, Runner, run_until_idle, run_until_idle_with};
pub use work::backoff;

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
    /// Which claim of it this is, from 1: its fencing token.
    pub attempt: u32,
    /// Should it fail, it is dead.
    pub last: bool,
    /// What it was told.
    pub payload: serde_json::Value,
    /// Stops when the job is cancelled, its lease was lost, or the server goes down.
    pub stop: CancellationToken,
}

/// Which claim of which job work is done for: a worker that was taken for dead, and is not, changes nothing with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fence {
    /// The job's number.
    pub job: i64,
    /// The claim of it.
    pub attempt: u32,
}

impl Fence {
    /// Refuses when the job is no longer held by this worker. To be asked in the transaction that writes what was done.
    ///
    /// # Errors
    /// [`Refusal::Conflict`]; when the engine refuses.
    pub fn still_held(self, unit: &dyn UnitOfWork) -> Result<(), RegistryError> {
        if unit.job_held(self.job, self.attempt)? == Beat::Lost {
            return Err(RegistryError::refused(
                Refusal::Conflict,
                "job.lost",
                "Somebody else works on this job by now.",
            ));
        }
        Ok(())
    }
}

impl JobContext {
    /// This claim, for whoever writes what was done.
    pub fn fence(&self) -> Fence {
        Fence { job: self.id, attempt: self.attempt }
    }

    /// Notes how far it is, in words a person reads.
    ///
    /// # Errors
    /// When the engine refuses.
    pub async fn progress(&self, registry: &Registry, words: impl Into<String>) -> Result<(), RegistryError> {
        let (id, fence, words) = (self.id, self.attempt, words.into());
        registry.db.write(move |unit| unit.note_job(id, fence, &words)).await.map(|_| ())
    }
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
        tidy::handlers(),
        crate::uploads::handlers(),
        crate::checks::handlers(),
        crate::publishing::handlers(),
        crate::notify::handlers(),
        crate::webhooks::handlers(),
        crate::search::handlers(),
        crate::care::handlers(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// All timers.
pub fn timers() -> Vec<Timer> {
    [tidy::timers(), crate::uploads::timers(), crate::publishing::timers(), crate::care::timers()]
        .into_iter()
        .flatten()
        .collect()
}
