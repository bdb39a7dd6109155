//! The narrow columns of every offered listing, in memory, in order of popularity: what filters and sorts scan,
//! so that any page of any sort costs the same at any offset. About 60 bytes and the name per listing; read
//! again when the catalogue has a new revision.

use std::collections::HashMap;
use std::sync::OnceLock;

use rusqlite::Connection;
use vitrine_base::SourceName;

use super::vocabulary::Vocabulary;
use crate::CatalogError;
use crate::database::rows::{self, TAG_MARK};
use crate::database::sources;
use crate::query::Sort;

/// The columns at one revision. A listing is known by its place in them.
pub(crate) struct Columns {
    pub(crate) revision: u64,
    pub(crate) sources: Vec<(i64, SourceName)>,
    rows: Vec<i64>,
    facts: Vec<Facts>,
    /// All tags of all listings, one after the other; `tag_ends` says where each listing's end.
    tags: Vec<u32>,
    tag_ends: Vec<u32>,
    tag_names: Vec<String>,
    tag_numbers: HashMap<String, u32>,
    /// All folded names, each with a line break after it.
    names: String,
    name_ends: Vec<u32>,
    orders: [OnceLock<Vec<u32>>; 6],
    vocabulary: OnceLock<Vocabulary>,
}

/// What filters look at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Facts {
    /// Place in [`Columns::sources`].
    pub(crate) source: u32,
    pub(crate) kind: u8,
    pub(crate) rating: u8,
    released: i64,
    downloads: i64,
    size: i64,
    /// Thousandths of the stars' score; -1 for none.
    stars: i32,
    added: i64,
}

/// A score fine enough to sort by.
#[allow(clippy::cast_possible_truncation)] // scores are 1 to 5, and a cast saturates
fn thousandths(score: f64) -> i32 {
    (score * 1000.0).round() as i32
}

impl Columns {
    /// Reads the columns.
    pub(crate) fn load(connection: &Connection) -> Result<Self, CatalogError> {
        // One read transaction, so that revision and rows belong together.
        let snapshot = connection.unchecked_transaction()?;
        let revision = u64::try_from(rows::note(&snapshot, "revision")?).unwrap_or(0);
        let mut columns = Self::empty(revision);
        for row in sources::all(&snapshot)? {
            columns.sources.push((row.number, row.source.name));
        }
        columns.read_rows(&snapshot)?;
        snapshot.commit()?;
        Ok(columns)
    }

    fn empty(revision: u64) -> Self {
        Self {
            revision,
            sources: Vec::new(),
            rows: Vec::new(),
            facts: Vec::new(),
            tags: Vec::new(),
            tag_ends: Vec::new(),
            tag_names: Vec::new(),
            tag_numbers: HashMap::new(),
            names: String::new(),
            name_ends: Vec::new(),
            orders: Default::default(),
            vocabulary: OnceLock::new(),
        }
    }

    fn read_rows(&mut self, connection: &Connection) -> Result<(), CatalogError> {
        let places: HashMap<i64, u32> =
            (0..).zip(&self.sources).map(|(i, (number, _))| (*number, i)).collect();
        let mut statement = connection.prepare_cached(
            "SELECT row, source, kind, rating, released, downloads, size, tags, name, stars, added FROM listing \
             WHERE hidden = 0 ORDER BY row",
        )?;
        let mut found = statement.query([])?;
        while let Some(row) = found.next()? {
            let Some(source) = places.get(&row.get(1)?) else { continue };
            self.rows.push(row.get(0)?);
            self.facts.push(Facts {
                source: *source,
                kind: row.get(2)?,
                rating: row.get(3)?,
                released: row.get::<_, Option<i64>>(4)?.unwrap_or(i64::MIN),
                downloads: row.get::<_, Option<i64>>(5)?.unwrap_or(-1),
                size: row.get::<_, Option<i64>>(6)?.unwrap_or(i64::MAX),
                stars: row.get::<_, Option<f64>>(9)?.map_or(-1, thousandths),
                added: row.get::<_, Option<i64>>(10)?.unwrap_or(i64::MIN),
            });
            self.take_tags(row.get_ref(7)?.as_str().map_err(std::io::Error::other)?);
            self.names.push_str(row.get_ref(8)?.as_str().map_err(std::io::Error::other)?);
            self.names.push('\n');
            self.name_ends.push(u32::try_from(self.names.len()).unwrap_or(u32::MAX));
        }
        Ok(())
    }

