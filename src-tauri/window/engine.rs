//! The engine of the window. Opening it reads databases, starting the toolkit starts processes: neither waits for the
//! other, and what needs the engine before it is there waits for it here.

use tauri::{AppHandle, Manager as _, Runtime};
use tokio::sync::watch;
use vitrine_api::ApiError;
use vitrine_engine::Gallery;

/// The engine, or the wait for it.
#[derive(Debug)]
pub(crate) struct Engine {
    ready: watch::Sender<Option<Gallery>>,
}

impl Engine {
    /// One that is not open yet.
    pub(crate) fn waiting() -> Self {
        Self { ready: watch::Sender::new(None) }
    }

    /// Lets everybody have it.
    pub(crate) fn put(&self, gallery: Gallery) {
        self.ready.send_replace(Some(gallery));
    }

    /// The engine, when it is open.
    pub(crate) fn now(&self) -> Option<Gallery> {
        self.ready.borrow().clone()
    }
}

/// The engine as soon as it is open. A window whose engine cannot be opened ends, and who waits here with it.
///
/// # Errors
/// When the window is on its way out.
pub(crate) async fn gallery<R: Runtime>(app: &AppHandle<R>) -> Result<Gallery, ApiError> {
    let mut ready = app.state::<Engine>().ready.subscribe();
    let gallery = ready.wait_for(Option::is_some).await.ok().and_then(|gallery| gallery.clone());
    gallery.ok_or_else(|| ApiError::new("shell.ending", "Vitrine is about to end."))
}
