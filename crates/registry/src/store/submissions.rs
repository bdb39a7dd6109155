//! Submissions, their timeline, thread and checks, and reports.

use vitrine_base::Said;
use vitrine_base::{PackageId, Sha256, Timestamp, Version};
use vitrine_package::Kind;

use crate::RegistryError;
use crate::submissions::{Difference, Fields, Found, State};

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

/// The rest of a submission: what only its page and its checks need.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SubmissionMore {
    /// Its name, as its listing will say.
    pub name: Option<String>,
    /// What was read in the package.
    pub found: Option<Found>,
    /// The difference to what is published.
    pub difference: Option<Difference>,
    /// Why a person has to look at it.
    pub reasons: Vec<Said>,
    /// Who has it on their desk, and until when.
    pub claim: Option<(i64, Timestamp)>,
    /// What was decided.
    pub decision: Option<String>,
    /// What its maker is told.
    pub public_reason: Option<Said>,
    /// What curators noted among themselves.
    pub note: Option<String>,
}

/// A submission in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct SubmissionLine {
    /// The submission.
    pub row: SubmissionRow,
    /// Its name, as its listing will say.
    pub name: Option<String>,
    /// What its maker is told.
    pub public_reason: Option<Said>,
}

/// One step of a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepRow {
    /// When.
    pub at: Timestamp,
    /// Who; `None` for the registry itself.
    pub actor: Option<i64>,
    /// The state before.
    pub before: Option<String>,
    /// The state after.
    pub after: String,
    /// In words; may be empty.
    pub sentence: Said,
}

/// An upload, as far as a submission needs to know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadFacts {
    /// Whose it is.
    pub account: i64,
    /// The digest of its bytes, once it is whole.
    pub sha256: Option<Sha256>,
    /// Its bytes.
    pub size: u64,
    /// The name of the file, as its maker's computer said.
    pub file: String,
}

/// Submissions.
pub trait SubmissionStore {
    /// A submission.
    ///
    /// # Errors
    /// When the engine refuses.
    fn submission(&self, id: &str) -> Result<Option<SubmissionRow>, RegistryError>;
    /// Writes a new state if the submission is still as `expected` says, in state and revision; false when somebody was
    /// faster. Only [`crate::submissions::advance`] calls it: that is where the table of states is.
    ///
    /// # Errors
    /// [`crate::Refusal::Conflict`] when another submission of the same version is under way; when the engine refuses.
    fn set_submission_state(
        &self,
        expected: &SubmissionRow,
        to: State,
        actor: Option<i64>,
        sentence: &Said,
        now: Timestamp,
    ) -> Result<bool, RegistryError>;
    /// Adds a draft.
    ///
    /// # Errors
    /// When the engine refuses.
    fn add_submission(&self, id: &str, account: i64, now: Timestamp) -> Result<(), RegistryError>;
    /// The rest of a submission.
    ///
    /// # Errors
    /// When the engine refuses.
    fn submission_more(&self, id: &str) -> Result<Option<SubmissionMore>, RegistryError>;
    /// Gives it a file; forgets what was found in the one before.
    ///
    /// # Errors
    /// When the engine refuses.
    fn set_submission_upload(
        &self,
        id: &str,
        upload: &str,
        facts: &UploadFacts,
        now: Timestamp,
    ) -> Result<(), RegistryError>;
    /// Writes what its maker says about it.
    ///
    /// # Errors
    /// When the engine refuses.
    fn set_submission_fields(
        &self,
        id: &str,
        fields: &Fields,
        channel: &str,
        agreed: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<(), RegistryError>;
    /// Writes which version of which package for which platform it is.
    ///
    /// # Errors
    /// [`crate::Refusal::Conflict`] when another submission of the same is under way; when the engine refuses.
    fn set_submission_identity(
        &self,
        id: &str,
        package: Option<&PackageId>,
        version: Option<&Version>,
        platform: Option<&str>,
    ) -> Result<(), RegistryError>;
    /// Writes what was found in its package, and the name its listing will have.
    ///
    /// # Errors
    /// When the engine refuses.
    fn set_submission_found(&self, id: &str, found: &Found, name: &str) -> Result<(), RegistryError>;
    /// Writes the name its listing will have.
    ///
    /// # Errors
    /// When the engine refuses.
    fn set_submission_name(&self, id: &str, name: &str) -> Result<(), RegistryError>;
    /// Writes the difference to what is published.
    ///
    /// # Errors
    /// When the engine refuses.
    fn set_submission_difference(
        &self,
        id: &str,
        difference: Option<&Difference>,
    ) -> Result<(), RegistryError>;
    /// Writes why a person has to look at it.
    ///
    /// # Errors
    /// When the engine refuses.
    fn set_submission_reasons(&self, id: &str, reasons: &[Said]) -> Result<(), RegistryError>;
    /// Notes when it was first handed in (later times are left out), and forgets what was decided before and who had it on
    /// their desk.
    ///
    /// # Errors
    /// When the engine refuses.
    fn note_submission_handed_in(&self, id: &str, now: Timestamp) -> Result<(), RegistryError>;
    /// Writes what was decided, by whom, what its maker is told and what curators note. A missing note leaves the one
    /// there is. Decisions of the registry itself (`by` is `None`) do not count in the median wait.
    ///
    /// # Errors
    /// When the engine refuses.
    fn set_submission_decision(
        &self,
        id: &str,
        by: Option<i64>,
        decision: &str,
        public_reason: Option<&Said>,
        note: Option<&str>,
        now: Timestamp,
    ) -> Result<(), RegistryError>;
    /// An account's submissions, newest first, those before (time made, id).
    ///
    /// # Errors
    /// When the engine refuses.
    fn submissions_of(
        &self,
        account: i64,
        state: Option<State>,
        before: Option<(Timestamp, &str)>,
        limit: u32,
    ) -> Result<Vec<SubmissionLine>, RegistryError>;
    /// How many submissions of an account stand where.
    ///
    /// # Errors
    /// When the engine refuses.
    fn submission_counts_of(&self, account: i64) -> Result<Vec<(State, u64)>, RegistryError>;
    /// How many submissions of an account are not at their end, and how many it began since then.
    ///
    /// # Errors
    /// When the engine refuses.
    fn submission_load_of(&self, account: i64, since: Timestamp) -> Result<(u64, u64), RegistryError>;
    /// Drafts nobody touched since then, the oldest first.
    ///
    /// # Errors
    /// When the engine refuses.
    fn drafts_untouched(&self, since: Timestamp, limit: u32) -> Result<Vec<SubmissionRow>, RegistryError>;
    /// True when another submission that is not at its end is for this package.
    ///
    /// # Errors
    /// When the engine refuses.
    fn is_submission_for(&self, package: &PackageId, except: &str) -> Result<bool, RegistryError>;
    /// What happened to a submission, oldest first.
    ///
    /// # Errors
    /// When the engine refuses.
    fn submission_steps(&self, id: &str) -> Result<Vec<StepRow>, RegistryError>;
    /// An upload.
    ///
    /// # Errors
    /// When the engine refuses.
    fn submission_upload_facts(&self, upload: &str) -> Result<Option<UploadFacts>, RegistryError>;
}
