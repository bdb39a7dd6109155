//! Submissions, their timeline, thread and checks, and reports.

use vitrine_base::{PackageId, Sha256, Timestamp, Version};
use vitrine_package::Kind;

use crate::RegistryError;
use crate::submissions::{Fields, State};

/// A submission.
#[derive(Debug, Clone, PartialEq)]
pub struct SubmissionRow {
    /// Its id, a UUIDv7.
    pub id: String,
    /// Whose it is.
    pub account: i64,
    /// Where it stands.
    pub state: State,
    /// The upload it came with.
    pub upload: Option<String>,
    /// The name of the uploaded file.
    pub file: String,
    /// The digest of its bytes, once they are in the blob store.
    pub sha256: Option<Sha256>,
    /// Its bytes.
    pub size: Option<u64>,
    /// The package it is for, once known.
    pub package: Option<PackageId>,
    /// The version it is, once known.
    pub version: Option<Version>,
    /// What it is, once known.
    pub kind: Option<Kind>,
    /// What it runs on, once known: `any` or a platform.
    pub platform: Option<String>,
    /// `stable`, `beta`, …
    pub channel: String,
    /// What the maker wrote over what the package says.
    pub fields: Fields,
    /// When rights and licence were confirmed.
    pub agreed: Option<Timestamp>,
    /// When it was first uploaded: its place in the queue.
    pub first_uploaded: Option<Timestamp>,
    /// Who decided.
    pub decided_by: Option<i64>,
    /// When it was made.
    pub created: Timestamp,
    /// When it last changed.
    pub updated: Timestamp,
    /// Grows with every change of state.
    pub revision: i64,
}

/// Submissions.
pub trait SubmissionStore {
    /// A submission.
    ///
    /// # Errors
    /// When the engine refuses.
    fn submission(&self, id: &str) -> Result<Option<SubmissionRow>, RegistryError>;
    /// Writes a new state if the submission is still in `from` at `revision`; false when somebody was faster. Only
    /// [`crate::submissions::advance`] calls it: that is where the table of states is.
    ///
    /// # Errors
    /// When the engine refuses.
    fn set_submission_state(
        &self,
        id: &str,
        from: State,
        revision: i64,
        to: State,
        actor: Option<i64>,
        sentence: &str,
        now: Timestamp,
    ) -> Result<bool, RegistryError>;
}
