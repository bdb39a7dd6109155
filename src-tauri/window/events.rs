//! What the engine tells, told to the window.

use tauri::{AppHandle, Emitter as _, Manager as _, Runtime};
use tokio::sync::broadcast::error::RecvError;
use vitrine_api::Event;
use vitrine_engine::Gallery;

use super::resident::Resident;
use crate::link::FromWindow;

/// The name all events carry; their kind is inside.
const EVENT: &str = "vitrine";

/// Forwards every event of the engine until the engine is gone.
pub(crate) fn forward<R: Runtime>(app: AppHandle<R>, gallery: &Gallery) {
    let mut events = gallery.subscribe();
    let gallery = gallery.clone();
    tauri::async_runtime::spawn(async move {
        loop {
            match events.recv().await {
                Ok(event) => {
                    tell_resident(&app, &event);
                    let _ = app.emit(EVENT, event);
                }
                // Among the missed may be the last word of a job, which nothing would say again.
                Err(RecvError::Lagged(_)) => {
                    for event in gallery.news() {
                        let _ = app.emit(EVENT, event);
                    }
                }
                Err(RecvError::Closed) => return,
            }
        }
    });
}

/// The resident counts updates and keeps to the settings; progress of jobs is nothing to it.
fn tell_resident<R: Runtime>(app: &AppHandle<R>, event: &Event) {
    let resident = app.state::<Resident>();
    match event {
        Event::Settings { settings } => {
            resident.say(&FromWindow::Settings { settings: Box::new(settings.clone()) });
        }
        Event::Catalogue { .. } | Event::Library { .. } => resident.say(&FromWindow::Changed),
        _ => {}
    }
}
