//! One claimed job, from its start to what is written about its end.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::{JoinError, JoinHandle};
use tokio::time::{Instant, MissedTickBehavior};
use tokio_util::sync::CancellationToken;
use vitrine_base::Timestamp;

use super::runner::{Bench, Pace};
use super::{JobContext, JobError};
use crate::store::{Beat, JobRow};
use crate::{Registry, RegistryError};

/// The first pause after a failure; each further one is four times as long.
const FIRST_PAUSE: f64 = 5_000.0;

/// The longest pause.
const LONGEST_PAUSE: f64 = 3_600_000.0;

/// Whether a job was called off is looked up this often; it costs one read.
const LOOK: Duration = Duration::from_secs(1);

/// How long a task that was aborted may take to let go.
const LET_GO: Duration = Duration::from_secs(1);

/// Letters of an error that are kept.
const ERROR_LETTERS: usize = 2_000;

/// Milliseconds until the next attempt after so many failures: 5 s, 20 s, 80 s, … up to an hour, each a quarter shorter
/// or longer by `chance` (0 to 1), so that what failed together does not come back together.
pub fn backoff(failures: u32, chance: f64) -> i64 {
    let exponent = i32::try_from(failures.saturating_sub(1).min(20)).unwrap_or(20);
    let pause = (FIRST_PAUSE * 4_f64.powi(exponent)).min(LONGEST_PAUSE);
    #[expect(clippy::cast_possible_truncation, reason = "at most an hour and a quarter")]
    let pause = (pause * (0.75 + chance.clamp(0.0, 1.0) / 2.0)).min(LONGEST_PAUSE) as i64;
    pause
}

/// Why a job was told to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    Cancelled,
    Lost,
    Stopping,
}

/// How a handler ended.
enum Ended {
    Done,
    Failed(JobError),
    /// It did not stop in time and was cut off.
    CutOff,
    /// It was cut off and works on all the same (it blocks its thread).
    Deaf,
}

/// Works on a claimed job and writes down how it ended.
pub(super) async fn work(
    bench: &Arc<Bench>,
    registry: &Arc<Registry>,
    job: JobRow,
    stop: &CancellationToken,
) -> Result<(), RegistryError> {
    let context = JobContext {
        id: job.id,
        attempt: job.fence,
        last: job.failures + 1 >= job.max_attempts,
        payload: job.payload.clone(),
        stop: CancellationToken::new(),
    };
    let stop_it = context.stop.clone();
    let running = begin(bench, registry, job.kind.clone(), context);
    let (ended, why) = watch(registry, &job, &bench.pace, running, &stop_it, stop).await;
    let registry = Arc::clone(registry);
    registry.clone().db.write(move |unit| settle(unit, &job, ended, why, registry.now())).await
}

fn begin(
    bench: &Arc<Bench>,
    registry: &Arc<Registry>,
    kind: String,
    context: JobContext,
) -> JoinHandle<Result<(), JobError>> {
    let (bench, registry) = (Arc::clone(bench), Arc::clone(registry));
    tokio::spawn(async move {
        match bench.handler(&kind) {
            Some(handler) => handler.run(&registry, &context).await,
            None => {
                Err(JobError::Dead(format!("This version of Vitrine does no jobs of the kind “{kind}”.")))
            }
        }
    })
}

