//! Which of the words in several languages a person reads: those of the person's language, else of its base, else the
//! package's own (docs/formats.md, `texts`).

use std::collections::BTreeMap;

/// Longest language tag there is a use for, characters (BCP 47, section 4.4.1).
pub const TAG_CHARACTERS: usize = 35;

/// Languages of one person that are looked at: more than anybody reads.
const MOST: usize = 8;

/// The tags in small letters, best first, in a tag (`de`), several of them (`de-AT,en`) or a locale
/// (`de_AT.UTF-8:en`). What is no tag is passed over.
pub fn tags(wanted: &str) -> Vec<String> {
    let tag = |one: &str| {
        one.split(['.', '@']).next().unwrap_or_default().trim().replace('_', "-").to_ascii_lowercase()
    };
    let is_tag = |tag: &String| {
        let letters = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        tag.len() <= TAG_CHARACTERS && tag.split('-').all(letters) && tag != "c" && tag != "posix"
    };
    wanted.split([':', ',']).map(tag).filter(is_tag).take(MOST).collect()
}

/// What is said in the first of the languages that something is said in; a language of another country is better than
/// none. `languages` are as [`tags`] writes them.
pub fn nearest<'a, T>(
    by_tag: &'a BTreeMap<String, T>,
    languages: &[String],
    say: impl Fn(&'a T) -> Option<&'a str>,
) -> Option<&'a str> {
    languages.iter().find_map(|wanted| {
        let fits = by_tag.iter().filter_map(|(tag, said)| {
            let text = say(said).filter(|text| !text.trim().is_empty())?;
            let tag = tag.to_ascii_lowercase();
            let near = (tag != *wanted, script(&tag) != script(wanted), tag.contains('-'));
            (base(&tag) == base(wanted)).then_some((near, text))
        });
        fits.min_by_key(|(near, _)| *near).map(|(_, text)| text)
    })
}

fn base(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// The script a tag names; of Chinese the one its country writes, since who reads one hardly reads the other.
fn script(tag: &str) -> &str {
    let mut parts = tag.split('-');
    let is_chinese = parts.next() == Some("zh");
    if let Some(named) =
        parts.clone().find(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphabetic()))
    {
        return named;
    }
    match is_chinese {
        true if parts.any(|part| matches!(part, "tw" | "hk" | "mo")) => "hant",
        true => "hans",
        false => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn locales_are_read_as_tags() {
        assert_eq!(tags("de_AT.UTF-8@euro:en"), ["de-at", "en"]);
        assert_eq!(tags("pt-BR"), ["pt-br"]);
        assert_eq!(tags("de-AT, en"), ["de-at", "en"]);
        assert!(tags("C.UTF-8").is_empty() && tags("POSIX").is_empty() && tags("").is_empty());
        assert!(tags("<script>").is_empty() && tags("de--at").is_empty() && tags("über").is_empty());
    }

    #[test]
    fn the_nearest_words_are_chosen_and_else_none() {
        let texts = [
            ("de", "Klar"),
            ("pt-BR", "Claro"),
            ("pt-PT", "Nítido"),
            ("fr", " "),
            ("de-CH", "Klaar"),
            ("zh-Hans", "清晰"),
            ("zh-Hant", "清楚"),
        ];
        let texts: BTreeMap<String, String> =
            texts.into_iter().map(|(tag, text)| (tag.to_owned(), text.to_owned())).collect();
        let of = |locale: &str| nearest(&texts, &tags(locale), |text| Some(text.as_str()));
        assert_eq!(of("de"), Some("Klar"));
        assert_eq!(of("de_CH.UTF-8"), Some("Klaar"));
        assert_eq!(of("de_AT"), Some("Klar"));
        assert_eq!(of("pt_PT"), Some("Nítido"));
        assert_eq!(of("pt"), Some("Claro"));
        assert_eq!(of("fr:de"), Some("Klar"), "a blank says nothing");
        assert_eq!((of("zh_CN"), of("zh_TW"), of("zh_HK")), (Some("清晰"), Some("清楚"), Some("清楚")));
        assert_eq!(of("en"), None);
        assert_eq!(of("C"), None);
    }

    proptest! {
        #[test]
        fn whatever_is_wanted_is_read_as_a_few_plain_tags(wanted in ".{0,200}") {
            let read = tags(&wanted);
            prop_assert!(read.len() <= MOST);
            for tag in &read {
                let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
                prop_assert!(!tag.is_empty() && tag.len() <= TAG_CHARACTERS && tag.chars().all(is_plain));
            }
            prop_assert_eq!(tags(&read.join(",")), read);
        }

        #[test]
        fn what_is_chosen_is_said_in_a_wanted_language_exactly_where_it_can_be(
            said in proptest::collection::btree_map("(de|en|zh|pt)(-(AT|Hant|TW|BR))?", "[a-z ]{0,3}", 0..6),
            wanted in "(de|en|zh|pt|ja)(-(at|hant|tw|br))?",
        ) {
            let found = nearest(&said, &tags(&wanted), |text| Some(text.as_str()));
            let fits: Vec<_> = said
                .iter()
                .filter(|(tag, text)| base(tag) == base(&wanted) && !text.trim().is_empty())
                .collect();
            prop_assert_eq!(found.is_some(), !fits.is_empty());
            if let Some((_, text)) = fits.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(&wanted)) {
                prop_assert_eq!(found, Some(text.as_str()));
            }
        }
    }
}
