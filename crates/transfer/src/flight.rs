//! Many who ask for the same thing at once are answered with one request. A failure is shared only with those who
//! ask in the same way: what one gallery's mirrors cannot bring, another's may.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio_util::sync::CancellationToken;

use crate::TransferError;
use crate::http::or_cancelled;

type Answer<T> = Result<T, TransferError>;

/// What is being fetched just now, by what is asked for.
#[derive(Debug)]
pub(crate) struct Flights<T> {
    under_way: Mutex<HashMap<String, Arc<Flight<T>>>>,
}

/// How the last one asked, and what came of it.
#[derive(Debug)]
struct Given<T> {
    way: String,
    answer: Answer<T>,
}

/// One thing under way: who holds the lock fetches it, and leaves the answer for those who wait for the lock.
#[derive(Debug)]
struct Flight<T> {
    answer: tokio::sync::Mutex<Option<Given<T>>>,
}

impl<T> Default for Flights<T> {
    fn default() -> Self {
        Self { under_way: Mutex::default() }
    }
}

impl<T: Clone> Flights<T> {
    /// Does the work, or waits for the one who does it already. `key` is what is asked for, `way` how. One that is
    /// stopped, or dropped, hands the work on to the next who waits, and so does one that failed in another way.
    pub(crate) async fn share(
        &self,
        key: String,
        way: String,
        cancel: &CancellationToken,
        work: impl Future<Output = Answer<T>>,
    ) -> Answer<T> {
        let flight = self.join(&key);
        let mut given = or_cancelled(cancel, flight.answer.lock()).await?;
        if let Some(given) = given.as_ref().filter(|given| given.answer.is_ok() || given.way == way) {
            return copied(&given.answer);
        }
        let done = work.await;
        if !matches!(done, Err(TransferError::Cancelled)) {
            *given = Some(Given { way, answer: copied(&done) });
        }
        self.leave(&key, &flight);
        done
    }

    fn join(&self, key: &str) -> Arc<Flight<T>> {
        let mut under_way = self.under_way.lock().unwrap_or_else(PoisonError::into_inner);
        // Those whose callers are all gone were dropped half-way.
        under_way.retain(|_, flight| Arc::strong_count(flight) > 1);
        let new = || Arc::new(Flight { answer: tokio::sync::Mutex::new(None) });
        under_way.entry(key.to_owned()).or_insert_with(new).clone()
    }

    /// Who asks from now on wants to know anew.
    fn leave(&self, key: &str, flight: &Arc<Flight<T>>) {
        let mut under_way = self.under_way.lock().unwrap_or_else(PoisonError::into_inner);
        if under_way.get(key).is_some_and(|known| Arc::ptr_eq(known, flight)) {
            under_way.remove(key);
        }
    }
}

fn copied<T: Clone>(answer: &Answer<T>) -> Answer<T> {
    match answer {
        Ok(found) => Ok(found.clone()),
        Err(error) => Err(error.duplicate()),
    }
}
