//! Jobs of other processes on the same home: the resident's, the terminal's, another window's. Each is seen in the
//! library's database, and stopped by a wish in its row that the process which runs it looks for.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use vitrine_api::{ApiError, Event};
use vitrine_library::JobWish;

use super::Jobs;
use super::rows::{from_row, has_ended, may_pause, nearly_done, unknown};
use crate::errors::Explain as _;

/// How often a process with running jobs looks for wishes: soon enough after a press of a button, and a read of a
/// few rows.
const HEED_EVERY: Duration = Duration::from_millis(400);

impl Jobs {
    /// Asks the process that runs a job to stop it. The job of a process that has died is shown as interrupted.
    pub(super) fn ask_elsewhere(&self, id: &str, wish: JobWish) -> Result<(), ApiError> {
        let died = self.store.interrupted_at_start().map_err(|e| e.explain())?;
        if died.iter().any(|dead| dead == id) {
            self.tell_row(id)?;
        }
        let row = self.store.get(id).map_err(|e| e.explain())?.ok_or_else(|| unknown(id))?;
        if !matches!(row.state.as_str(), "queued" | "running") {
            return Ok(());
        }
        let shown = from_row(&row, &[]).ok_or_else(|| unknown(id))?;
        if wish == JobWish::Pause && !may_pause(&shown) {
            return Err(nearly_done());
        }
        self.store.wish(id, wish).map(drop).map_err(|e| e.explain())
    }

    /// Tells everybody how a job stands by its row.
    pub(super) fn tell_row(&self, id: &str) -> Result<(), ApiError> {
        let row = self.store.get(id).map_err(|e| e.explain())?;
        let notes = self.store.notes(id).unwrap_or_default();
        if let Some(job) = row.and_then(|row| from_row(&row, &notes)) {
            let _ = self.events.send(Event::Job { job });
        }
        Ok(())
    }

    /// Looks for what other processes wish, for as long as jobs of this one run.
    pub(super) fn heed_others(self: &Arc<Self>) {
        if self.heeding.swap(true, Ordering::SeqCst) {
            return;
        }
        let jobs = Arc::downgrade(self);
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(HEED_EVERY).await;
                let Some(jobs) = jobs.upgrade() else { return };
                if jobs.rests() {
                    return;
                }
                let heeded = tokio::task::spawn_blocking(move || jobs.heed()).await;
                if let Ok(Err(error)) = heeded {
                    tracing::warn!("what other programs wish of a job could not be read: {}", error.details);
                }
            }
        });
    }

    /// True when nothing runs, and so nobody looks any more.
    fn rests(&self) -> bool {
        // Under the lock that a new job is added with: either it is seen here, or it finds that nobody looks.
        let live = self.live();
        let rests = live.values().all(|live| has_ended(&live.snapshot.borrow()));
        if rests {
            self.heeding.store(false, Ordering::SeqCst);
        }
        rests
    }

    fn heed(&self) -> Result<(), ApiError> {
        for (id, wish) in self.store.take_wishes().map_err(|e| e.explain())? {
            let done = match wish {
                JobWish::Pause => self.pause(&id),
                JobWish::Cancel => self.cancel(&id),
            };
            if let Err(error) = done {
                tracing::info!("a job goes on although another program asked: {}", error.sentence);
            }
        }
        Ok(())
    }
}
