//! Jobs as rows: the words they are kept in, and how a row becomes what is shown.

use vitrine_api::ApiError;
use vitrine_api::types::{JobItem, JobKind, JobPhase, JobSnapshot, JobState, TransferView};
use vitrine_base::{Phrase, Said};
use vitrine_library::{JobNote, JobRow};

use crate::said;

pub(super) fn has_ended(job: &JobSnapshot) -> bool {
    !matches!(job.state, JobState::Queued | JobState::Running)
}

/// What is said of a job the person stopped for good.
pub(super) fn given_up() -> Said {
    Said::new("Cancelled.", Phrase::new("done.cancelled"))
}

pub(crate) fn cancelled() -> ApiError {
    ApiError::new("jobs.cancelled", "Cancelled.")
}

pub(super) fn broken(error: &tokio::task::JoinError) -> ApiError {
    ApiError::new("engine.panic", "Something went wrong inside Vitrine.")
        .with_action("Try again; if it comes back, copy the details into a report.")
        .with_details(error.to_string())
}

pub(super) fn unknown(id: &str) -> ApiError {
    ApiError::new("jobs.unknown", format!("There is no job “{id}” any more."))
}

pub(super) fn nearly_done() -> ApiError {
    ApiError::new("jobs.no_pause", "This cannot be paused now; it is nearly done.")
        .with_action("Let it finish, or cancel it.")
}

pub(super) fn word(kind: JobKind) -> &'static str {
    match kind {
        JobKind::Install => "install",
        JobKind::Update => "update",
        JobKind::Remove => "remove",
        JobKind::Rollback => "rollback",
        JobKind::Sync => "sync",
        JobKind::Build => "build",
        JobKind::Switch => "switch",
        JobKind::Several => "several",
        JobKind::Fetch => "fetch",
        JobKind::Upload => "upload",
        JobKind::Move => "move",
        JobKind::SelfUpdate => "selfupdate",
    }
}

pub(super) fn state_word(state: JobState) -> &'static str {
    match state {
        JobState::Queued => "queued",
        JobState::Running => "running",
        JobState::Paused => "paused",
        JobState::Done => "done",
        JobState::Failed => "failed",
        JobState::Cancelled => "cancelled",
        JobState::Interrupted => "interrupted",
    }
}

/// A job of an earlier run (or of another process), from its row.
pub(super) fn from_row(row: &JobRow, notes: &[JobNote]) -> Option<JobSnapshot> {
    let mut job: JobSnapshot = serde_json::from_value(row.request["snapshot"].clone()).ok()?;
    job.id.clone_from(&row.id);
    job.state = match row.state.as_str() {
        "queued" => JobState::Queued,
        "running" => JobState::Running,
        "done" => JobState::Done,
        "failed" => JobState::Failed,
        "cancelled" => JobState::Cancelled,
        "paused" => JobState::Paused,
        _ => JobState::Interrupted,
    };
    let ended = has_ended(&job);
    job.phase = if ended { JobPhase::Finished } else { phase(&row.phase) };
    (job.done, job.total) = (row.done, row.total);
    let outcome = row.outcome.clone().and_then(|outcome| serde_json::from_value(outcome).ok());
    (job.outcome, job.outcome_said) = said::apart(outcome);
    job.error = row.error.clone().and_then(|error| serde_json::from_value(error).ok());
    (job.created, job.ended) = (row.created, row.ended);
    // One that runs in another process is asked to stop.
    job.can_cancel = !ended || job.state == JobState::Paused;
    end_items(&mut job.items, job.state);
    (job.can_pause, job.transfer) = (may_pause(&job), None::<TransferView>);
    job.can_resume = can_resume(job.kind, job.state);
    job.can_retry = matches!(job.state, JobState::Failed | JobState::Cancelled | JobState::Interrupted);
    job.details = notes.iter().map(|line| format!("{} {}\n", stamp(line.at), line.text)).collect();
    Some(job)
}

/// The phase that a row names; a word of another version is as good as waiting.
fn phase(word: &str) -> JobPhase {
    serde_json::from_value(word.into()).unwrap_or(JobPhase::Waiting)
}

/// Whether a job that runs can be stopped for later: while its bytes arrive, and between the packages of several.
pub(super) fn may_pause(job: &JobSnapshot) -> bool {
    let arriving = matches!(job.phase, JobPhase::Waiting | JobPhase::Planning | JobPhase::Downloading);
    let several = matches!(job.kind, JobKind::Several | JobKind::Fetch);
    !has_ended(job) && fetches(job.kind) && (arriving || several)
}

/// What the end of a job means for the packages it was not done with.
pub(super) fn end_items(items: &mut [JobItem], state: JobState) {
    for item in items.iter_mut().filter(|item| matches!(item.state, JobState::Queued | JobState::Running)) {
        item.state = match state {
            JobState::Queued | JobState::Running => item.state,
            JobState::Paused => JobState::Queued,
            JobState::Interrupted if item.state == JobState::Queued => JobState::Queued,
            other => other,
        };
    }
}

/// True for a job whose bytes are kept for going on.
pub(super) fn can_resume(kind: JobKind, state: JobState) -> bool {
    fetches(kind) && matches!(state, JobState::Paused | JobState::Interrupted)
}

/// True for a job that fetches a package.
pub(super) fn fetches(kind: JobKind) -> bool {
    matches!(
        kind,
        JobKind::Install
            | JobKind::Update
            | JobKind::Several
            | JobKind::Fetch
            | JobKind::Upload
            | JobKind::SelfUpdate
    )
}

/// Hours, minutes and seconds UTC of a time.
pub(super) fn stamp(at: i64) -> String {
    let seconds = at.div_euclid(1000).rem_euclid(86_400);
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}
