//! The most all transfers together may take: a bucket that fills at the rate the person chose.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
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
}

impl Bandwidth {
    pub(crate) fn limit(&self, bytes_per_second: Option<u64>) {
        // A limit of nothing would never end; the smallest is a byte a second.
        self.rate.store(bytes_per_second.map_or(0, |rate| rate.max(1)), Ordering::Relaxed);
    }

    /// Waits until so many bytes are within the limit.
    pub(crate) async fn take(&self, bytes: u64) {
        let rate = self.rate.load(Ordering::Relaxed);
        if rate == 0 {
            return;
        }
        let now = Instant::now();
        let pause = {
            let mut paid = self.paid.lock().unwrap_or_else(PoisonError::into_inner);
            let due = due(*paid, now, bytes, rate);
            *paid = Some(due);
            due.saturating_duration_since(now)
        };
        tokio::time::sleep(pause).await;
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
