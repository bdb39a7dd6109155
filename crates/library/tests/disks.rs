//! Disks that fail: at the n-th change, from the n-th change on, or by losing what was not yet safe.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::ThreadId;

use vitrine_base::fs::{Disk, Operation};

/// Numbers from a seed (splitmix64).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Less than `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound.max(1) as u64).unwrap()
    }
}

/// How a disk fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// Never; changes are only counted.
    None,
    /// The n-th change fails once.
    Once(usize, io::ErrorKind),
    /// From the n-th change on nothing can be written any more; names can still be changed.
    FullFrom(usize),
    /// From the n-th change on nothing happens at all, as if the program had died.
    Frozen(usize),
    /// The n-th change fails, and from another one on, while that is taken back, nothing happens any more.
    OnceThenFrozen(usize, usize),
    /// The process dies at the n-th change.
    Kill(usize),
}

pub struct FailingDisk {
    count: AtomicUsize,
    failure: Failure,
}

impl FailingDisk {
    pub fn new(failure: Failure) -> Self {
        Self { count: AtomicUsize::new(0), failure }
    }

    pub fn count(&self) -> usize {
        self.count.load(Ordering::SeqCst)
    }
}

impl Disk for FailingDisk {
    fn before(&self, operation: Operation<'_>) -> io::Result<()> {
        use Operation::{Create, CreateFolder, Write};
        let number = self.count.fetch_add(1, Ordering::SeqCst);
        let fail =
            |kind: io::ErrorKind| Err(io::Error::new(kind, format!("the disk fails at {operation:?}")));
        match self.failure {
            Failure::Once(at, kind) if number == at => {
                if let (Write(path), io::ErrorKind::StorageFull) = (operation, kind) {
                    // Some of it got there.
                    fs::write(path, "{\"format\":").unwrap();
                }
                fail(kind)
            }
            Failure::FullFrom(at) if number >= at => match operation {
                Create(_) | CreateFolder(_) | Write(_) => fail(io::ErrorKind::StorageFull),
                _ => Ok(()),
            },
            Failure::Frozen(at) if number >= at => fail(io::ErrorKind::Other),
            Failure::OnceThenFrozen(at, frozen) if number == at || number >= frozen => {
                fail(io::ErrorKind::Other)
            }
            Failure::Kill(at) if number == at => std::process::abort(),
            _ => Ok(()),
        }
    }
}

/// What can be taken back of a change.
#[derive(Debug)]
enum Change {
    Made(PathBuf),
    MadeFolder(PathBuf),
    Renamed { from: PathBuf, to: PathBuf, replaced: Option<PathBuf> },
    Removed { path: PathBuf, saved: PathBuf },
    RemovedFolder(PathBuf),
}

impl Change {
    fn paths(&self) -> Vec<&Path> {
        match self {
            Self::Made(path) | Self::MadeFolder(path) | Self::RemovedFolder(path) => vec![path],
            Self::Removed { path, .. } => vec![path],
            Self::Renamed { from, to, .. } => vec![from, to],
        }
    }

    /// It is safe once one of these folders is.
    fn lies_in(&self, folder: &Path) -> bool {
        self.paths().iter().any(|path| path.parent() == Some(folder))
    }

    fn stands_on(&self, earlier: &Self) -> bool {
        let related = |a: &Path, b: &Path| a.starts_with(b) || b.starts_with(a);
        self.paths().iter().any(|a| earlier.paths().iter().any(|b| related(a, b)))
    }

    fn take_back(&self) {
        match self {
            Self::Made(path) => drop(fs::remove_file(path)),
            Self::MadeFolder(path) => drop(fs::remove_dir_all(path)),
            Self::RemovedFolder(path) => fs::create_dir(path).unwrap(),
            Self::Removed { path, saved } => fs::hard_link(saved, path).unwrap(),
            Self::Renamed { from, to, replaced } => {
                fs::rename(to, from).unwrap();
                if let Some(saved) = replaced {
                    fs::hard_link(saved, to).unwrap();
                }
            }
        }
    }
}

#[derive(Default)]
struct Record {
    /// Changes of names, and whether they are safe.
    changes: Vec<(Change, bool)>,
    /// Files (by their inode) with bytes that are not safe.
    unsafe_bytes: HashSet<u64>,
    saved: HashMap<ThreadId, PathBuf>,
    number: usize,
}

/// A disk that forgets: what was not synced may be lost when the power goes, each change for itself, as far
/// as later ones that were synced do not stand on it. From the n-th change on it is frozen.
pub struct ForgetfulDisk {
    count: AtomicUsize,
    frozen: usize,
    /// Where removed files stay, on the same volume.
    aside: PathBuf,
    record: Mutex<Record>,
}

