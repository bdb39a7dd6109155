//! The bytes of packages, by digest, behind `object_store`: `sha256/ab/<hex>`. A blob is written once and never changes.
//! Whoever puts bytes has hashed them; [`Blobs::verify`] hashes them again. Nothing here depends on a store that refuses
//! to overwrite (some S3 servers do not): the same key always means the same bytes, and the ledger is the database's.

mod trash;

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use futures_util::StreamExt as _;
use futures_util::stream::BoxStream;
use object_store::local::LocalFileSystem;
use object_store::{
    GetOptions, GetRange, ObjectStore, ObjectStoreExt as _, PutMode, PutOptions, WriteMultipart,
};
use tokio::io::AsyncReadExt as _;
use vitrine_base::{Hasher, Sha256, Timestamp, fs};

use crate::RegistryError;
use crate::store::blocking;

/// Up to here a blob goes to a distant store in one request, above it in parts: S3 takes parts of 5 MB at least.
const ONE_REQUEST: u64 = 8 * 1024 * 1024;

/// Parts under way to a distant store at the same time: memory is this many times 5 MB.
const PARTS: usize = 4;

/// Where blobs are files: what did not become one within a day belongs to nobody, in milliseconds.
const ABANDONED: Timestamp = 24 * 60 * 60 * 1000;

/// The store of blobs.
#[derive(Clone)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
    /// Where it lies, when it lies on this computer: served and read without a copy.
    folder: Option<PathBuf>,
}

/// What [`Blobs::verify`] found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The bytes are what their name says.
    Whole,
    /// There is no such blob.
    Missing,
    /// Other bytes are under that name.
    Changed {
        /// The digest of what is there.
        found: Sha256,
        /// Its bytes.
        size: u64,
    },
}

impl Blobs {
    /// Blobs in a folder of this computer.
    ///
    /// # Errors
    /// When the folder cannot be used.
    pub fn in_folder(folder: &Path) -> Result<Self, RegistryError> {
        fs::create_dir_all(&folder.join("sha256"))?;
        fs::create_dir_all(&folder.join("partial"))?;
        let store = LocalFileSystem::new_with_prefix(folder)?;
        Ok(Self { store: Arc::new(store), folder: Some(folder.into()) })
    }

    /// Blobs in any object store.
    pub fn over(store: Arc<dyn ObjectStore>) -> Self {
        Self { store, folder: None }
    }

    /// The key of a blob.
    pub fn key(sha256: Sha256) -> object_store::path::Path {
        let hex = sha256.to_hex();
        object_store::path::Path::from(format!("sha256/{}/{hex}", &hex[..2]))
    }

    /// The file of a blob, where blobs are files; it need not be there.
    pub fn file(&self, sha256: Sha256) -> Option<PathBuf> {
        let folder = self.folder.as_ref()?;
        Some(folder.join(Self::key(sha256).as_ref()))
    }

    /// The store itself.
    pub fn store(&self) -> &Arc<dyn ObjectStore> {
        &self.store
    }

    /// Puts a copy of a file into the store, under the digest its bytes have. The file stays where it is. When this
    /// returns, the blob is on disk; one that is there already is left as it is.
    ///
    /// # Errors
    /// When the file cannot be read or the store refuses; the blob is then not there.
    pub async fn put_file(&self, file: &Path, sha256: Sha256) -> Result<(), RegistryError> {
        self.take_file(file, sha256, false).await
    }

    /// Puts a file into the store and takes it away from where it was; on this computer without copying it.
    ///
    /// # Errors
    /// As [`Blobs::put_file`]; the file is then still where it was.
    pub async fn move_file(&self, file: &Path, sha256: Sha256) -> Result<(), RegistryError> {
        self.take_file(file, sha256, true).await
    }

    async fn take_file(&self, file: &Path, sha256: Sha256, take: bool) -> Result<(), RegistryError> {
        let file = file.to_owned();
        if let (Some(folder), Some(place)) = (self.folder.clone(), self.file(sha256)) {
            return blocking(move || Ok(place_file(&file, &folder, &place, take)?)).await;
        }
        let length = fs::metadata(&file)?.map_or(0, |found| found.length);
        if self.size(sha256).await? != Some(length) {
            self.send(&file, length, &Self::key(sha256)).await?;
        }
        if take { blocking(move || Ok(fs::remove_file(&file)?)).await } else { Ok(()) }
    }

