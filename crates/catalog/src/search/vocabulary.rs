//! The words that occur in the catalogue, as a finite state set with the number of listings each is in: what a
//! misspelt word is compared with.

use fst::automaton::Automaton as _;
use fst::{IntoStreamer as _, Map, MapBuilder, Streamer as _};
use rusqlite::{Connection, OptionalExtension as _};

use super::typo::{EditDistance, LONGEST_WORD, distance};
use crate::CatalogError;

/// Most candidates looked at for one word.
const MAX_CANDIDATES: usize = 4_000;

/// A word that may have been meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) word: String,
    pub(crate) edits: usize,
    pub(crate) listings: u64,
}

/// All words of the catalogue.
pub(crate) struct Vocabulary(Map<Vec<u8>>);

/// Makes the vocabulary anew from the search index.
pub(crate) fn rebuild(connection: &Connection) -> Result<(), CatalogError> {
    let mut builder = MapBuilder::memory();
    let mut statement = connection.prepare("SELECT term, doc FROM terms ORDER BY term")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let term = row.get_ref(0)?.as_str().map_err(std::io::Error::other)?;
        let is_number = || term.bytes().all(|b| b.is_ascii_digit());
        if term.len() >= 3 && term.len() <= 4 * LONGEST_WORD && !is_number() {
            let listings = u64::try_from(row.get::<_, i64>(1)?).unwrap_or(0);
            builder.insert(term, listings).map_err(std::io::Error::other)?;
        }
    }
    let bytes = builder.into_inner().map_err(std::io::Error::other)?;
    connection.execute("INSERT OR REPLACE INTO vocabulary (number, bytes) VALUES (1, ?1)", [bytes])?;
    Ok(())
}

impl Vocabulary {
    /// Reads the vocabulary of the last sync; an empty one when there was none.
    pub(crate) fn load(connection: &Connection) -> Result<Self, CatalogError> {
        let bytes: Option<Vec<u8>> =
            connection.query_row("SELECT bytes FROM vocabulary", [], |row| row.get(0)).optional()?;
        let map = match bytes {
            Some(bytes) => Map::new(bytes),
            None => MapBuilder::memory().into_inner().and_then(Map::new),
        };
        Ok(Self(map.map_err(std::io::Error::other)?))
    }

    /// True when a word starts with this.
    pub(crate) fn knows_prefix(&self, prefix: &str) -> bool {
        let mut stream = self.0.range().ge(prefix).into_stream();
        stream.next().is_some_and(|(term, _)| term.starts_with(prefix.as_bytes()))
    }

    /// Words that may have been meant, most likely first: fewest edits, then most listings. Up to one edit for
    /// four and five letters, two for more, none for fewer; when no whole word fits, words of which the
    /// beginning does.
    pub(crate) fn candidates(&self, word: &str, most: usize) -> Vec<Candidate> {
        let limit = match word.chars().count() {
            0..=3 => return Vec::new(),
            4..=5 => 1,
            6..=LONGEST_WORD => 2,
            _ => return Vec::new(),
        };
        let mut found = self.near(word, limit);
        if found.is_empty() {
            found = self.starting_near(word);
        }
        found.sort_by(|a, b| {
            a.edits.cmp(&b.edits).then(b.listings.cmp(&a.listings)).then_with(|| a.word.cmp(&b.word))
        });
        found.truncate(most);
        found
    }

    fn near(&self, word: &str, limit: usize) -> Vec<Candidate> {
        let automaton = EditDistance::new(word, limit);
        let mut stream = self.0.search(&automaton).into_stream();
        let mut found = Vec::new();
        while let Some((term, listings)) = stream.next() {
            if let Ok(term) = std::str::from_utf8(term) {
                let edits = distance(word, term);
                found.push(Candidate { word: term.to_owned(), edits, listings });
            }
            if found.len() >= MAX_CANDIDATES {
                break;
            }
        }
        found
    }

    /// One edit in what was typed so far of a longer word.
    fn starting_near(&self, word: &str) -> Vec<Candidate> {
        let automaton = EditDistance::new(word, 1).starts_with();
        let mut stream = self.0.search(&automaton).into_stream();
        let mut found = Vec::new();
        while let Some((term, listings)) = stream.next() {
            if let Ok(term) = std::str::from_utf8(term) {
                found.push(Candidate { word: term.to_owned(), edits: 1, listings });
            }
            if found.len() >= MAX_CANDIDATES {
                break;
            }
        }
        found
    }
}
