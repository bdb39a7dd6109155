//! What is on disk beside an installed package, so that the database can always be rebuilt:
//!
//! ```text
//! library/<source>/<id>/current.json             which version is current, which are kept (`Pointer`)
//! library/<source>/<id>/<slot>/…                 the files
//! library/<source>/<id>/<slot>.receipt.json      what was installed, file by file (`Receipt`)
//! library/<source>/<id>/<slot>.<ext>             the original package file
//! library/<source>/<id>/kept-<slot>/…            files a person had changed or added
//! bin/<command>, bin/<command>@<slot>            links to programs of tools (`shims`)
//! ```
//!
//! A slot is the version; the same version with other bytes has the slot `<version>~<first eight digits of
//! the digest>`, so that the bytes installed first stay where they are.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};
use vitrine_base::limits::ArchiveLimits;
use vitrine_base::path_policy::{check_component, check_path};
use vitrine_base::{Sha256, Timestamp, Version};
use vitrine_package::{ContentRating, Dependency, Finding, Kind, Member, content_root};
use vitrine_trust::TrustLevel;

use crate::PackageKey;

/// The value of [`Receipt::format`] and [`Pointer::format`].
pub(crate) const FORMAT: &str = "vitrine-library/1";

/// A folder name of one kept version.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub(crate) struct Slot(String);

impl Slot {
    /// Checks and takes a name; `None` when it could not be a folder's on every system.
    pub(crate) fn new(name: impl Into<String>) -> Option<Self> {
        let name = name.into();
        (check_component(&name).is_ok() && !name.starts_with('.')).then_some(Self(name))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Slot({})", self.0)
    }
}

impl<'de> Deserialize<'de> for Slot {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::new(name).ok_or_else(|| serde::de::Error::custom("not a folder name"))
    }
}

/// One installed file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ReceiptFile {
    pub(crate) path: String,
    pub(crate) size: u64,
    pub(crate) sha256: Sha256,
    /// As it was right after unpacking, for the cheap look.
    pub(crate) modified: Timestamp,
    /// It is a program.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) executable: bool,
    /// It is a link to this path; `size` and `sha256` are then those of this text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) link: Option<String>,
}

impl ReceiptFile {
    fn member(&self) -> Member {
        Member {
            path: self.path.clone(),
            size: self.size,
            sha256: self.sha256,
            executable: self.executable,
            link: self.link.clone(),
        }
    }
}

/// A command and the program it starts, a path in the version's folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ReceiptCommand {
    pub(crate) name: String,
    pub(crate) path: String,
}

impl ReceiptCommand {
    /// True when the name can stand in the folder of commands and be typed.
    pub(crate) fn is_fine(&self) -> bool {
        let limits = ArchiveLimits::default();
        check_component(&self.name).is_ok()
            && !self.name.starts_with(['.', '-'])
            && !self.name.contains(['@', ' '])
            && check_path(&self.path, limits.path, limits.depth).is_ok()
    }
}

/// What was installed, file by file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Receipt {
    pub(crate) format: String,
    #[serde(flatten)]
    pub(crate) key: PackageKey,
    pub(crate) version: Version,
    pub(crate) slot: Slot,
    pub(crate) kind: Kind,
    pub(crate) name: String,
    pub(crate) maker: String,
    pub(crate) summary: String,
    pub(crate) rating: ContentRating,
    /// Digest of the artifact, which is what the version is known by.
    pub(crate) sha256: Sha256,
    /// Its content root; early receipts have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) content: Option<Sha256>,
    /// Digest of the original package file beside the folder where it was put together from parts, so that
    /// its content is the artifact's but its bytes are not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) original_sha256: Option<Sha256>,
    /// Size of the original package file, and its name beside the folder.
    pub(crate) size: u64,
    pub(crate) original: Slot,
    pub(crate) installed_at: Timestamp,
    pub(crate) trust: TrustLevel,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) signed_by: Option<String>,
    /// It was built on this computer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) built: bool,
    pub(crate) source_location: String,
    pub(crate) preview: Option<String>,
    pub(crate) dependencies: Vec<Dependency>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) files: Vec<ReceiptFile>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) commands: Vec<ReceiptCommand>,
}

impl Receipt {
    /// Reads one, and refuses one whose paths lead out of its folder.
    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        let receipt: Self = serde_json::from_slice(bytes).ok()?;
        let limits = ArchiveLimits::default();
        let fine = |path: &str| check_path(path, limits.path, limits.depth).is_ok();
        let paths = receipt.files.iter().map(|file| file.path.as_str()).chain(receipt.preview.as_deref());
        let safe = paths.into_iter().all(fine) && receipt.commands.iter().all(ReceiptCommand::is_fine);
        (receipt.format == FORMAT && safe).then_some(receipt)
    }

    /// The digest the original package file has.
    pub(crate) fn original_sha256(&self) -> Sha256 {
        self.original_sha256.unwrap_or(self.sha256)
    }

    /// The content root, also of an early receipt.
    pub(crate) fn content(&self) -> Sha256 {
        let members = || self.files.iter().map(ReceiptFile::member).collect::<Vec<_>>();
        self.content.unwrap_or_else(|| content_root(&members()))
    }

    /// Bytes of the files once unpacked.
    pub(crate) fn unpacked(&self) -> u64 {
        self.files.iter().map(|file| file.size).sum()
    }
}

/// Which version is current; replaced in one step, which is the moment an install takes effect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Pointer {
    pub(crate) format: String,
    #[serde(flatten)]
    pub(crate) key: PackageKey,
    pub(crate) current: Slot,
    /// Kept versions, the one a rollback goes to first.
    #[serde(default)]
    pub(crate) previous: Vec<Slot>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) homepilot_project: Option<String>,
}

impl Pointer {
    /// The current slot and then the kept ones.
    pub(crate) fn slots(&self) -> impl Iterator<Item = &Slot> {
        std::iter::once(&self.current).chain(&self.previous)
    }

    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok().filter(|pointer: &Self| pointer.format == FORMAT)
    }
}

/// JSON as it is written to disk.
pub(crate) fn to_json(value: &impl Serialize) -> std::io::Result<Vec<u8>> {
    serde_json::to_vec_pretty(value).map_err(std::io::Error::other)
}
