//! Sentences of the program said twice: in English for terminals, and as codes with their names and numbers for the
//! window, which writes them in the person's language.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a sentence is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
#[serde(untagged)]
pub enum Argument {
    /// A count, bytes, or a time in milliseconds; its form depends on the language.
    Number(i64),
    /// A name, shown as it is.
    Text(String),
}

/// The names and numbers in a sentence, by the word its texts know each by.
pub type Arguments = BTreeMap<String, Argument>;

/// What has names and numbers in its sentence.
pub trait WithArguments: Sized {
    /// Those it has.
    fn arguments_mut(&mut self) -> &mut Arguments;

    /// The same with a name in its sentence.
    #[must_use]
    fn with(mut self, argument: &str, name: impl ToString) -> Self {
        self.arguments_mut().insert(argument.to_owned(), Argument::Text(name.to_string()));
        self
    }

    /// The same with a number in its sentence; one that is too large is the largest there is.
    #[must_use]
    fn with_number(mut self, argument: &str, number: impl TryInto<i64>) -> Self {
        let number = number.try_into().unwrap_or(i64::MAX);
        self.arguments_mut().insert(argument.to_owned(), Argument::Number(number));
        self
    }
}

/// One sentence as a code and what it is about. It goes beside the English sentence, which terminals show; the
/// window has a text for every code (`ui/locales/*/said.ftl`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Phrase {
    /// Stable, lower case, dotted: `vouched.listed`.
    pub code: String,
    /// The names, numbers and times in the sentence.
    pub arguments: Arguments,
}

impl Phrase {
    /// A sentence about nothing in particular.
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned(), arguments: Arguments::new() }
    }
}

impl WithArguments for Phrase {
    fn arguments_mut(&mut self) -> &mut Arguments {
        &mut self.arguments
    }
}

/// The same words twice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Kept")]
pub struct Said {
    /// In English.
    pub sentence: String,
    /// For the window; none where only the English words are known.
    pub phrases: Vec<Phrase>,
}

/// As it is kept on disk; earlier versions kept the English sentence alone.
#[derive(Deserialize)]
#[serde(untagged)]
enum Kept {
    Sentence(String),
    Said { sentence: String, phrases: Vec<Phrase> },
}

impl From<Kept> for Said {
    fn from(kept: Kept) -> Self {
        match kept {
            Kept::Sentence(sentence) => Self { sentence, phrases: Vec::new() },
            Kept::Said { sentence, phrases } => Self { sentence, phrases },
        }
    }
}

impl Said {
    /// One sentence.
    pub fn new(sentence: impl Into<String>, phrase: Phrase) -> Self {
        Self { sentence: sentence.into(), phrases: vec![phrase] }
    }

    /// Another sentence behind it.
    #[must_use]
    pub fn and(mut self, sentence: &str, phrase: Phrase) -> Self {
        self.sentence.push(' ');
        self.sentence.push_str(sentence);
        self.phrases.push(phrase);
        self
    }

    /// Another sentence behind it, which has words for the window already.
    #[must_use]
    pub fn then(mut self, next: Self) -> Self {
        self.sentence.push(' ');
        self.sentence.push_str(&next.sentence);
        self.phrases.extend(next.phrases);
        self
    }
}
