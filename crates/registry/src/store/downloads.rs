//! Downloads by day, who was counted, popular tags, and the sums people look at.

use std::collections::HashMap;

use vitrine_base::PackageId;

use crate::RegistryError;
use crate::stats::Counted;

/// What a registry has, in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    /// Packages that can be had.
    pub packages: u64,
    /// Their versions.
    pub versions: u64,
    /// Their downloads, imported ones included.
    pub downloads: u64,
}

/// A package among those fetched most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopRow {
    /// Its id.
    pub id: PackageId,
    /// Its name.
    pub name: String,
    /// Its downloads.
    pub downloads: u64,
}

/// The downloads of one package.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DownloadSums {
    /// By day since 1970, oldest first; days without any are left out.
    pub by_day: Vec<(i64, u64)>,
    /// By version, most first.
    pub by_version: Vec<(String, u64)>,
    /// By platform, most first.
    pub by_platform: Vec<(String, u64)>,
}

/// Downloads by day, and who was counted.
pub trait DownloadStore {
    /// Enters downloads, each client once per day and artifact; answers how many counted. The packages' own counters
    /// grow with it.
    ///
    /// # Errors
    /// When the engine refuses.
    fn count_downloads(&self, downloads: &[Counted]) -> Result<u64, RegistryError>;
    /// Enters how often tags were looked through.
    ///
    /// # Errors
    /// When the engine refuses.
    fn count_tags(&self, tags: &HashMap<(i64, String), u64>) -> Result<(), RegistryError>;
    /// Forgets who was counted before that day.
    ///
    /// # Errors
    /// When the engine refuses.
    fn forget_seen(&self, today: i64) -> Result<(), RegistryError>;
    /// What the registry has.
    ///
    /// # Errors
    /// When the engine refuses.
    fn totals(&self) -> Result<Totals, RegistryError>;
    /// Downloads of all packages by day, from a day on, oldest first.
    ///
    /// # Errors
    /// When the engine refuses.
    fn downloads_by_day(&self, from: i64) -> Result<Vec<(i64, u64)>, RegistryError>;
    /// The tags looked through most since a day, of those that a live package has.
    ///
    /// # Errors
    /// When the engine refuses.
    fn popular_tags(&self, from: i64, limit: u32) -> Result<Vec<(String, u64)>, RegistryError>;
    /// The packages fetched most.
    ///
    /// # Errors
    /// When the engine refuses.
    fn top_packages(&self, limit: u32) -> Result<Vec<TopRow>, RegistryError>;
    /// The downloads of one package; days from one on, versions and platforms over all time.
    ///
    /// # Errors
    /// When the engine refuses.
    fn package_downloads(&self, id: &PackageId, from: i64) -> Result<DownloadSums, RegistryError>;
    /// Jobs by state.
    ///
    /// # Errors
    /// When the engine refuses.
    fn job_states(&self) -> Result<Vec<(String, u64)>, RegistryError>;
    /// Submissions by state.
    ///
    /// # Errors
    /// When the engine refuses.
    fn submission_states(&self) -> Result<Vec<(String, u64)>, RegistryError>;
}
