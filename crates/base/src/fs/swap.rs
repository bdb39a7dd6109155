//! What moving a whole folder to another place needs beside copying its bytes.
#![allow(clippy::disallowed_methods)]

use std::fs::File;
use std::io;
use std::path::Path;

use super::disk::{Operation, change};
use super::{at, parent, sync_dir};

/// Lets two paths of one folder change places in one step, safe on disk.
///
/// # Errors
/// `ErrorKind::Unsupported` where system or volume cannot; otherwise as the system says, with the path. Nothing is
/// changed then.
pub fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    change(Operation::Rename(one, other), || swapped(one, other).map_err(at(other)))?;
    sync_dir(parent(other))
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn swapped(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(|error| match error {
        Errno::INVAL | Errno::NOSYS | Errno::NOTSUP => io::ErrorKind::Unsupported.into(),
        other => other.into(),
    })
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn swapped(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Gives an open copy the modes and the time of change of what it is a copy of.
///
/// # Errors
/// As the system says, with the path.
pub fn copy_attributes(from: &Path, copy: &File, path: &Path) -> io::Result<()> {
    let found = std::fs::symlink_metadata(from).map_err(at(from))?;
    copy.set_permissions(found.permissions()).map_err(at(path))?;
    copy.set_modified(found.modified().map_err(at(from))?).map_err(at(path))
}

/// True when a folder is at the path, or where a link there leads.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Finds out whether files can be made in a folder, or in the nearest one above it that is there.
///
/// # Errors
/// As the system says, with the path.
pub fn probe_writable(path: &Path) -> io::Result<()> {
    let folder = path.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("/"));
    tempfile::Builder::new().prefix(".vitrine-").tempfile_in(folder).map(drop).map_err(at(folder))
}
