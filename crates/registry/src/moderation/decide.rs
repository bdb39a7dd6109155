//! A curator's decision.

use vitrine_base::Said;
use vitrine_base::Timestamp;

use super::{CLAIM, TEMPLATES, filled, other_claim};
use crate::accounts::identity::Member;
use crate::error::Refusal;
use crate::store::{NewJob, Notice, SubmissionMore, SubmissionRow, UnitOfWork};
use crate::submissions::{self, State, advance};
use crate::{RegistryError, notify};

/// Letters of a public reason or a note.
const TEXT: usize = 4000;

/// What can be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Publish it.
    Approve,
    /// Its maker has something to mend.
    Changes,
    /// Refuse it for good.
    Reject,
    /// Set it aside.
    Quarantine,
    /// Bring it back from there.
    Release,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Approve, Self::Changes, Self::Reject, Self::Quarantine, Self::Release];

    /// The word for it, as stored and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Changes => "changes",
            Self::Reject => "reject",
            Self::Quarantine => "quarantine",
            Self::Release => "release",
        }
    }

    /// The decision with that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.as_str() == word)
    }

    /// The state it leads to.
    pub fn leads_to(self) -> State {
        match self {
            Self::Approve => State::Approved,
            Self::Changes => State::NeedsChanges,
            Self::Reject => State::Rejected,
            Self::Quarantine => State::Quarantined,
            Self::Release => State::InReview,
        }
    }

    /// True where its maker must be told why.
    fn needs_reason(self) -> bool {
        matches!(self, Self::Changes | Self::Reject | Self::Quarantine)
    }
}

/// A decision.
#[derive(Debug, Clone)]
pub struct Decision {
    /// The revision the curator looked at.
    pub revision: i64,
    /// What is decided.
    pub verdict: Verdict,
    /// The template of the public reason.
    pub template: Option<String>,
    /// The public reason, or what is added to the template's.
    pub reason: String,
    /// For curators only.
    pub note: Option<String>,
}

/// Decides. Of two at once exactly one wins: the other is told that the submission is not what they looked at.
///
/// # Errors
/// [`Refusal::Conflict`] when another has it on their desk, the revision is old, or the step is not in the table of
/// states; [`Refusal::Forbidden`] on one's own; when a reason is missing.
pub fn decide(
    unit: &dyn UnitOfWork,
    member: &Member,
    id: &str,
    decision: &Decision,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let row = submissions::visible(unit, member, id)?;
    if row.revision != decision.revision {
        return Err(RegistryError::refused(
            Refusal::Conflict,
            "submission.revision",
            "The submission is not what you looked at any more. Look at it again.",
        ));
    }
    other_claim(unit, member, id, now)?;
    let only = check_own(unit, member, &row)?;
    let to = decision.verdict.leads_to();
    // A release brings back what was set aside; nothing else leads into review.
    if decision.verdict == Verdict::Release && row.state != State::Quarantined {
        let sentence = "Only what was set aside can be released.";
        return Err(RegistryError::refused(Refusal::Conflict, "submission.state", sentence));
    }
    let more = unit.submission_more(id)?.unwrap_or_default();
    let reason = public_reason(decision, &row, &more)?;
    let note = decision.note.as_deref().map(str::trim).filter(|note| !note.is_empty());
    if note.is_some_and(|note| note.chars().count() > TEXT) {
        return Err(RegistryError::field(
            "decision.note",
            "note",
            format!("A note has at most {TEXT} letters."),
        ));
    }
    if decision.verdict == Verdict::Approve {
        check_publishable(&row, &more)?;
    }
    unit.claim_submission(id, member.account, now + CLAIM, now)?;
    let said = reason.map(Said::from);
    let said = said.as_ref();
    unit.set_submission_decision(id, Some(member.account), decision.verdict.as_str(), said, note, now)?;
    advance(unit, &row, to, Some(member.account), said.cloned().unwrap_or_default(), now)?;
    if only {
        let body =
            serde_json::json!({ "own": true, "only_moderator": true, "decision": decision.verdict.as_str() });
        unit.audit(now, Some(member.account), "decision.own", &format!("submission:{id}"), &body)?;
    }
    follow(unit, member, &row, &more, decision.verdict, said, now)
}

