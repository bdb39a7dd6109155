//! Looking after a home: settings that take effect at once, what the disk holds, what a report of trouble needs.

mod diagnostics;
mod moving;
mod redact;
mod services;
mod shell_facts;
mod storage;

pub(crate) use shell_facts::ShellFacts;

use vitrine_api::ApiError;
use vitrine_api::types::Settings;

use crate::Gallery;
use crate::network;

impl Gallery {
    /// Brings what runs in step with the settings: from the next request and the next job on.
    pub(crate) fn take_effect(&self, settings: &Settings) -> Result<(), ApiError> {
        let inner = &self.inner;
        inner.catalog.set_picture_cache(u64::from(settings.picture_cache_mb) * 1024 * 1024);
        inner.jobs.set_places(settings.parallel_downloads);
        network::follow_settings(&inner.client, settings)
    }
}
