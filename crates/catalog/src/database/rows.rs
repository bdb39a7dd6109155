//! The rows of the listings: how they are numbered, written and read.

use std::path::PathBuf;

use rusqlite::{CachedStatement, Connection, OptionalExtension as _, Row, params};
use vitrine_base::{PackageId, Sha256, SourceName, Timestamp};
use vitrine_package::{ContentRating, Kind};
use vitrine_transfer::Location;

use crate::listing::{Pointer, Record};
use crate::search::fold::{fold, index_words};
use crate::standing::Standing;
use crate::{CatalogError, Listing};

/// Popularity steps: 32 to every doubling of the downloads, so that a listing keeps its row while its number
/// creeps, and neighbours in popularity are neighbours in the file.
const STEPS_PER_DOUBLING: f64 = 32.0;

/// Above every step that 64 bits of downloads can reach.
const TOP: i64 = 4095;

/// The popularity step of a number of downloads; 0 to 2,048.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)] // a rough measure is what is wanted
pub(crate) fn popularity(downloads: Option<u64>) -> i64 {
    match downloads {
        None | Some(0) => 0,
        Some(number) => 1 + ((number as f64).log2() * STEPS_PER_DOUBLING) as i64,
    }
}

/// The row of a listing: the popular come first, and among equals those that came first.
pub(crate) fn row_for(popularity: i64, serial: i64) -> i64 {
    ((TOP - popularity) << 40) | serial
}

/// The popularity step a row was made with.
pub(crate) fn popularity_of_row(row: i64) -> i64 {
    TOP - (row >> 40)
}

/// Words between which the tags of a row are kept apart.
pub(crate) const TAG_MARK: char = '\u{1f}';

/// The place of a kind in [`Kind::ALL`], which never changes for those released.
pub(crate) fn kind_number(kind: Kind) -> u8 {
    Kind::ALL.iter().position(|k| *k == kind).and_then(|n| u8::try_from(n).ok()).unwrap_or(0)
}

/// The rating as a number that grows with it.
pub(crate) fn rating_number(rating: ContentRating) -> u8 {
    match rating {
        ContentRating::Everyone => 0,
        ContentRating::Mature => 1,
        ContentRating::Adult => 2,
    }
}

/// The prepared statements of a sync, so that 100,000 rows are written with one look-up each.
pub(crate) struct Pen<'c> {
    listing: CachedStatement<'c>,
    record: CachedStatement<'c>,
    words: CachedStatement<'c>,
    gone: [CachedStatement<'c>; 3],
    json: Vec<u8>,
}

/// What a row says besides its record.
pub(crate) struct RowFacts<'a> {
    pub(crate) row: i64,
    pub(crate) number: i64,
    pub(crate) source: &'a SourceName,
    pub(crate) digest: [u8; 32],
    pub(crate) dropped: bool,
}

impl<'c> Pen<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Result<Self, CatalogError> {
        Ok(Self {
            listing: connection.prepare_cached(
                "INSERT INTO listing (row, source, id, digest, dropped, hidden, kind, rating, released, downloads, \
                 size, name, tags, picture, stars, added) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
            )?,
            record: connection.prepare_cached("INSERT INTO record (row, json) VALUES (?1, ?2)")?,
            words: connection.prepare_cached("INSERT INTO words (rowid, name, rest) VALUES (?1, ?2, ?3)")?,
            gone: [
                connection.prepare_cached("DELETE FROM words WHERE rowid = ?1")?,
                connection.prepare_cached("DELETE FROM record WHERE row = ?1")?,
                connection.prepare_cached("DELETE FROM listing WHERE row = ?1")?,
            ],
            json: Vec::new(),
        })
    }

    /// Writes a row that is not there.
    pub(crate) fn write(&mut self, facts: &RowFacts<'_>, record: &Record) -> Result<(), CatalogError> {
        let newest = record.versions.iter().find(|v| v.yanked.is_none());
        let tags = record.tags.iter().map(|tag| tag.to_lowercase()).collect::<Vec<_>>();
        let mark = TAG_MARK.to_string();
        self.listing.execute(params![
            facts.row,
            facts.number,
            record.id.as_str(),
            &facts.digest[..],
            facts.dropped,
            record.is_hidden(),
            kind_number(record.kind),
            rating_number(record.rating),
            newest.and_then(|v| v.released),
            record.downloads.and_then(|d| i64::try_from(d).ok()),
            newest.and_then(|v| v.size).and_then(|s| i64::try_from(s).ok()),
            fold(&record.name),
            tags.join(&mark),
            record.picture_token(facts.source),
            record.stars.map(|stars| stars.score),
            record.versions.iter().filter_map(|v| v.released).min(),
        ])?;
        self.json.clear();
        serde_json::to_writer(&mut self.json, record).map_err(std::io::Error::other)?;
        let json = std::str::from_utf8(&self.json).map_err(std::io::Error::other)?;
        self.record.execute(params![facts.row, json])?;
        let (name, rest) = index_words(record);
        self.words.execute(params![facts.row, name, rest])?;
        Ok(())
    }

    /// Removes a row.
    pub(crate) fn remove(&mut self, row: i64) -> Result<(), CatalogError> {
        for statement in &mut self.gone {
            statement.execute([row])?;
        }
        Ok(())
    }
}

