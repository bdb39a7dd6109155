//! One pass over an archive: every file streamed once, hashed, written where wanted, and what a kind
//! reads (small documents, the beginnings of pictures) kept. Nothing large is ever held.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

use vitrine_base::limits::{ArchiveLimits, MANIFEST_BYTES};
use vitrine_base::{Hasher, Phase, Reporter, Sha256, fs};

use crate::archive::{Archive, ArchiveError, shown};
use crate::kinds::{self, PackageKind};
use crate::pictures::{self, Picture};
use crate::programs::{self, Program};
use crate::{Inspection, Member, PackageError};

/// What a kind is told of a package.
#[derive(Debug, Default)]
pub(crate) struct Contents {
    /// Files only, sorted by path.
    pub(crate) members: Vec<Member>,
    /// The documents the kind reads, whole, by path; one that is too large is not here.
    pub(crate) documents: BTreeMap<String, Vec<u8>>,
    /// What the first bytes say of every picture, by path.
    pub(crate) pictures: BTreeMap<String, Picture>,
    /// Files that are programs by their first bytes, whatever they are called.
    pub(crate) programs: BTreeMap<String, Program>,
}

impl Contents {
    /// True when a file of that path is in the package.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.members.binary_search_by(|member| member.path.as_str().cmp(path)).is_ok()
    }
}

/// Where files are written, and who hears of it.
pub(crate) struct Target<'a> {
    pub(crate) folder: &'a Path,
    pub(crate) reporter: &'a dyn Reporter,
}

/// Looks through a package; with a target, its files are written there in the same pass.
pub(crate) fn read(
    path: &Path,
    limits: &ArchiveLimits,
    target: Option<&Target<'_>>,
) -> Result<Inspection, PackageError> {
    let mut archive = Archive::open_package(path, limits)?;
    let files = archive.entries().iter().filter(|entry| !entry.folder);
    let paths = files.map(|entry| entry.path.as_str()).collect();
    let kind = if archive.is_zip() { kinds::detect(&paths)? } else { kinds::detect_tar(&paths)? };
    if !kind.takes_links() {
        refuse_links(&archive)?;
    }
    let contents = pass(&mut archive, Some(kind), target)?;
    kinds::inspect(kind, contents)
}

/// Writes any archive's files, of whatever kind or none; answers them sorted by path.
pub(crate) fn write(
    path: &Path,
    limits: &ArchiveLimits,
    target: &Target<'_>,
) -> Result<Vec<Member>, PackageError> {
    let mut archive = Archive::open_package(path, limits)?;
    Ok(pass(&mut archive, None, Some(target))?.members)
}

fn refuse_links(archive: &Archive) -> Result<(), ArchiveError> {
    match archive.entries().iter().find(|entry| entry.link.is_some()) {
        None => Ok(()),
        Some(entry) => Err(ArchiveError::Entry {
            name: shown(&entry.path),
            rule: "it is a symbolic link; links are taken in a tool only",
        }),
    }
}

fn pass(
    archive: &mut Archive,
    kind: Option<&'static dyn PackageKind>,
    target: Option<&Target<'_>>,
) -> Result<Contents, PackageError> {
    let mut pass = Pass { kind, target, done: 0, total: archive.unpacked(), contents: Contents::default() };
    if let Some(target) = target {
        target.reporter.phase(Phase::Installing);
    }
    for index in 0..archive.entries().len() {
        pass.take(archive, index)?;
    }
    let mut contents = pass.contents;
    contents.members.sort_by(|a, b| a.path.cmp(&b.path));
    if let Some(target) = target {
        // Last, so that nothing is ever written through one.
        for member in &contents.members {
            write_link(target, member)?;
        }
    }
    Ok(contents)
}

fn write_link(target: &Target<'_>, member: &Member) -> Result<(), PackageError> {
    let Some(link) = &member.link else { return Ok(()) };
    let path = target.folder.join(&member.path);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::create_link(Path::new(link), &path)?)
}

struct Pass<'a> {
    kind: Option<&'static dyn PackageKind>,
    target: Option<&'a Target<'a>>,
    done: u64,
    total: u64,
    contents: Contents,
}

impl Pass<'_> {
    fn take(&mut self, archive: &mut Archive, index: usize) -> Result<(), PackageError> {
        let entry = &archive.entries()[index];
        let (path, folder, size) = (entry.path.clone(), entry.folder, entry.unpacked);
        if let Some(link) = entry.link.clone() {
            self.take_link(path, link);
            return Ok(());
        }
        if folder {
            if let Some(target) = self.target {
                fs::create_dir_all(&target.folder.join(&path))?;
            }
            // A folder has no bytes; streaming it verifies that.
            return Ok(archive.stream(index, &mut |_| Ok(()))?);
        }
        let mut file = self.target.map(|target| create(&target.folder.join(&path))).transpose()?;
        let keep = self.kept(&path, size);
        let mut head = Vec::new();
        let mut hasher = Hasher::new();
        let (done, total, target) = (self.done, self.total, self.target);
        archive.stream(index, &mut |bytes| {
            hasher.update(bytes);
            let room = keep.saturating_sub(head.len()).min(bytes.len());
            head.extend_from_slice(&bytes[..room]);
            if let Some(file) = &mut file {
                file.write_all(bytes)?;
            }
            if let Some(target) = target {
                target.reporter.progress(done + hasher.length(), Some(total));
            }
            Ok(())
        })?;
        self.done += size;
        let executable = is_program(&head);
        if let Some(target) = target {
            set_mode(&target.folder.join(&path), executable)?;
        }
        self.keep(&path, size, head);
        self.contents.members.push(Member { path, size, sha256: hasher.finish(), executable, link: None });
        Ok(())
    }

    fn take_link(&mut self, path: String, link: String) {
        let sha256 = Sha256::of(link.as_bytes());
        self.contents.members.push(Member { path, size: 0, sha256, executable: false, link: Some(link) });
    }

    /// True for a document the kind reads, small enough to be kept whole.
    fn is_read(&self, path: &str, size: u64) -> bool {
        size <= MANIFEST_BYTES && self.kind.is_some_and(|kind| kind.reads(path))
    }

    /// How many of a member's first bytes are kept while it streams.
    fn kept(&self, path: &str, size: u64) -> usize {
        let whole = if self.is_read(path, size) { usize::try_from(size).unwrap_or(0) } else { 0 };
        let picture = if pictures::format(path).is_some() { pictures::HEAD_BYTES } else { 0 };
        whole.max(picture).max(programs::HEAD_BYTES)
    }

    fn keep(&mut self, path: &str, size: u64, head: Vec<u8>) {
        if let Some(program) = programs::look(&head) {
            self.contents.programs.insert(path.to_owned(), program);
        }
        if let Some(picture) = pictures::look(path, &head) {
            self.contents.pictures.insert(path.to_owned(), picture);
        }
        if self.is_read(path, size) {
            self.contents.documents.insert(path.to_owned(), head);
        }
    }
}

fn create(path: &Path) -> Result<std::fs::File, PackageError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::create_new(path)?)
}

/// Programs may be started by everyone, other files read, whatever the archive says of modes.
fn set_mode(path: &Path, executable: bool) -> std::io::Result<()> {
    if executable { fs::make_executable(path) } else { fs::make_shared(path) }
}

/// True when the first bytes are those of a program; this alone decides whether a file may be started.
pub(crate) fn is_program(head: &[u8]) -> bool {
    programs::look(head).is_some()
}
