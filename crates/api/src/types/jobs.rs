//! Jobs: every long thing, with progress.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PackageRef, Phrase};
use crate::ApiError;

/// A job by id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobRef {
    /// Its id.
    pub id: String,
}

/// What a job does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum JobKind {
    /// Installs a package.
    Install,
    /// Updates a package.
    Update,
    /// Removes a package.
    Remove,
    /// Goes back to an earlier version.
    Rollback,
    /// Syncs a source.
    Sync,
    /// Builds a package from source.
    Build,
    /// Makes another kept version the current one.
    Switch,
    /// Installs or updates several packages as one: update all, a collection, a library file.
    Several,
    /// Fetches an update's bytes ahead, without installing them.
    Fetch,
    /// Sends a submission's file to a registry.
    Upload,
    /// Moves the library to another folder.
    Move,
    /// Puts a newer Vitrine in the place of the one that runs.
    SelfUpdate,
}

/// One package of a job for several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobItem {
    /// Which package.
    pub package: PackageRef,
    /// Its name.
    pub name: String,
    /// The version before, when it was installed.
    pub from: Option<String>,
    /// The version wanted.
    pub to: String,
    /// How it stands: queued, running, done, failed or cancelled.
    pub state: JobState,
    /// Why it failed.
    pub error: Option<ApiError>,
    /// It was updated by this job and can go back to the version before.
    pub can_roll_back: bool,
}

/// Why something happens, for the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Cause {
    /// A person asked for it.
    #[default]
    Person,
    /// A policy of updates.
    Policy,
    /// A whole collection was wanted.
    Collection,
    /// A library file was read in.
    LibraryFile,
    /// It was taken back.
    Undo,
}

/// Several installs and updates as one job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SeveralRequest {
    /// What it is, for people: “3 updates”, the name of a collection.
    pub title: String,
    /// Why.
    #[serde(default)]
    pub cause: Cause,
    /// What, in order.
    pub items: Vec<SeveralItem>,
}

/// One wish of a job for several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SeveralItem {
    /// Which package.
    pub package: PackageRef,
    /// Which version; the one its channel offers when none.
    #[serde(default)]
    pub version: Option<String>,
    /// The digest of the bytes that were shown, hex: others are not installed. Those listed when the job begins when none.
    #[serde(default)]
    pub sha256: Option<String>,
    /// Keep this version from now on.
    #[serde(default)]
    pub keep: bool,
    /// The person saw that nothing vouches for the bytes and wants them all the same.
    #[serde(default)]
    pub accept_unverified: bool,
}

/// How a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum JobState {
    /// Waits for its turn.
    Queued,
    /// Runs.
    Running,
    /// Stopped by the person for later; what has arrived is kept.
    Paused,
    /// Ended well.
    Done,
    /// Ended with an error.
    Failed,
    /// Stopped by the person.
    Cancelled,
    /// The program ended while it ran; it was undone or finished at the next start.
    Interrupted,
}

/// What a running job is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum JobPhase {
    /// Not started.
    Waiting,
    /// Works out what to do.
    Planning,
    /// Bytes arrive and are hashed.
    Downloading,
    /// The package is looked through.
    Checking,
    /// A recipe runs in its sandbox.
    Building,
    /// Files are written and made safe on disk.
    Installing,
    /// Files are copied to another place.
    Copying,
    /// Files are taken away.
    Removing,
    /// A catalogue is read in.
    Syncing,
    /// Over.
    Finished,
}

/// One job as it is now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobSnapshot {
    /// Its id.
    pub id: String,
    /// What it does.
    pub kind: JobKind,
    /// What it is about, for people.
    pub title: String,
    /// The package it is about.
    pub package: Option<PackageRef>,
    /// The source it is about.
    pub source: Option<String>,
    /// How it stands.
    pub state: JobState,
    /// What it is at.
    pub phase: JobPhase,
    /// Bytes done.
    pub done: u64,
    /// Bytes in all, when known.
    pub total: Option<u64>,
    /// Bytes per second just now.
    pub speed: Option<u64>,
    /// What came of it, in a sentence, when it has ended well.
    pub outcome: Option<String>,
    /// The same for the window.
    #[serde(default)]
    pub outcome_said: Vec<Phrase>,
    /// Why it failed.
    pub error: Option<ApiError>,
    /// When it was asked for.
    pub created: i64,
    /// When it ended.
    pub ended: Option<i64>,
    /// It can be cancelled now.
    pub can_cancel: bool,
    /// It can be started again.
    pub can_retry: bool,
    /// It can be paused now.
    pub can_pause: bool,
    /// It is paused, or was interrupted, and can go on where it was.
    pub can_resume: bool,
    /// The packages of a job for several, in order.
    #[serde(default)]
    pub items: Vec<JobItem>,
    /// How its bytes arrive, while and after they do.
    pub transfer: Option<TransferView>,
    /// Its steps with times, for copying.
    pub details: String,
}

/// How the bytes of a job arrive.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct TransferView {
    /// Bytes fetched over the wire.
    pub fetched: u64,
    /// Bytes that were at hand already.
    pub reused: u64,
    /// Seconds left at the present speed, when that can be said.
    pub seconds_left: Option<u32>,
    /// How the bytes are got, in words: “only what changed”, “the whole file”.
    pub method: String,
    /// Every mirror that was asked.
    pub mirrors: Vec<MirrorRow>,
}

/// One mirror of a transfer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MirrorRow {
    /// Its host, or the folder it is.
    pub host: String,
    /// Bytes that came from it.
    pub bytes: u64,
    /// Bytes a second just now.
    pub rate: u64,
    /// How it does.
    pub state: MirrorState,
    /// What was wrong with it, in a sentence.
    pub problem: Option<String>,
}

/// How a mirror does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum MirrorState {
    /// Bytes come from it.
    Active,
    /// It waits for work.
    Idle,
    /// It is slower than the others and was relieved of its part.
    Slow,
    /// It failed.
    Failed,
}

/// What an install would fetch, from where, and how much of it is here already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TransferPlan {
    /// Which package.
    pub package: PackageRef,
    /// Which version.
    pub version: String,
    /// Bytes of the whole file, when known.
    pub full: Option<u64>,
    /// Bytes that would be fetched.
    pub fetch: Option<u64>,
    /// Bytes that need not be fetched.
    pub reused: u64,
    /// How, in words.
    pub method: String,
    /// Every mirror in the order it would be asked.
    pub mirrors: Vec<MirrorPlan>,
    /// File by file, where only parts would be fetched; the largest fetches first, at most 200.
    pub parts: Vec<TransferPart>,
    /// What the bytes will be checked against.
    pub checked: String,
}

/// A mirror before a transfer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MirrorPlan {
    /// Its address.
    pub url: String,
    /// What is known of it from before, in a sentence.
    pub health: String,
}

/// One file of a package in a transfer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TransferPart {
    /// Its path in the package.
    pub path: String,
    /// Its bytes.
    pub size: u64,
    /// Bytes that would be fetched for it.
    pub fetch: u64,
    /// Where it comes from: “here already”, “fetched whole”, “a patch”, “the changed parts”.
    pub how: String,
}
