//! Published versions: their words in the static index and what they say of their package.

use vitrine_base::{PackageId, Timestamp, Version};
use vitrine_package::listing::{VersionDetails, VersionEntry};

use crate::RegistryError;
use crate::publishing::Facts;
use crate::store::ArtifactRow;

/// A published version.
#[derive(Debug, Clone, PartialEq)]
pub struct VersionRow {
    /// As it stands in the static index: version, channel, files, yanked or not.
    pub listing: VersionEntry,
    /// What only its page shows.
    pub details: VersionDetails,
    /// What it says of its package.
    pub facts: Facts,
    /// When it was yanked.
    pub yanked_at: Option<Timestamp>,
    /// When it came out.
    pub released: Timestamp,
    /// The submission it came from; none when it was imported.
    pub submission: Option<String>,
    /// Who published it.
    pub publisher: Option<i64>,
    /// Bytes of its first artifact.
    pub size: u64,
    /// It was withdrawn for doing harm: never listed again, its number stays taken.
    pub gone: bool,
}

/// Published versions.
pub trait VersionStore {
    /// All versions of a package, newest first; also those that are gone.
    ///
    /// # Errors
    /// When the engine refuses.
    fn versions(&self, id: &PackageId) -> Result<Vec<VersionRow>, RegistryError>;
    /// One version.
    ///
    /// # Errors
    /// When the engine refuses.
    fn version(&self, id: &PackageId, version: &Version) -> Result<Option<VersionRow>, RegistryError>;
    /// Writes a version, new or changed.
    ///
    /// # Errors
    /// When the engine refuses.
    fn put_version(&self, id: &PackageId, row: &VersionRow) -> Result<(), RegistryError>;
    /// Enters a file of a version; false when the version has one for that platform already.
    ///
    /// # Errors
    /// When the engine refuses.
    fn add_artifact(
        &self,
        id: &PackageId,
        version: &Version,
        artifact: &ArtifactRow,
    ) -> Result<bool, RegistryError>;
}
