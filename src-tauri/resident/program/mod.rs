//! What the resident does about what happens.

mod engine;
mod icon;
mod telling;
mod window;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc::UnboundedSender;
use vitrine_api::Event;
use vitrine_api::types::{CheckState, Settings};
use vitrine_engine::Ready;

use self::engine::Counting;
use self::window::{Wanted, Window};
use super::Happening;
use super::looking::Looking;
use super::notifications::Notifications;
use super::page::Page;
use super::tray::Tray;
use super::words::Words;
use crate::arguments::Arguments;
use crate::link::ToWindow;

/// The engine is opened when the window has painted, so that the two do not take turns at the disk; a window that
/// paints nothing holds it back no longer than this.
const ENGINE_AFTER: Duration = Duration::from_secs(15);

/// A program without window, tray and checks has nothing to do; a panel may still come so much later, as both start
/// with the session.
const PANEL_WITHIN: Duration = Duration::from_secs(60);

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
    counts: Ready,
    counting: Counting,
    checks: CheckState,
    focused: bool,
    ending: bool,
    /// What is started when this program has ended.
    restart: Option<PathBuf>,
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
            counts: Ready::default(),
            counting: Counting::default(),
            checks: CheckState::default(),
            focused: false,
            ending: false,
            restart: None,
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

    /// The end: nothing is left behind. Answers what is to be started in its place.
    pub(crate) async fn end(mut self) -> Option<PathBuf> {
        if let Some(engine) = self.engine.take() {
            engine.close().await;
        }
        if let Some(tray) = self.tray.take() {
            tray.remove().await;
        }
        self.restart
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
