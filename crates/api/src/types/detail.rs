//! The page of one package.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Card, InstalledPackage, PackageRef, Trust};

/// Everything the page of a package shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Detail {
    /// The card's facts.
    pub card: Card,
    /// The description as sanitised HTML; empty when there is none.
    pub description_html: String,
    /// All versions, newest first.
    pub versions: Vec<VersionRow>,
    /// What it needs, in plain words.
    pub dependencies: Vec<Dependency>,
    /// Where it comes from and how far it is trusted.
    pub provenance: Provenance,
    /// The licence, when the maker names one.
    pub licence: Option<String>,
    /// The maker's page, https only.
    pub homepage: Option<String>,
    /// What is installed of it.
    pub installed: Option<InstalledPackage>,
    /// What the catalogue noticed about this item.
    pub problems: Vec<String>,
    /// True when description and changelog could not be fetched just now and may be missing.
    pub incomplete: bool,
}

/// One version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionRow {
    /// The version.
    pub version: String,
    /// When it came out, when known.
    pub released: Option<i64>,
    /// `stable`, `beta`, …
    pub channel: String,
    /// It mends a security problem.
    pub security: bool,
    /// Why it was yanked, when it was.
    pub yanked: Option<String>,
    /// Size of its artifact.
    pub size: Option<u64>,
    /// What changed, as sanitised HTML; empty when the maker does not say.
    pub changelog_html: String,
    /// How far it can be trusted.
    pub trust: Trust,
    /// True for the version that is installed.
    pub installed: bool,
}

/// What sort of thing a package needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DependencyKind {
    /// A model (image or language).
    Model,
    /// A tool the persona calls.
    Tool,
    /// An MCP server.
    McpServer,
    /// Another agent.
    Agent,
    /// Another package.
    Package,
}

/// One thing a package needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Dependency {
    /// What sort of thing.
    pub kind: DependencyKind,
    /// Its name.
    pub name: String,
    /// What it is for, one sentence; may be empty.
    pub purpose: String,
    /// Needed, or only better with it.
    pub required: bool,
    /// Where the package says it comes from (an address is shown, never opened or run).
    pub origin: Option<String>,
    /// The package of a source that Vitrine could install for it.
    pub available: Option<PackageRef>,
    /// What the person has to do, in a sentence.
    pub advice: String,
}

/// Where a package comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Provenance {
    /// The level.
    pub trust: Trust,
    /// The fact in a sentence.
    pub sentence: String,
    /// The source's name.
    pub source: String,
    /// The source's address or folder.
    pub location: String,
    /// The digest the source lists, hex.
    pub sha256: Option<String>,
    /// An alarm: the same version was seen with other bytes.
    pub alarm: Option<String>,
}
