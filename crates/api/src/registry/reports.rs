//! What visitors report, and what becomes of it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// A report by a visitor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Its number.
    pub id: i64,
    /// `package:<id>`, `version:<id>@<version>` or `rating:<number>`.
    pub subject: String,
    /// `spam`, `malicious`, `rights`, `rating`, `abuse` or `other`.
    pub reason: String,
    /// In the visitor's words.
    pub body: String,
    /// Who reported, by handle.
    pub by: Option<String>,
    /// When.
    pub at: i64,
    /// `open`, `dismissed` or `acted`.
    pub state: String,
    /// What the curator answered.
    pub answer: Option<String>,
    /// The curator, by handle.
    pub decided_by: Option<String>,
    /// When.
    pub decided: Option<i64>,
    /// Open reports on the same thing.
    pub others: u64,
    /// The rating it is about, as it stands now; none for others, and for one that was taken back.
    pub rating: Option<ReportedRating>,
}

/// A rating somebody reported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportedRating {
    /// What was rated.
    pub package: String,
    /// The version it was made on.
    pub version: String,
    /// Who rated, by handle; none for a device.
    pub author: Option<String>,
    /// 1 to 5.
    pub stars: u8,
    /// One line; may be empty.
    pub title: String,
    /// In plain text; may be empty.
    pub body: String,
    /// Why it is hidden, when it is.
    pub hidden: Option<String>,
}

/// Something to be reported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportRequest {
    /// `package:<id>`, `version:<id>@<version>` or `rating:<number>`.
    pub subject: String,
    /// `spam`, `malicious`, `rights`, `rating`, `abuse` or `other`.
    pub reason: String,
    /// In one's own words, at most 2,000 letters; may be empty but for `other`.
    #[serde(default)]
    pub body: String,
}

/// A report that was taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportTaken {
    /// Its number.
    pub id: i64,
}

/// What a curator does about a report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportDecision {
    /// `dismiss` or `act`; to act on a rating hides it.
    pub decision: String,
    /// What the reporter is told.
    #[serde(default)]
    pub answer: String,
}

/// Shows every type of this file to the writer of the TypeScript.
pub(super) fn visit(visitor: &mut impl ts_rs::TypeVisitor) {
    visitor.visit::<Report>();
    visitor.visit::<ReportRequest>();
    visitor.visit::<ReportTaken>();
    visitor.visit::<ReportDecision>();
}
