//! From words to listings: exact names first, then names that begin so, then names with the words in them, then
//! the words anywhere, then any part of a name, and when all that gives next to nothing, words that are one or
//! two edits away. Within each of these the popular come first.

use rusqlite::{Connection, params};

use super::columns::Columns;
use super::filter::Filter;
use super::fold::{fold, words};
use super::typo::distance;
use super::vocabulary::Candidate;
use crate::CatalogError;

/// Matches taken from the index for one question. It gives the most popular first, so what is cut off is what
/// nobody scrolls to (facts/delta.md §4).
const CAP: usize = 2_000;

/// With fewer hits than this, parts of names are looked for as well.
const FEW: usize = 200;

/// With fewer hits than this, typos are mended.
const VERY_FEW: usize = 5;

/// Listings compared letter by letter when typos are mended.
const CLOSELY: usize = 400;

/// Replacements tried for one misspelt word.
const REPLACEMENTS: usize = 8;

/// Characters and words of a question that are looked at.
const TEXT_CHARACTERS: usize = 200;
const TEXT_WORDS: usize = 8;

/// The listings that answer a question, in order.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) places: Vec<u32>,
    pub(crate) capped: bool,
    pub(crate) corrected: Option<String>,
}

/// How well a listing matches; the smaller the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    ExactName,
    FirstWords,
    NameBegins,
    WordsInName,
    WordsAnywhere,
    PartOfName,
    Mended,
}

/// The hits so far.
struct Hits<'a> {
    columns: &'a Columns,
    filter: &'a Filter,
    seen: Vec<bool>,
    hits: Vec<(Tier, u32)>,
    capped: bool,
}

impl Hits<'_> {
    /// Takes a listing unless it is filtered out or in already.
    fn take(&mut self, place: u32, tier: Tier) {
        let seen = &mut self.seen[place as usize];
        if !*seen && self.filter.accepts(self.columns, place) {
            *seen = true;
            self.hits.push((tier, place));
        }
    }
}

/// Finds the listings for a text with at least one visible character.
pub(crate) fn find(
    connection: &Connection,
    columns: &Columns,
    filter: &Filter,
    text: &str,
) -> Result<Found, CatalogError> {
    let cut: String = text.chars().take(TEXT_CHARACTERS).collect();
    let folded = fold(&cut);
    let mut wanted = words(&folded);
    wanted.truncate(TEXT_WORDS);
    let mut hits =
        Hits { columns, filter, seen: vec![false; columns.len()], hits: Vec::new(), capped: false };
    exact(connection, &mut hits, &folded, cut.trim())?;
    if !wanted.is_empty() {
        let expression = all_of(wanted.iter().map(|word| format!("\"{word}\"*")));
        indexed(connection, &mut hits, &format!("name : ({expression})"), |name| tier_of(name, &folded))?;
        if hits.hits.len() < CAP {
            indexed(connection, &mut hits, &expression, |_| Tier::WordsAnywhere)?;
        }
    }
    if hits.hits.len() < FEW && folded.chars().count() >= 2 {
        parts_of_names(&mut hits, &folded);
    }
    let plain = hits.hits.len();
    hits.hits.sort_unstable();
    let mut found = Found { capped: hits.capped, ..Found::default() };
    if plain < VERY_FEW {
        let mended = mended(connection, &mut hits, &folded, &wanted)?;
        found.corrected = mended.filter(|_| plain == 0);
    }
    found.places = hits.hits.into_iter().map(|(_, place)| place).collect();
    Ok(found)
}

fn all_of(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(" AND ")
}

/// Names and ids that are just what was typed, however unpopular.
fn exact(
    connection: &Connection,
    hits: &mut Hits<'_>,
    folded: &str,
    typed: &str,
) -> Result<(), CatalogError> {
    let mut statement = connection.prepare_cached(
        "SELECT row FROM listing WHERE name = ?1 UNION SELECT row FROM listing WHERE id = ?2 LIMIT 500",
    )?;
    let mut rows = statement.query(params![folded, typed])?;
    while let Some(row) = rows.next()? {
        if let Some(place) = hits.columns.place(row.get(0)?) {
            hits.take(place, Tier::ExactName);
        }
    }
    Ok(())
}

fn tier_of(name: &str, folded: &str) -> Tier {
    match name.strip_prefix(folded) {
        Some("") => Tier::ExactName,
        Some(rest) if !rest.starts_with(char::is_alphanumeric) => Tier::FirstWords,
        Some(_) => Tier::NameBegins,
        None => Tier::WordsInName,
    }
}

