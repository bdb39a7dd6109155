//! What was read in a package that was handed in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::types::Arguments;

/// One file inside the package.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FoundMember {
    /// Its path.
    pub path: String,
    /// Its bytes.
    pub size: u64,
    /// Their digest.
    pub sha256: String,
    /// It is a program, by its first bytes.
    pub executable: bool,
}

/// One thing the package needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FoundDependency {
    /// `model`, `tool`, `mcp_server`, `agent` or `package`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// What it is for; may be empty.
    pub purpose: String,
    /// Needed, or only better with it.
    pub required: bool,
    /// Where the package says it comes from.
    pub origin: Option<String>,
    /// The package names commands to run or servers to start for it.
    pub names_commands: bool,
}

/// One command a tool brings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FoundCommand {
    /// What a person types.
    pub name: String,
    /// The member that is started.
    pub path: String,
}

/// Something noticed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CheckFinding {
    /// `advice`, `warning` or `error`.
    pub severity: String,
    /// Stable, dotted.
    pub code: String,
    /// One sentence: what, and how to mend it.
    pub sentence: String,
    /// The member it is about.
    pub member: Option<String>,
    /// The names and numbers in the sentence.
    #[serde(default, skip_serializing_if = "Arguments::is_empty")]
    #[ts(optional, as = "Option<Arguments>")]
    pub arguments: Arguments,
}

/// What the package says of itself and holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// The id the package gives itself.
    pub id: Option<String>,
    /// The version it gives itself.
    pub version: Option<String>,
    /// `persona`, `tool`, …
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Who made it; may be empty.
    pub maker: String,
    /// One line.
    pub summary: String,
    /// Markdown.
    pub description: String,
    /// Tags.
    pub tags: Vec<String>,
    /// `everyone`, `mature` or `adult`.
    pub rating: String,
    /// An SPDX expression.
    pub licence: Option<String>,
    /// The maker's page.
    pub homepage: Option<String>,
    /// What changed; may be empty.
    pub changelog: String,
    /// What its programs run on.
    pub platform: Option<String>,
    /// The member that shows it best.
    pub preview: Option<String>,
    /// Bytes of all members together.
    pub unpacked: u64,
    /// One digest of all members, however they are packed.
    pub content: String,
    /// Its files.
    pub members: Vec<FoundMember>,
    /// What it needs.
    pub dependencies: Vec<FoundDependency>,
    /// The commands it brings.
    pub commands: Vec<FoundCommand>,
    /// What was noticed.
    pub findings: Vec<CheckFinding>,
}
