//! What is known of a signed gallery and of one of its files, for screens and for deciding.

use serde::{Deserialize, Serialize};
use vitrine_base::{PackageId, Sha256, Timestamp, Version};

use crate::Fingerprint;

/// What verified metadata says of a gallery. Times are milliseconds since 1970 (UTC).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Its identity.
    pub fingerprint: Fingerprint,
    /// Version of the trusted root.
    pub root_version: u64,
    /// How many root keys must sign a root.
    pub threshold: u64,
    /// How many root keys there are.
    pub root_keys: usize,
    /// One single root key that never had its ceremony (1 of 1).
    pub provisional: bool,
    /// Version of the timestamp.
    pub timestamp_version: u64,
    /// Version of the snapshot.
    pub snapshot_version: u64,
    /// The earliest expiry of root, timestamp, snapshot and targets.
    pub current_until: Timestamp,
    /// What has expired by now, when something has.
    pub expired: Option<Expired>,
    /// The names (or short ids) of the root's keys.
    pub signers: Vec<String>,
    /// The name (or short id) of the key that signs the list day by day.
    pub signed_by: String,
    /// The ids of the keys that may sign the list day by day, in order.
    pub signed_with: Vec<String>,
    /// When the list was last signed, as its signer says.
    pub signed_at: Option<Timestamp>,
    /// This computer's clock is behind the newest signature: expiry is held against that signature's time.
    pub clock_behind: bool,
    /// Files the curators have taken down.
    pub withdrawn: Vec<Withdrawn>,
}

/// A role that is past its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expired {
    /// `root`, `timestamp`, `snapshot` or `targets`.
    pub role: String,
    /// When.
    pub at: Timestamp,
}

/// A file a curator has taken down, whoever had signed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// The target's path.
    pub path: String,
    /// The public reason.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// A file that verified metadata vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Its path, relative to the gallery's folder.
    pub path: String,
    /// Its bytes.
    pub length: u64,
    /// Its digest.
    pub sha256: Sha256,
    /// The role that names it.
    pub role: String,
    /// The name (or short id) of the key that signed that role.
    pub signer: String,
    /// When that role expires.
    pub expires: Timestamp,
    /// Which version of which package it is, when it is one.
    pub release: Option<Release>,
}

/// The target's `custom.vitrine`: which version of which package a file is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// The package.
    pub id: PackageId,
    /// The version.
    pub version: Version,
    /// `any`, or a platform such as `linux-x86_64`.
    #[serde(default = "any", skip_serializing_if = "is_any")]
    pub platform: String,
    /// The kind's word, such as `persona`.
    pub kind: String,
    /// The content root.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Sha256>,
    /// The member table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<TableRef>,
}

/// A member table's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRef {
    /// Path relative to the gallery's folder.
    pub path: String,
    /// Its digest.
    pub sha256: Sha256,
    /// Its bytes.
    pub size: u64,
}

fn any() -> String {
    "any".to_owned()
}

fn is_any(platform: &str) -> bool {
    platform == "any"
}
