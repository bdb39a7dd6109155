//! The search: words come from the index in the database, filters and orders from the columns in memory, the
//! listings themselves from the database by row.

pub(crate) mod columns;
mod filter;
pub(crate) mod fold;
mod matching;
mod typo;
pub(crate) mod vocabulary;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};

use rusqlite::{Connection, params};
use vitrine_base::Timestamp;
use vitrine_package::{ContentRating, Kind};

use self::columns::Columns;
use self::filter::Filter;
use self::matching::Found;
use crate::database::rows::{self, kind_number, rating_number};
use crate::query::{Facets, PAGE_ROWS, Page, Query, Sort};
use crate::{CatalogError, Listing};

/// Results kept, so that scrolling does not search again.
const KEPT_RESULTS: usize = 8;

/// Tags in an answer.
const FACET_TAGS: usize = 50;

/// What the search keeps in memory.
#[derive(Default)]
pub(crate) struct Search {
    columns: Mutex<Option<Arc<Columns>>>,
    /// Held by whoever reads new columns in.
    reading: Mutex<()>,
    /// Newest last: revision, question (without offset and limit), answer.
    results: Mutex<Vec<(u64, Query, Arc<Found>)>>,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Search {
    /// The columns of the catalogue as it is now; while another thread is reading them in, those of a moment ago:
    /// a server with a large catalogue goes on answering meanwhile. (A row that moved since is left out of a page.)
    pub(crate) fn columns(&self, connection: &Connection) -> Result<Arc<Columns>, CatalogError> {
        let revision = u64::try_from(rows::note(connection, "revision")?).unwrap_or(0);
        let kept = || locked(&self.columns).clone();
        let before = kept();
        if let Some(columns) = before.as_ref().filter(|columns| columns.revision == revision) {
            return Ok(Arc::clone(columns));
        }
        let _reading = match (self.reading.try_lock(), before) {
            (Ok(reading), _) => reading,
            (Err(TryLockError::Poisoned(reading)), _) => reading.into_inner(),
            (Err(TryLockError::WouldBlock), Some(before)) => return Ok(before),
            (Err(TryLockError::WouldBlock), None) => locked(&self.reading),
        };
        if let Some(columns) = kept().filter(|columns| columns.revision >= revision) {
            return Ok(columns);
        }
        let loaded = Arc::new(Columns::load(connection)?);
        *locked(&self.columns) = Some(Arc::clone(&loaded));
        Ok(loaded)
    }

    /// Forgets what is in memory: the sources are others now, though no listing changed.
    pub(crate) fn forget(&self) {
        *locked(&self.columns) = None;
        locked(&self.results).clear();
    }

    /// True when no question has needed the columns yet.
    pub(crate) fn is_cold(&self) -> bool {
        // Held by another thread means somebody is reading them in.
        locked(&self.columns).is_none() && !matches!(self.reading.try_lock(), Err(TryLockError::WouldBlock))
    }

    /// One page. The very first one comes straight from the database, because it is what a person waits for.
    pub(crate) fn page(
        &self,
        connection: &Connection,
        query: &Query,
        now: Timestamp,
    ) -> Result<Page, CatalogError> {
        let limit = query.limit.min(PAGE_ROWS);
        if self.is_cold()
            && is_plain(query)
            && let Some(order) = order_of_rows(query.sort)
        {
            return first_page(connection, query.allow_mature, order, limit, now);
        }
        let columns = self.columns(connection)?;
        let found = self.found(connection, &columns, query)?;
        let places = found.places.iter().skip(query.offset as usize).take(limit as usize);
        let wanted: Vec<i64> = places.map(|place| columns.row(*place)).collect();
        Ok(Page {
            rows: rows::of_rows(connection, &wanted, now)?,
            total: u32::try_from(found.places.len()).unwrap_or(u32::MAX),
            capped: found.capped,
            corrected: found.corrected.clone(),
            revision: columns.revision,
        })
    }

    fn found(
        &self,
        connection: &Connection,
        columns: &Columns,
        query: &Query,
    ) -> Result<Arc<Found>, CatalogError> {
        let key = Query { offset: 0, limit: 0, ..query.clone() };
        let mut results = locked(&self.results);
        if let Some(at) = results.iter().position(|(rev, q, _)| *rev == columns.revision && *q == key) {
            let hit = results.remove(at);
            let found = Arc::clone(&hit.2);
            results.push(hit);
            return Ok(found);
        }
        drop(results);
        let found = Arc::new(ask(connection, columns, query)?);
        let mut results = locked(&self.results);
        results.retain(|(revision, _, _)| *revision == columns.revision);
        if results.len() >= KEPT_RESULTS {
            results.remove(0);
        }
        results.push((columns.revision, key, Arc::clone(&found)));
        Ok(found)
    }

    /// What can be filtered by.
    pub(crate) fn facets(
        &self,
        connection: &Connection,
        tag_prefix: &str,
        allow_mature: bool,
    ) -> Result<Facets, CatalogError> {
        let columns = self.columns(connection)?;
        let mut tags = vec![0_u32; columns.tag_names().len()];
        let mut kinds = [0_u32; Kind::ALL.len()];
        let mut sources = vec![0_u32; columns.sources.len()];
        let most = if allow_mature { ContentRating::Adult } else { ContentRating::Everyone };
        for place in (0..).take(columns.len()) {
            let facts = columns.facts(place);
            if facts.rating <= rating_number(most) {
                kinds[usize::from(facts.kind)] += 1;
                sources[facts.source as usize] += 1;
                for tag in columns.tags(place) {
                    tags[*tag as usize] += 1;
                }
            }
        }
        let prefix = tag_prefix.trim().to_lowercase();
        let named = columns.tag_names().iter().zip(tags);
        let mut tags: Vec<(String, u32)> = named
            .filter(|(tag, count)| *count > 0 && tag.starts_with(&prefix))
            .map(|(tag, count)| (tag.clone(), count))
            .collect();
        tags.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        tags.truncate(FACET_TAGS);
        let kinds = Kind::ALL.into_iter().map(|kind| (kind, kinds[usize::from(kind_number(kind))]));
        let sources = columns.sources.iter().map(|(_, name)| name.clone()).zip(sources);
        Ok(Facets {
            tags,
            kinds: kinds.filter(|(_, count)| *count > 0).collect(),
            sources: sources.collect(),
        })
    }
}

/// No words, no filters, and at the top.
fn is_plain(query: &Query) -> bool {
    query.offset == 0
        && query.text.trim().is_empty()
        && query.kinds.is_empty()
        && query.tags.is_empty()
        && query.sources.is_empty()
        && query.ratings.is_empty()
        && query.exclude.is_empty()
        && query.only.is_none()
}

/// The order of the rows in the database that is the order of a sort, for those the front page asks for before
/// anything else; equals keep the order of popularity, as in [`Columns::sort`].
fn order_of_rows(sort: Sort) -> Option<&'static str> {
    match sort {
        Sort::Relevance => Some("row"),
        Sort::Newest => Some("released DESC, row"),
        Sort::Downloads => Some("downloads DESC, row"),
        Sort::TopRated => Some("stars DESC, row"),
        Sort::Name | Sort::Size | Sort::Added => None,
    }
}

