//! How Vitrine itself was installed, and how it gets newer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::UpdateChannel;
use crate::ApiError;

/// What put this program on the computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum InstalledBy {
    /// A `.deb`: Debian, Ubuntu and what comes from them.
    Deb,
    /// An `.rpm`: Fedora, openSUSE and others.
    Rpm,
    /// One AppImage file.
    AppImage,
    /// Built from its sources, unpacked by hand, or not known.
    Other,
}

/// How to get a newer Vitrine. It never replaces itself behind a package manager's back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SelfUpdateHint {
    /// The version that runs.
    pub version: String,
    /// What put it there.
    pub installed_by: InstalledBy,
    /// The program that runs, or the AppImage it is in.
    pub program: String,
    /// The package it belongs to, where a package manager knows one.
    pub package: Option<String>,
    /// What to type to get a newer one from the same place, when there is one line that does.
    pub command: Option<String>,
    /// What to type with a newer package file that was downloaded by hand.
    pub by_file: Option<String>,
}

/// How it stands with a newer Vitrine, as far as is known without asking anybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SelfUpdateState {
    /// How this one was installed, and what to type where it does not replace itself.
    pub hint: SelfUpdateHint,
    /// Why it does not replace itself; none for an AppImage that can.
    pub refusal: Option<ApiError>,
    /// The versions that are looked at.
    pub channel: UpdateChannel,
    /// When was last looked for a newer one.
    pub looked: Option<i64>,
    /// Why that look failed.
    pub error: Option<ApiError>,
    /// A newer one that was found, also where something else has to put it in place.
    pub newer: Option<NewerVitrine>,
    /// The version that is in place already and is used from the next start on.
    pub waiting: Option<String>,
    /// The version that is kept until the one in place has started once: what going back leads to.
    pub previous: Option<String>,
    /// The job that fetches a newer one, while it runs or is paused.
    pub job: Option<String>,
    /// There is a program here that can be started again.
    pub can_restart: bool,
}

/// A newer Vitrine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewerVitrine {
    /// Its version.
    pub version: String,
    /// `stable` or `beta`.
    pub channel: String,
    /// When it came out, when known.
    pub released: Option<i64>,
    /// It mends a security problem.
    pub security: bool,
    /// Bytes to fetch at most, when known.
    pub size: Option<u64>,
    /// What changed since the version that runs, as safe HTML; may be empty.
    pub changelog_html: String,
}

/// That there is a newer Vitrine, as it is told outside of the page of updates: not in place already, and not a version
/// the person skipped. It is no update of a package, and never counted as one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VitrineNews {
    /// Its version.
    pub version: String,
    /// It mends a security problem.
    pub security: bool,
}

/// A wish for a newer Vitrine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SelfUpdateWish {
    /// The version that was shown; another one is not taken in its place.
    pub version: String,
}
