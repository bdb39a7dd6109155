//! Submitting: from a folder or a file to a submission at a registry, or to a bundle for the keeper of a static
//! gallery. A draft stays on this computer until it is sent.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use super::{Arguments, Card, Kind, Phrase, Rating};
use crate::ApiError;

/// A draft by id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftRef {
    /// Its id.
    pub id: String,
}

/// What a new draft is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewDraft {
    /// A folder or a file on this computer.
    pub path: String,
}

/// Name and summary in one language, as the window and a registry say them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct ListingTexts {
    /// The name.
    pub name: Option<String>,
    /// The line about it.
    pub summary: Option<String>,
}

/// What a maker writes over what the package says of itself; `null` leaves it. On its way to a registry it is
/// `SubmissionFields`, which says why they are two.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ListingFields {
    /// The package's id.
    pub id: Option<String>,
    /// The version.
    pub version: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// One line.
    pub summary: Option<String>,
    /// Markdown.
    pub description: Option<String>,
    /// Tags.
    pub tags: Option<Vec<String>>,
    /// The content rating; it may say more than the package does, never less.
    pub rating: Option<Rating>,
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

/// What was read in the folder or file of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftFound {
    /// What it is.
    pub kind: Kind,
    /// What the package says of itself, as fields of a listing.
    pub says: ListingFields,
    /// Who made it; may be empty.
    pub maker: String,
    /// Its files: how many.
    pub files: u32,
    /// The largest files, at most 200, largest first: path and bytes.
    pub members: Vec<DraftMember>,
    /// Bytes of all files.
    pub unpacked: u64,
    /// Bytes of the package.
    pub size: u64,
    /// The package's digest.
    pub sha256: String,
    /// What it needs, by name.
    pub needs: Vec<String>,
    /// The commands it brings.
    pub commands: Vec<String>,
    /// When it was read.
    pub read: i64,
}

/// One file of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftMember {
    /// Its path.
    pub path: String,
    /// Its bytes.
    pub size: u64,
}

/// How what a draft is made of stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DraftMaterial {
    /// As it was read.
    Same,
    /// It changed since; check it again.
    Changed,
    /// It is not there any more; the texts are kept.
    Gone,
    /// It was never read well; [`Draft::fault`] says why.
    Unreadable,
}

/// A draft's submission at a registry, as last known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftSubmission {
    /// The source it was sent to.
    pub source: String,
    /// Its id there.
    pub id: String,
    /// `draft`, `uploaded`, `checking`, `needs_changes`, `in_review`, `quarantined`, `approved`, `published`,
    /// `rejected`, `withdrawn`.
    pub state: String,
    /// Its place in the queue, 1 is next.
    pub place: Option<u64>,
    /// What the curator said, or the registry by itself.
    pub reason: Option<String>,
    /// The same for the window, where the registry said it by itself.
    #[serde(default)]
    pub reason_said: Vec<Phrase>,
    /// When that was heard.
    pub heard: i64,
}

/// How far a draft's upload is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftUpload {
    /// The job that sends it, or sent it last.
    pub job: String,
    /// Bytes that are there.
    pub done: u64,
    /// Bytes in all.
    pub total: u64,
}

/// A draft in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftRow {
    /// Its id.
    pub id: String,
    /// What it will be called, or the name of its folder or file.
    pub name: String,
    /// Its version, when there is one.
    pub version: Option<String>,
    /// What it is, when that is known.
    pub kind: Option<Kind>,
    /// The folder or file.
    pub path: String,
    /// What the folder or file is like now.
    pub material: DraftMaterial,
    /// Where it is to go, when that was chosen.
    pub source: Option<String>,
    /// Its submission, when there is one.
    pub submission: Option<DraftSubmission>,
    /// The picture, when there is one.
    pub picture: Option<String>,
    /// When it was last changed.
    pub changed: i64,
}

/// A draft, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Draft {
    /// Its id.
    pub id: String,
    /// The folder or file.
    pub path: String,
    /// It is a folder, which is packed as `vitrine pack` does.
    pub folder: bool,
    /// What the folder or file is like now.
    pub material: DraftMaterial,
    /// Why it could not be read, when it could not.
    pub fault: Option<ApiError>,
    /// What was read in it, last time that went well.
    pub found: Option<DraftFound>,
    /// What the maker writes over that.
    pub fields: ListingFields,
    /// `stable`, `beta`, …
    pub channel: String,
    /// Rights and licence are confirmed, for these very bytes.
    pub agreed: bool,
    /// Where it is to go.
    pub source: Option<String>,
    /// How far its upload is, when there is one.
    pub upload: Option<DraftUpload>,
    /// Its submission, when there is one.
    pub submission: Option<DraftSubmission>,
    /// The folder a bundle was written to last.
    pub bundle: Option<String>,
    /// Its card as visitors would see it.
    pub card: Card,
    /// When it was begun.
    pub made: i64,
    /// When it was last changed.
    pub changed: i64,
}

/// What is to be changed about a draft; `null` leaves it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct DraftChange {
    /// Which draft.
    pub id: String,
    /// All fields, in place of those there were.
    pub fields: Option<ListingFields>,
    /// The channel.
    pub channel: Option<String>,
    /// Rights and licence are confirmed, or not any more.
    pub agreed: Option<bool>,
    /// Where it is to go.
    pub source: Option<String>,
    /// Another folder or file, when it was moved.
    pub path: Option<String>,
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FindingWeight {
    /// Could be better.
    Advice,
    /// Works, but something a person should know.
    Warning,
    /// It will not be taken.
    Error,
}

