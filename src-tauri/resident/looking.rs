//! The resident's own engine on the home: it counts updates and looks for them while there is no window.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::mpsc::UnboundedSender;
use tokio_util::sync::CancellationToken;
use vitrine_api::types::{PauseChecks, Settings};
use vitrine_api::{ApiError, Commands as _, Event};
use vitrine_engine::checks::Desktop;
use vitrine_engine::{Gallery, Options, Ready};

use super::Happening;

/// A pause from the tray's menu.
const DAY: PauseChecks = PauseChecks { hours: Some(24) };

/// The engine of the resident.
#[derive(Debug, Clone)]
pub(crate) struct Looking {
    gallery: Gallery,
    tell: UnboundedSender<Happening>,
    /// The person has our window before them: nothing is told then.
    watched: Arc<AtomicBool>,
    cancel: CancellationToken,
}

impl Looking {
    /// Opens the home, and begins to look for updates when it is time. Folders are not watched: while there is a
    /// window, its engine does, and in the tray a look at the galleries finds the same.
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
        let (watched, cancel) = (Arc::default(), CancellationToken::new());
        let looking = Self { gallery, tell, watched, cancel };
        tokio::spawn(pass_on(looking.gallery.subscribe(), looking.tell.clone()));
        looking.keep_looking();
        looking.tell_state();
        Ok(looking)
    }

    fn keep_looking(&self) {
        let (gallery, cancel, tell) = (self.gallery.clone(), self.cancel.clone(), self.tell.clone());
        let watched = self.watched.clone();
        let surroundings = Arc::new(Desktop::new(move || watched.load(Ordering::SeqCst)));
        let tell = move |notice| drop(tell.send(Happening::Notice(notice)));
        tokio::spawn(async move { gallery.keep_looking(surroundings, tell, cancel).await });
    }

    /// The person has our window before them, or not.
    pub(crate) fn set_watched(&self, watched: bool) {
        self.watched.store(watched, Ordering::SeqCst);
    }

    /// The settings on disk when it was opened, or as the window last kept them.
    pub(crate) fn settings(&self) -> Settings {
        self.gallery.settings_now()
    }

    /// The window kept other settings.
    pub(crate) fn settings_kept(&self, settings: Settings) {
        self.gallery.settings_kept_elsewhere(settings);
    }

    /// The window changed what is installed or known; what follows from it comes as a happening.
    pub(crate) fn changed_elsewhere(&self) {
        let gallery = self.gallery.clone();
        tokio::spawn(async move { gallery.library_kept_elsewhere().await });
    }

    /// Counts updates anew; the answer comes as a happening.
    pub(crate) fn count(&self) {
        let looking = self.clone();
        tokio::spawn(async move {
            let counts = match looking.gallery.updates(()).await {
                Ok(rows) => Some(Ready::of(&rows)),
                Err(error) => {
                    tracing::warn!("updates are not counted: {}", error.details);
                    None
                }
            };
            let _ = looking.tell.send(Happening::Counted(counts));
        });
    }

    /// The person has opened the window: galleries are looked at, unless that was done a short while ago.
    pub(crate) fn window_opened(&self) {
        self.gallery.window_opened();
    }

    /// Looks at every gallery now.
    pub(crate) fn check_now(&self) {
        let gallery = self.gallery.clone();
        tokio::spawn(async move {
            if let Err(error) = gallery.check_now(()).await {
                tracing::warn!("nothing is looked at: {} {}", error.sentence, error.details);
            }
        });
    }

    /// Stops looking for a day, or goes on.
    pub(crate) fn pause(&self, pause: bool) {
        let gallery = self.gallery.clone();
        let wish = if pause { DAY } else { PauseChecks { hours: None } };
        tokio::spawn(async move {
            if let Err(error) = gallery.pause_checks(wish).await {
                tracing::warn!("checks are not paused: {} {}", error.sentence, error.details);
            }
        });
    }

    /// How looking stands; the answer comes as a happening.
    pub(crate) fn tell_state(&self) {
        let looking = self.clone();
        tokio::spawn(async move {
            if let Ok(state) = looking.gallery.check_state(()).await {
                let _ = looking.tell.send(Happening::Checks(Box::new(state)));
            }
        });
    }

    /// Stops what is going on and waits until it has stopped, for the end of the program.
    pub(crate) async fn close(&self) {
        self.cancel.cancel();
        self.gallery.close().await;
    }
}

/// Passes on what the tray shows or follows from; the window shows jobs of this engine as well.
async fn pass_on(mut events: tokio::sync::broadcast::Receiver<Event>, tell: UnboundedSender<Happening>) {
    use tokio::sync::broadcast::error::RecvError;
    loop {
        let happening = match events.recv().await {
            Ok(event @ (Event::Job { .. } | Event::Source { .. })) => Happening::News(Box::new(event)),
            Ok(Event::Checks { state }) => Happening::Checks(Box::new(state)),
            Ok(Event::Catalogue { .. } | Event::Library { .. }) | Err(RecvError::Lagged(_)) => {
                Happening::Stale
            }
            Ok(_) => continue,
            Err(RecvError::Closed) => return,
        };
        let _ = tell.send(happening);
    }
}
