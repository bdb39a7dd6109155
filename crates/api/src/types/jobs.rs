//! Jobs: every long thing, with progress.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::PackageRef;
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
}

/// How a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum JobState {
    /// Waits for its turn.
    Queued,
    /// Runs.
    Running,
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
    /// Files are written and made safe on disk.
    Installing,
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
    /// Its steps with times, for copying.
    pub details: String,
}