    async fn send(
        &self,
        file: &Path,
        length: u64,
        key: &object_store::path::Path,
    ) -> Result<(), RegistryError> {
        let file = file.to_owned();
        let mut open = tokio::fs::File::from_std(blocking(move || Ok(fs::open(&file)?)).await?);
        if length <= ONE_REQUEST {
            let mut bytes = Vec::new();
            open.read_to_end(&mut bytes).await?;
            return self.create(key, bytes.into()).await;
        }
        let mut parts = WriteMultipart::new(self.store.put_multipart(key).await?);
        let mut piece = vec![0; 256 * 1024];
        loop {
            let read = match open.read(&mut piece).await {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) => {
                    parts.abort().await?;
                    return Err(error.into());
                }
            };
            parts.wait_for_capacity(PARTS).await?;
            parts.write(&piece[..read]);
        }
        parts.finish().await?;
        Ok(())
    }

    /// Puts bytes that are at hand; answers their digest.
    ///
    /// # Errors
    /// When the store refuses.
    pub async fn put_bytes(&self, bytes: Bytes) -> Result<Sha256, RegistryError> {
        let sha256 = Sha256::of(&bytes);
        if let (Some(folder), Some(place)) = (self.folder.clone(), self.file(sha256)) {
            blocking(move || Ok(place_bytes(&bytes, &folder, &place)?)).await?;
        } else {
            self.create(&Self::key(sha256), bytes).await?;
        }
        Ok(sha256)
    }

    async fn create(&self, key: &object_store::path::Path, bytes: Bytes) -> Result<(), RegistryError> {
        let how = PutOptions { mode: PutMode::Create, ..PutOptions::default() };
        match self.store.put_opts(key, bytes.into(), how).await {
            // The same key means the same bytes: somebody was faster.
            Ok(_) | Err(object_store::Error::AlreadyExists { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// True when the blob is there (its bytes are not read).
    ///
    /// # Errors
    /// When the store refuses.
    pub async fn has(&self, sha256: Sha256) -> Result<bool, RegistryError> {
        Ok(self.size(sha256).await?.is_some())
    }

    /// The bytes of a blob; `None` when it is not there.
    ///
    /// # Errors
    /// When the store refuses.
    pub async fn size(&self, sha256: Sha256) -> Result<Option<u64>, RegistryError> {
        match self.store.head(&Self::key(sha256)).await {
            Ok(found) => Ok(Some(found.size)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// A blob, or the part of it in `range`, as bytes. For small ones: it is all in memory.
    ///
    /// # Errors
    /// When it is not there, the range begins behind its end, or the store refuses.
    pub async fn read(&self, sha256: Sha256, range: Option<Range<u64>>) -> Result<Bytes, RegistryError> {
        Ok(self.get(sha256, range).await?.bytes().await?)
    }

    /// A blob, or the part of it in `range`, as a stream.
    ///
    /// # Errors
    /// As [`Blobs::read`]; what breaks later is in the stream.
    pub async fn open(
        &self,
        sha256: Sha256,
        range: Option<Range<u64>>,
    ) -> Result<BoxStream<'static, Result<Bytes, RegistryError>>, RegistryError> {
        let found = self.get(sha256, range).await?;
        Ok(found.into_stream().map(|piece| piece.map_err(RegistryError::from)).boxed())
    }

    async fn get(
        &self,
        sha256: Sha256,
        range: Option<Range<u64>>,
    ) -> Result<object_store::GetResult, RegistryError> {
        let how = GetOptions { range: range.map(GetRange::Bounded), ..GetOptions::default() };
        Ok(self.store.get_opts(&Self::key(sha256), how).await?)
    }

    /// Removes a blob; one that is not there is no error.
    ///
    /// # Errors
    /// When the store refuses.
    pub async fn delete(&self, sha256: Sha256) -> Result<(), RegistryError> {
        match self.store.delete(&Self::key(sha256)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Every blob in the store with its size. What is there under a name that is no digest is left out.
    pub fn list(&self) -> BoxStream<'static, Result<(Sha256, u64), RegistryError>> {
        let all = self.store.list(Some(&object_store::path::Path::from("sha256")));
        all.filter_map(|found| async move {
            match found {
                Ok(found) => {
                    let sha256 = found.location.filename()?.parse().ok()?;
                    (found.location == Self::key(sha256)).then_some(Ok((sha256, found.size)))
                }
                Err(error) => Some(Err(error.into())),
            }
        })
        .boxed()
    }

    /// A file with the bytes of a blob: the blob itself where blobs are files (so never write to it), otherwise a copy
    /// in the folder `scratch`.
    ///
    /// # Errors
    /// When the blob is not there, or the copy cannot be written.
    pub async fn local_copy(&self, sha256: Sha256, scratch: &Path) -> Result<PathBuf, RegistryError> {
        if let Some(file) = self.file(sha256) {
            if !fs::exists(&file) {
                return Err(missing(sha256));
            }
            return Ok(file);
        }
        let path = scratch.join(sha256.to_hex());
        let (mut pieces, to) = (self.open(sha256, None).await?, path.clone());
        let file = Arc::new(blocking(move || Ok(fs::open_or_create(&to)?)).await?);
        let mut at = 0;
        while let Some(piece) = pieces.next().await {
            let (piece, file, to) = (piece?, Arc::clone(&file), path.clone());
            let length = piece.len() as u64;
            blocking(move || Ok(fs::write_all_at(&file, &to, &piece, at)?)).await?;
            at += length;
        }
        Ok(path)
    }

    /// Reads a blob whole and says whether it is what its name says.
    ///
    /// # Errors
    /// When the store refuses (which says nothing about the blob).
    pub async fn verify(&self, sha256: Sha256) -> Result<Verdict, RegistryError> {
        if let Some(file) = self.file(sha256) {
            return blocking(move || Ok(judged(sha256, hash_file(&file)?))).await;
        }
        let mut pieces = match self.open(sha256, None).await {
            Err(RegistryError::Blobs(object_store::Error::NotFound { .. })) => return Ok(Verdict::Missing),
            other => other?,
        };
        let mut hasher = Hasher::new();
        while let Some(piece) = pieces.next().await {
            hasher.update(&piece?);
        }
        let size = hasher.length();
        Ok(judged(sha256, Some((hasher.finish(), size))))
    }

    /// Removes what was on its way into the folder for more than a day (a crash left it); answers how many.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub async fn collect_partials(&self, now: Timestamp) -> Result<u64, RegistryError> {
        let Some(folder) = self.folder.clone() else { return Ok(0) };
        blocking(move || {
            let (partial, mut gone) = (folder.join("partial"), 0);
            for (name, found) in fs::list_dir(&partial)? {
                if found.kind == fs::FileKind::File && now.saturating_sub(found.modified) > ABANDONED {
                    fs::remove_file(&partial.join(name))?;
                    gone += 1;
                }
            }
            Ok(gone)
        })
        .await
    }
}

fn missing(sha256: Sha256) -> RegistryError {
    RegistryError::Internal(format!("the blob {sha256} is not in the store"))
}

fn judged(sha256: Sha256, read: Option<(Sha256, u64)>) -> Verdict {
    let Some((found, size)) = read else { return Verdict::Missing };
    if found == sha256 { Verdict::Whole } else { Verdict::Changed { found, size } }
}

/// Digest and size of a file; `None` when it is not there.
fn hash_file(file: &Path) -> std::io::Result<Option<(Sha256, u64)>> {
    match fs::digest(file) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        read => read.map(Some),
    }
}

/// Gives a file its place among the blobs, for good.
fn place_file(file: &Path, folder: &Path, place: &Path, take: bool) -> std::io::Result<()> {
    let length = fs::metadata(file)?.map(|found| found.length);
    let there = fs::metadata(place)?.map(|found| found.length);
    if length.is_some() && length == there {
        return if take { fs::remove_file(file) } else { Ok(()) };
    }
    make_room(folder, place)?;
    if take {
        fs::sync_file(&fs::open(file)?, file)?;
        match fs::rename_durable(file, place) {
            // On another volume it has to be copied.
            Err(error) if error.kind() == std::io::ErrorKind::CrossesDevices => {}
            other => return other,
        }
    }
    let partial = folder.join("partial").join(uuid::Uuid::new_v4().to_string());
    let copied = fs::copy_durable(file, &partial).and_then(|_| fs::rename_durable(&partial, place));
    if copied.is_err() {
        let _ = fs::remove_file(&partial);
        return copied;
    }
    if take { fs::remove_file(file) } else { Ok(()) }
}

fn place_bytes(bytes: &[u8], folder: &Path, place: &Path) -> std::io::Result<()> {
    if fs::metadata(place)?.is_some_and(|found| found.length == bytes.len() as u64) {
        return Ok(());
    }
    make_room(folder, place)?;
    fs::write_atomic(place, bytes)
}

/// The folder of a blob, safe on disk.
fn make_room(folder: &Path, place: &Path) -> std::io::Result<()> {
    if let Some(parent) = place.parent().filter(|parent| !fs::exists(parent)) {
        fs::create_dir_all(parent)?;
        fs::sync_dir(&folder.join("sha256"))?;
    }
    Ok(())
}
