//! Sentences as the API says them: the English words, and beside them the phrases for other languages.

use std::collections::BTreeMap;

use vitrine_api::types as wire;
use vitrine_package::{Argument, Phrase, Sentence};

/// Names and numbers of a sentence or a finding.
pub(in crate::http::v1) fn arguments(found: BTreeMap<String, Argument>) -> BTreeMap<String, wire::Argument> {
    let argument = |argument| match argument {
        Argument::Number(number) => wire::Argument::Number(number),
        Argument::Text(text) => wire::Argument::Text(text),
    };
    found.into_iter().map(|(name, found)| (name, argument(found))).collect()
}

/// Phrases on the wire.
pub(in crate::http::v1) fn phrases(said: Vec<Phrase>) -> Vec<wire::Phrase> {
    said.into_iter()
        .map(|phrase| wire::Phrase { code: phrase.code, arguments: arguments(phrase.arguments) })
        .collect()
}

/// A sentence, and its phrases.
pub(in crate::http::v1) fn apart(sentence: Sentence) -> (String, Vec<wire::Phrase>) {
    (sentence.text, phrases(sentence.phrases))
}

/// Sentences, and the phrases of each in the same order.
pub(in crate::http::v1) fn list(sentences: Vec<Sentence>) -> (Vec<String>, Vec<Vec<wire::Phrase>>) {
    sentences.into_iter().map(apart).unzip()
}
