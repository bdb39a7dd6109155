//! Fields that may be missing or of the wrong type: what can be used is used, the rest is said.

use serde::Deserialize;
use serde_json::value::RawValue;

/// Longest name and line that are kept, in characters; what is longer is cut, so that a card stays a card.
pub(crate) const NAME_CHARACTERS: usize = 200;
pub(super) const LINE_CHARACTERS: usize = 1_000;

/// Most items of one gallery. A few kilobytes, packed, can hold tens of millions of items of one letter, each of
/// which costs hundreds of bytes here; five times the largest gallery there is a test for is refused.
pub(super) const ITEMS: usize = 500_000;

/// Most tags of one listing.
pub(super) const TAGS: usize = 64;

/// Collects what was wrong with the fields of one item.
#[derive(Debug, Default)]
pub(super) struct Fields {
    pub(super) problems: Vec<String>,
}

impl Fields {
    /// A text; wrong types are told.
    pub(super) fn text(&mut self, name: &str, raw: Option<&RawValue>) -> Option<String> {
        self.typed(name, raw, "a text")
    }

    /// A text on one line, cut to a length.
    pub(super) fn line(&mut self, name: &str, raw: Option<&RawValue>, most: usize) -> Option<String> {
        self.text(name, raw).map(|text| tidy(&text, most))
    }

    /// A number that is not negative.
    pub(super) fn count(&mut self, name: &str, raw: Option<&RawValue>) -> Option<u64> {
        self.typed(name, raw, "a whole number")
    }

    /// True or false.
    pub(super) fn flag(&mut self, name: &str, raw: Option<&RawValue>) -> Option<bool> {
        self.typed(name, raw, "true or false")
    }

    /// A list of texts; members of other types are left out and told.
    pub(super) fn texts(&mut self, name: &str, raw: Option<&RawValue>) -> Vec<String> {
        let members: Option<Vec<&RawValue>> = self.typed(name, raw, "a list of texts");
        let mut texts: Vec<String> = Vec::new();
        for member in members.unwrap_or_default().into_iter().take(TAGS) {
            if let Some(text) = self.line(name, Some(member), NAME_CHARACTERS).filter(|text| !text.is_empty())
                && !texts.contains(&text)
            {
                texts.push(text);
            }
        }
        texts
    }

    fn typed<'a, T: Deserialize<'a>>(
        &mut self,
        name: &str,
        raw: Option<&'a RawValue>,
        wanted: &str,
    ) -> Option<T> {
        let raw = raw?;
        match serde_json::from_str(raw.get()) {
            Ok(value) => Some(value),
            Err(_) => {
                self.problems.push(format!("“{name}” is not {wanted}"));
                None
            }
        }
    }
}

/// One line without control characters and without characters that turn the direction of the text around it.
pub(crate) fn tidy(text: &str, most: usize) -> String {
    let turning =
        |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    let clean = |c: char| !turning(c) && (c.is_whitespace() || !c.is_control());
    let mut tidy = String::with_capacity(text.len().min(4 * most));
    let mut blank = false;
    for c in text.chars().filter(|c| clean(*c)).take(most) {
        if c.is_whitespace() {
            blank = !tidy.is_empty();
        } else {
            if std::mem::take(&mut blank) {
                tidy.push(' ');
            }
            tidy.push(c);
        }
    }
    tidy
}
