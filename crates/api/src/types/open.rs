//! What is opened from outside the window: links, and package files of this computer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Arguments, Dependency, FindingWeight, Kind, PackageRef, Phrase, Rating, Trust};

/// A text somebody wants opened: a `vitrine:` link, or the path of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LinkRequest {
    /// The text, as it came.
    pub text: String,
}

/// Where a link leads. Nothing is installed or added by one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "to", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum LinkTarget {
    /// The page of a package of a gallery that was added.
    Package {
        /// Which package.
        package: PackageRef,
    },
    /// A gallery that was added.
    Source {
        /// Its name.
        name: String,
    },
    /// A gallery that was not added: the person is asked, and shown what it is and where.
    AddSource {
        /// Its address or folder.
        location: String,
        /// The fingerprint the link names.
        fingerprint: Option<String>,
        /// The package to show once it is added.
        package: Option<String>,
    },
    /// A file of this computer.
    File {
        /// Its path.
        path: String,
    },
    /// It leads nowhere.
    Refused {
        /// Why, in a sentence.
        sentence: String,
        /// The same for the window.
        said: Vec<Phrase>,
    },
}

/// A file of this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileRequest {
    /// Its path.
    pub path: String,
}

/// A package in a file of this computer, looked through; nothing of it was run or kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LocalPackage {
    /// The file.
    pub path: String,
    /// Its name.
    pub file: String,
    /// Its bytes.
    pub size: u64,
    /// Its digest, hex; to be given back with the person's word.
    pub sha256: String,
    /// What it would be installed as.
    pub package: PackageRef,
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Who made it, as it says itself; may be empty.
    pub maker: String,
    /// One line about it; may be empty.
    pub summary: String,
    /// Its description as sanitised HTML; may be empty.
    pub description_html: String,
    /// What changed, as sanitised HTML; may be empty.
    pub changelog_html: String,
    /// The maker's content rating.
    pub rating: Rating,
    /// Tags.
    pub tags: Vec<String>,
    /// The licence, when the maker names one.
    pub licence: Option<String>,
    /// The maker's page, https only.
    pub homepage: Option<String>,
    /// What to ask the picture protocol for.
    pub picture: Option<String>,
    /// What it needs.
    pub dependencies: Vec<Dependency>,
    /// Names that could be typed in a terminal afterwards.
    pub commands: Vec<String>,
    /// Its files, at most 500.
    pub files: Vec<LocalFile>,
    /// How many files there are.
    pub file_count: u32,
    /// Bytes of all files together.
    pub unpacked: u64,
    /// What was noticed, gravest first.
    pub findings: Vec<LocalFinding>,
    /// How far it is vouched for.
    pub trust: Trust,
    /// That fact in a sentence.
    pub trust_sentence: String,
    /// The same for the window.
    pub trust_said: Vec<Phrase>,
    /// Galleries that list these very bytes.
    pub listed: Vec<LocalListing>,
    /// What is installed under this id, from wherever.
    pub installed: Vec<LocalInstalled>,
    /// Set when consent is needed: the sentence to agree to.
    pub consent: Option<String>,
    /// The same for the window.
    pub consent_said: Vec<Phrase>,
    /// Set when it cannot be installed: why, in a sentence.
    pub refused: Option<String>,
    /// The same for the window; empty where a finding says it.
    pub refused_said: Vec<Phrase>,
    /// The folder it will be in.
    pub folder: String,
    /// Free bytes on that volume.
    pub free_space: u64,
}

/// One file in a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LocalFile {
    /// Its path.
    pub path: String,
    /// Its bytes.
    pub size: u64,
}

/// Something that was noticed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LocalFinding {
    /// How much it weighs.
    pub weight: FindingWeight,
    /// Stable, dotted.
    pub code: String,
    /// What, in a sentence.
    pub sentence: String,
    /// The file it is about.
    pub member: Option<String>,
    /// The names and numbers in the sentence.
    pub arguments: Arguments,
}

/// A listing of the very bytes of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LocalListing {
    /// The package there.
    pub package: PackageRef,
    /// The gallery's name for people.
    pub title: String,
    /// The version there.
    pub version: String,
    /// How far the gallery vouches for it.
    pub trust: Trust,
}

/// Something installed under the id of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LocalInstalled {
    /// Which package.
    pub package: PackageRef,
    /// Its version.
    pub version: String,
    /// It is these very bytes.
    pub same_bytes: bool,
    /// It came from a file too, so that installing replaces it.
    pub from_file: bool,
}

/// The person's word for a file that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InstallLocal {
    /// The file.
    pub path: String,
    /// [`LocalPackage::sha256`] of what the person saw: other bytes are refused.
    pub sha256: String,
    /// The person agreed to [`LocalPackage::consent`].
    #[serde(default)]
    pub accept: bool,
}
