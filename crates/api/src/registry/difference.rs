//! How a submission differs from the version published last.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use super::FoundDependency;

/// A value that is not what it was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ValueChange {
    /// As published.
    pub before: String,
    /// As submitted.
    pub after: String,
}

/// What it needs now and did not, and the other way about.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DependencyDifference {
    /// New ones.
    pub added: Vec<FoundDependency>,
    /// Gone ones.
    pub removed: Vec<FoundDependency>,
    /// Of the new and changed ones, those that name commands or servers.
    pub dangerous: Vec<FoundDependency>,
    /// Packages it cannot do without, and could before.
    pub packages_required: Vec<FoundDependency>,
}

/// Commands that came and went.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CommandDifference {
    /// New ones, by name.
    pub added: Vec<String>,
    /// Gone ones, by name.
    pub removed: Vec<String>,
}

/// The difference to the version published last.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// That version.
    pub from: String,
    /// Paths of new members.
    pub added: Vec<String>,
    /// Paths of gone members.
    pub removed: Vec<String>,
    /// Paths of members with other bytes.
    pub changed: Vec<String>,
    /// Dependencies.
    pub dependencies: DependencyDifference,
    /// Commands of a tool.
    pub commands: CommandDifference,
    /// The content rating.
    pub rating: Option<ValueChange>,
    /// The licence.
    pub licence: Option<ValueChange>,
    /// Who made it.
    pub maker: Option<ValueChange>,
    /// Its name.
    pub name: Option<ValueChange>,
    /// Bytes of the published package.
    pub size_before: u64,
    /// Bytes of this one.
    pub size_after: u64,
}
