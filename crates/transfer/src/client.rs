//! The one door.

use std::fs::File;

use bytes::Bytes;
use tokio_util::sync::CancellationToken;
use vitrine_base::{BlobWriter, Reporter};

use crate::{ClientOptions, Download, Downloaded, Fetch, Fetched, TransferError};

/// Fetches documents and downloads artifacts. Cheap to clone; all clones share their connections.
#[derive(Debug, Clone)]
pub struct Client {
    options: ClientOptions,
}

impl Client {
    /// A client with these limits.
    ///
    /// # Errors
    /// [`TransferError::Setup`].
    pub fn new(options: ClientOptions) -> Result<Self, TransferError> {
        Ok(Self { options })
    }

    /// Fetches a document into memory.
    ///
    /// # Errors
    /// Any [`TransferError`].
    pub async fn fetch(
        &self,
        fetch: Fetch<'_>,
        cancel: &CancellationToken,
    ) -> Result<Fetched<Bytes>, TransferError> {
        let _ = (fetch, cancel, &self.options);
        Err(TransferError::Setup { reason: "not yet".into() })
    }

    /// Fetches a document into a file that is open for writing.
    ///
    /// # Errors
    /// Any [`TransferError`].
    pub async fn fetch_to_file(
        &self,
        fetch: Fetch<'_>,
        file: File,
        reporter: &dyn Reporter,
        cancel: &CancellationToken,
    ) -> Result<Fetched<u64>, TransferError> {
        let _ = (fetch, file, reporter, cancel);
        Err(TransferError::Setup { reason: "not yet".into() })
    }

    /// Downloads an artifact into the store, from the first mirror that has the right bytes.
    ///
    /// # Errors
    /// Any [`TransferError`].
    pub async fn download(
        &self,
        want: &Download,
        writer: BlobWriter,
        reporter: &dyn Reporter,
        cancel: &CancellationToken,
    ) -> Result<Downloaded, TransferError> {
        let _ = (want, writer, reporter, cancel);
        Err(TransferError::Setup { reason: "not yet".into() })
    }
}
