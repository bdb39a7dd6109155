//! The most all transfers together may take: a bucket that fills at the rate the person chose.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How much may come at once after a silence.
const BURST: Duration = Duration::from_millis(100);

/// A limit on bytes a second; without one it costs one look at a number.
#[derive(Debug, Default)]
pub(crate) struct Bandwidth {
    /// Bytes a second; 0 for as fast as it goes.
    rate: AtomicU64,
    /// When the bytes promised so far are paid for.
    paid: Mutex<Option<Instant>>,
    /// The limit is another now.
    changed: tokio::sync::Notify,
}

impl Bandwidth {
    pub(crate) fn limit(&self, bytes_per_second: Option<u64>) {
        // A limit of nothing would never end; the smallest is a byte a second.
        self.rate.store(bytes_per_second.map_or(0, |rate| rate.max(1)), Ordering::Relaxed);
        *self.paid() = None;
        self.changed.notify_waiters();
    }

    fn paid(&self) -> MutexGuard<'_, Option<Instant>> {
        self.paid.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn is_limited(&self) -> bool {
        self.rate.load(Ordering::Relaxed) != 0
    }

    /// Waits until so many bytes are within the limit, or until that is another. Answers how long it waited: this
    /// time is ours, and no server is slow for it.
    pub(crate) async fn take(&self, bytes: u64) -> Duration {
        let rate = self.rate.load(Ordering::Relaxed);
        if rate == 0 {
            return Duration::ZERO;
        }
        let changed = self.changed.notified();
        let now = Instant::now();
        let pause = {
            let mut paid = self.paid();
            let due = due(*paid, now, bytes, rate);
            *paid = Some(due);
            due.saturating_duration_since(now)
        };
        if pause.is_zero() {
            return pause;
        }
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = changed => {}
        }
        now.elapsed()
    }
}

/// When bytes are paid for: after those before them, which count for at most one burst when it was silent.
fn due(paid: Option<Instant>, now: Instant, bytes: u64, rate: u64) -> Instant {
    let earliest = now.checked_sub(BURST).unwrap_or(now);
    let cost = Duration::from_secs_f64((bytes as f64 / rate as f64).min(3600.0));
    paid.map_or(earliest, |paid| paid.max(earliest)) + cost
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_is_kept_however_it_is_asked() {
        let start = Instant::now() + Duration::from_secs(10);
        let mut paid = None;
        for _ in 0..1000 {
            paid = Some(due(paid, start, 1_000, 100_000));
        }
        let took = paid.unwrap() - start;
        assert!(took >= Duration::from_millis(9_890) && took <= Duration::from_secs(10), "{took:?}");
        // A silence is not saved up beyond a burst.
        let later = start + Duration::from_secs(60);
        assert_eq!(due(paid, later, 10_000, 100_000), later);
    }
}
