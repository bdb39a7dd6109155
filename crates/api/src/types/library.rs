//! What is installed, and what installing would do.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Dependency, Kind, PackageRef, Trust};

/// Wishes for an install.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InstallRequest {
    /// Which package.
    pub package: PackageRef,
    /// Which version; the latest stable one when none.
    #[serde(default)]
    pub version: Option<String>,
    /// Packages of the plan's offers the person chose to install with it.
    #[serde(default)]
    pub with: Vec<PackageRef>,
    /// The person saw that nothing vouches for the bytes and wants them all the same.
    #[serde(default)]
    pub accept_unverified: bool,
    /// The person saw that the source has other bytes under a version already seen, and wants them.
    #[serde(default)]
    pub accept_republished: bool,
}

/// What an install will do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InstallPlan {
    /// Which package.
    pub package: PackageRef,
    /// Its name.
    pub name: String,
    /// The version that would be installed.
    pub version: String,
    /// The version that is installed now.
    pub from: Option<String>,
    /// Bytes to fetch, when known.
    pub download: Option<u64>,
    /// How far it can be trusted.
    pub trust: Trust,
    /// That fact in a sentence.
    pub trust_sentence: String,
    /// What it needs.
    pub dependencies: Vec<Dependency>,
    /// Set when consent is needed before it goes on: the sentence to agree to.
    pub consent: Option<String>,
    /// True when that consent is about bytes republished under the same version.
    pub republished: bool,
    /// The folder it will be in.
    pub folder: String,
    /// Free bytes on that volume.
    pub free_space: u64,
}

/// Wishes for a removal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RemoveRequest {
    /// Which package.
    pub package: PackageRef,
    /// Delete files the person changed or added as well.
    #[serde(default)]
    pub delete_changed: bool,
}

/// One installed package.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InstalledPackage {
    /// Which package.
    pub package: PackageRef,
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Who made it.
    pub maker: String,
    /// The installed version.
    pub version: String,
    /// Versions kept besides, newest first; the first is what rolling back goes to.
    pub previous: Vec<String>,
    /// When it was installed.
    pub installed_at: i64,
    /// Bytes on disk, all kept versions together.
    pub size: u64,
    /// Its folder.
    pub folder: String,
    /// How far its bytes were vouched for when they were installed.
    pub trust: Trust,
    /// The digest of the installed artifact, hex.
    pub sha256: String,
    /// What to ask the picture protocol for.
    pub picture: Option<String>,
    /// Whether the files are as they were installed.
    pub health: Health,
    /// An update the source has.
    pub update: Option<UpdateRow>,
    /// Why the source withdrew it, when it did.
    pub withdrawn: Option<String>,
    /// The project a HomePilot made of it, when it was handed over.
    pub homepilot_project: Option<String>,
}

/// Whether installed files are as they were installed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
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

/// The result of comparing files with the receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VerifyReport {
    /// Which package.
    pub package: PackageRef,
    /// The version compared.
    pub version: String,
    /// The overall state.
    pub health: Health,
    /// Files that are as installed.
    pub intact: u32,
    /// Paths whose bytes differ.
    pub changed: Vec<String>,
    /// Paths that are gone.
    pub missing: Vec<String>,
    /// Paths that were not installed.
    pub added: Vec<String>,
}

/// One possible update.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UpdateRow {
    /// Which package.
    pub package: PackageRef,
    /// Its name.
    pub name: String,
    /// What is installed.
    pub from: String,
    /// What the source has.
    pub to: String,
    /// The same version number with other bytes: shown, never installed silently.
    pub republished: bool,
    /// It mends a security problem.
    pub security: bool,
    /// Bytes to fetch, when known.
    pub size: Option<u64>,
}
