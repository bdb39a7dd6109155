//! Every change this module makes to a disk can be watched, and refused, by a test: that is how a library is
//! killed at its n-th write, or loses what was not yet safe. Nothing in a program installs a [`Disk`]; without
//! one a change costs one look at a counter more.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

/// One change of a disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation<'a> {
    /// A file (or a link) comes into being.
    Create(&'a Path),
    /// A file that is there is opened for writing, or gets bytes.
    Write(&'a Path),
    /// The bytes of a file are made safe.
    SyncFile(&'a Path),
    /// The entries of a folder are made safe.
    SyncFolder(&'a Path),
    /// A folder comes into being.
    CreateFolder(&'a Path),
    /// A path gets another name; what had that name goes.
    Rename(&'a Path, &'a Path),
    /// A file or a link goes.
    Remove(&'a Path),
    /// An empty folder goes.
    RemoveFolder(&'a Path),
}

impl<'a> Operation<'a> {
    /// The path it is about; of a renaming, the new one.
    pub fn path(&self) -> &'a Path {
        match self {
            Self::Create(path)
            | Self::Write(path)
            | Self::SyncFile(path)
            | Self::SyncFolder(path)
            | Self::CreateFolder(path)
            | Self::Rename(_, path)
            | Self::Remove(path)
            | Self::RemoveFolder(path) => path,
        }
    }
}

/// Hears of every change below a folder.
pub trait Disk: Send + Sync {
    /// Just before the change.
    ///
    /// # Errors
    /// What the change shall fail with; it is then not made.
    fn before(&self, operation: Operation<'_>) -> io::Result<()>;

    /// Just after it was made.
    fn after(&self, _operation: Operation<'_>) {}
}

type Watched = (usize, PathBuf, Arc<dyn Disk>);

static COUNT: AtomicUsize = AtomicUsize::new(0);
static NUMBER: AtomicUsize = AtomicUsize::new(0);
static WATCHED: RwLock<Vec<Watched>> = RwLock::new(Vec::new());

/// Watches until dropped.
#[derive(Debug)]
pub struct DiskWatch {
    number: usize,
}

/// Lets `disk` hear of every change below a folder, for tests. Several folders may be watched at once.
pub fn watch_disk(folder: &Path, disk: Arc<dyn Disk>) -> DiskWatch {
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let mut watched = WATCHED.write().unwrap_or_else(PoisonError::into_inner);
    watched.push((number, folder.to_owned(), disk));
    COUNT.store(watched.len(), Ordering::Release);
    DiskWatch { number }
}

impl Drop for DiskWatch {
    fn drop(&mut self) {
        let mut watched = WATCHED.write().unwrap_or_else(PoisonError::into_inner);
        watched.retain(|(number, ..)| *number != self.number);
        COUNT.store(watched.len(), Ordering::Release);
    }
}

/// Who watches a path.
fn watcher(path: &Path) -> Option<Arc<dyn Disk>> {
    if COUNT.load(Ordering::Acquire) == 0 {
        return None;
    }
    let watched = WATCHED.read().unwrap_or_else(PoisonError::into_inner);
    watched.iter().find(|(_, folder, _)| path.starts_with(folder)).map(|(.., disk)| Arc::clone(disk))
}

/// True when somebody watches the path: whole trees are then changed piece by piece.
pub(super) fn is_watched(path: &Path) -> bool {
    watcher(path).is_some()
}

/// Makes a change.
pub(super) fn change<T>(operation: Operation<'_>, work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    let Some(disk) = watcher(operation.path()) else { return work() };
    disk.before(operation)?;
    let done = work()?;
    disk.after(operation);
    Ok(done)
}
