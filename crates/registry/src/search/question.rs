//! What is asked for, from the words of an address.

use vitrine_catalog::{Query, Sort};
use vitrine_package::{ContentRating, Kind, language};

use crate::RegistryError;
use crate::error::Refusal;

/// The words for orders.
pub const SORTS: [&str; 6] = ["relevance", "popular", "top", "newest", "updated", "name"];

/// Cards of a page, and the most of them.
const CARDS: u32 = 24;
const MOST_CARDS: u32 = 50;

/// Letters of the words that are looked at; the search cuts there.
const WORDS: usize = 200;

/// Tags of a question.
const TAGS: usize = 12;

/// A question, tidied: two that ask the same are equal.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Question {
    text: String,
    kinds: Vec<Kind>,
    tags: Vec<String>,
    ratings: Vec<ContentRating>,
    mature: bool,
    sort: Sort,
    pub(super) offset: u32,
    limit: u32,
    /// Best first.
    pub(super) languages: Vec<String>,
}

/// The words of an address, not looked at yet.
#[derive(Debug, Clone, Default, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Words {
    /// What the person typed; typos are mended.
    #[param(required = false)]
    pub q: String,
    /// Only these kinds (`persona`, `worker`, `tool`, `theme`, `flatpak`), parted by commas or each on its own.
    #[param(required = false)]
    pub kind: String,
    /// Only packages with all of these tags, parted by commas or each on its own.
    #[param(required = false)]
    pub tag: String,
    /// Only these content ratings (`everyone`, `mature`, `adult`), parted by commas or each on its own.
    #[param(required = false)]
    pub rating: String,
    /// Mature and adult content too.
    #[param(required = false)]
    pub mature: bool,
    /// `relevance`, `popular`, `top`, `newest`, `updated` or `name`.
    #[param(required = false)]
    pub sort: String,
    /// What `next` said, for the page after it.
    pub cursor: Option<String>,
    /// Cards to skip, for those who jump about instead of following `next`.
    pub offset: Option<u32>,
    /// Cards wanted, 1 to 50; 24 when nobody says.
    pub limit: Option<u32>,
    /// Languages to say names and summaries in where the packages do, best first, parted by commas.
    #[param(required = false)]
    pub language: String,
}

impl Words {
    /// Reads the part of an address behind `?`. A word that is there several times counts as a list; words of others
    /// are passed over.
    ///
    /// # Errors
    /// [`Refusal::Malformed`] for what is no number or neither true nor false.
    pub fn read(query: &str) -> Result<Self, RegistryError> {
        let number = |text: &str| {
            text.parse().map(Some).map_err(|_| malformed("search.number", "That is no number.".into()))
        };
        let more = |list: &mut String, value: &str| {
            list.push(',');
            list.push_str(value);
        };
        let mut words = Self::default();
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            match &*name {
                "q" => words.q = value.into_owned(),
                "kind" => more(&mut words.kind, &value),
                "tag" => more(&mut words.tag, &value),
                "rating" => more(&mut words.rating, &value),
                "language" => words.language = value.into_owned(),
                "sort" => words.sort = value.into_owned(),
                "cursor" if !value.is_empty() => words.cursor = Some(value.into_owned()),
                "offset" if !value.is_empty() => words.offset = number(&value)?,
                "limit" if !value.is_empty() => words.limit = number(&value)?,
                "mature" => {
                    words.mature = match &*value {
                        "true" | "1" => true,
                        "false" | "0" | "" => false,
                        _ => return Err(malformed("search.word", "Mature is true or false.".into())),
                    }
                }
                _ => {}
            }
        }
        Ok(words)
    }
}

fn malformed(code: &'static str, sentence: String) -> RegistryError {
    RegistryError::refused(Refusal::Malformed, code, sentence)
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty())
}

