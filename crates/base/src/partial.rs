//! A file that arrives in parts, out of order, before it is a blob. Under the digest it is to have, it stays when
//! the program ends, with a journal of what has come beside it, and one process at a time works on it:
//! `<store>/partial/<digest>.part`, `.json` and `.lock`.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::PoisonError;

use crate::fs::{self, FileLock};
use crate::{BlobStore, Sha256, Timestamp};

/// What nobody went on with for two weeks is not wanted any more, in milliseconds.
const FORGOTTEN: Timestamp = 14 * 24 * 60 * 60 * 1000;

/// What cannot be gone on with belongs to nobody after a day, in milliseconds.
const ABANDONED: Timestamp = 24 * 60 * 60 * 1000;

/// Bytes of a journal: some hundred ranges and addresses.
const JOURNAL_BYTES: u64 = 4 * 1024 * 1024;

/// A file that arrives in parts. Shared by the threads that write it; dropped without [`Partial::commit`], it
/// is gone, unless it is one to go on with later.
#[derive(Debug)]
pub struct Partial {
    store: BlobStore,
    file: File,
    path: PathBuf,
    /// The name without its ending, and the lock, of one to go on with later.
    kept: Option<(PathBuf, FileLock)>,
    /// The file is a blob now, or gone.
    ended: Mutex<bool>,
}

impl BlobStore {
    /// What has come of the artifact with this digest, or nothing yet. `None` when another process, or another
    /// part of this one, works on it just now.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub fn partial(&self, digest: &Sha256) -> io::Result<Option<Partial>> {
        let stem = self.partial_dir().join(digest.to_hex());
        let Some(lock) = fs::lock_exclusive(&stem.with_extension("lock"))? else { return Ok(None) };
        let path = stem.with_extension("part");
        let file = fs::open_or_create(&path)?;
        let (store, kept) = (self.clone(), Some((stem, lock)));
        Ok(Some(Partial { store, file, path, kept, ended: Mutex::new(false) }))
    }

    /// True when something has come of the artifact with this digest and was left for later.
    pub fn has_partial(&self, digest: &Sha256) -> bool {
        fs::exists(&self.partial_dir().join(format!("{}.part", digest.to_hex())))
    }

    /// One that is gone when it is dropped.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub fn scratch(&self) -> io::Result<Partial> {
        let path = self.partial_dir().join(format!("{}.part", uuid::Uuid::new_v4()));
        let file = fs::create_new(&path)?;
        Ok(Partial { store: self.clone(), file, path, kept: None, ended: Mutex::new(false) })
    }

    /// Removes what arrived in part and will not be gone on with: after two weeks what could be, after a day what
    /// could not. What somebody works on stays. Answers the bytes freed.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn collect_partials(&self, now: Timestamp) -> io::Result<u64> {
        let folder = self.partial_dir();
        let mut freed = 0;
        for (name, found) in fs::list_dir(&folder)? {
            let path = folder.join(&name);
            let digest = path.file_stem().and_then(|stem| stem.to_str()?.parse::<Sha256>().ok());
            if digest.is_some()
                && !name.to_string_lossy().ends_with(".part")
                && fs::exists(&path.with_extension("part"))
            {
                // Lock and journal go with the bytes.
                continue;
            }
            let limit = if digest.is_some() { FORGOTTEN } else { ABANDONED };
            if now.saturating_sub(found.modified) <= limit {
                continue;
            }
            if digest.is_some() {
                // The lock of a running transfer is held, and its journal may be older than its bytes.
                let Some(_lock) = fs::lock_exclusive(&path.with_extension("lock"))? else { continue };
                freed += remove(&path)? + remove(&path.with_extension("json"))?;
                fs::remove_file(&path.with_extension("lock"))?;
            } else {
                freed += remove(&path)?;
            }
        }
        Ok(freed)
    }
}

/// Removes a file that may be gone already; answers its bytes.
fn remove(path: &Path) -> io::Result<u64> {
    let length = fs::metadata(path)?.map_or(0, |found| found.length);
    fs::remove_file(path)?;
    Ok(length)
}

impl Partial {
    /// True when it stays for a later run.
    pub fn is_kept(&self) -> bool {
        self.kept.is_some()
    }

    /// Where it is, for messages.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Bytes of the file, holes included.
    ///
    /// # Errors
    /// As the system says.
    pub fn length(&self) -> io::Result<u64> {
        Ok(self.file.metadata()?.len())
    }

    /// Writes bytes at an offset.
    ///
    /// # Errors
    /// As the system says.
    pub fn write_at(&self, bytes: &[u8], offset: u64) -> io::Result<()> {
        fs::write_all_at(&self.file, &self.path, bytes, offset)
    }

