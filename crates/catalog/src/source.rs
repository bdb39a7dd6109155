//! A source: a gallery the person has added, and how the last sync with it went.

use serde::{Deserialize, Serialize};
use vitrine_base::{Phrase, Said, SourceName, Timestamp};
use vitrine_transfer::{AddressPolicy, Location};
use vitrine_trust::Fingerprint;

use crate::SourceTrust;

/// How a source is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Protocol {
    /// Our own static index, `vitrine/1`.
    Vitrine,
    /// A gallery of manifests, `vitrine-manifests/1`.
    Manifest,
    /// A HomePilot gallery: Worker, bucket, bare file, or a folder of packages.
    Homepilot,
    /// Not known yet: no sync has succeeded.
    Unknown,
}

impl Protocol {
    /// The word for it, as stored and printed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Vitrine => "vitrine",
            Self::Manifest => "manifest",
            Self::Homepilot => "homepilot",
            Self::Unknown => "unknown",
        }
    }

    /// The protocol of that word; `Unknown` for others.
    pub fn from_word(word: &str) -> Self {
        match word {
            "vitrine" => Self::Vitrine,
            "manifest" => Self::Manifest,
            "homepilot" => Self::Homepilot,
            _ => Self::Unknown,
        }
    }
}

/// A gallery the person has added.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Its name.
    pub name: SourceName,
    /// What the gallery calls itself, when it says.
    pub title: Option<String>,
    /// Its address or folder.
    pub location: Location,
    /// The person confirmed an unencrypted or private address.
    pub confirmed: bool,
    /// How it is spoken to.
    pub protocol: Protocol,
    /// When it was last in step.
    pub last_sync: Option<Timestamp>,
    /// When it was last asked.
    pub last_try: Option<Timestamp>,
    /// Number of listings.
    pub items: u32,
    /// Number of items that could not be read, or only in part.
    pub problems: u32,
    /// The gallery shrank below half and waits for the person's word: the new number.
    pub shrink: Option<u32>,
    /// Code and sentence of the last failure, when the last try failed.
    pub last_error: Option<(String, String)>,
    /// How far it vouches for its packages, at the moment it was given out.
    pub trust: SourceTrust,
}

/// What the person says of a gallery when adding it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AddOptions {
    /// The person confirmed an unencrypted or private address.
    pub confirmed: bool,
    /// The fingerprint the person was given for it: a gallery with another, or with none, is refused.
    pub fingerprint: Option<Fingerprint>,
    /// The minisign public key the person was given for it: an index it has not signed is refused.
    pub minisign_key: Option<String>,
}

impl From<bool> for AddOptions {
    fn from(confirmed: bool) -> Self {
        Self { confirmed, ..Self::default() }
    }
}

impl Source {
    /// Which addresses may be asked on behalf of this source.
    pub fn policy(&self) -> AddressPolicy {
        AddressPolicy { confirmed: self.confirmed }
    }

    /// True for a folder on this computer.
    pub fn is_folder(&self) -> bool {
        matches!(self.location, Location::File(_))
    }
}

/// What the person allows in a sync.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SyncOptions {
    /// Take the new list although it is less than half of the old one.
    pub accept_shrink: bool,
    /// The gallery is one's own folder: who signed it is not asked.
    pub own: bool,
}

/// What a sync changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SyncOutcome {
    /// The gallery is as it was; nothing was written.
    pub unchanged: bool,
    /// New listings.
    pub added: u32,
    /// Changed listings.
    pub updated: u32,
    /// Listings that are gone.
    pub removed: u32,
    /// Listings now.
    pub total: u32,
    /// Items that could not be read, or only in part.
    pub problems: u32,
}

/// One item of a source that could not be read, or only in part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemProblem {
    /// The item's id, or its place in the list (`item 7`).
    pub item: String,
    /// What is wrong, in a sentence.
    pub sentence: String,
    /// The same for the window.
    pub said: Vec<Phrase>,
    /// True when the item is left out; false when it is shown without the bad part.
    pub left_out: bool,
}

impl ItemProblem {
    /// What is wrong with an item.
    pub(crate) fn new(item: impl Into<String>, said: Said, left_out: bool) -> Self {
        Self { item: item.into(), sentence: said.sentence, said: said.phrases, left_out }
    }
}
