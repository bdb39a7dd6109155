//! The resident process: what of Vitrine stays when its window is closed. It holds no window and no toolkit.
//!
//! One loop hears everything that happens (second starts, the tray, the window, notifications, signals) and does one
//! thing after the other; each part tells it through a [`Happening`].

mod child;
mod icon;
mod instance;
mod looking;
mod notices;
mod notifications;
mod page;
mod panel;
mod program;
mod restart;
mod tray;
mod words;

use std::path::PathBuf;
use std::process::{ExitCode, ExitStatus};

use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use vitrine_api::Event;
use vitrine_api::types::{CheckState, Notice};
use vitrine_engine::Ready;

use self::looking::Looking;
use self::notifications::{Notifications, Pressed};
use self::program::Program;
use self::tray::Choice;
use crate::arguments::Arguments;
use crate::link::FromWindow;

/// Two threads: one may read a database while the other answers the panel.
const THREADS: usize = 2;

/// What the parts tell the loop.
#[derive(Debug)]
pub(crate) enum Happening {
    /// A later start wants the window, perhaps with something to open.
    Asked { text: Option<String>, token: Option<String> },
    /// A line of the tray's menu was chosen, or its icon pressed.
    Chosen { choice: Choice, token: Option<String> },
    /// There is a tray, or none any more.
    Panel(bool),
    /// The window says something.
    Window(FromWindow),
    /// The window's process has ended.
    WindowEnded(Option<ExitStatus>),
    /// The engine is open, or cannot be.
    Opened(Result<Looking, vitrine_api::ApiError>),
    /// Something happened in the resident's engine.
    News(Box<Event>),
    /// What is installed or known changed.
    Stale,
    /// So many updates there are; none when they could not be counted.
    Counted(Option<Ready>),
    /// How looking for updates stands.
    Checks(Box<CheckState>),
    /// Something is to be told.
    Notice(Notice),
    /// Something happened to a notification.
    Pressed(Pressed),
    /// A wait is over.
    LookAround,
    /// The program is to end.
    End,
}

/// Runs until the person quits, or nothing is left to do.
pub(crate) fn run(home: PathBuf, arguments: &Arguments, open: Option<String>) -> ExitCode {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(THREADS).enable_all().build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => {
            tracing::error!("no threads could be started: {error}");
            return ExitCode::FAILURE;
        }
    };
    let (code, next) = runtime.block_on(live(home.clone(), arguments, open));
    // What still reads or writes a database is given a moment; files are written in one step anyway.
    runtime.shutdown_timeout(std::time::Duration::from_secs(2));
    // By now the name of the only one of this home is free.
    if let Some(next) = next
        && let Err(error) = restart::start(&next, &home)
    {
        tracing::error!("{} could not be started: {error}", next.display());
        return ExitCode::FAILURE;
    }
    code
}

/// Lives until the end; answers with what is to be started then.
async fn live(home: PathBuf, arguments: &Arguments, open: Option<String>) -> (ExitCode, Option<PathBuf>) {
    let (tell, mut happenings) = unbounded_channel();
    let token = std::env::var("XDG_ACTIVATION_TOKEN").or_else(|_| std::env::var("DESKTOP_STARTUP_ID")).ok();
    let wish = instance::Wish {
        text: open.clone().unwrap_or_default(),
        token: token.clone().unwrap_or_default(),
        hidden: arguments.hidden,
    };
    let bus = match instance::claim(&home, &wish, tell.clone()).await {
        instance::Claim::First(bus) => bus,
        instance::Claim::Later => return (ExitCode::SUCCESS, None),
    };
    if let Err(error) = end_on_signals(tell.clone()) {
        tracing::warn!("signals are not heard: {error}");
    }
    if let Some(bus) = bus.clone() {
        tokio::spawn(panel::follow(bus, tell.clone()));
    }
    let notifications = Notifications::on(bus.as_ref(), tell.clone()).await;
    let mut program = Program::new(home, arguments, notifications, tell);
    program.begin(open, token);
    loop {
        let Some(happening) = happenings.recv().await else { return (ExitCode::SUCCESS, None) };
        if let Some(code) = program.hear(happening).await {
            return (code, program.end().await);
        }
    }
}

/// A session that ends, or a person at a terminal.
fn end_on_signals(tell: UnboundedSender<Happening>) -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    for kind in [SignalKind::terminate(), SignalKind::interrupt(), SignalKind::hangup()] {
        let (mut signal, tell) = (signal(kind)?, tell.clone());
        tokio::spawn(async move {
            while signal.recv().await.is_some() {
                let _ = tell.send(Happening::End);
            }
        });
    }
    Ok(())
}
