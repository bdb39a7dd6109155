//! Workers that claim jobs, and the minder that wakes timers and takes jobs from the dead.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use vitrine_base::Timestamp;

use super::work::work;
use super::{Handler, Timer, handlers, timers};
use crate::store::{JobRow, NewJob, UnitOfWork};
use crate::{Registry, RegistryError};

/// A job whose worker died so often is dead itself: it may be what kills them.
const MOST_LOST: u32 = 25;

/// How fast everything goes.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// How long a worker may be silent before its job is given to another.
    pub lease: Duration,
    /// How often idle workers look; commits of this process wake them at once.
    pub poll: Duration,
    /// How long a job that was told to stop may take.
    pub grace: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self { lease: Duration::from_secs(30), poll: Duration::from_secs(1), grace: Duration::from_secs(10) }
    }
}

impl Pace {
    pub(super) fn lease_millis(&self) -> i64 {
        i64::try_from(self.lease.as_millis()).unwrap_or(i64::MAX)
    }
}

/// Who can do what, and what is wanted again and again.
pub struct Bench {
    handlers: HashMap<&'static str, Box<dyn Handler>>,
    timers: Vec<Timer>,
    pub(super) pace: Pace,
}

impl Default for Bench {
    fn default() -> Self {
        Self::new(handlers(), timers(), Pace::default())
    }
}

impl Bench {
    /// A bench with these handlers and timers.
    pub fn new(handlers: Vec<Box<dyn Handler>>, timers: Vec<Timer>, pace: Pace) -> Self {
        let handlers = handlers.into_iter().map(|handler| (handler.kind(), handler)).collect();
        Self { handlers, timers, pace }
    }

    pub(super) fn handler(&self, kind: &str) -> Option<&dyn Handler> {
        self.handlers.get(kind).map(AsRef::as_ref)
    }
}

/// Workers at work. Dropped without [`Runner::shutdown`], they work on until their token is cancelled.
pub struct Runner {
    stop: CancellationToken,
    tasks: Vec<JoinHandle<()>>,
}

impl Runner {
    /// Starts so many workers, with every handler and timer of the registry, until `stop` is cancelled.
    pub fn start(registry: Arc<Registry>, workers: usize, stop: &CancellationToken) -> Self {
        Self::start_with(registry, Bench::default(), workers, stop)
    }

    /// The same with a bench of one's own.
    pub fn start_with(
        registry: Arc<Registry>,
        bench: Bench,
        workers: usize,
        stop: &CancellationToken,
    ) -> Self {
        let (bench, stop) = (Arc::new(bench), stop.child_token());
        let mut tasks = vec![tokio::spawn(mind(Arc::clone(&bench), Arc::clone(&registry), stop.clone()))];
        for _ in 0..workers.max(1) {
            tasks.push(tokio::spawn(serve(Arc::clone(&bench), Arc::clone(&registry), stop.clone())));
        }
        Self { stop, tasks }
    }

    /// Claims nothing any more, tells the jobs that run to stop, waits up to ten seconds for them, and gives back what
    /// did not end; such an attempt does not count.
    pub async fn shutdown(self) {
        self.stop.cancel();
        for task in self.tasks {
            let _ = task.await;
        }
    }
}

/// A name for a worker, of its own in all processes.
fn worker() -> String {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    format!("{}-{number}-{}", std::process::id(), uuid::Uuid::new_v4().simple())
}

/// One worker.
async fn serve(bench: Arc<Bench>, registry: Arc<Registry>, stop: CancellationToken) {
    let (name, mut commits) = (worker(), registry.db.commits());
    while !stop.is_cancelled() {
        // Marked as seen before looking: what is committed meanwhile wakes the wait below.
        commits.borrow_and_update();
        let worked = match claim(&registry, &bench, &name).await {
            Ok(Some(job)) => work(&bench, &registry, job, &stop).await.map(|()| true),
            Ok(None) => Ok(false),
            Err(error) => Err(error),
        };
        match worked {
            Ok(true) => {}
            Ok(false) => {
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = tokio::time::sleep(bench.pace.poll) => {}
                    _ = commits.changed() => {}
                }
            }
            Err(error) => {
                tracing::error!(%error, "the job queue cannot be used");
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = tokio::time::sleep(bench.pace.poll) => {}
                }
            }
        }
    }
}

