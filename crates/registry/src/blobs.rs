//! The bytes of packages, by digest, behind `object_store`: `sha256/ab/<hex>`. A blob is written once and never changes.

use std::path::Path;
use std::sync::Arc;

use object_store::ObjectStore;
use object_store::local::LocalFileSystem;
use vitrine_base::Sha256;

use crate::RegistryError;

/// The store of blobs.
#[derive(Clone)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
    /// Where it lies, when it lies on this computer: served and read without a copy.
    folder: Option<std::path::PathBuf>,
}

impl Blobs {
    /// Blobs in a folder of this computer.
    ///
    /// # Errors
    /// When the folder cannot be used.
    pub fn in_folder(folder: &Path) -> Result<Self, RegistryError> {
        let store = LocalFileSystem::new_with_prefix(folder)?;
        Ok(Self { store: Arc::new(store), folder: Some(folder.into()) })
    }

    /// The key of a blob.
    pub fn key(sha256: Sha256) -> object_store::path::Path {
        let hex = sha256.to_hex();
        object_store::path::Path::from(format!("sha256/{}/{hex}", &hex[..2]))
    }

    /// The file of a blob, where blobs are files.
    pub fn file(&self, sha256: Sha256) -> Option<std::path::PathBuf> {
        let folder = self.folder.as_ref()?;
        Some(folder.join(Self::key(sha256).as_ref()))
    }

    /// The store itself.
    pub fn store(&self) -> &Arc<dyn ObjectStore> {
        &self.store
    }
}
