//! What the pages of packages show: versions, owners, what is featured. Only reading; the packages themselves are
//! written through [`crate::store::PackageStore`].

use vitrine_base::{PackageId, Timestamp, Version};
use vitrine_package::listing::{VersionDetails, VersionEntry};

use crate::RegistryError;

/// A published version, as its page shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownVersion {
    /// As in the static index.
    pub entry: VersionEntry,
    /// What only its page shows.
    pub details: VersionDetails,
    /// Why it was yanked.
    pub yanked: Option<String>,
    /// When it came out.
    pub released: Timestamp,
    /// Bytes of its first artifact.
    pub size: u64,
}

/// What the pages of packages show.
pub trait ShowcaseStore {
    /// The published versions of a package, the newest release first.
    ///
    /// # Errors
    /// When the engine refuses.
    fn shown_versions(&self, package: &PackageId) -> Result<Vec<ShownVersion>, RegistryError>;
    /// One published version.
    ///
    /// # Errors
    /// When the engine refuses.
    fn shown_version(
        &self,
        package: &PackageId,
        version: &Version,
    ) -> Result<Option<ShownVersion>, RegistryError>;
    /// The path of the picture of a published version below the gallery, where it has one.
    ///
    /// # Errors
    /// When the engine refuses.
    fn shown_picture(&self, package: &PackageId, version: &Version) -> Result<Option<String>, RegistryError>;
    /// The handles of a package's owners, the first one first.
    ///
    /// # Errors
    /// When the engine refuses.
    fn shown_owners(&self, package: &PackageId) -> Result<Vec<String>, RegistryError>;
    /// The stars of a package where they may be shown: the same number that is sorted by.
    ///
    /// # Errors
    /// When the engine refuses.
    fn shown_stars(&self, package: &PackageId) -> Result<Option<f64>, RegistryError>;
    /// The packages on the front page, in order.
    ///
    /// # Errors
    /// When the engine refuses.
    fn shown_featured(&self) -> Result<Vec<String>, RegistryError>;
}
