//! Which listings a question allows, whatever its words.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension as _, params};
use vitrine_base::{PackageId, SourceName};
use vitrine_package::ContentRating;

use super::columns::Columns;
use crate::CatalogError;
use crate::database::rows::{kind_number, rating_number};
use crate::query::Query;

/// The filters of a question, in the numbers of the columns.
pub(crate) struct Filter {
    /// A bit per kind.
    kinds: u8,
    /// A bit per rating.
    ratings: u8,
    /// By place in [`Columns::sources`]; `None` for all.
    sources: Option<Vec<bool>>,
    /// All of these; `None` when one of them is nowhere.
    tags: Option<Vec<u32>>,
    excluded: HashSet<u32>,
    /// Nothing else, where the question says so.
    only: Option<HashSet<u32>>,
}

impl Filter {
    pub(crate) fn new(
        connection: &Connection,
        columns: &Columns,
        query: &Query,
    ) -> Result<Self, CatalogError> {
        let kinds = match query.kinds.as_slice() {
            [] => u8::MAX,
            kinds => kinds.iter().fold(0, |bits, kind| bits | 1 << kind_number(*kind)),
        };
        let sources = (!query.sources.is_empty())
            .then(|| columns.sources.iter().map(|(_, name)| query.sources.contains(name)).collect());
        let tags = query.tags.iter().map(|tag| columns.tag_number(tag)).collect();
        let excluded = places(connection, columns, &query.exclude)?;
        let only = query.only.as_ref().map(|only| places(connection, columns, only)).transpose()?;
        Ok(Self { kinds, ratings: ratings(query), sources, tags, excluded, only })
    }

    /// True when the listing may be shown.
    pub(crate) fn accepts(&self, columns: &Columns, place: u32) -> bool {
        let facts = columns.facts(place);
        let Some(wanted) = &self.tags else { return false };
        self.kinds & (1 << facts.kind) != 0
            && self.ratings & (1 << facts.rating) != 0
            && self.sources.as_ref().is_none_or(|sources| sources[facts.source as usize])
            && (wanted.is_empty() || {
                let tags = columns.tags(place);
                wanted.iter().all(|tag| tags.contains(tag))
            })
            && !self.excluded.contains(&place)
            && self.only.as_ref().is_none_or(|only| only.contains(&place))
    }
}

fn ratings(query: &Query) -> u8 {
    let everyone = 1 << rating_number(ContentRating::Everyone);
    let allowed = if query.allow_mature { u8::MAX } else { everyone };
    match query.ratings.as_slice() {
        [] => allowed,
        wanted => wanted.iter().fold(0, |bits, rating| bits | 1 << rating_number(*rating)) & allowed,
    }
}

fn places(
    connection: &Connection,
    columns: &Columns,
    packages: &[(SourceName, PackageId)],
) -> Result<HashSet<u32>, CatalogError> {
    let mut statement = connection.prepare_cached(
        "SELECT l.row FROM listing l JOIN source s ON s.number = l.source WHERE l.id = ?1 AND s.name = ?2",
    )?;
    let mut places = HashSet::new();
    for (source, id) in packages {
        let row: Option<i64> =
            statement.query_row(params![id.as_str(), source.as_str()], |row| row.get(0)).optional()?;
        places.extend(row.and_then(|row| columns.place(row)));
    }
    Ok(places)
}
