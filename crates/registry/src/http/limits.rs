//! How often somebody may ask, by kind of request. An account has its own buckets; whoever is nobody shares those of
//! the address.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

use crate::RegistryError;
use crate::error::Refusal;
use crate::http::access::Limit;
use crate::network::network_of;

/// Whose bucket it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// An account's.
    Account(i64),
    /// An address's; of IPv6 the /64.
    Address(IpAddr),
}

impl Who {
    /// The account, when one asks and the bucket is not about becoming one; otherwise the address.
    pub fn asks(account: Option<i64>, address: IpAddr, limit: Limit) -> Self {
        match account {
            Some(account) if !matches!(limit, Limit::Guess | Limit::SignUp) => Self::Account(account),
            _ => Self::Address(network_of(address)),
        }
    }
}

type Buckets = RateLimiter<Who, HashMapStateStore<Who>, DefaultClock>;

/// All buckets of one server.
pub struct Limits {
    read: Buckets,
    search: Buckets,
    write: Buckets,
    guess: Buckets,
    sign_up: Buckets,
    upload: Buckets,
    clock: DefaultClock,
    asked: AtomicU32,
}

/// One token every `every`, at most `burst` saved up.
fn buckets(every: Duration, burst: u32) -> Buckets {
    let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
    let quota = Quota::with_period(every).unwrap_or(Quota::per_second(NonZeroU32::MIN)).allow_burst(burst);
    RateLimiter::hashmap(quota)
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            // A page of the web gallery asks for about ten things at once; 20 a second is a person in a hurry.
            read: buckets(Duration::from_millis(50), 300),
            // A letter typed is a search.
            search: buckets(Duration::from_millis(100), 60),
            // Nobody writes faster than two things a second for long.
            write: buckets(Duration::from_millis(500), 60),
            // Passwords and codes: accounts have their own, stricter limits behind it.
            guess: buckets(Duration::from_secs(3), 20),
            // A class that signs up together is one address.
            sign_up: buckets(Duration::from_secs(60), 30),
            // Pieces of 256 kB of a 50 MB package, without a pause.
            upload: buckets(Duration::from_millis(20), 400),
            clock: DefaultClock::default(),
            asked: AtomicU32::new(0),
        }
    }
}

impl Limits {
    /// Takes one from the bucket.
    ///
    /// # Errors
    /// [`Refusal::TooMany`] with the seconds until there is one again.
    pub fn take(&self, limit: Limit, who: Who) -> Result<(), RegistryError> {
        let Some(buckets) = self.of(limit) else { return Ok(()) };
        self.forget_now_and_then(buckets);
        let Err(refused) = buckets.check_key(&who) else { return Ok(()) };
        let wait = refused.wait_time_from(self.clock.now());
        let seconds = wait.as_secs() + 1;
        Err(RegistryError::refused(
            Refusal::TooMany(seconds),
            "limit.too_many",
            format!(
                "That was too often in a short time. Try again in {seconds} second{}.",
                if seconds == 1 { "" } else { "s" }
            ),
        ))
    }

    fn of(&self, limit: Limit) -> Option<&Buckets> {
        match limit {
            Limit::Read => Some(&self.read),
            Limit::Search => Some(&self.search),
            Limit::Write => Some(&self.write),
            Limit::Guess => Some(&self.guess),
            Limit::SignUp => Some(&self.sign_up),
            Limit::Upload => Some(&self.upload),
            Limit::Free => None,
        }
    }

    /// Buckets that are full again need not be kept.
    fn forget_now_and_then(&self, buckets: &Buckets) {
        const OFTEN: u32 = 4096;
        if self.asked.fetch_add(1, Ordering::Relaxed) % OFTEN == OFTEN - 1 {
            buckets.retain_recent();
            buckets.shrink_to_fit();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_bucket_each() {
        let limits = Limits::default();
        let home = Who::Address("203.0.113.9".parse().unwrap());
        for _ in 0..20 {
            limits.take(Limit::Guess, home).unwrap();
        }
        let refused = limits.take(Limit::Guess, home).unwrap_err();
        assert!(matches!(refused.answer().0, Refusal::TooMany(1..=4)), "{refused:?}");
        limits.take(Limit::Guess, Who::Address("203.0.113.10".parse().unwrap())).unwrap();
        limits.take(Limit::Read, home).unwrap();
        for _ in 0..10_000 {
            limits.take(Limit::Free, home).unwrap();
        }
    }

    #[test]
    fn guessing_counts_by_address_also_for_accounts() {
        let address = "2001:db8::1".parse().unwrap();
        assert_eq!(Who::asks(Some(7), address, Limit::Write), Who::Account(7));
        let guess = Who::asks(Some(7), address, Limit::Guess);
        assert_eq!(guess, Who::asks(None, "2001:db8::2".parse().unwrap(), Limit::Guess));
    }
}
