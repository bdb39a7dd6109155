//! Archives read safely, zip and tar behind one door. A zip's structure is walked without inflating
//! ([`structure`]), then every entry is streamed once, counted and compared ([`inflate`]); a tar is walked
//! as a whole ([`tar`]), then its files are streamed. What passes is seen the same by every reader.

mod directory;
mod entry;
mod error;
mod extra;
mod inflate;
pub(crate) mod records;
mod source;
mod structure;
mod tar;

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use vitrine_base::fs;
use vitrine_base::limits::ArchiveLimits;

pub use directory::{Directory, DirectoryEntry, Unpacked, unpack_member};
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
    form: Form,
}

enum Form {
    Zip(Box<ZipArchive>),
    Tar(Box<tar::TarArchive>),
}

struct ZipArchive {
    source: Source<File>,
    structure: structure::Structure,
    inflater: Inflater,
}

impl Archive {
    /// Opens an archive, by its first bytes, and walks its structure; nothing is taken out of it yet.
    pub(crate) fn open(path: &Path, limits: &ArchiveLimits) -> Result<Self, ArchiveError> {
        require_file(path)?;
        let mut file = fs::open(path)?;
        let mut head = Vec::new();
        (&mut file).take(512).read_to_end(&mut head)?;
        let form = match tar::Packing::of(&head) {
            Some(packing) => {
                let packed = file.metadata()?.len();
                Form::Tar(Box::new(tar::TarArchive::open(file, packed, packing, limits)?))
            }
            None => Form::Zip(Box::new(ZipArchive::open(file, limits)?)),
        };
        Ok(Self { form })
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

    /// True for a zip archive: the members' packed bytes then lie at [`Entry::data`] in the file.
    pub(crate) fn is_zip(&self) -> bool {
        matches!(self.form, Form::Zip(_))
    }

    /// Its entries, in the order of its list.
    pub(crate) fn entries(&self) -> &[Entry] {
        match &self.form {
            Form::Zip(zip) => &zip.structure.entries,
            Form::Tar(tar) => tar.entries(),
        }
    }

    /// Bytes of all files, as claimed.
    pub(crate) fn unpacked(&self) -> u64 {
        match &self.form {
            Form::Zip(zip) => zip.structure.unpacked,
            Form::Tar(tar) => tar.unpacked(),
        }
    }

    /// Streams one entry; its bytes count only when this answers `Ok`. A link has none.
    pub(crate) fn stream(&mut self, index: usize, sink: Sink<'_>) -> Result<(), ArchiveError> {
        match &mut self.form {
            Form::Zip(zip) => zip.stream(index, sink),
            Form::Tar(tar) => tar.stream(index, sink),
        }
    }

    fn report(&self) -> ArchiveReport {
        ArchiveReport {
            entries: self.entries().len(),
            files: self.entries().iter().filter(|entry| !entry.folder).count(),
            packed: match &self.form {
                Form::Zip(zip) => zip.structure.packed,
                Form::Tar(tar) => tar.packed(),
            },
            unpacked: self.unpacked(),
        }
    }
}

impl ZipArchive {
    fn open(file: File, limits: &ArchiveLimits) -> Result<Self, ArchiveError> {
        let mut source = Source::new(file)?;
        let structure = structure::survey(&mut source, limits)?;
        Ok(Self { source, structure, inflater: Inflater::new() })
    }

    fn stream(&mut self, index: usize, sink: Sink<'_>) -> Result<(), ArchiveError> {
        match self.structure.entries.get(index) {
            Some(entry) => self.inflater.stream(&mut self.source, entry, sink),
            None => Ok(()),
        }
    }
}

/// Puts any zip or tar archive through the gate: its structure, its names, and every byte once unpacked.
/// Links of a tar archive that stay inside it pass here; whether a kind asks for them is for [`crate::inspect`].
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
