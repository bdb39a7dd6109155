//! One pass over an archive: every file streamed once, hashed, written where wanted, and what a kind
//! reads (small documents, the beginnings of pictures) kept. Nothing large is ever held.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::Path;

use vitrine_base::limits::{ArchiveLimits, MANIFEST_BYTES};
use vitrine_base::{Hasher, Phase, Reporter, fs};

use crate::archive::Archive;
use crate::kinds::{self, PackageKind};
use crate::pictures::{self, Picture};
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
    pub(crate) programs: BTreeSet<String>,
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
    let kind = kinds::detect(&files.map(|entry| entry.path.as_str()).collect())?;
    let mut pass = Pass { kind, target, done: 0, total: archive.unpacked(), contents: Contents::default() };
    if let Some(target) = target {
        target.reporter.phase(Phase::Installing);
    }
    for index in 0..archive.entries().len() {
        pass.take(&mut archive, index)?;
    }
    let mut contents = pass.contents;
    contents.members.sort_by(|a, b| a.path.cmp(&b.path));
    kinds::inspect(kind, contents)
}

struct Pass<'a> {
    kind: &'static dyn PackageKind,
    target: Option<&'a Target<'a>>,
    done: u64,
    total: u64,
    contents: Contents,
}

impl Pass<'_> {
    fn take(&mut self, archive: &mut Archive, index: usize) -> Result<(), PackageError> {
        let entry = &archive.entries()[index];
        let (path, folder, size) = (entry.path.clone(), entry.folder, entry.unpacked);
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
        self.keep(&path, size, head);
        self.contents.members.push(Member { path, size, sha256: hasher.finish(), executable, link: None });
        Ok(())
    }

    /// How many of a member's first bytes are kept while it streams.
    fn kept(&self, path: &str, size: u64) -> usize {
        if self.kind.reads(path) && size <= MANIFEST_BYTES {
            return usize::try_from(size).unwrap_or(0);
        }
        if pictures::format(path).is_some() { pictures::HEAD_BYTES } else { PROGRAM_HEAD_BYTES }
    }

    fn keep(&mut self, path: &str, size: u64, head: Vec<u8>) {
        if is_program(&head) {
            self.contents.programs.insert(path.to_owned());
        }
        if let Some(picture) = pictures::look(path, &head) {
            self.contents.pictures.insert(path.to_owned(), picture);
        }
        if self.kind.reads(path) && size <= MANIFEST_BYTES {
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

/// The longest beginning of [`is_program`].
const PROGRAM_HEAD_BYTES: usize = 8;

/// The beginnings of programs: ELF, Windows, Mach-O (four byte orders), scripts, Java classes, Wasm.
fn is_program(head: &[u8]) -> bool {
    const BEGINNINGS: [&[u8]; 9] = [
        b"\x7fELF",
        b"MZ",
        b"\xfe\xed\xfa\xce",
        b"\xfe\xed\xfa\xcf",
        b"\xce\xfa\xed\xfe",
        b"\xcf\xfa\xed\xfe",
        b"#!",
        b"\xca\xfe\xba\xbe",
        b"\0asm",
    ];
    BEGINNINGS.iter().any(|beginning| head.starts_with(beginning))
}
