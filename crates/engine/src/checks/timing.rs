//! The hours of looking, as plain arithmetic on milliseconds.

use std::time::Duration;

use vitrine_base::{Sha256, Timestamp};

pub(super) const MINUTE: i64 = 60_000;
pub(super) const HOUR: i64 = 60 * MINUTE;
pub(super) const DAY: i64 = 24 * HOUR;

/// From six in the morning of the person's day, each home has its own moment of the six hours that follow, so that a
/// gallery does not meet all its visitors at once (as Bazaar does, facts/gallery-ux.md §3).
const MORNING: i64 = 6 * HOUR;
const SPREAD: u64 = 6 * HOUR as u64;

/// However many galleries fail or clocks jump, no two looks within an hour.
pub(super) const BETWEEN_LOOKS: i64 = HOUR;

/// Longer than a day between two mornings, also where summer time ends nearly that; then it is time whatever the
/// clock says.
pub(super) const AT_LATEST: Duration = Duration::from_secs(24 * 3600 + 1800);

/// A gallery that fails is asked again after one, two, four and eight hours; from then on with all others, once a day.
const RETRIES: u32 = 4;

/// No retry is further away than this, or the clock was set back.
pub(super) const LONGEST_RETRY: i64 = 12 * HOUR;

/// The moment of the day, after `after`, at which this home looks.
pub(super) fn slot_after(after: Timestamp, utc_offset: i64, seed: u64) -> Timestamp {
    let moment = MORNING + (seed % SPREAD) as i64;
    let local = after.saturating_add(utc_offset);
    let today = local.saturating_sub(local.rem_euclid(DAY)).saturating_add(moment);
    let slot = if today > local { today } else { today.saturating_add(DAY) };
    slot.saturating_sub(utc_offset)
}

/// How long after a start this home begins to look: the first pages come first, and a morning on which everybody
/// starts the program is no storm.
pub(super) fn after_start(seed: u64) -> Duration {
    Duration::from_secs(120 + seed % 300)
}

/// How long to leave a gallery alone that failed so many times running; none when it has its turn with the others.
/// A quarter is by lot, so that visitors do not come back all at once.
pub(super) fn retry_after(failures: u32, seed: u64, gallery: &str) -> Option<i64> {
    if failures == 0 || failures > RETRIES {
        return None;
    }
    let wait = HOUR << (failures - 1);
    let lot = Sha256::of(format!("{seed} {gallery} {failures}").as_bytes());
    let lot = i64::from(lot.as_bytes()[0]);
    Some(wait + wait / 4 * lot / 255)
}

/// A duration in milliseconds, as clocks count.
pub(super) fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

/// How far this computer's zone is ahead of UTC at a time, in milliseconds.
pub(super) fn system_offset(at: Timestamp) -> i64 {
    // Beyond the years a calendar knows there is no zone either.
    let Ok(at) = jiff::Timestamp::from_millisecond(at) else { return 0 };
    i64::from(jiff::tz::TimeZone::system().to_offset(at).seconds()) * 1000
}

/// Time that passed since the computer was started, its sleep included where the system counts that.
#[cfg(target_os = "linux")]
pub(super) fn steady() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    Duration::new(u64::try_from(time.tv_sec).unwrap_or(0), u32::try_from(time.tv_nsec).unwrap_or(0))
}

/// Time that passed since the first call.
#[cfg(not(target_os = "linux"))]
pub(super) fn steady() -> Duration {
    static BEGAN: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    BEGAN.get_or_init(std::time::Instant::now).elapsed()
}
