//! What only the page of a package shows: fetched when the page is opened, kept until the listing changes.

pub(crate) mod card;
mod failures;

use std::time::Duration;

use rusqlite::{Connection, OptionalExtension as _, params};
use vitrine_base::limits::DETAIL_BYTES;
use vitrine_base::{PackageId, SourceName};
use vitrine_package::listing::Details;
use vitrine_transfer::{Location, TransferError};

use crate::catalog::Catalog;
use crate::database::rows::KeptRow;
use crate::database::sources::SourceRow;
use crate::listing::hex;
use crate::sources::{self, Asking, folder};
use crate::{CatalogError, database};

pub(crate) use failures::Failures;

/// Longest wait for details from the web, all places together: a page can do without them.
const LONGEST: Duration = Duration::from_secs(6);

/// The details of a listing: from the database when it has those of this very listing, else from the source.
/// When the source cannot be reached, what an earlier state of the listing had is better than nothing.
pub(crate) async fn of(
    catalog: &Catalog,
    asking: Asking<'_>,
    source: &SourceRow,
    kept: KeptRow,
) -> Result<Details, CatalogError> {
    let stamp = hex(&kept.digest);
    let id = kept.record.id.clone();
    let remembered = {
        let (number, id) = (source.number, id.clone());
        catalog.blocking(move |inner| inner.database().read(|connection| remembered(connection, number, &id)))
    }
    .await?;
    if let Some((of, details)) = &remembered
        && *of == stamp
    {
        return Ok(details.clone());
    }
    match ask(catalog, asking, source, kept, &stamp).await {
        Ok(details) => {
            let (number, copy) = (source.number, details.clone());
            catalog.blocking(move |inner| remember(inner, number, &id, &stamp, &copy)).await?;
            Ok(details)
        }
        Err(error) => match remembered {
            Some((_, details)) if !matches!(error, CatalogError::Cancelled) => Ok(details),
            _ => Err(error),
        },
    }
}

/// Fetches, unless that failed a moment ago.
async fn ask(
    catalog: &Catalog,
    asking: Asking<'_>,
    source: &SourceRow,
    kept: KeptRow,
    stamp: &str,
) -> Result<Details, CatalogError> {
    let (name, id) = (&source.source.name, kept.record.id.clone());
    if let Some(error) = catalog.failures().recent(name, &id, stamp, catalog.now()) {
        return Err(error);
    }
    let from = index_of(source);
    let fetched = fetch(catalog, asking, source, kept).await;
    // A file of this computer costs nothing to ask for.
    if let (Err(error), Location::Web(_)) = (&fetched, &from) {
        catalog.failures().note(name, &id, stamp, catalog.now(), error);
    }
    fetched
}

/// Waits so long and no longer.
async fn in_time<T>(
    longest: Duration,
    from: &Location,
    work: impl Future<Output = Result<T, CatalogError>>,
) -> Result<T, CatalogError> {
    match tokio::time::timeout(longest, work).await {
        Ok(done) => done,
        Err(_) => {
            let reason = format!("the details did not come within {} seconds", longest.as_secs());
            Err(TransferError::Connect { url: from.to_string(), reason }.into())
        }
    }
}

async fn fetch(
    catalog: &Catalog,
    asking: Asking<'_>,
    source: &SourceRow,
    kept: KeptRow,
) -> Result<Details, CatalogError> {
    let Some(pointer) = kept.record.details.clone() else { return Ok(Details::default()) };
    let unreadable = |id: PackageId| move |reason| CatalogError::BadDetails { id, reason };
    if let Some(path) = kept.dropped_file(&source.source.location, &pointer) {
        let id = kept.record.id;
        return catalog.blocking(move |_| folder::details(&path).map_err(unreadable(id))).await;
    }
    let (Some(protocol), Some(index)) = (sources::of(source.source.protocol), &source.index_at) else {
        return Ok(Details::default());
    };
    let places = (protocol.details_at)(index, &kept.record, &pointer);
    let from = index_of(source);
    let asked = sources::fetch_first(asking.once(), &places, pointer.sha256, DETAIL_BYTES);
    let body = in_time(LONGEST, places.first().unwrap_or(&from), asked).await?;
    (protocol.read_details)(&body, &kept.record).map_err(unreadable(kept.record.id))
}

fn remembered(
    connection: &Connection,
    number: i64,
    id: &PackageId,
) -> Result<Option<(String, Details)>, CatalogError> {
    let found: Option<(String, String)> = connection
        .prepare_cached("SELECT stamp, json FROM details WHERE source = ?1 AND id = ?2")?
        .query_row(params![number, id.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.and_then(|(stamp, json)| Some((stamp, serde_json::from_str(&json).ok()?))))
}

fn remember(
    catalog: &Catalog,
    number: i64,
    id: &PackageId,
    stamp: &str,
    details: &Details,
) -> Result<(), CatalogError> {
    let json = serde_json::to_string(details).map_err(std::io::Error::other)?;
    catalog.database().write(|transaction| {
        transaction.execute(
            "INSERT OR REPLACE INTO details (source, id, stamp, json) VALUES (?1, ?2, ?3, ?4)",
            params![number, id.as_str(), stamp, json],
        )?;
        Ok(())
    })
}

/// The row and the source of a listing.
pub(crate) fn row_and_source(
    database: &database::Database,
    source: &SourceName,
    id: &PackageId,
) -> Result<(KeptRow, SourceRow), CatalogError> {
    database.read(|connection| {
        let row = database::rows::one(connection, source, id)?;
        let of = database::sources::one(connection, source)?;
        let of = of.ok_or_else(|| CatalogError::NoSuchSource { name: source.to_string() })?;
        let row =
            row.ok_or_else(|| CatalogError::NoSuchListing { source_name: source.clone(), id: id.clone() })?;
        Ok((row, of))
    })
}

/// Where the index of a source is; before it is known, the source's own place.
pub(crate) fn index_of(source: &SourceRow) -> Location {
    source.index_at.clone().unwrap_or_else(|| source.source.location.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_takes_too_long_is_given_up() {
        let from = Location::parse("https://gallery.example/c/a/1.0.0").unwrap();
        let never = std::future::pending::<Result<(), CatalogError>>();
        let error = in_time(Duration::from_millis(5), &from, never).await.unwrap_err();
        assert_eq!(error.code(), "connect");
        assert!(error.to_string().contains("did not come within"), "{error}");
        in_time(Duration::from_secs(60), &from, async { Ok(()) }).await.unwrap();
    }
}
