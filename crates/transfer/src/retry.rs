//! Whether and when the same address is asked again. One function decides, for everything that is fetched.

use std::time::{Duration, SystemTime};

use crate::{ClientOptions, TransferError};

/// What follows a failed attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decision {
    /// The error is the answer.
    GiveUp,
    /// Wait, then ask again.
    Again(Duration),
}

/// Decides after a failure. `attempt` counts from 1. `elsewhere` says that another mirror is left: then a
/// server that asks for time is left alone. `dice` answers a number below its argument (full jitter: all clients of a
/// server that fell over must not come back at the same moment).
pub(crate) fn decide(
    error: &TransferError,
    attempt: u32,
    elsewhere: bool,
    options: &ClientOptions,
    dice: impl FnOnce(u64) -> u64,
) -> Decision {
    if !error.is_transient() || attempt >= options.attempts {
        return Decision::GiveUp;
    }
    match error {
        // A server that drips now has been given its time already.
        TransferError::TooSlow { .. } => Decision::GiveUp,
        TransferError::RateLimited { seconds, .. } => {
            let asked = Duration::from_secs(*seconds);
            if elsewhere || asked > options.max_retry_after {
                Decision::GiveUp
            } else {
                Decision::Again(asked)
            }
        }
        _ => {
            let doubled = options.backoff_base.saturating_mul(2_u32.saturating_pow(attempt - 1));
            let longest = doubled.min(options.backoff_cap).as_millis() as u64;
            Decision::Again(Duration::from_millis(dice(longest + 1)))
        }
    }
}

/// The seconds a `Retry-After` header asks for: a number, or a date (RFC 9110 §10.2.3).
#[must_use]
pub fn retry_after(value: &str, now: SystemTime) -> Option<u64> {
    let value = value.trim();
    if let Ok(seconds) = value.parse() {
        return Some(seconds);
    }
    let until = httpdate::parse_http_date(value).ok()?;
    Some(until.duration_since(now).unwrap_or_default().as_secs_f64().ceil() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn limited(seconds: u64) -> TransferError {
        TransferError::RateLimited { url: String::new(), seconds }
    }

    #[test]
    fn waits_as_asked_but_not_forever() {
        let options = ClientOptions::default();
        let decide = |error: &TransferError, attempt, elsewhere| {
            decide(error, attempt, elsewhere, &options, |n| n - 1)
        };
        assert_eq!(decide(&limited(7), 1, false), Decision::Again(Duration::from_secs(7)));
        assert_eq!(decide(&limited(7), 1, true), Decision::GiveUp);
        assert_eq!(decide(&limited(301), 1, false), Decision::GiveUp);
        assert_eq!(decide(&limited(7), 3, false), Decision::GiveUp);
        let broken = TransferError::Status { url: String::new(), code: 502 };
        assert_eq!(decide(&broken, 1, true), Decision::Again(Duration::from_millis(200)));
        assert_eq!(decide(&broken, 2, true), Decision::Again(Duration::from_millis(400)));
        assert_eq!(
            decide(&TransferError::Status { url: String::new(), code: 403 }, 1, false),
            Decision::GiveUp
        );
        assert_eq!(decide(&TransferError::Cancelled, 1, false), Decision::GiveUp);
    }

    #[test]
    fn reads_both_forms() {
        let now = httpdate::parse_http_date("Fri, 31 Dec 1999 23:59:00 GMT").unwrap();
        assert_eq!(retry_after("120", now), Some(120));
        assert_eq!(retry_after("Fri, 31 Dec 1999 23:59:59 GMT", now), Some(59));
        assert_eq!(retry_after("Fri, 31 Dec 1999 23:00:00 GMT", now), Some(0));
        assert_eq!(retry_after("soon", now), None);
        assert_eq!(retry_after("-1", now), None);
    }

    proptest! {
        #[test]
        fn pauses_are_within_bounds(attempt in 1_u32..200, seed: u64) {
            let options = ClientOptions { attempts: 1000, ..ClientOptions::default() };
            let broken = TransferError::Status { url: String::new(), code: 500 };
            let Decision::Again(pause) = decide(&broken, attempt, false, &options, |n| seed % n) else {
                return Err(TestCaseError::fail("gave up"));
            };
            prop_assert!(pause <= options.backoff_cap);
        }

        #[test]
        fn no_header_makes_it_panic(value in ".*") {
            let _ = retry_after(&value, SystemTime::UNIX_EPOCH);
        }
    }
}
