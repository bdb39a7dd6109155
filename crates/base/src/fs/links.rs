//! Symbolic links and modes, where the system has them.
#![allow(clippy::disallowed_methods)]

use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Operation, change};
use super::{at, parent, sync_dir};

/// Where a link leads, as written in it.
///
/// # Errors
/// As the system says, with the path; also when it is no link.
pub fn read_link(path: &Path) -> io::Result<PathBuf> {
    std::fs::read_link(path).map_err(at(path))
}

/// Makes a link; nothing may be at the path.
///
/// # Errors
/// As the system says, with the path; `ErrorKind::Unsupported` where there are no links.
pub fn create_link(target: &Path, path: &Path) -> io::Result<()> {
    change(Operation::Create(path), || link(target, path).map_err(at(path)))
}

/// Makes a link, or replaces what is at the path (no folder) by it, in one step; safe on disk.
///
/// # Errors
/// As the system says, with the path; `ErrorKind::Unsupported` where there are no links.
pub fn replace_link(target: &Path, path: &Path) -> io::Result<()> {
    let folder = parent(path);
    let temporary = folder.join(format!(".vitrine-{}", uuid::Uuid::new_v4()));
    create_link(target, &temporary)?;
    let renamed = change(Operation::Rename(&temporary, path), || std::fs::rename(&temporary, path));
    if let Err(error) = renamed {
        let _ = std::fs::remove_file(&temporary);
        return Err(at(path)(error));
    }
    sync_dir(folder)
}

#[cfg(unix)]
fn link(target: &Path, path: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, path)
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Makes a file or folder readable by its owner only.
///
/// # Errors
/// As the system says, with the path.
#[cfg(unix)]
pub fn make_private(path: &Path) -> io::Result<()> {
    let folder = std::fs::symlink_metadata(path).map_err(at(path))?.is_dir();
    set_mode(path, if folder { 0o700 } else { 0o600 })
}

/// True when nobody but its owner can read or change a file or folder. Where the system has no modes this
/// cannot be asked, and is taken to be so.
///
/// # Errors
/// As the system says, with the path.
#[cfg(unix)]
pub fn is_private(path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt as _;
    Ok(std::fs::metadata(path).map_err(at(path))?.permissions().mode() & 0o077 == 0)
}

/// True: where the system has no modes this cannot be asked.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn is_private(_: &Path) -> io::Result<bool> {
    Ok(true)
}

/// Makes a file or folder readable by everyone on the computer, as what a web server of another user is
/// to serve must be. (What [`super::write_atomic`] writes is its owner's only.) Nothing to do but on Unix.
///
/// # Errors
/// As the system says, with the path.
pub fn make_shared(path: &Path) -> io::Result<()> {
    let folder = std::fs::symlink_metadata(path).map_err(at(path))?.is_dir();
    set_mode(path, if folder { 0o755 } else { 0o644 })
}

/// Makes a file a program everyone may start and its owner may change. Nothing to do but on Unix.
///
/// # Errors
/// As the system says, with the path.
pub fn make_executable(path: &Path) -> io::Result<()> {
    set_mode(path, 0o755)
}

/// Gives a file the permissions of another, without set-user and set-group bits. Nothing to do but on Unix.
///
/// # Errors
/// As the system says, with the path.
#[cfg(unix)]
pub fn copy_permissions(from: &Path, to: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    set_mode(to, std::fs::symlink_metadata(from).map_err(at(from))?.permissions().mode() & 0o777)
}

/// Nothing to do: the system has no such permissions.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn copy_permissions(_: &Path, _: &Path) -> io::Result<()> {
    Ok(())
}

/// True when a file or folder (a link itself, not what it leads to) belongs to the user this program runs as. Where
/// the system has no such owners this is taken to be so.
///
/// # Errors
/// As the system says, with the path.
#[cfg(unix)]
pub fn is_own(path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    let owner = std::fs::symlink_metadata(path).map_err(at(path))?.uid();
    Ok(owner == rustix::process::geteuid().as_raw())
}

/// True: where the system has no such owners this cannot be asked.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn is_own(_: &Path) -> io::Result<bool> {
    Ok(true)
}

/// True when names may be added to and taken from a folder, as far as that can be told without trying.
pub fn is_writable_folder(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use rustix::fs::{Access, access};
        access(path, Access::WRITE_OK | Access::EXEC_OK).is_ok()
    }
    #[cfg(not(unix))]
    {
        std::fs::metadata(path).is_ok_and(|found| found.is_dir() && !found.permissions().readonly())
    }
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).map_err(at(path))
}

#[cfg(not(unix))]
fn set_mode(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}
