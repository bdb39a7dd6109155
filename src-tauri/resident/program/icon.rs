//! The icon in the tray: there while a panel shows it, with what is known; and what its menu leads to.

use std::process::ExitCode;

use super::window::Wanted;
use super::{PANEL_WITHIN, Program};
use crate::link::ToWindow;
use crate::resident::Happening;
use crate::resident::tray::{Choice, Face, Tray};

/// The page of the updates.
const UPDATES: &str = "#/updates";

impl Program {
    pub(super) async fn choose(&mut self, choice: Choice, token: Option<String>) -> Option<ExitCode> {
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

    pub(super) async fn panel_changed(&mut self, present: bool) {
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

    pub(super) fn face(&self) -> Face {
        Face {
            words: self.words.clone(),
            updates: self.counts.updates,
            security: self.counts.security,
            vitrine: self.checks.vitrine.as_ref().map(|news| news.version.clone()),
            paused: self.checks.paused_until.is_some(),
            checking: self.checks.looking,
        }
    }

    pub(super) async fn repaint(&self) {
        if let Some(tray) = &self.tray {
            tray.update(self.face()).await;
        }
    }
}
