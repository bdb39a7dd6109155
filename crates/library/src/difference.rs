//! What is in a folder, compared with its receipt.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use vitrine_base::Sha256;
use vitrine_base::fs::{self, FileKind, TreeEntry};

use crate::receipt::{Receipt, ReceiptFile};
use crate::{Health, VerifyReport};

/// How closely to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// Names, sizes and times; bytes only where a time differs.
    Cheap,
    /// Every byte.
    Thorough,
}

/// What differs.
#[derive(Debug, Default)]
pub(crate) struct Difference {
    /// The folder is there.
    present: bool,
    intact: usize,
    changed: Vec<String>,
    /// Programs that can no longer be started; their bytes are as installed.
    not_started: Vec<String>,
    missing: Vec<String>,
    added: Vec<PathBuf>,
}

impl Difference {
    pub(crate) fn health(&self) -> Health {
        match self {
            Self { present: false, .. } => Health::Gone,
            Self { missing, .. } if !missing.is_empty() => Health::Missing,
            Self { changed, not_started, added, .. }
                if !changed.is_empty() || !not_started.is_empty() || !added.is_empty() =>
            {
                Health::Changed
            }
            _ => Health::Intact,
        }
    }

    /// Relative paths of what a person changed or added.
    pub(crate) fn by_hand(&self) -> impl Iterator<Item = PathBuf> {
        self.changed.iter().map(PathBuf::from).chain(self.added.iter().cloned())
    }

    pub(crate) fn report(mut self, receipt: &Receipt) -> VerifyReport {
        let health = self.health();
        self.changed.append(&mut self.not_started);
        self.changed.sort();
        VerifyReport {
            version: receipt.version.clone(),
            health,
            intact: self.intact,
            changed: self.changed,
            missing: self.missing,
            added: self.added.iter().map(|path| path.to_string_lossy().into_owned()).collect(),
        }
    }
}

/// Compares a folder with a receipt.
///
/// # Errors
/// When something there cannot be read.
pub(crate) fn between(tree: &Path, receipt: &Receipt, look: Look) -> io::Result<Difference> {
    let present = fs::metadata(tree)?.is_some_and(|found| found.kind == FileKind::Folder);
    let mut difference = Difference { present, ..Difference::default() };
    let found = if present { fs::walk(tree)? } else { Vec::new() };
    let mut found: HashMap<PathBuf, TreeEntry> =
        found.into_iter().map(|entry| (entry.path.clone(), entry)).collect();
    for file in &receipt.files {
        match found.remove(Path::new(&file.path)) {
            None => difference.missing.push(file.path.clone()),
            Some(entry) if is_as_installed(tree, &entry, file, look)? => {
                if cfg!(unix) && file.executable && file.link.is_none() && !entry.metadata.executable {
                    difference.not_started.push(file.path.clone());
                } else {
                    difference.intact += 1;
                }
            }
            Some(_) => difference.changed.push(file.path.clone()),
        }
    }
    let others = found.into_values().filter(|entry| entry.metadata.kind != FileKind::Folder);
    difference.added = others.map(|entry| entry.path).collect();
    difference.added.sort();
    Ok(difference)
}

fn is_as_installed(tree: &Path, entry: &TreeEntry, file: &ReceiptFile, look: Look) -> io::Result<bool> {
    if let Some(target) = &file.link {
        let link = entry.metadata.kind == FileKind::Link;
        return Ok(link && fs::read_link(&tree.join(&entry.path))? == Path::new(target));
    }
    if entry.metadata.kind != FileKind::File || entry.metadata.length != file.size {
        return Ok(false);
    }
    if look == Look::Cheap && entry.metadata.modified == file.modified {
        return Ok(true);
    }
    Ok(digest_of(&tree.join(&entry.path))? == file.sha256)
}

/// True when a file has the size and the time it was installed with.
pub(crate) fn looks_as_installed(path: &Path, file: &ReceiptFile) -> io::Result<bool> {
    let found = fs::metadata(path)?.filter(|found| found.kind == FileKind::File);
    Ok(found.is_some_and(|found| found.length == file.size && found.modified == file.modified))
}

/// The digest of a file.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn digest_of(path: &Path) -> io::Result<Sha256> {
    Ok(fs::digest(path)?.0)
}

/// True when an ordinary file with that digest is at the path.
pub(crate) fn has_digest(path: &Path, digest: &Sha256) -> io::Result<bool> {
    match fs::metadata(path)? {
        Some(found) if found.kind == FileKind::File => Ok(digest_of(path)? == *digest),
        _ => Ok(false),
    }
}
