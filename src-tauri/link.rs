//! What the resident process and the window process say to each other: JSON lines over the standard input and
//! output of the window. A line that cannot be read is passed over, so that something a library prints there
//! does no harm. The end of the line is the end of both: a window without its resident ends, its jobs paused.

use serde::{Deserialize, Serialize};
use vitrine_api::Event;
use vitrine_api::types::Settings;

/// No message is longer: an address is at most 4 kB, settings and a job's snapshot are less.
pub(crate) const MAX_LINE: usize = 64 * 1024;

/// Said by the resident to the window.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "say", rename_all = "camelCase")]
pub(crate) enum ToWindow {
    /// Come to the front.
    Show {
        /// What Wayland wants to see from a program that does (`XDG_ACTIVATION_TOKEN`).
        token: Option<String>,
    },
    /// Go to a page of the window.
    Go {
        /// Its address, `#/…`.
        hash: String,
    },
    /// Somebody opened this with Vitrine.
    Open {
        /// An address or a path, not yet looked at.
        text: String,
    },
    /// There is a tray now, or none any more.
    Tray {
        /// Whether there is.
        present: bool,
    },
    /// Something happened in the resident's engine.
    News {
        /// What.
        event: Box<Event>,
    },
    /// End, as if the person had quit.
    Quit,
}

/// Said by the window to the resident.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "say", rename_all = "camelCase")]
pub(crate) enum FromWindow {
    /// The first card is on screen.
    Painted,
    /// The page on screen.
    At {
        /// Its address, `#/…`.
        hash: String,
    },
    /// The person kept other settings.
    Settings {
        /// All of them.
        settings: Box<Settings>,
    },
    /// What can be updated may have changed.
    Changed,
    /// The person has the window before them, or something else.
    Focused {
        /// Whether they have.
        focused: bool,
    },
    /// The person wants the program that is in place now: all of this one ends, and that one is started.
    Restart {
        /// The file to start.
        program: String,
    },
    /// The window was closed; its process ends as soon as it has nothing more to do.
    Closing {
        /// What becomes of the program.
        to: Closing,
    },
}

/// What closing the window means for the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Closing {
    /// It goes on in the tray.
    Tray,
    /// It ends.
    Quit,
}

/// One message as a line.
pub(crate) fn line<T: Serialize>(message: &T) -> String {
    // These types have no keys that are not strings, the only thing JSON refuses.
    let mut text = serde_json::to_string(message).unwrap_or_default();
    text.push('\n');
    text
}

/// A line as a message; none when it is not one.
pub(crate) fn read<T: for<'a> Deserialize<'a>>(line: &str) -> Option<T> {
    if line.len() > MAX_LINE {
        return None;
    }
    serde_json::from_str(line.trim()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_understood_and_noise_is_not() {
        let said = ToWindow::Open { text: "vitrine://package/a/b\n\"".into() };
        let text = line(&said);
        assert_eq!(text.matches('\n').count(), 1, "one message is one line");
        assert_eq!(read::<ToWindow>(&text), Some(said));
        let closing = FromWindow::Closing { to: Closing::Tray };
        assert_eq!(read::<FromWindow>(&line(&closing)), Some(closing));
        let restart = FromWindow::Restart { program: "/home/mira/Vitrine 2\n.AppImage".into() };
        assert_eq!(read::<FromWindow>(&line(&restart)), Some(restart));
        for noise in ["", "Gtk-Message: hello", "{\"say\":\"dance\"}", "{\"say\":\"at\"}"] {
            assert_eq!(read::<FromWindow>(noise), None, "{noise}");
        }
        assert_eq!(read::<ToWindow>(&format!("\"{}\"", "x".repeat(MAX_LINE))), None);
    }
}
