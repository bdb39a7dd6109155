//! Sentences as the API says them: the English words, and beside them the phrases for other languages.

use vitrine_base::{Phrase, Said};

/// A sentence, and its phrases.
pub(in crate::http::v1) fn apart(said: Said) -> (String, Vec<Phrase>) {
    (said.sentence, said.phrases)
}

/// Sentences, and the phrases of each in the same order.
pub(in crate::http::v1) fn list(all: Vec<Said>) -> (Vec<String>, Vec<Vec<Phrase>>) {
    all.into_iter().map(apart).unzip()
}
