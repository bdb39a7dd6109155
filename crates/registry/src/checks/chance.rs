//! Which later versions chance picks for a look: a keyed hash of maker, package and version, so that what was picked is
//! picked again when it is checked or handed in anew, and nobody outside can tell which it will be.

use hmac::{Hmac, KeyInit as _, Mac as _};
use vitrine_base::{PackageId, Version};

use crate::RegistryError;
use crate::store::{SubmissionRow, UnitOfWork};

/// The note that holds the key.
const KEY: &str = "review.sample_key";

/// True when chance picks the submission; `share` between 0 and 1.
pub(super) fn picks(unit: &dyn UnitOfWork, row: &SubmissionRow, share: f64) -> Result<bool, RegistryError> {
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
    let package = row.package.as_ref().map_or("", PackageId::as_str);
    let version = row.version.as_ref().map_or("", Version::as_str);
    // Neither has a blank in it.
    mac.update(format!("{} {package} {version}", row.account).as_bytes());
    let bytes = mac.finalize().into_bytes();
    let mut first = [0; 4];
    first.copy_from_slice(&bytes[..4]);
    Ok(f64::from(u32::from_be_bytes(first)) / 4_294_967_296.0 < share)
}
