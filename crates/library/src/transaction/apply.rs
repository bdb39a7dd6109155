//! Carries a plan out. Every step first looks whether it was done already, since after a crash the plan is
//! applied again from the top.

use std::io;
use std::path::Path;

use vitrine_base::{BlobStore, fs};

use super::{Ground, Plan, Retired};
use crate::LibraryError;
use crate::failpoint::failpoint;
use crate::receipt::{Receipt, to_json};

pub(super) fn apply(ground: Ground<'_>, plan: &Plan) -> Result<(), LibraryError> {
    for retired in &plan.retired {
        retire(ground, plan, retired)?;
    }
    failpoint("retired")?;
    if let Some(receipt) = &plan.placed {
        place(ground, plan, receipt)?;
    }
    point(ground, plan)?;
    failpoint("pointer")?;
    ground.database.replace(&plan.key, plan.row().as_ref(), ground.clock.now())?;
    failpoint("row")?;
    Ok(())
}

/// Takes a version out of the way.
fn retire(ground: Ground<'_>, plan: &Plan, retired: &Retired) -> io::Result<()> {
    let places = ground.places;
    // Once the staged tree is gone, what stands in this place is the coming version.
    if !plan.replaces(retired) || fs::exists(&ground.staged_tree(plan)) {
        let tree = places.tree(&plan.key, &retired.receipt.slot);
        move_once(&tree, &ground.trashed_tree(plan, retired))?;
    }
    if !plan.replaces(retired) || !original_is_placed(ground, plan)? {
        move_once(&places.original(&retired.receipt), &ground.trashed_original(plan, retired))?;
    }
    Ok(())
}

/// True when the coming version's original is in place, or was never to move.
fn original_is_placed(ground: Ground<'_>, plan: &Plan) -> io::Result<bool> {
    match &plan.blob {
        None => Ok(true),
        Some(blob) => Ok(!BlobStore::open(ground.places.store())?.contains(blob)),
    }
}

/// Renames, unless it was done before or there is nothing to rename.
fn move_once(from: &Path, to: &Path) -> io::Result<()> {
    if fs::exists(to) || !fs::exists(from) {
        return Ok(());
    }
    move_path(from, to)
}

/// Renames into a folder that may not exist yet; a single file may also change volumes.
pub(super) fn move_path(from: &Path, to: &Path) -> io::Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    match fs::rename_durable(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            fs::copy_durable(from, to)?;
            fs::remove_file(from)
        }
        other => other,
    }
}

/// Puts the coming version in its place.
fn place(ground: Ground<'_>, plan: &Plan, receipt: &Receipt) -> Result<(), LibraryError> {
    let places = ground.places;
    let (staged, tree) = (ground.staged_tree(plan), places.tree(&plan.key, &receipt.slot));
    if fs::exists(&staged) {
        move_path(&staged, &tree)?;
    } else if !fs::exists(&tree) {
        // Whatever took them: a version without its files must not become current.
        let text = format!("{}: the files that were unpacked are gone", staged.display());
        return Err(io::Error::new(io::ErrorKind::NotFound, text).into());
    }
    failpoint("tree")?;
    if let (Some(blob), false) = (&plan.blob, original_is_placed(ground, plan)?) {
        move_path(&BlobStore::open(places.store())?.path(blob), &places.original(receipt))?;
    }
    failpoint("original")?;
    // The folders above may be new: their own entries must be safe before the pointer says so.
    for folder in [places.library(), places.source(&plan.key), places.package(&plan.key)] {
        fs::sync_dir(&folder)?;
    }
    fs::write_atomic(&places.receipt(&plan.key, &receipt.slot), &to_json(receipt)?)?;
    failpoint("receipt")?;
    Ok(())
}

/// Writes the pointer, the moment the change takes effect; for a removal it goes.
fn point(ground: Ground<'_>, plan: &Plan) -> io::Result<()> {
    let path = ground.places.pointer(&plan.key);
    match &plan.after {
        Some(pointer) => {
            fs::create_dir_all(&ground.places.package(&plan.key))?;
            fs::write_atomic(&path, &to_json(pointer)?)
        }
        None if fs::exists(&path) => {
            fs::remove_file(&path)?;
            fs::sync_dir(&ground.places.package(&plan.key))
        }
        None => Ok(()),
    }
}
