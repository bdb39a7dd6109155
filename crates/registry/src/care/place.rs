//! Where backups lie: a folder, or a bucket (`s3://bucket/prefix`, reached with the usual `AWS_…` variables). Both are
//! one store of objects by key; what is written to a folder is safe on disk when it is said to be written.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use futures_util::TryStreamExt as _;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{GetResultPayload, ObjectStore, ObjectStoreExt as _, PutPayload, WriteMultipart};
use vitrine_base::{Hasher, Sha256, fs};

use crate::RegistryError;
use crate::error::Refusal;
use crate::store::blocking;

/// Bytes moved at a time; also what a part of a multipart upload has at least (S3 asks for 5 MiB).
const PIECE: usize = 5 << 20;

/// A place for backups.
#[derive(Clone)]
pub struct Place {
    store: Arc<dyn ObjectStore>,
    prefix: String,
    folder: Option<PathBuf>,
    shown: String,
}

fn refused(sentence: String) -> RegistryError {
    RegistryError::refused(Refusal::Invalid, "backup.place", sentence)
}

impl Place {
    /// A place to write to; a folder is made when it is not there.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] for what is no place; when it cannot be used.
    pub fn to(text: &str) -> Result<Self, RegistryError> {
        Self::open(text, true)
    }

    /// A place to read from.
    ///
    /// # Errors
    /// As [`Place::to`], and for a folder that is not there.
    pub fn from(text: &str) -> Result<Self, RegistryError> {
        Self::open(text, false)
    }

    /// Over any store, for tests and for stores set up elsewhere.
    pub fn over(store: Arc<dyn ObjectStore>, shown: &str) -> Self {
        Self { store, prefix: String::new(), folder: None, shown: shown.into() }
    }

    fn open(text: &str, make: bool) -> Result<Self, RegistryError> {
        if let Some(rest) = text.strip_prefix("s3://") {
            return Self::bucket(rest, text);
        }
        let folder = match text.strip_prefix("file://") {
            Some(_) => url::Url::parse(text)
                .ok()
                .and_then(|url| url.to_file_path().ok())
                .ok_or_else(|| refused(format!("“{text}” is no address of a folder.")))?,
            None if text.contains("://") => {
                return Err(refused(format!(
                    "“{text}” is no place for backups; name a folder, “file:///…” or “s3://bucket/prefix”."
                )));
            }
            None => PathBuf::from(text),
        };
        if make {
            let is_new = !fs::exists(&folder);
            fs::create_dir_all(&folder)?;
            // A copy of the database is as secret as the database; a folder that was there may hold other things, too.
            if is_new {
                fs::make_private(&folder)?;
            }
            let pool = folder.join(super::manifest::POOL);
            fs::create_dir_all(&pool)?;
            fs::make_private(&pool)?;
        } else if !fs::exists(&folder) {
            return Err(refused(format!("There is no folder {}.", folder.display())));
        }
        let store = LocalFileSystem::new_with_prefix(&folder)?.with_fsync(true);
        let shown = folder.display().to_string();
        Ok(Self { store: Arc::new(store), prefix: String::new(), folder: Some(folder), shown })
    }

    fn bucket(rest: &str, shown: &str) -> Result<Self, RegistryError> {
        let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        if bucket.is_empty() {
            return Err(refused(format!("“{shown}” names no bucket; write “s3://bucket/prefix”.")));
        }
        let store = AmazonS3Builder::from_env().with_bucket_name(bucket).build()?;
        let prefix = prefix.trim_matches('/').to_owned();
        Ok(Self { store: Arc::new(store), prefix, folder: None, shown: shown.into() })
    }

