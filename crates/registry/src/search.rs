//! The search over what is listed.

use std::path::Path;
use std::sync::Arc;

use vitrine_base::Clock;

use crate::RegistryError;

/// The search.
pub struct Search {}

impl Search {
    /// Opens the search's own folder below the registry's.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn open(_data: &Path, _clock: Arc<dyn Clock>) -> Result<Self, RegistryError> {
        Ok(Self {})
    }
}
