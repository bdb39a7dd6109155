//! What packages say of themselves in the person's language: that of the settings, else of the desktop, else the
//! package's own words (docs/formats.md, `texts`).

use vitrine_catalog::Listing;
use vitrine_package::language::{nearest, tags};
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

/// The name of a listing.
pub(crate) fn name(listing: &Listing, languages: &[String]) -> String {
    nearest(&listing.texts, languages, |texts| texts.name.as_deref()).unwrap_or(&listing.name).to_owned()
}

/// The line about a listing.
pub(crate) fn summary(listing: &Listing, languages: &[String]) -> String {
    nearest(&listing.texts, languages, |texts| texts.summary.as_deref())
        .unwrap_or(&listing.summary)
        .to_owned()
}

/// The description of a package, Markdown.
pub(crate) fn description<'a>(details: &'a Details, languages: &[String]) -> &'a str {
    nearest(&details.descriptions, languages, |text| Some(text.as_str())).unwrap_or(&details.description)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_said_in_the_nearest_language_and_else_in_the_packages_own() {
        let descriptions = [("de".to_owned(), "Klar".to_owned()), ("fr".to_owned(), " ".to_owned())].into();
        let details = Details { description: "Clear".into(), descriptions, ..Details::default() };
        assert_eq!(description(&details, &tags("de_AT.UTF-8")), "Klar");
        assert_eq!(description(&details, &tags("fr:ja")), "Clear");
    }
}
