//! Takes back what was applied of a plan, after an error.

use vitrine_base::{BlobStore, fs};

use super::apply::move_path;
use super::{Ground, Plan, settle};
use crate::LibraryError;
use crate::database::Row;
use crate::failpoint::failpoint;
use crate::receipt::{Receipt, to_json};

pub(super) fn undo(ground: Ground<'_>, plan: &Plan) -> Result<(), LibraryError> {
    failpoint("undo")?;
    let places = ground.places;
    if let Some(receipt) = &plan.placed {
        take_back(ground, plan, receipt)?;
    }
    for retired in &plan.retired {
        let homes = [
            (ground.trashed_tree(plan, retired), places.tree(&plan.key, &retired.receipt.slot)),
            (ground.trashed_original(plan, retired), places.original(&retired.receipt)),
        ];
        for (trashed, home) in homes {
            if fs::exists(&trashed) {
                move_path(&trashed, &home)?;
            }
        }
        let receipt = places.receipt(&plan.key, &retired.receipt.slot);
        if plan.replaces(retired) && fs::exists(&places.package(&plan.key)) {
            fs::write_atomic(&receipt, &to_json(&retired.receipt)?)?;
        }
    }
    restore_pointer(ground, plan)?;
    let package = places.package(&plan.key);
    if fs::exists(&package) {
        fs::sync_dir(&package)?;
    }
    // The journal goes before the staged files: whoever finds it would apply it, and must find them then.
    settle::forget(ground, plan)?;
    if let Err(error) = settle::clear_away(ground, plan) {
        tracing::warn!(%error, "a transaction that was taken back could not be cleared away yet");
    }
    Ok(())
}

/// Takes the coming version out of its place again; its original goes back to the store, so that another
/// try need not fetch it.
fn take_back(ground: Ground<'_>, plan: &Plan, receipt: &Receipt) -> Result<(), LibraryError> {
    let places = ground.places;
    let (staged, tree) = (ground.staged_tree(plan), places.tree(&plan.key, &receipt.slot));
    if !fs::exists(&staged) && fs::exists(&tree) {
        move_path(&tree, &staged)?;
    }
    if let Some(blob) = &plan.blob {
        let (stored, original) = (BlobStore::open(places.store())?.path(blob), places.original(receipt));
        if !fs::exists(&stored) && fs::exists(&original) {
            move_path(&original, &stored)?;
        }
    }
    if !plan.retired.iter().any(|retired| plan.replaces(retired)) {
        fs::remove_file(&places.receipt(&plan.key, &receipt.slot))?;
    }
    Ok(())
}

fn restore_pointer(ground: Ground<'_>, plan: &Plan) -> Result<(), LibraryError> {
    let path = ground.places.pointer(&plan.key);
    match &plan.before {
        // The folder may have been deleted by hand before all this.
        Some(_) if !fs::exists(&ground.places.package(&plan.key)) => {}
        Some(pointer) => {
            let bytes = to_json(pointer)?;
            let untouched = fs::read_limited(&path, bytes.len() as u64).is_ok_and(|found| found == bytes);
            if !untouched {
                fs::write_atomic(&path, &bytes)?;
            }
        }
        None => fs::remove_file(&path)?,
    }
    let mut receipts: Vec<Receipt> = plan.receipts.clone();
    receipts.retain(|receipt| plan.placed.as_ref().is_none_or(|placed| placed.slot != receipt.slot));
    receipts.extend(plan.retired.iter().map(|retired| retired.receipt.clone()));
    let row = plan.before.clone().map(|pointer| Row { pointer, receipts });
    if ground.database.row(&plan.key)?.map(|row| row.pointer) != plan.before {
        ground.database.replace(&plan.key, row.as_ref(), ground.clock.now())?;
    }
    Ok(())
}
