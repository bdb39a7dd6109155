//! Guessing is made slow, never the owner locked out. Wrong tries are counted in three places, in memory:
//!
//! * one account from one address: five are free, then each doubles the wait, up to a quarter of an hour;
//! * one address, whatever it guesses at: twenty are free, then the same;
//! * one account from anywhere: fifty are free, then the wait doubles up to one minute; addresses from which the owner
//!   has signed in before do not wait for it.
//!
//! A try while one has to wait is refused without looking at it: it neither lets a right guess through nor makes the
//! wait longer. Tries that are being looked at count as wrong until it is known: many at once are no way around. An hour
//! without a wrong try forgets a place; signing in forgets the account's.

use std::collections::{HashMap, HashSet};
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use vitrine_base::Timestamp;

use crate::RegistryError;
use crate::error::Refusal;

const SECOND: i64 = 1000;
/// After this long without a wrong try a place is forgotten.
const FORGET: i64 = 3600 * SECOND;
/// Places and addresses remembered; far more than a small machine's memory notices.
const MOST: usize = 50_000;

/// Free tries and the longest wait of a place.
#[derive(Clone, Copy)]
struct Rule {
    free: u32,
    longest: i64,
}

const PAIR: Rule = Rule { free: 5, longest: 900 * SECOND };
const ADDRESS: Rule = Rule { free: 20, longest: 900 * SECOND };
const ACCOUNT: Rule = Rule { free: 50, longest: 60 * SECOND };

/// Where wrong tries are counted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Place {
    Pair(String, Option<IpAddr>),
    Address(IpAddr),
    Account(String),
}

impl Place {
    fn rule(&self) -> Rule {
        match self {
            Self::Pair(..) => PAIR,
            Self::Address(_) => ADDRESS,
            Self::Account(_) => ACCOUNT,
        }
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Count {
    wrong: u32,
    /// Tries that are being looked at.
    open: u32,
    last: Timestamp,
    until: Timestamp,
}

impl Count {
    /// Until when a try has to wait: while others are looked at that would use up what is free, for a moment.
    fn until(&self, rule: Rule, now: Timestamp) -> Timestamp {
        let wrong = if now - self.last > FORGET { 0 } else { self.wrong };
        if self.open > 0 && wrong.saturating_add(self.open) >= rule.free {
            return self.until.max(now + 1);
        }
        self.until
    }
}

#[derive(Default)]
struct Counts {
    places: HashMap<Place, Count>,
    /// Where owners have signed in from since the server started.
    known: HashSet<(String, IpAddr)>,
}

/// What was guessed wrong, by whom.
#[derive(Default)]
pub struct Guesses(Mutex<Counts>);

/// A try that is being looked at: it counts as a wrong one until this is dropped.
#[must_use = "a try that is not kept is not counted while it is looked at"]
pub struct Try<'a> {
    guesses: &'a Guesses,
    places: Vec<Place>,
}

impl Drop for Try<'_> {
    fn drop(&mut self) {
        let mut counts = self.guesses.counts();
        for place in &self.places {
            let Some(count) = counts.places.get_mut(place) else { continue };
            count.open = count.open.saturating_sub(1);
            if count.open == 0 && count.wrong == 0 {
                counts.places.remove(place);
            }
        }
    }
}

/// What a wrong try came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrong {
    /// Wrong tries at this account from this address.
    pub tries: u32,
    /// This one was the first that made somebody wait: worth a line in the audit log.
    pub threshold: bool,
}

/// An address as it is counted: a whole IPv6 network of 64 bits belongs to one person.
fn counted(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let mut octets = address.octets();
            octets[8..].fill(0);
            IpAddr::from(octets)
        }
        four => four,
    }
}

