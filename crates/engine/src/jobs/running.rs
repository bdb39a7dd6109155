//! A job while it runs: what its work reports to, and how often that is told and kept.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;
use vitrine_api::types::{JobItem, JobPhase, JobSnapshot, JobState};
use vitrine_api::{ApiError, Event};
use vitrine_base::{Phase, Phrase, Reporter, Said, TransferStatus};

use super::Jobs;
use super::rows::{can_resume, end_items, fetches, given_up, stamp, state_word};
use crate::{convert, said};

/// Events of one job no more often than this.
const EVENT_EVERY: Duration = Duration::from_millis(100);

/// The row on disk no more often than this, phase changes excepted: a crash loses no more than that much
/// of a progress bar.
const PERSIST_EVERY: Duration = Duration::from_millis(750);

/// Bytes of a job's steps that are told with every event; the rows on disk keep more.
const MAX_DETAILS: usize = 16 * 1024;

#[derive(Default)]
pub(super) struct Pace {
    told: Option<Instant>,
    kept: Option<Instant>,
    // Speed over the last seconds: where the count stood at the last look.
    looked: Option<(Instant, u64)>,
    speed: Option<f64>,
}

/// A job while it runs: what its work reports to.
pub(crate) struct Running {
    pub(super) jobs: Arc<Jobs>,
    pub(super) id: String,
    pub(crate) cancel: CancellationToken,
    /// Stopped for later, and not for good.
    pub(super) pausing: Arc<AtomicBool>,
    pub(super) pace: Mutex<Pace>,
}

impl Running {
    /// The person stopped it for good.
    pub(crate) fn is_given_up(&self) -> bool {
        self.cancel.is_cancelled() && !self.pausing.load(Ordering::SeqCst)
    }

    /// The job's id.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    /// The packages of a job for several, as they stand.
    pub(crate) fn items(&self) -> Vec<JobItem> {
        let live = self.jobs.live();
        live.get(&self.id).map(|live| live.snapshot.borrow().items.clone()).unwrap_or_default()
    }

    /// Changes one package of a job for several, and keeps that on disk.
    pub(crate) fn change_item(&self, place: usize, change: impl FnOnce(&mut JobItem)) {
        self.change(true, |job| {
            if let Some(item) = job.items.get_mut(place) {
                change(item);
            }
        });
        self.keep_items();
    }

    /// One package of several is at this; the count of bytes goes on over all of them.
    pub(crate) fn phase_of_part(&self, phase: Phase) {
        self.change(true, |job| {
            job.phase = job_phase(phase);
            job.can_pause = true;
            job.speed = None;
        });
    }

    /// What is done stays known when the program dies.
    fn keep_items(&self) {
        let items = self.items();
        if items.is_empty() {
            return;
        }
        let kept = self.jobs.store.request(&self.id).and_then(|request| {
            let Some(mut request) = request else { return Ok(()) };
            request["snapshot"]["items"] = serde_json::to_value(&items).unwrap_or_default();
            self.jobs.store.keep_request(&self.id, &request)
        });
        if let Err(error) = kept {
            tracing::warn!("the packages of a job could not be kept: {error}");
        }
    }

    /// Changes the snapshot; tells and keeps it when it is time, or at once when `now`.
    pub(super) fn change(&self, now: bool, change: impl FnOnce(&mut JobSnapshot)) {
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

    pub(super) fn finish(&self, result: Result<Said, ApiError>) {
        let stopped = self.cancel.is_cancelled();
        let pausing = self.pausing.load(Ordering::SeqCst);
        let (state, outcome, error) = match result {
            Err(_) if stopped && pausing => {
                let said = Said::new("Paused; what has arrived is kept.", Phrase::new("done.paused"));
                (JobState::Paused, Some(said), None)
            }
            Ok(outcome) => (JobState::Done, Some(outcome), None),
            // A cancelled transfer says so in its own words; the state says it for all.
            Err(_) if stopped => (JobState::Cancelled, Some(given_up()), None),
            Err(error) => (JobState::Failed, None, Some(error)),
        };
        let sentence = || outcome.as_ref().map(|said| said.sentence.as_str());
        let text = error.as_ref().map_or_else(sentence, |error| Some(error.details.as_str()));
        self.note(text.unwrap_or_default());
        let json = error.as_ref().and_then(|error| serde_json::to_value(error).ok());
        let said = outcome.as_ref().and_then(|said| serde_json::to_value(said).ok());
        let kept = self.jobs.store.finish(&self.id, state_word(state), said.as_ref(), json.as_ref());
        if let Err(error) = kept {
            tracing::warn!("the end of a job could not be kept: {error}");
        }
        let ended = self.jobs.clock.now();
        self.change(true, |job| {
            job.state = state;
            end_items(&mut job.items, state);
            job.phase = JobPhase::Finished;
            (job.outcome, job.outcome_said) = said::apart(outcome);
            job.error = error;
            job.ended = Some(ended);
            job.speed = None;
            job.can_cancel = state == JobState::Paused;
            job.can_pause = false;
            job.can_resume = can_resume(job.kind, state);
            job.can_retry = matches!(state, JobState::Failed | JobState::Cancelled);
            if let Some(transfer) = &mut job.transfer {
                transfer.seconds_left = None;
            }
        });
        self.keep_items();
        // Given up between the look at what was wished and now.
        if state == JobState::Paused
            && !self.pausing.load(Ordering::SeqCst)
            && let Err(error) = self.jobs.cancel(&self.id)
        {
            tracing::warn!("a paused job could not be given up: {}", error.sentence);
        }
    }
}

/// The phase on the wire.
pub fn job_phase(phase: Phase) -> JobPhase {
    match phase {
        Phase::Planning => JobPhase::Planning,
        Phase::Downloading => JobPhase::Downloading,
        Phase::Checking => JobPhase::Checking,
        Phase::Building => JobPhase::Building,
        Phase::Installing => JobPhase::Installing,
        Phase::Copying => JobPhase::Copying,
        Phase::Removing => JobPhase::Removing,
        Phase::Syncing => JobPhase::Syncing,
    }
}

impl Reporter for Running {
    fn phase(&self, phase: Phase) {
        let phase = job_phase(phase);
        self.change(true, |job| {
            job.phase = phase;
            // Once files are put in place there is nothing to go on with later.
            job.can_pause = fetches(job.kind) && matches!(phase, JobPhase::Planning | JobPhase::Downloading);
            (job.done, job.total, job.speed) = (0, None, None);
        });
    }

    fn progress(&self, done: u64, total: Option<u64>) {
        let speed = self.pace.lock().unwrap_or_else(PoisonError::into_inner).look(done);
        self.change(false, |job| {
            (job.done, job.total) = (done, total);
            job.speed = if job.phase == JobPhase::Downloading { speed } else { None };
            let left = seconds_left(job);
            if let Some(transfer) = &mut job.transfer {
                transfer.seconds_left = left;
            }
        });
    }

    fn transfer(&self, status: &TransferStatus) {
        let mut view = convert::transfer(status);
        self.change(false, |job| {
            view.seconds_left = seconds_left(job);
            job.transfer = Some(view);
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

/// How long the rest takes at the present speed.
fn seconds_left(job: &JobSnapshot) -> Option<u32> {
    let (total, speed) = (job.total?, job.speed.filter(|speed| *speed > 0)?);
    u32::try_from(total.saturating_sub(job.done).div_ceil(speed)).ok()
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
