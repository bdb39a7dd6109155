//! The trash of the clean-up, `blobs/trash`: blobs that left the ledger lie there for a while, and come back when somebody
//! brings the same bytes. Clean-up and bringers do not wait for each other, also not those of another process. Instead
//! each looks again after its own second step: the clean-up forgets, moves, and looks whether it was entered meanwhile; a
//! bringer puts, enters, and looks whether it was moved meanwhile. Whoever is second sees the other.

use std::io::ErrorKind;
use std::path::PathBuf;

use vitrine_base::{Sha256, fs};

use super::Blobs;
use crate::RegistryError;

impl Blobs {
    /// The folder of the trash, where blobs are files.
    pub fn trash(&self) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join("trash"))
    }

    /// Moves a blob into the trash, when it is there. Look into the ledger after this.
    ///
    /// # Errors
    /// When it cannot be moved.
    pub fn into_trash(&self, sha256: Sha256) -> Result<(), RegistryError> {
        let (Some(file), Some(trash)) = (self.file(sha256), self.trash()) else { return Ok(()) };
        if fs::exists(&file) {
            fs::create_dir_all(&trash)?;
            fs::rename_durable(&file, &trash.join(sha256.to_hex()))?;
        }
        Ok(())
    }

    /// Takes a blob out of the trash, when it is there; true when it was put back in its place. To be called when it has
    /// been entered in the ledger.
    ///
    /// # Errors
    /// When it cannot be moved.
    pub fn from_trash(&self, sha256: Sha256) -> Result<bool, RegistryError> {
        let (Some(place), Some(trash)) = (self.file(sha256), self.trash()) else { return Ok(false) };
        let file = trash.join(sha256.to_hex());
        if !fs::exists(&file) {
            return Ok(false);
        }
        if fs::exists(&place) {
            fs::remove_file(&file)?;
            return Ok(false);
        }
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder)?;
        }
        match fs::rename_durable(&file, &place) {
            Ok(()) => Ok(true),
            // Another who looked as well was quicker.
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}
