//! The lookout of one process: it asks [`Checks`] every minute, looks and tells as it says. Of several processes that
//! have the home open the one that holds the lock does so; another takes over when that one ends.

use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::broadcast;
use tokio::sync::broadcast::error::RecvError;
use tokio_util::sync::CancellationToken;
use vitrine_api::types::{CheckState, Notice};
use vitrine_api::{ApiError, Event};
use vitrine_base::Timestamp;
use vitrine_base::fs::{self, FileLock};
use vitrine_library::Installed;

use super::kept::Kept;
use super::state::Going;
use super::timing::steady;
use super::{Checks, Decision, Looking, Moment, Standing, Surroundings, World};
use crate::Gallery;
use crate::errors::Explain as _;

/// Cheap, and often enough to notice sleep, clocks that jump, and another process that ended.
const EVERY: Duration = Duration::from_secs(60);

/// Changes come in bursts; one turn is enough for all of one.
const BURST: Duration = Duration::from_millis(500);

/// How things stand is read again after so long even when nothing seems to have changed: rules for updates end by
/// themselves, and another process may have made one.
const STANDS_FOR: Duration = Duration::from_secs(600);

/// What a turn came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Turn {
    /// This process is the one that looks.
    pub holds: bool,
    /// What was looked at.
    pub looked: Looking,
    /// When the next look is due.
    pub next: Option<Timestamp>,
}

/// The lookout of one process.
pub struct Lookout<T> {
    gallery: Gallery,
    surroundings: Arc<dyn Surroundings>,
    tell: T,
    checks: Arc<Mutex<Checks>>,
    lock: Option<FileLock>,
    stands: Option<Stands>,
    last: Option<CheckState>,
}

/// How things stood, and what that was read from.
struct Stands {
    standing: Standing,
    revision: u64,
    installed: Arc<Vec<Installed>>,
    read: Duration,
}

impl<T> std::fmt::Debug for Lookout<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lookout").field("holds", &self.lock.is_some()).finish_non_exhaustive()
    }
}

impl Gallery {
    /// Looks for updates until `cancel`, when it is time and the surroundings allow it, and tells what there is to
    /// tell. Every process that has the home open may run this: only one of them looks.
    pub async fn keep_looking(
        &self,
        surroundings: Arc<dyn Surroundings>,
        tell: impl Fn(Notice) + Send + Sync,
        cancel: CancellationToken,
    ) {
        let mut lookout = Lookout::new(self.clone(), surroundings, tell);
        let mut events = self.subscribe();
        while !cancel.is_cancelled() {
            let now = Moment { clock: self.inner.clock.now(), steady: steady() };
            lookout.turn(now, &cancel).await;
            tokio::select! {
                () = cancel.cancelled() => return,
                () = tokio::time::sleep(EVERY) => {}
                () = self.inner.checks.wake.notified() => {}
                () = changed(&mut events) => {
                    tokio::time::sleep(BURST).await;
                    lookout.read_again();
                }
            }
        }
    }
}

/// Waits until something changed that a decision hangs on.
async fn changed(events: &mut broadcast::Receiver<Event>) {
    loop {
        match events.recv().await {
            Ok(Event::Settings { .. } | Event::Library { .. }) | Err(RecvError::Lagged(_)) => return,
            Ok(_) => {}
            // The gallery holds the other end for as long as there is one.
            Err(RecvError::Closed) => std::future::pending().await,
        }
    }
}

impl<T: Fn(Notice) + Send + Sync> Lookout<T> {
    /// One that looks at nothing before its first turn.
    pub fn new(gallery: Gallery, surroundings: Arc<dyn Surroundings>, tell: T) -> Self {
        let checks = Arc::new(Mutex::new(Checks::default()));
        Self { gallery, surroundings, tell, checks, lock: None, stands: None, last: None }
    }

    /// How things stand is read again at the next turn.
    pub fn read_again(&mut self) {
        self.stands = None;
    }

    /// One turn: thinks, looks when that is due, tells.
    pub async fn turn(&mut self, now: Moment, cancel: &CancellationToken) -> Turn {
        let turn = match self.try_turn(now, cancel).await {
            Ok(turn) => turn,
            Err(error) => {
                // The next turn may do better: the disk was full, the database busy.
                tracing::warn!("looking for updates: {} ({})", error.sentence, error.details);
                Turn { holds: self.lock.is_some(), ..Turn::default() }
            }
        };
        self.publish().await;
        turn
    }

    async fn try_turn(&mut self, now: Moment, cancel: &CancellationToken) -> Result<Turn, ApiError> {
        if !self.holds().await? {
            return Ok(Turn::default());
        }
        let mut decision = self.think(now).await?;
        let looked = std::mem::take(&mut decision.looking);
        if looked != Looking::Nowhere {
            let Some(after) = self.look(now, &looked, cancel).await? else {
                return Ok(Turn { holds: true, ..Turn::default() });
            };
            decision = after;
        }
        if let Some(notice) = decision.tell {
            (self.tell)(notice);
        }
        Ok(Turn { holds: true, looked, next: decision.next })
    }

