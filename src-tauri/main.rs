//! The shell: the window of Vitrine. It opens the engine, shows the window, passes commands to the
//! engine and events to the window, and serves pictures. Everything else lives below the engine.
// A window program has no console on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod events;
mod graphics;
mod ipc;
mod pictures;
mod start;
mod window;

use std::process::ExitCode;

use clap::Parser as _;

/// The desktop gallery for community packages.
#[derive(Debug, clap::Parser)]
#[command(name = "vitrine-desktop", version, about)]
struct Arguments {
    /// Folder that holds everything the app keeps (catalogue, library, cache, settings)
    #[arg(long, env = "VITRINE_HOME", value_name = "DIR")]
    home: Option<std::path::PathBuf>,
    /// Start without accelerated graphics, for when the window stays blank
    #[arg(long)]
    safe_graphics: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::from_default_env())
        .with_writer(std::io::stderr)
        .init();
    let home = arguments.home.unwrap_or_else(vitrine_engine::default_home);
    let graphics = match graphics::prepare(&home, arguments.safe_graphics) {
        graphics::Step::Continue(graphics) => graphics,
        graphics::Step::Restart(code) => return code,
    };
    match start::run(home, graphics) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!("{error}");
            start::complain(&error)
        }
    }
}
