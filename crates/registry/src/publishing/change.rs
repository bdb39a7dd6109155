//! What an owner may change of a package without a new version: words about it. Name (in any language), licence and
//! content rating are what people decided on, and need one.

use std::collections::BTreeSet;

use vitrine_base::{PackageId, Timestamp};
use vitrine_publish::is_https;

use super::lines::refresh;
use super::translations::{descriptions_fault, texts_fault};
use super::withdraw::live;
use super::{Descriptions, Translations, ask_for_index};
use crate::RegistryError;
use crate::error::Refusal;
use crate::names::is_unseen;
use crate::store::UnitOfWork;

/// Letters of a description, as in packages.
const LONGEST_DESCRIPTION: usize = 20_000;
/// Letters of an address.
const LONGEST_ADDRESS: usize = 500;
/// Tags of a package, and letters of one.
const MOST_TAGS: usize = 12;
const LONGEST_TAG: usize = 40;

/// What is to be different; `None` leaves it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// Markdown.
    pub description: Option<String>,
    /// An https address; empty for none.
    pub homepage: Option<String>,
    /// Tags.
    pub tags: Option<Vec<String>>,
    /// Name and summary in other languages: all of them.
    pub texts: Option<Translations>,
    /// The description in other languages: all of them.
    pub descriptions: Option<Descriptions>,
    /// A curator asks: names in other languages may be other ones, too.
    pub names: bool,
}

/// Changes the words about a package, until its next version speaks for itself (translations stay).
///
/// # Errors
/// [`Refusal::Invalid`] naming every field at fault; when there is no such package; when the engine refuses.
pub fn change(
    unit: &dyn UnitOfWork,
    actor: i64,
    id: &PackageId,
    change: Change,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let change = change.checked()?;
    let mut package = live(unit, id)?;
    if let Some(texts) = change.texts.as_ref().filter(|_| !change.names) {
        check_names(&package.name, &package.texts, texts)?;
    }
    let fields: Vec<&str> = [
        ("description", change.description.is_some()),
        ("homepage", change.homepage.is_some()),
        ("tags", change.tags.is_some()),
        ("texts", change.texts.is_some()),
        ("descriptions", change.descriptions.is_some()),
    ]
    .into_iter()
    .filter_map(|(name, said)| said.then_some(name))
    .collect();
    let body = serde_json::json!({ "event": "package.changed", "package": id, "fields": fields, "at": now });
    package.patch.description = change.description.or(package.patch.description);
    package.patch.homepage = change.homepage.or(package.patch.homepage);
    package.patch.tags = change.tags.or(package.patch.tags);
    package.texts = change.texts.unwrap_or(package.texts);
    package.descriptions = change.descriptions.unwrap_or(package.descriptions);
    refresh(unit, &mut package)?;
    unit.add_news(&format!("package:{id}"), now, &body)?;
    unit.audit(now, Some(actor), "package.changed", &format!("package:{id}"), &body)?;
    ask_for_index(unit, now)
}

/// Refuses a name in another language that is not the one there is: those who read it know the package by it, and a
/// curator looks at it with the next version.
fn check_names(name: &str, before: &Translations, texts: &Translations) -> Result<(), RegistryError> {
    for (language, words) in texts {
        let Some(wanted) = words.name.as_deref().map(str::trim) else { continue };
        let known = before.get(language).and_then(|words| words.name.as_deref());
        if wanted != name.trim() && known.map(str::trim) != Some(wanted) {
            let sentence = format!(
                "Another name needs a new version, also in another language: “{wanted}” in {language} was not looked at yet."
            );
            return Err(RegistryError::Refused {
                refusal: Refusal::Invalid,
                code: "package.name",
                sentence: sentence.clone(),
                fields: vec![("texts".into(), sentence)],
            });
        }
    }
    Ok(())
}

impl Change {
    fn checked(mut self) -> Result<Self, RegistryError> {
        let mut faults = Vec::new();
        if self.description.as_ref().is_some_and(|text| text.chars().count() > LONGEST_DESCRIPTION) {
            faults.push(("description", format!("A description has at most {LONGEST_DESCRIPTION} letters.")));
        }
        self.homepage = self.homepage.map(|page| page.trim().to_owned());
        let is_page = |page: &str| page.is_empty() || (page.len() <= LONGEST_ADDRESS && is_https(page));
        if self.homepage.as_deref().is_some_and(|page| !is_page(page)) {
            faults.push(("homepage", "The homepage is an address that begins with https://.".into()));
        }
        self.tags = self.tags.map(plain_tags);
        if let Some(sentence) = self.tags.as_deref().and_then(tags_fault) {
            faults.push(("tags", sentence));
        }
        if let Some(sentence) = self.texts.as_ref().and_then(texts_fault) {
            faults.push(("texts", sentence));
        }
        if let Some(sentence) = self.descriptions.as_ref().and_then(descriptions_fault) {
            faults.push(("descriptions", sentence));
        }
        match faults.first() {
            None => Ok(self.said()),
            Some((_, sentence)) => Err(RegistryError::Refused {
                refusal: Refusal::Invalid,
                code: "package.fields",
                sentence: sentence.clone(),
                fields: faults.iter().map(|(field, said)| ((*field).to_owned(), said.clone())).collect(),
            }),
        }
    }

    /// Without the languages in which nothing is said.
    fn said(mut self) -> Self {
        if let Some(texts) = &mut self.texts {
            texts.retain(|_, said| said.name.is_some() || said.summary.is_some());
        }
        if let Some(descriptions) = &mut self.descriptions {
            descriptions.retain(|_, text| !text.trim().is_empty());
        }
        self
    }
}

/// Tags without blanks around them, each once.
fn plain_tags(tags: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let tags = tags.into_iter().map(|tag| tag.trim().to_owned());
    tags.filter(|tag| !tag.is_empty() && seen.insert(tag.to_lowercase())).collect()
}

fn tags_fault(tags: &[String]) -> Option<String> {
    if tags.len() > MOST_TAGS {
        return Some(format!("There are {} tags; {MOST_TAGS} are the most.", tags.len()));
    }
    let bad = |tag: &&String| tag.chars().count() > LONGEST_TAG || tag.chars().any(is_unseen);
    let bad = tags.iter().find(bad)?;
    Some(format!("The tag “{}” is too long or not plain text.", bad.escape_debug()))
}
