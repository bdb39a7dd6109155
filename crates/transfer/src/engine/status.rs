//! What is told of a running transfer: numbers at most ten times a second, and a sentence when something happens.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use vitrine_base::{MirrorState, MirrorStatus, Reporter, TransferStatus};

use super::lane::{Lane, Usable};
use super::state::{Shared, Work};
use crate::{Location, TransferError, health};

/// The shortest time between two reports.
pub(crate) const REPORT: Duration = Duration::from_millis(100);

/// A line that is cut every moment is not told each time.
const MOST_NOTES: u32 = 10;

/// Tells one reporter.
pub(super) struct Told<'a> {
    reporter: &'a dyn Reporter,
    last: Mutex<Option<Instant>>,
    /// Lanes whose silence was told already.
    silent: Mutex<Vec<usize>>,
    /// How many passing failures were told.
    failures: AtomicU32,
    /// Bytes that were here when the transfer began.
    pub(super) reused: u64,
}

impl<'a> Told<'a> {
    pub(super) fn new(reporter: &'a dyn Reporter, reused: u64) -> Self {
        Self {
            reporter,
            last: Mutex::new(None),
            silent: Mutex::default(),
            failures: AtomicU32::new(0),
            reused,
        }
    }

    /// Tells the numbers, unless that was done a moment ago.
    pub(super) fn often(&self, shared: &Shared) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if last.is_none_or(|last| last.elapsed() >= REPORT) {
            *last = Some(Instant::now());
            drop(last);
            self.now(shared);
        }
    }

    /// Tells the numbers.
    pub(super) fn now(&self, shared: &Shared) {
        let (status, total) = {
            let work = shared.work();
            (self.status(&work, shared.now()), work.scheduler.total())
        };
        // What was here before is told as reused; the numbers are those of what is fetched now.
        let (done, size) = (total.saturating_sub(self.reused), shared.size.saturating_sub(self.reused));
        self.reporter.progress(done, Some(size));
        self.reporter.transfer(&status);
    }

    fn status(&self, work: &Work, now: f64) -> TransferStatus {
        let lanes = &work.scheduler.lanes;
        let mirrors = work.mirrors.iter().enumerate().map(|(place, mirror)| MirrorStatus {
            host: health::host(&mirror.location),
            bytes: lanes[place].fetched,
            rate: work.scheduler.rate(place, now) as u64,
            state: state(&lanes[place], work.scheduler.rate(place, now)),
            problem: mirror.failure.as_ref().filter(|_| lanes[place].is_out()).map(ToString::to_string),
        });
        TransferStatus {
            fetched: lanes.iter().map(|lane| lane.fetched).sum(),
            reused: self.reused,
            mirrors: mirrors.collect(),
            method: "the whole file".into(),
        }
    }

    /// A mirror is of no use any more.
    pub(super) fn failed(&self, mirror: &Location, error: &TransferError, last: bool) {
        let rest = if last { "" } else { " Going on with the other mirrors." };
        self.reporter.note(&format!("{mirror} failed: {error}.{rest}"));
    }

    /// A failure that may pass.
    pub(super) fn again(&self, error: &TransferError) {
        match self.failures.fetch_add(1, Ordering::Relaxed) {
            0..MOST_NOTES => {}
            MOST_NOTES => return self.say("Parts keep failing; the further failures are not listed."),
            _ => return,
        }
        self.reporter.note(&match error {
            TransferError::RateLimited { seconds, .. } => {
                format!("The server asks to wait {seconds} seconds; it is left alone for that time.")
            }
            other => format!("A part failed: {other}. Fetching it again."),
        });
    }

    /// The file of a mirror changed while it was fetched.
    pub(super) fn changed(&self, mirror: &Location) {
        self.reporter.note(&format!(
            "The file at {mirror} has changed since its first bytes came; they are fetched again."
        ));
    }

    /// A silent mirror's part was given to another.
    pub(super) fn relieved(&self, work: &Work, owner: usize, by: usize) {
        let mut silent = self.silent.lock().unwrap_or_else(PoisonError::into_inner);
        if owner != by && !silent.contains(&owner) {
            silent.push(owner);
            let (slow, quick) = (&work.mirrors[owner].location, &work.mirrors[by].location);
            self.reporter.note(&format!("{slow} sends nothing any more; {quick} takes over its part."));
        }
    }

    /// A sentence of its own.
    pub(super) fn say(&self, text: &str) {
        self.reporter.note(text);
    }
}

fn state(lane: &Lane, rate: f64) -> MirrorState {
    match lane.usable {
        Usable::Out => MirrorState::Failed,
        _ if lane.relieved > 0 && rate == 0.0 => MirrorState::Slow,
        _ if rate > 0.0 => MirrorState::Active,
        _ => MirrorState::Idle,
    }
}
