//! Where the bytes of an install come from: the store, the original of an installed version, or a transfer
//! that takes what it can from what is at hand.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use tokio_util::sync::CancellationToken;
use vitrine_base::fs::{self, Metadata};
use vitrine_base::{Phase, Reporter, Sha256};
use vitrine_transfer::{AtHand, Client, Obtained, Wanted};

use super::report::on_a_thread;
use crate::database::Row;
use crate::difference::{has_digest, looks_as_installed};
use crate::receipt::Receipt;
use crate::{InstallWish, Library, LibraryError};

/// A whole package file: the artifact itself, or one with the artifact's content.
#[derive(Debug, Clone)]
pub(super) struct Arrived {
    /// The artifact's digest.
    pub(super) sha256: Sha256,
    /// The file's own digest. Where it is another, only its content can be the artifact's, which is looked
    /// at while it is unpacked.
    pub(super) file: Sha256,
    pub(super) path: PathBuf,
    /// How the file looked when it was hashed.
    look: Option<Metadata>,
    /// It is a blob of the store, rather than an installed original.
    pub(super) stored: bool,
}

impl Arrived {
    fn new(sha256: Sha256, file: Sha256, path: PathBuf, stored: bool) -> Result<Self, LibraryError> {
        let look = fs::metadata(&path)?;
        Ok(Self { sha256, file, path, look, stored })
    }

    /// True when it was put together and is not the artifact byte for byte.
    pub(super) fn is_assembled(&self) -> bool {
        self.sha256 != self.file
    }

    /// True while the file is there and looks as it did when it was hashed.
    pub(super) fn is_untouched(&self) -> Result<bool, LibraryError> {
        let now = fs::metadata(&self.path)?;
        Ok(now.is_some() && now == self.look)
    }
}

/// How much of what is at hand may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Whatever helps.
    Anything,
    /// Only the artifact itself: putting it together went wrong.
    Exact,
}

impl Library {
    pub(super) async fn obtain(
        &self,
        wish: &InstallWish,
        what: Use,
        client: &Client,
        reporter: &dyn Reporter,
        cancel: &CancellationToken,
    ) -> Result<Arrived, LibraryError> {
        if let Some(digest) = wish.download.sha256 {
            let (library, own) = (self.clone(), wish.clone());
            let found = on_a_thread(reporter, move |_| library.at_hand(&own, digest, what)).await?;
            if let Some(found) = found {
                reporter.note("The bytes are here already; nothing is fetched.");
                self.check_room(wish, 0)?;
                return Ok(found);
            }
        }
        self.check_room(wish, wish.download.size.unwrap_or(0))?;
        reporter.phase(Phase::Downloading);
        let store = self.store()?;
        let Some(artifact) = wish.download.sha256.filter(|_| what == Use::Anything) else {
            let whole = client.download_resumable(&wish.download, &store, reporter, cancel).await?;
            reporter.note(&format!("{} bytes came from {}.", whole.size, whole.from));
            return Arrived::new(whole.sha256, whole.sha256, store.path(&whole.sha256), true);
        };
        let (library, own) = (self.clone(), wish.clone());
        let have = on_a_thread(reporter, move |_| library.what_is_here(&own)).await?;
        let obtained = client.obtain(&wanted(wish), &have, &store, reporter, cancel).await?;
        reporter.note(&arrival(&obtained));
        Arrived::new(artifact, obtained.sha256, store.path(&obtained.sha256), true)
    }

