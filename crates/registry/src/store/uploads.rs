//! Uploads under way. The bytes are in files (`uploads/<id>` in the data folder) until they are whole, then in the blob
//! store.

use serde::{Deserialize, Serialize};
use vitrine_base::{Sha256, Timestamp};

use crate::RegistryError;

/// Where an upload stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UploadState {
    /// Bytes are missing, or not yet in the blob store.
    Open,
    /// All bytes are in the blob store and the ledger, under [`UploadRow::sha256`].
    Whole,
    /// It was not what was announced; [`UploadRow::reason`] says how. Its bytes are gone.
    Refused,
    /// Its maker took it back when it was whole. Its bytes may stay in the blob store for a while, so they count.
    TakenBack,
}

impl UploadState {
    /// The word for it, as stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Whole => "whole",
            Self::Refused => "refused",
            Self::TakenBack => "taken_back",
        }
    }

    /// The state with that word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Open, Self::Whole, Self::Refused, Self::TakenBack]
            .into_iter()
            .find(|state| state.as_str() == word)
    }
}

/// What the client said about the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UploadMetadata {
    /// The header `Upload-Metadata` as it came.
    pub raw: String,
    /// The name of the file, without folders; may be empty.
    pub filename: String,
}

/// An upload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadRow {
    /// Its id.
    pub id: String,
    /// Whose it is.
    pub account: i64,
    /// Bytes it is to have.
    pub length: u64,
    /// Bytes that are safe on disk.
    pub received: u64,
    /// What the client said about the file.
    pub metadata: UploadMetadata,
    /// The digest it is to have.
    pub wanted: Option<Sha256>,
    /// The digest it has, once all bytes are there.
    pub sha256: Option<Sha256>,
    /// Where it stands.
    pub state: UploadState,
    /// Why it was refused.
    pub reason: Option<String>,
    /// When it began.
    pub created: Timestamp,
    /// When it is forgotten unless something happens.
    pub expires: Timestamp,
}

/// Uploads.
pub trait UploadStore {
    /// Enters an upload.
    ///
    /// # Errors
    /// When the engine refuses.
    fn add_upload(&self, upload: &UploadRow) -> Result<(), RegistryError>;
    /// An upload.
    ///
    /// # Errors
    /// When the engine refuses.
    fn upload(&self, id: &str) -> Result<Option<UploadRow>, RegistryError>;
    /// Notes how many bytes of an open upload are safe on disk, and the digest once that is all of them.
    ///
    /// # Errors
    /// When the engine refuses.
    fn set_upload_received(
        &self,
        id: &str,
        received: u64,
        sha256: Option<Sha256>,
        expires: Timestamp,
    ) -> Result<(), RegistryError>;
    /// Ends an open upload: whole, or refused for a reason. False when it is not open.
    ///
    /// # Errors
    /// When the engine refuses.
    fn end_upload(&self, id: &str, refused: Option<&str>, expires: Timestamp) -> Result<bool, RegistryError>;
    /// Takes a whole upload back. False when it is not whole.
    ///
    /// # Errors
    /// When the engine refuses.
    fn take_back_upload(&self, id: &str, expires: Timestamp) -> Result<bool, RegistryError>;
    /// Forgets an upload.
    ///
    /// # Errors
    /// When the engine refuses.
    fn remove_upload(&self, id: &str) -> Result<(), RegistryError>;
    /// How many uploads of an account are open, or (also when they were taken back) part of no submission; and the bytes the account keeps in this
    /// registry unpublished: what those uploads are to have, its submissions that go on, and those refused or taken back
    /// since then (their bytes are kept a while).
    ///
    /// # Errors
    /// When the engine refuses.
    fn uploads_of(&self, account: i64, since: Timestamp) -> Result<(u64, u64), RegistryError>;
    /// Uploads whose time is over.
    ///
    /// # Errors
    /// When the engine refuses.
    fn uploads_expired(&self, now: Timestamp, limit: u32) -> Result<Vec<UploadRow>, RegistryError>;
    /// Open uploads whose bytes are all there: a crash came before they were moved.
    ///
    /// # Errors
    /// When the engine refuses.
    fn uploads_unsettled(&self) -> Result<Vec<UploadRow>, RegistryError>;
}
