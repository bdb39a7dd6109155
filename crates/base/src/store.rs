//! The content-addressed blob store: bytes are known by their digest, written once, never changed.
//! Layout: `<root>/sha256/<first two digits>/<64 digits>`, and `<root>/partial/` for what is arriving.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::{Clock as _, Hasher, Sha256, SystemClock, fs};

/// Why bytes did not get into the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The digest is not the expected one.
    #[error("the bytes have the digest {found}, expected was {expected}")]
    Digest {
        /// What was promised.
        expected: Sha256,
        /// What arrived.
        found: Sha256,
    },
    /// The size is not the expected one.
    #[error("{found} bytes arrived, expected were {expected}")]
    Size {
        /// What was promised.
        expected: u64,
        /// What arrived.
        found: u64,
    },
    /// The disk refused.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// A store in a folder. Cheap to clone.
#[derive(Debug, Clone)]
pub struct BlobStore {
    root: PathBuf,
}

impl BlobStore {
    /// Opens (and creates) a store in a folder.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn open(root: impl Into<PathBuf>) -> io::Result<Self> {
        let root = root.into();
        fs::create_dir_all(&root.join("sha256"))?;
        fs::create_dir_all(&root.join("partial"))?;
        Ok(Self { root })
    }

    /// Where a blob is, or would be.
    pub fn path(&self, digest: &Sha256) -> PathBuf {
        let hex = digest.to_hex();
        self.root.join("sha256").join(&hex[..2]).join(hex)
    }

    /// The folder for what is arriving; on the same volume as the blobs.
    pub fn partial_dir(&self) -> PathBuf {
        self.root.join("partial")
    }

    /// True when the blob is there (its bytes are not read).
    pub fn contains(&self, digest: &Sha256) -> bool {
        fs::exists(&self.path(digest))
    }

    /// Opens a blob for reading.
    ///
    /// # Errors
    /// When it is not there or cannot be read.
    pub fn get(&self, digest: &Sha256) -> io::Result<File> {
        fs::open(&self.path(digest))
    }

    /// Starts taking bytes.
    ///
    /// # Errors
    /// When the partial file cannot be made.
    pub fn writer(&self) -> io::Result<BlobWriter> {
        let path = self.partial_dir().join(format!("{}.part", uuid::Uuid::new_v4()));
        let file = fs::create_new(&path)?;
        Ok(BlobWriter { store: self.clone(), file: Some(file), path, hasher: Hasher::new() })
    }

    /// Puts bytes that are at hand.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn put(&self, bytes: &[u8]) -> Result<Sha256, StoreError> {
        let mut writer = self.writer()?;
        writer.write_all(bytes)?;
        writer.commit(None, None).map(|(digest, _)| digest)
    }

    /// Removes a blob; one that is not there is no error.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn remove(&self, digest: &Sha256) -> io::Result<()> {
        fs::remove_file(&self.path(digest))
    }

    /// Every blob in the store.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn digests(&self) -> io::Result<Vec<Sha256>> {
        let found = fs::walk(&self.root.join("sha256"))?;
        Ok(found
            .iter()
            .filter(|entry| entry.metadata.kind == fs::FileKind::File)
            .filter_map(|entry| entry.path.file_name()?.to_str()?.parse().ok())
            .collect())
    }

    /// Removes every blob for which `keep` says no, and what [`BlobStore::collect_partials`] removes; answers the
    /// bytes freed. Call it only while nothing is being committed.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn collect_garbage(&self, keep: impl Fn(&Sha256) -> bool) -> io::Result<u64> {
        let mut freed = 0;
        for digest in self.digests()?.iter().filter(|digest| !keep(digest)) {
            freed += fs::metadata(&self.path(digest))?.map_or(0, |m| m.length);
            self.remove(digest)?;
        }
        freed += self.collect_partials(SystemClock.now())?;
        Ok(freed)
    }
}

impl BlobStore {
    /// Gives a file with this digest its place, for good.
    pub(crate) fn place(&self, file: &Path, digest: &Sha256) -> io::Result<()> {
        let target = self.path(digest);
        if let Some(folder) = target.parent().filter(|folder| !fs::exists(folder)) {
            fs::create_dir_all(folder)?;
            fs::sync_dir(&self.root.join("sha256"))?;
        }
        fs::rename_durable(file, &target)
    }
}

/// Bytes on their way into the store; dropped before [`BlobWriter::commit`], they are gone.
#[derive(Debug)]
pub struct BlobWriter {
    store: BlobStore,
    file: Option<File>,
    path: PathBuf,
    hasher: Hasher,
}

impl BlobWriter {
    /// The store it writes into.
    pub fn store(&self) -> &BlobStore {
        &self.store
    }

    /// Bytes taken so far.
    pub fn length(&self) -> u64 {
        self.hasher.length()
    }

    /// The digest of the bytes taken so far.
    pub fn digest(&self) -> Sha256 {
        self.hasher.clone().finish()
    }

    /// Throws away what was taken and starts again at zero.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn restart(&mut self) -> io::Result<()> {
        if let Some(file) = &mut self.file {
            io::Seek::rewind(file)?;
            file.set_len(0)?;
        }
        self.hasher = Hasher::new();
        Ok(())
    }

    /// Checks digest and size where they are known, makes the bytes safe on disk and gives them their
    /// place; answers digest and size.
    ///
    /// # Errors
    /// [`StoreError::Digest`] or [`StoreError::Size`] when they are not as expected; nothing is kept then.
    pub fn commit(mut self, digest: Option<Sha256>, size: Option<u64>) -> Result<(Sha256, u64), StoreError> {
        let length = self.hasher.length();
        let found = std::mem::take(&mut self.hasher).finish();
        if let Some(expected) = size.filter(|expected| *expected != length) {
            return Err(StoreError::Size { expected, found: length });
        }
        if let Some(expected) = digest.filter(|expected| *expected != found) {
            return Err(StoreError::Digest { expected, found });
        }
        let Some(file) = self.file.take() else { return Ok((found, length)) };
        fs::sync_file(&file, &self.path)?;
        drop(file);
        self.store.place(&self.path, &found)?;
        Ok((found, length))
    }

    /// The partial file's path, for messages.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Write for BlobWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Some(file) = &mut self.file else { return Err(io::ErrorKind::BrokenPipe.into()) };
        let taken = file.write(bytes)?;
        self.hasher.update(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for BlobWriter {
    fn drop(&mut self) {
        // After a commit the partial file has become the blob; before, it must not be left lying about.
        drop(self.file.take());
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_was_promised_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let store = BlobStore::open(folder.path()).unwrap();
        let mut writer = store.writer().unwrap();
        writer.write_all(b"abc").unwrap();
        let wrong = Sha256::of(b"other");
        assert!(matches!(writer.commit(Some(wrong), None), Err(StoreError::Digest { .. })));
        let mut writer = store.writer().unwrap();
        writer.write_all(b"abc").unwrap();
        assert!(matches!(writer.commit(None, Some(4)), Err(StoreError::Size { expected: 4, found: 3 })));
        assert!(store.digests().unwrap().is_empty());
        assert!(fs::list_dir(&store.partial_dir()).unwrap().is_empty());
        let digest = store.put(b"abc").unwrap();
        assert!(store.contains(&digest));
        assert_eq!(io::read_to_string(store.get(&digest).unwrap()).unwrap(), "abc");
        assert_eq!(store.collect_garbage(|_| false).unwrap(), 3);
        assert!(!store.contains(&digest));
    }
}
