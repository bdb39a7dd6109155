//! SQL of [`crate::store::UploadStore`].

use super::Session;
use crate::store::UploadStore;

impl UploadStore for Session<'_> {}
