//! The one module that touches files (a lint bans `std::fs` elsewhere). What is written here is on disk
//! when the call returns: file synced, renamed into place, folder synced. Symbolic links are never
//! followed when a tree is walked or removed.
//!
//! Errors are `std::io::Error` with the path in their text; a full disk stays recognisable ([`DiskFull::of`]).
#![allow(clippy::disallowed_methods)]

mod digest;
mod disk;
#[cfg(unix)]
mod hostile;
mod links;
mod lock;
mod room;
mod swap;
mod tree;

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

pub use digest::digest;
pub use disk::{Disk, DiskWatch, Operation, watch_disk};
#[cfg(unix)]
pub use hostile::{TreeMeasure, is_the_systems, measure_tree, remove_hostile_tree};
#[cfg(unix)]
pub use links::make_private;
pub use links::{
    copy_permissions, create_link, is_own, is_private, is_writable_folder, make_executable, make_shared,
    read_link, replace_link,
};
pub use lock::{FileLock, lock_exclusive, lock_shared};
pub use room::{DiskFull, error_in_words, free_space, is_disk_full, require_space};
pub use swap::{copy_attributes, exchange, is_folder, probe_writable};
pub use tree::{TreeEntry, remove_tree, sync_tree, tree_size, walk};

use crate::Timestamp;
use disk::{change, is_watched};

/// What a path is, links not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// An ordinary file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A device, a socket, a pipe.
    Special,
}

/// What is known of a path without opening it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Metadata {
    /// What it is.
    pub kind: FileKind,
    /// Bytes.
    pub length: u64,
    /// When its bytes last changed.
    pub modified: Timestamp,
    /// Its owner may start it as a program (always true of folders; never where the system has no modes).
    pub executable: bool,
}

/// What the system said, and of which path.
#[derive(Debug, thiserror::Error)]
#[error("{}: {error}", path.display())]
struct Located {
    path: PathBuf,
    error: io::Error,
}

/// Adds the path to an error, keeping its kind.
pub(crate) fn at(path: &Path) -> impl FnOnce(io::Error) -> io::Error + '_ {
    move |error| io::Error::new(error.kind(), Located { path: path.to_owned(), error })
}

fn described(metadata: &std::fs::Metadata) -> Metadata {
    let kind = match metadata.file_type() {
        t if t.is_symlink() => FileKind::Link,
        t if t.is_dir() => FileKind::Folder,
        t if t.is_file() => FileKind::File,
        _ => FileKind::Special,
    };
    let since = metadata.modified().ok().and_then(|t| t.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    Metadata {
        kind,
        length: metadata.len(),
        modified: i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
        executable: is_executable(metadata),
    }
}

#[cfg(unix)]
fn is_executable(metadata: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    metadata.permissions().mode() & 0o100 != 0
}

#[cfg(not(unix))]
fn is_executable(_: &std::fs::Metadata) -> bool {
    false
}

/// What a path is; `None` when nothing is there. A link is described, not followed.
///
/// # Errors
/// Any failure but “not found”.
pub fn metadata(path: &Path) -> io::Result<Option<Metadata>> {
    match std::fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(described(&metadata))),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Ok(None)
        }
        Err(error) => Err(at(path)(error)),
    }
}

/// True when something is at the path (a failure to look counts as no).
pub fn exists(path: &Path) -> bool {
    matches!(metadata(path), Ok(Some(_)))
}

/// Opens a file for reading.
///
/// # Errors
/// As the system says, with the path.
pub fn open(path: &Path) -> io::Result<File> {
    File::open(path).map_err(at(path))
}

/// Creates a file that must not exist yet.
///
/// # Errors
/// As the system says, with the path.
pub fn create_new(path: &Path) -> io::Result<File> {
    change(Operation::Create(path), || {
        OpenOptions::new().write(true).read(true).create_new(true).open(path).map_err(at(path))
    })
}

/// Makes a file's bytes safe on disk.
///
/// # Errors
/// As the system says, with the path.
pub fn sync_file(file: &File, path: &Path) -> io::Result<()> {
    change(Operation::SyncFile(path), || file.sync_all().map_err(at(path)))
}

/// Opens a file for reading and writing, creating it when it is not there.
///
/// # Errors
/// As the system says, with the path.
pub fn open_or_create(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(at(path))
}

/// Reads exactly as many bytes as fit, from an offset on. The file's own position does not matter and does
/// not stay, so that several threads can share a file.
///
/// # Errors
/// `ErrorKind::UnexpectedEof` when the file is shorter; otherwise as the system says.
pub fn read_exact_at(file: &File, bytes: &mut [u8], offset: u64) -> io::Result<()> {
    #[cfg(unix)]
    return std::os::unix::fs::FileExt::read_exact_at(file, bytes, offset);
    #[cfg(windows)]
    {
        use std::os::windows::fs::FileExt as _;
        let mut done = 0;
        while done < bytes.len() {
            match file.seek_read(&mut bytes[done..], offset + done as u64)? {
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                count => done += count,
            }
        }
        Ok(())
    }
}

/// Writes all bytes at an offset, as [`read_exact_at`] reads them.
///
/// # Errors
/// As the system says, with the path.
pub fn write_all_at(file: &File, path: &Path, bytes: &[u8], offset: u64) -> io::Result<()> {
    change(Operation::Write(path), || write_at(file, bytes, offset).map_err(at(path)))
}

#[cfg(unix)]
fn write_at(file: &File, bytes: &[u8], offset: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::write_all_at(file, bytes, offset)
}

