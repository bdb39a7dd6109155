//! The frame of the window: state and settings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
        }
    }
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
