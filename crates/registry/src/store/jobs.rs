//! The job queue's table: enqueued in the same transaction as the change that needs it. Who works on a job holds it by
//! its fencing token (the number of the claim): whatever a worker says about a job it no longer holds is refused.

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

/// Where a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum JobState {
    /// Waits for its time and a worker.
    Ready,
    /// A worker holds it.
    Running,
    /// Done.
    Done,
    /// Failed for good; stays until somebody looks.
    Dead,
    /// Called off.
    Cancelled,
}

impl JobState {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Ready, Self::Running, Self::Done, Self::Dead, Self::Cancelled];

    /// The word for it, as stored and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Running => "running",
            Self::Done => "done",
            Self::Dead => "dead",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state with that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// A job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobRow {
    /// Its number.
    pub id: i64,
    /// Which handler does it.
    pub kind: String,
    /// What the handler is told.
    pub payload: serde_json::Value,
    /// Higher goes first.
    pub priority: i64,
    /// Where it stands.
    pub state: JobState,
    /// Not before.
    pub run_at: Timestamp,
    /// How often it was claimed; of a running job the fencing token.
    pub fence: u32,
    /// How often it failed.
    pub failures: u32,
    /// How often its worker died.
    pub lost: u32,
    /// Failures until it is dead.
    pub max_attempts: u32,
    /// Who holds it.
    pub locked_by: Option<String>,
    /// Until when.
    pub lease_until: Option<Timestamp>,
    /// Somebody wants it to stop.
    pub cancel: bool,
    /// See [`NewJob::dedupe`].
    pub dedupe: Option<String>,
    /// How far it is, in the handler's words.
    pub progress: Option<String>,
    /// How it failed last.
    pub error: Option<String>,
    /// When it was added.
    pub created: Timestamp,
    /// When it was done, dead or cancelled.
    pub ended: Option<Timestamp>,
}

/// What a worker hears when it says that it still works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beat {
    /// Go on.
    Held,
    /// Stop: it was cancelled.
    Cancelled,
    /// Stop: the job is no longer yours.
    Lost,
}

/// Which jobs are wanted; `None` for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JobFilter {
    /// In this state.
    pub state: Option<JobState>,
    /// Of this kind.
    pub kind: Option<String>,
}

/// When there is something to do next.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct JobOutlook {
    /// When the first of those that wait may run.
    pub due: Option<Timestamp>,
    /// When the first lease runs out.
    pub lease: Option<Timestamp>,
}

/// Jobs.
pub trait JobStore {
    /// Adds a job; `None` when the same one waits already.
    ///
    /// # Errors
    /// When the engine refuses.
    fn enqueue(&self, job: &NewJob, now: Timestamp) -> Result<Option<i64>, RegistryError>;
    /// When there is something to do next.
    ///
    /// # Errors
    /// When the engine refuses.
    fn job_outlook(&self) -> Result<JobOutlook, RegistryError>;
    /// Takes the most urgent job whose time has come, for a worker, until `lease_until`.
    ///
    /// # Errors
    /// When the engine refuses.
    fn claim_job(
        &self,
        worker: &str,
        now: Timestamp,
        lease_until: Timestamp,
    ) -> Result<Option<JobRow>, RegistryError>;
    /// Says that the holder still works on it, and until when it wants it.
    ///
    /// # Errors
    /// When the engine refuses.
    fn beat_job(&self, id: i64, fence: u32, lease_until: Timestamp) -> Result<Beat, RegistryError>;
    /// What [`JobStore::beat_job`] would answer. A handler may ask in the transaction of its change, so that a worker
    /// that lost the job changes nothing any more.
    ///
    /// # Errors
    /// When the engine refuses.
    fn job_held(&self, id: i64, fence: u32) -> Result<Beat, RegistryError>;
    /// Notes how far it is, in words; false when the job is held by somebody else.
    ///
    /// # Errors
    /// When the engine refuses.
    fn note_job(&self, id: i64, fence: u32, progress: &str) -> Result<bool, RegistryError>;
    /// Done; false when the job is held by somebody else.
    ///
    /// # Errors
    /// When the engine refuses.
    fn complete_job(&self, id: i64, fence: u32, now: Timestamp) -> Result<bool, RegistryError>;
    /// Failed: to be tried again at `again`, or dead; false when the job is held by somebody else. One that was to be
    /// cancelled is cancelled.
    ///
    /// # Errors
    /// When the engine refuses.
    fn fail_job(
        &self,
        id: i64,
        fence: u32,
        error: &str,
        again: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<bool, RegistryError>;
    /// Gives a job back that was not brought to an end; the attempt does not count. False when the job is held by
    /// somebody else.
    ///
    /// # Errors
    /// When the engine refuses.
    fn give_back_job(&self, id: i64, fence: u32, now: Timestamp) -> Result<bool, RegistryError>;
    /// Gives back the jobs whose lease has run out: their worker died. One whose workers die again and again is dead
    /// after `most` times. Answers how many leases had run out.
    ///
    /// # Errors
    /// When the engine refuses.
    fn requeue_lost_jobs(&self, most: u32, now: Timestamp) -> Result<u64, RegistryError>;
    /// Calls a job off: one that waits at once, one that runs as soon as its worker hears of it. False when it ended.
    ///
    /// # Errors
    /// When the engine refuses.
    fn cancel_job(&self, id: i64, now: Timestamp) -> Result<bool, RegistryError>;
    /// Lets a dead or cancelled job wait again, with all its attempts. False when it is neither, or when the same one
    /// waits already.
    ///
    /// # Errors
    /// When the engine refuses.
    fn retry_job(&self, id: i64, now: Timestamp) -> Result<bool, RegistryError>;
    /// A job.
    ///
    /// # Errors
    /// When the engine refuses.
    fn job(&self, id: i64) -> Result<Option<JobRow>, RegistryError>;
    /// Jobs with a number below `before` (`i64::MAX` for the newest), newest first.
    ///
    /// # Errors
    /// When the engine refuses.
    fn jobs(&self, filter: &JobFilter, before: i64, limit: u32) -> Result<Vec<JobRow>, RegistryError>;
    /// How many jobs of each kind are in each state.
    ///
    /// # Errors
    /// When the engine refuses.
    fn job_counts(&self) -> Result<Vec<(String, JobState, u64)>, RegistryError>;
}
