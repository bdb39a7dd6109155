//! The metadata files of a gallery, through the one client that everything is fetched with.

use bytes::Bytes;
use vitrine_transfer::{Fetch as Request, Fetched, Location, TransferError};
use vitrine_trust::{Fetch, FetchFailure, METADATA_FOLDER};

use crate::sources::Asking;

/// Fetches from the metadata folder of one gallery.
pub(crate) struct MetadataFetch<'a> {
    asking: Asking<'a>,
    folder: Location,
}

impl<'a> MetadataFetch<'a> {
    /// For the gallery whose root document lies in that folder.
    pub(crate) fn new(asking: Asking<'a>, gallery: &Location) -> Self {
        Self { asking, folder: gallery.as_folder() }
    }

    async fn bring(&self, name: &str, max_bytes: u64) -> Result<Option<Bytes>, FetchFailure> {
        let location = self.folder.join(&format!("{METADATA_FOLDER}/{name}")).map_err(FetchFailure::new)?;
        let request =
            Request { location: &location, validators: None, max_bytes, policy: self.asking.policy };
        match self.asking.client.fetch(request, self.asking.cancel).await {
            Ok(Fetched::New { body, .. }) if is_page(&body) => Ok(None),
            Ok(Fetched::New { body, .. }) => Ok(Some(body)),
            Ok(Fetched::NotModified) | Err(TransferError::NotFound { .. }) => Ok(None),
            // Object stores say so of what is not there.
            Err(TransferError::Status { code: 403, .. }) => Ok(None),
            Err(error) => Err(FetchFailure::new(error)),
        }
    }
}

impl Fetch for MetadataFetch<'_> {
    fn fetch<'a>(&'a self, path: &'a str, max_bytes: u64) -> vitrine_trust::Fetched<'a> {
        Box::pin(self.bring(path, max_bytes))
    }
}

/// Some hosts answer every address with a page of theirs.
fn is_page(body: &[u8]) -> bool {
    body.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<')
}
