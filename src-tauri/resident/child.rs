//! The window's process, as the resident sees it.

use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::sync::Arc;

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::sync::Notify;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::Happening;
use crate::link::{self, FromWindow, ToWindow};

/// The program of the window, beside this one.
const PROGRAM: &str = "vitrine-window";

/// How a window is to be started.
#[derive(Debug, Clone)]
pub(crate) struct Start {
    /// The folder everything is kept in.
    pub(crate) home: PathBuf,
    /// Without accelerated graphics.
    pub(crate) safe_graphics: bool,
    /// The page to open with.
    pub(crate) at: Option<String>,
    /// What Wayland wants to see from a window that comes to the front.
    pub(crate) token: Option<String>,
}

/// A window that was started.
#[derive(Debug)]
pub(crate) struct WindowProcess {
    say: UnboundedSender<ToWindow>,
    kill: Arc<Notify>,
}

impl WindowProcess {
    /// Starts a window and tells what it says and how it ends.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub(crate) fn start(start: &Start, tell: UnboundedSender<Happening>) -> std::io::Result<Self> {
        let mut child = command(start)?.spawn()?;
        let (say, heard) = unbounded_channel();
        if let Some(input) = child.stdin.take() {
            tokio::spawn(pass_on(heard, input));
        }
        let output = child.stdout.take();
        let kill = Arc::new(Notify::new());
        tokio::spawn(follow(child, output, kill.clone(), tell));
        Ok(Self { say, kill })
    }

    /// Says something to the window; one that has ended is told about by `Happening::WindowEnded`.
    pub(crate) fn say(&self, message: ToWindow) {
        let _ = self.say.send(message);
    }

    /// Ends it at once.
    pub(crate) fn kill(&self) {
        self.kill.notify_one();
    }
}

fn command(start: &Start) -> std::io::Result<Command> {
    let mut command = Command::new(program(&std::env::current_exe()?));
    command.arg("--home").arg(&start.home).arg("--resident");
    if start.safe_graphics {
        command.arg("--safe-graphics");
    }
    if let Some(at) = &start.at {
        // In one word: an address never looks like an option.
        command.arg(format!("--at={at}"));
    }
    // A token is good for one window; the one this process was started with is spent.
    command.env_remove("XDG_ACTIVATION_TOKEN").env_remove("DESKTOP_STARTUP_ID");
    if let Some(token) = &start.token {
        command.env("XDG_ACTIVATION_TOKEN", token).env("DESKTOP_STARTUP_ID", token);
    }
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
    Ok(command)
}

fn program(own: &Path) -> PathBuf {
    own.with_file_name(PROGRAM)
}

/// Writes to the window until one of the two ends.
async fn pass_on(mut heard: UnboundedReceiver<ToWindow>, mut input: ChildStdin) {
    while let Some(message) = heard.recv().await {
        if input.write_all(link::line(&message).as_bytes()).await.is_err() {
            return;
        }
    }
}

/// Tells what the window says, then how it ended: never the other way round.
async fn follow(
    mut child: Child,
    output: Option<ChildStdout>,
    kill: Arc<Notify>,
    tell: UnboundedSender<Happening>,
) {
    let hearing = tokio::spawn(hear(output, tell.clone()));
    let status = tokio::select! {
        status = child.wait() => status,
        () = kill.notified() => {
            let _ = child.start_kill();
            child.wait().await
        }
    };
    // A process of WebKit may hold the other end open a moment longer.
    let _ = tokio::time::timeout(std::time::Duration::from_millis(500), hearing).await;
    let _ = tell.send(Happening::WindowEnded(status.ok()));
}

async fn hear(output: Option<ChildStdout>, tell: UnboundedSender<Happening>) {
    let Some(output) = output else { return };
    let mut lines = BufReader::new(output).lines();
    while let Ok(Some(line)) = lines.next_line().await {
        match link::read::<FromWindow>(&line) {
            Some(message) => drop(tell.send(Happening::Window(message))),
            None => tracing::debug!("the window printed: {line}"),
        }
    }
}

/// An end in words, for the log.
pub(crate) fn described(status: Option<ExitStatus>) -> String {
    status.map_or_else(|| "unknown".into(), |status| status.to_string())
}
