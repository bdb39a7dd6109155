//! Jobs: every long thing runs here, with a row on disk, progress at most ten times a second, a cancel
//! token, and a text a person can copy. The row holds the request, so that a job can be started again.

mod elsewhere;
mod places;
mod rows;
mod running;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio::sync::{broadcast, watch};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use vitrine_api::types::{
    BuildRequest, DraftRef, InstallLocal, InstallRequest, JobItem, JobKind, JobPhase, JobRef, JobSnapshot,
    JobState, MoveRequest, PackageRef, RemoveRequest, SelfUpdateWish, SeveralRequest, SwitchRequest,
    SyncRequest,
};
use vitrine_api::{ApiError, Event};
use vitrine_base::{Clock, Said};
use vitrine_library::{JobStore, JobWish};

use self::places::Places;
pub(crate) use self::rows::cancelled;
use self::rows::{broken, from_row, has_ended, nearly_done, unknown, word};
pub(crate) use self::running::Running;
pub use self::running::job_phase;
use crate::errors::Explain as _;

/// Ended jobs kept for the Activity page.
const KEPT: usize = 200;

/// What a job was asked for, as kept on disk.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "camelCase")]
pub(crate) enum Request {
    Install(InstallRequest),
    Remove(RemoveRequest),
    Rollback { package: PackageRef },
    Sync(SyncRequest),
    Switch(SwitchRequest),
    Build(BuildRequest),
    Several(SeveralRequest),
    Submit(DraftRef),
    Fetch(SeveralRequest),
    Local(InstallLocal),
    Move(MoveRequest),
    SelfUpdate(SelfUpdateWish),
}

/// A new job, described.
pub(crate) struct NewJob {
    pub(crate) kind: JobKind,
    pub(crate) title: String,
    pub(crate) package: Option<PackageRef>,
    pub(crate) source: Option<String>,
    pub(crate) request: Request,
}

struct Live {
    snapshot: watch::Sender<JobSnapshot>,
    cancel: CancellationToken,
    pausing: Arc<AtomicBool>,
}

/// All jobs of one gallery.
pub(crate) struct Jobs {
    store: JobStore,
    clock: Arc<dyn Clock>,
    events: broadcast::Sender<Event>,
    places: Arc<Places>,
    live: Mutex<HashMap<String, Live>>,
    // Everything that runs, until its end is on disk.
    tasks: TaskTracker,
    // Jobs that are being started again just now.
    claimed: Mutex<HashSet<String>>,
    // Whether somebody looks for what other processes wish.
    heeding: AtomicBool,
}

/// The right to start a job again, for as long as it is held.
pub(crate) struct Claim {
    jobs: Arc<Jobs>,
    id: String,
}

impl Drop for Claim {
    fn drop(&mut self) {
        self.jobs.claimed.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.id);
    }
}

impl Jobs {
    pub(crate) fn new(store: JobStore, clock: Arc<dyn Clock>, events: broadcast::Sender<Event>) -> Arc<Self> {
        let places = Places::new();
        let (live, claimed, heeding) = Default::default();
        let tasks = TaskTracker::new();
        Arc::new(Self { store, clock, events, places, live, tasks, claimed, heeding })
    }

    fn live(&self) -> MutexGuard<'_, HashMap<String, Live>> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes the row and starts the work; answers at once.
    pub(crate) fn start<F, Fut>(self: &Arc<Self>, job: NewJob, work: F) -> Result<JobRef, ApiError>
    where
        F: FnOnce(Arc<Running>) -> Fut + Send + 'static,
        Fut: Future<Output = Result<Said, ApiError>> + Send + 'static,
    {
        self.start_with(job, Vec::new(), work)
    }

    /// As [`Self::start`], for a job about several packages.
    pub(crate) fn start_with<F, Fut>(
        self: &Arc<Self>,
        job: NewJob,
        items: Vec<JobItem>,
        work: F,
    ) -> Result<JobRef, ApiError>
    where
        F: FnOnce(Arc<Running>) -> Fut + Send + 'static,
        Fut: Future<Output = Result<Said, ApiError>> + Send + 'static,
    {
        let snapshot = self.create(job, items)?;
        let id = snapshot.id.clone();
        let (cancel, pausing) = (CancellationToken::new(), Arc::new(AtomicBool::new(false)));
        let (sender, _) = watch::channel(snapshot.clone());
        self.forget_old();
        self.live()
            .insert(id.clone(), Live { snapshot: sender, cancel: cancel.clone(), pausing: pausing.clone() });
        let _ = self.events.send(Event::Job { job: snapshot });
        self.heed_others();
        let running =
            Arc::new(Running { jobs: self.clone(), id: id.clone(), cancel, pausing, pace: Mutex::default() });
        let places = self.places.clone();
        self.tasks.spawn(async move {
            let result = tokio::select! {
                biased;
                () = running.cancel.cancelled() => Err(cancelled()),
                place = places.take() => {
                    // Held until the work is done.
                    let _place = place;
                    running.change(true, |job| {
                        job.state = JobState::Running;
                        job.phase = JobPhase::Planning;
                    });
                    // A panic in the work is the end of this job, not of its row.
                    match tokio::spawn(work(running.clone())).await {
                        Ok(result) => result,
                        Err(error) => Err(broken(&error)),
                    }
                }
            };
            running.finish(result);
        });
        Ok(JobRef { id })
    }

