//! How it stands with a newer Vitrine, and what the person can do about it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use vitrine_api::ApiError;
use vitrine_api::types::{JobKind, JobState, NewerVitrine, SelfUpdateState, VitrineNews};
use vitrine_base::Version;

use super::error::SelfUpdateError;
use super::looking::{Looked, fits};
use super::own::OwnProgram;
use super::place::{self, Replaced};
use super::releases::Releases;
use super::{hint, image};
use crate::Gallery;

/// The Vitrine of a gallery, and what is going on about it.
#[derive(Debug)]
pub(crate) struct Vitrine {
    pub(super) own: OwnProgram,
    /// One look or update at a time: both write the catalogue of releases.
    pub(super) turn: tokio::sync::Mutex<()>,
    started: AtomicBool,
}

impl Vitrine {
    pub(crate) fn new(own: OwnProgram) -> Self {
        Self { own, turn: tokio::sync::Mutex::default(), started: AtomicBool::new(false) }
    }
}

impl Gallery {
    /// Where releases are. A program that does not replace itself looks there as well, to say what there is.
    pub(super) fn releases(&self) -> Result<Releases, SelfUpdateError> {
        self.inner.vitrine.own.releases.as_deref().ok_or(SelfUpdateError::NoReleases)?.parse()
    }

    /// There is a place where a newer Vitrine can be looked for.
    pub(crate) fn looks_for_vitrine(&self) -> bool {
        self.releases().is_ok()
    }

    /// The AppImage that may be replaced: the one that runs, or, when that one is the copy that was kept, the one in
    /// whose place it was.
    pub(super) fn may_update(&self) -> Result<PathBuf, SelfUpdateError> {
        let image = self.own_image()?;
        self.releases()?;
        image::may_be_replaced(&image)?;
        Ok(image)
    }

    fn own_image(&self) -> Result<PathBuf, SelfUpdateError> {
        let own = self.inner.vitrine.own.image.clone().ok_or(SelfUpdateError::NotAnAppImage)?;
        Ok(self.replaced().map_or(own, |record| record.image))
    }

    /// What was put in place of the program that runs, and has not started.
    fn replaced(&self) -> Option<Replaced> {
        let own = self.inner.vitrine.own.image.as_deref()?;
        Replaced::read(&self.inner.home).filter(|record| record.is_about(own))
    }

    /// The version in place, when it is not the one that runs.
    pub(super) fn waiting_version(&self) -> Option<String> {
        self.replaced().map(|record| record.to).filter(|to| *to != self.inner.vitrine.own.version)
    }

    pub(crate) async fn vitrine_state(&self) -> Result<SelfUpdateState, ApiError> {
        let own = &self.inner.vitrine.own;
        let hint = match &own.image {
            Some(image) => hint::of_appimage(image, &own.version),
            None => hint::self_update_hint().await,
        };
        self.blocking(move |g| {
            let (looked, own, replaced) = (g.looked(), &g.inner.vitrine.own, g.replaced());
            Ok(SelfUpdateState {
                refusal: g.may_update().err().map(Into::into),
                channel: g.inner.settings.get().self_update_channel,
                newer: g.newer_of(&looked).cloned(),
                looked: looked.at,
                error: looked.error,
                waiting: g.waiting_version(),
                previous: replaced.filter(Replaced::is_kept).map(|record| record.from),
                job: g.self_update_job(),
                can_restart: own.restart.is_some(),
                hint,
            })
        })
        .await
    }

    /// What was found, as long as it is newer than what is here and of the chosen channel.
    fn newer_of<'a>(&self, looked: &'a Looked) -> Option<&'a NewerVitrine> {
        let newer = looked.newer.as_ref()?;
        let here = self.newest_here().ok()?;
        let is_newer = Version::new(newer.version.as_str()).is_ok_and(|version| version > here);
        (is_newer && fits(newer, self.inner.settings.get().self_update_channel)).then_some(newer)
    }

    /// A newer Vitrine to tell of.
    pub(crate) fn vitrine_news(&self) -> Option<VitrineNews> {
        self.releases().ok()?;
        let (looked, skipped) = (self.looked(), self.inner.settings.get().self_update_skip);
        let newer = self.newer_of(&looked).filter(|newer| skipped.as_ref() != Some(&newer.version))?;
        Some(VitrineNews { version: newer.version.clone(), security: newer.security })
    }

    /// The last job that fetched a newer one, unless it has ended for good.
    fn self_update_job(&self) -> Option<String> {
        let jobs = self.inner.jobs.list().unwrap_or_default();
        let last = jobs.into_iter().find(|job| job.kind == JobKind::SelfUpdate)?;
        let goes_on = matches!(last.state, JobState::Queued | JobState::Running) || last.can_resume;
        goes_on.then_some(last.id)
    }

    pub(crate) fn undo_self_update(&self) -> Result<(), ApiError> {
        let _lock = self.only_one()?;
        let own = self.inner.vitrine.own.image.as_deref().ok_or(SelfUpdateError::NotAnAppImage)?;
        place::go_back(&self.inner.home, own)?;
        Ok(())
    }

    /// The window's page asks for its frame: this version starts. The one before is not needed any more.
    pub(crate) fn vitrine_has_started(&self) {
        let own = &self.inner.vitrine.own;
        let Some(image) = own.image.as_deref() else { return };
        if self.inner.vitrine.started.swap(true, Ordering::SeqCst) {
            return;
        }
        let cleared =
            self.only_one().and_then(|_lock| place::has_started(&self.inner.home, image, &own.version));
        if let Err(error) = cleared {
            tracing::warn!("the version before could not be cleared away: {error}");
        }
    }

    /// Ends this program and starts what is in its place.
    pub(crate) fn restart_now(&self) -> Result<(), ApiError> {
        let restart = self.inner.vitrine.own.restart.clone().ok_or(SelfUpdateError::NoRestart)?;
        let image = self.own_image()?;
        restart(&image)
            .map_err(|error| ApiError::from(SelfUpdateError::NoRestart).with_details(error.to_string()))
    }
}