    fn take_tags(&mut self, tags: &str) {
        for tag in tags.split(TAG_MARK).filter(|tag| !tag.is_empty()) {
            let number = match self.tag_numbers.get(tag) {
                Some(number) => *number,
                None => {
                    let number = u32::try_from(self.tag_names.len()).unwrap_or(u32::MAX);
                    self.tag_names.push(tag.to_owned());
                    self.tag_numbers.insert(tag.to_owned(), number);
                    number
                }
            };
            self.tags.push(number);
        }
        self.tag_ends.push(u32::try_from(self.tags.len()).unwrap_or(u32::MAX));
    }

    /// Number of offered listings.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The database row of a listing.
    pub(crate) fn row(&self, place: u32) -> i64 {
        self.rows[place as usize]
    }

    /// The place of a database row.
    pub(crate) fn place(&self, row: i64) -> Option<u32> {
        self.rows.binary_search(&row).ok().and_then(|place| u32::try_from(place).ok())
    }

    /// The facts of a listing.
    pub(crate) fn facts(&self, place: u32) -> Facts {
        self.facts[place as usize]
    }

    /// The numbers of a listing's tags.
    pub(crate) fn tags(&self, place: u32) -> &[u32] {
        let end = |n: usize| self.tag_ends[n] as usize;
        let place = place as usize;
        let start = if place == 0 { 0 } else { end(place - 1) };
        &self.tags[start..end(place)]
    }

    /// The number of a tag, when any listing has it.
    pub(crate) fn tag_number(&self, tag: &str) -> Option<u32> {
        self.tag_numbers.get(&tag.to_lowercase()).copied()
    }

    /// All tags by number.
    pub(crate) fn tag_names(&self) -> &[String] {
        &self.tag_names
    }

    /// The folded name of a listing.
    pub(crate) fn name(&self, place: u32) -> &str {
        let place = place as usize;
        let start = if place == 0 { 0 } else { self.name_ends[place - 1] as usize };
        &self.names[start..self.name_ends[place] as usize - 1]
    }

    /// The listings whose folded name has this anywhere in it, most popular first.
    pub(crate) fn names_with<'a>(&'a self, part: &'a str) -> impl Iterator<Item = u32> + 'a {
        let mut at = 0;
        std::iter::from_fn(move || {
            let found = at + self.names.get(at..)?.find(part)?;
            let place = self.name_ends.partition_point(|end| (*end as usize) <= found);
            at = self.name_ends.get(place).map_or(self.names.len(), |end| *end as usize);
            u32::try_from(place).ok()
        })
    }

    /// All listings in an order; `None` for the order they are in.
    pub(crate) fn order(&self, sort: Sort) -> Option<&[u32]> {
        let slot = match sort {
            Sort::Relevance => return None,
            Sort::Name => 0,
            Sort::Newest => 1,
            Sort::Downloads => 2,
            Sort::Size => 3,
            Sort::TopRated => 4,
            Sort::Added => 5,
        };
        Some(self.orders[slot].get_or_init(|| {
            let mut places: Vec<u32> = (0..).take(self.len()).collect();
            self.sort(&mut places, sort);
            places
        }))
    }

    /// Puts listings in an order; equals keep the order of popularity.
    pub(crate) fn sort(&self, places: &mut [u32], sort: Sort) {
        let facts = |place: &u32| self.facts(*place);
        match sort {
            Sort::Relevance => {}
            Sort::Name => places.sort_by(|a, b| self.name(*a).cmp(self.name(*b)).then(a.cmp(b))),
            Sort::Newest => places.sort_by_key(|place| (std::cmp::Reverse(facts(place).released), *place)),
            Sort::Downloads => {
                places.sort_by_key(|place| (std::cmp::Reverse(facts(place).downloads), *place))
            }
            Sort::Size => places.sort_by_key(|place| (facts(place).size, *place)),
            Sort::TopRated => places.sort_by_key(|place| (std::cmp::Reverse(facts(place).stars), *place)),
            Sort::Added => places.sort_by_key(|place| (std::cmp::Reverse(facts(place).added), *place)),
        }
    }

    /// The vocabulary, read when first needed.
    pub(crate) fn vocabulary(&self, connection: &Connection) -> Result<&Vocabulary, CatalogError> {
        if let Some(vocabulary) = self.vocabulary.get() {
            return Ok(vocabulary);
        }
        let loaded = Vocabulary::load(connection)?;
        Ok(self.vocabulary.get_or_init(|| loaded))
    }
}
