//! The commands: how looking stands, looking now, and a pause. They work in every process that has the home open,
//! whichever of them looks by itself.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use vitrine_api::types::{CheckState, GalleryCheck, JobRef, JobState, Notice, SyncRequest};
use vitrine_api::{ApiError, Event};

use super::kept::{Kept, Pause};
use super::looking::outcome_of;
use super::timing::{DAY, HOUR};
use super::{Checks, Looking, Moment, Outcome, Standing, Unknown, World};
use crate::Gallery;
use crate::errors::Explain as _;

/// A longer pause is what the setting is for.
const LONGEST_PAUSE: u32 = 30 * 24;

/// What the commands and the lookout of one process share.
#[derive(Debug, Default)]
pub(crate) struct Live {
    /// How many looks are going on.
    pub(super) looking: AtomicUsize,
    /// The person has opened the window.
    pub(super) opened: AtomicBool,
    /// Something was decided that the lookout should hear of at once.
    pub(super) wake: Notify,
}

/// A look that goes on for as long as this is held.
pub(super) struct Going(Gallery);

impl Going {
    pub(super) fn on(gallery: &Gallery) -> Self {
        gallery.inner.checks.looking.fetch_add(1, Ordering::SeqCst);
        Self(gallery.clone())
    }
}

impl Drop for Going {
    fn drop(&mut self) {
        self.0.inner.checks.looking.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Gallery {
    pub(crate) fn check_state_now(&self) -> Result<CheckState, ApiError> {
        let kept = Kept::load(&self.inner.personal).map_err(|e| e.explain())?;
        let sources = self.inner.catalog.sources().map_err(|e| e.explain())?;
        let now = self.inner.clock.now();
        let galleries = sources.iter().map(|source| {
            let row = self.source_row(source);
            let tried = kept.galleries.get(&row.name).cloned().unwrap_or_default();
            let last_sync = row.last_sync.max(tried.good);
            let since = last_sync.or(tried.since).filter(|_| tried.failures > 0);
            let days = since.map_or(0, |since| now.saturating_sub(since).max(0) / DAY);
            GalleryCheck {
                source: row.name,
                title: row.title,
                last_sync,
                stale_days: u32::try_from(days).unwrap_or(u32::MAX),
                failures: tried.failures,
                next_try: tried.next.filter(|next| *next > now),
                error: row.error,
            }
        });
        let galleries: Vec<_> = galleries.collect();
        let names: Vec<_> = galleries.iter().map(|row| (row.source.clone(), String::new())).collect();
        let settings = self.inner.settings.get();
        let mut state = CheckState {
            last_look: kept.look.at.map(|at| at.min(now)),
            looking: self.inner.checks.looking.load(Ordering::SeqCst) > 0,
            galleries,
            vitrine: self.vitrine_news(),
            ..CheckState::default()
        };
        let mut checks = Checks::new(kept);
        let world = World {
            settings: &settings,
            galleries: &names,
            releases: self.looks_for_vitrine(),
            standing: &Standing::default(),
            surroundings: &Unknown,
        };
        (state.next_look, state.held_back) = checks.outlook(now, &world);
        state.paused_until = checks.kept.pause.map(|pause| pause.until);
        Ok(state)
    }

    /// Starts a job for every gallery; when all have ended, what was found is kept and acted on as after any look.
    pub(crate) async fn start_check(&self) -> Result<Vec<JobRef>, ApiError> {
        let jobs = self.start_syncs(SyncRequest::default()).await?;
        let (gallery, started) = (self.clone(), jobs.clone());
        let going = Going::on(self);
        tokio::spawn(async move {
            let mut outcomes = Vec::new();
            for job in &started {
                let Ok(job) = gallery.wait_job(job, |_| {}).await else { continue };
                let outcome = match (job.state, &job.error) {
                    (JobState::Done, _) => Outcome::Good,
                    (JobState::Failed, Some(error)) => outcome_of(error),
                    _ => continue,
                };
                outcomes.extend(job.source.map(|source| (source, outcome)));
            }
            gallery.hear_of_submissions(&CancellationToken::new()).await;
            gallery.look_for_vitrine(&CancellationToken::new()).await;
            if let Err(error) = gallery.note_look(outcomes, true).await {
                tracing::warn!("a look could not be noted: {}", error.details);
            }
            drop(going);
            let installed = gallery.act_on_policies().await;
            if let Err(error) = gallery.note_installed(installed).await {
                tracing::warn!("what was installed could not be noted: {}", error.details);
            }
            gallery.inner.checks.wake.notify_one();
            gallery.tell_check_state().await;
        });
        self.tell_check_state().await;
        Ok(jobs)
    }

    /// Remembers that every gallery was looked at, and how each did. `asked`: a person waits for what was found.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub async fn note_look(&self, outcomes: Vec<(String, Outcome)>, asked: bool) -> Result<(), ApiError> {
        self.keep_checks(move |kept, clock| {
            let mut checks = Checks::new(std::mem::take(kept));
            let now = Moment { clock, steady: std::time::Duration::ZERO };
            checks.looked(now, &Looking::Everywhere, &outcomes);
            *kept = checks.kept;
            kept.look.asked = asked;
        })
        .await
    }

    /// The person has opened the window: who looks by itself in this process looks now, unless it did within the hour
    /// or is not to look at all.
    pub fn window_opened(&self) {
        self.inner.checks.opened.store(true, Ordering::SeqCst);
        self.inner.checks.wake.notify_one();
    }

    pub(crate) fn pause_checks_for(&self, hours: Option<u32>) -> Result<CheckState, ApiError> {
        let before = Kept::load(&self.inner.personal).map_err(|e| e.explain())?;
        let now = self.inner.clock.now();
        let hours = hours.filter(|hours| *hours > 0).map(|hours| i64::from(hours.min(LONGEST_PAUSE)));
        let pause = hours.map(|hours| Pause { from: now, until: now.saturating_add(hours * HOUR) });
        let after = Kept { pause, ..before.clone() };
        after.save(&before, &self.inner.personal).map_err(|e| e.explain())?;
        self.inner.checks.wake.notify_one();
        let state = self.check_state_now()?;
        let _ = self.inner.events.send(Event::Checks { state: state.clone() });
        Ok(state)
    }

    /// Has a notice of another room told when its time comes: news of a submission.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub async fn post_notice(&self, notice: Notice) -> Result<(), ApiError> {
        self.keep_checks(move |kept, _| kept.post(notice)).await?;
        self.inner.checks.wake.notify_one();
        Ok(())
    }

