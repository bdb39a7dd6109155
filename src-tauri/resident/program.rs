//! What the resident does about what happens.

use std::path::PathBuf;
use std::process::{ExitCode, ExitStatus};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::mpsc::UnboundedSender;
use vitrine_api::Event;
use vitrine_api::types::{CheckState, Notice, Settings};

use super::Happening;
use super::child::{Start, WindowProcess, described};
use super::looking::{Counts, Looking};
use super::notices::{self, CHECK, LATER};
use super::notifications::{Notifications, Pressed};
use super::page::Page;
use super::tray::{Choice, Face, Tray};
use super::words::Words;
use crate::arguments::Arguments;
use crate::link::{Closing, FromWindow, ToWindow};

/// The page of the updates.
const UPDATES: &str = "#/updates";

/// The engine is opened when the window has painted, so that the two do not take turns at the disk; a window that
/// paints nothing holds it back no longer than this.
const ENGINE_AFTER: Duration = Duration::from_secs(15);

/// A window that was told to quit and has not after this time is ended.
const QUIT_WITHIN: Duration = Duration::from_secs(8);

/// A program without window, tray and checks has nothing to do; a panel may still come so much later, as both start
/// with the session.
const PANEL_WITHIN: Duration = Duration::from_secs(60);

/// A window that dies so soon after it was asked for is started once more.
const UNHEARD_WITHIN: Duration = Duration::from_secs(2);

/// How the window stands.
#[derive(Debug)]
struct Window {
    process: WindowProcess,
    painted: bool,
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

/// Whether updates are being counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Counting {
    #[default]
    No,
    Once,
    /// And something changed since.
    Again,
}

/// What a window is wanted for.
#[derive(Debug, Clone, Default)]
struct Wanted {
    go: Option<String>,
    open: Option<String>,
    token: Option<String>,
}

/// The resident as it stands.
#[derive(Debug)]
pub(crate) struct Program {
    home: PathBuf,
    safe_graphics: bool,
    hidden: bool,
    tell: UnboundedSender<Happening>,
    notifications: Notifications,
    page: Page,
    window: Option<Window>,
    ever_painted: bool,
    tray: Option<Tray>,
    engine: Option<Looking>,
    opening: bool,
    settings: Option<Settings>,
    words: Arc<Words>,
    counts: Counts,
    counting: Counting,
    checks: CheckState,
    focused: bool,
    ending: bool,
}

impl Program {
    pub(crate) fn new(
        home: PathBuf,
        arguments: &Arguments,
        notifications: Notifications,
        tell: UnboundedSender<Happening>,
    ) -> Self {
        Self {
            page: Page::of(&home, arguments.hidden),
            home,
            safe_graphics: arguments.safe_graphics,
            hidden: arguments.hidden,
            tell,
            notifications,
            window: None,
            ever_painted: false,
            tray: None,
            engine: None,
            opening: false,
            settings: None,
            words: Arc::new(Words::choose(None)),
            counts: Counts::default(),
            counting: Counting::default(),
            checks: CheckState::default(),
            focused: false,
            ending: false,
        }
    }

    /// The first thing to do.
    pub(crate) fn begin(&mut self, open: Option<String>, token: Option<String>) {
        if self.hidden && open.is_none() {
            self.open_engine();
            self.later(PANEL_WITHIN, Happening::LookAround);
        } else {
            self.later(ENGINE_AFTER, Happening::LookAround);
            self.show(Wanted { open, token, go: None });
        }
    }

    /// Does what follows from a happening; an exit code when the program is over.
    pub(crate) async fn hear(&mut self, happening: Happening) -> Option<ExitCode> {
        match happening {
            Happening::Asked { text, token } => self.show(Wanted { open: text, token, go: None }),
            Happening::Chosen { choice, token } => return self.choose(choice, token).await,
            Happening::Panel(present) => self.panel_changed(present).await,
            Happening::Window(message) => self.window_says(message).await,
            Happening::WindowEnded(status) => return self.window_ended(status),
            Happening::Opened(result) => return self.engine_opened(result).await,
            Happening::News(event) => self.say(ToWindow::News { event }),
            Happening::Stale => self.count(),
            Happening::Counted(counts) => self.counted(counts).await,
            Happening::Checks(state) => {
                self.say(ToWindow::News { event: Box::new(Event::Checks { state: (*state).clone() }) });
                self.checks = *state;
                self.repaint().await;
            }
            Happening::Notice(notice) => self.tell_notice(&notice).await,
            Happening::Pressed(pressed) => self.pressed(pressed),
            Happening::LookAround => return self.look_around(),
            Happening::End => return self.quit(),
        }
        None
    }

