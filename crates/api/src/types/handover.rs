//! Hand-over of an installed persona to a running HomePilot.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::PackageRef;

/// What HomePilot says before it imports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandoverPreview {
    /// Which package.
    pub package: PackageRef,
    /// The name it will get there.
    pub name: String,
    /// The HomePilot it goes to.
    pub homepilot: String,
    /// What it needs and whether that HomePilot has it.
    pub dependencies: Vec<HandoverDependency>,
    /// True when it has all it needs.
    pub all_satisfied: bool,
    /// HomePilot's own summary, when it gives one.
    pub summary: Option<String>,
    /// The project it was imported as before, when it was.
    pub already: Option<String>,
}

/// One row of HomePilot's dependency report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandoverDependency {
    /// Its name.
    pub name: String,
    /// `models`, `tools`, `mcp_servers` or `a2a_agents`.
    pub kind: String,
    /// `available`, `installable`, `downloadable`, `missing`, `degraded` or `unknown`.
    pub status: String,
    /// HomePilot's words about it.
    pub detail: String,
}

/// The person's consent to an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandoverRequest {
    /// Which package.
    pub package: PackageRef,
    /// Import although it was imported before.
    #[serde(default)]
    pub again: bool,
}

/// What came of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandoverResult {
    /// The project's id in HomePilot.
    pub project: String,
    /// Its name there.
    pub name: String,
}
