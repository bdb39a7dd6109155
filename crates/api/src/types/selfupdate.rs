//! How Vitrine itself was installed, and how it gets newer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
