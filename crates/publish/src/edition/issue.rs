//! The lines of the packages that changed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::IgnoredAny;
use vitrine_base::limits::INDEX_BYTES;
use vitrine_base::{PackageId, Timestamp, fs};
use vitrine_package::listing::{AuditHead, Collection, Collections, Entry};
use vitrine_trust::Withdrawn;

use super::Listed;
use crate::PublishError;
use crate::build::{hold, paths_of};
use crate::catalogue::{Lines, entry_line};
use crate::compose::take_down;
use crate::homepilot::{self, Item, ReadRegistry};
use crate::index::{NewIndex, prune, put_details, put_in_force};
use crate::previous::Last;
use crate::signing::{SignedBuild, Signing};

/// What is to be different in the index.
#[derive(Debug, Clone, Default)]
pub struct Edits {
    /// The gallery's title.
    pub title: String,
    /// One paragraph about it.
    pub description: String,
    /// Packages that are new or changed.
    pub put: BTreeMap<PackageId, Listed>,
    /// Packages that go without a tombstone.
    pub remove: BTreeSet<PackageId>,
    /// All collections, in order; packages that are not to be had are left out of them.
    pub collections: Vec<Collection>,
    /// How the audit log stood, oldest first; none where there is no such log.
    pub audit: Vec<AuditHead>,
    /// The heads of the audit log are to be published even when nothing else is new.
    pub audit_due: bool,
    /// `put` is everything there is: what else is listed goes. Also the way out of [`PublishError::Damaged`].
    pub whole: bool,
}

/// How the index is written.
#[derive(Debug, Clone)]
pub struct IssueOptions {
    /// The time, milliseconds since 1970.
    pub now: Timestamp,
    /// The folder of the keys of a signed gallery; the usual one beside it when `None`.
    pub keys: Option<PathBuf>,
    /// How many log segments stay.
    pub keep_segments: usize,
    /// The sequence is no lower than this: a gallery that came from a backup must not go back behind what was seen.
    pub at_least: u64,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// Entries of the index, tombstones included.
    pub packages: u64,
    /// The sequence now.
    pub sequence: u64,
    /// Nothing was to be said anew: the sequence is as it was.
    pub unchanged: bool,
    /// What was signed; `None` when the gallery is not signed.
    pub signed: Option<SignedBuild>,
}

/// Writes the index with these edits and puts it in force, signed if the gallery is: what is new is vouched for before
/// the index names it, and the index right after it is in place. When it is cut, doing the same again completes it.
///
/// # Errors
/// [`PublishError::Busy`]; [`PublishError::NoKeys`]; [`PublishError::Damaged`] when the index so far cannot be
/// continued: then [`Edits::whole`] is the way; when the file system refuses.
pub fn issue(out: &Path, edits: Edits, options: &IssueOptions) -> Result<Issued, PublishError> {
    fs::create_dir_all(out)?;
    let _held = hold(out)?;
    let signing = Signing::begin(out, options.keys.as_deref(), options.now)?;
    let last = match Last::read(out) {
        Err(PublishError::PreviousRoot { .. }) if edits.whole => None,
        read => read?,
    };
    let old = last.as_ref().and_then(|last| last.lines.as_ref());
    let before = before(old, &edits);
    let mut pages = match edits.whole {
        true => Pages::default(),
        false => Pages::so_far(out, last.as_ref())?,
    };
    let after = pages.turn(out, edits.put, &edits.remove)?;
    let items: Vec<Item> = pages.items.into_values().collect();
    let new = NewIndex {
        out,
        title: edits.title,
        description: edits.description,
        collections: collections(&edits.collections, &pages.lines),
        audit: (&edits.audit, edits.audit_due),
        lines: &pages.lines,
        items: &items,
        now: options.now,
        keep: options.keep_segments,
        at_least: options.at_least,
        before: last.as_ref().map(|last| (&last.root, old)),
    };
    let index = new.write()?;
    let signed = put_in_force(out, &index, &after, withdrawn(&after, &before), Some(&before), signing)?;
    take_down(out, after.iter().filter(|(_, entry)| entry.withdrawn.is_some()).map(|(id, _)| id))?;
    prune(out, &index.root, last.as_ref().map(|last| &last.root))?;
    Ok(Issued {
        packages: index.root.count,
        sequence: index.root.sequence,
        unchanged: index.unchanged,
        signed,
    })
}

