//! Changes of the library that are wholly done or not at all. Install, repair, update, rollback, removal and
//! pruning are all one [`Plan`]: versions that leave, at most one that comes, and the pointer before and
//! after. The plan is written to `library/.journal/` (a file, so that it outlives a lost database), then
//! applied in steps that can each be repeated:
//!
//! 1. leaving trees and originals are renamed into `.trash/<transaction>/`
//! 2. the coming tree is renamed from `.staging/<transaction>/`, its original out of the store
//! 3. its receipt is written, then the pointer (for a removal: the pointer is taken away)
//! 4. the database row is replaced
//! 5. the links in the folder of commands are made what the rows say (`shims`)
//! 6. what a person changed or added in leaving trees is moved to `kept-<slot>/`, the rest is deleted
//! 7. the journal file is removed
//!
//! After a crash the plan is applied again from the top. After an error up to step 4 it is undone.

mod apply;
mod plan;
mod recover;
mod settle;
mod undo;

use std::path::PathBuf;

use vitrine_base::{Clock, fs};

pub(crate) use plan::{Action, Plan, Retired};
pub(crate) use recover::{Recovery, recover};

use crate::LibraryError;
use crate::database::Database;
use crate::failpoint::failpoint;
use crate::places::Places;
use crate::receipt::to_json;

/// What a transaction stands on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ground<'a> {
    pub(crate) places: &'a Places,
    pub(crate) database: &'a Database,
    pub(crate) clock: &'a dyn Clock,
    /// Folders of the system's own programs.
    pub(crate) system: &'a [PathBuf],
}

impl Ground<'_> {
    fn staged_tree(&self, plan: &Plan) -> PathBuf {
        staged_tree(self.places, &plan.transaction)
    }

    fn trashed_tree(&self, plan: &Plan, retired: &Retired) -> PathBuf {
        self.places.trash().join(&plan.transaction).join(retired.receipt.slot.as_str())
    }

    fn trashed_original(&self, plan: &Plan, retired: &Retired) -> PathBuf {
        let name = format!("{}.original", retired.receipt.slot.as_str());
        self.places.trash().join(&plan.transaction).join("originals").join(name)
    }
}

/// Where the files of a coming version are until they are placed.
pub(crate) fn staged_tree(places: &Places, transaction: &str) -> PathBuf {
    places.staging().join(transaction).join("tree")
}

/// What came of a transaction.
#[derive(Debug, Default)]
pub(crate) struct Settled {
    pub(crate) kept: Vec<PathBuf>,
    pub(crate) freed: u64,
}

/// Carries out a plan whose files are staged and safe on disk. The caller holds the library's lock.
pub(crate) fn run(ground: Ground<'_>, plan: &Plan) -> Result<Settled, LibraryError> {
    if let Err(error) = begin(ground, plan).and_then(|()| apply::apply(ground, plan)) {
        return Err(match undo::undo(ground, plan) {
            Ok(()) => error,
            Err(second) => {
                tracing::error!(%error, %second, "a transaction could not be undone");
                LibraryError::Unfinished { cause: error.to_string() }
            }
        });
    }
    let mut settled = Settled::default();
    if let Err(error) = settle::settle(ground, plan, &mut settled) {
        // The change itself is done; clearing away is tried again before the next one.
        tracing::warn!(%error, "a finished transaction could not be cleared away yet");
    }
    Ok(settled)
}

fn begin(ground: Ground<'_>, plan: &Plan) -> Result<(), LibraryError> {
    failpoint("staged")?;
    fs::write_atomic(&ground.places.journal_file(&plan.transaction), &to_json(plan)?)?;
    failpoint("prepared")?;
    Ok(())
}
