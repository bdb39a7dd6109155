//! What is told on the desktop, and what a press on it leads to.

use vitrine_api::types::Notice;

use super::Program;
use super::window::Wanted;
use crate::resident::notices::{self, CHECK, LATER};
use crate::resident::notifications::Pressed;

impl Program {
    pub(super) async fn tell_notice(&mut self, notice: &Notice) {
        match notices::message(notice, &self.words) {
            Some(message) => self.notifications.show(&message).await,
            None => self.notifications.withdraw().await,
        }
    }

    pub(super) fn pressed(&mut self, pressed: Pressed) {
        let Some(press) = self.notifications.hear(pressed) else { return };
        match (press.action.as_str(), &self.engine) {
            (LATER, _) => {}
            (CHECK, Some(engine)) => engine.check_now(),
            _ => self.show(Wanted { go: Some(press.address), open: None, token: press.token }),
        }
    }

    pub(super) fn set_focused(&mut self, focused: bool) {
        self.focused = focused;
        if let Some(engine) = &self.engine {
            engine.set_watched(focused);
        }
    }
}
