//! What a registry answered: read with a limit, and where it is a refusal, in words for people. Whatever stands between
//! us and the registry may answer as well: its pages are nothing to read out.

use std::time::{Duration, SystemTime};

use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::{Response, StatusCode};
use serde_json::Value;

use super::{Remote, RemoteError, unanswered, unreached};

/// Bytes of an answer: pictures are far below, lists come in pages.
pub(crate) const LARGEST: usize = 8 * 1024 * 1024;

/// Letters of a sentence that is shown.
const LONGEST: usize = 500;

/// The bytes of an answer, which have an end.
///
/// # Errors
/// When the connection breaks, or it is larger than is ever read.
pub(crate) async fn bytes(answer: &mut Response) -> Result<Vec<u8>, RemoteError> {
    let mut bytes = Vec::new();
    while let Some(piece) = answer.chunk().await.map_err(|error| unreached(&error))? {
        if bytes.len() + piece.len() > LARGEST {
            return Err(unanswered("The registry answered more than 8 MB, which is not read."));
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

impl Remote {
    /// The answer, when it is one; else the refusal, in the registry's own words where it has any.
    ///
    /// # Errors
    /// [`RemoteError::Redirected`] or [`RemoteError::Refused`].
    pub async fn accepted(&self, mut answer: Response) -> Result<Response, RemoteError> {
        let status = answer.status();
        if status.is_success() {
            return Ok(answer);
        }
        if status.is_redirection() {
            return Err(RemoteError::Redirected);
        }
        let retry_after = retry_after(answer.headers());
        let body = bytes(&mut answer).await.unwrap_or_default();
        let problem: Value = serde_json::from_slice(&body).unwrap_or_default();
        let (plain, in_short) = in_short(status);
        Err(RemoteError::Refused {
            code: code(&problem).unwrap_or(plain).to_owned(),
            sentence: self.without_token(&sentence(&problem).unwrap_or_else(|| in_short.to_owned())),
            status: status.as_u16(),
            retry_after,
        })
    }

    /// A text without our token, should it have come back in it.
    pub(crate) fn without_token(&self, text: &str) -> String {
        if self.token.is_empty() { text.to_owned() } else { text.replace(&self.token, "…") }
    }
}

/// The code of a problem, when it is written as codes are.
fn code(problem: &Value) -> Option<&str> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    problem["code"].as_str().filter(|code| (1..=64).contains(&code.len()) && code.bytes().all(plain))
}

/// What a problem says, its fields included.
fn sentence(problem: &Value) -> Option<String> {
    let mut sentence = words(&problem["detail"]).or_else(|| words(&problem["title"])).unwrap_or_default();
    for field in problem["fields"].as_array().into_iter().flatten() {
        let Some(fault) = words(&field["sentence"]).filter(|fault| !sentence.contains(fault)) else {
            continue;
        };
        let name = words(&field["field"]).unwrap_or_default();
        sentence.push_str(&format!("{}{name}: {fault}", if sentence.is_empty() { "" } else { " " }));
    }
    (!sentence.is_empty()).then_some(sentence)
}

/// A text for people; none when it is a page or a document instead.
pub(super) fn words(text: &Value) -> Option<String> {
    let text = text.as_str()?.trim();
    if text.is_empty() || text.starts_with(['<', '{', '[']) {
        return None;
    }
    Some(text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST).collect())
}

/// What a status means that came without words: its code and its sentence, the same as the window's.
pub(super) fn in_short(status: StatusCode) -> (&'static str, &'static str) {
    match status.as_u16() {
        401 => ("refused.sign_in", "The registry wants to know who you are."),
        403 => ("refused.forbidden", "The registry does not allow this."),
        404 => ("registry.not_found", "The registry does not have this."),
        409 => ("refused.conflict", "At the registry something is in the way of this."),
        413 => ("refused.too_large", "This is larger than the registry takes."),
        422 => ("refused.invalid", "The registry does not take this as it is."),
        429 => ("refused.too_often", "The registry was asked too often in a short time."),
        500.. => ("refused.failing", "The registry has a problem of its own."),
        _ => ("refused.other", "The registry refused, and did not say why."),
    }
}

/// How long a registry wants to be left alone: in seconds, or until a time of day.
pub fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?;
    vitrine_transfer::retry_after(text, SystemTime::now()).map(Duration::from_secs)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_problem_becomes_one_sentence_for_people() {
        let fields = json!([{ "field": "licence", "sentence": "Say the licence." }]);
        let problem = json!({ "code": "fields.wrong", "detail": "Not like this.", "fields": fields });
        assert_eq!(sentence(&problem).as_deref(), Some("Not like this. licence: Say the licence."));
        assert_eq!(code(&problem), Some("fields.wrong"));
        for odd in [json!("<h1>Bad gateway</h1>"), json!("{\"a\":1}"), json!(""), json!(7), json!(null)] {
            assert_eq!(sentence(&json!({ "detail": odd })), None);
        }
        assert_eq!(sentence(&json!({ "detail": "a\u{7}b" })).as_deref(), Some("a b"));
        assert_eq!(code(&json!({ "code": "<script>" })), None);
    }
}