/// The next job whose time has come. Looks before it writes: a writing transaction wakes every worker.
async fn claim(registry: &Registry, bench: &Bench, worker: &str) -> Result<Option<JobRow>, RegistryError> {
    let now = registry.now();
    let due = registry.db.read(|unit| unit.job_outlook()).await?.due;
    if due.is_none_or(|due| due > now) {
        return Ok(None);
    }
    let (worker, until) = (worker.to_owned(), now + bench.pace.lease_millis());
    registry.db.write(move |unit| unit.claim_job(&worker, now, until)).await
}

/// Wakes timers, and gives back what the dead held.
async fn mind(bench: Arc<Bench>, registry: Arc<Registry>, stop: CancellationToken) {
    let mut next = 0;
    while !stop.is_cancelled() {
        match mind_once(&bench, &registry, next).await {
            Ok(then) => next = then,
            Err(error) => tracing::error!(%error, "timers and lost jobs cannot be minded"),
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(bench.pace.poll) => {}
        }
    }
}

/// One look; timers are due at `next`. Answers when they are due after this.
async fn mind_once(bench: &Bench, registry: &Registry, next: Timestamp) -> Result<Timestamp, RegistryError> {
    requeue_lost(registry).await?;
    let now = registry.now();
    if now < next || bench.timers.is_empty() {
        return Ok(next);
    }
    let timers = bench.timers.clone();
    registry.db.write(move |unit| wake(unit, &timers, now)).await
}

async fn requeue_lost(registry: &Registry) -> Result<(), RegistryError> {
    let now = registry.now();
    let lease = registry.db.read(|unit| unit.job_outlook()).await?.lease;
    if lease.is_some_and(|lease| lease < now) {
        let lost = registry.db.write(move |unit| unit.requeue_lost_jobs(MOST_LOST, now)).await?;
        tracing::warn!(lost, "jobs were given back whose worker died");
    }
    Ok(())
}

/// Enqueues what is due; answers when the next is.
fn wake(unit: &dyn UnitOfWork, timers: &[Timer], now: Timestamp) -> Result<Timestamp, RegistryError> {
    let mut next = Timestamp::MAX;
    for timer in timers {
        let key = format!("timer:{}", timer.kind);
        let last: Option<Timestamp> = unit.note(&key)?.and_then(|text| text.parse().ok());
        // A clock that was set back must not silence a timer.
        let due = last.filter(|last| *last <= now).map_or(now, |last| last.saturating_add(timer.every));
        if due <= now {
            unit.enqueue(&NewJob::now(timer.kind, serde_json::json!({}), now).once(timer.kind), now)?;
            unit.set_note(&key, &now.to_string())?;
            next = next.min(now.saturating_add(timer.every));
        } else {
            next = next.min(due);
        }
    }
    Ok(next)
}

/// Does on the caller what is due, with every handler of the registry, until nothing is; answers how many jobs it
/// worked on. For commands and tests: timers are left alone, and what waits for a later moment keeps waiting.
///
/// # Errors
/// When the engine refuses. A job that fails is no error here.
pub async fn run_until_idle(registry: &Arc<Registry>) -> Result<u64, RegistryError> {
    run_until_idle_with(registry, &Arc::new(Bench::default())).await
}

/// The same with a bench of one's own.
///
/// # Errors
/// As there.
pub async fn run_until_idle_with(registry: &Arc<Registry>, bench: &Arc<Bench>) -> Result<u64, RegistryError> {
    let (name, stop, mut worked) = (worker(), CancellationToken::new(), 0);
    requeue_lost(registry).await?;
    while let Some(job) = claim(registry, bench, &name).await? {
        work(bench, registry, job, &stop).await?;
        worked += 1;
    }
    Ok(worked)
}
