//! The lines of the catalogue: snapshot, log segments, root digest.

use std::collections::BTreeMap;

use vitrine_base::{PackageId, Sha256};
use vitrine_package::listing::{Entry, LogLine, catalogue_root};
use vitrine_package::log::changed_line;

use crate::PublishError;

/// How hard zstd works on a snapshot: its default. 19 saves another third of a snapshot of 100,000 entries
/// but takes a minute for it on a small machine.
const SNAPSHOT_LEVEL: i32 = 3;

/// How hard it works on a log segment: everyone who follows the gallery fetches each, and none is large.
const LOG_LEVEL: i32 = 19;

/// The line of an entry, without the line break: what the snapshot holds and what is digested.
///
/// # Errors
/// When the entry cannot be written as JSON.
pub fn entry_line(entry: &Entry) -> Result<String, PublishError> {
    Ok(serde_json::to_string(entry)?)
}

/// A snapshot of entries: compressed bytes and the catalogue's root digest.
///
/// # Errors
/// When an entry cannot be written as JSON or zstd refuses.
pub fn snapshot_bytes(entries: &BTreeMap<PackageId, Entry>) -> Result<(Vec<u8>, Sha256), PublishError> {
    let lines = Lines::of(entries)?;
    Ok((lines.snapshot()?, lines.root()))
}

/// Every entry's line, sorted by id.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Lines(pub(crate) BTreeMap<PackageId, String>);

impl Lines {
    pub(crate) fn of(entries: &BTreeMap<PackageId, Entry>) -> Result<Self, PublishError> {
        let line = |(id, entry): (&PackageId, &Entry)| Ok((id.clone(), entry_line(entry)?));
        Ok(Self(entries.iter().map(line).collect::<Result<_, PublishError>>()?))
    }

    pub(crate) fn root(&self) -> Sha256 {
        catalogue_root(self.0.iter().map(|(id, line)| (id.as_str(), Sha256::of(line.as_bytes()))))
    }

    pub(crate) fn snapshot(&self) -> Result<Vec<u8>, PublishError> {
        compress(self.0.values().map(String::as_str), SNAPSHOT_LEVEL)
    }

    /// The log segment that leads from `before` to here.
    pub(crate) fn log_since(&self, before: &Self) -> Result<Vec<u8>, PublishError> {
        let mut changes: BTreeMap<&PackageId, String> = BTreeMap::new();
        for (id, line) in &self.0 {
            match before.0.get(id) {
                Some(old) if old == line => {}
                Some(old) => drop(changes.insert(id, changed_line(old, line)?)),
                None => drop(changes.insert(id, line.clone())),
            }
        }
        for id in before.0.keys().filter(|id| !self.0.contains_key(*id)) {
            changes.insert(id, serde_json::to_string(&LogLine::Removed { removed: id.clone() })?);
        }
        compress(changes.values().map(String::as_str), LOG_LEVEL)
    }
}

fn compress<'a>(lines: impl Iterator<Item = &'a str>, level: i32) -> Result<Vec<u8>, PublishError> {
    let mut text = String::new();
    for line in lines {
        text.push_str(line);
        text.push('\n');
    }
    Ok(zstd::bulk::compress(text.as_bytes(), level)?)
}
