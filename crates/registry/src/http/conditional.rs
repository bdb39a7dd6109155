//! Conditions and ranges of requests (RFC 9110 §13, §14), for whatever has a strong ETag.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use jiff::fmt::rfc2822::{DateTimeParser, DateTimePrinter};
use vitrine_base::{Sha256, Timestamp};

/// What is asked for of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// All of it.
    Whole,
    /// From the first to the last byte named, both included.
    Part(u64, u64),
    /// Nothing that is there.
    Nothing,
}

/// A strong ETag of bytes: half their SHA-256, which nobody can make two of.
pub fn etag_of(bytes: &[u8]) -> HeaderValue {
    let hex = Sha256::of(bytes).to_hex();
    HeaderValue::from_str(&format!("\"{}\"", &hex[..32])).unwrap_or_else(|_| HeaderValue::from_static("\"\""))
}

/// A document as JSON with its ETag, or 304 when the client has it already.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn json_unless_known(
    headers: &HeaderMap,
    document: &impl serde::Serialize,
) -> serde_json::Result<Response> {
    let bytes = serde_json::to_vec(document)?;
    let etag = etag_of(&bytes);
    let said = [(header::ETAG, etag.clone())];
    if is_known(headers, &etag, None) {
        return Ok((StatusCode::NOT_MODIFIED, said).into_response());
    }
    let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))];
    Ok((said, kind, bytes).into_response())
}

/// A moment as HTTP writes it.
pub fn http_date(moment: Timestamp) -> Option<HeaderValue> {
    let moment = jiff::Timestamp::from_second(moment.div_euclid(1000)).ok()?;
    let text = DateTimePrinter::new().timestamp_to_rfc9110_string(&moment).ok()?;
    HeaderValue::from_str(&text).ok()
}

fn read_date(text: &str) -> Option<i64> {
    // “GMT” is what HTTP writes for +0000.
    DateTimeParser::new().parse_timestamp(text.trim()).ok().map(jiff::Timestamp::as_second)
}

/// True when the client has it already: 304.
pub fn is_known(headers: &HeaderMap, etag: &HeaderValue, modified: Option<Timestamp>) -> bool {
    if let Some(tags) = headers.get(header::IF_NONE_MATCH) {
        let (Ok(tags), Ok(etag)) = (tags.to_str(), etag.to_str()) else { return false };
        let strong = |tag: &str| tag.trim().trim_start_matches("W/") == etag.trim_start_matches("W/");
        return tags.trim() == "*" || tags.split(',').any(strong);
    }
    let since = headers.get(header::IF_MODIFIED_SINCE).and_then(|value| value.to_str().ok());
    match (since.and_then(read_date), modified) {
        (Some(since), Some(modified)) => modified.div_euclid(1000) <= since,
        _ => false,
    }
}

/// Which part is asked for of `length` bytes. Several ranges at once, and whatever cannot be read, count as none: the
/// whole is a right answer to them.
pub fn wanted(headers: &HeaderMap, length: u64, etag: &HeaderValue, modified: Option<Timestamp>) -> Wanted {
    let Some(range) = headers.get(header::RANGE).and_then(|value| value.to_str().ok()) else {
        return Wanted::Whole;
    };
    if let Some(condition) = headers.get(header::IF_RANGE)
        && !still_the_same(condition, etag, modified)
    {
        return Wanted::Whole;
    }
    let Some((unit, set)) = range.split_once('=') else { return Wanted::Whole };
    if !unit.trim().eq_ignore_ascii_case("bytes") {
        return Wanted::Whole;
    }
    let Some((first, last)) = set.trim().split_once('-') else { return Wanted::Whole };
    part(first.trim(), last.trim(), length)
}

fn part(first: &str, last: &str, length: u64) -> Wanted {
    let number = |text: &str| {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        // More digits than a file can have bytes: behind every end.
        digits.then(|| text.parse::<u64>().unwrap_or(u64::MAX))
    };
    match (first, number(first), last, number(last)) {
        ("", _, _, Some(0)) => Wanted::Nothing,
        ("", _, _, Some(tail)) if length > 0 => Wanted::Part(length.saturating_sub(tail), length - 1),
        ("", _, _, Some(_)) => Wanted::Nothing,
        (_, Some(first), "", _) if first < length => Wanted::Part(first, length - 1),
        (_, Some(_), "", _) => Wanted::Nothing,
        (_, Some(first), _, Some(last)) if first > last => Wanted::Whole,
        (_, Some(first), _, Some(last)) if first < length => Wanted::Part(first, last.min(length - 1)),
        (_, Some(_), _, Some(_)) => Wanted::Nothing,
        _ => Wanted::Whole,
    }
}

