//! What is opened from outside the window: links of the scheme `vitrine`, and package files of this computer.
//! A link leads to a page or to a question, never further; a file is installed through the same gate as
//! everything else, from exactly the bytes the person was shown.

mod install;
mod link;
mod local;
mod looked;
mod resolve;

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use vitrine_api::Event;

pub use link::{Link, LinkError};
pub(crate) use local::FROM_FILE;
use looked::Looked;

/// Texts that wait for a window; more than a handful at once is nobody's click.
const WAITING: usize = 8;

/// What waits to be shown, and what was looked at.
#[derive(Debug, Default)]
pub(crate) struct Opening {
    wishes: Mutex<VecDeque<String>>,
    looked: Looked,
}

impl Opening {
    /// What was asked for since the last time.
    pub(crate) fn take_wishes(&self) -> Vec<String> {
        self.wishes.lock().unwrap_or_else(PoisonError::into_inner).drain(..).collect()
    }

    fn keep_wish(&self, text: &str) {
        let mut wishes = self.wishes.lock().unwrap_or_else(PoisonError::into_inner);
        if wishes.len() == WAITING {
            wishes.pop_front();
        }
        wishes.push_back(text.to_owned());
    }
}

impl crate::Gallery {
    /// Somebody wants something opened: a link, or the path of a file. A window that listens hears it at once and
    /// one that is not there yet asks for it when it is.
    pub fn request_open(&self, text: &str) {
        // One that is cut is refused as what it is: too long for a link.
        let text: String = text.chars().take(link::LONGEST + 1).collect();
        self.inner.opening.keep_wish(&text);
        let _ = self.inner.events.send(Event::Open { text });
    }
}
