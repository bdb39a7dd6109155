//! Submissions, their steps and checks, and their thread.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use super::{CheckFinding, Difference, Found};
use crate::types::{ListingTexts, Phrase};

/// An account, as others see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Submitter {
    /// Its number.
    pub id: i64,
    /// Its handle.
    pub handle: String,
}

/// What a maker writes over what the package says of itself; `null` leaves it.
///
/// The window says the same in `ListingFields`, and the checks in `vitrine_publish`'s `Fields`. Each reads the rating in
/// its own way: here it is any text, so that a registry can refuse a word nobody knows by the name of the field instead
/// of the whole request; there it is one of a set.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(default, rename_all = "camelCase")]
pub struct SubmissionFields {
    /// The package's id.
    pub id: Option<String>,
    /// The version.
    pub version: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// One line, at most 120 letters.
    pub summary: Option<String>,
    /// Markdown.
    pub description: Option<String>,
    /// Tags, at most 12.
    pub tags: Option<Vec<String>>,
    /// `everyone`, `mature` or `adult`.
    pub rating: Option<String>,
    /// An SPDX expression.
    pub licence: Option<String>,
    /// An https address.
    pub homepage: Option<String>,
    /// What changed, Markdown.
    pub changelog: Option<String>,
    /// It mends a security problem.
    pub security: Option<bool>,
    /// What it runs on, for tools whose programs do not say.
    pub platform: Option<String>,
    /// Name and summary in other languages, by language tag.
    pub texts: Option<BTreeMap<String, ListingTexts>>,
    /// The description in other languages, Markdown, by language tag.
    pub descriptions: Option<BTreeMap<String, String>>,
}

/// A submission to be made, or what is to be changed about one; `null` leaves it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(default, rename_all = "camelCase")]
pub struct SubmissionRequest {
    /// A whole upload of one's own.
    pub upload: Option<String>,
    /// What is written over what the package says; takes the place of all fields there were.
    pub fields: Option<SubmissionFields>,
    /// `stable`, `beta` or another channel.
    pub channel: Option<String>,
    /// The maker has the rights to all of it and publishes it under its licence.
    pub agreed: Option<bool>,
    /// Hand it in at once.
    pub submit: Option<bool>,
}

/// One check of a submission.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SubmissionCheck {
    /// `archive`, `inspection`, `metadata`, `picture`, `licence`, `names`, `duplicate`, `malware`, `hook`.
    pub name: String,
    /// `pending`, `passed`, `warnings`, `failed` or `review`.
    pub verdict: String,
    /// The verdict in one sentence.
    pub sentence: String,
    /// The same as phrases, for other languages; none of somebody's own words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Phrase>>")]
    pub said: Vec<Phrase>,
    /// What was noticed.
    pub findings: Vec<CheckFinding>,
    /// When it began.
    pub started: Option<i64>,
    /// When it ended.
    pub ended: Option<i64>,
}

/// One step of a submission.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SubmissionStep {
    /// When.
    pub at: i64,
    /// Who, by handle; none for the registry itself.
    pub actor: Option<String>,
    /// The state before.
    pub before: Option<String>,
    /// The state after.
    pub after: String,
    /// In words; may be empty.
    pub sentence: String,
    /// The same as phrases, for other languages; none of somebody's own words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Phrase>>")]
    pub said: Vec<Phrase>,
}

/// Who has it on their desk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SubmissionClaim {
    /// The curator, by handle.
    pub by: String,
    /// Until when.
    pub until: i64,
    /// The one who asks.
    pub mine: bool,
}

/// What it became.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PublishedAs {
    /// The package.
    pub package: String,
    /// The version.
    pub version: String,
}

