//! What packages say of themselves in the person's language: that of the settings, else of the desktop, else the
//! package's own words (docs/formats.md, `texts`).

use std::collections::BTreeMap;

use vitrine_catalog::Listing;
use vitrine_package::listing::Details;

use crate::Gallery;

impl Gallery {
    /// The languages packages are shown in now, best first, as tags in small letters: `de-at`, `en`.
    pub(crate) fn languages(&self) -> Vec<String> {
        let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let desktop = || ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
        tags(&self.inner.settings.get().language.or_else(desktop).unwrap_or_default())
    }
}

/// The tags in a setting (`de`) or a locale (`de_AT.UTF-8:en`).
fn tags(locale: &str) -> Vec<String> {
    let tag =
        |one: &str| one.split(['.', '@']).next().unwrap_or_default().replace('_', "-").to_ascii_lowercase();
    locale.split(':').map(tag).filter(|tag| !tag.is_empty() && tag != "c" && tag != "posix").collect()
}

/// The name of a listing.
pub(crate) fn name(listing: &Listing, languages: &[String]) -> String {
    said(&listing.texts, languages, |texts| texts.name.as_deref()).unwrap_or(&listing.name).to_owned()
}

/// The line about a listing.
pub(crate) fn summary(listing: &Listing, languages: &[String]) -> String {
    said(&listing.texts, languages, |texts| texts.summary.as_deref()).unwrap_or(&listing.summary).to_owned()
}

/// The description of a package, Markdown.
pub(crate) fn description<'a>(details: &'a Details, languages: &[String]) -> &'a str {
    said(&details.descriptions, languages, |text| Some(text.as_str())).unwrap_or(&details.description)
}

/// What is said in the first of the languages that something is said in; a language of another country is better
/// than none.
fn said<'a, T>(
    by_tag: &'a BTreeMap<String, T>,
    languages: &[String],
    say: impl Fn(&'a T) -> Option<&'a str>,
) -> Option<&'a str> {
    let base = |tag: &str| tag.split('-').next().unwrap_or_default().to_owned();
    languages.iter().find_map(|wanted| {
        let near = |tag: &String| {
            let tag = tag.to_ascii_lowercase();
            (base(&tag) == base(wanted)).then(|| (tag != *wanted, tag.contains('-')))
        };
        let fits = by_tag.iter().filter_map(|(tag, texts)| {
            let text = say(texts).filter(|text| !text.trim().is_empty())?;
            Some((near(tag)?, text))
        });
        fits.min_by_key(|(near, _)| *near).map(|(_, text)| text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_are_read_as_tags() {
        assert_eq!(tags("de_AT.UTF-8@euro:en"), ["de-at", "en"]);
        assert_eq!(tags("pt-BR"), ["pt-br"]);
        assert!(tags("C.UTF-8").is_empty() && tags("POSIX").is_empty() && tags("").is_empty());
    }

    #[test]
    fn the_nearest_words_are_chosen_and_else_the_packages_own() {
        let texts =
            [("de", "Klar"), ("pt-BR", "Claro"), ("pt-PT", "Nítido"), ("fr", " "), ("de-CH", "Klaar")];
        let texts: BTreeMap<String, String> =
            texts.into_iter().map(|(tag, text)| (tag.to_owned(), text.to_owned())).collect();
        let of = |locale: &str| said(&texts, &tags(locale), |text| Some(text.as_str()));
        assert_eq!(of("de"), Some("Klar"));
        assert_eq!(of("de_CH.UTF-8"), Some("Klaar"));
        assert_eq!(of("de_AT"), Some("Klar"));
        assert_eq!(of("pt_PT"), Some("Nítido"));
        assert_eq!(of("pt"), Some("Claro"));
        assert_eq!(of("fr:de"), Some("Klar"), "a blank says nothing");
        assert_eq!(of("en"), None);
        assert_eq!(of("C"), None);

        let details =
            Details { description: "Clear".into(), descriptions: texts.clone(), ..Details::default() };
        assert_eq!(description(&details, &tags("de")), "Klar");
        assert_eq!(description(&details, &tags("ja")), "Clear");
    }
}
