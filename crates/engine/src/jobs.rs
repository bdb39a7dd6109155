//! Jobs: every long thing runs here, with a row on disk, progress at most ten times a second, a cancel
//! token, and a text a person can copy. The row holds the request, so that a job can be started again.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use tokio::sync::{Semaphore, broadcast, watch};
use tokio_util::sync::CancellationToken;
use vitrine_api::types::{
    InstallRequest, JobKind, JobPhase, JobRef, JobSnapshot, JobState, PackageRef, RemoveRequest, SyncRequest,
};
use vitrine_api::{ApiError, Event};
use vitrine_base::{Clock, Phase, Reporter};
use vitrine_library::{JobNote, JobRow, JobStore};

use crate::errors::Explain as _;

/// Events of one job no more often than this.
const EVENT_EVERY: Duration = Duration::from_millis(100);

/// The row on disk no more often than this, phase changes excepted: a crash loses no more than that much
/// of a progress bar.
const PERSIST_EVERY: Duration = Duration::from_millis(750);

/// Downloads and installs at the same time: more only makes each slower on one disk and one line.
const PARALLEL: usize = 3;

/// Ended jobs kept for the Activity page.
const KEPT: usize = 200;

/// Bytes of a job's steps that are told with every event; the rows on disk keep more.
const MAX_DETAILS: usize = 16 * 1024;

/// What a job was asked for, as kept on disk.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "camelCase")]
pub(crate) enum Request {
    Install(InstallRequest),
    Remove(RemoveRequest),
    Rollback { package: PackageRef },
    Sync(SyncRequest),
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
}

/// All jobs of one gallery.
pub(crate) struct Jobs {
    store: JobStore,
    clock: Arc<dyn Clock>,
    events: broadcast::Sender<Event>,
    places: Arc<Semaphore>,
    live: Mutex<HashMap<String, Live>>,
}

impl Jobs {
    pub(crate) fn new(store: JobStore, clock: Arc<dyn Clock>, events: broadcast::Sender<Event>) -> Arc<Self> {
        let places = Arc::new(Semaphore::new(PARALLEL));
        Arc::new(Self { store, clock, events, places, live: Mutex::default() })
    }

