//! What an install would fetch, without installing anything.

use tokio_util::sync::CancellationToken;
use vitrine_base::Silent;
use vitrine_transfer::{Client, DeltaPlan, Method};

use super::bytes::{Use, wanted};
use super::report::on_a_thread;
use crate::{InstallWish, Library, LibraryError};

impl Library {
    /// Works out how the bytes of an install would be got: from what is here, or from where. Small documents of
    /// the gallery may be fetched for it.
    ///
    /// # Errors
    /// When what is here cannot be looked at, or the token is cancelled.
    pub async fn explain(
        &self,
        wish: &InstallWish,
        client: &Client,
        cancel: &CancellationToken,
    ) -> Result<DeltaPlan, LibraryError> {
        let (library, own) = (self.clone(), wish.clone());
        let look = move |_: &dyn vitrine_base::Reporter| {
            let here = match own.download.sha256 {
                Some(digest) => library.at_hand(&own, digest, Use::Anything)?.is_some(),
                None => false,
            };
            Ok::<_, LibraryError>((here, library.what_is_here(&own)?))
        };
        let (here, have) = on_a_thread(&Silent, look).await?;
        if here {
            let full = wish.download.size;
            let reused = full.unwrap_or(0);
            let (method, fetch, parts) = (Method::AtHand, Some(0), Vec::new());
            return Ok(DeltaPlan { method, full, fetch, reused, requests: 0, parts });
        }
        Ok(client.plan_delta(&wanted(wish), &have, cancel).await?)
    }
}
