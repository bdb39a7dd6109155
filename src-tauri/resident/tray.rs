//! The icon in the tray and its menu: a StatusNotifierItem with a `com.canonical.dbusmenu`, over plain D-Bus.
//! Everything is in the menu, because many panels know nothing but a menu; a left click opens the window where the
//! panel passes it on.

use std::sync::Arc;

use ksni::menu::StandardItem;
use ksni::{MenuItem, Status, TextDirection, ToolTip, TrayMethods as _};
use tokio::sync::mpsc::UnboundedSender;

use super::words::Words;
use super::{Happening, icon};

/// What the tray shows.
#[derive(Debug, Clone)]
pub(crate) struct Face {
    /// In which words.
    pub(crate) words: Arc<Words>,
    /// Updates that can be made.
    pub(crate) updates: u32,
    /// How many of them mend a security problem.
    pub(crate) security: u32,
    /// The version of a newer Vitrine; it is in neither of the counts.
    pub(crate) vitrine: Option<String>,
    /// The person paused the checks.
    pub(crate) paused: bool,
    /// The galleries are being looked at.
    pub(crate) checking: bool,
}

/// A line of the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choice {
    /// Open the window.
    Open,
    /// Open it on Updates.
    Updates,
    /// Look at the galleries now.
    CheckNow,
    /// Stop looking for a day, or go on.
    Pause(bool),
    /// End the program.
    Quit,
}

/// The icon in the tray; it goes when this is dropped.
pub(crate) struct Tray {
    handle: ksni::Handle<Item>,
}

impl std::fmt::Debug for Tray {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tray").finish_non_exhaustive()
    }
}

impl Tray {
    /// Puts the icon into the tray.
    pub(crate) async fn show(face: Face, tell: UnboundedSender<Happening>) -> Result<Self, ksni::Error> {
        Ok(Self { handle: Item { face, tell }.spawn().await? })
    }

    /// Shows something else.
    pub(crate) async fn update(&self, face: Face) {
        self.handle.update(|item| item.face = face).await;
    }

    /// Takes the icon away.
    pub(crate) async fn remove(self) {
        self.handle.shutdown().await;
    }

    /// True when the bus is gone.
    pub(crate) fn is_closed(&self) -> bool {
        self.handle.is_closed()
    }
}

#[derive(Debug)]
struct Item {
    face: Face,
    tell: UnboundedSender<Happening>,
}

impl Item {
    fn choose(&self, choice: Choice) {
        let token = ksni::current_xdg_activation_token();
        let _ = self.tell.send(Happening::Chosen { choice, token });
    }

    fn line(label: String, enabled: bool, choice: Choice) -> MenuItem<Self> {
        StandardItem {
            // An underscore would mark the next letter as an access key.
            label: label.replace('_', "__"),
            enabled,
            activate: Box::new(move |item: &mut Self| item.choose(choice)),
            ..StandardItem::default()
        }
        .into()
    }
}

impl ksni::Tray for Item {
    fn id(&self) -> String {
        icon::NAME.into()
    }

    fn title(&self) -> String {
        "Vitrine".into()
    }

    fn activate(&mut self, _x: i32, _y: i32) {
        self.choose(Choice::Open);
    }

    fn status(&self) -> Status {
        if self.face.security > 0 { Status::NeedsAttention } else { Status::Active }
    }

    // A panel that finds the name in its theme draws nothing else: with a dot there is no name.
    fn icon_name(&self) -> String {
        if self.face.updates == 0 && icon::is_in_theme() { icon::NAME.into() } else { String::new() }
    }

    fn icon_pixmap(&self) -> Vec<ksni::Icon> {
        icon::pictures(self.face.updates > 0)
    }

    fn attention_icon_pixmap(&self) -> Vec<ksni::Icon> {
        icon::pictures(true)
    }

