//! What a transaction will do, as it is written into the journal.

use std::fmt;

use serde::{Deserialize, Serialize};
use vitrine_base::{Sha256, fs};

use crate::PackageKey;
use crate::database::Row;
use crate::places::Places;
use crate::receipt::{Pointer, Receipt, Slot};

/// What a person would call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Action {
    Install,
    Rollback,
    Switch,
    Remove,
    Prune,
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Install => "installation",
            Self::Rollback => "rollback",
            Self::Switch => "switch",
            Self::Remove => "removal",
            Self::Prune => "clean-up",
        })
    }
}

/// A version that leaves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Retired {
    pub(crate) receipt: Receipt,
    /// The folder for what a person changed in it.
    pub(crate) kept: Slot,
}

/// A whole transaction.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Plan {
    pub(crate) transaction: String,
    pub(crate) action: Action,
    pub(crate) key: PackageKey,
    pub(crate) name: String,
    /// The version that comes; its files are staged.
    pub(crate) placed: Option<Receipt>,
    /// The blob in the store that becomes its original file; `None` when that is in place already.
    pub(crate) blob: Option<Sha256>,
    pub(crate) retired: Vec<Retired>,
    /// Keep what a person changed or added in leaving versions.
    pub(crate) keep_changed: bool,
    pub(crate) before: Option<Pointer>,
    pub(crate) after: Option<Pointer>,
    /// The receipts the pointer `after` speaks of.
    pub(crate) receipts: Vec<Receipt>,
}

impl Plan {
    /// A plan that changes nothing yet.
    pub(crate) fn new(action: Action, row: Option<&Row>, key: &PackageKey, name: &str) -> Self {
        let before = row.map(|row| row.pointer.clone());
        Self {
            transaction: uuid::Uuid::now_v7().to_string(),
            action,
            key: key.clone(),
            name: name.to_owned(),
            placed: None,
            blob: None,
            retired: Vec::new(),
            keep_changed: true,
            after: before.clone(),
            before,
            receipts: row.map(|row| row.receipts.clone()).unwrap_or_default(),
        }
    }

    /// Lets a version leave.
    pub(crate) fn retire(&mut self, places: &Places, receipt: &Receipt) {
        let Some(kept) = free_kept_folder(places, &self.key, &receipt.slot) else { return };
        self.receipts.retain(|other| other.slot != receipt.slot);
        self.retired.push(Retired { receipt: receipt.clone(), kept });
    }

    /// True when a version that leaves makes room for the one that comes under the same name.
    pub(crate) fn replaces(&self, retired: &Retired) -> bool {
        self.placed.as_ref().is_some_and(|placed| placed.slot == retired.receipt.slot)
    }

    /// True when a version in it has commands, so that the folder of commands may have to change.
    pub(crate) fn touches_commands(&self) -> bool {
        let leaving = self.retired.iter().map(|retired| &retired.receipt);
        self.receipts.iter().chain(leaving).any(|receipt| !receipt.commands.is_empty())
    }

    /// The package's row once the plan is carried out.
    pub(crate) fn row(&self) -> Option<Row> {
        let pointer = self.after.clone()?;
        Some(Row { pointer, receipts: self.receipts.clone() })
    }
}

/// `kept-<slot>`, or with a number when an earlier removal left one of that name.
fn free_kept_folder(places: &Places, key: &PackageKey, slot: &Slot) -> Option<Slot> {
    let base = format!("kept-{}", slot.as_str());
    let names = std::iter::once(base.clone()).chain((2..10_000).map(|number| format!("{base}-{number}")));
    names.filter_map(Slot::new).find(|name| !fs::exists(&places.tree(key, name)))
}
