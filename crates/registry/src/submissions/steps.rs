//! What a maker does with a submission: hand it in, again, take it back, have it checked anew.

use vitrine_base::Said;
use vitrine_base::Timestamp;

use super::identity::{give_back, named, take};
use super::{State, advance};
use crate::RegistryError;
use crate::accounts::identity::{Member, Role, Scope};
use crate::error::Refusal;
use crate::store::{NewJob, SubmissionRow, UnitOfWork};

/// Checks that have not ended after that long are taken for lost (the longest wait for a worker, a scanner and a hook
/// together is below three minutes).
const LOST: i64 = 10 * 60 * 1000;

fn conflict(code: &'static str, sentence: impl Into<String>) -> RegistryError {
    RegistryError::refused(Refusal::Conflict, code, sentence)
}

/// A submission.
///
/// # Errors
/// [`Refusal::NotFound`] when there is none of that id; when the engine refuses.
pub fn get(unit: &dyn UnitOfWork, id: &str) -> Result<SubmissionRow, RegistryError> {
    unit.submission(id)?.ok_or_else(|| RegistryError::not_found("submission"))
}

/// True when the member moderates (a token needs the scope too).
pub fn moderates(member: &Member) -> bool {
    member.role >= Role::Curator && member.has_scope(Scope::Moderate)
}

/// A submission the member may see: their own, or any when they moderate. A token for certain packages sees theirs only.
///
/// # Errors
/// [`Refusal::NotFound`] when there is none of that id, or it is not theirs to see; when the engine refuses.
pub fn visible(unit: &dyn UnitOfWork, member: &Member, id: &str) -> Result<SubmissionRow, RegistryError> {
    let row = get(unit, id)?;
    let covered = row.package.as_ref().is_none_or(|package| member.covers(package));
    if covered && (row.account == member.account || moderates(member)) {
        return Ok(row);
    }
    Err(RegistryError::not_found("submission"))
}

/// A submission of the member's own.
///
/// # Errors
/// [`Refusal::NotFound`] as [`visible`]; [`Refusal::Forbidden`] when it is another's.
pub fn own(unit: &dyn UnitOfWork, member: &Member, id: &str) -> Result<SubmissionRow, RegistryError> {
    let row = visible(unit, member, id)?;
    if row.account != member.account {
        return Err(RegistryError::refused(
            Refusal::Forbidden,
            "submission.not_yours",
            "Only its maker can do that.",
        ));
    }
    Ok(row)
}

/// Hands a draft in, or one with changes again: its bytes are checked next.
///
/// # Errors
/// When there is no file, rights are not confirmed, the id is another's, the version is taken, or it is past that.
pub fn hand_in(
    unit: &dyn UnitOfWork,
    member: &Member,
    id: &str,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let row = own(unit, member, id)?;
    if !matches!(row.state, State::Draft | State::NeedsChanges) {
        let sentence = format!("A submission that is “{}” is handed in already.", row.state.as_str());
        return Err(conflict("submission.state", sentence));
    }
    go_on(unit, member, &row, now)
}

/// Hands one in review in again, because its maker changed it.
///
/// # Errors
/// As [`hand_in`].
pub fn hand_in_again(
    unit: &dyn UnitOfWork,
    member: &Member,
    id: &str,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let row = own(unit, member, id)?;
    go_on(unit, member, &row, now)
}

fn go_on(
    unit: &dyn UnitOfWork,
    member: &Member,
    row: &SubmissionRow,
    now: Timestamp,
) -> Result<(), RegistryError> {
    if row.sha256.is_none() {
        return Err(RegistryError::field("submission.no_file", "upload", "There is no file in it yet."));
    }
    if row.agreed.is_none() {
        let sentence = "Confirm that you have the rights to all of it and publish it under its licence.";
        return Err(RegistryError::field("submission.not_agreed", "agreed", sentence));
    }
    let found = unit.submission_more(&row.id)?.and_then(|more| more.found);
    let named = named(unit, row, found.as_ref())?;
    if let Some(fault) = named.faults.first() {
        return Err(fault.clone().into());
    }
    if let Some(package) = named.package.as_ref().filter(|package| !member.covers(package)) {
        return Err(RegistryError::refused(
            Refusal::Forbidden,
            "auth.package",
            format!("This token is not for the package “{package}”."),
        ));
    }
    take(unit, row, &named, found.as_ref(), now)?;
    unit.note_submission_handed_in(&row.id, now)?;
    unit.set_submission_reasons(&row.id, &[])?;
    let sentence = Said::coded("step.handed_in", "Handed in.");
    advance(unit, row, State::Uploaded, Some(member.account), sentence, now)?;
    check_soon(unit, &row.id, now)
}

/// Enqueues the checks.
fn check_soon(unit: &dyn UnitOfWork, id: &str, now: Timestamp) -> Result<(), RegistryError> {
    let job = NewJob::now("check", serde_json::json!({ "submission": id }), now).once(id);
    unit.enqueue(&job, now)?;
    Ok(())
}

/// Takes a submission back. An id it had reserved is free again.
///
/// # Errors
/// [`Refusal::Conflict`] where it cannot be taken back any more.
pub fn withdraw(
    unit: &dyn UnitOfWork,
    member: &Member,
    id: &str,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let row = own(unit, member, id)?;
    let sentence = Said::coded("step.taken_back", "Taken back by its maker.");
    advance(unit, &row, State::Withdrawn, Some(member.account), sentence, now)?;
    match &row.package {
        Some(package) => give_back(unit, package, id),
        None => Ok(()),
    }
}

/// Has the checks run anew: its maker's wish or a curator's, when a check could not run for instance.
///
/// # Errors
/// [`Refusal::Conflict`] where there is nothing to be checked.
pub fn recheck(
    unit: &dyn UnitOfWork,
    member: &Member,
    id: &str,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let row = visible(unit, member, id)?;
    let lost = row.state == State::Checking && now - row.updated >= LOST;
    match row.state {
        State::Uploaded => check_soon(unit, id, now),
        _ if lost || matches!(row.state, State::InReview | State::NeedsChanges) => {
            let sentence = Said::coded("step.recheck", "To be checked again.");
            advance(unit, &row, State::Uploaded, Some(member.account), sentence, now)?;
            check_soon(unit, id, now)
        }
        State::Checking => Err(conflict("submission.state", "The checks are running.")),
        other => {
            let sentence = format!("A submission that is “{}” is not checked again.", other.as_str());
            Err(conflict("submission.state", sentence))
        }
    }
}

/// What the member can do with a submission now.
pub fn may(member: &Member, row: &SubmissionRow) -> Vec<&'static str> {
    let own = row.account == member.account;
    let mut may = Vec::new();
    if own && matches!(row.state, State::Draft | State::NeedsChanges | State::InReview) {
        may.push("edit");
    }
    if own && matches!(row.state, State::Draft | State::NeedsChanges) && row.sha256.is_some() {
        may.push("submit");
    }
    if own && row.state.may_become().contains(&State::Withdrawn) {
        may.push("withdraw");
    }
    if (own || moderates(member)) && matches!(row.state, State::InReview | State::NeedsChanges) {
        may.push("recheck");
    }
    may
}
