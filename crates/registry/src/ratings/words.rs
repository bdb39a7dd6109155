//! What a rating may say: a title of 3 to 70 letters, a body of at most 3,000, either or both or none. It is kept as
//! written and escaped where it is shown.

use crate::RegistryError;

const TITLE: std::ops::RangeInclusive<usize> = 3..=70;
const BODY: usize = 3_000;
const ANSWER: std::ops::RangeInclusive<usize> = 2..=3_000;
const LANGUAGE: usize = 35;

/// Line breaks of one sort, and nothing around it.
fn tidied(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
}

fn has_controls(text: &str, breaks: bool) -> bool {
    text.chars().any(|letter| letter.is_control() && !(breaks && matches!(letter, '\n' | '\t')))
}

/// A title, empty or long enough.
///
/// # Errors
/// A refusal that names the field.
pub(super) fn title(text: &str) -> Result<String, RegistryError> {
    let text = tidied(text);
    let refused = |sentence: &str| Err(RegistryError::field("rating.title", "title", sentence));
    if has_controls(&text, false) {
        return refused("The title is one line of ordinary letters.");
    }
    if !text.is_empty() && !TITLE.contains(&text.chars().count()) {
        return refused("The title has 3 to 70 letters, or none at all.");
    }
    Ok(text)
}

/// A body, possibly empty.
///
/// # Errors
/// A refusal that names the field.
pub(super) fn body(text: &str) -> Result<String, RegistryError> {
    let text = tidied(text);
    let refused = |sentence: &str| Err(RegistryError::field("rating.body", "body", sentence));
    if has_controls(&text, true) {
        return refused("The text has letters in it that cannot be shown.");
    }
    if text.chars().count() > BODY {
        return refused("The text has at most 3,000 letters.");
    }
    Ok(text)
}

/// The maker's answer.
///
/// # Errors
/// A refusal that names the field.
pub(super) fn answer(text: &str) -> Result<String, RegistryError> {
    let text = tidied(text);
    if has_controls(&text, true) || !ANSWER.contains(&text.chars().count()) {
        return Err(RegistryError::field(
            "rating.answer",
            "body",
            "An answer has 2 to 3,000 letters, all of which can be shown.",
        ));
    }
    Ok(text)
}

/// A language tag, possibly empty.
///
/// # Errors
/// A refusal that names the field.
pub(super) fn language(text: &str) -> Result<String, RegistryError> {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    if text.len() > LANGUAGE || !text.chars().all(plain) {
        return Err(RegistryError::field(
            "rating.language",
            "language",
            "The language is a tag such as “en” or “pt-BR”.",
        ));
    }
    Ok(text.to_owned())
}