    /// Bytes that need not be fetched. They are hashed again: a disk forgets.
    pub(super) fn at_hand(
        &self,
        wish: &InstallWish,
        digest: Sha256,
        what: Use,
    ) -> Result<Option<Arrived>, LibraryError> {
        let store = self.store()?;
        if has_digest(&store.path(&digest), &digest)? {
            return Arrived::new(digest, digest, store.path(&digest), true).map(Some);
        }
        store.remove(&digest)?;
        // Put together ahead of time: other bytes with the artifact's content, as an original can be.
        if let Some(file) = self.ahead_of(&digest).filter(|_| what == Use::Anything)
            && has_digest(&store.path(&file), &file)?
        {
            return Arrived::new(digest, file, store.path(&file), true).map(Some);
        }
        let mut rows = self.inner.database.all()?;
        rows.sort_by_key(|row| row.pointer.key != wish.key);
        // The same file is the same under whichever package; the same content only helps its own.
        let receipts = || rows.iter().flat_map(|row| &row.receipts);
        let exact = receipts().filter(|receipt| receipt.original_sha256() == digest);
        let same = receipts().filter(|receipt| what == Use::Anything && receipt.key == wish.key);
        let same = same.filter(|receipt| wish.content.is_some_and(|content| content == receipt.content()));
        for receipt in exact.chain(same) {
            let (original, file) = (self.inner.places.original(receipt), receipt.original_sha256());
            if has_digest(&original, &file)? {
                return Arrived::new(digest, file, original, false).map(Some);
            }
        }
        Ok(None)
    }

    /// Everything that may save bytes: package files, those of the same package first, and where the source has
    /// a table of files, installed files by digest. The transfer verifies what it uses.
    pub(crate) fn what_is_here(&self, wish: &InstallWish) -> Result<AtHand, LibraryError> {
        let mut rows = self.inner.database.all()?;
        rows.sort_by_key(|row| row.pointer.key != wish.key);
        let places = &self.inner.places;
        let mut have = AtHand::default();
        for receipt in rows.iter().flat_map(newest_first) {
            let original = places.original(receipt);
            if fs::exists(&original) {
                have.packages.push(original);
            }
            if wish.table.is_some() {
                gather(&places.tree(&receipt.key, &receipt.slot), receipt, &mut have.files);
            }
        }
        Ok(have)
    }

    /// Refuses what will not fit.
    fn check_room(&self, wish: &InstallWish, to_fetch: u64) -> Result<(), LibraryError> {
        let needed = space_needed(to_fetch, wish.download.size.unwrap_or(0));
        Ok(fs::require_space(&self.inner.places.library(), needed)?)
    }
}

/// Bytes an install takes on the disk until it is done: those to fetch, and half as much again as the package for its
/// files unpacked (real packages expand 1.44 times at most).
pub fn space_needed(to_fetch: u64, packed: u64) -> u64 {
    to_fetch.saturating_add(packed).saturating_add(packed / 2)
}

/// The current version of a package first, then the others.
fn newest_first(row: &Row) -> impl Iterator<Item = &Receipt> {
    row.current().into_iter().chain(row.previous())
}

/// A library of a hundred thousand files needs no more of them to find what an update has in common with it.
const FILES_AT_HAND: usize = 100_000;

/// Smaller files cost less to fetch than to look for.
const WORTH_LOOKING_FOR: u64 = 256;

/// Adds the installed files of a version that look as they were installed; one that cannot be looked at is
/// none that helps.
fn gather(tree: &Path, receipt: &Receipt, files: &mut HashMap<Sha256, PathBuf>) {
    for file in receipt.files.iter().filter(|file| file.link.is_none() && file.size >= WORTH_LOOKING_FOR) {
        if files.len() >= FILES_AT_HAND {
            break;
        }
        let path = tree.join(&file.path);
        if !files.contains_key(&file.sha256) && looks_as_installed(&path, file).unwrap_or(false) {
            files.insert(file.sha256, path);
        }
    }
}

pub(super) fn wanted(wish: &InstallWish) -> Wanted {
    Wanted {
        download: wish.download.clone(),
        content: wish.content,
        table: wish.table.clone(),
        base: wish.base.clone(),
    }
}

/// How the bytes came, in a sentence.
fn arrival(obtained: &Obtained) -> String {
    let from = obtained.from.as_ref().map(|from| format!(" from {from}")).unwrap_or_default();
    let fetched = format!("{} bytes came{from}: {}", obtained.fetched, obtained.method);
    match obtained.reused {
        0 => format!("{fetched}."),
        reused => format!("{fetched}; {reused} bytes were here already."),
    }
}