    /// So many jobs run at the same time from now on.
    pub(crate) fn set_places(&self, wanted: u32) {
        self.places.set(usize::try_from(wanted).unwrap_or(usize::MAX));
    }

    /// Lets go of ended jobs beyond those the Activity page shows.
    fn forget_old(&self) {
        if let Err(error) = self.store.keep_ended(KEPT) {
            tracing::warn!("old jobs could not be forgotten: {error}");
        }
        let mut live = self.live();
        if live.len() > KEPT {
            live.retain(|_, live| !has_ended(&live.snapshot.borrow()));
        }
    }

    fn create(&self, job: NewJob, items: Vec<JobItem>) -> Result<JobSnapshot, ApiError> {
        let snapshot = JobSnapshot {
            id: String::new(),
            kind: job.kind,
            title: job.title,
            package: job.package,
            source: job.source,
            state: JobState::Queued,
            phase: JobPhase::Waiting,
            done: 0,
            total: None,
            speed: None,
            outcome: None,
            outcome_said: Vec::new(),
            error: None,
            created: self.clock.now(),
            ended: None,
            can_cancel: true,
            can_retry: false,
            can_pause: rows::fetches(job.kind),
            can_resume: false,
            items,
            transfer: None,
            details: String::new(),
        };
        let request = serde_json::json!({ "request": job.request, "snapshot": snapshot });
        let row = self.store.create(word(job.kind), &snapshot.title, request).map_err(|e| e.explain())?;
        Ok(JobSnapshot { id: row.id, ..snapshot })
    }

    /// Asks a job to stop; one that has ended stays as it is.
    pub(crate) fn cancel(&self, id: &str) -> Result<(), ApiError> {
        if let Some(live) = self.live().get(id) {
            // Before the look at where it stands: a job that is about to be paused sees it, or is paused already here.
            live.pausing.store(false, Ordering::SeqCst);
            let paused = live.snapshot.borrow().state == JobState::Paused;
            live.cancel.cancel();
            if !paused {
                return Ok(());
            }
        }
        self.request(id)?;
        self.ask_elsewhere(id, JobWish::Cancel)?;
        self.give_up(id)
    }

    /// Asks a job to stop for later.
    pub(crate) fn pause(&self, id: &str) -> Result<(), ApiError> {
        let all = self.live();
        let Some(live) = all.get(id) else {
            drop(all);
            return self.ask_elsewhere(id, JobWish::Pause);
        };
        let job = live.snapshot.borrow();
        if has_ended(&job) {
            return Ok(());
        }
        if !job.can_pause {
            return Err(nearly_done());
        }
        drop(job);
        live.pausing.store(true, Ordering::SeqCst);
        live.cancel.cancel();
        Ok(())
    }

    /// Takes a job that has ended, to start it once more: nobody else does so at the same moment.
    pub(crate) fn claim(self: &Arc<Self>, id: &str) -> Result<Claim, ApiError> {
        if !self.claimed.lock().unwrap_or_else(PoisonError::into_inner).insert(id.to_owned()) {
            return Err(ApiError::new("jobs.running", "This was started again a moment ago."));
        }
        // Held before the looks: of two at once, the later one must see what the earlier one made of it.
        let claim = Claim { jobs: self.clone(), id: id.to_owned() };
        if self.live().get(id).is_some_and(|live| !has_ended(&live.snapshot.borrow())) {
            return Err(ApiError::new("jobs.running", "This is still running."));
        }
        let row = self.store.get(id).map_err(|e| e.explain())?.ok_or_else(|| unknown(id))?;
        if matches!(row.state.as_str(), "queued" | "running") {
            return Err(ApiError::new("jobs.running", "This is running in another Vitrine."));
        }
        Ok(claim)
    }

