//! Where the bytes of an install come from: the store, the original of an installed version, or a download.

use std::path::PathBuf;

use tokio_util::sync::CancellationToken;
use vitrine_base::{Phase, Reporter, Sha256, fs};
use vitrine_transfer::Client;

use super::report::on_a_thread;
use crate::difference::has_digest;
use crate::{InstallWish, Library, LibraryError, PackageKey};

/// A whole package file with the right digest.
#[derive(Debug, Clone)]
pub(super) struct Arrived {
    pub(super) sha256: Sha256,
    pub(super) path: PathBuf,
    /// It is a blob of the store, rather than an installed original.
    pub(super) stored: bool,
}

impl Library {
    pub(super) async fn obtain(
        &self,
        wish: &InstallWish,
        client: &Client,
        reporter: &dyn Reporter,
        cancel: &CancellationToken,
    ) -> Result<Arrived, LibraryError> {
        if let Some(digest) = wish.download.sha256 {
            let (library, key) = (self.clone(), wish.key.clone());
            let found = on_a_thread(reporter, move |_| library.at_hand(&key, digest)).await?;
            if let Some(found) = found {
                reporter.note("The bytes are here already; nothing is fetched.");
                self.check_room(wish, 0)?;
                return Ok(found);
            }
        }
        self.check_room(wish, wish.download.size.unwrap_or(0))?;
        reporter.phase(Phase::Downloading);
        let store = self.store()?;
        let downloaded = client.download(&wish.download, store.writer()?, reporter, cancel).await?;
        reporter.note(&format!("{} bytes came from {}.", downloaded.size, downloaded.from));
        Ok(Arrived { path: store.path(&downloaded.sha256), sha256: downloaded.sha256, stored: true })
    }

    /// Bytes that need not be fetched. They are hashed again: a disk forgets.
    fn at_hand(&self, key: &PackageKey, digest: Sha256) -> Result<Option<Arrived>, LibraryError> {
        let store = self.store()?;
        if has_digest(&store.path(&digest), &digest)? {
            return Ok(Some(Arrived { sha256: digest, path: store.path(&digest), stored: true }));
        }
        store.remove(&digest)?;
        let row = self.inner.database.row(key)?;
        for receipt in row.iter().flat_map(|row| &row.receipts).filter(|receipt| receipt.sha256 == digest) {
            let original = self.inner.places.original(receipt);
            if has_digest(&original, &digest)? {
                return Ok(Some(Arrived { sha256: digest, path: original, stored: false }));
            }
        }
        Ok(None)
    }

    /// Refuses what will not fit: the bytes to fetch, and half as much again as the package for its files
    /// unpacked (real packages expand 1.44 times at most).
    fn check_room(&self, wish: &InstallWish, to_fetch: u64) -> Result<(), LibraryError> {
        let packed = wish.download.size.unwrap_or(0);
        let needed = to_fetch.saturating_add(packed).saturating_add(packed / 2);
        let free = fs::free_space(&self.inner.places.library())?;
        if free < needed {
            return Err(LibraryError::DiskFull { needed: Some(needed), free: Some(free) });
        }
        Ok(())
    }
}