/// Waits for the end, saying meanwhile that this worker lives, and hears when it is to stop.
async fn watch(
    registry: &Registry,
    job: &JobRow,
    pace: &Pace,
    mut running: JoinHandle<Result<(), JobError>>,
    stop_it: &CancellationToken,
    stop: &CancellationToken,
) -> (Ended, Option<Why>) {
    let mut look = tokio::time::interval(LOOK.min(pace.lease / 6));
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let (mut why, mut beaten, mut heard) = (None, Instant::now(), Instant::now());
    let mut deadline = Instant::now();
    loop {
        tokio::select! {
            ended = &mut running => return (judge(ended), why),
            () = tokio::time::sleep_until(deadline), if why.is_some() => return (cut_off(running).await, why),
            () = stop.cancelled(), if why.is_none() => why = Some(Why::Stopping),
            _ = look.tick() => {
                let beat = beaten.elapsed() >= pace.lease / 3;
                match ask(registry, job, pace, beat).await {
                    Ok(said) => {
                        heard = Instant::now();
                        if beat {
                            beaten = heard;
                        }
                        match said {
                            Beat::Held => {}
                            Beat::Cancelled => why = why.or(Some(Why::Cancelled)),
                            Beat::Lost => why = Some(Why::Lost),
                        }
                    }
                    Err(error) => {
                        tracing::warn!(job = job.id, %error, "a worker cannot say that it lives");
                        if heard.elapsed() >= pace.lease {
                            why = Some(Why::Lost);
                        }
                    }
                }
            }
        }
        if why.is_some() && !stop_it.is_cancelled() {
            stop_it.cancel();
            deadline = Instant::now() + pace.grace;
        }
    }
}

/// Asks whether the job is still held; with `beat` says that it is to stay so.
async fn ask(registry: &Registry, job: &JobRow, pace: &Pace, beat: bool) -> Result<Beat, RegistryError> {
    let (id, fence) = (job.id, job.fence);
    if !beat {
        return registry.db.read(move |unit| unit.job_held(id, fence)).await;
    }
    let until = registry.now() + pace.lease_millis();
    registry.db.write(move |unit| unit.beat_job(id, fence, until)).await
}

async fn cut_off(running: JoinHandle<Result<(), JobError>>) -> Ended {
    running.abort();
    match tokio::time::timeout(LET_GO, running).await {
        Ok(Err(error)) if error.is_cancelled() => Ended::CutOff,
        Ok(ended) => judge(ended),
        Err(_) => Ended::Deaf,
    }
}

fn judge(ended: Result<Result<(), JobError>, JoinError>) -> Ended {
    match ended {
        Ok(Ok(())) => Ended::Done,
        Ok(Err(error)) => Ended::Failed(error),
        Err(broken) => Ended::Failed(JobError::Again(match broken.try_into_panic() {
            Ok(panic) => format!("The work broke off: {}", said(&*panic)),
            Err(_) => "The work was broken off.".into(),
        })),
    }
}

/// What a panic said.
fn said(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no reason was given")
}

/// Writes down how a job ended, if it is still this worker's.
fn settle(
    unit: &dyn crate::store::UnitOfWork,
    job: &JobRow,
    ended: Ended,
    why: Option<Why>,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let (id, fence) = (job.id, job.fence);
    let held = match (ended, why) {
        // Whoever holds it now does it.
        (_, Some(Why::Lost)) => false,
        (Ended::Done, _) => unit.complete_job(id, fence, now)?,
        // It blocks its thread: its lease runs out after this process ended.
        (Ended::Deaf, _) => true,
        (Ended::Failed(_) | Ended::CutOff, Some(Why::Stopping)) => unit.give_back_job(id, fence, now)?,
        (Ended::CutOff, _) => unit.fail_job(id, fence, "It did not stop when it was told to.", None, now)?,
        (Ended::Failed(error), _) => {
            let dead = matches!(error, JobError::Dead(_)) || job.failures + 1 >= job.max_attempts;
            let again = (!dead).then(|| now + backoff(job.failures + 1, rand::random()));
            let sentence: String = error.to_string().chars().take(ERROR_LETTERS).collect();
            if dead && why.is_none() {
                tracing::error!(job = id, kind = job.kind, error = sentence, "a job is dead");
            } else {
                tracing::warn!(job = id, kind = job.kind, error = sentence, "a job failed");
            }
            unit.fail_job(id, fence, &sentence, again, now)?
        }
    };
    if !held {
        tracing::warn!(job = id, kind = job.kind, fence, "a worker lost its job to another");
    }
    Ok(())
}
