//! Details that could not be had a moment ago are not asked for again at once: a card that is not there would be
//! looked for in every place it could be, whenever its page is opened.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use vitrine_base::{PackageId, SourceName, Timestamp};
use vitrine_transfer::TransferError;

use crate::CatalogError;

/// How long an answer such as “not found” stands, in milliseconds.
const REFUSED_FOR: Timestamp = 5 * 60 * 1000;

/// How long a host that is in trouble is left alone, in milliseconds.
const TROUBLED_FOR: Timestamp = 60 * 1000;

/// Most failures that are remembered.
const MOST: usize = 10_000;

/// What could not be had, in the memory of this process.
#[derive(Debug, Default)]
pub(crate) struct Failures(Mutex<HashMap<(SourceName, PackageId), Failure>>);

#[derive(Debug)]
struct Failure {
    /// Of which state of the listing.
    stamp: String,
    at: Timestamp,
    error: TransferError,
}

impl Failure {
    fn stands(&self, stamp: &str, now: Timestamp) -> bool {
        let keep = if self.error.is_transient() { TROUBLED_FOR } else { REFUSED_FOR };
        self.stamp == stamp && (self.at..self.at.saturating_add(keep)).contains(&now)
    }
}

impl Failures {
    fn kept(&self) -> MutexGuard<'_, HashMap<(SourceName, PackageId), Failure>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How asking for these details ended a moment ago, when it failed.
    pub(crate) fn recent(
        &self,
        source: &SourceName,
        id: &PackageId,
        stamp: &str,
        now: Timestamp,
    ) -> Option<CatalogError> {
        let key = (source.clone(), id.clone());
        let mut kept = self.kept();
        let failure = kept.get(&key)?;
        if failure.stands(stamp, now) {
            return copy(&failure.error).map(CatalogError::Transfer);
        }
        kept.remove(&key);
        None
    }

    /// Remembers what a host did; other failures are no reason not to ask.
    pub(crate) fn note(
        &self,
        source: &SourceName,
        id: &PackageId,
        stamp: &str,
        now: Timestamp,
        error: &CatalogError,
    ) {
        let CatalogError::Transfer(error) = error else { return };
        let Some(error) = copy(error) else { return };
        let mut kept = self.kept();
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert((source.clone(), id.clone()), Failure { stamp: stamp.to_owned(), at: now, error });
    }

    /// Forgets a source: what it lists has changed.
    pub(crate) fn forget(&self, source: &SourceName) {
        self.kept().retain(|(of, _), _| of != source);
    }
}

/// The error once more, where it says something about the host.
fn copy(error: &TransferError) -> Option<TransferError> {
    use TransferError as E;
    Some(match error {
        E::NotFound { url } => E::NotFound { url: url.clone() },
        E::Status { url, code } => E::Status { url: url.clone(), code: *code },
        E::RateLimited { url, seconds } => E::RateLimited { url: url.clone(), seconds: *seconds },
        E::Tls { url, reason } => E::Tls { url: url.clone(), reason: reason.clone() },
        E::Dns { url, reason } => E::Dns { url: url.clone(), reason: reason.clone() },
        E::Connect { url, reason } => E::Connect { url: url.clone(), reason: reason.clone() },
        E::Stalled { url, seconds } => E::Stalled { url: url.clone(), seconds: *seconds },
        E::TooSlow { url, rate } => E::TooSlow { url: url.clone(), rate: *rate },
        E::TooLarge { url, limit } => E::TooLarge { url: url.clone(), limit: *limit },
        _ => return None,
    })
}
