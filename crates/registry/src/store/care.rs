//! What keeps a registry healthy: notes (`meta`), the ledger of blobs, what is old enough to go.

use vitrine_base::{PackageId, Sha256, Timestamp, Version};

use super::PackageState;
use crate::RegistryError;

/// A blob in the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlobRow {
    /// Its digest.
    pub sha256: Sha256,
    /// Its bytes.
    pub size: u64,
    /// When it was entered.
    pub created: Timestamp,
    /// When its bytes were last hashed.
    pub checked: Option<Timestamp>,
    /// What was wrong with it then.
    pub broken: Option<String>,
}

/// The ledger in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BlobCounts {
    /// Blobs.
    pub count: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Those found broken.
    pub broken: u64,
    /// Those never hashed since they were entered.
    pub unchecked: u64,
}

/// One published file, for whoever holds the gallery against the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedFile {
    /// The package.
    pub package: PackageId,
    /// Where the package stands.
    pub state: PackageState,
    /// Its line in the static index waits to be written again.
    pub dirty: bool,
    /// The version.
    pub version: Version,
    /// The platform.
    pub platform: String,
    /// The digest.
    pub sha256: Sha256,
    /// Its bytes.
    pub size: u64,
    /// Its path below the gallery.
    pub path: String,
}

/// What may go: everything before these times.
#[derive(Debug, Clone, Copy)]
pub struct Retention {
    /// Now: what has expired by itself.
    pub now: Timestamp,
    /// News.
    pub news: Timestamp,
    /// Jobs that are done or cancelled.
    pub jobs: Timestamp,
    /// Jobs that are dead: they stay visible longer.
    pub dead_jobs: Timestamp,
    /// Deliveries of webhooks.
    pub deliveries: Timestamp,
    /// Notices that were read.
    pub notices: Timestamp,
    /// One-time links and refused or abandoned uploads, counted from when they ended.
    pub leftovers: Timestamp,
}

/// Which blobs nobody needs: see [`CareStore::blobs_unneeded`].
#[derive(Debug, Clone, Copy)]
pub struct Unneeded {
    /// Only blobs entered before.
    pub created: Timestamp,
    /// Submissions that ended after this still keep their bytes.
    pub ended: Timestamp,
    /// Now: uploads that have not expired keep theirs.
    pub now: Timestamp,
}

/// Notes, the ledger of blobs, retention.
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
    /// Enters a blob that is whole in the store. One that is entered counts as new again: the clean-up leaves it alone until
    /// what brought it now holds on to it.
    ///
    /// # Errors
    /// When the engine refuses.
    fn enter_blob(&self, sha256: Sha256, size: u64, now: Timestamp) -> Result<(), RegistryError>;
    /// True when a blob is in the ledger.
    ///
    /// # Errors
    /// When the engine refuses.
    fn blob_entered(&self, sha256: Sha256) -> Result<bool, RegistryError>;
    /// The ledger in numbers.
    ///
    /// # Errors
    /// When the engine refuses.
    fn blob_counts(&self) -> Result<BlobCounts, RegistryError>;
    /// Blobs after one (all from the first when `None`), sorted by digest, at most `limit`.
    ///
    /// # Errors
    /// When the engine refuses.
    fn blobs_after(&self, after: Option<Sha256>, limit: u32) -> Result<Vec<BlobRow>, RegistryError>;
    /// The blobs hashed longest ago, before that time (those never hashed first), at most `limit`.
    ///
    /// # Errors
    /// When the engine refuses.
    fn blobs_due(&self, before: Timestamp, limit: u32) -> Result<Vec<BlobRow>, RegistryError>;
    /// Notes that a blob was hashed, and what is wrong with it. Answers what was wrong the time before.
    ///
    /// # Errors
    /// When the engine refuses.
    fn blob_checked(
        &self,
        sha256: Sha256,
        now: Timestamp,
        broken: Option<&str>,
    ) -> Result<Option<String>, RegistryError>;
    /// Blobs that no published version, no submission that goes on or ended lately, and no upload needs.
    ///
    /// # Errors
    /// When the engine refuses.
    fn blobs_unneeded(&self, when: Unneeded, limit: u32) -> Result<Vec<BlobRow>, RegistryError>;
    /// Takes a blob out of the ledger if nobody needs it still; false when somebody does.
    ///
    /// # Errors
    /// When the engine refuses.
    fn forget_blob(&self, sha256: Sha256, when: Unneeded) -> Result<bool, RegistryError>;
    /// Every file of every published version, sorted by package and version.
    ///
    /// # Errors
    /// When the engine refuses.
    fn published_files(&self) -> Result<Vec<PublishedFile>, RegistryError>;
    /// Asks the engine whether its file is whole; what it finds, nothing when all is well.
    ///
    /// # Errors
    /// When the engine refuses.
    fn database_faults(&self) -> Result<Vec<String>, RegistryError>;
    /// Deletes what is old enough; what was deleted, by table.
    ///
    /// # Errors
    /// When the engine refuses.
    fn prune_rows(&self, until: &Retention) -> Result<Vec<(&'static str, u64)>, RegistryError>;
    /// How much [`CareStore::prune_rows`] would delete.
    ///
    /// # Errors
    /// When the engine refuses.
    fn prunable_rows(&self, until: &Retention) -> Result<Vec<(&'static str, u64)>, RegistryError>;
    /// Ends the leases of all jobs that run, so that they are given back: for the one who knows that nobody works on
    /// them. Answers how many.
    ///
    /// # Errors
    /// When the engine refuses.
    fn end_leases(&self) -> Result<u64, RegistryError>;
    /// How many jobs are dead.
    ///
    /// # Errors
    /// When the engine refuses.
    fn dead_jobs(&self) -> Result<u64, RegistryError>;
    /// Marks every package as to be written into the static index again.
    ///
    /// # Errors
    /// When the engine refuses.
    fn mark_all_dirty(&self) -> Result<u64, RegistryError>;
    /// Notes that a package was taken over from elsewhere.
    ///
    /// # Errors
    /// When the engine refuses.
    fn mark_imported(&self, package: &PackageId) -> Result<(), RegistryError>;
    /// Notes downloads counted elsewhere. What is known is never lowered and nothing is counted twice; answers by how
    /// many the package's downloads grew.
    ///
    /// # Errors
    /// When the engine refuses.
    fn import_downloads(
        &self,
        package: &PackageId,
        version: &Version,
        count: u64,
    ) -> Result<u64, RegistryError>;
}
