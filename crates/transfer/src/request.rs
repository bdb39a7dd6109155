//! What is asked for, and what came.

use serde::{Deserialize, Serialize};
use vitrine_base::Sha256;

use crate::{AddressPolicy, Location};

/// What a server gave to ask again with: “only if it has changed since”.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validators {
    /// The `ETag` header, as it was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// The `Last-Modified` header, as it was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
}

/// One document to fetch.
#[derive(Debug, Clone, Copy)]
pub struct Fetch<'a> {
    /// Where it is.
    pub location: &'a Location,
    /// What the last answer carried, when there was one.
    pub validators: Option<&'a Validators>,
    /// Most bytes it may have, once unpacked.
    pub max_bytes: u64,
    /// Which addresses may be asked.
    pub policy: AddressPolicy,
}

/// The answer to a [`Fetch`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetched<T> {
    /// It is what it was.
    NotModified,
    /// It is new.
    New {
        /// The bytes, or how many went into the file.
        body: T,
        /// To ask with next time.
        validators: Validators,
        /// Where it was in the end, after redirects.
        location: Location,
    },
}

/// One artifact to download.
#[derive(Debug, Clone)]
pub struct Download {
    /// Where it is, best first.
    pub mirrors: Vec<Location>,
    /// Its digest, where the source lists one.
    pub sha256: Option<Sha256>,
    /// Its bytes, where the source lists them.
    pub size: Option<u64>,
    /// Most bytes to take when the size is not known.
    pub max_bytes: u64,
    /// Which addresses may be asked.
    pub policy: AddressPolicy,
}

/// An artifact that is in the store now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Downloaded {
    /// The digest of what came.
    pub sha256: Sha256,
    /// How many bytes it has.
    pub size: u64,
    /// How many bytes came for it now: fewer when it was resumed, more when some came twice.
    pub fetched: u64,
    /// The mirror it came from.
    pub from: Location,
}
