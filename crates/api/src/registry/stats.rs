//! Numbers and status.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::types::Phrase;

/// What a registry has and how it is used. `GET /api/v1/stats`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RegistryStats {
    /// Packages that can be had.
    pub packages: u64,
    /// Their versions.
    pub versions: u64,
    /// Their downloads.
    pub downloads: u64,
    /// Downloads of the last 30 days, oldest first; a day without any is there with 0.
    pub by_day: Vec<DayCount>,
    /// Tags looked through most in these days.
    pub tags: Vec<PopularTag>,
    /// Packages fetched most.
    pub top: Vec<TopPackage>,
}

/// The downloads of one package. `GET /api/v1/packages/{id}/stats`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PackageStats {
    /// All of them, imported ones included.
    pub total: u64,
    /// By day, oldest first; a day without any is there with 0.
    pub by_day: Vec<DayCount>,
    /// By version, most first.
    pub by_version: Vec<NamedCount>,
    /// By platform (`any` for all), most first.
    pub by_platform: Vec<NamedCount>,
}

/// How often on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DayCount {
    /// Its midnight (UTC).
    pub day: i64,
    /// How often.
    pub count: u64,
}

/// How often a tag was looked through.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PopularTag {
    /// The tag.
    pub tag: String,
    /// How often.
    pub count: u64,
}

/// How often, by name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NamedCount {
    /// A version or a platform.
    pub name: String,
    /// How often.
    pub count: u64,
}

/// A package among those fetched most.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TopPackage {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its downloads.
    pub downloads: u64,
}

/// How a registry is. `GET /api/v1/status`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RegistryStatus {
    /// Everything below is well.
    pub ok: bool,
    /// What was looked at.
    pub checks: Vec<StatusCheck>,
    /// When the server started.
    pub started: i64,
    /// The version of its program.
    pub version: String,
    /// Submissions that wait for a person.
    pub queue: u64,
    /// When it was last backed up.
    pub last_backup: Option<i64>,
    /// When every blob was last looked through.
    pub last_scan: Option<i64>,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct StatusCheck {
    /// What.
    pub name: String,
    /// It is well.
    pub ok: bool,
    /// In a sentence.
    pub sentence: String,
    /// The same as phrases, for other languages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Phrase>>")]
    pub said: Vec<Phrase>,
    /// When it was looked at.
    pub at: i64,
}

/// Shows every type of this file to the writer of the TypeScript.
pub(super) fn visit(visitor: &mut impl ts_rs::TypeVisitor) {
    visitor.visit::<RegistryStats>();
    visitor.visit::<PackageStats>();
    visitor.visit::<DayCount>();
    visitor.visit::<PopularTag>();
    visitor.visit::<NamedCount>();
    visitor.visit::<TopPackage>();
    visitor.visit::<RegistryStatus>();
    visitor.visit::<StatusCheck>();
}
