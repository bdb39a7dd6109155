//! The words about a package in other languages: a new version says some of them, an owner all of them.

use std::collections::BTreeMap;

use vitrine_package::listing::Texts;
use vitrine_publish::checking::TEXT_LETTERS;
use vitrine_publish::is_language_tag;

use crate::RegistryError;
use crate::error::Refusal;
use crate::names::is_unseen;
use crate::store::PackageRow;

/// Name and summary, by language tag.
pub type Translations = BTreeMap<String, Texts>;

/// The description, Markdown, by language tag.
pub type Descriptions = BTreeMap<String, String>;

/// Languages a package speaks.
pub(super) const MOST_LANGUAGES: usize = 50;
/// Letters of a name and a summary in one, as the check `metadata` has them.
const LONGEST_NAME: usize = 60;
const LONGEST_SUMMARY: usize = 120;
/// Bytes of all descriptions together: a quarter of what a reader takes of a details file, so that the files of the
/// versions have room in it.
const DESCRIPTION_BYTES: usize = 1024 * 1024;

/// Takes over what a new version says. A language, or a part of it, that it says nothing in keeps its words: who adds
/// French loses no German.
pub(super) fn take_over(
    package: &mut PackageRow,
    texts: Option<&Translations>,
    descriptions: Option<&Descriptions>,
) -> Result<(), RegistryError> {
    for (language, said) in texts.into_iter().flatten() {
        let known = package.texts.entry(language.clone()).or_default();
        known.name = said.name.clone().or_else(|| known.name.take());
        known.summary = said.summary.clone().or_else(|| known.summary.take());
    }
    package.texts.retain(|_, said| said.name.is_some() || said.summary.is_some());
    let said = descriptions.into_iter().flatten().map(|(language, text)| (language.clone(), text.clone()));
    package.descriptions.extend(said);
    let fault = amount_fault(package.texts.len(), &package.descriptions);
    fault.map_or(Ok(()), |sentence| Err(RegistryError::refused(Refusal::Invalid, "package.fields", sentence)))
}

fn amount_fault(texts: usize, descriptions: &Descriptions) -> Option<String> {
    if texts > MOST_LANGUAGES || descriptions.len() > MOST_LANGUAGES {
        return Some(format!("{MOST_LANGUAGES} languages are the most."));
    }
    let bytes: usize = descriptions.values().map(String::len).sum();
    (bytes > DESCRIPTION_BYTES).then(|| {
        "The descriptions in all languages together are longer than is taken: 1 MiB is the most.".to_owned()
    })
}

fn tag_fault<'a>(mut tags: impl Iterator<Item = &'a String>) -> Option<String> {
    let bad = tags.find(|tag| !is_language_tag(tag))?;
    Some(format!("“{}” is not a language tag such as de or pt-BR.", bad.escape_debug()))
}

/// What is wrong with names and summaries, when something is.
pub(super) fn texts_fault(texts: &Translations) -> Option<String> {
    let fault = amount_fault(texts.len(), &Descriptions::new()).or_else(|| tag_fault(texts.keys()));
    if fault.is_some() {
        return fault;
    }
    let fits = |text: &Option<String>, most: usize| {
        text.as_ref().is_none_or(|text| {
            let letters = text.trim().chars().count();
            (1..=most).contains(&letters) && !text.chars().any(is_unseen)
        })
    };
    let fits = |said: &Texts| fits(&said.name, LONGEST_NAME) && fits(&said.summary, LONGEST_SUMMARY);
    let (tag, _) = texts.iter().find(|(_, said)| !fits(said))?;
    Some(format!(
        "In {tag}, a name has 1 to {LONGEST_NAME} letters and a summary 1 to {LONGEST_SUMMARY}, on one line."
    ))
}

/// What is wrong with descriptions, when something is.
pub(super) fn descriptions_fault(descriptions: &Descriptions) -> Option<String> {
    let fault = amount_fault(0, descriptions).or_else(|| tag_fault(descriptions.keys()));
    if fault.is_some() {
        return fault;
    }
    let fits = |text: &String| text.chars().count() <= TEXT_LETTERS;
    let (tag, _) = descriptions.iter().find(|(_, text)| !fits(text))?;
    Some(format!("In {tag}, a description has at most {TEXT_LETTERS} letters."))
}
