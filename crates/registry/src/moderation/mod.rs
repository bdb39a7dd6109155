//! The curator's desk: the queue ([`median_wait`], [`place`]), claims ([`claim`]), decisions ([`decide`]) with public
//! reasons from templates ([`TEMPLATES`]), and reports by visitors ([`reports`]).

mod decide;
pub mod reports;
mod templates;

use vitrine_base::Said;
use vitrine_base::Timestamp;

use crate::accounts::identity::Member;
use crate::error::Refusal;
use crate::store::{Notice, SubmissionRow, UnitOfWork};
use crate::submissions::{self, State};
use crate::{RegistryError, notify};

pub use decide::{Decision, Verdict, decide};
pub use templates::{TEMPLATES, Template, filled};

/// How long a claim holds.
pub const CLAIM: i64 = 20 * 60 * 1000;

/// Curators are told of new submissions once in that time.
const QUIET: i64 = 60 * 60 * 1000;

/// Of how many decisions the median wait is taken.
const WAITS: u32 = 50;

/// The note of when curators were last told.
const TOLD: &str = "review.told";

/// How long the last submissions waited for a curator: the median, milliseconds; none before the first decision.
///
/// # Errors
/// When the engine refuses.
pub fn median_wait(unit: &dyn UnitOfWork) -> Result<Option<i64>, RegistryError> {
    let mut waits = unit.queue_waits(WAITS)?;
    waits.sort_unstable();
    Ok(waits.get(waits.len() / 2).copied())
}

/// The place in the queue, 1 is next; none of what is not in it.
///
/// # Errors
/// When the engine refuses.
pub fn place(unit: &dyn UnitOfWork, row: &SubmissionRow) -> Result<Option<u64>, RegistryError> {
    if row.state != State::InReview {
        return Ok(None);
    }
    unit.queue_place(row.first_uploaded.unwrap_or(row.created), &row.id).map(Some)
}

/// Whoever else has it on their desk now.
fn other_claim(
    unit: &dyn UnitOfWork,
    member: &Member,
    id: &str,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let claim = unit.submission_more(id)?.and_then(|more| more.claim);
    let Some((by, _)) = claim.filter(|(by, until)| *by != member.account && *until > now) else {
        return Ok(());
    };
    let handle = unit.account(by)?.map(|account| account.handle).unwrap_or_default();
    let sentence = format!("{handle} has it on their desk.");
    Err(RegistryError::refused(Refusal::Conflict, "queue.claimed", sentence))
}

/// Puts a submission on the member's desk for [`CLAIM`], or renews that.
///
/// # Errors
/// [`Refusal::Conflict`] naming who has it, or when there is nothing to decide; [`Refusal::NotFound`] when there is none
/// of that id, or the token is for other packages; when the engine refuses.
pub fn claim(unit: &dyn UnitOfWork, member: &Member, id: &str, now: Timestamp) -> Result<(), RegistryError> {
    let row = submissions::visible(unit, member, id)?;
    if !matches!(row.state, State::InReview | State::Quarantined | State::NeedsChanges) {
        let sentence = format!("A submission that is “{}” is not for a curator.", row.state.as_str());
        return Err(RegistryError::refused(Refusal::Conflict, "submission.state", sentence));
    }
    other_claim(unit, member, id, now)?;
    unit.claim_submission(id, member.account, now + CLAIM, now)?;
    let body =
        serde_json::json!({ "event": "claim", "submission": id, "by": member.handle, "until": now + CLAIM });
    unit.add_news("queue", now, &body)?;
    Ok(())
}

/// Takes a submission off the member's desk.
///
/// # Errors
/// When there is none of that id; when the engine refuses.
pub fn unclaim(
    unit: &dyn UnitOfWork,
    member: &Member,
    id: &str,
    now: Timestamp,
) -> Result<(), RegistryError> {
    submissions::visible(unit, member, id)?;
    unit.unclaim_submission(id, member.account)?;
    unit.add_news("queue", now, &serde_json::json!({ "event": "unclaim", "submission": id }))?;
    Ok(())
}

/// Tells the curators; once an hour at most unless it cannot wait. Never the submission's own maker.
///
/// # Errors
/// When the engine refuses.
pub fn tell_moderators(
    unit: &dyn UnitOfWork,
    row: &SubmissionRow,
    title: Said,
    urgent: bool,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let last: i64 = unit.note(TOLD)?.and_then(|text| text.parse().ok()).unwrap_or(i64::MIN);
    if !urgent && now.saturating_sub(last) < QUIET {
        return Ok(());
    }
    if !urgent {
        unit.set_note(TOLD, &now.to_string())?;
    }
    let link = if urgent { format!("#/moderate/{}", row.id) } else { "#/moderate".into() };
    let notice = Notice { kind: "queue.new", title, body: Said::default(), link };
    for moderator in unit.moderators()? {
        if moderator != row.account {
            notify::tell(unit, moderator, &notice, now)?;
        }
    }
    Ok(())
}
