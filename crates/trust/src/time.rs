//! Times as the metadata writes them (RFC 3339, whole seconds, UTC), and as people read them.

use vitrine_base::Timestamp;

use crate::TrustError;

/// Our milliseconds as the library's instant; out-of-range times become its ends.
pub(crate) fn instant(at: Timestamp) -> jiff::Timestamp {
    jiff::Timestamp::from_millisecond(at).unwrap_or(if at < 0 {
        jiff::Timestamp::MIN
    } else {
        jiff::Timestamp::MAX
    })
}

/// The library's instant as our milliseconds.
pub(crate) fn milliseconds(at: jiff::Timestamp) -> Timestamp {
    at.as_millisecond()
}

/// `2026-11-21T14:00:00Z`, rounded down to the second.
pub(crate) fn written(at: Timestamp) -> String {
    jiff::Timestamp::from_second(at.div_euclid(1000)).unwrap_or(jiff::Timestamp::MAX).to_string()
}

/// Reads what [`written`] writes.
pub(crate) fn read(text: &str) -> Option<Timestamp> {
    text.parse::<jiff::Timestamp>().ok().map(milliseconds)
}

/// `2026-11-21 14:00 UTC`, for sentences.
pub(crate) fn day(at: Timestamp) -> String {
    instant(at).strftime("%Y-%m-%d %H:%M UTC").to_string()
}

/// Milliseconds of so many days.
pub(crate) fn days(count: u32) -> Timestamp {
    i64::from(count) * 24 * 3_600_000
}

/// Milliseconds of so many hours.
pub(crate) fn hours(count: u32) -> Timestamp {
    i64::from(count) * 3_600_000
}

/// `now` moved on by `by`; an end that no calendar has is refused.
pub(crate) fn later(now: Timestamp, by: Timestamp) -> Result<Timestamp, TrustError> {
    now.checked_add(by)
        .filter(|at| *at < milliseconds(jiff::Timestamp::MAX))
        .ok_or_else(|| TrustError::Refused("The end of the period lies beyond the calendar.".to_owned()))
}
