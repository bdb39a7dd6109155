//! The frame of the window: state and settings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::UpdateChannel;

/// What the frame of the window shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AppState {
    /// The program's version.
    pub version: String,
    /// The folder everything is kept in.
    pub home: String,
    /// The folder installed packages are in.
    pub library: String,
    /// Number of sources.
    pub sources: u32,
    /// Number of listings in the catalogue.
    pub listings: u32,
    /// Number of installed packages.
    pub installed: u32,
    /// Number of packages with an update.
    pub updates: u32,
    /// Number of jobs that run or wait.
    pub running_jobs: u32,
    /// The settings.
    pub settings: Settings,
    /// True when the last start never painted and this one runs with safe graphics.
    pub safe_graphics_active: bool,
    /// True while the gallery of the first start is being made: what is empty now will not be in a moment.
    pub preparing: bool,
    /// The folder the commands of installed tools are in.
    pub commands: String,
    /// True when that folder is on the person's search path.
    pub commands_on_path: bool,
    /// Something the person should know once (a database that was rebuilt, a newer format), in words.
    pub notices: Vec<String>,
}

/// What a person can set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// Show listings rated mature or adult.
    pub allow_mature: bool,
    /// Light, dark, or as the desktop says.
    pub theme: Theme,
    /// A language tag such as `en` or `ar`; none follows the desktop.
    pub language: Option<String>,
    /// Turn accelerated graphics off at the next start.
    pub safe_graphics: bool,
    /// The base URL of a running HomePilot, when hand-over is wanted.
    pub homepilot_url: Option<String>,
    /// Upper bound of the picture cache, in megabytes.
    pub picture_cache_mb: u32,
    /// Most kilobytes a second all transfers together may take; none for no limit.
    pub bandwidth_limit_kb: Option<u32>,
    /// The page of the first start was answered.
    pub first_start_done: bool,
    /// What is done with updates where neither their gallery nor they themselves say otherwise.
    pub update_policy: UpdatePolicy,
    /// Look for updates by itself.
    pub check_for_updates: bool,
    /// Look for updates on metered networks and while saving power as well.
    pub check_when_costly: bool,
    /// What closing the window does.
    pub on_close: OnClose,
    /// Start with the desktop session, in the tray. Off until the person agrees.
    pub autostart: bool,
    /// Which desktop notifications are shown.
    pub notifications: NotificationSettings,
    /// Whether things move.
    pub motion: Motion,
    /// A proxy for all transfers; none uses the system's.
    pub proxy: Option<String>,
    /// Installs and downloads at the same time, 1 to 8.
    pub parallel_downloads: u32,
    /// Which versions of Vitrine itself are offered.
    pub self_update_channel: UpdateChannel,
    /// A version of Vitrine itself the person does not want to be told of.
    pub self_update_skip: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            allow_mature: false,
            theme: Theme::System,
            language: None,
            safe_graphics: false,
            homepilot_url: None,
            picture_cache_mb: 256,
            bandwidth_limit_kb: None,
            first_start_done: false,
            update_policy: UpdatePolicy::Notify,
            check_for_updates: true,
            check_when_costly: false,
            on_close: OnClose::Tray,
            autostart: false,
            notifications: NotificationSettings::default(),
            motion: Motion::System,
            proxy: None,
            parallel_downloads: 3,
            self_update_channel: UpdateChannel::Stable,
            self_update_skip: None,
        }
    }
}

/// What is done with an update.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum UpdatePolicy {
    /// It is shown.
    #[default]
    Notify,
    /// Its bytes are fetched, so that installing is quick.
    Download,
    /// It is installed, unless it asks for more than before.
    Install,
}

/// What closing the window does. Without a tray, `Tray` closes the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum OnClose {
    /// The program stays in the tray.
    #[default]
    Tray,
    /// The window is minimised.
    Minimise,
    /// The program ends.
    Quit,
}

/// Which desktop notifications are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct NotificationSettings {
    /// Updates that mend a security problem, and packages that were withdrawn.
    pub security: bool,
    /// Other updates.
    pub updates: bool,
    /// Galleries that could not be looked at for a long time.
    pub trouble: bool,
    /// News of one's own submissions and reviews.
    pub submissions: bool,
}

impl Default for NotificationSettings {
    fn default() -> Self {
        Self { security: true, updates: true, trouble: true, submissions: true }
    }
}

/// Whether things on screen move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Motion {
    /// As the desktop says.
    #[default]
    System,
    /// As little as possible.
    Reduced,
    /// Always.
    Full,
}

/// The colour scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// As the desktop says.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// The window's report of its first painted card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PaintReport {
    /// Milliseconds from the page's own start to the first card (or empty state) on screen.
    pub milliseconds: u32,
    /// Cards in the document at that moment.
    pub cards: u32,
}
