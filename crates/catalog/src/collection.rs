//! Ordered, curated lists of packages: what a gallery's keepers put together. They are whole with every sync: a list that
//! is no longer named is gone. Ids that the gallery does not list are kept as they are; whoever shows a list skips them.

use serde::Deserialize;
use serde_json::value::RawValue;
use vitrine_base::{PackageId, Phrase, Said, SourceName, WithArguments as _};

use crate::ItemProblem;
use crate::sources::{document, lenient};

/// The id of the front page among collections.
pub const FEATURED: &str = "featured";

/// Lists kept of one gallery: more than anybody looks through, little enough for one answer.
pub(crate) const COLLECTIONS: usize = 200;

/// Packages kept of one list; what our own registry allows.
pub(crate) const PACKAGES: usize = 500;

/// Letters of a description: one paragraph.
const DESCRIPTION_CHARACTERS: usize = 1_000;

/// One list of one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collection {
    /// The source.
    pub source: SourceName,
    /// Its id in that source.
    pub id: PackageId,
    /// Its title, plain text on one line.
    pub title: String,
    /// One paragraph of plain text; may be empty.
    pub description: String,
    /// The packages, in the keepers' order; some may not be listed.
    pub packages: Vec<PackageId>,
}

/// A list as it is offered: without its packages, with what there is to see of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollectionSummary {
    /// The source.
    pub source: SourceName,
    /// Its id in that source.
    pub id: PackageId,
    /// Its title, plain text on one line.
    pub title: String,
    /// One paragraph of plain text; may be empty.
    pub description: String,
    /// Packages of it that are listed and allowed.
    pub count: u32,
    /// What to ask [`crate::Catalog::picture`] for: of the first four that have a picture.
    pub pictures: Vec<String>,
}

/// One list as a source gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CollectionRecord {
    pub(crate) id: PackageId,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) packages: Vec<PackageId>,
}

/// The lists of a gallery, as far as they can be used, and what was odd about the rest.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct CollectionsRead {
    pub(crate) records: Vec<CollectionRecord>,
    pub(crate) problems: Vec<ItemProblem>,
}

#[derive(Deserialize)]
struct Document<'a> {
    #[serde(borrow)]
    collections: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct Raw<'a> {
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    #[serde(borrow, default)]
    title: Option<&'a RawValue>,
    #[serde(borrow, default)]
    description: Option<&'a RawValue>,
    #[serde(borrow, default)]
    packages: Option<&'a RawValue>,
}

/// Reads the document of docs/formats.md §1.7. Nothing in it can make the rest of a gallery unreadable.
pub(crate) fn read(body: &[u8]) -> CollectionsRead {
    let mut all = CollectionsRead::default();
    let Ok(found) = serde_json::from_slice::<Document<'_>>(document::without_mark(body)) else {
        let sentence = "The gallery's collections cannot be read; none are shown.";
        all.problem("collections", Said::new(sentence, Phrase::new("list.unreadable")), true);
        return all;
    };
    if found.collections.len() > COLLECTIONS {
        let number = found.collections.len();
        let sentence = format!("The gallery has {number} collections; the first {COLLECTIONS} are shown.");
        let phrase = Phrase::new("list.too_many").with_number("number", number);
        all.problem("collections", Said::new(sentence, phrase.with_number("most", COLLECTIONS)), false);
    }
    for (place, raw) in (1_usize..).zip(found.collections.into_iter().take(COLLECTIONS)) {
        all.take(place, raw);
    }
    all
}

/// What can be read of a value of the wanted type.
fn typed<'a, T: Deserialize<'a>>(raw: Option<&'a RawValue>) -> Option<T> {
    raw.and_then(|raw| serde_json::from_str(raw.get()).ok())
}

impl CollectionsRead {
    fn problem(&mut self, item: &str, said: Said, left_out: bool) {
        self.problems.push(ItemProblem::new(item, said, left_out));
    }