fn each<T: Ord>(text: &str, what: &str, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, RegistryError> {
    let found = parts(text).map(|part| {
        read(part).ok_or_else(|| malformed("search.word", format!("That is no {what} known here.")))
    });
    let mut found: Vec<T> = found.collect::<Result<_, _>>()?;
    found.sort();
    found.dedup();
    Ok(found)
}

impl Question {
    /// Reads the words of an address.
    ///
    /// # Errors
    /// [`Refusal::Malformed`] for words that are none of ours.
    pub fn read(words: &Words) -> Result<Self, RegistryError> {
        let sort = match words.sort.as_str() {
            "" | "relevance" => Sort::Relevance,
            "popular" => Sort::Downloads,
            "top" => Sort::TopRated,
            "newest" => Sort::Added,
            "updated" => Sort::Newest,
            "name" => Sort::Name,
            _ => {
                let sentence = format!("Packages can be sorted by {}.", SORTS.join(", "));
                return Err(malformed("search.sort", sentence));
            }
        };
        let mut tags: Vec<String> = parts(&words.tag).map(str::to_lowercase).take(TAGS).collect();
        tags.sort();
        tags.dedup();
        let text: Vec<&str> = words.q.split_whitespace().collect();
        Ok(Self {
            text: text.join(" ").chars().take(WORDS).collect(),
            kinds: each(&words.kind, "kind", |word| Kind::from_word(word).map(Place))?
                .into_iter()
                .map(|kind| kind.0)
                .collect(),
            tags,
            ratings: each(&words.rating, "content rating", ContentRating::from_word)?,
            mature: words.mature,
            sort,
            offset: words.cursor.as_deref().map(offset).transpose()?.or(words.offset).unwrap_or(0),
            limit: words.limit.unwrap_or(CARDS).clamp(1, MOST_CARDS),
            languages: language::tags(&words.language),
        })
    }

    pub(super) fn query(&self) -> Query {
        Query {
            text: self.text.clone(),
            kinds: self.kinds.clone(),
            tags: self.tags.clone(),
            ratings: self.ratings.clone(),
            allow_mature: self.mature,
            sort: self.sort,
            offset: self.offset,
            limit: self.limit,
            ..Query::default()
        }
    }
}

/// Kinds in the order of their table.
struct Place(Kind);

impl Place {
    fn number(&self) -> usize {
        Kind::ALL.iter().position(|kind| *kind == self.0).unwrap_or(0)
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl Eq for Place {}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.number().cmp(&other.number())
    }
}

/// The cursor of the page from `offset` on. Pages of two revisions may overlap by what changed between them.
pub(super) fn cursor(revision: u64, offset: u32) -> String {
    format!("{revision}-{offset}")
}

fn offset(cursor: &str) -> Result<u32, RegistryError> {
    let parts = cursor.split_once('-');
    let parts =
        parts.and_then(|(revision, offset)| Some((revision.parse::<u64>().ok()?, offset.parse().ok()?)));
    parts
        .map(|(_, offset)| offset)
        .ok_or_else(|| malformed("page.cursor", "The cursor is not one this registry gave out.".into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_words_and_refuses_others() {
        let words = Words {
            q: "  Nora   the ".into(),
            kind: "tool,persona,tool".into(),
            tag: "B, a".into(),
            sort: "top".into(),
            cursor: Some(cursor(7, 24)),
            limit: Some(1_000),
            ..Words::default()
        };
        let question = Question::read(&words).unwrap();
        assert_eq!(question.text, "Nora the");
        assert_eq!(question.kinds, [Kind::Persona, Kind::Tool]);
        assert_eq!(question.tags, ["a", "b"]);
        assert_eq!((question.sort, question.offset, question.limit), (Sort::TopRated, 24, 50));
        for bad in [
            Words { kind: "x".into(), ..Words::default() },
            Words { rating: "x".into(), ..Words::default() },
            Words { sort: "x".into(), ..Words::default() },
            Words { cursor: Some("x".into()), ..Words::default() },
            Words { cursor: Some("1--1".into()), ..Words::default() },
            Words { cursor: Some("1-99999999999".into()), ..Words::default() },
        ] {
            assert!(Question::read(&bad).is_err(), "{bad:?}");
        }
    }
}
