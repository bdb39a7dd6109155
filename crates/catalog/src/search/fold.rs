//! Text as the search sees it: without accents, without letter case, in words. Index and query go through the
//! same few functions, so they cannot disagree.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::listing::Record;

/// Lower case, accents taken off, every run of blanks one space.
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return fold_ascii(text);
    }
    let mut folded = String::with_capacity(text.len());
    let mut blank = false;
    for c in text.nfkd().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase) {
        push(&mut folded, &mut blank, c);
    }
    // Back to composed form, so that a syllable of Hangul is one letter again.
    folded.nfc().collect()
}

fn fold_ascii(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut blank = false;
    for c in text.chars() {
        push(&mut folded, &mut blank, c.to_ascii_lowercase());
    }
    folded
}

fn push(folded: &mut String, blank: &mut bool, c: char) {
    if c.is_whitespace() || c.is_control() {
        *blank = !folded.is_empty();
    } else {
        if std::mem::take(blank) {
            folded.push(' ');
        }
        folded.push(c);
    }
}

/// Marks over and under letters of scripts that are read without them as well (Latin, Greek, Cyrillic, Hebrew,
/// Arabic). The vowel signs of Indic scripts and the voicing marks of kana are letters, not accents.
fn is_accent(c: char) -> bool {
    is_combining_mark(c)
        && matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}')
}

/// Scripts written without spaces: every character is a word of its own, so that any part can be found.
fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}'          // Thai, Lao
        | '\u{1000}'..='\u{109f}'      // Burmese
        | '\u{1780}'..='\u{17ff}'      // Khmer
        | '\u{3040}'..='\u{30ff}'      // kana
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}') // Han
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// The words of a folded text.
pub(crate) fn words(folded: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in folded.chars() {
        if stands_alone(c) || !is_letter(c) {
            if !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            if stands_alone(c) {
                words.push(c.to_string());
            }
        } else {
            word.push(c);
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// The words of a listing for the index: those of its name in every language, and all the others.
pub(crate) fn index_words(record: &Record) -> (String, String) {
    let mut name = words(&fold(&record.name));
    let mut rest = words(&fold(record.id.as_str()));
    rest.extend(words(&fold(&record.maker)));
    for tag in &record.tags {
        rest.extend(words(&fold(tag)));
    }
    rest.extend(words(&fold(&record.summary)));
    for texts in record.texts.values() {
        name.extend(texts.name.iter().flat_map(|text| words(&fold(text))));
        rest.extend(texts.summary.iter().flat_map(|text| words(&fold(text))));
    }
    (name.join(" "), rest.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_what_people_do_not_type() {
        assert_eq!(fold("  Ámélie \t Poulain "), "amelie poulain");
        assert_eq!(fold("ＦＵＬＬ"), "full");
        assert_eq!(fold("Ёлка"), "елка");
        assert_eq!(fold("한국어"), "한국어");
    }

    #[test]
    fn cuts_words_in_every_script() {
        assert_eq!(words(&fold("chillbro_regular v2")), ["chillbro", "regular", "v2"]);
        assert_eq!(words(&fold("图书管理员")), ["图", "书", "管", "理", "员"]);
        assert_eq!(words(&fold("Привет, мир")), ["привет", "мир"]);
        assert_eq!(words(&fold("हिन्दी")).len(), 1);
    }
}