impl Guesses {
    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a try may be looked at; it takes a place until what is answered is dropped, so keep that until the try is
    /// said to be [`wrong`](Self::wrong) or [`right`](Self::right). `what` names what is guessed at (`password:mira`,
    /// `device:7`).
    ///
    /// # Errors
    /// [`Refusal::TooMany`] with the seconds to wait.
    pub fn allow(&self, what: &str, from: Option<IpAddr>, now: Timestamp) -> Result<Try<'_>, RegistryError> {
        let mut counts = self.counts();
        let places = places(what, from);
        let known = is_known(&counts, what, from);
        let waits = places.iter().filter(|place| !(known && matches!(place, Place::Account(_))));
        let until = waits.filter_map(|place| Some(counts.places.get(place)?.until(place.rule(), now))).max();
        if let Some(until) = until.filter(|until| *until > now) {
            let seconds = u64::try_from((until - now).div_euclid(SECOND) + 1).unwrap_or(1);
            return Err(RegistryError::refused(
                Refusal::TooMany(seconds),
                "auth.too_many",
                format!("Too many wrong tries. Wait {} and try again.", waiting(seconds)),
            ));
        }
        for place in &places {
            let count = counts.places.entry(place.clone()).or_default();
            count.open = count.open.saturating_add(1);
        }
        drop(counts);
        Ok(Try { guesses: self, places })
    }

    /// A try was wrong.
    pub fn wrong(&self, what: &str, from: Option<IpAddr>, now: Timestamp) -> Wrong {
        let mut counts = self.counts();
        tidy(&mut counts, now);
        let mut answer = Wrong { tries: 0, threshold: false };
        for place in places(what, from) {
            let rule = place.rule();
            let is_pair = matches!(place, Place::Pair(..));
            let count = counts.places.entry(place).or_default();
            if now - count.last > FORGET {
                *count = Count { open: count.open, ..Count::default() };
            }
            count.wrong = count.wrong.saturating_add(1);
            count.last = now;
            if count.wrong >= rule.free {
                let doubled = SECOND << (count.wrong - rule.free + 1).min(20);
                count.until = now + doubled.min(rule.longest);
            }
            answer.threshold |= count.wrong == rule.free;
            if is_pair {
                answer.tries = count.wrong;
            }
        }
        answer
    }

    /// A try was right: what was counted against the account is forgotten, what the address guessed at others is not.
    pub fn right(&self, what: &str, from: Option<IpAddr>) {
        let mut counts = self.counts();
        counts.places.remove(&Place::Pair(what.into(), from.map(counted)));
        counts.places.remove(&Place::Account(what.into()));
        if let Some(from) = from {
            if counts.known.len() >= MOST {
                counts.known.clear();
            }
            counts.known.insert((what.into(), counted(from)));
        }
    }
}

fn places(what: &str, from: Option<IpAddr>) -> Vec<Place> {
    let from = from.map(counted);
    let mut places = vec![Place::Pair(what.into(), from), Place::Account(what.into())];
    places.extend(from.map(Place::Address));
    places
}

fn is_known(counts: &Counts, what: &str, from: Option<IpAddr>) -> bool {
    from.is_some_and(|from| counts.known.contains(&(what.to_owned(), counted(from))))
}

/// Forgets what is over when there is too much.
fn tidy(counts: &mut Counts, now: Timestamp) {
    if counts.places.len() < MOST {
        return;
    }
    counts.places.retain(|_, count| count.open > 0 || now - count.last <= FORGET);
    if counts.places.len() >= MOST {
        // Somebody fills the table on purpose: those who wait stay, the others begin anew.
        counts.places.retain(|_, count| count.open > 0 || count.until > now);
    }
    if counts.places.len() >= MOST {
        counts.places.retain(|place, _| matches!(place, Place::Address(_)));
    }
}

