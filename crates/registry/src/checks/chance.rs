//! Which later versions chance picks for a look: a keyed hash of the submission's id, so that the same submission is
//! picked again when its checks are, and nobody outside can tell which it will be.

use hmac::{Hmac, KeyInit as _, Mac as _};

use crate::RegistryError;
use crate::store::UnitOfWork;

/// The note that holds the key.
const KEY: &str = "review.sample_key";

/// True when chance picks the submission; `share` between 0 and 1.
pub(super) fn picks(unit: &dyn UnitOfWork, submission: &str, share: f64) -> Result<bool, RegistryError> {
    let key = match unit.note(KEY)? {
        Some(key) => key,
        None => {
            let key = hex::encode(rand::random::<[u8; 32]>());
            unit.set_note(KEY, &key)?;
            key
        }
    };
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(key.as_bytes())
        .map_err(|error| RegistryError::Internal(error.to_string()))?;
    mac.update(submission.as_bytes());
    let bytes = mac.finalize().into_bytes();
    let mut first = [0; 4];
    first.copy_from_slice(&bytes[..4]);
    Ok(f64::from(u32::from_be_bytes(first)) / 4_294_967_296.0 < share)
}
