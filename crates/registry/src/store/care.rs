//! What keeps a registry healthy: notes (`meta`), the ledger of blobs.

use vitrine_base::{Sha256, Timestamp};

use crate::RegistryError;

/// Notes and the ledger of blobs.
pub trait CareStore {
    /// A note by key.
    ///
    /// # Errors
    /// When the engine refuses.
    fn note(&self, key: &str) -> Result<Option<String>, RegistryError>;
    /// Writes a note.
    ///
    /// # Errors
    /// When the engine refuses.
    fn set_note(&self, key: &str, value: &str) -> Result<(), RegistryError>;
    /// Enters a blob that is whole in the store; does nothing when it is entered.
    ///
    /// # Errors
    /// When the engine refuses.
    fn enter_blob(&self, sha256: Sha256, size: u64, now: Timestamp) -> Result<(), RegistryError>;
}