impl ForgetfulDisk {
    pub fn new(frozen: usize, aside: PathBuf) -> Self {
        fs::create_dir_all(&aside).unwrap();
        Self { count: AtomicUsize::new(0), frozen, aside, record: Mutex::default() }
    }

    /// Keeps another name of a file that is about to go.
    fn save(&self, path: &Path) {
        let mut record = self.record.lock().unwrap();
        record.number += 1;
        let saved = self.aside.join(record.number.to_string());
        if fs::symlink_metadata(path).is_ok_and(|found| !found.is_dir()) {
            fs::hard_link(path, &saved).unwrap();
            record.saved.insert(std::thread::current().id(), saved);
        }
    }

    /// The power goes, and with it everything that was not safe.
    pub fn lose_all(&self, home: &Path) {
        self.lose_some(home, || true, || 0);
    }

    /// The power goes: answers how many changes were lost, and how many files have lost bytes.
    pub fn lose(&self, home: &Path, random: &mut Random) -> (usize, usize) {
        let random = RefCell::new(random);
        self.lose_some(home, || random.borrow_mut().below(2) == 0, || random.borrow_mut().below(3))
    }

    /// Loses the changes it is told to, and of a file with unsafe bytes all, half or none.
    fn lose_some(&self, home: &Path, goes: impl Fn() -> bool, left: impl Fn() -> usize) -> (usize, usize) {
        let record = self.record.lock().unwrap();
        let mut lost: Vec<bool> = record.changes.iter().map(|(_, safe)| !safe && goes()).collect();
        for later in (0..lost.len()).rev() {
            if !lost[later] {
                for (earlier, lost) in lost.iter_mut().enumerate().take(later) {
                    *lost &= !record.changes[later].0.stands_on(&record.changes[earlier].0);
                }
            }
        }
        let mut files = 0;
        each_file(home, &mut |path, inode, length| {
            if record.unsafe_bytes.contains(&inode) {
                let keep = [0, length / 2, length][left()];
                fs::OpenOptions::new().write(true).open(path).unwrap().set_len(keep).unwrap();
                files += 1;
            }
        });
        for (at, (change, _)) in record.changes.iter().enumerate().rev() {
            if lost[at] {
                change.take_back();
            }
        }
        (lost.iter().filter(|lost| **lost).count(), files)
    }
}

fn inode(path: &Path) -> Option<u64> {
    fs::symlink_metadata(path).ok().map(|found| found.ino())
}

fn each_file(folder: &Path, visit: &mut dyn FnMut(&Path, u64, u64)) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let found = entry.metadata().unwrap();
        if found.is_dir() {
            each_file(&entry.path(), visit);
        } else if found.is_file() {
            visit(&entry.path(), found.ino(), found.len());
        }
    }
}

impl Disk for ForgetfulDisk {
    fn before(&self, operation: Operation<'_>) -> io::Result<()> {
        if self.count.fetch_add(1, Ordering::SeqCst) >= self.frozen {
            return Err(io::Error::other("the program is dead"));
        }
        match operation {
            Operation::Rename(_, path) | Operation::Remove(path) => self.save(path),
            _ => {}
        }
        Ok(())
    }

    fn after(&self, operation: Operation<'_>) {
        let mut record = self.record.lock().unwrap();
        let saved = record.saved.remove(&std::thread::current().id());
        let change = match operation {
            Operation::Create(path) | Operation::Write(path) => {
                // What is written in one go gets its name only once it is there.
                let Some(inode) = inode(path) else { return };
                let is_new = !record.changes.iter().any(|(change, _)| change.paths().contains(&path));
                if !path.is_symlink() {
                    record.unsafe_bytes.insert(inode);
                }
                if !is_new {
                    return;
                }
                Change::Made(path.to_owned())
            }
            Operation::CreateFolder(path) => Change::MadeFolder(path.to_owned()),
            Operation::RemoveFolder(path) => Change::RemovedFolder(path.to_owned()),
            Operation::Rename(from, to) => {
                Change::Renamed { from: from.to_owned(), to: to.to_owned(), replaced: saved }
            }
            Operation::Remove(path) => {
                let Some(saved) = saved else { return };
                Change::Removed { path: path.to_owned(), saved }
            }
            Operation::SyncFile(path) => {
                if let Some(inode) = inode(path) {
                    record.unsafe_bytes.remove(&inode);
                }
                return;
            }
            Operation::SyncFolder(folder) => {
                for (change, safe) in &mut record.changes {
                    *safe |= change.lies_in(folder);
                }
                return;
            }
        };
        record.changes.push((change, false));
    }
}
