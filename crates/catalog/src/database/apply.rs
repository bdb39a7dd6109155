//! One sync, one transaction: what a source lists now is compared with what is kept, and only what changed is
//! written.

use std::collections::HashMap;

use rusqlite::{Connection, Transaction, params};
use tokio_util::sync::CancellationToken;
use vitrine_base::{PackageId, Sha256, SourceName, Version};
use vitrine_package::listing::catalogue_root;

use super::collections;
use super::rows::{self, Pen, RowFacts, popularity, popularity_of_row, row_for};
use super::sources::{self, Learned};
use crate::collection::CollectionRecord;
use crate::listing::Record;
use crate::search::vocabulary;
use crate::{CatalogError, ItemProblem, SyncOptions, SyncOutcome};

/// Below this many listings a gallery may shrink as it likes: small ones do.
const SHRINK_FLOOR: u32 = 10;

/// How many rows are written between two looks at the cancel button.
const ROWS_PER_LOOK: usize = 256;

/// A listing as a source gives it, with the digest of what it was read from.
#[derive(Debug, Clone)]
pub(crate) struct Offer {
    pub(crate) record: Record,
    pub(crate) digest: Sha256,
    /// True for a package found lying in the folder, not listed by the gallery.
    pub(crate) dropped: bool,
    /// The record holds only the versions that changed; of those the catalogue has, these are gone and all others
    /// stay.
    pub(crate) gone_versions: Option<Vec<Version>>,
}

impl Offer {
    /// Takes in what a later line says of the same package.
    pub(crate) fn overtake(&mut self, newer: Self) {
        let Some(gone) = newer.gone_versions else {
            *self = newer;
            return;
        };
        let kept = std::mem::take(&mut self.record.versions);
        self.record = newer.record;
        self.record.keep_versions(kept, &gone);
        self.digest = newer.digest;
        if let Some(all) = &mut self.gone_versions {
            all.extend(gone);
        }
    }
}

/// What a source lists.
#[derive(Debug, Default)]
pub(crate) struct Harvest {
    pub(crate) offers: Vec<Offer>,
    /// `None`: `offers` is all there is. Otherwise `offers` changed since the last sync, and these are gone.
    pub(crate) gone: Option<Vec<PackageId>>,
    pub(crate) problems: Vec<ItemProblem>,
    /// All lists of the gallery, in the order to show them.
    pub(crate) collections: Vec<CollectionRecord>,
    /// What the listings have to add up to, where the gallery says so.
    pub(crate) root: Option<Sha256>,
}

/// A row as it is before the sync.
struct Known {
    row: i64,
    digest: [u8; 32],
    dropped: bool,
}

