//! Folders a program made that nobody trusts: measured and removed by handles, so that neither long paths nor
//! deep nesting nor a folder swapped for a link leads astray or stands in the way.

use std::ffi::CString;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;

use rustix::fs::{
    AtFlags, CWD, Dir, FileType, Mode, OFlags, Stat, chmodat, openat, renameat, statat, unlinkat,
};
use rustix::io::Errno;

use super::at;

/// How deep folders may be nested to be measured; each level takes a handle. Deeper than any real tree.
const DEEPEST: usize = 128;

/// How many entries are looked at between two questions whether to go on.
const ASK: u64 = 512;

/// What is in a folder.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TreeMeasure {
    /// Bytes of all files.
    pub bytes: u64,
    /// Files, folders, links and whatever else.
    pub entries: u64,
}

/// Adds what is under a folder to `sum`, asking every now and then (and at the end) whether to go on; answers
/// false when told to stop. What vanishes meanwhile does not count.
///
/// # Errors
/// When a folder cannot be looked into, or folders are nested deeper than 128.
pub fn measure_tree(
    root: &Path,
    sum: &mut TreeMeasure,
    go_on: &mut dyn FnMut(&TreeMeasure) -> bool,
) -> io::Result<bool> {
    let mut open = match folder(CWD, root).and_then(Dir::new) {
        Ok(dir) => vec![dir],
        Err(Errno::NOENT) => return Ok(true),
        Err(error) => return Err(at(root)(error.into())),
    };
    while let Some(dir) = open.last_mut() {
        let Some(entry) = dir.read() else {
            open.pop();
            continue;
        };
        let below = entry.and_then(|entry| add(dir, entry.file_name(), sum));
        if let Some(below) = below.map_err(|error| at(root)(error.into()))? {
            if open.len() >= DEEPEST {
                return Err(at(root)(io::Error::other("folders are nested too deeply in it")));
            }
            open.push(below);
        }
        if sum.entries.is_multiple_of(ASK) && !go_on(sum) {
            return Ok(false);
        }
    }
    Ok(go_on(sum))
}

/// Counts one entry; opens it when it is a folder.
fn add(dir: &Dir, name: &std::ffi::CStr, sum: &mut TreeMeasure) -> rustix::io::Result<Option<Dir>> {
    if matches!(name.to_bytes(), b"." | b"..") {
        return Ok(None);
    }
    let found = match statat(dir.fd()?, name, AtFlags::SYMLINK_NOFOLLOW) {
        Err(Errno::NOENT) => return Ok(None),
        other => other?,
    };
    sum.entries += 1;
    if !is_folder(&found) {
        sum.bytes = sum.bytes.saturating_add(u64::try_from(found.st_size).unwrap_or(0));
        return Ok(None);
    }
    match folder(dir.fd()?, name).and_then(Dir::new) {
        // Gone, or something else by now.
        Err(Errno::NOENT | Errno::NOTDIR | Errno::LOOP) => Ok(None),
        other => other.map(Some),
    }
}

/// Removes a folder, whatever modes its folders have and however deep they are; what is not there is no error.
/// Folders in folders are moved up before they are emptied, so that two handles are enough.
///
/// # Errors
/// As the system says, with the path.
pub fn remove_hostile_tree(root: &Path) -> io::Result<()> {
    match empty_and_remove(root) {
        Ok(()) | Err(Errno::NOENT) => Ok(()),
        Err(error) => Err(at(root)(error.into())),
    }
}

fn empty_and_remove(root: &Path) -> rustix::io::Result<()> {
    if !is_folder(&statat(CWD, root, AtFlags::SYMLINK_NOFOLLOW)?) {
        return unlinkat(CWD, root, AtFlags::empty());
    }
    chmodat(CWD, root, Mode::RWXU, AtFlags::empty())?;
    let top = folder(CWD, root)?;
    let mark = uuid::Uuid::new_v4();
    let mut moved = 0_u64;
    loop {
        let names = names(&top)?;
        if names.is_empty() {
            break;
        }
        for name in names {
            if remove_leaf(&top, &name)? {
                continue;
            }
            let inside = folder(&top, name.as_c_str())?;
            for below in self::names(&inside)? {
                if !remove_leaf(&inside, &below)? {
                    moved += 1;
                    renameat(&inside, below.as_c_str(), &top, format!("{mark}-{moved}"))?;
                }
            }
            unlinkat(&top, name.as_c_str(), AtFlags::REMOVEDIR)?;
        }
    }
    unlinkat(CWD, root, AtFlags::REMOVEDIR)
}

/// Removes anything but a folder; of a folder it takes possession and answers false.
fn remove_leaf(dir: &OwnedFd, name: &CString) -> rustix::io::Result<bool> {
    let found = statat(dir, name.as_c_str(), AtFlags::SYMLINK_NOFOLLOW)?;
    if is_folder(&found) {
        chmodat(dir, name.as_c_str(), Mode::RWXU, AtFlags::empty())?;
        return Ok(false);
    }
    unlinkat(dir, name.as_c_str(), AtFlags::empty()).map(|()| true)
}

fn names(folder: &OwnedFd) -> rustix::io::Result<Vec<CString>> {
    let mut names = Vec::new();
    for entry in Dir::read_from(folder)? {
        let name = entry?.file_name().to_owned();
        if !matches!(name.to_bytes(), b"." | b"..") {
            names.push(name);
        }
    }
    Ok(names)
}

fn folder(dir: impl AsFd, name: impl rustix::path::Arg) -> rustix::io::Result<OwnedFd> {
    let how = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    openat(dir, name, how, Mode::empty())
}

fn is_folder(found: &Stat) -> bool {
    FileType::from_raw_mode(found.st_mode) == FileType::Directory
}

/// True when a file belongs to the system alone: root's, and writable by root only; so that no person's program,
/// and no package, can have put it there. Of a folder, groups may write to it, as some systems have it.
///
/// # Errors
/// As the system says, with the path.
pub fn is_the_systems(path: &Path) -> io::Result<bool> {
    let found = statat(CWD, path, AtFlags::SYMLINK_NOFOLLOW).map_err(|error| at(path)(error.into()))?;
    let others = if is_folder(&found) { 0o002 } else { 0o022 };
    Ok(found.st_uid == 0 && found.st_mode & others == 0)
}