    fn tool_tip(&self) -> ToolTip {
        let Face { words, updates, vitrine, paused, checking, .. } = &self.face;
        let description = match (*checking, *updates, *paused, vitrine) {
            (true, ..) => words.say("shell-checking"),
            (_, 0, true, _) => words.say("shell-tooltip-paused"),
            (_, 0, false, Some(version)) => words.version("shell-vitrine", version),
            (_, 0, false, None) => words.say("shell-tooltip-none"),
            (_, count, ..) => words.count("shell-tooltip-updates", count),
        };
        ToolTip { title: "Vitrine".into(), description, ..ToolTip::default() }
    }

    fn text_direction(&self) -> TextDirection {
        if self.face.words.is_right_to_left() {
            TextDirection::RightToLeft
        } else {
            TextDirection::LeftToRight
        }
    }

    fn menu(&self) -> Vec<MenuItem<Self>> {
        let Face { words, updates, vitrine, paused, checking, .. } = &self.face;
        let check = if *checking { "shell-checking" } else { "shell-check-now" };
        let pause = if *paused { "shell-go-on" } else { "shell-pause" };
        let mut menu = vec![
            Self::line(words.say("shell-open"), true, Choice::Open),
            Self::line(words.count("shell-updates", *updates), true, Choice::Updates),
        ];
        let news = vitrine.iter().map(|version| words.version("shell-vitrine", version));
        // It stands at the top of that page.
        menu.extend(news.map(|label| Self::line(label, true, Choice::Updates)));
        menu.extend([
            MenuItem::Separator,
            Self::line(words.say(check), !checking, Choice::CheckNow),
            Self::line(words.say(pause), true, Choice::Pause(!paused)),
            MenuItem::Separator,
            Self::line(words.say("shell-quit"), true, Choice::Quit),
        ]);
        menu
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ksni::Tray as _;

    fn item(updates: u32, paused: bool) -> Item {
        let (tell, _) = tokio::sync::mpsc::unbounded_channel();
        let words = Arc::new(Words::of("en"));
        Item { face: Face { words, updates, security: 0, vitrine: None, paused, checking: false }, tell }
    }

    fn labels(item: &Item) -> Vec<String> {
        let label = |line: MenuItem<Item>| match line {
            MenuItem::Standard(line) => line.label,
            _ => "-".into(),
        };
        item.menu().into_iter().map(label).collect()
    }

    #[test]
    fn the_menu_says_how_things_are() {
        let wanted = ["Open Vitrine", "Updates", "-", "Check now", "Pause checks for a day", "-", "Quit"];
        assert_eq!(labels(&item(0, false)), wanted);
        let lines = labels(&item(12, true));
        assert_eq!((lines[1].as_str(), lines[4].as_str()), ("Updates (12)", "Go on checking"));
        assert_eq!(item(1, false).tool_tip().description, "One update is ready");
    }

    #[test]
    fn a_newer_vitrine_has_a_line_of_its_own_and_no_dot() {
        let mut news = item(0, false);
        let plain = news.icon_pixmap()[0].data.clone();
        news.face.vitrine = Some("0.2.0".into());
        let lines = labels(&news);
        assert_eq!(lines[..4], ["Open Vitrine", "Updates", "Vitrine 0.2.0 is available", "-"]);
        assert_eq!(news.tool_tip().description, "Vitrine 0.2.0 is available");
        assert_eq!(news.icon_pixmap()[0].data, plain);
        assert!(matches!(news.status(), Status::Active));
        news.face.updates = 2;
        assert_eq!(labels(&news)[1..3], ["Updates (2)", "Vitrine 0.2.0 is available"]);
        assert_eq!(news.tool_tip().description, "2 updates are ready");
    }

    #[test]
    fn security_asks_for_attention_and_updates_for_a_dot() {
        let mut quiet = item(0, false);
        assert!(matches!(quiet.status(), Status::Active));
        let plain = quiet.icon_pixmap()[0].data.clone();
        quiet.face.updates = 1;
        assert_ne!(quiet.icon_pixmap()[0].data, plain);
        assert_eq!(quiet.icon_name(), "");
        quiet.face.security = 1;
        assert!(matches!(quiet.status(), Status::NeedsAttention));
    }
}
