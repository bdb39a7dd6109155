//! Uploads, submissions, checks, the thread, the curator's desk, reports, owners of names.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// An account, as others see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Submitter {
    /// Its number.
    pub id: i64,
    /// Its handle.
    pub handle: String,
}

/// Name and summary in one language.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(default, rename_all = "camelCase")]
pub struct SubmissionTexts {
    /// The name.
    pub name: Option<String>,
    /// The line about it.
    pub summary: Option<String>,
}

/// What a maker writes over what the package says of itself; `null` leaves it.
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
    pub texts: Option<BTreeMap<String, SubmissionTexts>>,
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
    /// What changed, as visitors would see it.
    pub changelog_html: String,
    /// The difference to the version published last.
    pub difference: Option<Difference>,
    /// The checks.
    pub checks: Vec<SubmissionCheck>,
    /// Why a person has to look at it.
    pub reasons: Vec<String>,
    /// What happened to it.
    pub timeline: Vec<SubmissionStep>,
    /// What the curator said to its maker.
    pub public_reason: Option<String>,
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
    /// What the curator said to its maker.
    pub public_reason: Option<String>,
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

/// Somebody who owns a package, or is asked to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PackageOwner {
    /// The account.
    pub id: i64,
    /// Its handle.
    pub handle: String,
    /// `owner`, `invited` (to be one more) or `transfer` (to be the one instead).
    pub state: String,
    /// Since when.
    pub since: i64,
}

/// Somebody named by handle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct HandleRequest {
    /// The handle.
    pub handle: String,
}

/// Whether an id can be had.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NameState {
    /// The id.
    pub id: String,
    /// It can be had.
    pub available: bool,
    /// Why not, in one sentence.
    pub reason: Option<String>,
    /// Packages whose ids look like it; then a curator looks.
    pub alike: Vec<String>,
}

/// Shows every type of this file to the writer of the TypeScript.
pub(super) fn visit(visitor: &mut impl ts_rs::TypeVisitor) {
    visitor.visit::<SubmissionRequest>();
    visitor.visit::<Submission>();
    visitor.visit::<SubmissionSummary>();
    visitor.visit::<ThreadMessage>();
    visitor.visit::<ThreadMessageRequest>();
    visitor.visit::<Queue>();
    visitor.visit::<DecisionRequest>();
    visitor.visit::<ReasonTemplate>();
    visitor.visit::<SubmitterHistory>();
    visitor.visit::<Report>();
    visitor.visit::<ReportRequest>();
    visitor.visit::<ReportTaken>();
    visitor.visit::<ReportDecision>();
    visitor.visit::<PackageOwner>();
    visitor.visit::<HandleRequest>();
    visitor.visit::<NameState>();
}
