//! Looking for a newer Vitrine: the gallery of releases is brought in step, and what it offers on the chosen channel
//! is remembered, so that showing it later asks nobody.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio_util::sync::CancellationToken;
use vitrine_api::ApiError;
use vitrine_api::types::{NewerVitrine, UpdateChannel};
use vitrine_base::{Reporter, Silent, Version};
use vitrine_catalog::{Catalog, ListedVersion, Listing, SyncOptions};
use vitrine_package::Kind;
use vitrine_package::listing::Details;

use super::error::SelfUpdateError;
use super::releases::{Releases, package};
use crate::errors::Explain as _;
use crate::{Gallery, changelog};

/// What the last look came to, kept in `personal.db` for every process of the home.
const LOOKED: &str = "selfupdate";

/// The longest a look takes: a gallery of one package is a few kilobytes.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the last look came to.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Looked {
    pub(super) at: Option<i64>,
    pub(super) error: Option<ApiError>,
    pub(super) newer: Option<NewerVitrine>,
}

/// A release in its gallery.
pub(super) struct Release {
    pub(super) catalog: Catalog,
    pub(super) listing: Listing,
    pub(super) version: ListedVersion,
}

impl Gallery {
    /// Looks now, where this program knows its releases; what came of it is remembered. A look that was stopped on
    /// the way never was.
    pub(crate) async fn look_for_vitrine(&self, cancel: &CancellationToken) {
        let Ok(releases) = self.releases() else { return };
        let _turn = self.inner.vitrine.turn.lock().await;
        let look = tokio::time::timeout(PATIENCE, self.newest_release(&releases, &Silent, cancel));
        let found = match look.await {
            Ok(Ok(Some(release))) => Ok(Some(self.told_of(&release, cancel).await)),
            Ok(Ok(None)) => Ok(None),
            Ok(Err(error)) => Err(error),
            Err(_) => {
                Err(ApiError::new("selfupdate.slow", "The gallery of releases does not answer in time.")
                    .with_action("Try again later."))
            }
        };
        if cancel.is_cancelled() {
            return;
        }
        let at = Some(self.inner.clock.now());
        let kept = self.blocking(move |g| {
            let before = g.looked();
            g.keep_looked(&match found {
                Ok(newer) => Looked { at, error: None, newer },
                // What was found before is still there.
                Err(error) => Looked { at, error: Some(error), newer: before.newer },
            })
        });
        if let Err(error) = kept.await {
            tracing::warn!("what looking for a newer Vitrine came to could not be kept: {}", error.details);
        }
    }

    /// Brings the gallery in step and takes the newest release there is for this computer and channel; none when
    /// this one is it.
    pub(super) async fn newest_release(
        &self,
        releases: &Releases,
        reporter: &dyn Reporter,
        cancel: &CancellationToken,
    ) -> Result<Option<Release>, ApiError> {
        let (wanted, name) = (releases.clone(), releases.source.clone());
        let catalog = self.blocking(move |g| g.open_releases(&wanted)).await?;
        let client = &self.inner.client;
        let synced = catalog.sync(client, &name, SyncOptions::default(), reporter, cancel).await;
        synced.map_err(|e| e.explain())?;
        let channel = self.inner.settings.get().self_update_channel;
        self.blocking(move |g| {
            let listing = catalog.listing(&name, &package()?).map_err(|e| e.explain())?;
            let Some(listing) = listing.filter(|l| l.kind == Kind::Tool && l.withdrawn.is_none()) else {
                return Ok(None);
            };
            let newest = newest(&listing, channel, &g.newest_here()?).cloned();
            Ok(newest.map(|version| Release { catalog, listing, version }))
        })
        .await
    }

    /// What is shown of a release. Its words are not worth failing for.
    async fn told_of(&self, release: &Release, cancel: &CancellationToken) -> NewerVitrine {
        let Release { catalog, listing, version } = release;
        let details = catalog.details(&self.inner.client, &listing.source, &listing.id, cancel);
        let details = match tokio::time::timeout(PATIENCE, details).await {
            Ok(Ok(details)) => details,
            _ => Details::default(),
        };
        let running = Version::new(self.inner.vitrine.own.version.as_str()).ok();
        let channel = self.inner.settings.get().self_update_channel;
        NewerVitrine {
            version: version.version.to_string(),
            channel: version.channel.clone(),
            released: version.released,
            security: on_the_way(listing, channel, running.as_ref(), version).any(|v| v.security),
            size: version.size,
            changelog_html: changelog::of(
                on_the_way(listing, channel, running.as_ref(), version).map(|v| &v.version).collect(),
                &details,
            ),
        }
    }

    pub(super) fn looked(&self) -> Looked {
        let kept = self.inner.personal.fact(LOOKED).ok().flatten();
        kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    pub(super) fn keep_looked(&self, looked: &Looked) -> Result<(), ApiError> {
        let text = serde_json::to_string(looked).unwrap_or_default();
        self.inner.personal.set_fact(LOOKED, Some(&text)).map_err(|e| e.explain())
    }

    /// The newest version there is here: the one that runs, or one that waits for the next start.
    pub(super) fn newest_here(&self) -> Result<Version, ApiError> {
        let version = |text: &str| {
            Version::new(text)
                .map_err(|error| ApiError::from(SelfUpdateError::BadReleases(error.to_string())))
        };
        let running = version(&self.inner.vitrine.own.version)?;
        Ok(match self.waiting_version() {
            Some(waiting) => running.max(version(&waiting)?),
            None => running,
        })
    }
}

/// The newest release of the channel that is newer than what is here and made for this computer.
fn newest<'a>(listing: &'a Listing, channel: UpdateChannel, than: &Version) -> Option<&'a ListedVersion> {
    let offered = |v: &&ListedVersion| v.yanked.is_none() && v.fits_here() && v.version > *than;
    let on_channel = listing.versions.iter().filter(|v| is_on(v, channel));
    on_channel.filter(offered).max_by(|a, b| a.version.cmp(&b.version))
}

fn is_on(version: &ListedVersion, channel: UpdateChannel) -> bool {
    is_of(&version.channel, &version.version, channel)
}

/// What was found is still what is looked for: the person may have chosen another channel since.
pub(super) fn fits(newer: &NewerVitrine, channel: UpdateChannel) -> bool {
    Version::new(newer.version.as_str()).is_ok_and(|version| is_of(&newer.channel, &version, channel))
}

/// Never another channel than the chosen one, also when it has nothing.
fn is_of(word: &str, version: &Version, channel: UpdateChannel) -> bool {
    match channel {
        UpdateChannel::Stable => word == "stable" && !version.is_prerelease(),
        UpdateChannel::Beta => matches!(word, "stable" | "beta"),
    }
}

/// The versions from the one that runs up to that one.
fn on_the_way<'a>(
    listing: &'a Listing,
    channel: UpdateChannel,
    running: Option<&'a Version>,
    to: &'a ListedVersion,
) -> impl Iterator<Item = &'a ListedVersion> {
    let newer = move |v: &&ListedVersion| running.is_none_or(|running| v.version > *running);
    listing.versions.iter().filter(move |v| is_on(v, channel) && v.version <= to.version).filter(newer)
}
