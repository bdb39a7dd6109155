//! How far a version can be trusted, in one word.

use serde::{Deserialize, Serialize};

/// How far a version can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TrustLevel {
    /// No digest: nothing to check the bytes against.
    Unverified,
    /// Signed once, but the signature is no longer current: to be looked at, not to be installed.
    Stale,
    /// The registry lists a digest, which is checked.
    Listed,
    /// Valid, current signed metadata names the digest.
    Signed,
}

impl TrustLevel {
    /// The level a registry without signatures gives: listed with a digest, unverified without.
    pub fn of_unsigned(has_digest: bool) -> Self {
        if has_digest { Self::Listed } else { Self::Unverified }
    }

    /// The word for it, as stored and printed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unverified => "unverified",
            Self::Stale => "stale",
            Self::Listed => "listed",
            Self::Signed => "signed",
        }
    }
}
