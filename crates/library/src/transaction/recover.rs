//! Brings to an end what a process that died left behind.

use std::collections::HashSet;
use std::io;
use std::path::Path;

use vitrine_base::fs::{self, FileKind, FileLock, Metadata};

use super::settle::clear_unfinished_writes;
use super::{Ground, Plan, Settled, apply, settle, undo};
use crate::{LibraryError, PackageKey};

/// Bytes of one journal file: it holds the receipts of at most five versions.
const JOURNAL_BYTES: u64 = 128 * 1024 * 1024;

/// What became of what was left.
#[derive(Debug, Default)]
pub(crate) struct Recovery {
    /// Sentences about what was finished or undone.
    pub(crate) ended: Vec<String>,
    /// What could be neither.
    pub(crate) stuck: Vec<Stuck>,
}

/// A change that can be neither finished nor undone just now.
#[derive(Debug)]
pub(crate) struct Stuck {
    /// Whose it is; `None` when not even that can be read.
    key: Option<PackageKey>,
    /// What to tell.
    pub(crate) sentence: String,
}

impl Recovery {
    /// What stands in the way of changing a package: its own unfinished change, or one nobody knows whose.
    pub(crate) fn in_the_way_of(&self, key: &PackageKey) -> Option<&Stuck> {
        self.stuck.iter().find(|stuck| stuck.key.as_ref().is_none_or(|stuck| stuck == key))
    }
}

/// Finishes every transaction of the journal, or undoes it when that cannot be, and removes what no
/// transaction needs. Whoever holds the lock knows that no other process is in the middle of one.
pub(crate) fn recover(ground: Ground<'_>, _lock: &FileLock) -> Result<Recovery, LibraryError> {
    let mut recovery = Recovery::default();
    let mut waiting = HashSet::new();
    let journal = ground.places.journal();
    fs::create_dir_all(&journal)?;
    clear_unfinished_writes(&journal)?;
    for (name, found) in fs::list_dir(&journal)? {
        let path = journal.join(&name);
        let bytes = match fs::read_limited(&path, JOURNAL_BYTES) {
            Err(error) if is_out_of_reach(&error, found) => {
                // It may be whole: what it stands for waits, and so does what lies aside for it.
                waiting.extend(path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned));
                let sentence = format!("A note about an unfinished change cannot be read: {error}");
                recovery.stuck.push(Stuck { key: None, sentence });
                continue;
            }
            read => read.ok(),
        };
        let plan: Option<Plan> = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let Some(plan) = plan.filter(|plan| names(&path, plan)) else {
            put_aside(ground, &path, &mut recovery)?;
            continue;
        };
        if !finish_or_undo(ground, &plan, &mut recovery) {
            waiting.insert(plan.transaction.clone());
        }
    }
    let folders = [ground.places.staging(), ground.places.trash()];
    for folder in folders {
        remove_leftovers(&folder, &waiting)?;
    }
    Ok(recovery)
}

/// True when a file of ours could not be read for a reason that may pass: no rights, too many open files, a
/// failing disk. One that is too long, or no file, will not become a plan.
fn is_out_of_reach(error: &io::Error, found: Metadata) -> bool {
    found.kind == FileKind::File
        && !matches!(error.kind(), io::ErrorKind::FileTooLarge | io::ErrorKind::NotFound)
}

/// True when the file has the name of the plan in it, which thereby is safe to build paths from.
fn names(path: &Path, plan: &Plan) -> bool {
    path.file_stem().is_some_and(|stem| stem.to_str() == Some(plan.transaction.as_str()))
}

fn put_aside(ground: Ground<'_>, path: &Path, recovery: &mut Recovery) -> Result<(), LibraryError> {
    let Some(name) = path.file_name() else { return Ok(()) };
    let mut aside = std::ffi::OsString::from("damaged-journal-");
    aside.push(name);
    let aside = ground.places.home().join(aside);
    apply::move_path(path, &aside)?;
    // What it had taken away may be the only copy of a version, or of what a person changed in it.
    let transaction = path.file_stem().and_then(|stem| stem.to_str());
    // Only what can be a transaction's name is safe to build a path from.
    if let Some(transaction) = transaction.filter(|name| name.parse::<uuid::Uuid>().is_ok()) {
        let taken_away = ground.places.trash().join(transaction);
        let files = aside.with_extension("files");
        if fs::exists(&taken_away) && !fs::exists(&files) {
            match fs::rename_durable(&taken_away, &files) {
                Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
                    // The library was moved to another disk: a whole folder stays on it.
                    let name = files.file_name().unwrap_or_default();
                    let beside = fs::canonicalize(&ground.places.library())?.with_file_name(name);
                    fs::rename_durable(&taken_away, &beside)?;
                }
                renamed => renamed?,
            }
        }
    }
    recovery.ended.push(format!(
        "A note about an unfinished change could not be read and was put aside as {}.",
        aside.display()
    ));
    Ok(())
}

/// Answers whether the transaction is over. Once it is applied it is never undone: what a person changed
/// may have been moved to where it is kept.
fn finish_or_undo(ground: Ground<'_>, plan: &Plan, recovery: &mut Recovery) -> bool {
    let what = format!("The {} of “{}” that was interrupted", plan.action, plan.name);
    let (error, over) = match apply::apply(ground, plan) {
        Ok(()) => match settle::settle(ground, plan, &mut Settled::default()) {
            Ok(()) => {
                recovery.ended.push(format!("{what} was finished."));
                return true;
            }
            Err(error) => (error, Ok(false)),
        },
        Err(error) => (error, undo::undo(ground, plan).map(|()| true)),
    };
    match over {
        Ok(true) => {
            recovery.ended.push(format!("{what} was undone: {error}"));
            true
        }
        Ok(false) | Err(_) => {
            tracing::error!(%error, ?over, "an interrupted transaction cannot be brought to an end");
            let sentence = format!("{what} can be neither finished nor undone just now: {error}");
            recovery.stuck.push(Stuck { key: Some(plan.key.clone()), sentence });
            false
        }
    }
}

/// Removes the folders of transactions that are over, or never got as far as the journal.
fn remove_leftovers(folder: &Path, waiting: &HashSet<String>) -> Result<(), LibraryError> {
    fs::create_dir_all(folder)?;
    for (name, _) in fs::list_dir(folder)? {
        if !name.to_str().is_some_and(|name| waiting.contains(name)) {
            fs::remove_tree(&folder.join(name))?;
        }
    }
    Ok(())
}