    fn live(&self) -> MutexGuard<'_, HashMap<String, Live>> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes the row and starts the work; answers at once.
    pub(crate) fn start<F, Fut>(self: &Arc<Self>, job: NewJob, work: F) -> Result<JobRef, ApiError>
    where
        F: FnOnce(Arc<Running>) -> Fut + Send + 'static,
        Fut: Future<Output = Result<String, ApiError>> + Send + 'static,
    {
        let snapshot = self.create(job)?;
        let id = snapshot.id.clone();
        let cancel = CancellationToken::new();
        let (sender, _) = watch::channel(snapshot.clone());
        self.forget_old();
        self.live().insert(id.clone(), Live { snapshot: sender, cancel: cancel.clone() });
        let _ = self.events.send(Event::Job { job: snapshot });
        let running =
            Arc::new(Running { jobs: self.clone(), id: id.clone(), cancel, pace: Mutex::default() });
        let places = self.places.clone();
        tokio::spawn(async move {
            let result = tokio::select! {
                biased;
                () = running.cancel.cancelled() => Err(cancelled()),
                place = places.acquire_owned() => {
                    // The semaphore is never closed; a place is held until the work is done.
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

    /// Lets go of ended jobs beyond those the Activity page shows; their rows stay on disk.
    fn forget_old(&self) {
        let mut live = self.live();
        if live.len() > KEPT {
            live.retain(|_, live| !has_ended(&live.snapshot.borrow()));
        }
    }

    fn create(&self, job: NewJob) -> Result<JobSnapshot, ApiError> {
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
            error: None,
            created: self.clock.now(),
            ended: None,
            can_cancel: true,
            can_retry: false,
            can_pause: false,
            can_resume: false,
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
            live.cancel.cancel();
            return Ok(());
        }
        self.request(id).map(|_| ())
    }

    /// Asks a job to stop for later.
    pub(crate) fn pause(&self, id: &str) -> Result<(), ApiError> {
        self.cancel(id)
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

    /// Asks every job to stop; for the end of the program.
    pub(crate) fn cancel_all(&self) {
        for live in self.live().values() {
            live.cancel.cancel();
        }
    }
}

fn has_ended(job: &JobSnapshot) -> bool {
    !matches!(job.state, JobState::Queued | JobState::Running)
}

fn cancelled() -> ApiError {
    ApiError::new("jobs.cancelled", "Cancelled.")
}

fn broken(error: &tokio::task::JoinError) -> ApiError {
    ApiError::new("engine.panic", "Something went wrong inside Vitrine.")
        .with_action("Try again; if it comes back, copy the details into a report.")
        .with_details(error.to_string())
}

fn unknown(id: &str) -> ApiError {
    ApiError::new("jobs.unknown", format!("There is no job “{id}” any more."))
}

fn word(kind: JobKind) -> &'static str {
    match kind {
        JobKind::Install => "install",
        JobKind::Update => "update",
        JobKind::Remove => "remove",
        JobKind::Rollback => "rollback",
        JobKind::Sync => "sync",
        JobKind::Build => "build",
        JobKind::Switch => "switch",
    }
}

fn state_word(state: JobState) -> &'static str {
    match state {
        JobState::Queued => "queued",
        JobState::Running => "running",
        JobState::Paused => "paused",
        JobState::Done => "done",
        JobState::Failed => "failed",
        JobState::Cancelled => "cancelled",
        JobState::Interrupted => "interrupted",
    }
}

/// A job of an earlier run (or of another process), from its row.
fn from_row(row: &JobRow, notes: &[JobNote]) -> Option<JobSnapshot> {
    let mut job: JobSnapshot = serde_json::from_value(row.request["snapshot"].clone()).ok()?;
    job.id.clone_from(&row.id);
    job.state = match row.state.as_str() {
        "queued" => JobState::Queued,
        "running" => JobState::Running,
        "done" => JobState::Done,
        "failed" => JobState::Failed,
        "cancelled" => JobState::Cancelled,
        _ => JobState::Interrupted,
    };
    let ended = has_ended(&job);
    job.phase = if ended { JobPhase::Finished } else { JobPhase::Waiting };
    (job.done, job.total) = (row.done, row.total);
    job.outcome = row.outcome.as_ref().and_then(|outcome| outcome.as_str()).map(str::to_owned);
    job.error = row.error.clone().and_then(|error| serde_json::from_value(error).ok());
    (job.created, job.ended) = (row.created, row.ended);
    job.can_cancel = false;
    job.can_retry = matches!(job.state, JobState::Failed | JobState::Cancelled | JobState::Interrupted);
    job.details = notes.iter().map(|line| format!("{} {}\n", stamp(line.at), line.text)).collect();
    Some(job)
}

/// Hours, minutes and seconds UTC of a time.
fn stamp(at: i64) -> String {
    let seconds = at.div_euclid(1000).rem_euclid(86_400);
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[derive(Default)]
struct Pace {
    told: Option<Instant>,
    kept: Option<Instant>,
    // Speed over the last seconds: where the count stood at the last look.
    looked: Option<(Instant, u64)>,
    speed: Option<f64>,
}

/// A job while it runs: what its work reports to.
pub(crate) struct Running {
    jobs: Arc<Jobs>,
    id: String,
    pub(crate) cancel: CancellationToken,
    pace: Mutex<Pace>,
}

impl Running {
    /// Changes the snapshot; tells and keeps it when it is time, or at once when `now`.
    fn change(&self, now: bool, change: impl FnOnce(&mut JobSnapshot)) {
        let mut pace = self.pace.lock().unwrap_or_else(PoisonError::into_inner);
        let live = self.jobs.live();
        let Some(live) = live.get(&self.id) else { return };
        let due = |last: Option<Instant>, every| now || last.is_none_or(|last| last.elapsed() >= every);
        let (tell, keep) = (due(pace.told, EVENT_EVERY), due(pace.kept, PERSIST_EVERY));
        live.snapshot.send_if_modified(|job| {
            change(job);
            tell
        });
        let job = live.snapshot.borrow().clone();
        if keep {
            pace.kept = Some(Instant::now());
            let phase = format!("{:?}", job.phase).to_lowercase();
            let kept = self.jobs.store.update(&self.id, state_word(job.state), &phase, job.done, job.total);
            if let Err(error) = kept {
                tracing::warn!("the progress of a job could not be kept: {error}");
            }
        }
        if tell {
            pace.told = Some(Instant::now());
            let _ = self.jobs.events.send(Event::Job { job });
        }
    }

    fn finish(&self, result: Result<String, ApiError>) {
        let stopped = self.cancel.is_cancelled();
        let (state, outcome, error) = match result {
            Ok(outcome) => (JobState::Done, Some(outcome), None),
            // A cancelled transfer says so in its own words; the state says it for all.
            Err(_) if stopped => (JobState::Cancelled, Some("Cancelled.".to_owned()), None),
            Err(error) => (JobState::Failed, None, Some(error)),
        };
        let text = error.as_ref().map_or_else(|| outcome.clone(), |error| Some(error.details.clone()));
        self.note(&text.unwrap_or_default());
        let json = error.as_ref().and_then(|error| serde_json::to_value(error).ok());
        let said = outcome.clone().map(serde_json::Value::from);
        let kept = self.jobs.store.finish(&self.id, state_word(state), said.as_ref(), json.as_ref());
        if let Err(error) = kept {
            tracing::warn!("the end of a job could not be kept: {error}");
        }
        let ended = self.jobs.clock.now();
        self.change(true, |job| {
            job.state = state;
            job.phase = JobPhase::Finished;
            job.outcome = outcome;
            job.error = error;
            job.ended = Some(ended);
            job.speed = None;
            job.can_cancel = false;
            job.can_retry = matches!(state, JobState::Failed | JobState::Cancelled);
        });
    }
}

impl Reporter for Running {
    fn phase(&self, phase: Phase) {
        let phase = match phase {
            Phase::Planning => JobPhase::Planning,
            Phase::Downloading => JobPhase::Downloading,
            Phase::Checking => JobPhase::Checking,
            Phase::Installing => JobPhase::Installing,
            Phase::Removing => JobPhase::Removing,
            Phase::Syncing => JobPhase::Syncing,
        };
        self.change(true, |job| {
            job.phase = phase;
            (job.done, job.total, job.speed) = (0, None, None);
        });
    }

    fn progress(&self, done: u64, total: Option<u64>) {
        let speed = self.pace.lock().unwrap_or_else(PoisonError::into_inner).look(done);
        self.change(false, |job| {
            (job.done, job.total) = (done, total);
            job.speed = if job.phase == JobPhase::Downloading { speed } else { None };
        });
    }

    fn note(&self, text: &str) {
        if let Err(error) = self.jobs.store.note(&self.id, text) {
            tracing::warn!("a note of a job could not be kept: {error}");
        }
        let line = format!("{} {text}\n", stamp(self.jobs.clock.now()));
        self.change(false, |job| {
            job.details.push_str(&line);
            if job.details.len() > MAX_DETAILS {
                let half = job.details.len() - MAX_DETAILS / 2;
                let newline = job.details.bytes().skip(half).position(|byte| byte == b'\n');
                // A line break is always a place between characters.
                job.details.drain(..newline.map_or(0, |end| half + end + 1));
            }
        });
    }
}

impl Pace {
    /// Bytes per second, smoothed, from the count now.
    fn look(&mut self, done: u64) -> Option<u64> {
        let now = Instant::now();
        let (then, before) = *self.looked.get_or_insert((now, done));
        let passed = now.duration_since(then).as_secs_f64();
        if done < before {
            (self.looked, self.speed) = (Some((now, done)), None);
        } else if passed >= 0.5 {
            #[expect(clippy::cast_precision_loss, reason = "a speed needs no more than 52 bits")]
            let fresh = (done - before) as f64 / passed;
            self.speed = Some(self.speed.map_or(fresh, |speed| 0.6 * speed + 0.4 * fresh));
            self.looked = Some((now, done));
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a positive, finite speed"
        )]
        self.speed.map(|speed| speed as u64)
    }
}
