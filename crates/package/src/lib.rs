//! What a package is. [`inspect`] looks through one, [`unpack`] writes its files, [`pack`] makes one from
//! a folder; all of them put the archive through one strict gate ([`check_structure`]). What is special
//! about a kind is in `kinds/`. [`listing`] holds the words of the static index, [`Kind`] and its
//! neighbours the words every kind is described in.

mod archive;
mod contents;
mod error;
mod inspection;
mod kinds;
pub mod listing;
mod pack;
mod pictures;
mod words;

use std::path::Path;

use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{Phase, Reporter, fs};

pub use archive::{ArchiveError, ArchiveReport, check_structure};
pub use error::PackageError;
pub use inspection::{Inspection, Member, content_root};
pub use pack::pack;
pub use words::{ContentRating, Dependency, DependencyKind, Finding, Kind, Severity};

use archive::{Archive, shown};

/// Looks through a package: every byte is inflated, counted and hashed once, nothing is written.
///
/// # Errors
/// When the archive breaks a rule of the gate, no kind recognises it, or something its kind requires is
/// missing or wrong. Lesser things are findings.
pub fn inspect(path: &Path, limits: &ArchiveLimits) -> Result<Inspection, PackageError> {
    contents::read(path, limits, None)
}

/// Looks through a package and writes its files in the same pass into an existing empty folder, as
/// ordinary files that only their owner may change; nothing is made safe on disk yet.
///
/// # Errors
/// As [`inspect`], and when the folder is not empty or a file cannot be written. What was written until
/// then stays for the caller to clean away.
pub fn unpack(
    path: &Path,
    into: &Path,
    limits: &ArchiveLimits,
    reporter: &dyn Reporter,
) -> Result<Inspection, PackageError> {
    if !fs::list_dir(into)?.is_empty() {
        return Err(PackageError::NotEmpty(into.display().to_string()));
    }
    reporter.phase(Phase::Checking);
    contents::read(path, limits, Some(&contents::Target { folder: into, reporter }))
}

/// Reads one member of a package whole, at most `max` bytes; its checksum is verified.
///
/// # Errors
/// When the archive breaks a rule of the gate, the member is not there, or is larger than `max`.
pub fn read_member(
    path: &Path,
    member: &str,
    max: u64,
    limits: &ArchiveLimits,
) -> Result<Vec<u8>, PackageError> {
    let mut archive = Archive::open_package(path, limits)?;
    let found = archive.entries().iter().position(|entry| !entry.folder && entry.path == member);
    let index = found.ok_or_else(|| PackageError::NoSuchMember(shown(member)))?;
    let size = archive.entries()[index].unpacked;
    if size > max {
        return Err(PackageError::MemberTooLarge { member: shown(member), size, max });
    }
    let mut bytes = Vec::new();
    archive.stream(index, &mut |part| {
        bytes.extend_from_slice(part);
        Ok(())
    })?;
    Ok(bytes)
}
