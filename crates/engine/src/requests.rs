//! What the shell passes on from outside: a link or a file somebody opened with Vitrine, news of the other
//! process of the same home, and whether it may end now.

use std::sync::PoisonError;

use vitrine_api::Event;
use vitrine_api::types::{JobKind, Settings};

use crate::Gallery;

impl Gallery {
    /// Somebody opened `text` (an address or a path) with Vitrine. It waits for the window, which may not have
    /// painted yet; a later one takes its place, as a later click would.
    pub fn request_open(&self, text: String) {
        let mut held = self.inner.open_request.lock().unwrap_or_else(PoisonError::into_inner);
        *held = Some(text.clone());
        drop(held);
        self.tell(Event::Open { text });
    }

    pub(crate) fn take_open_request(&self) -> Option<String> {
        self.inner.open_request.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Tells every listener something that another process of the same home has said.
    pub fn tell(&self, event: Event) {
        let _ = self.inner.events.send(event);
    }

    /// Another process of the same home kept these settings.
    pub fn settings_kept_elsewhere(&self, settings: Settings) {
        self.inner.settings.replace(settings.clone());
        self.tell(Event::Settings { settings });
    }

    /// Another process of the same home may have installed or removed something.
    pub async fn library_kept_elsewhere(&self) {
        let _ = self
            .blocking(|g| {
                g.library_changed();
                Ok(())
            })
            .await;
    }

    /// The settings as they are.
    pub fn settings_now(&self) -> Settings {
        self.inner.settings.get()
    }

    /// True while a job of this process runs or waits its turn that a person would miss. A look at a gallery is
    /// none: it is done again by itself.
    pub fn is_busy(&self) -> bool {
        self.inner.jobs.running().iter().any(|job| job.kind != JobKind::Sync)
    }
}