    /// The folder, when it is one.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// As people know it.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    fn key(&self, name: &str) -> Key {
        if self.prefix.is_empty() { Key::from(name) } else { Key::from(format!("{}/{name}", self.prefix)) }
    }

    /// The bytes of an object, when it is there.
    pub(super) async fn size(&self, name: &str) -> Result<Option<u64>, RegistryError> {
        match self.store.head(&self.key(name)).await {
            Ok(found) => Ok(Some(found.size)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Writes a small object, or writes it anew.
    pub(super) async fn put(&self, name: &str, bytes: Vec<u8>) -> Result<(), RegistryError> {
        self.store.put(&self.key(name), PutPayload::from(bytes)).await?;
        Ok(())
    }

    /// Writes a file as an object; the digest and size of what was written.
    pub(super) async fn put_file(&self, name: &str, file: &Path) -> Result<(Sha256, u64), RegistryError> {
        let path = file.to_owned();
        let mut open = blocking(move || Ok(fs::open(&path)?)).await?;
        let mut hasher = Hasher::new();
        let mut upload: Option<WriteMultipart> = None;
        loop {
            let piece;
            (open, piece) = blocking(move || read_piece(open)).await?;
            hasher.update(&piece);
            let last = piece.len() < PIECE;
            match &mut upload {
                // Most packages are one piece: one request.
                None if last => {
                    self.store.put(&self.key(name), PutPayload::from(piece)).await?;
                    break;
                }
                None => {
                    let parts = self.store.put_multipart(&self.key(name)).await?;
                    upload.insert(WriteMultipart::new_with_chunk_size(parts, PIECE)).write(&piece);
                }
                Some(upload) => {
                    upload.wait_for_capacity(4).await?;
                    upload.write(&piece);
                }
            }
            if last {
                break;
            }
        }
        if let Some(upload) = upload {
            upload.finish().await?;
        }
        let size = hasher.length();
        Ok((hasher.finish(), size))
    }

    /// A small object whole; `None` when it is not there.
    pub(super) async fn get(&self, name: &str, most: u64) -> Result<Option<Vec<u8>>, RegistryError> {
        let found = match self.store.get(&self.key(name)).await {
            Ok(found) => found,
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        if found.meta.size > most {
            return Err(refused(format!("“{name}” in {} is larger than it can be.", self.shown)));
        }
        Ok(Some(found.bytes().await?.to_vec()))
    }

    /// Digest and size of an object; `None` when it is not there. With `into`, its bytes are written to that new file,
    /// safe on disk.
    pub(super) async fn fetch(
        &self,
        name: &str,
        into: Option<&Path>,
    ) -> Result<Option<(Sha256, u64)>, RegistryError> {
        let found = match self.store.get(&self.key(name)).await {
            Ok(found) => found,
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let mut sink = Sink::new(into)?;
        match found.payload {
            GetResultPayload::File(file, _) => {
                sink = blocking(move || sink.whole(file)).await?;
            }
            GetResultPayload::Stream(mut stream) => {
                while let Some(piece) = stream.try_next().await? {
                    sink = blocking(move || sink.take(&piece)).await?;
                }
            }
        }
        blocking(move || sink.end()).await.map(Some)
    }

    /// The names below a folder.
    pub(super) async fn list(&self, below: &str) -> Result<Vec<String>, RegistryError> {
        let mut names = Vec::new();
        let mut all = self.store.list(Some(&self.key(below)));
        while let Some(found) = all.try_next().await? {
            let full = found.location.as_ref();
            let name = full.strip_prefix(&self.prefix).unwrap_or(full).trim_start_matches('/');
            names.push(name.to_owned());
        }
        names.sort();
        Ok(names)
    }

    /// Removes an object; one that is not there is no error.
    pub(super) async fn remove(&self, name: &str) -> Result<(), RegistryError> {
        match self.store.delete(&self.key(name)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

fn read_piece(file: std::fs::File) -> Result<(std::fs::File, Vec<u8>), RegistryError> {
    let mut piece = Vec::new();
    let mut limited = file.take(PIECE as u64);
    limited.read_to_end(&mut piece)?;
    Ok((limited.into_inner(), piece))
}

/// Hashes what comes by, and writes it down where that is wanted.
struct Sink {
    hasher: Hasher,
    file: Option<(std::fs::File, PathBuf)>,
}

impl Sink {
    fn new(into: Option<&Path>) -> Result<Self, RegistryError> {
        let file = into.map(|path| fs::create_new(path).map(|file| (file, path.to_owned()))).transpose()?;
        Ok(Self { hasher: Hasher::new(), file })
    }

    fn take(mut self, piece: &Bytes) -> Result<Self, RegistryError> {
        self.write(piece)?;
        Ok(self)
    }

    fn write(&mut self, piece: &[u8]) -> Result<(), RegistryError> {
        self.hasher.update(piece);
        if let Some((file, _)) = &mut self.file {
            file.write_all(piece)?;
        }
        Ok(())
    }

    fn whole(mut self, mut from: std::fs::File) -> Result<Self, RegistryError> {
        let mut piece = vec![0; 1 << 20];
        loop {
            match from.read(&mut piece)? {
                0 => return Ok(self),
                count => self.write(&piece[..count])?,
            }
        }
    }

    fn end(self) -> Result<(Sha256, u64), RegistryError> {
        if let Some((file, path)) = &self.file {
            fs::sync_file(file, path)?;
        }
        let size = self.hasher.length();
        Ok((self.hasher.finish(), size))
    }
}