    /// Forgets a paused or interrupted job whose work goes on under another id.
    pub(crate) fn replaced(&self, id: &str) -> Result<(), ApiError> {
        self.live().remove(id);
        self.store.forget(id).map_err(|e| e.explain())
    }

    /// A paused job that the person does not want any more.
    fn give_up(&self, id: &str) -> Result<(), ApiError> {
        let row = self.store.get(id).map_err(|e| e.explain())?;
        if row.is_none_or(|row| row.state != "paused") {
            return Ok(());
        }
        let said = serde_json::to_value(rows::given_up()).ok();
        self.store.finish(id, "cancelled", said.as_ref(), None).map_err(|e| e.explain())?;
        self.live().remove(id);
        self.tell_row(id)
    }

    /// What a job was asked for.
    pub(crate) fn request(&self, id: &str) -> Result<Request, ApiError> {
        let row = self.store.get(id).map_err(|e| e.explain())?.ok_or_else(|| unknown(id))?;
        serde_json::from_value(row.request["request"].clone()).map_err(|error| {
            ApiError::new(
                "jobs.request",
                "This job is of another version of Vitrine and cannot be started again.",
            )
            .with_details(error.to_string())
        })
    }

    /// A job as it is now.
    pub(crate) fn snapshot(&self, id: &str) -> Result<JobSnapshot, ApiError> {
        if let Some(live) = self.live().get(id) {
            return Ok(live.snapshot.borrow().clone());
        }
        let row = self.store.get(id).map_err(|e| e.explain())?;
        row.and_then(|row| from_row(&row, &[])).ok_or_else(|| unknown(id))
    }

    /// Every job, newest first; what runs as it is now, the rest from disk.
    pub(crate) fn list(&self) -> Result<Vec<JobSnapshot>, ApiError> {
        let rows = self.store.list(KEPT).map_err(|e| e.explain())?;
        let live = self.live();
        Ok(rows
            .iter()
            .filter_map(|row| match live.get(&row.id) {
                Some(live) => Some(live.snapshot.borrow().clone()),
                None => from_row(row, &self.store.notes(&row.id).unwrap_or_default()),
            })
            .collect())
    }

    /// Jobs of whichever process on this home that run or wait and change what is installed; but not this one.
    pub(crate) fn changing_beside(&self, id: &str) -> Result<Vec<JobSnapshot>, ApiError> {
        // What a process that died left running is not running.
        self.store.interrupted_at_start().map_err(|e| e.explain())?;
        let changes = |job: &JobSnapshot| !matches!(job.kind, JobKind::Sync | JobKind::Upload);
        let all = self.list()?;
        Ok(all.into_iter().filter(|job| job.id != id && !has_ended(job) && changes(job)).collect())
    }

    /// Jobs that run or wait.
    pub(crate) fn running(&self) -> Vec<JobSnapshot> {
        self.live()
            .values()
            .map(|live| live.snapshot.borrow().clone())
            .filter(|job| !has_ended(job))
            .collect()
    }

    /// Forgets the jobs that have ended.
    pub(crate) fn clear(&self) -> Result<(), ApiError> {
        self.store.clear_ended().map_err(|e| e.explain())?;
        self.live().retain(|_, live| !has_ended(&live.snapshot.borrow()));
        Ok(())
    }

    /// Waits until a job has ended, showing each step.
    pub(crate) async fn wait(
        &self,
        id: &str,
        mut show: impl FnMut(&JobSnapshot),
    ) -> Result<JobSnapshot, ApiError> {
        let receiver = self.live().get(id).map(|live| live.snapshot.subscribe());
        let Some(mut receiver) = receiver else {
            return self.list()?.into_iter().find(|job| job.id == id).ok_or_else(|| unknown(id));
        };
        loop {
            let now = receiver.borrow_and_update().clone();
            show(&now);
            if has_ended(&now) || receiver.changed().await.is_err() {
                return Ok(now);
            }
        }
    }

    /// Stops every job, and waits until each has stopped and that is on disk, but no longer than `patience`; for the
    /// end of the program. What fetches a package is paused rather than given up: at the next start it can go on.
    pub(crate) async fn stop_all(&self, patience: Duration) {
        for live in self.live().values() {
            if live.snapshot.borrow().can_pause {
                live.pausing.store(true, Ordering::SeqCst);
            }
            live.cancel.cancel();
        }
        self.tasks.close();
        if tokio::time::timeout(patience, self.tasks.wait()).await.is_err() {
            tracing::warn!("{} jobs have not stopped in time", self.tasks.len());
        }
    }
}