/// The entries so far of what changes.
fn before(old: Option<&Lines>, edits: &Edits) -> BTreeMap<PackageId, Entry> {
    let Some(old) = old else { return BTreeMap::new() };
    let changes = |id: &PackageId| edits.whole || edits.put.contains_key(id) || edits.remove.contains(id);
    let lines = old.0.iter().filter(|(id, _)| changes(id));
    lines.filter_map(|(id, line)| Some((id.clone(), serde_json::from_str(line).ok()?))).collect()
}

/// The files of what is withdrawn, as far as the list so far names them.
fn withdrawn(after: &BTreeMap<PackageId, Entry>, before: &BTreeMap<PackageId, Entry>) -> Vec<Withdrawn> {
    let mut lines = Vec::new();
    for (id, entry) in after {
        let Some(why) = &entry.withdrawn else { continue };
        let paths = before.get(id).into_iter().flat_map(paths_of);
        lines.extend(paths.map(|path| Withdrawn { path, reason: why.reason.clone(), at: why.at }));
    }
    lines
}

/// Everything the index says of packages.
#[derive(Default)]
struct Pages {
    lines: Lines,
    items: BTreeMap<PackageId, Item>,
}

impl Pages {
    /// As they stand; nothing when there is no gallery yet.
    fn so_far(out: &Path, last: Option<&Last>) -> Result<Self, PublishError> {
        let Some(last) = last else { return Ok(Self::default()) };
        let damaged = || PublishError::Damaged(out.to_owned());
        let lines = last.lines.clone().ok_or_else(damaged)?;
        let bytes = fs::read_limited(&out.join(homepilot::REGISTRY), INDEX_BYTES).map_err(|_| damaged())?;
        let read: ReadRegistry = serde_json::from_slice(&bytes).map_err(|_| damaged())?;
        Ok(Self { lines, items: read.items.into_iter().map(|item| (item.id.clone(), item)).collect() })
    }

    /// Makes the edits; answers the new entries. Details files are written on the way, as their digests are part of
    /// the entries.
    fn turn(
        &mut self,
        out: &Path,
        put: BTreeMap<PackageId, Listed>,
        remove: &BTreeSet<PackageId>,
    ) -> Result<BTreeMap<PackageId, Entry>, PublishError> {
        let mut after = BTreeMap::new();
        for (id, listed) in put {
            let Listed { mut entry, details, item } = listed;
            if let Some(details) = &details {
                entry.details = Some(put_details(out, &id, details)?);
            }
            self.lines.0.insert(id.clone(), entry_line(&entry)?);
            self.items.remove(&id);
            self.items.extend(item.map(|item| (id.clone(), item)));
            after.insert(id, entry);
        }
        for id in remove {
            self.lines.0.remove(id);
            self.items.remove(id);
        }
        Ok(after)
    }
}

/// All that is asked of the line of a package in a collection.
#[derive(Deserialize)]
struct Standing {
    withdrawn: Option<IgnoredAny>,
}

/// The collections without packages that are not to be had.
fn collections(lists: &[Collection], lines: &Lines) -> Option<Collections> {
    let here = |id: &PackageId| {
        let line = lines.0.get(id).and_then(|line| serde_json::from_str::<Standing>(line).ok());
        line.is_some_and(|line| line.withdrawn.is_none())
    };
    let keep = |list: &Collection| Collection {
        packages: list.packages.iter().filter(|id| here(id)).cloned().collect(),
        ..list.clone()
    };
    (!lists.is_empty()).then(|| Collections { collections: lists.iter().map(keep).collect() })
}