    /// What another room wanted told and is told no more: the person has seen it.
    pub(crate) async fn withdraw_notices(
        &self,
        is: impl Fn(&Notice) -> bool + Send + 'static,
    ) -> Result<(), ApiError> {
        self.keep_checks(move |kept, _| kept.posted.retain(|notice| !is(notice))).await
    }

    /// Has told what was installed by itself.
    pub(super) async fn note_installed(&self, names: Vec<String>) -> Result<(), ApiError> {
        if names.is_empty() {
            return Ok(());
        }
        self.keep_checks(move |kept, _| {
            let (count, first) = &mut kept.told.installed;
            *count = count.saturating_add(u32::try_from(names.len()).unwrap_or(u32::MAX));
            first.extend(names);
            first.truncate(Notice::NAMES);
        })
        .await
    }

    /// Changes what is remembered.
    async fn keep_checks(
        &self,
        change: impl FnOnce(&mut Kept, vitrine_base::Timestamp) + Send + 'static,
    ) -> Result<(), ApiError> {
        self.blocking(move |g| {
            let before = Kept::load(&g.inner.personal).map_err(|e| e.explain())?;
            let mut after = before.clone();
            change(&mut after, g.inner.clock.now());
            after.save(&before, &g.inner.personal).map_err(|e| e.explain())
        })
        .await
    }

    /// Tells everybody in this process how looking stands.
    pub(super) async fn tell_check_state(&self) {
        if let Ok(state) = self.blocking(Self::check_state_now).await {
            let _ = self.inner.events.send(Event::Checks { state });
        }
    }

    /// Does what the policies say with what was found; answers the names of what was installed.
    pub(super) async fn act_on_policies(&self) -> Vec<String> {
        match self.apply_policies().await {
            Ok(outcome) => outcome.installed.into_iter().map(|row| row.name).collect(),
            Err(error) => {
                tracing::warn!("policies for updates were not followed: {}", error.details);
                Vec::new()
            }
        }
    }
}
