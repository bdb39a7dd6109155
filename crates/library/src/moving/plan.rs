//! What a move would mean, looked at before it is begun.

use std::path::{Component, Path, PathBuf};

use vitrine_base::fs::{self, DiskFull, FileKind};

use super::{MoveRefusal, PARTS};
use crate::LibraryError;
use crate::places::Places;

/// A file takes whole blocks of a disk.
const BLOCK: u64 = 4096;

/// A disk is not filled to its last byte.
const SPARE: u64 = 16 * 1024 * 1024;

/// Longest path of a folder a library goes to, in bytes: what is in it needs room in a path as well (a system takes
/// 4096 in all).
const PATH_BYTES: usize = 1024;

/// What moving the library would mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovePlan {
    /// The folder the packages are in.
    pub from: PathBuf,
    /// The folder the library goes to, absolute and without links.
    pub to: PathBuf,
    /// Bytes to copy.
    pub bytes: u64,
    /// Files to copy.
    pub files: u64,
    /// Bytes free there.
    pub free: u64,
    /// It goes back into the home.
    pub back: bool,
    /// Why it cannot be moved there.
    pub refusal: Option<MoveRefusal>,
}

pub(super) fn plan(places: &Places, folder: &Path) -> Result<MovePlan, LibraryError> {
    let from = fs::canonicalize(&places.library())?;
    let (mut bytes, mut files) = (0, 0);
    for part in PARTS {
        for entry in fs::walk(&places.home().join(part))? {
            files += 1;
            bytes += if entry.metadata.kind == FileKind::File { entry.metadata.length } else { 0 };
        }
    }
    let home = fs::canonicalize(places.home())?;
    let (to, unclear) = match resolved(folder) {
        Some(to) => (to, None),
        None => (folder.to_owned(), Some(MoveRefusal::NoFolder { folder: folder.to_owned() })),
    };
    let free = fs::free_space(&to).unwrap_or(0);
    let needed = bytes + files * BLOCK + SPARE;
    let back = to == home;
    let refusal = unclear
        .map_or_else(|| wrong_place(places, &home, &to), |refusal| Ok(Some(refusal)))?
        .or_else(|| no_room(&to, needed));
    Ok(MovePlan { from, to, bytes, files, free, back, refusal })
}

fn no_room(to: &Path, needed: u64) -> Option<MoveRefusal> {
    let error = fs::require_space(to, needed).err()?;
    // Where nobody can say how much is free, nothing is.
    let full = DiskFull::of(&error).unwrap_or(DiskFull { needed: Some(needed), ..DiskFull::default() });
    Some(MoveRefusal::NoRoom(full))
}

/// The path without links, as far as it is there; `None` when it cannot be said where it leads: a window has no folder
/// that a path could be meant from.
fn resolved(folder: &Path) -> Option<PathBuf> {
    if !folder.is_absolute() {
        return None;
    }
    let whole = std::path::absolute(folder).ok()?;
    if whole.to_str()?.len() > PATH_BYTES {
        return None;
    }
    let there = whole.ancestors().find(|path| fs::exists(path))?;
    let rest = whole.strip_prefix(there).ok()?;
    if !rest.as_os_str().is_empty() && !fs::is_folder(there) {
        return None;
    }
    let plain = rest.components().all(|component| matches!(component, Component::Normal(_)));
    // A link that leads nowhere cannot be followed.
    let there = fs::canonicalize(there).ok()?;
    plain.then(|| if rest.as_os_str().is_empty() { there.clone() } else { there.join(rest) })
}

/// Why the library cannot be there, whatever room there is.
fn wrong_place(places: &Places, home: &Path, to: &Path) -> Result<Option<MoveRefusal>, LibraryError> {
    let folder = to.to_owned();
    if cfg!(not(unix)) {
        return Ok(Some(MoveRefusal::NoLinks));
    }
    let mut now = Vec::new();
    for part in PARTS {
        now.push(fs::canonicalize(&places.home().join(part))?);
    }
    if PARTS.iter().zip(&now).all(|(part, now)| *now == to.join(part)) {
        return Ok(Some(MoveRefusal::SamePlace { folder }));
    }
    let is_home = to == home;
    if now.iter().any(|now| to.starts_with(now)) || (to.starts_with(home) && !is_home) {
        return Ok(Some(MoveRefusal::InsideItself { folder }));
    }
    if fs::exists(to) && !is_home {
        if !fs::is_folder(to) {
            return Ok(Some(MoveRefusal::NoFolder { folder }));
        }
        match fs::list_dir(to) {
            Ok(names) if names.is_empty() => {}
            Ok(_) => return Ok(Some(MoveRefusal::FolderNotEmpty { folder })),
            Err(error) => return Ok(Some(MoveRefusal::NotWritable { folder, reason: error.to_string() })),
        }
    }
    let writable = fs::probe_writable(to);
    Ok(writable.err().map(|error| MoveRefusal::NotWritable { folder, reason: error.to_string() }))
}
