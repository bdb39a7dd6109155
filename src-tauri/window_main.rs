//! The window's own process: today's window with an engine of its own on the same home, started by the resident
//! (`main.rs`) and ended with the window, so that nothing of WebKit stays in memory in the tray.

#[cfg(not(target_os = "linux"))]
#[expect(dead_code, reason = "where there is no resident, this program is not the one that is started")]
mod arguments;
mod link;
mod window;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser as _;

/// The window of Vitrine; started by vitrine-desktop.
#[derive(Debug, clap::Parser)]
#[command(name = "vitrine-window", version, about)]
struct Arguments {
    /// Folder that holds everything the app keeps
    #[arg(long, env = "VITRINE_HOME", value_name = "DIR")]
    home: Option<PathBuf>,
    /// Start without accelerated graphics
    #[arg(long)]
    safe_graphics: bool,
    /// The page to open with
    #[arg(long, value_name = "ADDRESS")]
    at: Option<String>,
    /// A link or file to show
    #[arg(long, value_name = "TEXT")]
    open: Option<String>,
    /// Standard input and output lead to the resident process
    #[arg(long)]
    resident: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::from_env("VITRINE_LOG"))
        .with_writer(std::io::stderr)
        .init();
    window::run(window::Wish {
        home: arguments.home.unwrap_or_else(vitrine_engine::default_home),
        safe_graphics: arguments.safe_graphics,
        open: arguments.open,
        at: arguments.at,
        resident: arguments.resident,
    })
}
