//! The program as it is started. On Linux it is the *resident* process: it holds the name that makes it the only
//! one of its home, the tray icon, the desktop notifications and the checks, and starts and ends the window,
//! which is a program of its own (`vitrine-window`, `window_main.rs`). WebKit and GTK never give memory back and
//! cost tens of megabytes by being linked; so this program links neither, and the window's process ends when
//! the window closes. docs/decisions/0012-resident-process.md says why.
//!
//! Where the desktop has no tray of this kind (Windows, macOS), there is one process: the window.
// A window program has no console on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod link;
#[cfg(target_os = "linux")]
mod resident;
#[cfg(not(target_os = "linux"))]
mod window;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    let arguments = arguments::Arguments::parse();
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::from_env("VITRINE_LOG"))
        .with_writer(std::io::stderr)
        .init();
    let folder = std::env::current_dir().unwrap_or_default();
    let open = match arguments::opened(&arguments.open, &folder) {
        Ok(open) => open,
        Err(sentence) => {
            use std::io::Write as _;
            let _ = writeln!(std::io::stderr(), "{sentence}");
            return ExitCode::from(2);
        }
    };
    let home = arguments.home.clone().unwrap_or_else(vitrine_engine::default_home);
    #[cfg(target_os = "linux")]
    {
        resident::run(home, &arguments, open)
    }
    #[cfg(not(target_os = "linux"))]
    {
        let safe_graphics = arguments.safe_graphics;
        window::run(window::Wish { home, safe_graphics, open, at: None, resident: false })
    }
}
