//! Tells of a transfer that comes as one answer from one mirror after the other.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use vitrine_base::{MirrorState, MirrorStatus, Phase, Reporter, TransferStatus};

use crate::engine::REPORT;
use crate::{Location, TransferError, health};

/// Passes on what it hears, and adds which mirror the bytes come from and how fast.
pub(crate) struct Telling<'a> {
    reporter: &'a dyn Reporter,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    mirrors: Vec<MirrorStatus>,
    /// When the numbers were told, and how many bytes had come then.
    told: Option<(Instant, u64)>,
    /// Bytes of the answer so far.
    done: u64,
}

impl<'a> Telling<'a> {
    pub(crate) fn new(reporter: &'a dyn Reporter) -> Self {
        Self { reporter, state: Mutex::default() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Bytes that came, from all mirrors.
    pub(crate) fn fetched(&self) -> u64 {
        self.state().mirrors.iter().map(|mirror| mirror.bytes).sum()
    }

    /// The next mirror is asked.
    pub(crate) fn asks(&self, mirror: &Location) {
        let (host, state) = (health::host(mirror), MirrorState::Idle);
        let status = MirrorStatus { host, bytes: 0, rate: 0, state, problem: None };
        let mut state = self.state();
        state.mirrors.push(status);
        (state.told, state.done) = (None, 0);
    }

    /// It failed.
    pub(crate) fn failed(&self, error: &TransferError) {
        let mut state = self.state();
        if let Some(mirror) = state.mirrors.last_mut() {
            (mirror.state, mirror.problem, mirror.rate) = (MirrorState::Failed, Some(error.to_string()), 0);
        }
        self.tell(state);
    }

    fn tell(&self, state: MutexGuard<'_, State>) {
        let status = TransferStatus {
            fetched: state.mirrors.iter().map(|mirror| mirror.bytes).sum(),
            reused: 0,
            mirrors: state.mirrors.clone(),
            method: "the whole file".into(),
        };
        drop(state);
        self.reporter.transfer(&status);
    }
}

impl Reporter for Telling<'_> {
    fn phase(&self, phase: Phase) {
        self.reporter.phase(phase);
    }

    fn progress(&self, done: u64, total: Option<u64>) {
        self.reporter.progress(done, total);
        let mut state = self.state();
        // After a cut without resume it starts from zero; what came before came nevertheless.
        let more = done.saturating_sub(state.done);
        state.done = done;
        let told = state.told;
        let whole = total == Some(done);
        let due = told.is_none_or(|(when, _)| when.elapsed() >= REPORT) || whole;
        let Some(mirror) = state.mirrors.last_mut() else { return };
        mirror.bytes += more;
        mirror.state = MirrorState::Active;
        if !due {
            return;
        }
        if let Some((when, then)) = told.filter(|(when, _)| when.elapsed() >= REPORT / 2) {
            mirror.rate = (done.saturating_sub(then) as f64 / when.elapsed().as_secs_f64()) as u64;
        }
        state.told = Some((Instant::now(), done));
        self.tell(state);
    }

    fn note(&self, text: &str) {
        self.reporter.note(text);
    }
}
