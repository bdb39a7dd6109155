//! Copying a folder with everything in it, and proving that the copy is right.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use tokio_util::sync::CancellationToken;
use vitrine_base::fs::{self, FileKind, Metadata, TreeEntry};
use vitrine_base::{Hasher, Phase, Reporter, Sha256};

use super::MoveRefusal;
use crate::LibraryError;

/// Bytes read at once.
const STEP: usize = 256 * 1024;

/// A folder that was copied.
#[derive(Debug)]
pub(super) struct Copied {
    from: PathBuf,
    to: PathBuf,
    entries: Vec<(TreeEntry, Content)>,
}

/// What is in a thing that was copied.
#[derive(Debug, PartialEq, Eq)]
enum Content {
    File(Sha256),
    Link(PathBuf),
    Folder,
}

/// The work of copying, and who hears of it.
pub(super) struct Copying<'a> {
    reporter: &'a dyn Reporter,
    cancel: &'a CancellationToken,
    done: u64,
    total: u64,
    buffer: Vec<u8>,
}

impl<'a> Copying<'a> {
    pub(super) fn new(reporter: &'a dyn Reporter, cancel: &'a CancellationToken, total: u64) -> Self {
        reporter.phase(Phase::Copying);
        Self { reporter, cancel, done: 0, total, buffer: vec![0; STEP] }
    }

    /// From now on what was copied is compared.
    pub(super) fn comparing(&mut self) {
        self.done = 0;
        self.reporter.phase(Phase::Checking);
    }

    /// From now on what is not needed any more is removed.
    pub(super) fn removing(&self) {
        self.reporter.phase(Phase::Removing);
    }

    fn tell(&mut self, more: usize) -> Result<(), LibraryError> {
        self.done += more as u64;
        self.reporter.progress(self.done, Some(self.total.max(self.done)));
        if self.cancel.is_cancelled() { Err(LibraryError::Cancelled) } else { Ok(()) }
    }

    /// Copies a folder, every file of it safe on disk.
    pub(super) fn copy(&mut self, from: &Path, to: &Path) -> Result<Copied, LibraryError> {
        fs::create_dir_all(to)?;
        let mut copied = Copied { from: from.to_owned(), to: to.to_owned(), entries: Vec::new() };
        for entry in fs::walk(from)? {
            let (old, new) = (from.join(&entry.path), to.join(&entry.path));
            let content = match entry.metadata.kind {
                FileKind::File => Content::File(self.copy_file(&old, &new)?),
                FileKind::Link => {
                    let target = fs::read_link(&old)?;
                    fs::create_link(&target, &new)?;
                    Content::Link(target)
                }
                FileKind::Folder => {
                    fs::create_dir_all(&new)?;
                    Content::Folder
                }
                // A socket or a pipe is nothing that could be kept.
                FileKind::Special => continue,
            };
            self.tell(0)?;
            copied.entries.push((entry, content));
        }
        settle_folders(&copied)?;
        Ok(copied)
    }

    fn copy_file(&mut self, from: &Path, to: &Path) -> Result<Sha256, LibraryError> {
        let (mut old, mut new) = (fs::open(from)?, fs::create_new(to)?);
        let mut hasher = Hasher::new();
        loop {
            let count = old.read(&mut self.buffer)?;
            if count == 0 {
                break;
            }
            hasher.update(&self.buffer[..count]);
            new.write_all(&self.buffer[..count])?;
            self.tell(count)?;
        }
        fs::copy_attributes(from, &new, to)?;
        fs::sync_file(&new, to)?;
        Ok(hasher.finish())
    }

    /// Reads the copy again; also finds that what was copied is still what it was.
    pub(super) fn compare(&mut self, copied: &Copied) -> Result<(), LibraryError> {
        let (old, new) = (described(&copied.from)?, described(&copied.to)?);
        if let Some(path) = one_more(&old, copied) {
            return Err(MoveRefusal::ChangedMeanwhile { path }.into());
        }
        if let Some(path) = one_more(&new, copied) {
            return Err(MoveRefusal::CopyDiffers { path }.into());
        }
        for (entry, content) in &copied.entries {
            let shown = || entry.path.display().to_string();
            // The times of folders are those of what happened in them.
            let is_same = |now: &Metadata| content == &Content::Folder || *now == entry.metadata;
            if !old.get(&entry.path).is_some_and(is_same) {
                return Err(MoveRefusal::ChangedMeanwhile { path: shown() }.into());
            }
            if !new.get(&entry.path).is_some_and(|new| alike(new, &entry.metadata))
                || self.content(&copied.to.join(&entry.path), content)? != *content
            {
                return Err(MoveRefusal::CopyDiffers { path: shown() }.into());
            }
        }
        Ok(())
    }

    /// What is in a copy that should be like `like`.
    fn content(&mut self, path: &Path, like: &Content) -> Result<Content, LibraryError> {
        Ok(match like {
            Content::Folder => Content::Folder,
            Content::Link(_) => Content::Link(fs::read_link(path)?),
            Content::File(_) => {
                let (mut file, mut hasher) = (fs::open(path)?, Hasher::new());
                loop {
                    let count = file.read(&mut self.buffer)?;
                    if count == 0 {
                        break Content::File(hasher.finish());
                    }
                    hasher.update(&self.buffer[..count]);
                    self.tell(count)?;
                }
            }
        })
    }
}

/// Gives the folders their modes, the inner ones first, and makes their entries safe on disk.
fn settle_folders(copied: &Copied) -> Result<(), LibraryError> {
    for (entry, content) in copied.entries.iter().rev() {
        if *content == Content::Folder {
            let (old, new) = (copied.from.join(&entry.path), copied.to.join(&entry.path));
            fs::sync_dir(&new)?;
            fs::copy_attributes(&old, &fs::open(&new)?, &new)?;
        }
    }
    Ok(fs::sync_dir(&copied.to)?)
}

fn described(folder: &Path) -> Result<BTreeMap<PathBuf, Metadata>, LibraryError> {
    let found = fs::walk(folder)?.into_iter().filter(|entry| entry.metadata.kind != FileKind::Special);
    Ok(found.map(|entry| (entry.path, entry.metadata)).collect())
}

/// Something that was not copied.
fn one_more(found: &BTreeMap<PathBuf, Metadata>, copied: &Copied) -> Option<String> {
    let known: std::collections::BTreeSet<_> = copied.entries.iter().map(|(entry, _)| &entry.path).collect();
    found.keys().find(|path| !known.contains(path)).map(|path| path.display().to_string())
}

/// The same kind of thing of the same size, that can be started when the other can. A volume with coarse times is no
/// reason to stay.
fn alike(one: &Metadata, other: &Metadata) -> bool {
    let length = one.kind != FileKind::File || one.length == other.length;
    one.kind == other.kind && one.executable == other.executable && length
}
