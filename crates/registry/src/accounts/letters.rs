//! How many letters strangers can have sent: whoever gives an address has mail go there before it is known to be theirs.
//! Counted in memory, by who asks and by where it goes; deleting accounts does not start the count anew.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use vitrine_base::Timestamp;

use crate::RegistryError;
use crate::error::Refusal;

const HOUR: i64 = 3600 * 1000;
const DAY: i64 = 24 * HOUR;

/// Letters of one account within an hour.
const OF_ACCOUNT: usize = 3;

/// Letters to one address within a day, whoever asks for them.
const TO_ADDRESS: usize = 3;

/// Accounts and addresses remembered.
const MOST: usize = 50_000;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Place {
    Account(i64),
    Address(String),
}

type Sent = HashMap<Place, Vec<Timestamp>>;

/// What was sent of late; clones share it.
#[derive(Clone, Default)]
pub struct Letters(Arc<Mutex<Sent>>);

/// A letter that counts from now on; not after all when this is dropped before [`Counted::keep`], as it is when a later
/// step of the same transaction is refused.
#[must_use]
pub struct Counted {
    letters: Letters,
    places: [Place; 2],
    at: Timestamp,
    kept: bool,
}

/// An address as it is counted: `mira+shop@…` reaches the same person as `mira@…`.
fn counted(address: &str) -> String {
    let address = address.to_lowercase();
    match address.rsplit_once('@') {
        Some((person, host)) => format!("{}@{host}", person.split('+').next().unwrap_or(person)),
        None => address,
    }
}

impl Letters {
    fn sent(&self) -> MutexGuard<'_, Sent> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a letter an account wants sent to an address that is not confirmed. `None` when enough went there: the
    /// letter is left out and nothing is said of it, for whose letters those were is nobody else's business.
    ///
    /// # Errors
    /// [`Refusal::TooMany`] when the account itself asked for enough; then it is not counted.
    pub fn count(
        &self,
        account: i64,
        address: &str,
        now: Timestamp,
    ) -> Result<Option<Counted>, RegistryError> {
        let mut sent = self.sent();
        if sent.len() >= MOST {
            sent.retain(|_, times| times.last().is_some_and(|last| now - last < DAY));
        }
        let of_account = Place::Account(account);
        let to_address = Place::Address(counted(address));
        if let Some(wait) = wait(&mut sent, &of_account, OF_ACCOUNT, HOUR, now) {
            return Err(too_many(wait));
        }
        if wait(&mut sent, &to_address, TO_ADDRESS, DAY, now).is_some() || sent.len() >= MOST {
            return Ok(None);
        }
        let places = [of_account, to_address];
        for place in &places {
            sent.entry(place.clone()).or_default().push(now);
        }
        Ok(Some(Counted { letters: self.clone(), places, at: now, kept: false }))
    }
}

/// How long until a place may have one more; none when it may now.
fn wait(sent: &mut Sent, place: &Place, most: usize, span: i64, now: Timestamp) -> Option<i64> {
    let times = sent.get_mut(place)?;
    times.retain(|time| now - time < span);
    times.first().filter(|_| times.len() >= most).map(|first| first + span - now)
}

impl Counted {
    /// The letter is on its way.
    pub fn keep(mut self) {
        self.kept = true;
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        if self.kept {
            return;
        }
        let mut sent = self.letters.sent();
        for place in &self.places {
            let Some(times) = sent.get_mut(place) else { continue };
            if let Some(index) = times.iter().rposition(|time| *time == self.at) {
                times.remove(index);
            }
            if times.is_empty() {
                sent.remove(place);
            }
        }
    }
}

fn too_many(wait: i64) -> RegistryError {
    let seconds = u64::try_from(wait.div_euclid(1000) + 1).unwrap_or(1);
    RegistryError::refused(
        Refusal::TooMany(seconds),
        "account.letters",
        "This account had enough letters sent to confirm addresses. Try again later.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sends one; false when it is left out.
    fn sent(letters: &Letters, account: i64, address: &str, now: Timestamp) -> bool {
        letters.count(account, address, now).unwrap().map(Counted::keep).is_some()
    }

    #[test]
    fn letters_are_few_by_account_and_by_address() {
        let letters = Letters::default();
        for number in 0..3 {
            assert!(sent(&letters, 1, &format!("a{number}@example.org"), 0));
        }
        assert!(letters.count(1, "b@example.org", HOUR - 1).is_err(), "one account");
        assert!(sent(&letters, 1, "b@example.org", HOUR));
        assert!(sent(&letters, 2, "B@example.org", HOUR));
        assert!(sent(&letters, 3, "b+shop@example.org", HOUR));
        assert!(!sent(&letters, 4, "b+other@Example.org", 2 * HOUR), "one person's address");
        assert!(sent(&letters, 4, "c@example.org", 2 * HOUR));
        assert!(sent(&letters, 4, "b@example.org", HOUR + DAY));
    }

    #[test]
    fn what_came_to_nothing_does_not_count() {
        let letters = Letters::default();
        for account in 0..9 {
            drop(letters.count(account, "b@example.org", 0).unwrap().unwrap());
        }
        assert!(letters.sent().is_empty());
        for account in 0..3 {
            assert!(sent(&letters, account, "b@example.org", 0));
        }
        assert!(!sent(&letters, 3, "b@example.org", 0));
    }

    #[test]
    fn odd_addresses_are_counted_as_well() {
        for (address, expected) in
            [("+@x", "@x"), ("a", "a"), ("A+b+c@X.org", "a@x.org"), ("\"a@b\"@x", "\"a@b\"@x")]
        {
            assert_eq!(counted(address), expected);
        }
    }
}
