//! What a package is. [`inspect`] looks through one, [`unpack`] writes its files, [`pack`] makes one from
//! a folder; all of them put the archive through one strict gate ([`check_structure`]). What is special
//! about a kind is in `kinds/`. [`listing`] holds the words of the static index, [`Kind`] and its
//! neighbours the words every kind is described in.

mod archive;
mod contents;
mod error;
pub mod evidence;
mod inspection;
mod kinds;
pub mod language;
pub mod listing;
pub mod log;
pub mod manifest;
mod pack;
mod patch;
mod pictures;
mod platform;
mod programs;
mod table;
mod words;

use std::path::Path;

use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{Phase, Reporter, fs};

pub use archive::{
    ArchiveError, ArchiveReport, Directory, DirectoryEntry, Unpacked, check_structure, unpack_member,
};
pub use error::PackageError;
pub use inspection::{Command, Inspection, Member, content_root};
pub use pack::{Assembly, CUT, FLUSH_OVER, cut_chunks, cut_reader, pack, pack_folder};
pub use patch::{NewPatch, PATCH_BYTES, Patch, apply_patch, make_patch, patches_between};
pub use platform::{Libc, Machine, ParsePlatformError, Platform, System};
pub use table::{TABLE_BYTES, decode_table, encode_table, member_table, table_content};
pub use words::{
    ContentRating, Dependency, DependencyKind, Finding, Growth, Kind, Severity, TOO_MANY_DEPENDENCIES,
};

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
/// ordinary files that only their owner may change (programs, by their first bytes, may be started; links are
/// links, made after all files); nothing is made safe on disk yet.
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
    let target = contents::Target { folder: into, reporter };
    contents::read(path, limits, Some(&target)).map_err(|error| error.near(into))
}

/// Writes the files of any archive, a maker's sources for instance, into an existing empty folder: the same
/// gate and the same modes as [`unpack`], but no kind is asked for, and links inside the archive are taken.
/// Answers the files, sorted by path.
///
/// # Errors
/// As [`unpack`], but for what a kind requires.
pub fn unpack_tree(
    path: &Path,
    into: &Path,
    limits: &ArchiveLimits,
    reporter: &dyn Reporter,
) -> Result<Vec<Member>, PackageError> {
    if !fs::list_dir(into)?.is_empty() {
        return Err(PackageError::NotEmpty(into.display().to_string()));
    }
    let target = contents::Target { folder: into, reporter };
    contents::write(path, limits, &target).map_err(|error| error.near(into))
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
    let found = archive
        .entries()
        .iter()
        .position(|entry| !entry.folder && entry.link.is_none() && entry.path == member);
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
