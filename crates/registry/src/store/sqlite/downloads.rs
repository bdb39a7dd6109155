//! SQL of [`crate::store::DownloadStore`].

use super::Session;
use crate::store::DownloadStore;

impl DownloadStore for Session<'_> {}