/// Takes what the index gives, most popular first, up to the cap.
fn indexed(
    connection: &Connection,
    hits: &mut Hits<'_>,
    expression: &str,
    tier: impl Fn(&str) -> Tier,
) -> Result<(), CatalogError> {
    let mut statement =
        connection.prepare_cached("SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid")?;
    let mut rows = statement.query([expression])?;
    let columns = hits.columns;
    let full = hits.hits.len() + CAP;
    while let Some(row) = rows.next()? {
        if hits.hits.len() >= full.min(2 * CAP) {
            hits.capped = true;
            break;
        }
        if let Some(place) = columns.place(row.get(0)?) {
            hits.take(place, tier(columns.name(place)));
        }
    }
    Ok(())
}

fn parts_of_names(hits: &mut Hits<'_>, folded: &str) {
    let columns = hits.columns;
    for place in columns.names_with(folded).take(CAP) {
        hits.take(place, Tier::PartOfName);
    }
}

/// Adds listings whose words are close to what was typed; answers the words that were used instead.
fn mended(
    connection: &Connection,
    hits: &mut Hits<'_>,
    folded: &str,
    wanted: &[String],
) -> Result<Option<String>, CatalogError> {
    let vocabulary = hits.columns.vocabulary(connection)?;
    // A word nobody uses is the misspelt one; when all are in use, any of them may be.
    let unknown: Vec<bool> = wanted.iter().map(|word| !vocabulary.knows_prefix(word)).collect();
    let suspects = |at: usize| unknown[at] || !unknown.contains(&true);
    let choices: Vec<Vec<Candidate>> = (0..)
        .zip(wanted)
        .map(|(at, word)| if suspects(at) { vocabulary.candidates(word, REPLACEMENTS) } else { Vec::new() })
        .collect();
    if choices.iter().all(Vec::is_empty) {
        return Ok(None);
    }
    let groups = wanted.iter().zip(&choices).map(|(word, choices)| {
        let typed = std::iter::once(format!("\"{word}\"*"));
        let instead = choices.iter().map(|choice| format!("\"{}\"", choice.word));
        format!("({})", typed.chain(instead).collect::<Vec<_>>().join(" OR "))
    });
    let expression = all_of(groups);
    let before = hits.hits.len();
    closely(connection, hits, &format!("name : ({expression})"))?;
    rank_mended(hits, before, folded, wanted);
    if hits.hits.len() < VERY_FEW {
        closely(connection, hits, &expression)?;
    }
    let best = hits.hits.get(before).map(|(_, place)| hits.columns.name(*place));
    Ok(best.map(|name| words_used(name, wanted, &choices)))
}

fn closely(connection: &Connection, hits: &mut Hits<'_>, expression: &str) -> Result<(), CatalogError> {
    let mut statement =
        connection.prepare_cached("SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid")?;
    let mut rows = statement.query([expression])?;
    let full = hits.hits.len() + CLOSELY;
    while let Some(row) = rows.next()? {
        if hits.hits.len() >= full {
            break;
        }
        if let Some(place) = hits.columns.place(row.get(0)?) {
            hits.take(place, Tier::Mended);
        }
    }
    Ok(())
}

/// The closest first: word by word, then as a whole, then the popular.
fn rank_mended(hits: &mut Hits<'_>, from: usize, folded: &str, wanted: &[String]) {
    let columns = hits.columns;
    let key = |place: u32| {
        let name = columns.name(place);
        let of_name = words(name);
        let word_by_word: usize = wanted
            .iter()
            .map(|word| of_name.iter().map(|other| beginning_distance(word, other)).min().unwrap_or(0))
            .sum();
        (word_by_word, distance(folded, name), place)
    };
    hits.hits[from..].sort_by_cached_key(|(_, place)| key(*place));
}

/// The distance to a word, or to its beginning when more of it is yet to be typed (which costs one).
fn beginning_distance(typed: &str, word: &str) -> usize {
    let whole = distance(typed, word);
    let length = typed.chars().count();
    match word.char_indices().nth(length) {
        Some((end, _)) => whole.min(distance(typed, &word[..end]) + 1),
        None => whole,
    }
}

/// What was typed, with each misspelt word as the best match spells it.
fn words_used(name: &str, wanted: &[String], choices: &[Vec<Candidate>]) -> String {
    let of_name = words(name);
    let used = wanted.iter().zip(choices).map(|(word, choices)| {
        if of_name.iter().any(|other| other.starts_with(word.as_str())) {
            return word.as_str();
        }
        let in_name = choices.iter().find(|choice| of_name.contains(&choice.word));
        in_name.or(choices.first()).map_or(word.as_str(), |choice| choice.word.as_str())
    });
    used.collect::<Vec<_>>().join(" ")
}
