//! What is installed, and what installing would do.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BuildOffer, Dependency, Kind, PackageRef, Phrase, Trust, UpdateRow};

/// Wishes for an install.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InstallRequest {
    /// Which package.
    pub package: PackageRef,
    /// Which version; the latest stable one when none.
    #[serde(default)]
    pub version: Option<String>,
    /// The digest of the bytes that were shown, hex: others are not installed. Those listed by then when none.
    #[serde(default)]
    pub sha256: Option<String>,
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

impl InstallRequest {
    /// A wish for this version and for nothing else, with no word given.
    pub fn of(package: PackageRef, version: Option<String>) -> Self {
        Self {
            package,
            version,
            sha256: None,
            with: Vec::new(),
            accept_unverified: false,
            accept_republished: false,
        }
    }
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
    /// The digest of its bytes, hex; none where the gallery lists none.
    pub sha256: Option<String>,
    /// The version that is installed now.
    pub from: Option<String>,
    /// Bytes to fetch, when known.
    pub download: Option<u64>,
    /// How far it can be trusted.
    pub trust: Trust,
    /// That fact in a sentence.
    pub trust_sentence: String,
    /// The same for the window.
    pub trust_said: Vec<Phrase>,
    /// What it needs.
    pub dependencies: Vec<Dependency>,
    /// Set when consent is needed before it goes on: the sentence to agree to.
    pub consent: Option<String>,
    /// The same for the window.
    pub consent_said: Vec<Phrase>,
    /// True when that consent is about bytes republished under the same version.
    pub republished: bool,
    /// The folder it will be in.
    pub folder: String,
    /// Free bytes on that volume.
    pub free_space: u64,
    /// Packages it needs that would be installed with it, in the order they would be.
    pub with: Vec<PlannedPackage>,
    /// What stands in the way of what it needs: cycles, conflicts, things nobody lists; in sentences.
    pub problems: Vec<String>,
    /// The same for the window, one for each.
    pub problems_said: Vec<Phrase>,
    /// Set when it cannot be installed at all: why, in a sentence.
    pub blocked: Option<String>,
    /// The same for the window.
    pub blocked_said: Vec<Phrase>,
    /// The platform whose file would be taken, when it is not for all.
    pub platform: Option<String>,
    /// Names that could be typed in a terminal afterwards.
    pub commands: Vec<String>,
    /// Who signed it, when somebody did.
    pub signed_by: Option<String>,
    /// Building it from source is offered, because there is no file for this computer.
    pub build: Option<BuildOffer>,
}

/// A package that comes with another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlannedPackage {
    /// Which package.
    pub package: PackageRef,
    /// Its name.
    pub name: String,
    /// Which version.
    pub version: String,
    /// Bytes to fetch, when known.
    pub size: Option<u64>,
    /// What needs it.
    pub needed_by: String,
    /// It is installed already.
    pub installed: bool,
}

/// A wish for another kept version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SwitchRequest {
    /// Which package.
    pub package: PackageRef,
    /// The kept version to make current.
    pub version: String,
}

/// What building from source would do; shown before anything is built.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BuildPlan {
    /// Which package.
    pub package: PackageRef,
    /// Which version.
    pub version: String,
    /// Where the source comes from.
    pub sources: Vec<String>,
    /// Digest of the source archive, hex.
    pub sha256: String,
    /// The recipe as it would be run.
    pub recipe: String,
    /// What holds it: no network, time, memory, processes; one sentence each.
    pub limits: Vec<String>,
    /// The same for the window.
    pub limits_said: Vec<Phrase>,
    /// Set when no sandbox works here: why, in a sentence. Then nothing is built.
    pub refused: Option<String>,
    /// The same for the window.
    pub refused_said: Vec<Phrase>,
    /// To be given back with the person's consent: the digest of all inputs.
    pub consent: String,
}

/// The person's consent to a build.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BuildRequest {
    /// Which package.
    pub package: PackageRef,
    /// Which version.
    pub version: String,
    /// [`BuildPlan::consent`] of the plan the person saw.
    pub consent: String,
    /// Build twice and compare.
    #[serde(default)]
    pub twice: bool,
}

/// A command of an installed tool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CommandRow {
    /// What is typed.
    pub name: String,
    /// The program it starts.
    pub path: String,
    /// Another package has the name, so it is not in the folder of commands: which one.
    pub taken_by: Option<String>,
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
    /// An update the source has, unless the person's own rule holds it back.
    pub update: Option<UpdateRow>,
    /// Why it was taken down, when it was: by its source, or its very bytes by another one.
    pub withdrawn: Option<String>,
    /// The same for the window, where those are the program's own words and not the gallery's.
    #[serde(default)]
    pub withdrawn_said: Vec<Phrase>,
    /// The project a HomePilot made of it, when it was handed over.
    pub homepilot_project: Option<String>,
    /// What can be typed in a terminal.
    pub commands: Vec<CommandRow>,
    /// It was built here, and whether a second build agreed; in a sentence.
    pub built: Option<String>,
    /// The same for the window.
    #[serde(default)]
    pub built_said: Vec<Phrase>,
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
