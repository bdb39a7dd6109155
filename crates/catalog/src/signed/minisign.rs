//! Indexes signed with minisign: `registry.json.minisig` beside `registry.json`, and so on.
//!
//! The key is the one the person was given when adding the gallery. A key that the same host shows would prove
//! nothing, so none is ever taken over from the gallery; without a key the signature is not looked at. With one, an
//! index that it has not signed is refused. The level stays *listed*, naming the key: minisign says nothing about
//! rollback or about a list being current.

use vitrine_transfer::{Fetch, Fetched, Location, TransferError};
use vitrine_trust::verify_minisign;

use crate::CatalogError;
use crate::sources::Asking;

/// The most bytes a signature file has: two comments and two lines.
const MAX_BYTES: u64 = 16 * 1024;

/// Checks an index against the signature beside it.
pub(crate) async fn check(
    asking: Asking<'_>,
    key: &str,
    index: &Location,
    body: &[u8],
) -> Result<(), CatalogError> {
    let missing = || CatalogError::NoMinisign { location: index.to_string(), key: key.to_owned() };
    let at = match index {
        Location::Web(url) => {
            let mut url = url.clone();
            url.set_path(&format!("{}.minisig", url.path()));
            Location::Web(url)
        }
        Location::File(path) => {
            let mut name = path.as_os_str().to_owned();
            name.push(".minisig");
            Location::File(name.into())
        }
    };
    let fetch = Fetch { location: &at, validators: None, max_bytes: MAX_BYTES, policy: asking.policy };
    let signature = match asking.client.fetch(fetch, asking.cancel).await {
        Ok(Fetched::New { body, .. }) => body,
        Ok(Fetched::NotModified) | Err(TransferError::NotFound { .. }) => return Err(missing()),
        Err(error) => return Err(error.into()),
    };
    let text = std::str::from_utf8(&signature).map_err(|_| missing())?;
    verify_minisign(key, body, text)?;
    Ok(())
}
