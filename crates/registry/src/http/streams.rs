//! Streams of events hold a connection for a quarter of an hour each: how many there may be, of one account and in all.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::RegistryError;
use crate::error::Refusal;

/// Streams of one account at once: some windows in some browsers, and a program or two.
pub const PER_ACCOUNT: usize = 12;

/// Streams in all: a quarter of the connections [`crate::http::listen::Bounds`] lets in, so that the others stay free.
pub const IN_ALL: usize = 256;

/// Seconds to wait before asking for a stream again.
const LATER: u64 = 60;

#[derive(Default)]
struct Counts {
    by_account: HashMap<i64, usize>,
    all: usize,
}

/// Who listens; clones share it.
#[derive(Clone, Default)]
pub struct Streams(Arc<Mutex<Counts>>);

/// A place of a stream; given back when dropped.
pub struct Place {
    streams: Streams,
    account: i64,
}

impl Streams {
    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for one more stream of an account.
    ///
    /// # Errors
    /// [`Refusal::TooMany`] when the account listens often enough; [`Refusal::Unavailable`] when everybody together does.
    pub fn place_for(&self, account: i64) -> Result<Place, RegistryError> {
        let mut counts = self.counts();
        if counts.by_account.get(&account).is_some_and(|own| *own >= PER_ACCOUNT) {
            return Err(RegistryError::refused(
                Refusal::TooMany(LATER),
                "events.too_many",
                format!("You listen {PER_ACCOUNT} times already. Close some of the windows that do."),
            ));
        }
        if counts.all >= IN_ALL {
            return Err(RegistryError::refused(
                Refusal::Unavailable,
                "events.full",
                "Too many listen at the moment. Everything else goes on; try again in a minute.",
            ));
        }
        *counts.by_account.entry(account).or_insert(0) += 1;
        counts.all += 1;
        Ok(Place { streams: self.clone(), account })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut counts = self.streams.counts();
        counts.all = counts.all.saturating_sub(1);
        let Some(own) = counts.by_account.get_mut(&self.account) else { return };
        *own = own.saturating_sub(1);
        if *own == 0 {
            counts.by_account.remove(&self.account);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_and_given_back() {
        let streams = Streams::default();
        let mut inside: Vec<_> = (0..PER_ACCOUNT).map(|_| streams.place_for(1).unwrap()).collect();
        assert!(streams.place_for(1).is_err());
        inside.pop();
        inside.push(streams.place_for(1).unwrap());
        let mut account = 2;
        while let Ok(place) = streams.place_for(account) {
            inside.push(place);
            account += 1;
        }
        assert_eq!(inside.len(), IN_ALL);
        inside.clear();
        assert!(streams.counts().by_account.is_empty());
        assert!(streams.place_for(1).is_ok());
    }
}
