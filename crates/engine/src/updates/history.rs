//! What happened to the library is written down where it happens, and read here.

use serde::Serialize;
use serde::de::DeserializeOwned;
use vitrine_api::ApiError;
use vitrine_api::types::{Cause, HistoryPage, HistoryQuery, HistoryRow, HistoryWhat, PackageRef};
use vitrine_base::Version;
use vitrine_library::{HistoryEntry, NewEntry, PackageKey};

use crate::Gallery;
use crate::errors::Explain as _;

/// Entries of one page.
const MOST: u32 = 100;

/// Something that just happened.
pub(crate) struct Happened<'a> {
    pub(crate) what: HistoryWhat,
    pub(crate) key: &'a PackageKey,
    pub(crate) name: &'a str,
    pub(crate) before: Option<&'a Version>,
    pub(crate) after: Option<&'a Version>,
    pub(crate) cause: Cause,
    pub(crate) job: &'a str,
}

impl Happened<'_> {
    /// What putting a version in place was.
    pub(crate) fn kind_of(before: Option<&Version>, after: &Version) -> HistoryWhat {
        match before {
            None => HistoryWhat::Install,
            Some(before) if before == after => HistoryWhat::Repair,
            Some(_) => HistoryWhat::Update,
        }
    }
}

impl Gallery {
    /// Writes down what happened, and forgets what was decided about what is no more. The library is as it is: a
    /// diary that cannot be written is no reason to call the change a failure.
    pub(crate) fn write_down(&self, happened: &Happened<'_>) {
        let key = happened.key;
        match happened.after {
            Some(installed) => self.tidy_rule(key, installed),
            None => {
                if let Err(error) = self.inner.personal.forget_decisions(key) {
                    tracing::warn!("the decisions about {key} could not be forgotten: {error}");
                }
            }
        }
        let entry = NewEntry {
            at: self.inner.clock.now(),
            what: word(&happened.what),
            source: key.source.to_string(),
            id: key.id.to_string(),
            name: happened.name.to_owned(),
            before: happened.before.map(Version::to_string),
            after: happened.after.map(Version::to_string),
            cause: word(&happened.cause),
            job: Some(happened.job.to_owned()),
            details: String::new(),
        };
        if let Err(error) = self.inner.personal.write_history(&entry) {
            tracing::warn!("what happened to {key} could not be written down: {error}");
        }
    }

    pub(crate) fn history_page(&self, query: &HistoryQuery) -> Result<HistoryPage, ApiError> {
        let limit = query.limit.clamp(1, MOST);
        let mut kept = self.inner.personal.history(query.before, limit + 1).map_err(|e| e.explain())?;
        let more = kept.len() > limit as usize;
        kept.truncate(limit as usize);
        let entries = kept.iter().filter_map(|entry| self.history_row(entry).transpose());
        Ok(HistoryPage { entries: entries.collect::<Result<_, _>>()?, more })
    }

    /// An entry as it is shown; none for one of a later Vitrine.
    pub(super) fn history_row(&self, kept: &HistoryEntry) -> Result<Option<HistoryRow>, ApiError> {
        let entry = &kept.entry;
        let (Some(what), Some(cause)) = (read(&entry.what), read(&entry.cause)) else { return Ok(None) };
        let package = PackageRef { source: entry.source.clone(), id: entry.id.clone() };
        let Ok(key) = crate::gallery::key(&package) else { return Ok(None) };
        let listing = self.inner.catalog.listing(&key.source, &key.id).map_err(|e| e.explain())?;
        let installed = self.installed_now().iter().find(|i| i.key == key).cloned();
        let picture = match &installed {
            Some(installed) => crate::installed::picture_of(installed, listing.as_ref()),
            None => listing.as_ref().and_then(|listing| listing.picture.clone()),
        };
        let kind = installed.as_ref().map(|i| i.kind).or_else(|| listing.as_ref().map(|l| l.kind));
        let undo = super::undo::way_back(what, entry, installed.as_ref(), listing.as_ref());
        Ok(Some(HistoryRow {
            number: kept.number,
            at: entry.at,
            what,
            package,
            name: entry.name.clone(),
            kind: kind.map(crate::convert::kind),
            picture,
            before: entry.before.clone(),
            after: entry.after.clone(),
            cause,
            job: entry.job.clone(),
            undo,
        }))
    }
}

/// The word an enum has on the wire, for keeping.
fn word(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

fn read<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::from(word)).ok()
}
