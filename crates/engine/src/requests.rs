//! What the shell passes on between the two processes of one home, and whether one of them may end now.

use vitrine_api::Event;
use vitrine_api::types::{JobKind, Settings};

use crate::Gallery;

impl Gallery {
    /// Tells every listener something that another process of the same home has said.
    pub fn tell(&self, event: Event) {
        let _ = self.inner.events.send(event);
    }

    /// Another process of the same home kept these settings.
    pub fn settings_kept_elsewhere(&self, settings: Settings) {
        self.inner.settings.replace(settings.clone());
        if let Err(error) = self.take_effect(&settings) {
            tracing::warn!("a setting has no effect: {}", error.sentence);
        }
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