#[cfg(windows)]
fn write_at(file: &File, bytes: &[u8], offset: u64) -> io::Result<()> {
    use std::os::windows::fs::FileExt as _;
    let mut done = 0;
    while done < bytes.len() {
        done += file.seek_write(&bytes[done..], offset + done as u64)?;
    }
    Ok(())
}

/// Reads a whole file of at most `max` bytes.
///
/// # Errors
/// `ErrorKind::FileTooLarge` when it is longer; otherwise as the system says.
pub fn read_limited(path: &Path, max: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?.take(max.saturating_add(1)).read_to_end(&mut bytes).map_err(at(path))?;
    if bytes.len() as u64 > max {
        return Err(at(path)(io::Error::new(
            io::ErrorKind::FileTooLarge,
            format!("larger than {max} bytes"),
        )));
    }
    Ok(bytes)
}

/// Replaces a file in one step: a reader sees all of the old or all of the new bytes, also after a crash.
///
/// # Errors
/// As the system says, with the path; the old file is then untouched.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = parent(path);
    let named = || tempfile::Builder::new().prefix(".vitrine-").tempfile_in(folder).map_err(at(path));
    let mut temporary = change(Operation::Create(&folder.join(".vitrine-")), named)?;
    let name = temporary.path().to_owned();
    let written = change(Operation::Write(&name), || temporary.write_all(bytes).map_err(at(path)));
    written.and_then(|()| sync_file(temporary.as_file(), &name))?;
    change(Operation::Rename(&name, path), || {
        temporary.persist(path).map_err(|failed| at(path)(failed.error))
    })?;
    sync_dir(folder)
}

fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Creates a folder and those above it.
///
/// # Errors
/// As the system says, with the path.
pub fn create_dir_all(path: &Path) -> io::Result<()> {
    if !is_watched(path) {
        return std::fs::create_dir_all(path).map_err(at(path));
    }
    let missing: Vec<_> = path.ancestors().take_while(|folder| !folder.is_dir()).collect();
    for folder in missing.into_iter().rev() {
        change(Operation::CreateFolder(folder), || std::fs::create_dir_all(folder).map_err(at(folder)))?;
    }
    Ok(())
}

/// Makes a folder's entries (creations, renames, removals in it) safe on disk.
///
/// # Errors
/// As the system says, with the path.
pub fn sync_dir(path: &Path) -> io::Result<()> {
    change(Operation::SyncFolder(path), || {
        File::open(path).and_then(|folder| folder.sync_all()).map_err(at(path))
    })
}

/// Renames within one volume and makes it safe on disk, both folders.
///
/// # Errors
/// As the system says, with the path.
pub fn rename_durable(from: &Path, to: &Path) -> io::Result<()> {
    change(Operation::Rename(from, to), || std::fs::rename(from, to).map_err(at(to)))?;
    sync_dir(parent(to))?;
    if parent(from) != parent(to) {
        sync_dir(parent(from))?;
    }
    Ok(())
}

/// Removes a file; one that is not there is no error.
///
/// # Errors
/// As the system says, with the path.
pub fn remove_file(path: &Path) -> io::Result<()> {
    if is_watched(path) && !exists(path) {
        return Ok(());
    }
    change(Operation::Remove(path), || match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(at(path)(error)),
        _ => Ok(()),
    })
}

/// Removes a folder when it is empty; answers whether it is gone.
///
/// # Errors
/// Anything but “not empty” and “not found”.
pub fn remove_empty_dir(path: &Path) -> io::Result<bool> {
    if is_watched(path) && std::fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_some()) {
        return Ok(false);
    }
    match change(Operation::RemoveFolder(path), || std::fs::remove_dir(path)) {
        Ok(()) => Ok(true),
        Err(error) => match error.kind() {
            io::ErrorKind::NotFound => Ok(true),
            io::ErrorKind::DirectoryNotEmpty => Ok(false),
            _ => Err(at(path)(error)),
        },
    }
}

/// The names in a folder, sorted bytewise.
///
/// # Errors
/// As the system says, with the path.
pub fn list_dir(path: &Path) -> io::Result<Vec<(std::ffi::OsString, Metadata)>> {
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(path).map_err(at(path))? {
        let entry = entry.map_err(at(path))?;
        match entry.metadata() {
            Ok(metadata) => entries.push((entry.file_name(), described(&metadata))),
            // Removed while we looked: not there is not there.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(at(&entry.path())(error)),
        }
    }
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(entries)
}

/// Copies one file's bytes and makes them safe on disk; the copy is an ordinary file of its own (where
/// the volume can, a reflink).
///
/// # Errors
/// As the system says, with the path.
pub fn copy_durable(from: &Path, to: &Path) -> io::Result<u64> {
    let length = change(Operation::Create(to), || std::fs::copy(from, to).map_err(at(to)))?;
    sync_file(&File::open(to).map_err(at(to))?, to)?;
    Ok(length)
}

/// Gives a file a second name on the same volume, so that its bytes lie there once; copies them where the volume
/// cannot. Both names must be of files that never change. Answers whether it was linked.
///
/// # Errors
/// As the system says, with the path; also when something is at `to`.
pub fn link_or_copy(from: &Path, to: &Path) -> io::Result<bool> {
    let linked = change(Operation::Create(to), || std::fs::hard_link(from, to));
    match linked {
        Ok(()) => sync_dir(parent(to)).map(|()| true),
        Err(error) if matches!(error.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::NotFound) => {
            Err(at(to)(error))
        }
        Err(_) => copy_durable(from, to).map(|_| false),
    }
}

/// The absolute path without links.
///
/// # Errors
/// As the system says, with the path; also when nothing is there.
pub fn canonicalize(path: &Path) -> io::Result<PathBuf> {
    std::fs::canonicalize(path).map_err(at(path))
}