/// Something the checks noticed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftFinding {
    /// The check that noticed it: `archive`, `inspection`, `picture`, `metadata`, `licence`.
    pub check: String,
    /// How much it weighs.
    pub weight: FindingWeight,
    /// Stable, dotted.
    pub code: String,
    /// One sentence.
    pub sentence: String,
    /// The file in the package it is about.
    pub member: Option<String>,
    /// The field of the listing it is about.
    pub field: Option<String>,
    /// How to mend it, in one sentence.
    pub how: String,
    /// The names and numbers in the sentence.
    pub arguments: Arguments,
}

/// What the checks say of a draft, on this computer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftReport {
    /// Every check that ran, in order: its name, and whether it passed without an error.
    pub checks: Vec<DraftCheck>,
    /// What they noticed, gravest first.
    pub findings: Vec<DraftFinding>,
    /// How many findings are errors: with one, it is not sent.
    pub errors: u32,
    /// The draft as it is now: what was read may be new.
    pub draft: Draft,
}

/// One check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftCheck {
    /// Its name.
    pub name: String,
    /// `passed`, `warnings`, `review` or `failed`.
    pub verdict: String,
    /// The verdict in one sentence.
    pub sentence: String,
    /// The verdict for the window; what was found stands in the findings.
    pub said: Vec<Phrase>,
}

/// Which gallery a draft is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftAt {
    /// Which draft.
    pub id: String,
    /// The source.
    pub source: String,
}

/// A value that would not be what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftValueChange {
    /// As published.
    pub before: String,
    /// As in the draft.
    pub after: String,
}

/// What a draft changes about the published version.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftDifference {
    /// The published version; none when nothing of this package is there yet.
    pub from: Option<String>,
    /// The same in a sentence.
    pub sentence: String,
    /// The same for the window.
    pub said: Vec<Phrase>,
    /// Paths of new files.
    pub added: Vec<String>,
    /// Paths of gone files.
    pub removed: Vec<String>,
    /// Paths of files with other bytes.
    pub changed: Vec<String>,
    /// Files that stay as they are.
    pub unchanged: u32,
    /// What it needs now and did not.
    pub needs_added: Vec<String>,
    /// What it does not need any more.
    pub needs_removed: Vec<String>,
    /// Of the new and changed ones, those that bring commands or servers: a curator will look.
    pub dangerous: Vec<String>,
    /// The content rating.
    pub rating: Option<DraftValueChange>,
    /// The licence.
    pub licence: Option<DraftValueChange>,
    /// Who made it.
    pub maker: Option<DraftValueChange>,
    /// Its name.
    pub name: Option<DraftValueChange>,
    /// Bytes of the published package.
    pub size_before: u64,
    /// Bytes of this one.
    pub size_after: u64,
}

/// How a draft can get into a gallery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DraftWay {
    /// Its registry takes submissions, and one is signed in.
    Registry,
    /// Its registry takes submissions, and one has to sign in first.
    SignIn,
    /// A bundle goes to its maintainer.
    Bundle,
}

/// A gallery a draft can go to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftTarget {
    /// The source's name.
    pub source: String,
    /// What the gallery calls itself.
    pub title: String,
    /// Its address or folder.
    pub location: String,
    /// How.
    pub way: DraftWay,
    /// The account one is signed in with.
    pub account: Option<String>,
    /// How, in a sentence.
    pub sentence: String,
    /// The same for the window.
    pub said: Vec<Phrase>,
}

/// Where a bundle is to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BundleRequest {
    /// Which draft.
    pub id: String,
    /// For which gallery; none for any.
    pub source: Option<String>,
    /// The folder in which the bundle's own folder is made.
    pub folder: String,
}

/// A bundle that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WrittenBundle {
    /// The bundle's own folder.
    pub folder: String,
    /// The files in it, by name.
    pub files: Vec<String>,
    /// What it is and what to do with it, in a sentence.
    pub sentence: String,
    /// The same for the window.
    pub said: Vec<Phrase>,
}

/// A submission at a registry of a gallery, for the list of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SentSubmission {
    /// The source.
    pub source: String,
    /// What the gallery calls itself.
    pub gallery: String,
    /// Its id there.
    pub id: String,
    /// Its state there.
    pub state: String,
    /// Its name, or that of its file.
    pub name: String,
    /// Its version, once known.
    pub version: Option<String>,
    /// Its place in the queue, 1 is next.
    pub place: Option<u64>,
    /// What the curator said, or the registry by itself.
    pub reason: Option<String>,
    /// The same for the window, where the registry said it by itself.
    #[serde(default)]
    pub reason_said: Vec<Phrase>,
    /// When it last changed.
    pub updated: i64,
    /// The draft it came from, when that is still here.
    pub draft: Option<String>,
    /// Its curators decided since the person last looked at their submissions.
    pub news: bool,
}

/// One's own submissions, everywhere one is signed in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SentSubmissions {
    /// Newest first.
    pub submissions: Vec<SentSubmission>,
    /// Galleries that could not be asked, with why.
    pub problems: Vec<ApiError>,
}
