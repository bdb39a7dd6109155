//! Checks, threads and the curator's queue.

use std::collections::BTreeMap;

use vitrine_base::Said;
use vitrine_base::{PackageId, Sha256, Timestamp};
use vitrine_package::Kind;

use super::SubmissionLine;
use crate::RegistryError;
use crate::checks::{Check, Verdict};
use crate::submissions::{Published, State};

/// A message of a thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageRow {
    /// Its number.
    pub id: i64,
    /// Who wrote it.
    pub author: i64,
    /// Only curators see it.
    pub internal: bool,
    /// Plain text.
    pub body: String,
    /// When.
    pub at: Timestamp,
}

/// A submission in the queue.
#[derive(Debug, Clone, PartialEq)]
pub struct QueueLine {
    /// The submission.
    pub line: SubmissionLine,
    /// Why a person has to look at it.
    pub reasons: Vec<Said>,
    /// The verdicts of its checks.
    pub verdicts: Vec<Verdict>,
    /// Who has it on their desk, and until when.
    pub claim: Option<(i64, Timestamp)>,
    /// Nothing of that package is published yet.
    pub first: bool,
}

/// Checks, threads, the queue.
pub trait ReviewStore {
    /// Forgets the checks there were and writes new ones that wait.
    ///
    /// # Errors
    /// When the engine refuses.
    fn reset_checks(&self, submission: &str, names: &[&str]) -> Result<(), RegistryError>;
    /// Leaves checks out: there is nothing for them to look at.
    ///
    /// # Errors
    /// When the engine refuses.
    fn drop_checks(&self, submission: &str, names: &[&str]) -> Result<(), RegistryError>;
    /// Writes a check.
    ///
    /// # Errors
    /// When the engine refuses.
    fn put_check(&self, submission: &str, check: &Check) -> Result<(), RegistryError>;
    /// The checks of a submission, in the order they run.
    ///
    /// # Errors
    /// When the engine refuses.
    fn checks_of(&self, submission: &str) -> Result<Vec<Check>, RegistryError>;
    /// Adds a message to a thread; answers its number.
    ///
    /// # Errors
    /// When the engine refuses.
    fn add_message(
        &self,
        submission: &str,
        author: i64,
        internal: bool,
        body: &str,
        at: Timestamp,
    ) -> Result<i64, RegistryError>;
    /// The thread, oldest first; internal messages when asked for.
    ///
    /// # Errors
    /// When the engine refuses.
    fn messages_of(&self, submission: &str, internal: bool) -> Result<Vec<MessageRow>, RegistryError>;
    /// A page of the queue, oldest first, behind (handed in, id).
    ///
    /// # Errors
    /// When the engine refuses.
    fn queue_page(
        &self,
        state: State,
        kind: Option<Kind>,
        after: Option<(Timestamp, &str)>,
        limit: u32,
    ) -> Result<Vec<QueueLine>, RegistryError>;
    /// How many submissions stand where.
    ///
    /// # Errors
    /// When the engine refuses.
    fn queue_counts(&self) -> Result<BTreeMap<String, u64>, RegistryError>;
    /// The place in the queue of one handed in then, 1 is next.
    ///
    /// # Errors
    /// When the engine refuses.
    fn queue_place(&self, handed_in: Timestamp, id: &str) -> Result<u64, RegistryError>;
    /// How long the last ones a curator decided on had waited, milliseconds.
    ///
    /// # Errors
    /// When the engine refuses.
    fn queue_waits(&self, last: u32) -> Result<Vec<i64>, RegistryError>;
    /// Puts a submission on a curator's desk; false when it is on another's.
    ///
    /// # Errors
    /// When the engine refuses.
    fn claim_submission(
        &self,
        id: &str,
        by: i64,
        until: Timestamp,
        now: Timestamp,
    ) -> Result<bool, RegistryError>;
    /// Takes a submission off a curator's desk.
    ///
    /// # Errors
    /// When the engine refuses.
    fn unclaim_submission(&self, id: &str, by: i64) -> Result<(), RegistryError>;
    /// Packages with a published file of exactly these bytes.
    ///
    /// # Errors
    /// When the engine refuses.
    fn packages_with_bytes(&self, sha256: Sha256) -> Result<Vec<PackageId>, RegistryError>;
    /// Packages with a published file of this content root.
    ///
    /// # Errors
    /// When the engine refuses.
    fn packages_with_content(&self, content: Sha256) -> Result<Vec<PackageId>, RegistryError>;
    /// True when another submission with these bytes or this content root is under way (handed in and not at its end) for
    /// another package.
    ///
    /// # Errors
    /// When the engine refuses.
    fn is_under_review_elsewhere(
        &self,
        submission: &str,
        package: Option<&PackageId>,
        sha256: Sha256,
        content: Sha256,
    ) -> Result<bool, RegistryError>;
    /// The version a newcomer gets (else the newest), as far as a difference needs it.
    ///
    /// # Errors
    /// When the engine refuses.
    fn published_last(&self, package: &PackageId) -> Result<Option<(Published, Option<i64>)>, RegistryError>;
}
