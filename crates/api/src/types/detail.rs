//! The page of one package.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Card, InstalledPackage, PackageRef, Phrase, Trust};

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
    /// The same for the window, one for each; without a code where only the English words are known.
    pub problems_said: Vec<Phrase>,
    /// True when description and changelog could not be fetched just now and may be missing.
    pub incomplete: bool,
    /// The platforms of the latest version, where it comes in several; this computer's first.
    pub platforms: Vec<PlatformRow>,
    /// What comes with the latest version to vouch for it: bill of materials, provenance, signatures.
    pub evidence: Vec<EvidenceRow>,
    /// It can be built from source on this computer, or why it cannot.
    pub build: Option<BuildOffer>,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
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
    /// The same for the window.
    #[serde(default)]
    pub advice_said: Vec<Phrase>,
}

/// Where a package comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Provenance {
    /// The level.
    pub trust: Trust,
    /// The fact in a sentence.
    pub sentence: String,
    /// The same for the window.
    pub said: Vec<Phrase>,
    /// The source's name.
    pub source: String,
    /// The source's address or folder.
    pub location: String,
    /// The digest the source lists, hex.
    pub sha256: Option<String>,
    /// An alarm: the same version was seen with other bytes.
    pub alarm: Option<String>,
    /// Who signed, when somebody did.
    pub signed_by: Option<String>,
    /// When the signed list was made.
    pub signed_at: Option<i64>,
    /// Until when the signatures are current.
    pub current_until: Option<i64>,
    /// The gallery's fingerprint, in groups of four.
    pub fingerprint: Option<String>,
    /// The gallery's root key is one single key that never had its ceremony.
    pub provisional: bool,
}

/// One platform of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlatformRow {
    /// Its name: `linux-x86_64`, `macos-aarch64`, `any`.
    pub platform: String,
    /// It is this computer's.
    pub here: bool,
    /// There is a file for it.
    pub available: bool,
    /// Why there is none.
    pub reason: Option<String>,
    /// Bytes of its file, when known.
    pub size: Option<u64>,
}

/// One document that comes with a version to vouch for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceRow {
    /// What it is: `Bill of materials`, `Provenance`, `Signature`, `Reproducible build`.
    pub title: String,
    /// What was found in it, in a sentence: that it fits, that it says nothing, that it is about other bytes.
    pub sentence: String,
    /// What it is, for the window.
    pub titled: Vec<Phrase>,
    /// What was found in it, for the window.
    pub said: Vec<Phrase>,
    /// How it weighs.
    pub verdict: EvidenceVerdict,
}

/// How a document that vouches weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum EvidenceVerdict {
    /// It fits the bytes and says something.
    Good,
    /// It fits the bytes but says nothing (vacuous), or was not looked into.
    Empty,
    /// It is about other bytes, or cannot be read.
    Bad,
}

/// Building a version from its source on this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BuildOffer {
    /// It can be done here.
    pub possible: bool,
    /// What would be done, or why it cannot be, in a sentence.
    pub sentence: String,
    /// The same for the window.
    pub said: Vec<Phrase>,
}
