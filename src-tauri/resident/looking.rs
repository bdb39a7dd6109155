//! The resident's own engine on the home: it counts updates and looks for them while there is no window.

use std::path::Path;

use tokio::sync::mpsc::UnboundedSender;
use vitrine_api::types::Settings;
use vitrine_api::{ApiError, Commands as _, Event};
use vitrine_engine::{Gallery, Options};

use super::Happening;

/// What the tray says of the updates.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Updates that can be made.
    pub(crate) updates: u32,
    /// How many of them mend a security problem.
    pub(crate) security: u32,
}

/// The engine of the resident.
#[derive(Debug, Clone)]
pub(crate) struct Looking {
    gallery: Gallery,
}

impl Looking {
    /// Opens the home. Folders are not watched: while there is a window, its engine does, and in the tray a look
    /// at the galleries finds the same.
    ///
    /// # Errors
    /// When the home cannot be used.
    pub(crate) async fn open(home: &Path, tell: UnboundedSender<Happening>) -> Result<Self, ApiError> {
        let mut options = Options::new(home);
        options.watch = false;
        let opened = tokio::task::spawn_blocking(move || Gallery::open(options)).await;
        let gallery = opened.unwrap_or_else(|error| {
            Err(ApiError::new("engine.panic", "Something went wrong inside Vitrine.")
                .with_details(error.to_string()))
        })?;
        tokio::spawn(pass_on(gallery.subscribe(), tell));
        Ok(Self { gallery })
    }

    /// The settings on disk when it was opened, or as the window last kept them.
    pub(crate) fn settings(&self) -> Settings {
        self.gallery.settings_now()
    }

    /// The window kept other settings.
    pub(crate) fn settings_kept(&self, settings: Settings) {
        self.gallery.settings_kept_elsewhere(settings);
    }

    /// Counts updates anew; the answer comes as a happening.
    pub(crate) fn count(&self, tell: UnboundedSender<Happening>) {
        let gallery = self.gallery.clone();
        tokio::spawn(async move {
            gallery.library_kept_elsewhere().await;
            match gallery.updates(()).await {
                Ok(rows) => {
                    let updates = u32::try_from(rows.len()).unwrap_or(u32::MAX);
                    let _ = tell.send(Happening::Counted(Counts { updates, security: 0 }));
                }
                Err(error) => tracing::warn!("updates are not counted: {}", error.details),
            }
        });
    }

    /// Looks at every gallery now.
    pub(crate) fn check_now(&self, tell: UnboundedSender<Happening>) {
        let looking = self.clone();
        let _ = tell.send(Happening::Checking(true));
        tokio::spawn(async move {
            looking.gallery.sync_all_in_background().await;
            let _ = tell.send(Happening::Checking(false));
            looking.count(tell);
        });
    }

    /// Stops what is going on, for the end of the program.
    pub(crate) fn close(&self) {
        self.gallery.close();
    }
}

/// The window shows jobs of this engine as well: their news are passed on to it.
async fn pass_on(mut events: tokio::sync::broadcast::Receiver<Event>, tell: UnboundedSender<Happening>) {
    use tokio::sync::broadcast::error::RecvError;
    loop {
        match events.recv().await {
            Ok(event @ (Event::Job { .. } | Event::Source { .. })) => {
                let _ = tell.send(Happening::News(Box::new(event)));
            }
            Ok(_) | Err(RecvError::Lagged(_)) => {}
            Err(RecvError::Closed) => return,
        }
    }
}
