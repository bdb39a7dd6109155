//! Locks between processes: one installer at a time per home.
#![allow(clippy::disallowed_methods)]

use std::fs::File;
use std::io;
use std::path::Path;

use super::{at, open_or_create};

/// Held until dropped; the system lets go of it when the process dies.
#[derive(Debug)]
pub struct FileLock {
    _file: File,
}

/// Takes an exclusive lock on a file (created when missing) without waiting; `None` when another
/// process, or another lock of this one, holds it.
///
/// # Errors
/// As the system says, with the path.
pub fn lock_exclusive(path: &Path) -> io::Result<Option<FileLock>> {
    let file = open_or_create(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(FileLock { _file: file })),
        Err(std::fs::TryLockError::WouldBlock) => Ok(None),
        Err(std::fs::TryLockError::Error(error)) => Err(at(path)(error)),
    }
}

/// Takes a lock that several can hold at the same time, but not beside an exclusive one, without waiting; `None` when
/// somebody holds that.
///
/// # Errors
/// As the system says, with the path.
pub fn lock_shared(path: &Path) -> io::Result<Option<FileLock>> {
    let file = open_or_create(path)?;
    match file.try_lock_shared() {
        Ok(()) => Ok(Some(FileLock { _file: file })),
        Err(std::fs::TryLockError::WouldBlock) => Ok(None),
        Err(std::fs::TryLockError::Error(error)) => Err(at(path)(error)),
    }
}
