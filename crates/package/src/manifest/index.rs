//! `manifests.json`: what a gallery of manifests says of all its packages, so that no card needs a manifest.

use serde::Serialize;
use vitrine_base::{PackageId, Sha256, Timestamp, Version};

use crate::listing::FileRef;

/// The value of [`ManifestIndex::format`].
pub const INDEX_FORMAT: &str = "vitrine-manifests/1";

/// The name of the index in its gallery.
pub const INDEX_FILE: &str = "manifests.json";

/// `manifests.json`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ManifestIndex {
    /// Always [`INDEX_FORMAT`].
    pub format: String,
    /// What the gallery calls itself.
    pub title: String,
    /// One paragraph about it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Its packages, sorted by name.
    pub packages: Vec<IndexPackage>,
}

/// One package: what a card needs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IndexPackage {
    /// Its id.
    pub name: PackageId,
    /// One line about it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// An SPDX expression, when the maker names a licence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// The maker's page, https.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub homepage: Option<String>,
    /// Tags.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Its versions, newest first.
    pub versions: Vec<IndexVersion>,
}

/// One version: which platforms, and where its manifest is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IndexVersion {
    /// The version.
    pub version: Version,
    /// Its manifest.
    pub manifest: FileRef,
    /// When it came out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub released: Option<Timestamp>,
    /// Platforms there is a file for.
    pub platforms: Vec<IndexPlatform>,
    /// Platforms there is none for, with the reason.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unavailable: Vec<IndexUnavailable>,
}

/// A platform there is a file for; digest and bytes must be those of the manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndexPlatform {
    /// The platform.
    pub platform: String,
    /// Digest of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<Sha256>,
    /// Its bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
}

/// A platform there is no file for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndexUnavailable {
    /// The platform.
    pub platform: String,
    /// Why not, in a sentence.
    pub reason: String,
}
