//! Packages, their versions and artifacts, who owns them, collections.

use std::collections::BTreeMap;

use vitrine_base::{PackageId, Sha256, Timestamp, Version};
use vitrine_package::listing::Texts;
use vitrine_package::{ContentRating, Kind};

use crate::RegistryError;
use crate::publishing::Patch;

/// Where a package stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackageState {
    /// A first submission holds the id; nothing is published.
    Reserved,
    /// It has published versions.
    Live,
    /// Taken down with a public reason.
    Withdrawn,
}

impl PackageState {
    /// The word for it, as stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reserved => "reserved",
            Self::Live => "live",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state with that word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Reserved, Self::Live, Self::Withdrawn].into_iter().find(|state| state.as_str() == word)
    }
}

/// A package.
#[derive(Debug, Clone, PartialEq)]
pub struct PackageRow {
    /// Its id.
    pub id: PackageId,
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// One line.
    pub summary: String,
    /// Who made it, as shown.
    pub maker: String,
    /// An SPDX expression.
    pub licence: Option<String>,
    /// The maker's page, https.
    pub homepage: Option<String>,
    /// Markdown.
    pub description: String,
    /// Tags.
    pub tags: Vec<String>,
    /// The content rating.
    pub rating: ContentRating,
    /// Where it stands.
    pub state: PackageState,
    /// Why it was taken down.
    pub withdrawn_reason: Option<String>,
    /// It does harm.
    pub withdrawn_malicious: bool,
    /// When it was taken down.
    pub withdrawn_at: Option<Timestamp>,
    /// The version a newcomer gets.
    pub latest: Option<Version>,
    /// Downloads, all versions, imported ones included.
    pub downloads: u64,
    /// The star ranking's score, see `ratings`.
    pub stars_score: Option<f64>,
    /// How many ratings count.
    pub stars_count: u64,
    /// Its place on the front page.
    pub featured: Option<i64>,
    /// When its id was taken.
    pub created: Timestamp,
    /// When a version last came out.
    pub updated: Timestamp,
    /// Name and summary in other languages.
    pub texts: BTreeMap<String, Texts>,
    /// The description in other languages, Markdown.
    pub descriptions: BTreeMap<String, String>,
    /// What its owner changed since the latest version.
    pub patch: Patch,
}

/// The numbers of a package as they stand in the static index.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct ListedNumbers {
    /// Downloads.
    pub downloads: u64,
    /// The star ranking's score.
    pub score: Option<f64>,
    /// Ratings that count.
    pub count: u64,
}

/// A file of a published version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArtifactRow {
    /// Its platform, `any` for all.
    pub platform: String,
    /// Its digest.
    pub sha256: Sha256,
    /// Its bytes.
    pub size: u64,
    /// Its path below the gallery.
    pub path: String,
}

/// Packages.
pub trait PackageStore {
    /// A package by id (exact).
    ///
    /// # Errors
    /// When the engine refuses.
    fn package(&self, id: &PackageId) -> Result<Option<PackageRow>, RegistryError>;
    /// The id as it is spelled, for an id in any case: two ids that differ in capitals only are one.
    ///
    /// # Errors
    /// When the engine refuses.
    fn package_spelled(&self, id: &PackageId) -> Result<Option<PackageId>, RegistryError>;
    /// Takes an id for a first submission; `skeleton` as [`crate::names::skeleton`] says. Does nothing when it is there.
    ///
    /// # Errors
    /// When the engine refuses.
    fn reserve_package(
        &self,
        id: &PackageId,
        skeleton: &str,
        kind: Kind,
        name: &str,
        now: Timestamp,
    ) -> Result<(), RegistryError>;
    /// The accounts that own a package.
    ///
    /// # Errors
    /// When the engine refuses.
    fn owners(&self, id: &PackageId) -> Result<Vec<i64>, RegistryError>;
    /// Makes an account an owner.
    ///
    /// # Errors
    /// When the engine refuses.
    fn add_owner(&self, id: &PackageId, account: i64, now: Timestamp) -> Result<(), RegistryError>;
    /// True when that version was published.
    ///
    /// # Errors
    /// When the engine refuses.
    fn has_version(&self, id: &PackageId, version: &Version) -> Result<bool, RegistryError>;
    /// The files of a published version.
    ///
    /// # Errors
    /// When the engine refuses.
    fn artifacts(&self, id: &PackageId, version: &Version) -> Result<Vec<ArtifactRow>, RegistryError>;
    /// Marks a package's line in the static index as out of date; the `index` job writes it again.
    ///
    /// # Errors
    /// When the engine refuses.
    fn mark_dirty(&self, id: &PackageId) -> Result<(), RegistryError>;
    /// Writes what publishing decides of a package: everything but its numbers, its place on the front page and when it
    /// was made.
    ///
    /// # Errors
    /// When the engine refuses.
    fn put_package(&self, row: &PackageRow) -> Result<(), RegistryError>;
    /// Packages whose line is out of date, with the revision to name when it was written; at most `limit`.
    ///
    /// # Errors
    /// When the engine refuses.
    fn dirty_packages(&self, limit: u32) -> Result<Vec<(PackageId, i64)>, RegistryError>;
    /// Every package with its revision, also those that are only reserved.
    ///
    /// # Errors
    /// When the engine refuses.
    fn package_revisions(&self) -> Result<Vec<(PackageId, i64)>, RegistryError>;
    /// Notes that the line of a package was written as it was at that revision, with these numbers. When it changed
    /// meanwhile it stays out of date.
    ///
    /// # Errors
    /// When the engine refuses.
    fn package_written(
        &self,
        id: &PackageId,
        revision: i64,
        numbers: ListedNumbers,
    ) -> Result<(), RegistryError>;
    /// Marks the packages whose downloads or stars differ from those in the static index; answers how many packages
    /// are out of date now, for whatever reason.
    ///
    /// # Errors
    /// When the engine refuses.
    fn mark_changed_numbers(&self) -> Result<u64, RegistryError>;
}