/// One row read back.
pub(crate) struct KeptRow {
    pub(crate) source: SourceName,
    pub(crate) digest: Vec<u8>,
    pub(crate) dropped: bool,
    pub(crate) record: Record,
    /// How far its source vouches for it; the time is not in it yet.
    standing: Standing,
}

impl KeptRow {
    /// The listing as it is given out at that time.
    pub(crate) fn into_listing(self, now: Timestamp) -> Listing {
        let standing = self.standing(now);
        self.record.into_listing(&self.source, standing)
    }

    /// How far it is vouched for at that time. Nobody signs what was dropped into a folder.
    pub(crate) fn standing(&self, now: Timestamp) -> Standing {
        let standing = Standing { now, ..self.standing };
        if self.dropped { standing.unsigned() } else { standing }
    }

    /// The package file in the folder of the source, for a listing that was found lying there.
    pub(crate) fn dropped_file(&self, location: &Location, pointer: &Pointer) -> Option<PathBuf> {
        match location {
            Location::File(folder) if self.dropped => Some(folder.join(pointer.at.first()?)),
            _ => None,
        }
    }
}

const KEPT: &str = "SELECT s.name, l.digest, l.dropped, r.json, s.current_until, s.alarmed, s.provisional \
     FROM listing l JOIN record r ON r.row = l.row JOIN source s ON s.number = l.source";

type Columns = (String, Vec<u8>, bool, String, Standing);

fn kept_row(row: &Row<'_>) -> rusqlite::Result<Columns> {
    let standing = Standing {
        until: row.get(4)?,
        alarmed: row.get(5)?,
        provisional: row.get(6)?,
        ..Standing::default()
    };
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, standing))
}

fn parsed((name, digest, dropped, json, standing): Columns) -> Result<KeptRow, CatalogError> {
    let source = SourceName::new(name.clone()).map_err(|_| CatalogError::NoSuchSource { name })?;
    let record = serde_json::from_str(&json).map_err(std::io::Error::other)?;
    Ok(KeptRow { source, digest, dropped, record, standing })
}

/// One listing.
pub(crate) fn one(
    connection: &Connection,
    source: &SourceName,
    id: &PackageId,
) -> Result<Option<KeptRow>, CatalogError> {
    let sql = format!("{KEPT} WHERE l.id = ?1 AND s.name = ?2");
    let found =
        connection.prepare_cached(&sql)?.query_row([id.as_str(), source.as_str()], kept_row).optional()?;
    found.map(parsed).transpose()
}

/// The listings of one id, in the order the sources were added.
pub(crate) fn of_id(connection: &Connection, id: &PackageId) -> Result<Vec<KeptRow>, CatalogError> {
    let sql = format!("{KEPT} WHERE l.id = ?1 ORDER BY s.number");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([id.as_str()], kept_row)?;
    rows.map(|row| parsed(row?)).collect()
}

/// Listings that offer the same bytes and are looked at: enough to say who does.
const SAME_BYTES: usize = 20;

