//! The library's errors in our words, and the names of keys.

use std::collections::BTreeMap;
use std::error::Error as _;

use sigstore_tuf::{Error, Key};
use vitrine_base::Timestamp;

use crate::TrustError;
use crate::keys::NAME_FIELD;
use crate::time::milliseconds;

/// What went wrong while `file` was taken in, at `now`.
pub(crate) fn said(file: &str, error: Error, now: Timestamp) -> TrustError {
    match error {
        Error::Rollback { role, trusted, new } => {
            TrustError::RolledBack { role, remembered: trusted, shown: new }
        }
        Error::Expired { role, expires } => TrustError::Expired { role, at: milliseconds(expires), now },
        Error::ThresholdNotMet { role, found, threshold } => TrustError::NotSigned { role, found, threshold },
        Error::DuplicateSignature { role, key_id } => {
            TrustError::DuplicateSignature { role, key: key_id.chars().take(8).collect() }
        }
        Error::BadRootVersion { trusted, new } => TrustError::RootSkipped { trusted, shown: new },
        Error::IntegrityMismatch(detail) => TrustError::Mixed { detail },
        Error::NotRefreshed => TrustError::NotRefreshed,
        other => {
            let cause = other.source().map(|cause| format!(": {cause}")).unwrap_or_default();
            TrustError::Malformed { file: file.to_owned(), why: format!("{other}{cause}") }
        }
    }
}

/// The names of some keys, or their short ids where they have none.
pub(super) fn names(ids: &[String], keys: &BTreeMap<String, Key>) -> Vec<String> {
    ids.iter()
        .map(|id| {
            keys.get(id)
                .and_then(|key| key.extra.get(NAME_FIELD))
                .and_then(|name| name.as_str())
                .filter(|name| !name.is_empty())
                .map_or_else(|| id.chars().take(8).collect(), |name| name.chars().take(80).collect())
        })
        .collect()
}