/// A submission, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Submission {
    /// Its id.
    pub id: String,
    /// `draft`, `uploaded`, `checking`, `needs_changes`, `in_review`, `quarantined`, `approved`, `published`, `rejected`, `withdrawn`.
    pub state: String,
    /// Whose it is.
    pub account: Submitter,
    /// The name of the uploaded file.
    pub file: String,
    /// Its bytes.
    pub size: Option<u64>,
    /// Its digest.
    pub sha256: Option<String>,
    /// The package it is for, once known.
    pub package: Option<String>,
    /// The version it is, once known.
    pub version: Option<String>,
    /// `persona`, `tool`, …, once known.
    pub kind: Option<String>,
    /// `any` or a platform, once known.
    pub platform: Option<String>,
    /// `stable`, `beta`, …
    pub channel: String,
    /// When rights and licence were confirmed.
    pub agreed: Option<i64>,
    /// What the maker wrote over what the package says.
    pub fields: SubmissionFields,
    /// What was read in the package.
    pub found: Option<Found>,
    /// The description as visitors would see it: Markdown as sanitised HTML.
    pub description_html: String,
    /// The description in other languages, by language tag, as visitors would see it.
    pub descriptions_html: BTreeMap<String, String>,
    /// What changed, as visitors would see it.
    pub changelog_html: String,
    /// The difference to the version published last.
    pub difference: Option<Difference>,
    /// The checks.
    pub checks: Vec<SubmissionCheck>,
    /// Why a person has to look at it.
    pub reasons: Vec<String>,
    /// The same as phrases, in the same order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Vec<Phrase>>>")]
    pub reasons_said: Vec<Vec<Phrase>>,
    /// What happened to it.
    pub timeline: Vec<SubmissionStep>,
    /// What the curator said to its maker, or the checks.
    pub public_reason: Option<String>,
    /// The same as phrases, for other languages; none of somebody's own words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Phrase>>")]
    pub public_reason_said: Vec<Phrase>,
    /// Its place in the queue, 1 is next.
    pub place: Option<u64>,
    /// How long the last fifty waited for a curator, the median, milliseconds.
    pub median_wait: Option<i64>,
    /// What it became.
    pub published: Option<PublishedAs>,
    /// Who has it on their desk.
    pub claimed: Option<SubmissionClaim>,
    /// It is of the one who asks.
    pub mine: bool,
    /// What the one who asks can do with it now: `edit`, `submit`, `withdraw`, `recheck`.
    pub may: Vec<String>,
    /// Grows with every change of state; a decision names the one it was made on.
    pub revision: i64,
    /// When it was made.
    pub created: i64,
    /// When it last changed.
    pub updated: i64,
    /// When it was first handed in.
    pub submitted: Option<i64>,
    /// What curators noted among themselves; only they see it.
    pub note: Option<String>,
}

/// A submission in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SubmissionSummary {
    /// Its id.
    pub id: String,
    /// Its state.
    pub state: String,
    /// The name of the uploaded file.
    pub file: String,
    /// Its bytes.
    pub size: Option<u64>,
    /// The package, once known.
    pub package: Option<String>,
    /// The version, once known.
    pub version: Option<String>,
    /// Its name, once known.
    pub name: Option<String>,
    /// What it is, once known.
    pub kind: Option<String>,
    /// What it runs on, once known.
    pub platform: Option<String>,
    /// Its channel.
    pub channel: String,
    /// What the curator said to its maker, or the checks.
    pub public_reason: Option<String>,
    /// The same as phrases, for other languages; none of somebody's own words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Phrase>>")]
    pub public_reason_said: Vec<Phrase>,
    /// When it was made.
    pub created: i64,
    /// When it last changed.
    pub updated: i64,
}

/// A message of a submission's thread.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ThreadMessage {
    /// Its number.
    pub id: i64,
    /// Who wrote it, by handle.
    pub author: String,
    /// The one who asks wrote it.
    pub mine: bool,
    /// Written by somebody other than the maker.
    pub curator: bool,
    /// Only curators see it.
    pub internal: bool,
    /// Plain text.
    pub body: String,
    /// When.
    pub at: i64,
}

/// A message to be written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ThreadMessageRequest {
    /// Plain text, at most 4,000 letters.
    pub body: String,
    /// For curators only.
    #[serde(default)]
    pub internal: bool,
}

/// Shows every type of this file to the writer of the TypeScript.
pub(super) fn visit(visitor: &mut impl ts_rs::TypeVisitor) {
    visitor.visit::<SubmissionRequest>();
    visitor.visit::<Submission>();
    visitor.visit::<SubmissionSummary>();
    visitor.visit::<ThreadMessage>();
    visitor.visit::<ThreadMessageRequest>();
}
