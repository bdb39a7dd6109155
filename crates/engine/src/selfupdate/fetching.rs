//! A release becomes the AppImage that starts next: fetched, vouched for, put in place, as a job.

use std::path::PathBuf;
use std::sync::Arc;

use vitrine_api::ApiError;
use vitrine_api::types::{JobKind, JobRef, SelfUpdateWish};
use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{BlobStore, Phase, Phrase, Reporter as _, Said, WithArguments as _, fs};
use vitrine_catalog::Voucher;
use vitrine_transfer::{AtHand, Download, Obtained, Wanted};
use vitrine_trust::TrustLevel;

use super::error::SelfUpdateError;
use super::looking::{Looked, Release};
use super::place::{self, Arrived};
use crate::errors::Explain as _;
use crate::jobs::{NewJob, Request, Running, cancelled};
use crate::{Gallery, convert};

impl Gallery {
    pub(crate) fn start_self_update(&self, wish: SelfUpdateWish) -> Result<JobRef, ApiError> {
        self.may_update()?;
        if self.inner.jobs.running().iter().any(|job| job.kind == JobKind::SelfUpdate) {
            return Err(SelfUpdateError::Busy.into());
        }
        let job = NewJob {
            kind: JobKind::SelfUpdate,
            title: format!("Vitrine {}", wish.version),
            package: None,
            source: None,
            request: Request::SelfUpdate(wish.clone()),
        };
        let gallery = self.clone();
        self.inner
            .jobs
            .start(job, move |running| async move { gallery.run_self_update(&wish, &running).await })
    }

    async fn run_self_update(&self, wish: &SelfUpdateWish, running: &Arc<Running>) -> Result<Said, ApiError> {
        let _lock = self.blocking(|g| g.only_one().map_err(ApiError::from)).await?;
        let _turn = tokio::select! {
            () = running.cancel.cancelled() => return Err(cancelled()),
            turn = self.inner.vitrine.turn.lock() => turn,
        };
        running.phase(Phase::Planning);
        let releases = self.releases()?;
        let release = self.newest_release(&releases, running.as_ref(), &running.cancel).await?;
        let not_offered = || ApiError::from(SelfUpdateError::NotOffered(wish.version.clone()));
        let release = release.filter(|release| release.version.version.as_str() == wish.version);
        let release = release.ok_or_else(not_offered)?;
        let image = self.may_update()?;
        let (voucher, wanted) = self.wanted(&release, running).await?;
        let store = self.blocking(|g| {
            BlobStore::open(g.releases_folder().join("packages")).map_err(|e| SelfUpdateError::from(e).into())
        });
        let store = store.await?;
        let obtained = self.obtain(&wanted, &image, &store, running).await?;
        self.put_in_place(wish, image, &voucher, &store, &obtained, running).await?;
        let sentence = format!("Vitrine {} is in place. Start Vitrine again to use it.", wish.version);
        Ok(Said::new(sentence, Phrase::new("done.in_place").with("version", &wish.version)))
    }

    /// Held while something is put in place or cleared away: no two processes of a home do so at once.
    pub(super) fn only_one(&self) -> Result<fs::FileLock, SelfUpdateError> {
        let lock = fs::lock_exclusive(&self.inner.home.join("selfupdate.lock"))?;
        lock.ok_or(SelfUpdateError::Busy)
    }

    /// Who vouches for the release, and what is to be fetched for it. Only what its gallery signed is taken.
    async fn wanted(&self, release: &Release, running: &Running) -> Result<(Voucher, Wanted), ApiError> {
        let (listing, version) = (&release.listing, &release.version.version);
        let located =
            release.catalog.locate(&listing.source, &listing.id, version).map_err(|e| e.explain())?;
        let located = located.ok_or_else(|| SelfUpdateError::NotOffered(version.to_string()))?;
        let (client, cancel) = (&self.inner.client, &running.cancel);
        let vouched = release.catalog.vouch(client, &listing.source, &located, cancel).await;
        let voucher = vouched.map_err(|e| e.explain())?;
        if voucher.level != TrustLevel::Signed || voucher.sha256.is_none() {
            return Err(SelfUpdateError::NotSigned(version.to_string()).into());
        }
        if let Some(signed_by) = &voucher.signed_by {
            running.note(&format!("Signed by {signed_by}."));
        }
        let wanted = Wanted {
            download: Download {
                mirrors: located.mirrors,
                sha256: voucher.sha256,
                size: voucher.size,
                max_bytes: ArchiveLimits::default().packed,
                policy: located.policy,
            },
            content: voucher.content,
            table: voucher.table.clone().map(convert::table),
            base: located.base,
        };
        Ok((voucher, wanted))
    }

    /// Fetches the package; where its gallery has patches, from the AppImage that is here.
    async fn obtain(
        &self,
        wanted: &Wanted,
        image: &std::path::Path,
        store: &BlobStore,
        running: &Running,
    ) -> Result<Obtained, ApiError> {
        let mut have = AtHand::default();
        if wanted.table.is_some() {
            let path = image.to_owned();
            let digest =
                self.blocking(move |_| Ok(fs::digest(&path).map_err(SelfUpdateError::from)?.0)).await?;
            have.files.insert(digest, image.to_owned());
        }
        running.phase(Phase::Downloading);
        let client = &self.inner.client;
        let obtained = client.obtain(wanted, &have, store, running, &running.cancel).await;
        let obtained = obtained.map_err(|e| e.explain())?;
        running.note(&format!("{} bytes came: {}.", obtained.fetched, obtained.method));
        Ok(obtained)
    }

    async fn put_in_place(
        &self,
        wish: &SelfUpdateWish,
        image: PathBuf,
        voucher: &Voucher,
        store: &BlobStore,
        obtained: &Obtained,
        running: &Arc<Running>,
    ) -> Result<(), ApiError> {
        let exact = voucher.sha256 == Some(obtained.sha256);
        // Put together from parts, it is another file; then what is in it must be what was signed.
        if !exact && voucher.content.is_none() {
            return Err(SelfUpdateError::NotSigned(wish.version.clone()).into());
        }
        let (content, digest) = (voucher.content.filter(|_| !exact), obtained.sha256);
        let (store, to, running) = (store.clone(), wish.version.clone(), running.clone());
        self.blocking(move |g| {
            let (package, from) = (store.path(&digest), g.inner.vitrine.own.version.clone());
            // What waited in the store since another try is hashed again: a disk forgets.
            if fs::digest(&package).map_err(SelfUpdateError::from)?.0 != digest {
                store.remove(&digest).map_err(SelfUpdateError::from)?;
                let why = "its bytes are not the ones that arrived";
                return Err(SelfUpdateError::WrongPackage { version: to, why }.into());
            }
            let arrived = Arrived { package: &package, content, to: &to, image: &image, from: &from };
            place::replace(&g.inner.home, &arrived, running.as_ref(), &running.cancel)?;
            if let Err(error) = store.remove(&digest) {
                tracing::warn!("a package that is in place is still kept: {error}");
            }
            g.keep_looked(&Looked { newer: None, ..g.looked() })
        })
        .await
    }
}
