//! Looking after a home: settings that take effect at once, what the disk holds, what a report of trouble needs.

mod bus;
mod diagnostics;
mod redact;
mod storage;
mod surroundings;

pub(crate) use surroundings::Surroundings;

use vitrine_api::ApiError;
use vitrine_api::types::Settings;

use crate::Gallery;
use crate::errors::Explain as _;

impl Gallery {
    /// Brings what runs in step with the settings: from the next request and the next job on.
    pub(crate) fn take_effect(&self, settings: &Settings) -> Result<(), ApiError> {
        let inner = &self.inner;
        inner.catalog.set_picture_cache(u64::from(settings.picture_cache_mb) * 1024 * 1024);
        inner.client.set_bandwidth_limit(settings.bandwidth_limit_kb.map(|kb| u64::from(kb) * 1000));
        inner.jobs.set_places(settings.parallel_downloads);
        inner.client.set_proxy(settings.proxy.as_deref()).map_err(|e| e.explain())
    }
}
