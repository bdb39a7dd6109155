//! The window's end of the line to the resident process.

use std::io::{BufRead as _, Write as _};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use tauri::{AppHandle, Manager as _, Runtime};
use vitrine_engine::Gallery;

use super::{engine, frame};
use crate::link::{self, FromWindow, ToWindow};

/// The resident process, as the window sees it. Without one (`--resident` not given) it hears nothing.
#[derive(Debug)]
pub(crate) struct Resident {
    present: bool,
    tray: AtomicBool,
    saying: Mutex<()>,
}

impl Resident {
    pub(crate) fn new(present: bool) -> Self {
        Self { present, tray: AtomicBool::new(false), saying: Mutex::new(()) }
    }

    /// Whether there is one.
    pub(crate) fn is_present(&self) -> bool {
        self.present
    }

    /// Whether a tray holds the program while there is no window.
    pub(crate) fn has_tray(&self) -> bool {
        self.tray.load(Ordering::SeqCst)
    }

    /// Says something; a resident that is gone is noticed where it is heard.
    pub(crate) fn say(&self, message: &FromWindow) {
        if !self.present {
            return;
        }
        let _one = self.saying.lock().unwrap_or_else(PoisonError::into_inner);
        let mut out = std::io::stdout().lock();
        let _ = out.write_all(link::line(message).as_bytes()).and_then(|()| out.flush());
    }

    /// Asks the resident to end everything and to start that program.
    ///
    /// # Errors
    /// When its path cannot be said in a line of text.
    pub(crate) fn ask_for_restart(program: &Path) -> std::io::Result<()> {
        let program = program.to_str().ok_or(std::io::ErrorKind::InvalidInput)?.to_owned();
        Self::new(true).say(&FromWindow::Restart { program });
        Ok(())
    }

    /// Hears the resident until it ends; the window ends with it.
    pub(crate) fn hear<R: Runtime>(app: AppHandle<R>) {
        if !app.state::<Self>().present {
            return;
        }
        std::thread::spawn(move || {
            for line in std::io::stdin().lock().lines() {
                let Ok(line) = line else { break };
                match link::read(&line) {
                    Some(message) => obey(&app, message),
                    None => tracing::warn!("the resident process said something unknown"),
                }
            }
            tracing::info!("the resident process has ended");
            app.exit(0);
        });
    }
}

/// Does something with the engine, as soon as it is open.
fn with_engine<R: Runtime>(app: &AppHandle<R>, work: impl FnOnce(&Gallery)) {
    // On the thread that hears, so that what was said first is done first.
    if let Ok(gallery) = tauri::async_runtime::block_on(engine::gallery(app)) {
        work(&gallery);
    }
}

fn obey<R: Runtime>(app: &AppHandle<R>, message: ToWindow) {
    let inside = app.clone();
    let _ = match message {
        ToWindow::Show { token } => app.run_on_main_thread(move || {
            if let Some(token) = token {
                frame::name_token(&inside, &token);
            }
            frame::show(&inside);
        }),
        ToWindow::Go { hash } => app.run_on_main_thread(move || frame::go(&inside, &hash)),
        ToWindow::Open { text } => {
            with_engine(app, move |gallery| gallery.request_open(&text));
            Ok(())
        }
        ToWindow::Tray { present } => {
            app.state::<Resident>().tray.store(present, Ordering::SeqCst);
            Ok(())
        }
        ToWindow::News { event } => {
            with_engine(app, move |gallery| gallery.tell(*event));
            Ok(())
        }
        ToWindow::Quit => {
            app.exit(0);
            Ok(())
        }
    };
}
