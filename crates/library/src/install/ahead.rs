//! An update's bytes fetched ahead: they lie in the store until the update is installed, or nobody offers them any
//! more. A small file per artifact says under which digest they lie, which is another one where they were put
//! together from what was at hand.

use std::collections::HashSet;
use std::path::PathBuf;

use tokio_util::sync::CancellationToken;
use vitrine_base::{Reporter, Sha256, fs};
use vitrine_transfer::Client;
use vitrine_trust::TrustLevel;

use super::bytes::Use;
use crate::{InstallWish, Library, LibraryError, locking};

/// A digest in hex and a line break.
const NOTE_BYTES: u64 = 128;

impl Library {
    /// Brings the bytes of an install into the store, without installing anything. The install finds them there.
    ///
    /// # Errors
    /// As [`Library::install`]; nothing without a digest is fetched ahead.
    pub async fn fetch_ahead(
        &self,
        wish: &InstallWish,
        client: &Client,
        reporter: &dyn Reporter,
        cancel: &CancellationToken,
    ) -> Result<(), LibraryError> {
        if let Some(error) = self.refusal() {
            return Err(error);
        }
        let Some(artifact) = wish.download.sha256.filter(|_| wish.trust != TrustLevel::Unverified) else {
            return Err(LibraryError::Unverified { name: wish.name.clone() });
        };
        self.check_seen(wish, &artifact)?;
        let inner = &self.inner;
        let (lock, patience) = (inner.places.arriving_lock(), inner.options.lock_wait);
        let _arriving = locking::share_async(&lock, patience, cancel).await?;
        let arrived = self.obtain(wish, Use::Anything, client, reporter, cancel).await;
        let arrived = arrived.map_err(|error| error.near(inner.places.home()))?;
        // An original that is installed already is at hand without our doing.
        if arrived.stored {
            fs::create_dir_all(&inner.places.ahead())?;
            fs::write_atomic(&self.note_of(&artifact), format!("{}\n", arrived.file).as_bytes())?;
        }
        Ok(())
    }

    /// True when the bytes of an artifact were fetched ahead and are still there.
    pub fn is_ahead(&self, artifact: &Sha256) -> bool {
        let file = self.ahead_of(artifact);
        file.is_some_and(|file| self.store().is_ok_and(|store| store.contains(&file)))
    }

    /// Forgets everything that was fetched ahead but these artifacts; the next clean-up takes the bytes away.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn keep_ahead(&self, wanted: &HashSet<Sha256>) -> Result<(), LibraryError> {
        for artifact in self.artifacts_ahead()? {
            if !wanted.contains(&artifact) {
                fs::remove_file(&self.note_of(&artifact))?;
            }
        }
        Ok(())
    }

    /// The digest under which the bytes of an artifact lie in the store, when they were fetched ahead.
    pub(crate) fn ahead_of(&self, artifact: &Sha256) -> Option<Sha256> {
        let note = fs::read_limited(&self.note_of(artifact), NOTE_BYTES).ok()?;
        std::str::from_utf8(&note).ok()?.trim().parse().ok()
    }

    /// The blobs that wait for their install.
    pub(crate) fn blobs_ahead(&self) -> Result<HashSet<Sha256>, LibraryError> {
        Ok(self.artifacts_ahead()?.iter().filter_map(|artifact| self.ahead_of(artifact)).collect())
    }

    /// An install took them.
    pub(crate) fn used_ahead(&self, artifact: &Sha256) {
        let note = self.note_of(artifact);
        if fs::exists(&note) {
            let _ = fs::remove_file(&note);
        }
    }

    fn artifacts_ahead(&self) -> Result<Vec<Sha256>, LibraryError> {
        let folder = self.inner.places.ahead();
        if !fs::exists(&folder) {
            return Ok(Vec::new());
        }
        let names = fs::list_dir(&folder)?;
        Ok(names.iter().filter_map(|(name, _)| name.to_str()?.parse().ok()).collect())
    }

    fn note_of(&self, artifact: &Sha256) -> PathBuf {
        self.inner.places.ahead().join(artifact.to_hex())
    }
}
