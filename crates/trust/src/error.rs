//! What can go wrong between a gallery and our trust in it, in sentences that name both sides.

use std::error::Error;
use std::fmt;

use vitrine_base::Timestamp;

use crate::Fingerprint;
use crate::time::day;

/// A metadata file could not be fetched.
#[derive(Debug)]
pub struct FetchFailure(Box<dyn Error + Send + Sync>);

impl FetchFailure {
    /// Wraps the transport's own error.
    pub fn new(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(error.into())
    }

    /// The transport's own error, to look into.
    pub fn inner(&self) -> &(dyn Error + Send + Sync + 'static) {
        self.0.as_ref()
    }
}

impl fmt::Display for FetchFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Error for FetchFailure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
    }
}

/// Why signed metadata was not trusted, not read or not written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TrustError {
    /// The transport failed.
    #[error("The gallery's “{file}” could not be fetched: {failure}")]
    Fetch {
        /// File name in the metadata folder.
        file: String,
        /// The transport's error.
        #[source]
        failure: FetchFailure,
    },
    /// A file the gallery must have is not there.
    #[error("The gallery has no “{file}”, which its signatures need.")]
    Missing {
        /// File name in the metadata folder.
        file: String,
    },
    /// A file is larger than such a file may be.
    #[error("The gallery's “{file}” is larger than the {max} bytes such a file may have.")]
    TooLarge {
        /// File name in the metadata folder.
        file: String,
        /// The limit in bytes.
        max: u64,
    },
    /// The gallery shows another root than the one remembered.
    #[error(
        "This gallery has changed its identity: remembered is the fingerprint {remembered}, it now shows {shown}. \
         Nothing from it is trusted until you accept the new fingerprint, which its maker must tell you some other way."
    )]
    IdentityChanged {
        /// The remembered fingerprint.
        remembered: Fingerprint,
        /// The fingerprint shown now.
        shown: Fingerprint,
    },
    /// The gallery shows another fingerprint than the person was told.
    #[error("The fingerprint does not match: expected is {expected}, the gallery shows {shown}.")]
    FingerprintMismatch {
        /// What the person gave.
        expected: Fingerprint,
        /// What the gallery shows.
        shown: Fingerprint,
    },
    /// An older version than one already seen.
    #[error(
        "The gallery was rolled back: its {role} was at version {remembered} when last seen, and is now at version {shown}."
    )]
    RolledBack {
        /// The role.
        role: String,
        /// The version remembered.
        remembered: u64,
        /// The version shown.
        shown: u64,
    },
    /// Metadata is past its end.
    #[error(
        "The gallery's signed list is frozen: its {role} expired on {} and no newer one is shown (today is {}). \
         Looking around is fine, installing is not. If that date is wrong, this computer's clock is wrong.",
        day(*.at), day(*.now)
    )]
    Expired {
        /// The role.
        role: String,
        /// When it expired.
        at: Timestamp,
        /// The time it was held against.
        now: Timestamp,
    },
    /// Files that do not belong together, or a file that lost an entry it had.
    #[error("The gallery's signed files do not belong together: {detail}.")]
    Mixed {
        /// What does not fit what.
        detail: String,
    },
    /// Not enough valid signatures.
    #[error(
        "The gallery's {role} is not properly signed: {found} of the {threshold} signatures it needs are valid."
    )]
    NotSigned {
        /// The role.
        role: String,
        /// Distinct valid signatures found.
        found: usize,
        /// Signatures needed.
        threshold: usize,
    },
    /// One key signed the same file twice.
    #[error("The gallery's {role} carries two signatures of one key ({key}), which is not allowed.")]
    DuplicateSignature {
        /// The role.
        role: String,
        /// The key's id.
        key: String,
    },
    /// A root that does not follow the trusted one.
    #[error("The gallery's root must follow version {trusted}, but the next one says version {shown}.")]
    RootSkipped {
        /// The trusted root's version.
        trusted: u64,
        /// The version shown.
        shown: u64,
    },
    /// Root after root after root.
    #[error("The gallery shows more than {max} new roots at once, which no real gallery does.")]
    TooManyRoots {
        /// The limit.
        max: u32,
    },
    /// A file that is not what it should be.
    #[error("The gallery's “{file}” cannot be read as signed metadata: {why}")]
    Malformed {
        /// File name or role.
        file: String,
        /// What is wrong.
        why: String,
    },
    /// The gallery was never refreshed here.
    #[error("The gallery's signatures have not been fetched yet: sync it first.")]
    NotRefreshed,
    /// A curator took the target down.
    #[error("The gallery has withdrawn “{path}”: {reason}")]
    Withdrawn {
        /// The target's path.
        path: String,
        /// The public reason.
        reason: String,
    },
    /// What is remembered on this computer is damaged.
    #[error(
        "What Vitrine remembered of this gallery in “{folder}” is damaged. Remove the gallery and add it again with the \
         fingerprint its maker tells you."
    )]
    Damaged {
        /// The folder.
        folder: String,
    },
    /// The disk failed.
    #[error("The gallery's trust files could not be read or written: {0}")]
    Io(#[from] std::io::Error),
    /// A file that should be a key is none.
    #[error("“{file}” is not a Vitrine key: {why}")]
    NotAKey {
        /// The file.
        file: String,
        /// What is wrong.
        why: String,
    },
    /// A key that must sign is not at hand.
    #[error("To sign the {role}, {needed} of its {known} keys are needed; only {given} were given: {names}.")]
    KeysMissing {
        /// The role.
        role: String,
        /// The role's threshold.
        needed: u64,
        /// How many keys the role has.
        known: usize,
        /// How many of those were given.
        given: usize,
        /// The names of the role's keys.
        names: String,
    },
    /// A request to the writer that cannot be done.
    #[error("{0}")]
    Refused(String),
    /// A minisign key or signature that is not one.
    #[error("The minisign {what} cannot be read: {why}")]
    MinisignUnreadable {
        /// `public key` or `signature`.
        what: &'static str,
        /// What is wrong.
        why: String,
    },
    /// Signed with another minisign key.
    #[error("The minisign signature was made with the key {shown}, not with the expected key {expected}.")]
    MinisignOtherKey {
        /// The expected key's id.
        expected: String,
        /// The id in the signature.
        shown: String,
    },
    /// The minisign signature does not fit the bytes.
    #[error("The minisign signature of the key {key} does not fit: the file is not what was signed.")]
    MinisignForged {
        /// The key's id.
        key: String,
    },
}

impl TrustError {
    /// True when somebody may be tampering: the person must be told, and nothing may be installed.
    pub fn is_alarm(&self) -> bool {
        matches!(
            self,
            Self::IdentityChanged { .. }
                | Self::FingerprintMismatch { .. }
                | Self::RolledBack { .. }
                | Self::Mixed { .. }
                | Self::NotSigned { .. }
                | Self::DuplicateSignature { .. }
                | Self::RootSkipped { .. }
                | Self::MinisignOtherKey { .. }
                | Self::MinisignForged { .. }
        )
    }

    /// True when the gallery is only out of date: browsing is fine, installing is not.
    pub fn is_stale(&self) -> bool {
        matches!(self, Self::Expired { .. })
    }
}