/// The listings with a version whose artifact has this digest, and the tombstones that name it, in the order the sources
/// were added: first every one that speaks against it (taken down, or yanked), which nobody can crowd out, then some of
/// the others. All records
/// are looked through, which takes a tenth of a second for 100,000; those in which the digest stands at all are read
/// as what they are.
pub(crate) fn of_digest(connection: &Connection, sha256: &Sha256) -> Result<Vec<KeptRow>, CatalogError> {
    let version = "SELECT 1 FROM json_each(r.json, '$.versions') AS v WHERE v.value ->> '$.sha256' = ?1";
    let against = format!(
        "(r.json ->> '$.withdrawn' IS NOT NULL OR EXISTS ({version} AND v.value ->> '$.yanked' IS NOT NULL))"
    );
    let taken = "SELECT 1 FROM json_each(r.json, '$.withdrawn.digests') AS d WHERE d.value = ?1";
    let found = format!("{KEPT} WHERE instr(r.json, ?1) > 0 AND (EXISTS ({version}) OR EXISTS ({taken}))");
    let mut rows = Vec::new();
    for (which, most) in [(against.clone(), usize::MAX), (format!("NOT {against}"), SAME_BYTES)] {
        let mut statement = connection.prepare_cached(&format!("{found} AND {which} ORDER BY s.number"))?;
        for row in statement.query_map([sha256.to_hex()], kept_row)?.take(most) {
            rows.push(parsed(row?)?);
        }
    }
    Ok(rows)
}

/// The tombstones that name one of these digests, in the order the sources were added.
pub(crate) fn tombstones_of(
    connection: &Connection,
    digests: &[Sha256],
) -> Result<Vec<KeptRow>, CatalogError> {
    let wanted: Vec<String> = digests.iter().map(|digest| digest.to_hex()).collect();
    let wanted = serde_json::to_string(&wanted).map_err(std::io::Error::other)?;
    let sql = format!(
        "{KEPT} WHERE l.hidden = 1 AND EXISTS (SELECT 1 FROM json_each(r.json, '$.withdrawn.digests') AS d \
         WHERE d.value IN (SELECT value FROM json_each(?1))) ORDER BY s.number"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([wanted], kept_row)?;
    rows.map(|row| parsed(row?)).collect()
}

/// The listing whose picture has this token.
pub(crate) fn of_picture(connection: &Connection, token: &[u8]) -> Result<Option<KeptRow>, CatalogError> {
    let sql = format!("{KEPT} WHERE l.picture = ?1 LIMIT 1");
    connection.prepare_cached(&sql)?.query_row([token], kept_row).optional()?.map(parsed).transpose()
}

/// The listings of some rows, in that order; rows that are gone are left out.
pub(crate) fn of_rows(
    connection: &Connection,
    rows: &[i64],
    now: Timestamp,
) -> Result<Vec<Listing>, CatalogError> {
    let sql = format!("{KEPT} WHERE l.row = ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut listings = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(found) = statement.query_row([row], kept_row).optional()? {
            listings.push(parsed(found)?.into_listing(now));
        }
    }
    Ok(listings)
}

/// The record of a row.
pub(crate) fn record(connection: &Connection, row: i64) -> Result<Option<Record>, CatalogError> {
    let json: Option<String> = connection
        .prepare_cached("SELECT json FROM record WHERE row = ?1")?
        .query_row([row], |row| row.get(0))
        .optional()?;
    let record = json.map(|json| serde_json::from_str(&json)).transpose();
    Ok(record.map_err(std::io::Error::other)?)
}

/// A number in `meta`.
pub(crate) fn note(connection: &Connection, key: &str) -> Result<i64, CatalogError> {
    Ok(connection
        .prepare_cached("SELECT value FROM meta WHERE key = ?1")?
        .query_row([key], |row| row.get(0))?)
}

/// Sets a number in `meta`.
pub(crate) fn set_note(connection: &Connection, key: &str, value: i64) -> Result<(), CatalogError> {
    connection.prepare_cached("UPDATE meta SET value = ?2 WHERE key = ?1")?.execute(params![key, value])?;
    Ok(())
}
