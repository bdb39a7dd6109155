//! How many letters strangers can have sent: whoever gives an address has mail go there before it is known to be theirs.
//! Counted in memory, by who asks and by where it goes; deleting accounts does not start the count anew.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

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

/// What was sent of late.
#[derive(Default)]
pub struct Letters(Mutex<HashMap<Place, Vec<Timestamp>>>);

/// An address as it is counted: `mira+shop@…` reaches the same person as `mira@…`.
fn counted(address: &str) -> String {
    let address = address.to_lowercase();
    match address.rsplit_once('@') {
        Some((person, host)) => format!("{}@{host}", person.split('+').next().unwrap_or(person)),
        None => address,
    }
}

impl Letters {
    /// Counts a letter an account wants sent to an address that is not confirmed.
    ///
    /// # Errors
    /// [`Refusal::TooMany`] when there were enough; then it is not counted.
    pub fn allow(&self, account: i64, address: &str, now: Timestamp) -> Result<(), RegistryError> {
        let mut sent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if sent.len() >= MOST {
            sent.retain(|_, times| times.last().is_some_and(|last| now - last < DAY));
        }
        let places = [
            (Place::Account(account), OF_ACCOUNT, HOUR),
            (Place::Address(counted(address)), TO_ADDRESS, DAY),
        ];
        for (place, most, span) in &places {
            let Some(times) = sent.get_mut(place) else { continue };
            times.retain(|time| now - time < *span);
            if let Some(first) = times.first().filter(|_| times.len() >= *most) {
                return Err(too_many(first + span - now));
            }
        }
        if sent.len() >= MOST {
            return Err(too_many(HOUR));
        }
        for (place, ..) in places {
            sent.entry(place).or_default().push(now);
        }
        Ok(())
    }
}

fn too_many(wait: i64) -> RegistryError {
    let seconds = u64::try_from(wait.div_euclid(1000) + 1).unwrap_or(1);
    RegistryError::refused(
        Refusal::TooMany(seconds),
        "account.letters",
        "Enough letters went out to confirm this address, or for this account. Try again later.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_few_by_account_and_by_address() {
        let letters = Letters::default();
        for number in 0..3 {
            letters.allow(1, &format!("a{number}@example.org"), 0).unwrap();
        }
        assert!(letters.allow(1, "b@example.org", HOUR - 1).is_err(), "one account");
        letters.allow(1, "b@example.org", HOUR).unwrap();
        letters.allow(2, "B@example.org", HOUR).unwrap();
        letters.allow(3, "b+shop@example.org", HOUR).unwrap();
        assert!(letters.allow(4, "b+other@Example.org", 2 * HOUR).is_err(), "one person's address");
        assert!(letters.allow(4, "c@example.org", 2 * HOUR).is_ok());
        assert!(letters.allow(4, "b@example.org", HOUR + DAY).is_ok());
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
