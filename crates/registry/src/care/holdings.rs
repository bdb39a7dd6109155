//! What care works on: a registry's folder without its search and its network, so that a command can look after it
//! beside a running server.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use vitrine_base::{Clock, Sha256, Timestamp, fs};

use crate::blobs::Blobs;
use crate::config::Config;
use crate::error::Refusal;
use crate::store::{BlobRow, Db};
use crate::{Registry, RegistryError};

/// The database's file in the data folder.
pub const DATABASE: &str = "registry.db";

/// In the data folder while a restore has not come to its end.
pub(super) const UNFINISHED: &str = "restoring.json";

/// A registry's database, blobs and folders.
#[derive(Clone)]
pub struct Holdings {
    /// The data folder.
    pub data: PathBuf,
    /// The folder of the signing keys.
    pub keys: PathBuf,
    /// What is written down.
    pub db: Db,
    /// The bytes of packages.
    pub blobs: Blobs,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
}

impl Holdings {
    /// Opens what is in a data folder; nothing is made.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] when there is no registry; when database or blobs cannot be opened.
    pub fn open(config: &Config, clock: Arc<dyn Clock>) -> Result<Self, RegistryError> {
        let database = config.data.join(DATABASE);
        refuse_unfinished(&config.data)?;
        if !fs::exists(&database) {
            return Err(RegistryError::refused(
                Refusal::NotFound,
                "registry.none_here",
                format!("There is no registry in {}.", config.data.display()),
            ));
        }
        let blobs = config.data.join("blobs");
        fs::create_dir_all(&blobs)?;
        Ok(Self {
            data: config.data.clone(),
            keys: config.keys.clone().unwrap_or_else(|| config.data.join("keys")),
            db: Db::open(&database)?,
            blobs: Blobs::in_folder(&blobs)?,
            clock,
        })
    }

    /// Those of a registry that is open.
    pub fn of(registry: &Registry) -> Self {
        Self {
            data: registry.data().to_owned(),
            keys: registry.keys(),
            db: registry.db.clone(),
            blobs: registry.blobs.clone(),
            clock: Arc::clone(&registry.clock),
        }
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The folder of the static index.
    pub fn gallery(&self) -> PathBuf {
        self.data.join("gallery")
    }

    /// Hashes a blob; a clause saying what is wrong with it, `None` when it is what it should be. Blocks.
    ///
    /// # Errors
    /// When a file cannot be read for a reason that says nothing of the blob (no right, no handle left).
    pub fn blob_fault(&self, blob: &BlobRow) -> Result<Option<String>, RegistryError> {
        let Some(file) = self.blobs.file(blob.sha256) else {
            return Err(RegistryError::Internal("blobs are not files here".into()));
        };
        Ok(match digest_of(&file) {
            Ok(None) => Some("its file is missing".into()),
            Ok(Some((_, size))) if size != blob.size => {
                Some(format!("its file has {size} bytes instead of {}", blob.size))
            }
            Ok(Some((digest, _))) if digest != blob.sha256 => {
                Some(format!("its bytes are those of {digest}"))
            }
            Ok(Some(_)) => None,
            // The disk gives the bytes back no more: that is what the scan is for.
            Err(error) if unreadable(&error) => Some(format!("its file cannot be read: {error}")),
            Err(error) => return Err(error.into()),
        })
    }
}

/// EIO and its like.
fn unreadable(error: &std::io::Error) -> bool {
    !matches!(
        error.kind(),
        std::io::ErrorKind::PermissionDenied
            | std::io::ErrorKind::OutOfMemory
            | std::io::ErrorKind::Interrupted
    ) && error.raw_os_error().is_none_or(|code| code != 24 && code != 23)
}

/// Refuses a data folder in which a restore did not come to its end.
///
/// # Errors
/// [`Refusal::Conflict`] for such a folder.
pub fn refuse_unfinished(data: &Path) -> Result<(), RegistryError> {
    if fs::exists(&data.join(UNFINISHED)) {
        return Err(RegistryError::refused(
            Refusal::Conflict,
            "registry.restoring",
            format!(
                "A restore into {} did not come to its end. Run it again, or empty the folder.",
                data.display()
            ),
        ));
    }
    Ok(())
}

/// Digest and size of a file; `None` when it is not there.
///
/// # Errors
/// As the system says.
pub(crate) fn digest_of(file: &Path) -> std::io::Result<Option<(Sha256, u64)>> {
    if fs::metadata(file)?.is_none() {
        return Ok(None);
    }
    fs::digest(file).map(Some)
}
