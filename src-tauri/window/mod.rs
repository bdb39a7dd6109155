//! The window: it opens the engine, shows the page, passes commands to the engine and events to the page, and
//! serves pictures. Everything else lives below the engine, or in the resident process.

mod autostart;
mod closing;
mod engine;
mod events;
mod frame;
mod graphics;
mod ipc;
mod pictures;
mod resident;
mod start;

use std::path::PathBuf;
use std::process::ExitCode;

/// How the window is to be.
#[derive(Debug, Clone)]
pub(crate) struct Wish {
    /// The folder everything is kept in.
    pub(crate) home: PathBuf,
    /// Without accelerated graphics.
    pub(crate) safe_graphics: bool,
    /// A link or file to show.
    pub(crate) open: Option<String>,
    /// The page to open with, `#/…`.
    pub(crate) at: Option<String>,
    /// Standard input and output lead to the resident process.
    pub(crate) resident: bool,
}

/// Shows the window until it is closed.
pub(crate) fn run(wish: Wish) -> ExitCode {
    let graphics = match graphics::prepare(&wish.home, wish.safe_graphics) {
        graphics::Step::Continue(graphics) => graphics,
        graphics::Step::Restart(code) => return code,
    };
    match start::run(wish, graphics) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!("{error}");
            start::complain(&error)
        }
    }
}