fn waiting(seconds: u64) -> String {
    match seconds {
        1 => "a second".into(),
        2..=119 => format!("{seconds} seconds"),
        _ => format!("{} minutes", seconds.div_ceil(60)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 1));

    fn address(number: u32) -> IpAddr {
        IpAddr::V4(std::net::Ipv4Addr::from(0x0A00_0000 + number))
    }

    #[test]
    fn waits_double_and_end() {
        let guesses = Guesses::default();
        let mut now = 0;
        for wait in [0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900] {
            assert!(guesses.allow("a", Some(HERE), now).is_ok());
            guesses.wrong("a", Some(HERE), now);
            if wait > 0 {
                assert!(guesses.allow("a", Some(HERE), now + wait * SECOND - 1).is_err(), "{wait}");
            }
            now += wait * SECOND;
        }
        now += FORGET + 1;
        assert!(guesses.allow("a", Some(HERE), now).is_ok());
        assert_eq!(guesses.wrong("a", Some(HERE), now).tries, 1, "it was forgotten");
    }

    #[test]
    fn the_owner_gets_in_while_thousands_guess() {
        let guesses = Guesses::default();
        guesses.right("a", Some(HERE));
        for number in 0..2000 {
            guesses.wrong("a", Some(address(number)), i64::from(number));
        }
        assert!(guesses.allow("a", Some(address(9999)), 2000).is_err(), "a stranger waits");
        assert!(guesses.allow("a", Some(HERE), 2000).is_ok(), "a place the owner came from before does not");
        assert!(guesses.allow("a", Some(address(9999)), 2000 + 61 * SECOND).is_ok(), "a minute at most");
    }

    #[test]
    fn an_address_that_guesses_at_many_waits() {
        let guesses = Guesses::default();
        for number in 0..20 {
            assert!(guesses.allow(&format!("{number}"), Some(HERE), 0).is_ok());
            guesses.wrong(&format!("{number}"), Some(HERE), 0);
        }
        assert!(guesses.allow("another", Some(HERE), 1).is_err());
        assert!(guesses.allow("another", Some(address(1)), 1).is_ok());
    }

    #[test]
    fn tries_at_once_are_counted_before_they_are_looked_at() {
        let guesses = Guesses::default();
        let mut open: Vec<_> = (0..5).map(|_| guesses.allow("a", Some(HERE), 0).unwrap()).collect();
        assert!(guesses.allow("a", Some(HERE), 0).is_err(), "five are free, and five are looked at");
        assert!(guesses.allow("a", Some(address(1)), 0).is_ok(), "elsewhere nobody notices");
        open.pop();
        assert!(guesses.allow("a", Some(HERE), 0).is_ok(), "one turned out to be none");
        for _ in 0..4 {
            guesses.wrong("a", Some(HERE), 0);
        }
        drop(open);
        assert!(guesses.allow("a", Some(HERE), 0).is_ok(), "four were wrong");
        guesses.wrong("a", Some(HERE), 0);
        assert!(guesses.allow("a", Some(HERE), 0).is_err());
        let last = guesses.allow("a", Some(HERE), 2 * SECOND).unwrap();
        assert!(guesses.allow("a", Some(HERE), 2 * SECOND).is_err(), "after the wait one at a time");
        drop(last);
    }

    #[test]
    fn tries_that_end_leave_nothing_behind() {
        let guesses = Guesses::default();
        for number in 0..100 {
            drop(guesses.allow("a", Some(address(number)), 0).unwrap());
        }
        assert!(guesses.counts().places.is_empty());
    }

    #[test]
    fn a_network_of_ipv6_is_one_address() {
        let one: IpAddr = "2001:db8::1".parse().unwrap();
        let two: IpAddr = "2001:db8::ffff:2".parse().unwrap();
        assert_eq!(counted(one), counted(two));
        assert_eq!(counted("::ffff:192.0.2.1".parse().unwrap()), HERE);
    }

    #[test]
    fn memory_is_bounded() {
        let guesses = Guesses::default();
        for number in 0..150_000_u32 {
            guesses.wrong(&format!("{number}"), Some(address(number)), 0);
        }
        assert!(guesses.counts().places.len() <= MOST + 3);
    }
}