    /// The end: nothing is left behind.
    pub(crate) async fn end(mut self) {
        if let Some(engine) = self.engine.take() {
            engine.close();
        }
        if let Some(tray) = self.tray.take() {
            tray.remove().await;
        }
    }

    async fn choose(&mut self, choice: Choice, token: Option<String>) -> Option<ExitCode> {
        match choice {
            Choice::Open => self.show(Wanted { token, ..Wanted::default() }),
            Choice::Updates => self.show(Wanted { token, go: Some(UPDATES.into()), open: None }),
            Choice::CheckNow => {
                if let Some(engine) = &self.engine {
                    engine.check_now();
                }
            }
            Choice::Pause(pause) => {
                if let Some(engine) = &self.engine {
                    engine.pause(pause);
                }
            }
            Choice::Quit => return self.quit(),
        }
        None
    }

    // The window.

    /// Brings the window to the front, starting it when there is none.
    fn show(&mut self, wanted: Wanted) {
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

    fn start_window(&mut self, wanted: Wanted) {
        let start = Start {
            home: self.home.clone(),
            safe_graphics: self.safe_graphics,
            at: wanted.go.or_else(|| self.page.at().map(str::to_owned)),
            token: wanted.token,
        };
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

    fn say(&self, message: ToWindow) {
        if let Some(window) = &self.window {
            window.process.say(message);
        }
    }

    async fn window_says(&mut self, message: FromWindow) {
        match message {
            FromWindow::Painted => {
                if let Some(window) = &mut self.window {
                    window.painted = true;
                }
                self.ever_painted = true;
                self.open_engine();
            }
            FromWindow::At { hash } => self.page.move_to(hash),
            FromWindow::Settings { settings } => self.settings_kept(*settings).await,
            FromWindow::Changed => {
                if let Some(engine) = &self.engine {
                    engine.changed_elsewhere();
                }
            }
            FromWindow::Focused { focused } => self.set_focused(focused),
            FromWindow::Closing { to } => {
                if let Some(window) = &mut self.window {
                    window.closing = Some(to);
                }
            }
        }
    }

    fn window_ended(&mut self, status: Option<ExitStatus>) -> Option<ExitCode> {
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
    fn window_broke(&self, status: Option<ExitStatus>) -> Option<ExitCode> {
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
    fn quit(&mut self) -> Option<ExitCode> {
        if self.ending {
            return None;
        }
        self.ending = true;
        let Some(window) = &self.window else { return Some(ExitCode::SUCCESS) };
        window.process.say(ToWindow::Quit);
        self.later(QUIT_WITHIN, Happening::LookAround);
        None
    }

    // The tray.

    async fn panel_changed(&mut self, present: bool) {
        if present && self.tray.as_ref().is_none_or(Tray::is_closed) {
            match Tray::show(self.face(), self.tell.clone()).await {
                Ok(tray) => self.tray = Some(tray),
                Err(error) => tracing::warn!("there is no icon in the tray: {error}"),
            }
        } else if !present && let Some(tray) = self.tray.take() {
            tray.remove().await;
            // The panel may be on its way back; if not, this may be the end.
            self.later(PANEL_WITHIN, Happening::LookAround);
        }
        let present = self.tray.is_some();
        tracing::info!("there is {} tray", if present { "a" } else { "no" });
        self.say(ToWindow::Tray { present });
    }

    fn face(&self) -> Face {
        Face {
            words: self.words.clone(),
            updates: self.counts.updates,
            security: self.counts.security,
            paused: self.checks.paused_until.is_some(),
            checking: self.checks.looking,
        }
    }

    async fn repaint(&self) {
        if let Some(tray) = &self.tray {
            tray.update(self.face()).await;
        }
    }

    // The engine.

    fn open_engine(&mut self) {
        if self.engine.is_some() || self.opening {
            return;
        }
        self.opening = true;
        let (home, tell) = (self.home.clone(), self.tell.clone());
        tokio::spawn(async move {
            let opened = Looking::open(&home, tell.clone()).await;
            let _ = tell.send(Happening::Opened(opened));
        });
    }

    async fn engine_opened(&mut self, result: Result<Looking, vitrine_api::ApiError>) -> Option<ExitCode> {
        match result {
            Ok(engine) => {
                tracing::info!("the engine is open");
                let settings = self.settings.take().unwrap_or_else(|| engine.settings());
                engine.set_watched(self.focused);
                self.engine = Some(engine);
                self.settings_kept(settings).await;
                self.count();
                None
            }
            Err(error) => {
                tracing::error!("{}: {}", error.sentence, error.details);
                if self.window.is_some() {
                    return None;
                }
                complain(&error.sentence, error.action.as_deref());
                Some(ExitCode::FAILURE)
            }
        }
    }

    async fn settings_kept(&mut self, settings: Settings) {
        if let Some(engine) = &self.engine {
            engine.settings_kept(settings.clone());
        }
        self.words = Arc::new(Words::choose(settings.language.as_deref()));
        self.settings = Some(settings);
        self.repaint().await;
    }

    /// Counts updates, once more afterwards when something changed meanwhile.
    fn count(&mut self) {
        let Some(engine) = &self.engine else { return };
        match self.counting {
            Counting::No => {
                self.counting = Counting::Once;
                engine.count();
            }
            Counting::Once | Counting::Again => self.counting = Counting::Again,
        }
    }

    async fn counted(&mut self, counts: Option<Counts>) {
        let again = std::mem::take(&mut self.counting) == Counting::Again;
        if let Some(counts) = counts.filter(|counts| *counts != self.counts) {
            self.counts = counts;
            self.repaint().await;
        }
        if again {
            self.count();
        }
    }

    // Notifications.

    async fn tell_notice(&mut self, notice: &Notice) {
        match notices::message(notice, &self.words) {
            Some(message) => self.notifications.show(&message).await,
            None => self.notifications.withdraw().await,
        }
    }

    fn pressed(&mut self, pressed: Pressed) {
        let Some(press) = self.notifications.hear(pressed) else { return };
        match (press.action.as_str(), &self.engine) {
            (LATER, _) => {}
            (CHECK, Some(engine)) => engine.check_now(),
            _ => self.show(Wanted { go: Some(press.address), open: None, token: press.token }),
        }
    }

    fn set_focused(&mut self, focused: bool) {
        self.focused = focused;
        if let Some(engine) = &self.engine {
            engine.set_watched(focused);
        }
    }

    /// Looks whether something that was waited for has not come.
    fn look_around(&mut self) -> Option<ExitCode> {
        if self.ending {
            if let Some(window) = &self.window {
                tracing::warn!("the window did not end by itself");
                window.process.kill();
            }
            return None;
        }
        if self.window.is_some() {
            self.open_engine();
            return None;
        }
        let checks = self.settings.as_ref().is_none_or(|settings| settings.check_for_updates);
        if self.tray.is_none() && !checks {
            tracing::info!("no window, no tray and no checks: nothing to stay for");
            return Some(ExitCode::SUCCESS);
        }
        None
    }

    fn later(&self, wait: Duration, happening: Happening) {
        let tell = self.tell.clone();
        tokio::spawn(async move {
            tokio::time::sleep(wait).await;
            let _ = tell.send(happening);
        });
    }
}

/// Says on the terminal why there is no program.
fn complain(sentence: &str, action: Option<&str>) {
    use std::io::Write as _;
    let mut text = format!("Vitrine could not start: {sentence}\n");
    if let Some(action) = action {
        text.push_str(&format!("What to do: {action}\n"));
    }
    let _ = std::io::stderr().write_all(text.as_bytes());
}
