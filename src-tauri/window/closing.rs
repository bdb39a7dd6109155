//! What happens when the person closes the window.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tauri::{AppHandle, Manager as _, Runtime};
use vitrine_api::types::OnClose;

use super::engine::Engine;
use super::frame;
use super::resident::Resident;
use crate::link::{Closing, FromWindow};

/// How often is looked whether the jobs of a closed window are done.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// What a press on the close button leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// The window goes, the program stays in the tray.
    ToTray,
    /// The window is minimised.
    Minimise,
    /// The program ends.
    Quit,
}

/// Decides: without a tray nothing would be left to bring the window back, so the program ends.
pub(crate) fn step(wish: OnClose, tray: bool) -> Step {
    match wish {
        OnClose::Tray if tray => Step::ToTray,
        OnClose::Minimise => Step::Minimise,
        OnClose::Tray | OnClose::Quit => Step::Quit,
    }
}

/// Set while a closed window waits for its jobs; cleared when it is shown again before they are done.
#[derive(Debug, Default)]
pub(crate) struct Leaving(AtomicBool);

impl Leaving {
    /// The window is wanted again.
    pub(crate) fn stay(&self) {
        self.0.store(false, Ordering::SeqCst);
    }
}

/// The close button was pressed; true when the window must not close now.
pub(crate) fn requested<R: Runtime>(app: &AppHandle<R>) -> bool {
    let resident = app.state::<Resident>();
    let wish = app.state::<Engine>().now().map_or_else(OnClose::default, |open| open.settings_now().on_close);
    match step(wish, resident.has_tray()) {
        Step::Minimise => {
            frame::minimise(app);
            true
        }
        Step::Quit => {
            resident.say(&FromWindow::Closing { to: Closing::Quit });
            false
        }
        Step::ToTray => {
            if !is_busy(app) {
                resident.say(&FromWindow::Closing { to: Closing::Tray });
                return false;
            }
            frame::hide(app);
            leave_when_done(app);
            true
        }
    }
}

fn is_busy<R: Runtime>(app: &AppHandle<R>) -> bool {
    app.state::<Engine>().now().is_some_and(|gallery| gallery.is_busy())
}

/// The window is gone from the screen; its process stays until its jobs are done, and then ends.
fn leave_when_done<R: Runtime>(app: &AppHandle<R>) {
    let leaving = app.state::<Leaving>();
    if leaving.0.swap(true, Ordering::SeqCst) {
        return;
    }
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        while app.state::<Leaving>().0.load(Ordering::SeqCst) {
            if !is_busy(&app) {
                app.state::<Resident>().say(&FromWindow::Closing { to: Closing::Tray });
                app.exit(0);
                return;
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_tray_nothing_is_left_behind() {
        for (wish, tray, wanted) in [
            (OnClose::Tray, true, Step::ToTray),
            (OnClose::Tray, false, Step::Quit),
            (OnClose::Minimise, true, Step::Minimise),
            (OnClose::Minimise, false, Step::Minimise),
            (OnClose::Quit, true, Step::Quit),
            (OnClose::Quit, false, Step::Quit),
        ] {
            assert_eq!(step(wish, tray), wanted, "{wish:?} with tray: {tray}");
        }
    }
}
