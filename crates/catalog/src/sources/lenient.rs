//! Fields that may be missing or of the wrong type: what can be used is used, the rest is said.

use serde::Deserialize;
use serde_json::value::RawValue;
use vitrine_base::{IdError, Phrase, Said, WithArguments as _};

/// Longest name and line that are kept, in characters; what is longer is cut, so that a card stays a card.
pub(crate) const NAME_CHARACTERS: usize = 200;
pub(super) const LINE_CHARACTERS: usize = 1_000;

/// Most items of one gallery. A few kilobytes, packed, can hold tens of millions of items of one letter, each of
/// which costs hundreds of bytes here; five times the largest gallery there is a test for is refused.
pub(super) const ITEMS: usize = 500_000;

/// Most tags of one listing.
pub(super) const TAGS: usize = 64;

/// What a field should have been.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wanted {
    /// A text.
    Text,
    /// A number that is not negative.
    Number,
    /// True or false.
    Flag,
    /// A list of texts.
    Texts,
    /// A list.
    List,
    /// A time.
    Time,
    /// The digest a package is checked against.
    Digest,
}

impl Wanted {
    /// In the sentence, and for the window.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Text => ("a text", "text"),
            Self::Number => ("a whole number", "number"),
            Self::Flag => ("true or false", "flag"),
            Self::Texts => ("a list of texts", "texts"),
            Self::List => ("a list", "list"),
            Self::Time => ("a time", "time"),
            Self::Digest => ("a SHA-256 digest, so the package cannot be verified", "digest"),
        }
    }
}

/// Collects what was wrong with the fields of one item.
#[derive(Debug, Default)]
pub(super) struct Fields {
    problems: Vec<Said>,
}

impl Fields {
    /// Something odd, as a sentence without its full stop.
    pub(super) fn tell(&mut self, sentence: impl Into<String>, phrase: Phrase) {
        self.problems.push(Said::new(sentence, phrase));
    }

    /// A field is not what it should be.
    pub(super) fn wrong(&mut self, field: &str, wanted: Wanted) {
        let (words, word) = wanted.words();
        let phrase = Phrase::new("item.field").with("field", field).with("wanted", word);
        self.tell(format!("“{field}” is not {words}"), phrase);
    }

    /// The first thing that was odd.
    pub(super) fn first(&self) -> Option<&Said> {
        self.problems.first()
    }

    /// All that was odd, as whole sentences.
    pub(super) fn told(self) -> Vec<Said> {
        let whole = |said: Said| Said { sentence: format!("{}.", said.sentence), ..said };
        self.problems.into_iter().map(whole).collect()
    }

    /// A text; wrong types are told.
    pub(super) fn text(&mut self, name: &str, raw: Option<&RawValue>) -> Option<String> {
        self.typed(name, raw, Wanted::Text)
    }

    /// A text on one line, cut to a length.
    pub(super) fn line(&mut self, name: &str, raw: Option<&RawValue>, most: usize) -> Option<String> {
        self.text(name, raw).map(|text| tidy(&text, most))
    }

    /// A number that is not negative.
    pub(super) fn count(&mut self, name: &str, raw: Option<&RawValue>) -> Option<u64> {
        self.typed(name, raw, Wanted::Number)
    }

    /// True or false.
    pub(super) fn flag(&mut self, name: &str, raw: Option<&RawValue>) -> Option<bool> {
        self.typed(name, raw, Wanted::Flag)
    }

    /// A list of texts; members of other types are left out and told.
    pub(super) fn texts(&mut self, name: &str, raw: Option<&RawValue>) -> Vec<String> {
        let members: Option<Vec<&RawValue>> = self.typed(name, raw, Wanted::Texts);
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
        wanted: Wanted,
    ) -> Option<T> {
        let raw = raw?;
        match serde_json::from_str(raw.get()) {
            Ok(value) => Some(value),
            Err(_) => {
                self.wrong(name, wanted);
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

/// An id that cannot be one, under the name its index has for it.
pub(super) fn bad_id(what: &str, error: &IdError) -> Said {
    let phrase = Phrase::new("item.bad_id").with("why", why(error));
    Said::new(format!("Its {what} cannot be used: {error}."), phrase)
}

/// A version that cannot be one.
pub(super) fn bad_version(error: &IdError) -> Said {
    let phrase = Phrase::new("item.bad_version").with("why", why(error));
    Said::new(format!("Its version cannot be used: {error}."), phrase)
}

/// Why a name was refused, in a word.
fn why(error: &IdError) -> &'static str {
    match error {
        IdError::Empty { .. } => "empty",
        IdError::TooLong { .. } => "long",
        IdError::Character { .. } => "character",
        IdError::NotAFolderName { .. } => "folder",
    }
}

/// An item that is not JSON of the right form.
pub(super) fn unreadable(reason: &str) -> Said {
    let reason = tidy(reason.split(" at line").next().unwrap_or_default(), NAME_CHARACTERS);
    let sentence = format!("The item cannot be read: {reason}.");
    Said::new(sentence, Phrase::new("item.unreadable").with("reason", reason))
}

/// An id that was listed before.
pub(super) fn twice() -> Said {
    Said::new("The id is listed more than once; the first is shown.", Phrase::new("item.twice"))
}

/// A sentence about nothing in particular.
pub(super) fn plainly(sentence: &str, code: &str) -> Said {
    Said::new(sentence, Phrase::new(code))
}
