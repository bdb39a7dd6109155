//! The rows of the collections.

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use vitrine_base::{PackageId, SourceName};
use vitrine_package::ContentRating;

use super::rows::rating_number;
use crate::collection::CollectionRecord;
use crate::record::hex;
use crate::{CatalogError, Collection, CollectionSummary, FEATURED};

const OF_SOURCE: &str =
    "SELECT id, title, description, packages FROM collection WHERE source = ?1 ORDER BY place";
const ALL: &str = "SELECT s.name, c.id, c.title, c.description, c.packages FROM collection c \
    JOIN source s ON s.number = c.source ORDER BY c.source, c.place";
const ONE: &str = "SELECT s.name, c.id, c.title, c.description, c.packages FROM collection c \
    JOIN source s ON s.number = c.source WHERE s.name = ?1 AND c.id = ?2";

/// Makes the lists of a source what they are now; true when that changed something.
pub(crate) fn replace(
    connection: &Connection,
    number: i64,
    records: &[CollectionRecord],
) -> Result<bool, CatalogError> {
    if of_source(connection, number)? == records {
        return Ok(false);
    }
    connection.execute("DELETE FROM collection WHERE source = ?1", [number])?;
    let mut statement = connection.prepare_cached(
        "INSERT INTO collection (source, place, id, title, description, packages) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (place, record) in (0_i64..).zip(records) {
        let packages = serde_json::to_string(&record.packages).map_err(std::io::Error::other)?;
        statement.execute(params![
            number,
            place,
            record.id.as_str(),
            record.title,
            record.description,
            packages
        ])?;
    }
    Ok(true)
}

fn of_source(connection: &Connection, number: i64) -> Result<Vec<CollectionRecord>, CatalogError> {
    let mut statement = connection.prepare_cached(OF_SOURCE)?;
    let rows = statement.query_map([number], |row| record(row, 0))?;
    Ok(rows.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// All lists of all sources, in the order the sources were added.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Collection>, CatalogError> {
    let mut statement = connection.prepare_cached(ALL)?;
    let rows = statement.query_map([], collection)?;
    Ok(rows.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// One list.
pub(crate) fn one(
    connection: &Connection,
    source: &SourceName,
    id: &PackageId,
) -> Result<Option<Collection>, CatalogError> {
    let mut statement = connection.prepare_cached(ONE)?;
    let mut rows = statement.query_map([source.as_str(), id.as_str()], collection)?;
    Ok(rows.next().transpose()?.flatten())
}

/// A row somebody else wrote into is skipped.
fn collection(row: &Row<'_>) -> rusqlite::Result<Option<Collection>> {
    let name: String = row.get(0)?;
    let (Ok(source), Some(record)) = (SourceName::new(name), record(row, 1)?) else { return Ok(None) };
    let CollectionRecord { id, title, description, packages } = record;
    Ok(Some(Collection { source, id, title, description, packages }))
}

fn record(row: &Row<'_>, first: usize) -> rusqlite::Result<Option<CollectionRecord>> {
    let (id, packages): (String, String) = (row.get(first)?, row.get(first + 3)?);
    let (Ok(id), Ok(packages)) = (PackageId::new(id), serde_json::from_str(&packages)) else {
        return Ok(None);
    };
    Ok(Some(CollectionRecord { id, title: row.get(first + 1)?, description: row.get(first + 2)?, packages }))
}

/// Pictures that stand for a list.
const PICTURES: usize = 4;

/// The lists that have something to show, in the order of [`all`]; without the front page.
pub(crate) fn summaries(
    connection: &Connection,
    allow_mature: bool,
    most: usize,
) -> Result<Vec<CollectionSummary>, CatalogError> {
    let rating = if allow_mature { ContentRating::Adult } else { ContentRating::Everyone };
    let mut shown = connection.prepare_cached(
        "SELECT l.picture FROM listing l JOIN source s ON s.number = l.source \
         WHERE l.id = ?1 AND s.name = ?2 AND l.hidden = 0 AND l.rating <= ?3",
    )?;
    let mut summaries = Vec::new();
    for list in all(connection)?.into_iter().filter(|list| list.id.as_str() != FEATURED) {
        let (mut count, mut pictures) = (0, Vec::new());
        for id in &list.packages {
            let wanted = params![id.as_str(), list.source.as_str(), rating_number(rating)];
            let picture: Option<Option<Vec<u8>>> = shown.query_row(wanted, |row| row.get(0)).optional()?;
            count += u32::from(picture.is_some());
            let more = picture.flatten().filter(|_| pictures.len() < PICTURES);
            pictures.extend(more.map(|token| hex(&token)));
        }
        if count > 0 {
            let Collection { source, id, title, description, .. } = list;
            summaries.push(CollectionSummary { source, id, title, description, count, pictures });
        }
        if summaries.len() == most {
            break;
        }
    }
    Ok(summaries)
}
