//! Zip archives read safely: first the structure, without inflating ([`structure`]), then every entry
//! once, counted and compared ([`inflate`]). What passes is seen the same by every reader.

mod entry;
mod error;
mod extra;
mod inflate;
pub(crate) mod records;
mod source;
mod structure;

use std::fs::File;
use std::path::Path;

use vitrine_base::fs;
use vitrine_base::limits::ArchiveLimits;

pub(crate) use entry::Entry;
pub use error::ArchiveError;
pub(crate) use error::shown;
use inflate::{Inflater, Sink};
use source::Source;

/// What an accepted archive measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArchiveReport {
    /// Entries, folders among them.
    pub entries: usize,
    /// Entries that are files.
    pub files: usize,
    /// Bytes of the archive.
    pub packed: u64,
    /// Bytes of all files once inflated.
    pub unpacked: u64,
}

/// A folder has no bytes to read, and a pipe may never give any: only an ordinary file (or a link to one)
/// is opened.
fn require_file(path: &Path) -> Result<(), ArchiveError> {
    let real = fs::canonicalize(path)?;
    match fs::metadata(&real)?.map(|found| found.kind) {
        Some(fs::FileKind::Folder) => {
            Err(ArchiveError::NotAFile { what: "a folder; `vitrine pack` makes a package of a folder" })
        }
        Some(fs::FileKind::Special) => Err(ArchiveError::NotAFile { what: "a device, a pipe or a socket" }),
        _ => Ok(()),
    }
}

/// An archive whose structure was accepted.
pub(crate) struct Archive {
    source: Source<File>,
    structure: structure::Structure,
    inflater: Inflater,
}

impl Archive {
    /// Opens an archive and walks its structure; nothing is inflated yet.
    pub(crate) fn open(path: &Path, limits: &ArchiveLimits) -> Result<Self, ArchiveError> {
        require_file(path)?;
        let mut source = Source::new(fs::open(path)?)?;
        let structure = structure::survey(&mut source, limits)?;
        Ok(Self { source, structure, inflater: Inflater::new() })
    }

    /// Opens an archive as a package: nothing in it may be open to a second reading.
    pub(crate) fn open_package(path: &Path, limits: &ArchiveLimits) -> Result<Self, ArchiveError> {
        let archive = Self::open(path, limits)?;
        match archive.entries().iter().find(|entry| entry.doubtful) {
            None => Ok(archive),
            Some(entry) => Err(ArchiveError::Entry {
                name: shown(&entry.path),
                rule: "its 64-bit size contradicts its 32-bit one",
            }),
        }
    }

    /// Its entries, in the order of its list.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.structure.entries
    }

    /// Bytes of all files, as claimed.
    pub(crate) fn unpacked(&self) -> u64 {
        self.structure.unpacked
    }

    /// Streams one entry; its bytes count only when this answers `Ok`.
    pub(crate) fn stream(&mut self, index: usize, sink: Sink<'_>) -> Result<(), ArchiveError> {
        match self.structure.entries.get(index) {
            Some(entry) => self.inflater.stream(&mut self.source, entry, sink),
            None => Ok(()),
        }
    }

    fn report(&self) -> ArchiveReport {
        ArchiveReport {
            entries: self.entries().len(),
            files: self.entries().iter().filter(|entry| !entry.folder).count(),
            packed: self.structure.packed,
            unpacked: self.structure.unpacked,
        }
    }
}

/// Puts any zip archive through the gate: its structure, its names, and every byte once inflated.
///
/// # Errors
/// The first rule it breaks.
pub fn check_structure(path: &Path, limits: &ArchiveLimits) -> Result<ArchiveReport, ArchiveError> {
    let mut archive = Archive::open(path, limits)?;
    for index in 0..archive.entries().len() {
        archive.stream(index, &mut |_| Ok(()))?;
    }
    Ok(archive.report())
}
