//! Where metadata comes from: a small trait, so that this crate knows no network.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::Pin;

use bytes::Bytes;
use vitrine_base::fs;

use crate::FetchFailure;

/// The folder of a gallery, beside its root document, in which its signed metadata lies.
pub const METADATA_FOLDER: &str = "metadata";

/// What [`Fetch::fetch`] gives in the end.
pub type Fetched<'a> = Pin<Box<dyn Future<Output = Result<Option<Bytes>, FetchFailure>> + Send + 'a>>;

/// Gets one metadata file. An implementation refuses more than `max_bytes` while reading, not afterwards.
pub trait Fetch: Send + Sync {
    /// The bytes of one file of the gallery's metadata folder. `path` is a name in that folder
    /// ([`METADATA_FOLDER`]), such as `timestamp.json` or `3.snapshot.json`; it never holds a `/`.
    /// `Ok(None)` when the file is not there (404 or 403, as object stores answer).
    fn fetch<'a>(&'a self, path: &'a str, max_bytes: u64) -> Fetched<'a>;
}

/// Metadata in a folder on this computer.
#[derive(Debug, Clone)]
pub struct FolderFetch(PathBuf);

impl FolderFetch {
    /// Reads from a metadata folder (not the gallery's folder above it).
    pub fn new(metadata: &Path) -> Self {
        Self(metadata.to_owned())
    }
}

impl Fetch for FolderFetch {
    fn fetch<'a>(&'a self, path: &'a str, max_bytes: u64) -> Fetched<'a> {
        let file = self.0.join(path);
        Box::pin(async move {
            if !fs::exists(&file) {
                return Ok(None);
            }
            fs::read_limited(&file, max_bytes).map(|bytes| Some(bytes.into())).map_err(FetchFailure::new)
        })
    }
}
