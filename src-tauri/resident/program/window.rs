//! The window's process: started, spoken to, and what its end means.

use std::process::{ExitCode, ExitStatus};
use std::time::{Duration, Instant};

use super::Program;
use crate::link::{Closing, FromWindow, ToWindow};
use crate::resident::Happening;
use crate::resident::child::{Start, WindowProcess, described};

/// A window that was told to quit and has not after this time is ended.
const QUIT_WITHIN: Duration = Duration::from_secs(8);

/// A window that dies so soon after it was asked for is started once more.
const UNHEARD_WITHIN: Duration = Duration::from_secs(2);

/// How the window stands.
#[derive(Debug)]
pub(super) struct Window {
    pub(super) process: WindowProcess,
    pub(super) painted: bool,
    closing: Option<Closing>,
    /// Another one is wanted as soon as this one, which is closing, has ended.
    again: Option<Wanted>,
    /// What it was last asked, and when: one that dies just then may not have heard it.
    asked: Option<(Instant, Wanted)>,
}

impl Window {
    /// Who wants the window now that this one has ended.
    fn wanted_again(self) -> Option<Wanted> {
        let unheard =
            self.asked.filter(|(when, _)| self.closing.is_none() && when.elapsed() < UNHEARD_WITHIN);
        self.again.or(unheard.map(|(_, wanted)| wanted))
    }
}

/// What a window is wanted for.
#[derive(Debug, Clone, Default)]
pub(super) struct Wanted {
    pub(super) go: Option<String>,
    pub(super) open: Option<String>,
    pub(super) token: Option<String>,
}

impl Program {
    /// Brings the window to the front, starting it when there is none.
    pub(super) fn show(&mut self, wanted: Wanted) {
        if self.ending {
            return;
        }
        match &mut self.window {
            // Its process is about to end: a new one takes its place then.
            Some(window) if window.closing.is_some() => window.again = Some(wanted),
            Some(window) => {
                window.asked = Some((Instant::now(), wanted.clone()));
                if let Some(hash) = wanted.go {
                    self.say(ToWindow::Go { hash });
                }
                if let Some(text) = wanted.open {
                    self.say(ToWindow::Open { text });
                }
                self.say(ToWindow::Show { token: wanted.token });
            }
            None => self.start_window(wanted),
        }
    }

    pub(super) fn start_window(&mut self, wanted: Wanted) {
        let start = Start {
            home: self.home.clone(),
            safe_graphics: self.safe_graphics,
            at: wanted.go.or_else(|| self.page.at().map(str::to_owned)),
            token: wanted.token,
        };
        tracing::debug!("the window is started");
        match WindowProcess::start(&start, self.tell.clone()) {
            Ok(process) => {
                process.say(ToWindow::Tray { present: self.tray.is_some() });
                if let Some(text) = wanted.open {
                    process.say(ToWindow::Open { text });
                }
                self.window =
                    Some(Window { process, painted: false, closing: None, again: None, asked: None });
            }
            Err(error) => {
                tracing::error!("the window could not be started: {error}");
                complain(&format!("the program of its window could not be started ({error})."), None);
                let _ = self.tell.send(Happening::WindowEnded(None));
            }
        }
    }

    pub(super) fn say(&self, message: ToWindow) {
        if let Some(window) = &self.window {
            window.process.say(message);
        }
    }

    pub(super) async fn window_says(&mut self, message: FromWindow) {
        match message {
            FromWindow::Painted => {
                if let Some(window) = &mut self.window {
                    window.painted = true;
                }
                self.ever_painted = true;
                match &self.engine {
                    Some(engine) => engine.window_opened(),
                    None => self.open_engine(),
                }
            }
            FromWindow::At { hash } => self.page.move_to(hash),
            FromWindow::Settings { settings } => self.settings_kept(*settings).await,
            FromWindow::Changed => {
                if let Some(engine) = &self.engine {
                    engine.changed_elsewhere();
                }
            }
            FromWindow::Focused { focused } => self.set_focused(focused),
            FromWindow::Restart { program } => {
                self.restart = Some(program.into());
                let _ = self.tell.send(Happening::End);
            }
            FromWindow::Closing { to } => {
                if let Some(window) = &mut self.window {
                    window.closing = Some(to);
                }
            }
        }
    }

    pub(super) fn window_ended(&mut self, status: Option<ExitStatus>) -> Option<ExitCode> {
        let window = self.window.take();
        self.set_focused(false);
        if self.ending {
            return Some(ExitCode::SUCCESS);
        }
        let (closing, again) = window.map_or((None, None), |window| (window.closing, window.wanted_again()));
        if let Some(wanted) = again {
            self.start_window(wanted);
            return None;
        }
        match closing {
            Some(Closing::Tray) if self.tray.is_some() => {
                self.page.keep();
                self.open_engine();
                if let Some(engine) = &self.engine {
                    engine.changed_elsewhere();
                }
                None
            }
            // The tray went away meanwhile.
            Some(_) => Some(ExitCode::SUCCESS),
            None if status.is_some_and(|status| status.success()) => Some(ExitCode::SUCCESS),
            None => self.window_broke(status),
        }
    }

    /// The window ended without having been closed.
    pub(super) fn window_broke(&self, status: Option<ExitStatus>) -> Option<ExitCode> {
        tracing::error!("the window ended unexpectedly: {}", described(status));
        if self.tray.is_some() && self.ever_painted {
            // It can be opened again from the tray, on the page it was on.
            self.page.keep();
            return None;
        }
        // A window that never came up has said why.
        let code = status.and_then(|status| status.code()).and_then(|code| u8::try_from(code).ok());
        Some(code.filter(|code| *code != 0).map_or(ExitCode::FAILURE, ExitCode::from))
    }

    /// Ends the window, then the program.
    pub(super) fn quit(&mut self) -> Option<ExitCode> {
        if self.ending {
            return None;
        }
        self.ending = true;
        let Some(window) = &self.window else { return Some(ExitCode::SUCCESS) };
        window.process.say(ToWindow::Quit);
        self.later(QUIT_WITHIN, Happening::LookAround);
        None
    }
}

/// Says on the terminal why there is no program.
pub(super) fn complain(sentence: &str, action: Option<&str>) {
    use std::io::Write as _;
    let mut text = format!("Vitrine could not start: {sentence}\n");
    if let Some(action) = action {
        text.push_str(&format!("What to do: {action}\n"));
    }
    let _ = std::io::stderr().write_all(text.as_bytes());
}
