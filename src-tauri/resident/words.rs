//! The words of the tray and of notifications: `ui/locales/<language>/shell.ftl`, put into the program when it is
//! built, in the language of the settings or of the desktop. What a language does not say is said in English.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// `(language, messages)`, English first.
const LANGUAGES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// Languages written from right to left.
const RIGHT_TO_LEFT: &[&str] = &["ar", "fa", "he", "ur"];

/// Messages of one language, and of English behind them.
pub(crate) struct Words {
    language: &'static str,
    bundles: Vec<FluentBundle<FluentResource>>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Words {
    /// In the language of the settings, else of the desktop.
    pub(crate) fn choose(wanted: Option<&str>) -> Self {
        let given = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        let desktop = ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(given);
        Self::of(wanted.or(desktop.as_deref()).unwrap_or_default())
    }

    /// In the first of some languages (`ar`, `de_DE.UTF-8:en`) there are words for.
    pub(crate) fn of(wanted: &str) -> Self {
        let language = wanted
            .split(':')
            .map(|tag| tag.split(['_', '-', '.', '@']).next().unwrap_or_default().to_ascii_lowercase())
            .find_map(|tag| LANGUAGES.iter().find(|(language, _)| *language == tag))
            .map_or("en", |(language, _)| *language);
        let bundles = LANGUAGES
            .iter()
            .filter(|(one, _)| *one == language || *one == "en")
            .map(|(one, messages)| (*one != language, bundle(one, messages)));
        let mut bundles: Vec<_> = bundles.collect();
        bundles.sort_by_key(|(behind, _)| *behind);
        Self { language, bundles: bundles.into_iter().map(|(_, bundle)| bundle).collect() }
    }

    /// True when the language is written from right to left.
    pub(crate) fn is_right_to_left(&self) -> bool {
        RIGHT_TO_LEFT.contains(&self.language)
    }

    /// A message without arguments.
    pub(crate) fn say(&self, key: &str) -> String {
        self.tell(key, &FluentArgs::new())
    }

    /// A message about a number of things.
    pub(crate) fn count(&self, key: &str, count: u32) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set("count", count);
        self.tell(key, &arguments)
    }

    /// A message about a version.
    pub(crate) fn version(&self, key: &str, version: &str) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set("version", version.to_owned());
        self.tell(key, &arguments)
    }

    /// A message with arguments; the key itself where nobody has words for it.
    pub(crate) fn tell(&self, key: &str, arguments: &FluentArgs<'_>) -> String {
        for bundle in &self.bundles {
            if let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) {
                return bundle.format_pattern(pattern, Some(arguments), &mut Vec::new()).into_owned();
            }
        }
        key.to_owned()
    }
}

fn bundle(language: &str, messages: &str) -> FluentBundle<FluentResource> {
    let identifier: LanguageIdentifier = language.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    // Panels and notification services show the marks as boxes; our sentences hold one argument at most.
    bundle.set_use_isolating(false);
    let _ = bundle.add_function("NUMBER", |given, _| match given {
        [number @ FluentValue::Number(_), ..] => number.clone(),
        _ => FluentValue::Error,
    });
    // A broken message is found by the tests; here the rest of the file is still good.
    let resource = FluentResource::try_new(messages.to_owned()).unwrap_or_else(|(rest, _)| rest);
    bundle.add_resource_overriding(resource);
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_says_everything_and_parses() {
        let keys = |source: &str| -> Vec<String> {
            source
                .lines()
                .filter_map(|line| line.split_once(" =").map(|(key, _)| key))
                .filter(|key| key.starts_with("shell-"))
                .map(str::to_owned)
                .collect()
        };
        let english = keys(LANGUAGES[0].1);
        assert!(english.len() > 10);
        let languages: Vec<&str> = LANGUAGES.iter().map(|(language, _)| *language).collect();
        assert_eq!(languages, ["en", "ar", "de", "es", "fr", "ja"]);
        for (language, source) in LANGUAGES {
            assert_eq!(keys(source), english, "{language}");
            assert!(FluentResource::try_new((*source).to_owned()).is_ok(), "{language}");
            let words = Words::of(language);
            assert_eq!(words.language, *language);
            for key in &english {
                for count in [0, 1, 2, 3, 11, 100] {
                    let mut arguments = FluentArgs::new();
                    arguments.set("count", count);
                    arguments.set("names", "A");
                    arguments.set("name", "A");
                    arguments.set("version", "A");
                    let text = words.tell(key, &arguments);
                    assert!(
                        !text.is_empty() && !text.contains(['{', '\u{2068}']),
                        "{language} {key}: {text}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_language_is_the_first_there_are_words_for() {
        assert_eq!(Words::of("tlh:ar_EG.UTF-8:en").language, "ar");
        assert_eq!(Words::of("C.UTF-8").language, "en");
        assert_eq!(Words::of("").language, "en");
        assert!(Words::of("ar").is_right_to_left() && !Words::of("en").is_right_to_left());
    }

    #[test]
    fn numbers_are_counted_in_each_languages_forms() {
        let english = Words::of("en");
        assert_eq!(english.count("shell-updates", 0), "Updates");
        assert_eq!(english.count("shell-updates", 3), "Updates (3)");
        assert_eq!(english.count("shell-notice-updates", 1), "One update is ready");
        assert_eq!(Words::of("ar").count("shell-notice-updates", 2), "تحديثان جاهزان");
        assert_eq!(Words::of("de").count("shell-notice-updates", 1), "Ein Update ist bereit");
        assert_eq!(Words::of("de_AT.UTF-8").count("shell-updates", 3), "Updates (3)");
        assert_eq!(Words::of("fr").count("shell-notice-updates", 2), "2 mises à jour sont prêtes");
        assert_eq!(Words::of("fr").count("shell-notice-updates", 0), "0 mises à jour sont prêtes");
        assert_eq!(english.say("shell-nobody"), "shell-nobody");
    }
}