    fn take(&mut self, place: usize, raw: &RawValue) {
        let fields: Option<Raw<'_>> = serde_json::from_str(raw.get()).ok();
        let text: Option<String> = fields.as_ref().and_then(|fields| typed(fields.id));
        let id = text.as_ref().and_then(|text| PackageId::new(text.as_str()).ok());
        let (Some(fields), Some(id)) = (fields, id) else {
            let item = text.map_or_else(|| format!("collection {place}"), |text| lenient::tidy(&text, 60));
            let sentence = "The collection has no usable id; it is left out.";
            return self.problem(&item, Said::new(sentence, Phrase::new("list.without_id")), true);
        };
        if self.records.iter().any(|record| record.id == id) {
            let sentence = "There are two collections of this id; the first is shown.";
            return self.problem(id.as_str(), Said::new(sentence, Phrase::new("list.twice")), true);
        }
        let Some(packages) = typed::<Vec<&RawValue>>(fields.packages) else {
            let sentence = "The collection does not say which packages it has; it is left out.";
            return self.problem(
                id.as_str(),
                Said::new(sentence, Phrase::new("list.without_packages")),
                true,
            );
        };
        let packages = self.packages(&id, &packages);
        let line =
            |raw, most| typed::<String>(raw).map(|text| lenient::tidy(&text, most)).unwrap_or_default();
        let title = line(fields.title, lenient::NAME_CHARACTERS);
        self.records.push(CollectionRecord {
            title: if title.is_empty() { id.to_string() } else { title },
            description: line(fields.description, DESCRIPTION_CHARACTERS),
            packages,
            id,
        });
    }

    fn packages(&mut self, collection: &PackageId, raw: &[&RawValue]) -> Vec<PackageId> {
        let (mut packages, mut seen) = (Vec::new(), std::collections::HashSet::new());
        let mut unusable = 0_usize;
        for raw in raw {
            match typed::<String>(Some(raw)).and_then(|text| PackageId::new(text).ok()) {
                Some(id) if packages.len() < PACKAGES => {
                    if seen.insert(id.clone()) {
                        packages.push(id);
                    }
                }
                Some(_) => {}
                None => unusable += 1,
            }
        }
        if unusable > 0 {
            let sentence =
                format!("{unusable} of the collection's packages have no usable id; the rest is shown.");
            let phrase = Phrase::new("list.odd_packages").with_number("count", unusable);
            self.problem(collection.as_str(), Said::new(sentence, phrase), false);
        }
        if raw.len() > PACKAGES {
            let sentence =
                format!("The collection has {} packages; the first {PACKAGES} are shown.", raw.len());
            let phrase = Phrase::new("list.too_long").with_number("number", raw.len());
            self.problem(
                collection.as_str(),
                Said::new(sentence, phrase.with_number("most", PACKAGES)),
                false,
            );
        }
        packages
    }
}

/// Lists that items name themselves, as HomePilot's registries have it: in the order they are first named.
#[derive(Debug, Default)]
pub(crate) struct NamedLists(Vec<CollectionRecord>);

impl NamedLists {
    /// Puts a package on the list of that title.
    pub(crate) fn put(&mut self, title: &str, package: &PackageId) {
        let title = lenient::tidy(title, lenient::NAME_CHARACTERS);
        let Some(id) = id_of(&title) else { return };
        match self.0.iter().position(|list| list.id == id) {
            Some(place) => {
                let list = &mut self.0[place].packages;
                if list.len() < PACKAGES && !list.contains(package) {
                    list.push(package.clone());
                }
            }
            None if self.0.len() < COLLECTIONS => {
                let (description, packages) = (String::new(), vec![package.clone()]);
                self.0.push(CollectionRecord { id, title, description, packages });
            }
            None => {}
        }
    }

    /// The lists.
    pub(crate) fn into_records(self) -> Vec<CollectionRecord> {
        self.0
    }
}

/// An id made of a title, as our own registry makes it; titles without a usable letter have none.
fn id_of(title: &str) -> Option<PackageId> {
    let letter = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
    let word: String = title.to_lowercase().chars().map(letter).take(60).collect();
    PackageId::new(word.trim_matches('-')).ok()
}
