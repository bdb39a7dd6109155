//! What the library says of its packages.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use vitrine_base::{PackageId, Sha256, SourceName, Timestamp, Version};
use vitrine_package::{ContentRating, Dependency, Finding, Kind};
use vitrine_transfer::{Download, Location, TableAt};
use vitrine_trust::TrustLevel;

/// A package, as the library knows it: by source and id.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PackageKey {
    /// The source it came from.
    pub source: SourceName,
    /// Its id in that source.
    pub id: PackageId,
}

impl fmt::Display for PackageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.source, self.id)
    }
}

/// Everything an install needs to know.
#[derive(Debug, Clone)]
pub struct InstallWish {
    /// Which package.
    pub key: PackageKey,
    /// Which version.
    pub version: Version,
    /// What its listing says it is; the package must be that.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Who made it.
    pub maker: String,
    /// The source's address, for the receipt.
    pub source_location: String,
    /// Where its bytes are and what they must be.
    pub download: Download,
    /// The artifact's content root; bytes that are put together from what is at hand must have it.
    pub content: Option<Sha256>,
    /// Its table of files, where the source has one.
    pub table: Option<TableAt>,
    /// The folder of the gallery's root document, for patches.
    pub base: Option<Location>,
    /// The artifact's file name; its ending is kept for the original file.
    pub filename: String,
    /// Who signed it, when somebody did.
    pub signed_by: Option<String>,
    /// The commands its listing names, by name, with their paths in the package; the package's own when
    /// empty. Only a tool has commands.
    pub commands: BTreeMap<String, String>,
    /// How far the source vouches for the bytes.
    pub trust: TrustLevel,
    /// The person agreed to bytes nothing vouches for.
    pub accept_unverified: bool,
    /// The person agreed to other bytes under a version seen before.
    pub accept_republished: bool,
    /// Nobody was asked: what asks for more than the installed version does is refused.
    pub unasked: bool,
    /// The bytes were built on this computer. They say nothing of what the source's own bytes of this version are,
    /// so they neither raise nor prepare an alarm about those.
    pub built: bool,
}

/// Whether installed files are as they were installed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Health {
    /// As installed, as far as was looked.
    Intact,
    /// Files were changed or added by hand.
    Changed,
    /// Files are missing.
    Missing,
    /// The whole folder is gone.
    Gone,
}

/// A version kept besides the current one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PreviousVersion {
    /// The version.
    pub version: Version,
    /// The digest of its artifact.
    pub sha256: Sha256,
}

/// A command of an installed tool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InstalledCommand {
    /// What is typed.
    pub name: String,
    /// The program it starts.
    pub path: PathBuf,
    /// Who has the name in the folder of commands instead: another package, a file of the person's, or “a command
    /// of this system”.
    pub taken_by: Option<String>,
}

/// What a version was when it was last installed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// The digest of its artifact.
    pub sha256: Sha256,
    /// Its content root; not known of versions an early Vitrine installed.
    pub content: Option<Sha256>,
}

/// One installed package.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Installed {
    /// Which package.
    pub key: PackageKey,
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Who made it.
    pub maker: String,
    /// One line about it.
    pub summary: String,
    /// The maker's content rating.
    pub rating: ContentRating,
    /// The current version.
    pub version: Version,
    /// The digest of its artifact.
    pub sha256: Sha256,
    /// Its content root: what is in it, however it is packed.
    pub content: Sha256,
    /// Bytes on disk of all kept versions, originals included, as installed.
    pub size_on_disk: u64,
    /// When the current version was installed.
    pub installed_at: Timestamp,
    /// The current version's folder.
    pub folder: PathBuf,
    /// The original package file of the current version.
    pub original: PathBuf,
    /// How far its bytes were vouched for when they were installed.
    pub trust: TrustLevel,
    /// Who had signed it, when somebody had.
    pub signed_by: Option<String>,
    /// It was built on this computer.
    pub built: bool,
    /// The address of its source when it was installed.
    pub source_location: String,
    /// Versions kept besides, the one a rollback goes to first.
    pub previous: Vec<PreviousVersion>,
    /// Its preview picture.
    pub preview: Option<PathBuf>,
    /// What it needs.
    pub dependencies: Vec<Dependency>,
    /// What was noticed when it was installed.
    pub findings: Vec<Finding>,
    /// Whether its files are as installed, by a cheap look at names, sizes and times.
    pub health: Health,
    /// The project a HomePilot made of it.
    pub homepilot_project: Option<String>,
    /// What can be typed in a terminal.
    pub commands: Vec<InstalledCommand>,
}

/// What comparing every byte with the receipt found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerifyReport {
    /// The version compared.
    pub version: Version,
    /// The overall state.
    pub health: Health,
    /// How many files are as installed.
    pub intact: usize,
    /// Paths whose bytes differ, that are no longer what they were (a file, a link), or no longer programs.
    pub changed: Vec<String>,
    /// Paths that are gone.
    pub missing: Vec<String>,
    /// Paths that were not installed.
    pub added: Vec<String>,
}

/// What a removal did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Removed {
    /// Files that were changed or added by hand, where they are kept now.
    pub kept: Vec<PathBuf>,
    /// Bytes freed.
    pub freed: u64,
}

/// What a version a source offers means for what is installed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum UpdateKind {
    /// Nothing new.
    None,
    /// A newer version.
    Newer,
    /// The same version with other bytes.
    Republished,
}

/// Compares what is installed with what a source offers. What was built on this computer has other bytes than the
/// source's without any harm.
pub fn compare(installed: &Installed, version: &Version, sha256: Option<&Sha256>) -> UpdateKind {
    if *version > installed.version {
        UpdateKind::Newer
    } else if *version == installed.version
        && !installed.built
        && sha256.is_some_and(|digest| *digest != installed.sha256)
    {
        UpdateKind::Republished
    } else {
        UpdateKind::None
    }
}
