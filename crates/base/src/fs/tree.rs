//! Whole folders: walked, measured, synced, removed; links are seen and never followed.
#![allow(clippy::disallowed_methods)]

use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Operation, change, is_watched};
use super::{FileKind, Metadata, at, list_dir, metadata, open, remove_file, sync_dir, sync_file};

/// One thing found under a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeEntry {
    /// Relative path.
    pub path: PathBuf,
    /// What it is.
    pub metadata: Metadata,
}

/// Everything under a folder, parents before children, siblings sorted bytewise; the folder itself is not
/// in it, and a folder that does not exist is empty.
///
/// # Errors
/// As the system says, with the path.
pub fn walk(root: &Path) -> io::Result<Vec<TreeEntry>> {
    let mut found = Vec::new();
    let mut waiting = vec![PathBuf::new()];
    if metadata(root)?.is_none() {
        return Ok(found);
    }
    while let Some(folder) = waiting.pop() {
        let mut below = Vec::new();
        for (name, metadata) in list_dir(&root.join(&folder))? {
            let path = folder.join(name);
            if metadata.kind == FileKind::Folder {
                below.push(path.clone());
            }
            found.push(TreeEntry { path, metadata });
        }
        waiting.extend(below.into_iter().rev());
    }
    Ok(found)
}

/// Bytes of all files under a folder.
///
/// # Errors
/// As the system says, with the path.
pub fn tree_size(root: &Path) -> io::Result<u64> {
    let files = walk(root)?;
    Ok(files.iter().filter(|e| e.metadata.kind == FileKind::File).map(|e| e.metadata.length).sum())
}

/// Makes every file and folder under (and including) a folder safe on disk.
///
/// # Errors
/// As the system says, with the path.
pub fn sync_tree(root: &Path) -> io::Result<()> {
    for entry in walk(root)? {
        let path = root.join(&entry.path);
        match entry.metadata.kind {
            FileKind::File => sync_file(&open(&path)?, &path)?,
            FileKind::Folder => sync_dir(&path)?,
            FileKind::Link | FileKind::Special => {}
        }
    }
    sync_dir(root)
}

/// Removes a file, a link or a whole folder; what is not there is no error.
///
/// # Errors
/// As the system says, with the path.
pub fn remove_tree(path: &Path) -> io::Result<()> {
    let removed = match metadata(path)? {
        None => Ok(()),
        Some(found) if found.kind != FileKind::Folder => remove_file(path),
        Some(_) if is_watched(path) => remove_piece_by_piece(path),
        Some(_) => std::fs::remove_dir_all(path),
    };
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(at(path)(error)),
        _ => Ok(()),
    }
}

/// As the system does it, so that a test can stop it at every piece.
fn remove_piece_by_piece(root: &Path) -> io::Result<()> {
    for entry in walk(root)?.iter().rev() {
        let path = root.join(&entry.path);
        match entry.metadata.kind {
            FileKind::Folder => change(Operation::RemoveFolder(&path), || std::fs::remove_dir(&path))?,
            _ => remove_file(&path)?,
        }
    }
    change(Operation::RemoveFolder(root), || std::fs::remove_dir(root))
}
