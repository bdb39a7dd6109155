//! An upload on its way to becoming a version. The states and which follows which are one table, [`State::may_become`];
//! [`advance`] is the only way from one to the next.

mod draft;
mod identity;
mod steps;
mod thread;

use serde::{Deserialize, Serialize};
use vitrine_base::Said;
use vitrine_base::Timestamp;

use crate::error::Refusal;
use crate::store::{SubmissionRow, UnitOfWork};
use crate::{RegistryError, webhooks};

pub use draft::{Change as DraftChange, create, edit, withdraw_forgotten};
pub use identity::{Fault, Named, give_back, named, take};
pub use steps::{get, hand_in, hand_in_again, may, moderates, own, recheck, visible, withdraw};
pub use thread::{messages, write as write_message};
pub use vitrine_publish::checking::{Change, Difference, Fields, Found, Listed, Published, is_dangerous};

/// Where a submission stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Being written.
    Draft,
    /// Handed in; its bytes are in the store, checks have not begun.
    Uploaded,
    /// Checks run.
    Checking,
    /// The maker has something to mend.
    NeedsChanges,
    /// Waits for a person.
    InReview,
    /// Set aside: dangerous until somebody says otherwise.
    Quarantined,
    /// To be published; a job does it.
    Approved,
    /// A version.
    Published,
    /// Refused for good.
    Rejected,
    /// Taken back by its maker.
    Withdrawn,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Draft,
        Self::Uploaded,
        Self::Checking,
        Self::NeedsChanges,
        Self::InReview,
        Self::Quarantined,
        Self::Approved,
        Self::Published,
        Self::Rejected,
        Self::Withdrawn,
    ];

    /// The word for it, as stored and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Uploaded => "uploaded",
            Self::Checking => "checking",
            Self::NeedsChanges => "needs_changes",
            Self::InReview => "in_review",
            Self::Quarantined => "quarantined",
            Self::Approved => "approved",
            Self::Published => "published",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state with that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// The table of states: what may follow.
    pub fn may_become(self) -> &'static [Self] {
        match self {
            Self::Draft => &[Self::Uploaded, Self::Withdrawn],
            Self::Uploaded => &[Self::Checking, Self::Withdrawn],
            // Back to uploaded: a check could not run (fail closed) and is tried again by hand.
            Self::Checking => &[
                Self::NeedsChanges,
                Self::InReview,
                Self::Quarantined,
                Self::Approved,
                Self::Withdrawn,
                Self::Uploaded,
            ],
            Self::NeedsChanges => &[Self::Uploaded, Self::Withdrawn, Self::Rejected],
            Self::InReview => &[
                Self::Approved,
                Self::NeedsChanges,
                Self::Rejected,
                Self::Quarantined,
                Self::Withdrawn,
                Self::Uploaded,
            ],
            Self::Quarantined => &[Self::InReview, Self::Rejected],
            // Back to review: publishing was refused (the version appeared meanwhile).
            Self::Approved => &[Self::Published, Self::InReview],
            Self::Published | Self::Rejected | Self::Withdrawn => &[],
        }
    }
}

/// Moves a submission on: checks the table, writes the state and its line in the timeline, tells those who listen, and
/// enters it in the audit log. `expected` is the row as the caller read it.
///
/// # Errors
/// [`Refusal::Conflict`] when the step is not in the table or somebody was faster; when the engine refuses.
pub fn advance(
    unit: &dyn UnitOfWork,
    expected: &SubmissionRow,
    to: State,
    actor: Option<i64>,
    sentence: impl Into<Said>,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let sentence = sentence.into();
    let conflict = |sentence: String| RegistryError::refused(Refusal::Conflict, "submission.state", sentence);
    if !expected.state.may_become().contains(&to) {
        return Err(conflict(format!(
            "A submission that is “{}” cannot become “{}”.",
            expected.state.as_str(),
            to.as_str()
        )));
    }
    let (id, from) = (&expected.id, expected.state);
    if !unit.set_submission_state(expected, to, actor, &sentence, now)? {
        return Err(conflict(
            "Somebody changed this submission at the same moment. Look at it again.".into(),
        ));
    }
    let body = serde_json::json!({
        "event": "state", "submission": id, "before": from.as_str(), "state": to.as_str(), "sentence": sentence.sentence,
        "at": now,
    });
    unit.add_news(&format!("submission:{id}"), now, &body)?;
    unit.add_news("queue", now, &body)?;
    webhooks::emit(unit, "submission.state", expected.package.as_ref(), &body, now)?;
    unit.audit(now, actor, &format!("submission.{}", to.as_str()), &format!("submission:{id}"), &body)
}
