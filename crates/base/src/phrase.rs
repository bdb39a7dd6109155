//! Sentences of the program said twice: in English for terminals, and as codes with their names and numbers for the
//! window, which writes them in the person's language.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;

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
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Phrase {
    /// Stable, lower case, dotted: `vouched.listed`.
    pub code: String,
    /// The names, numbers and times in the sentence.
    #[serde(default)]
    pub arguments: Arguments,
}

impl Phrase {
    /// A sentence about nothing in particular.
    pub fn new(code: impl Into<String>) -> Self {
        Self { code: code.into(), arguments: Arguments::new() }
    }
}

impl WithArguments for Phrase {
    fn arguments_mut(&mut self) -> &mut Arguments {
        &mut self.arguments
    }
}

/// The same words twice. One without phrases is somebody's own words, the same in every language; a plain string is read
/// as one of those, as it was kept before there were phrases.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Kept")]
pub struct Said {
    /// In English, or in the words of whoever wrote it.
    pub sentence: String,
    /// For the window; none of somebody's own words.
    pub phrases: Vec<Phrase>,
}

/// As it may have been kept.
#[derive(Deserialize)]
#[serde(untagged)]
enum Kept {
    Sentence(String),
    Said { sentence: String, phrases: Vec<Phrase> },
}

impl From<Kept> for Said {
    fn from(kept: Kept) -> Self {
        match kept {
            Kept::Sentence(sentence) => sentence.into(),
            Kept::Said { sentence, phrases } => Self { sentence, phrases },
        }
    }
}

impl Said {
    /// One sentence.
    pub fn new(sentence: impl Into<String>, phrase: Phrase) -> Self {
        Self { sentence: sentence.into(), phrases: vec![phrase] }
    }

    /// A sentence with a code, about nothing in particular so far: names and numbers are put in with
    /// [`Said::with`], into its last phrase.
    pub fn coded(code: &str, sentence: impl Into<String>) -> Self {
        Self::new(sentence, Phrase::new(code))
    }

    /// Another phrase behind it, which its English words say already.
    #[must_use]
    pub fn phrased(mut self, phrase: Phrase) -> Self {
        self.phrases.push(phrase);
        self
    }

    /// Another sentence behind it.
    #[must_use]
    pub fn and(self, sentence: &str, phrase: Phrase) -> Self {
        self.then(Self::new(sentence, phrase))
    }

    /// Another sentence behind it, which has words for the window already.
    #[must_use]
    pub fn then(mut self, next: Self) -> Self {
        self.sentence.push(' ');
        self.sentence.push_str(&next.sentence);
        self.phrases.extend(next.phrases);
        self
    }

    /// Several as one. Where one of them is somebody's own words, all of it is: nothing is said in part.
    pub fn joined(all: &[Self], between: &str) -> Self {
        let sentences: Vec<&str> = all.iter().map(|one| one.sentence.as_str()).collect();
        let whole = all.iter().all(|one| !one.phrases.is_empty());
        let phrases = all.iter().filter(|_| whole).flat_map(|one| one.phrases.clone());
        Self { sentence: sentences.join(between), phrases: phrases.collect() }
    }

    /// The same with a name in its last phrase.
    #[must_use]
    pub fn with(self, argument: &str, name: impl ToString) -> Self {
        self.about(|phrase| phrase.with(argument, name))
    }

    /// The same with a number in its last phrase.
    #[must_use]
    pub fn with_number(self, argument: &str, number: impl TryInto<i64>) -> Self {
        self.about(|phrase| phrase.with_number(argument, number))
    }

    fn about(mut self, put: impl FnOnce(Phrase) -> Phrase) -> Self {
        let last = self.phrases.pop();
        self.phrases.extend(last.map(put));
        self
    }
}

impl From<String> for Said {
    fn from(sentence: String) -> Self {
        Self { sentence, phrases: Vec::new() }
    }
}

impl From<&str> for Said {
    fn from(sentence: &str) -> Self {
        sentence.to_owned().into()
    }
}

impl From<&Self> for Said {
    fn from(said: &Self) -> Self {
        said.clone()
    }
}

impl Deref for Said {
    type Target = str;

    fn deref(&self) -> &str {
        &self.sentence
    }
}

impl PartialEq<&str> for Said {
    fn eq(&self, other: &&str) -> bool {
        self.sentence == *other
    }
}

impl fmt::Display for Said {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.sentence)
    }
}

#[cfg(test)]
mod tests {
    use super::{Phrase, Said, WithArguments as _};

    #[test]
    fn what_was_kept_before_there_were_phrases_is_read() {
        let kept = r#"["It waits.",{"sentence":"2 wait.","phrases":[{"code":"queue.waits","arguments":{"count":2}}]}]"#;
        let read: Vec<Said> = serde_json::from_str(kept).unwrap();
        assert_eq!(read, ["It waits.".into(), Said::coded("queue.waits", "2 wait.").with_number("count", 2)]);
        assert_eq!(serde_json::from_str::<Vec<Said>>(&serde_json::to_string(&read).unwrap()).unwrap(), read);
    }

    #[test]
    fn several_are_said_whole_or_not_at_all() {
        let (one, two) =
            (Said::coded("a.one", "One."), Said::new("Two.", Phrase::new("a.two").with("name", "x")));
        let both = Said::joined(&[one.clone(), two.clone()], "\n");
        assert_eq!(both, "One.\nTwo.");
        assert_eq!(both.phrases, [one.phrases.clone(), two.phrases].concat());
        let mixed = Said::joined(&[one.clone(), "In my own words.".into()], " ");
        assert_eq!(mixed, Said::from("One. In my own words."));
        assert_eq!(one.phrased(Phrase::new("a.more")).phrases.len(), 2);
    }
}