fn first_page(
    connection: &Connection,
    allow_mature: bool,
    order: &str,
    limit: u32,
    now: Timestamp,
) -> Result<Page, CatalogError> {
    let snapshot = connection.unchecked_transaction()?;
    let most = if allow_mature { ContentRating::Adult } else { ContentRating::Everyone };
    let most = rating_number(most);
    let sql = format!("SELECT row FROM listing WHERE hidden = 0 AND rating <= ?1 ORDER BY {order} LIMIT ?2");
    let mut statement = snapshot.prepare_cached(&sql)?;
    let wanted: Vec<i64> =
        statement.query_map(params![most, limit], |row| row.get(0))?.collect::<Result<_, _>>()?;
    drop(statement);
    let listings: Vec<Listing> = rows::of_rows(&snapshot, &wanted, now)?;
    let total = snapshot
        .prepare_cached("SELECT count(*) FROM listing WHERE hidden = 0 AND rating <= ?1")?
        .query_row([most], |row| row.get(0))?;
    let revision = u64::try_from(rows::note(&snapshot, "revision")?).unwrap_or(0);
    snapshot.commit()?;
    Ok(Page { rows: listings, total, capped: false, corrected: None, revision })
}

fn ask(connection: &Connection, columns: &Columns, query: &Query) -> Result<Found, CatalogError> {
    let filter = Filter::new(connection, columns, query)?;
    if query.text.trim().is_empty() {
        let accepted = |place: &u32| filter.accepts(columns, *place);
        let places = match columns.order(query.sort) {
            Some(order) => order.iter().copied().filter(accepted).collect(),
            None => (0..).take(columns.len()).filter(accepted).collect(),
        };
        return Ok(Found { places, capped: false, corrected: None });
    }
    let mut found = matching::find(connection, columns, &filter, &query.text)?;
    columns.sort(&mut found.places, query.sort);
    Ok(found)
}