    /// Takes the lock when it is free.
    async fn holds(&mut self) -> Result<bool, ApiError> {
        if self.lock.is_none() {
            let path = self.gallery.inner.home.join("checks.lock");
            let lock = self.gallery.blocking(move |_| {
                fs::lock_exclusive(&path).map_err(|error| {
                    ApiError::new("checks.lock", "Updates are not looked for: the home cannot be written.")
                        .with_details(error.to_string())
                })
            });
            self.lock = lock.await?;
        }
        Ok(self.lock.is_some())
    }

    /// One step of the thinking, with what is remembered read before and written after it.
    async fn think(&mut self, now: Moment) -> Result<Decision, ApiError> {
        let standing = self.standing(now).await?;
        let (checks, surroundings) = (self.checks.clone(), self.surroundings.clone());
        self.gallery
            .blocking(move |gallery| {
                let mut checks = checks.lock().unwrap_or_else(PoisonError::into_inner);
                if gallery.inner.checks.opened.swap(false, Ordering::SeqCst) {
                    checks.opened();
                }
                let before = Kept::load(&gallery.inner.personal).map_err(|e| e.explain())?;
                checks.kept = before.clone();
                let sources = gallery.inner.catalog.sources().map_err(|e| e.explain())?;
                let galleries: Vec<_> = sources
                    .into_iter()
                    .map(|source| {
                        (source.name.to_string(), source.title.unwrap_or_else(|| source.name.to_string()))
                    })
                    .collect();
                let world = World {
                    settings: &gallery.inner.settings.get(),
                    galleries: &galleries,
                    releases: gallery.looks_for_vitrine(),
                    standing: &standing,
                    surroundings: surroundings.as_ref(),
                };
                let decision = checks.step(now, &world);
                checks.kept.save(&before, &gallery.inner.personal).map_err(|e| e.explain())?;
                Ok(decision)
            })
            .await
    }

    /// How things stand, read again when there is a reason to.
    async fn standing(&mut self, now: Moment) -> Result<Standing, ApiError> {
        let installed = self.gallery.installed_now();
        let revision = self.gallery.blocking(|gallery| Ok(gallery.inner.catalog.revision())).await?;
        if let Some(stands) = &self.stands
            && stands.revision == revision
            && Arc::ptr_eq(&stands.installed, &installed)
            && now.steady.saturating_sub(stands.read) < STANDS_FOR
        {
            let vitrine = self.gallery.blocking(|gallery| Ok(gallery.vitrine_news())).await?;
            return Ok(Standing { vitrine, ..stands.standing.clone() });
        }
        let standing = self.gallery.standing_soon().await?;
        self.stands = Some(Stands { standing: standing.clone(), revision, installed, read: now.steady });
        Ok(standing)
    }

    /// Looks, does what the policies say, and thinks again; nothing when it was cancelled on the way.
    async fn look(
        &mut self,
        now: Moment,
        looking: &Looking,
        cancel: &CancellationToken,
    ) -> Result<Option<Decision>, ApiError> {
        let going = Going::on(&self.gallery);
        self.publish().await;
        let outcomes = self.gallery.look(looking, cancel).await;
        if outcomes.is_some() {
            self.gallery.hear_of_submissions(cancel).await;
        }
        drop(going);
        let Some(outcomes) = outcomes else { return Ok(None) };
        self.note(now, looking.clone(), outcomes).await?;
        let installed = self.gallery.act_on_policies().await;
        self.gallery.note_installed(installed).await?;
        self.read_again();
        self.think(now).await.map(Some)
    }

    async fn note(
        &self,
        now: Moment,
        looking: Looking,
        outcomes: Vec<(String, super::Outcome)>,
    ) -> Result<(), ApiError> {
        let checks = self.checks.clone();
        self.gallery
            .blocking(move |gallery| {
                let mut checks = checks.lock().unwrap_or_else(PoisonError::into_inner);
                let before = Kept::load(&gallery.inner.personal).map_err(|e| e.explain())?;
                checks.kept = before.clone();
                checks.looked(now, &looking, &outcomes);
                checks.kept.save(&before, &gallery.inner.personal).map_err(|e| e.explain())
            })
            .await
    }

    /// Tells the window of this process when something it shows is not as it was.
    async fn publish(&mut self) {
        let Ok(state) = self.gallery.blocking(Gallery::check_state_now).await else { return };
        if self.last.as_ref() != Some(&state) {
            self.last = Some(state.clone());
            let _ = self.gallery.inner.events.send(Event::Checks { state });
        }
    }
}