/// `If-Range`: the same strong tag, or exactly the same date.
fn still_the_same(condition: &HeaderValue, etag: &HeaderValue, modified: Option<Timestamp>) -> bool {
    if condition.as_bytes().first() == Some(&b'"') {
        return condition == etag;
    }
    let date = condition.to_str().ok().and_then(read_date);
    date.is_some() && date == modified.map(|modified| modified.div_euclid(1000))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MODIFIED: Timestamp = 1_793_491_200_500;

    fn asked(pairs: &[(header::HeaderName, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect()
    }

    #[test]
    fn ranges() {
        let tag = HeaderValue::from_static("\"a\"");
        for (range, expected) in [
            ("bytes=0-0", Wanted::Part(0, 0)),
            ("bytes=0-", Wanted::Part(0, 99)),
            ("bytes=10-19", Wanted::Part(10, 19)),
            ("bytes=90-500", Wanted::Part(90, 99)),
            ("bytes=99-", Wanted::Part(99, 99)),
            ("bytes=-1", Wanted::Part(99, 99)),
            ("bytes=-500", Wanted::Part(0, 99)),
            ("Bytes = 5 - 6", Wanted::Part(5, 6)),
            ("bytes=100-", Wanted::Nothing),
            ("bytes=100-200", Wanted::Nothing),
            ("bytes=99999999999999999999999-", Wanted::Nothing),
            ("bytes=-0", Wanted::Nothing),
            ("bytes=5-4", Wanted::Whole),
            ("bytes=-", Wanted::Whole),
            ("bytes=a-b", Wanted::Whole),
            ("bytes=+1-2", Wanted::Whole),
            ("bytes=0-1,5-6", Wanted::Whole),
            ("bytes", Wanted::Whole),
            ("items=0-1", Wanted::Whole),
        ] {
            let headers = asked(&[(header::RANGE, range)]);
            assert_eq!(wanted(&headers, 100, &tag, None), expected, "{range}");
        }
        assert_eq!(wanted(&asked(&[(header::RANGE, "bytes=-5")]), 0, &tag, None), Wanted::Nothing);
    }

    #[test]
    fn a_part_only_of_the_same() {
        let tag = HeaderValue::from_static("\"a\"");
        let date = http_date(MODIFIED).unwrap();
        assert_eq!(date, "Sun, 01 Nov 2026 00:00:00 GMT");
        for (condition, same) in [
            ("\"a\"", true),
            ("\"b\"", false),
            ("W/\"a\"", false),
            ("Sun, 01 Nov 2026 00:00:00 GMT", true),
            ("Sun, 01 Nov 2026 00:00:01 GMT", false),
            ("yesterday", false),
        ] {
            let headers = asked(&[(header::RANGE, "bytes=1-2"), (header::IF_RANGE, condition)]);
            let expected = if same { Wanted::Part(1, 2) } else { Wanted::Whole };
            assert_eq!(wanted(&headers, 100, &tag, Some(MODIFIED)), expected, "{condition}");
        }
    }

    #[test]
    fn conditions() {
        let tag = HeaderValue::from_static("\"a\"");
        for (name, value, known) in [
            (header::IF_NONE_MATCH, "\"a\"", true),
            (header::IF_NONE_MATCH, "W/\"a\"", true),
            (header::IF_NONE_MATCH, "\"b\", \"a\"", true),
            (header::IF_NONE_MATCH, "*", true),
            (header::IF_NONE_MATCH, "\"b\"", false),
            (header::IF_NONE_MATCH, "a", false),
            (header::IF_MODIFIED_SINCE, "Sun, 01 Nov 2026 00:00:00 GMT", true),
            (header::IF_MODIFIED_SINCE, "Sat, 31 Oct 2026 23:59:59 GMT", false),
            (header::IF_MODIFIED_SINCE, "never", false),
        ] {
            let headers = asked(&[(name, value)]);
            assert_eq!(is_known(&headers, &tag, Some(MODIFIED)), known, "{value}");
        }
        let both = asked(&[
            (header::IF_NONE_MATCH, "\"b\""),
            (header::IF_MODIFIED_SINCE, "Sun, 01 Nov 2026 00:00:00 GMT"),
        ]);
        assert!(!is_known(&both, &tag, Some(MODIFIED)), "the tag is what counts");
    }

    proptest! {
        #[test]
        fn a_part_lies_inside(range in "(bytes=)?[-0-9, a-z]{0,24}", length in 0_u64..1000) {
            let headers = asked(&[(header::RANGE, range.as_str())]);
            if let Wanted::Part(first, last) = wanted(&headers, length, &HeaderValue::from_static("\"a\""), None) {
                prop_assert!(first <= last && last < length);
            }
        }
    }
}
