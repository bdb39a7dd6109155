//! Sentences the window writes in the person's language.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One sentence as a code and what it is about. It goes beside the English sentence, which terminals show; the
/// window has a text for every code (`ui/locales/*/said.ftl`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Phrase {
    /// Stable, lower case, dotted: `vouched.listed`.
    pub code: String,
    /// The names, numbers and times in the sentence.
    pub arguments: BTreeMap<String, Argument>,
}

/// What a sentence is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(untagged)]
pub enum Argument {
    /// A count, bytes, or a time in milliseconds; its form depends on the language.
    Number(i64),
    /// A name, shown as it is.
    Text(String),
}

impl Phrase {
    /// A sentence about nothing in particular.
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned(), arguments: BTreeMap::new() }
    }

    /// The same with a name in it.
    #[must_use]
    pub fn with(mut self, name: &str, text: impl ToString) -> Self {
        self.arguments.insert(name.to_owned(), Argument::Text(text.to_string()));
        self
    }

    /// The same with a number in it.
    #[must_use]
    pub fn with_number(mut self, name: &str, number: i64) -> Self {
        self.arguments.insert(name.to_owned(), Argument::Number(number));
        self
    }
}
