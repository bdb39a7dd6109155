//! Looking after a home: what it takes of the disk, and what a report of trouble needs.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ApiError;

/// A part of what is kept on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum StoragePart {
    /// The versions that are in use.
    Library,
    /// Versions kept for going back.
    Kept,
    /// Bytes that were fetched and not installed yet.
    Store,
    /// Downloads that were not finished.
    Unfinished,
    /// Pictures of galleries.
    Pictures,
    /// Results and sources of builds.
    Builds,
    /// Databases, settings and the rest.
    Data,
}

/// One part and its size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StorageRow {
    /// Which part.
    pub part: StoragePart,
    /// Bytes on disk.
    pub size: u64,
    /// Bytes cleaning up would free; none where this part is not cleaned up.
    pub frees: Option<u64>,
}

/// What is kept, where, and how much of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StorageReport {
    /// The folder everything is kept in.
    pub home: String,
    /// The folder the packages really are in.
    pub library: String,
    /// The library was moved out of the home.
    pub elsewhere: bool,
    /// All parts together.
    pub total: u64,
    /// Free bytes on that volume.
    pub free: u64,
    /// The parts.
    pub rows: Vec<StorageRow>,
}

/// A wish to clean up one part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CleanUpRequest {
    /// Which part.
    pub part: StoragePart,
}

/// What cleaning up did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CleanedUp {
    /// Bytes freed.
    pub freed: u64,
    /// How it is now.
    pub report: StorageReport,
}

/// A folder the library is to be moved to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MoveRequest {
    /// The folder: new, empty, or the home to bring the library back.
    pub folder: String,
}

/// What moving the library would mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LibraryMove {
    /// The folder the packages are in.
    pub from: String,
    /// The folder it goes to, whole and without links.
    pub to: String,
    /// Bytes to copy.
    pub bytes: u64,
    /// Files to copy.
    pub files: u64,
    /// Bytes free there.
    pub free: u64,
    /// It goes back into the home.
    pub back: bool,
    /// Why it cannot be moved there, or not now.
    pub refused: Option<ApiError>,
}

/// What a part of the diagnostics is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DiagnosticSubject {
    /// Versions of the program and what it stands on.
    Program,
    /// Where things are kept.
    Places,
    /// The desktop session.
    Desktop,
    /// The galleries.
    Sources,
    /// Databases and sizes.
    Databases,
    /// What failed last.
    Errors,
}

/// One line of the diagnostics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DiagnosticRow {
    /// What it is, in English, as whoever reads the report expects it.
    pub label: String,
    /// The fact.
    pub value: String,
}

/// A part of the diagnostics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DiagnosticSection {
    /// What it is about.
    pub subject: DiagnosticSubject,
    /// Its lines.
    pub rows: Vec<DiagnosticRow>,
}

/// What a report of trouble needs, without anything secret or personal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Diagnostics {
    /// In parts, for the page.
    pub sections: Vec<DiagnosticSection>,
    /// All of it as one text, for copying.
    pub text: String,
}

/// A host that bytes came from, or were asked of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContactedHost {
    /// The host.
    pub host: String,
    /// The galleries it belongs to, by name.
    pub sources: Vec<String>,
    /// It holds packages rather than a gallery's lists.
    pub mirror: bool,
}
