//! What follows once a change has taken effect: a person's files are kept, the rest is cleared away.

use std::io;
use std::path::Path;

use vitrine_base::fs;

use super::apply::move_path;
use super::{Ground, Plan, Retired, Settled};
use crate::difference::{self, Look};
use crate::failpoint::failpoint;
use crate::{LibraryError, shims};

pub(super) fn settle(ground: Ground<'_>, plan: &Plan, settled: &mut Settled) -> Result<(), LibraryError> {
    let places = ground.places;
    if plan.touches_commands() {
        shims::arrange(ground)?;
    }
    failpoint("shims")?;
    for retired in &plan.retired {
        if plan.keep_changed {
            keep_by_hand(ground, plan, retired, settled)?;
        }
        if !plan.replaces(retired) {
            let receipt = places.receipt(&plan.key, &retired.receipt.slot);
            settled.freed += fs::metadata(&receipt)?.map_or(0, |found| found.length);
            fs::remove_file(&receipt)?;
        }
    }
    failpoint("kept")?;
    settled.freed += fs::tree_size(&places.trash().join(&plan.transaction))?;
    clear(ground, plan)?;
    failpoint("done")?;
    Ok(())
}

/// Moves what a person changed or added out of a leaving version.
fn keep_by_hand(ground: Ground<'_>, plan: &Plan, retired: &Retired, settled: &mut Settled) -> io::Result<()> {
    let tree = ground.trashed_tree(plan, retired);
    let kept = ground.places.tree(&plan.key, &retired.kept);
    if fs::exists(&tree) {
        let difference = difference::between(&tree, &retired.receipt, Look::Thorough)?;
        for path in difference.by_hand() {
            keep(&tree.join(&path), &kept.join(&path), settled)?;
        }
    }
    let original = ground.trashed_original(plan, retired);
    if fs::exists(&original) && !difference::has_digest(&original, &retired.receipt.original_sha256())? {
        keep(&original, &kept.join(retired.receipt.original.as_str()), settled)?;
    }
    Ok(())
}

fn keep(from: &Path, to: &Path, settled: &mut Settled) -> io::Result<()> {
    if fs::exists(from) {
        move_path(from, to)?;
        settled.kept.push(to.to_owned());
    }
    Ok(())
}

/// Removes what a transaction used, and last its journal file.
fn clear(ground: Ground<'_>, plan: &Plan) -> Result<(), LibraryError> {
    clear_away(ground, plan)?;
    failpoint("settled")?;
    Ok(forget(ground, plan)?)
}

/// Removes what a transaction used.
pub(super) fn clear_away(ground: Ground<'_>, plan: &Plan) -> io::Result<()> {
    let places = ground.places;
    fs::remove_tree(&places.trash().join(&plan.transaction))?;
    fs::remove_tree(&places.staging().join(&plan.transaction))?;
    let package = places.package(&plan.key);
    clear_unfinished_writes(&package)?;
    if fs::exists(&package) {
        // Receipts that went must not come back once nobody remembers this transaction.
        fs::sync_dir(&package)?;
    }
    if fs::remove_empty_dir(&package)? {
        fs::remove_empty_dir(&places.source(&plan.key))?;
    }
    Ok(())
}

/// Removes a transaction's journal file, safely.
pub(super) fn forget(ground: Ground<'_>, plan: &Plan) -> io::Result<()> {
    fs::remove_file(&ground.places.journal_file(&plan.transaction))?;
    fs::sync_dir(&ground.places.journal())
}

/// Removes what [`fs::write_atomic`] left in a folder when the program died in it.
pub(super) fn clear_unfinished_writes(folder: &Path) -> io::Result<()> {
    if !fs::exists(folder) {
        return Ok(());
    }
    for (name, _) in fs::list_dir(folder)? {
        if name.to_string_lossy().starts_with(".vitrine-") {
            fs::remove_file(&folder.join(name))?;
        }
    }
    Ok(())
}