/// Applies a harvest. An error leaves everything as it was.
pub(crate) fn apply(
    transaction: &Transaction<'_>,
    name: &SourceName,
    harvest: Harvest,
    learned: &Learned,
    options: SyncOptions,
    cancel: &CancellationToken,
) -> Result<SyncOutcome, CatalogError> {
    let Some(kept) = sources::one(transaction, name)? else {
        return Err(CatalogError::NoSuchSource { name: name.to_string() });
    };
    if let (Some(known), Some(found)) = (kept.sequence, learned.sequence)
        && found < known
    {
        return Err(CatalogError::WentBack { source_name: name.clone(), known, found });
    }
    let mut known = known_rows(transaction, kept.number)?;
    let before = count(known.len());
    let mut change = compare(&mut known, harvest.offers, harvest.gone);
    let after = before + count(change.added) - count(change.gone.len());
    if !options.accept_shrink && before >= SHRINK_FLOOR && after < before / 2 {
        return Err(CatalogError::Shrunk { source_name: name.clone(), before, after });
    }
    let mut outcome = SyncOutcome {
        unchanged: false,
        added: count(change.added),
        updated: count(change.written.len() - change.added),
        removed: count(change.gone.len()),
        total: after,
        problems: count(harvest.problems.len()),
    };
    if complete_changes(transaction, &mut change.written)? {
        return Err(CatalogError::WrongRoot { location: learned.index_at.to_string() });
    }
    let changed = !change.written.is_empty() || !change.gone.is_empty();
    write_rows(transaction, kept.number, name, change, cancel)?;
    if let Some(root) = harvest.root {
        check_root(transaction, kept.number, &root, learned)?;
    }
    write_problems(transaction, kept.number, &harvest.problems)?;
    let relisted = collections::replace(transaction, kept.number, &harvest.collections)?;
    sources::learned(transaction, kept.number, learned)?;
    if changed {
        finish(transaction)?;
    } else if relisted {
        note_revision(transaction)?;
    }
    outcome.unchanged = !changed && !relisted;
    Ok(outcome)
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// After any change of rows: a new revision, and a vocabulary that knows the new words.
pub(crate) fn finish(transaction: &Transaction<'_>) -> Result<(), CatalogError> {
    vocabulary::rebuild(transaction)?;
    note_revision(transaction)
}

fn note_revision(transaction: &Transaction<'_>) -> Result<(), CatalogError> {
    rows::set_note(transaction, "revision", rows::note(transaction, "revision")? + 1)
}

fn known_rows(connection: &Connection, number: i64) -> Result<HashMap<String, Known>, CatalogError> {
    let mut statement =
        connection.prepare_cached("SELECT id, row, digest, dropped FROM listing WHERE source = ?1")?;
    let rows = statement.query_map([number], |row| {
        let digest: [u8; 32] = row.get(2)?;
        Ok((row.get(0)?, Known { row: row.get(1)?, digest, dropped: row.get(3)? }))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What is to be written and removed.
struct Change {
    /// With the row each has now.
    written: Vec<(Offer, Option<i64>)>,
    added: usize,
    /// Rows of listings that are no longer there.
    gone: Vec<i64>,
}

fn compare(known: &mut HashMap<String, Known>, offers: Vec<Offer>, gone: Option<Vec<PackageId>>) -> Change {
    let mut change = Change { written: Vec::new(), added: 0, gone: Vec::new() };
    let is_partial = gone.is_some();
    for offer in offers {
        let listed = known.get(offer.record.id.as_str()).is_some_and(|now| !now.dropped);
        if offer.dropped && listed && is_partial {
            // The gallery lists it, and had nothing new to say of it.
            continue;
        }
        match known.remove(offer.record.id.as_str()) {
            Some(now) if now.digest == *offer.digest.as_bytes() && now.dropped == offer.dropped => {}
            Some(now) => change.written.push((offer, Some(now.row))),
            None => {
                change.added += 1;
                change.written.push((offer, None));
            }
        }
    }
    match gone {
        // All that was not offered again is gone.
        None => change.gone = known.values().map(|now| now.row).collect(),
        Some(ids) => {
            // What lies in the folder is always offered in full; the gallery's own comes as changes.
            change.gone = known.values().filter(|now| now.dropped).map(|now| now.row).collect();
            for id in ids {
                // Taken out, so that an id that is named twice counts once.
                change.gone.extend(known.remove(id.as_str()).filter(|now| !now.dropped).map(|now| now.row));
            }
        }
    }
    change
}

/// Gives offers that hold only what changed the versions the catalogue has. True when one of them has no row to
/// take them from: then the changes do not lead from what is here.
fn complete_changes(
    connection: &Connection,
    written: &mut [(Offer, Option<i64>)],
) -> Result<bool, CatalogError> {
    for (offer, now) in written {
        let Some(gone) = offer.gone_versions.take() else { continue };
        let Some(row) = now else { return Ok(true) };
        let Some(kept) = rows::record(connection, *row)? else { return Ok(true) };
        offer.record.keep_versions(kept.versions, &gone);
    }
    Ok(false)
}

fn write_rows(
    transaction: &Transaction<'_>,
    number: i64,
    name: &SourceName,
    change: Change,
    cancel: &CancellationToken,
) -> Result<(), CatalogError> {
    let mut serial = rows::note(transaction, "serial")?;
    let mut placed: Vec<(i64, Offer)> = Vec::with_capacity(change.written.len());
    let mut pen = Pen::new(transaction)?;
    for row in change.gone {
        pen.remove(row)?;
    }
    for (offer, now) in change.written {
        let popularity = popularity(offer.record.downloads);
        let row = match now {
            Some(row) if popularity_of_row(row) == popularity => row,
            _ => {
                serial += 1;
                row_for(popularity, serial)
            }
        };
        if let Some(now) = now {
            pen.remove(now)?;
        }
        placed.push((row, offer));
    }
    // The search index takes rows in ascending order several times faster.
    placed.sort_unstable_by_key(|(row, _)| *row);
    for (written, (row, offer)) in placed.iter().enumerate() {
        if written % ROWS_PER_LOOK == 0 && cancel.is_cancelled() {
            return Err(CatalogError::Cancelled);
        }
        let facts = RowFacts {
            row: *row,
            number,
            source: name,
            digest: *offer.digest.as_bytes(),
            dropped: offer.dropped,
        };
        pen.write(&facts, &offer.record)?;
    }
    drop(pen);
    rows::set_note(transaction, "serial", serial)
}

/// The listings of the gallery itself must add up to the state it names.
fn check_root(
    connection: &Connection,
    number: i64,
    root: &Sha256,
    learned: &Learned,
) -> Result<(), CatalogError> {
    let mut statement = connection
        .prepare_cached("SELECT id, digest FROM listing WHERE source = ?1 AND dropped = 0 ORDER BY id")?;
    let rows =
        statement.query_map([number], |row| Ok((row.get::<_, String>(0)?, row.get::<_, [u8; 32]>(1)?)))?;
    let lines: Vec<(String, [u8; 32])> = rows.collect::<Result<_, _>>()?;
    let sorted = lines.iter().map(|(id, digest)| (id.as_str(), Sha256::from_bytes(*digest)));
    if catalogue_root(sorted) == *root {
        return Ok(());
    }
    Err(CatalogError::WrongRoot { location: learned.index_at.to_string() })
}

fn write_problems(
    connection: &Connection,
    number: i64,
    problems: &[ItemProblem],
) -> Result<(), CatalogError> {
    connection.execute("DELETE FROM problem WHERE source = ?1", [number])?;
    let mut statement = connection.prepare_cached(
        "INSERT INTO problem (source, place, item, sentence, left_out, said) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (place, problem) in (0_i64..).zip(problems) {
        let said = serde_json::to_string(&problem.said).unwrap_or_else(|_| "[]".into());
        statement.execute(params![number, place, problem.item, problem.sentence, problem.left_out, said])?;
    }
    Ok(())
}

/// Takes a source and all its listings away.
pub(crate) fn remove_source(transaction: &Transaction<'_>, name: &SourceName) -> Result<(), CatalogError> {
    let Some(kept) = sources::one(transaction, name)? else {
        return Err(CatalogError::NoSuchSource { name: name.to_string() });
    };
    let known = known_rows(transaction, kept.number)?;
    let mut pen = Pen::new(transaction)?;
    let mut rows: Vec<i64> = known.values().map(|now| now.row).collect();
    rows.sort_unstable();
    for row in &rows {
        pen.remove(*row)?;
    }
    drop(pen);
    for sql in [
        "DELETE FROM problem WHERE source = ?1",
        "DELETE FROM collection WHERE source = ?1",
        "DELETE FROM details WHERE source = ?1",
        "DELETE FROM source WHERE number = ?1",
    ] {
        transaction.execute(sql, [kept.number])?;
    }
    finish(transaction)
}
