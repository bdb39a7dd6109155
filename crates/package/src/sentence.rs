//! Sentences that are said again in other languages: the English words, and beside them the same as phrases, codes with
//! the names and numbers they are about. Whoever has a text for every phrase of a sentence shows those, else the words.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Serialize};

use crate::{Argument, Finding};

/// One sentence as a code and what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrase {
    /// Stable, dotted: `verdict.packed`.
    pub code: String,
    /// The names, numbers and times in the sentence.
    #[serde(default)]
    pub arguments: BTreeMap<String, Argument>,
}

impl Phrase {
    /// A phrase about nothing in particular.
    pub fn new(code: impl Into<String>) -> Self {
        Self { code: code.into(), arguments: BTreeMap::new() }
    }
}

/// A sentence in English, and the same as phrases. One without phrases is somebody's own words, the same in every
/// language. A plain string is read as one of those: so are sentences that were kept before there were phrases.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Kept")]
pub struct Sentence {
    /// In English, or in the words of whoever wrote it.
    pub text: String,
    /// The same as phrases; none of somebody's own words.
    pub phrases: Vec<Phrase>,
}

/// A sentence as it may have been kept.
#[derive(Deserialize)]
#[serde(untagged)]
enum Kept {
    Plain(String),
    Said { text: String, phrases: Vec<Phrase> },
}

impl From<Kept> for Sentence {
    fn from(kept: Kept) -> Self {
        match kept {
            Kept::Plain(text) => text.into(),
            Kept::Said { text, phrases } => Self { text, phrases },
        }
    }
}

impl Sentence {
    /// A sentence with a code.
    pub fn new(code: &str, text: impl Into<String>) -> Self {
        Self { text: text.into(), phrases: vec![Phrase::new(code)] }
    }

    /// The same with a name in it.
    #[must_use]
    pub fn with(self, argument: &str, name: impl ToString) -> Self {
        self.about(argument, Argument::Text(name.to_string()))
    }

    /// The same with a number in it.
    #[must_use]
    pub fn with_number(self, argument: &str, number: impl TryInto<i64>) -> Self {
        self.about(argument, Argument::Number(number.try_into().unwrap_or(i64::MAX)))
    }

    fn about(mut self, argument: &str, found: Argument) -> Self {
        if let Some(phrase) = self.phrases.last_mut() {
            phrase.arguments.insert(argument.to_owned(), found);
        }
        self
    }

    /// The same with another phrase behind it, which its English words say already.
    #[must_use]
    pub fn and(mut self, phrase: Phrase) -> Self {
        self.phrases.push(phrase);
        self
    }

    /// Several as one. Where one of them is somebody's own words, all of it is: nothing is said in part.
    pub fn joined(sentences: &[Self], between: &str) -> Self {
        let texts: Vec<&str> = sentences.iter().map(|one| one.text.as_str()).collect();
        let whole = sentences.iter().all(|one| !one.phrases.is_empty());
        let phrases = sentences.iter().filter(|_| whole).flat_map(|one| one.phrases.clone());
        Self { text: texts.join(between), phrases: phrases.collect() }
    }
}

impl From<&Finding> for Sentence {
    fn from(finding: &Finding) -> Self {
        let phrase = Phrase { code: finding.code.clone(), arguments: finding.arguments.clone() };
        Self { text: finding.sentence.clone(), phrases: vec![phrase] }
    }
}

impl From<String> for Sentence {
    fn from(text: String) -> Self {
        Self { text, phrases: Vec::new() }
    }
}

impl From<&str> for Sentence {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<&Self> for Sentence {
    fn from(sentence: &Self) -> Self {
        sentence.clone()
    }
}

impl Deref for Sentence {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl PartialEq<&str> for Sentence {
    fn eq(&self, other: &&str) -> bool {
        self.text == *other
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::{Phrase, Sentence};

    #[test]
    fn what_was_kept_before_there_were_phrases_is_read() {
        let kept =
            r#"["It waits.",{"text":"2 wait.","phrases":[{"code":"queue.waits","arguments":{"count":2}}]}]"#;
        let read: Vec<Sentence> = serde_json::from_str(kept).unwrap();
        assert_eq!(
            read,
            ["It waits.".into(), Sentence::new("queue.waits", "2 wait.").with_number("count", 2)]
        );
        assert_eq!(
            serde_json::from_str::<Vec<Sentence>>(&serde_json::to_string(&read).unwrap()).unwrap(),
            read
        );
    }

    #[test]
    fn several_are_said_whole_or_not_at_all() {
        let (one, two) = (Sentence::new("a.one", "One."), Sentence::new("a.two", "Two.").with("name", "x"));
        let both = Sentence::joined(&[one.clone(), two.clone()], "\n");
        assert_eq!(both, "One.\nTwo.");
        assert_eq!(both.phrases, [one.phrases.clone(), two.phrases].concat());
        let mixed = Sentence::joined(&[one.clone(), "In my own words.".into()], " ");
        assert_eq!(mixed, Sentence::from("One. In my own words."));
        assert_eq!(one.and(Phrase::new("a.more")).phrases.len(), 2);
    }
}
