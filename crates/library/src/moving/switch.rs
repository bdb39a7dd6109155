//! The steps after the copy, each of which can be repeated; and taking a copy back.

use std::io;
use std::path::Path;

use vitrine_base::fs::{self, FileKind};

use super::PARTS;
use super::journal::{Moving, before, is_link, next};
use crate::LibraryError;
use crate::failpoint::failpoint;
use crate::places::Places;

/// Puts the new place where the old one was, for every part.
pub(super) fn switch(places: &Places, moving: &Moving) -> Result<(), LibraryError> {
    for part in PARTS {
        if !is_switched(places, moving, part)? {
            switch_part(places, moving, part)?;
        }
        failpoint("move_linked")?;
    }
    failpoint("move_switched")?;
    Ok(())
}

/// True when what is in the home is the new place of a part.
fn is_switched(places: &Places, moving: &Moving, part: &str) -> io::Result<bool> {
    let here = places.home().join(part);
    match &moving.to {
        Some(folder) => Ok(is_link(&here) && fs::read_link(&here)? == folder.join(part)),
        None => Ok(fs::metadata(&here)?.is_some_and(|found| found.kind == FileKind::Folder)),
    }
}

fn switch_part(places: &Places, moving: &Moving, part: &str) -> io::Result<()> {
    let (here, next) = (places.home().join(part), next(places, part));
    if let Some(folder) = &moving.to {
        // One from an earlier try.
        if is_link(&next) {
            fs::remove_file(&next)?;
        }
        fs::create_link(&folder.join(part), &next)?;
    }
    if !fs::exists(&here) {
        // An earlier try ended between the two renames below.
        return fs::rename_durable(&next, &here);
    }
    match fs::exchange(&next, &here) {
        Err(error) if error.kind() == io::ErrorKind::Unsupported => {
            fs::rename_durable(&here, &before(places, part))?;
            fs::rename_durable(&next, &here)
        }
        other => other,
    }
}

/// Removes what is not needed any more, then the note about the move.
pub(super) fn clear(places: &Places, moving: &Moving) -> Result<(), LibraryError> {
    for part in PARTS {
        remove_whole(&next(places, part))?;
        remove_whole(&before(places, part))?;
        if let Some(old) = moving.old.get(part) {
            remove_whole(old)?;
        }
    }
    failpoint("move_cleared")?;
    Moving::remove(places)
}

/// Removes the copy: the old place is the right one.
pub(super) fn undo(places: &Places, moving: &Moving) -> Result<(), LibraryError> {
    for part in PARTS {
        remove_whole(&moving.coming(places, part))?;
        remove_whole(&next(places, part))?;
    }
    if let Some(folder) = moving.to.as_ref().filter(|_| moving.made) {
        fs::remove_empty_dir(folder)?;
    }
    Moving::remove(places)
}

fn remove_whole(path: &Path) -> io::Result<()> {
    if fs::exists(path) { fs::remove_tree(path) } else { Ok(()) }
}