/// Nobody decides on their own, unless nobody else can; answers whether it is so.
fn check_own(unit: &dyn UnitOfWork, member: &Member, row: &SubmissionRow) -> Result<bool, RegistryError> {
    if row.account != member.account {
        return Ok(false);
    }
    if unit.moderators()?.iter().any(|moderator| *moderator != member.account) {
        return Err(RegistryError::refused(
            Refusal::Forbidden,
            "decision.own",
            "Nobody decides on their own submission while there are other curators.",
        ));
    }
    Ok(true)
}

/// A package nobody could look into, or without a name, is never published.
fn check_publishable(row: &SubmissionRow, more: &SubmissionMore) -> Result<(), RegistryError> {
    if row.state == State::InReview
        && (more.found.is_none() || row.package.is_none() || row.version.is_none() || row.sha256.is_none())
    {
        let sentence =
            "The package could not be looked into, so it cannot be published. Have it checked again.";
        return Err(RegistryError::refused(Refusal::Conflict, "decision.not_checked", sentence));
    }
    Ok(())
}

fn public_reason(
    decision: &Decision,
    row: &SubmissionRow,
    more: &SubmissionMore,
) -> Result<Option<String>, RegistryError> {
    let own = decision.reason.trim();
    if own.chars().count() > TEXT {
        let sentence = format!("A reason has at most {TEXT} letters.");
        return Err(RegistryError::field("decision.reason", "reason", sentence));
    }
    let name = more.name.as_deref().or(row.package.as_ref().map(vitrine_base::PackageId::as_str));
    let text = match decision.template.as_deref().filter(|id| !id.is_empty()) {
        None => String::new(),
        Some(id) => {
            let fits =
                |template: &&super::Template| template.id == id && template.decision == decision.verdict;
            let template = TEMPLATES.iter().find(fits).ok_or_else(|| {
                RegistryError::field(
                    "decision.template",
                    "template",
                    "There is no such template for this decision.",
                )
            })?;
            filled(template, row, name.unwrap_or(&row.file))
        }
    };
    let reason =
        [text.as_str(), own].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
    if reason.is_empty() && decision.verdict.needs_reason() {
        return Err(RegistryError::field(
            "decision.reason",
            "reason",
            "Say why: its maker reads it, and can do nothing without it.",
        ));
    }
    Ok(Some(reason).filter(|reason| !reason.is_empty()))
}

/// What a decision brings with it: publishing, a name given back, the maker told.
fn follow(
    unit: &dyn UnitOfWork,
    member: &Member,
    row: &SubmissionRow,
    more: &SubmissionMore,
    verdict: Verdict,
    reason: Option<&Said>,
    now: Timestamp,
) -> Result<(), RegistryError> {
    match verdict {
        Verdict::Approve => {
            let payload = serde_json::json!({ "submission": row.id });
            unit.enqueue(&NewJob::now("publish", payload, now).once(row.id.as_str()), now)?;
        }
        Verdict::Reject => {
            if let Some(package) = &row.package {
                submissions::give_back(unit, package, &row.id)?;
            }
        }
        Verdict::Changes | Verdict::Quarantine | Verdict::Release => {}
    }
    if row.account == member.account {
        return Ok(());
    }
    let name = more.name.as_deref().unwrap_or(&row.file);
    let (kind, title) = told(verdict, name);
    let body = reason.cloned().unwrap_or_default();
    notify::tell(
        unit,
        row.account,
        &Notice { kind, title, body, link: format!("#/submissions/{}", row.id) },
        now,
    )
}

/// What the maker is told of it: the kind of the notice, and its title.
fn told(verdict: Verdict, name: &str) -> (&'static str, Said) {
    let (kind, title) = match verdict {
        Verdict::Approve => {
            let text = format!("“{name}” was approved and is published next");
            ("submission.approved", Said::coded("notice.approved", text))
        }
        Verdict::Changes => {
            let text = format!("“{name}” needs changes");
            ("submission.needs_changes", Said::coded("notice.needs_changes", text))
        }
        Verdict::Reject => {
            let text = format!("“{name}” was not taken");
            ("submission.rejected", Said::coded("notice.rejected", text))
        }
        Verdict::Quarantine => {
            let text = format!("“{name}” was set aside");
            ("submission.quarantined", Said::coded("notice.set_aside", text))
        }
        Verdict::Release => {
            let text = format!("“{name}” is in review again");
            ("submission.in_review", Said::coded("notice.in_review_again", text))
        }
    };
    (kind, title.with("name", name))
}
