//! Why a version may not be installed just now, as far as its gallery and its manifest tell.

use std::fmt;

use vitrine_base::{PackageId, Sha256, Timestamp, Version};
use vitrine_package::Platform;

use crate::Alarm;
use crate::trusted::expired;

/// Platforms named in one sentence.
const SHOWN: usize = 6;

/// Why a version may not be installed just now. `Display` is a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hindrance {
    /// Something is wrong with the gallery's identity or its signatures.
    Alarm(Alarm),
    /// The gallery's signatures are over.
    Expired {
        /// Until when they were current.
        until: Timestamp,
    },
    /// There is no file for this computer.
    NoFile(NoFile),
    /// Index and manifest name different digests.
    OtherDigest {
        /// Which package and version.
        of: (PackageId, Version),
        /// What the index names.
        listed: Sha256,
        /// What the manifest names.
        found: Sha256,
    },
    /// Index and manifest name different sizes.
    OtherSize {
        /// Which package and version.
        of: (PackageId, Version),
        /// Bytes by the index.
        listed: u64,
        /// Bytes by the manifest.
        found: u64,
    },
    /// None of its addresses is one that may be asked.
    NoAddress {
        /// Which package.
        package: PackageId,
    },
}

/// That there is no file for this computer, and what there is instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoFile {
    /// Which package and version.
    pub of: (PackageId, Version),
    /// This computer's platform.
    pub here: Platform,
    /// Why there is none, in the maker's words.
    pub reason: Option<String>,
    /// The platforms there is a file for.
    pub others: Vec<String>,
    /// It can be built from source.
    pub buildable: bool,
}

impl NoFile {
    /// The first few of the platforms there is a file for, and whether there are more.
    pub fn shown(&self) -> (&[String], bool) {
        (&self.others[..self.others.len().min(SHOWN)], self.others.len() > SHOWN)
    }
}

impl fmt::Display for Hindrance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Alarm(alarm) => {
                write!(f, "{} Until that is settled, nothing is installed from it.", alarm.sentence)
            }
            Self::Expired { until } => f.write_str(&expired(*until)),
            Self::NoFile(none) => none.fmt(f),
            Self::OtherDigest { of: (name, version), listed, found } => write!(
                f,
                "The gallery contradicts itself about “{name}” {version}: its index names the digest {listed}, its \
                 manifest {found}."
            ),
            Self::OtherSize { of: (name, version), listed, found } => write!(
                f,
                "The gallery contradicts itself about “{name}” {version}: its index names {listed} bytes, its \
                 manifest {found}."
            ),
            Self::NoAddress { package } => write!(f, "None of the addresses of “{package}” can be used."),
        }
    }
}

impl fmt::Display for NoFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ((name, version), here) = (&self.of, self.here);
        write!(f, "There is no file of “{name}” {version} for this computer ({here})")?;
        if let Some(reason) = &self.reason {
            write!(f, ": {}", reason.trim_end_matches('.'))?;
        }
        match self.shown() {
            ([], _) if self.buildable => f.write_str(". There is a source it can be built from."),
            ([], _) => f.write_str(". There is no file for any other platform either."),
            (others, more) => {
                let more = if more { " and more" } else { "" };
                write!(f, ". There is one for {}{more}.", others.join(", "))
            }
        }
    }
}