    /// Reads exactly as many bytes as fit, from an offset on.
    ///
    /// # Errors
    /// When there are not as many.
    pub fn read_at(&self, bytes: &mut [u8], offset: u64) -> io::Result<()> {
        fs::read_exact_at(&self.file, bytes, offset)
    }

    /// What the journal says of an earlier run; `None` when there is none, or none that stays.
    pub fn journal(&self) -> Option<Vec<u8>> {
        let (stem, _) = self.kept.as_ref()?;
        fs::read_limited(&stem.with_extension("json"), JOURNAL_BYTES).ok()
    }

    /// Replaces the journal. Nothing to do for one that does not stay.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn write_journal(&self, bytes: &[u8]) -> io::Result<()> {
        let Some((stem, _)) = &self.kept else { return Ok(()) };
        let ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        if *ended { Ok(()) } else { fs::write_atomic(&stem.with_extension("json"), bytes) }
    }

    /// Makes the bytes safe on disk.
    ///
    /// # Errors
    /// As the system says.
    pub fn sync(&self) -> io::Result<()> {
        fs::sync_file(&self.file, &self.path)
    }

    /// Makes the bytes safe on disk and gives them their place as a blob. The caller has found that they have
    /// this digest.
    ///
    /// # Errors
    /// When the disk refuses; the bytes stay where they were.
    pub fn commit(&self, digest: &Sha256) -> io::Result<()> {
        self.sync()?;
        let mut ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        self.store.place(&self.path, digest)?;
        *ended = true;
        self.remove_companions()
    }

    /// Throws it away, journal included.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn discard(&self) -> io::Result<()> {
        let mut ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        *ended = true;
        fs::remove_file(&self.path)?;
        self.remove_companions()
    }

    fn remove_companions(&self) -> io::Result<()> {
        let Some((stem, _)) = &self.kept else { return Ok(()) };
        fs::remove_file(&stem.with_extension("json"))?;
        fs::remove_file(&stem.with_extension("lock"))
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        let ended = *self.ended.get_mut().unwrap_or_else(PoisonError::into_inner);
        if self.kept.is_none() && !ended {
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Clock as _;

    fn store() -> (tempfile::TempDir, BlobStore) {
        let folder = tempfile::tempdir().unwrap();
        let store = BlobStore::open(folder.path()).unwrap();
        (folder, store)
    }

    #[test]
    fn parts_become_a_blob_in_any_order() {
        let (_folder, store) = store();
        let digest = Sha256::of(b"abcdef");
        let partial = store.partial(&digest).unwrap().unwrap();
        assert!(store.partial(&digest).unwrap().is_none(), "one at a time");
        partial.write_at(b"def", 3).unwrap();
        partial.write_journal(b"half").unwrap();
        drop(partial);
        let partial = store.partial(&digest).unwrap().unwrap();
        assert_eq!((partial.journal().unwrap(), partial.length().unwrap()), (b"half".to_vec(), 6));
        partial.write_at(b"abc", 0).unwrap();
        partial.commit(&digest).unwrap();
        partial.write_journal(b"too late").unwrap();
        drop(partial);
        assert_eq!(io::read_to_string(store.get(&digest).unwrap()).unwrap(), "abcdef");
        assert!(fs::list_dir(&store.partial_dir()).unwrap().is_empty());
        drop(store.scratch().unwrap());
        assert!(fs::list_dir(&store.partial_dir()).unwrap().is_empty());
    }

    #[test]
    fn what_may_be_gone_on_with_is_kept_for_two_weeks() {
        let (_folder, store) = store();
        let (old, busy) = (Sha256::of(b"old"), Sha256::of(b"busy"));
        store.partial(&old).unwrap().unwrap().write_at(b"12345", 0).unwrap();
        let held = store.partial(&busy).unwrap().unwrap();
        let scratch = store.scratch().unwrap();
        let now = crate::SystemClock.now();
        assert_eq!(store.collect_partials(now).unwrap(), 0);
        assert_eq!(store.collect_garbage(|_| true).unwrap(), 0);
        assert!(scratch.path().exists());
        assert_eq!(store.collect_partials(now + 2 * ABANDONED).unwrap(), 0);
        assert!(!scratch.path().exists());
        assert_eq!(store.collect_partials(now + FORGOTTEN + 60_000).unwrap(), 5);
        assert!(held.path().exists());
        assert_eq!(fs::list_dir(&store.partial_dir()).unwrap().len(), 2, "part and lock of the busy one");
    }
}
