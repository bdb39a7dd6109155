//! The galleries a person has added.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Phrase, Trust};
use crate::ApiError;

/// A source by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceRef {
    /// Its name.
    pub name: String,
}

/// A gallery to add.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddSource {
    /// An https address (http for this computer), or a folder.
    pub location: String,
    /// The name to give it; made from the location when none.
    #[serde(default)]
    pub name: Option<String>,
    /// The person confirmed an unencrypted address or one in a private network.
    #[serde(default)]
    pub allow_insecure: bool,
    /// The fingerprint the person was given for it, with or without spaces; another one is refused.
    #[serde(default)]
    pub fingerprint: Option<String>,
    /// The minisign public key the person was given for it.
    #[serde(default)]
    pub minisign_key: Option<String>,
}

/// What a gallery is, before it is added.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourcePreview {
    /// What the gallery calls itself.
    pub title: Option<String>,
    /// Its address as it will be kept.
    pub location: String,
    /// How it is spoken to.
    pub protocol: Protocol,
    /// Number of listings, when it says.
    pub items: Option<u32>,
    /// How far it vouches for its packages.
    pub trust: SourceTrust,
}

/// How far a gallery vouches for its packages: facts, in words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceTrust {
    /// The level.
    pub level: Trust,
    /// The facts in a sentence.
    pub sentence: String,
    /// The same for the window.
    pub said: Vec<Phrase>,
    /// The gallery's fingerprint, in groups of four.
    pub fingerprint: Option<String>,
    /// Its root key is one single key that never had its ceremony.
    pub provisional: bool,
    /// How many of how many root keys must sign: `2 of 3`.
    pub threshold: Option<String>,
    /// Version of the root document.
    pub root_version: Option<u32>,
    /// Who signs the list.
    pub signed_by: Option<String>,
    /// When the signed list was made.
    pub signed_at: Option<i64>,
    /// Until when it is current.
    pub current_until: Option<i64>,
    /// Something is wrong with its identity or its signatures: what, naming both sides.
    pub alarm: Option<String>,
    /// The fingerprint it shows now, when it is not the remembered one.
    pub other_fingerprint: Option<String>,
}

/// The person's word that a gallery is what it says although its identity changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AcceptIdentity {
    /// The source.
    pub name: String,
    /// The new fingerprint, as the person saw it.
    pub fingerprint: String,
}

/// A wish to sync.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct SyncRequest {
    /// Which source; all when none.
    pub name: Option<String>,
    /// The person agrees that the gallery shrank below half of what it was.
    pub accept_shrink: bool,
}

/// How a source is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Protocol {
    /// Our own static index, `vitrine/1`.
    Vitrine,
    /// One manifest a version, with several mirrors and platforms, `vitrine-manifests/1`.
    Manifest,
    /// A HomePilot gallery (Worker, bucket, bare file or folder).
    Homepilot,
    /// Not known yet: the first sync has not answered.
    Unknown,
}

/// One source as shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceRow {
    /// Its name.
    pub name: String,
    /// What the gallery calls itself.
    pub title: Option<String>,
    /// Its address or folder.
    pub location: String,
    /// How it is spoken to.
    pub protocol: Protocol,
    /// When it was last in step, when ever.
    pub last_sync: Option<i64>,
    /// When it was last asked.
    pub last_try: Option<i64>,
    /// Number of listings.
    pub items: u32,
    /// Number of items that could not be read or only in part.
    pub problems: u32,
    /// A job is syncing it now.
    pub syncing: bool,
    /// Why the last try failed, when it did.
    pub error: Option<ApiError>,
    /// Set when the gallery shrank below half and waits for the person's word: the new number.
    pub shrink: Option<u32>,
    /// True for a folder on this computer.
    pub folder: bool,
    /// How far it vouches for its packages.
    pub trust: SourceTrust,
}

/// One item of a source that could not be read, or only in part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItemProblem {
    /// The item's id, or its place in the list.
    pub item: String,
    /// What is wrong, in a sentence.
    pub sentence: String,
    /// The same for the window.
    #[serde(default)]
    pub said: Vec<Phrase>,
    /// True when the item is left out; false when it is shown without the bad part.
    pub left_out: bool,
}
