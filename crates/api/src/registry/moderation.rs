//! The curator's desk: the queue, decisions, and who hands in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use super::{SubmissionClaim, SubmissionSummary, Submitter};
use crate::types::Phrase;

/// One submission in the curator's queue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct QueueItem {
    /// Its id.
    pub id: String,
    /// Its state.
    pub state: String,
    /// The package, once known.
    pub package: Option<String>,
    /// The version, once known.
    pub version: Option<String>,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Option<String>,
    /// Whose it is.
    pub account: Submitter,
    /// Nothing of that package is published yet.
    pub first: bool,
    /// Why a person has to look at it.
    pub reasons: Vec<String>,
    /// The same as phrases, in the same order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Vec<Phrase>>>")]
    pub reasons_said: Vec<Vec<Phrase>>,
    /// The gravest verdict of its checks.
    pub verdict: String,
    /// Milliseconds since it was handed in.
    pub waiting: i64,
    /// Who has it on their desk.
    pub claimed: Option<SubmissionClaim>,
    /// Its revision.
    pub revision: i64,
}

/// How many wait, and where.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct QueueCounts {
    /// For a curator.
    pub in_review: u64,
    /// Set aside.
    pub quarantined: u64,
    /// For their makers.
    pub needs_changes: u64,
    /// Reports nobody has looked at.
    pub reports: u64,
}

/// The curator's queue, a page of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Queue {
    /// Oldest first.
    pub items: Vec<QueueItem>,
    /// The cursor of the next page.
    pub next: Option<String>,
    /// How many wait.
    pub counts: QueueCounts,
    /// How long the last fifty waited for a curator, the median, milliseconds.
    pub median_wait: Option<i64>,
}

/// A curator's decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DecisionRequest {
    /// The revision the curator looked at.
    pub revision: i64,
    /// `approve`, `changes`, `reject`, `quarantine` or `release`.
    pub decision: String,
    /// The template of the public reason.
    #[serde(default)]
    pub template: Option<String>,
    /// The public reason, or what is added to the template's.
    #[serde(default)]
    pub reason: String,
    /// For curators only.
    #[serde(default)]
    pub note: Option<String>,
}

/// A public reason that is wanted again and again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReasonTemplate {
    /// Its id.
    pub id: String,
    /// The decision it goes with.
    pub decision: String,
    /// What it is about, a few words.
    pub title: String,
    /// The text; `{package}`, `{version}` and `{name}` are filled in.
    pub text: String,
}

/// What an account handed in so far.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SubmitterHistory {
    /// The account.
    pub account: Submitter,
    /// When it was made.
    pub since: i64,
    /// Published submissions.
    pub published: u64,
    /// Rejected ones.
    pub rejected: u64,
    /// Ones with their maker.
    pub needs_changes: u64,
    /// Ones taken back.
    pub withdrawn: u64,
    /// Ones set aside.
    pub quarantined: u64,
    /// Ones in review.
    pub in_review: u64,
    /// Packages it owns.
    pub packages: Vec<String>,
    /// Its newest submissions.
    pub recent: Vec<SubmissionSummary>,
}

/// Shows every type of this file to the writer of the TypeScript.
pub(super) fn visit(visitor: &mut impl ts_rs::TypeVisitor) {
    visitor.visit::<Queue>();
    visitor.visit::<DecisionRequest>();
    visitor.visit::<ReasonTemplate>();
    visitor.visit::<SubmitterHistory>();
}
