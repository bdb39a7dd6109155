//! What visitors report, and what curators do about it.

use vitrine_base::Said;
use vitrine_base::{PackageId, Timestamp, Version};

use crate::accounts::identity::Member;
use crate::error::Refusal;
use crate::store::{NewReport, Notice, ReportRow, UnitOfWork};
use crate::{RegistryError, notify, ratings, webhooks};

/// What can be the matter.
pub const REASONS: [&str; 6] = ["spam", "malicious", "rights", "rating", "abuse", "other"];

/// Letters in one's own words.
const BODY: usize = 2000;

/// The reason of a rating that was hidden by reports.
const HIDDEN: &str = "Reported by several visitors; a curator will look at it.";

/// What a report is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A package.
    Package(PackageId),
    /// One of its versions.
    Version(PackageId, Version),
    /// A rating.
    Rating(i64),
}

impl Subject {
    /// Reads `package:<id>`, `version:<id>@<version>`, `rating:<n>`.
    pub fn read(text: &str) -> Option<Self> {
        let (kind, name) = text.split_once(':')?;
        match kind {
            "package" => PackageId::new(name).ok().map(Self::Package),
            "version" => {
                let (id, version) = name.split_once('@')?;
                Some(Self::Version(PackageId::new(id).ok()?, Version::new(version).ok()?))
            }
            "rating" => name.parse().ok().map(Self::Rating),
            _ => None,
        }
    }
}

/// Takes a report. One of a rating counts against it, and hides it from `hide_after` on. Answers its number.
///
/// # Errors
/// When there is no such thing, the reason is none, the token is for other packages, or the account has reported it
/// already.
pub fn report(
    unit: &dyn UnitOfWork,
    member: &Member,
    new: &NewReport<'_>,
    hide_after: u32,
    now: Timestamp,
) -> Result<i64, RegistryError> {
    let subject = Subject::read(new.subject).ok_or_else(|| {
        let sentence = "Say what it is about: package:<id>, version:<id>@<version> or rating:<number>.";
        RegistryError::field("report.subject", "subject", sentence)
    })?;
    check_subject(unit, member, &subject)?;
    check_covers(unit, member, &subject)?;
    check_words(new)?;
    let Some(number) = unit.add_report(new, now)? else {
        let sentence = "You have reported that already; a curator will look at it.";
        return Err(RegistryError::refused(Refusal::Conflict, "report.again", sentence));
    };
    if let Subject::Rating(rating) = subject
        && unit.count_rating_report(rating, hide_after, HIDDEN)?
    {
        let body = serde_json::json!({ "hidden": HIDDEN });
        unit.audit(now, None, "rating.hidden", new.subject, &body)?;
        recount(unit, rating)?;
    }
    let told = serde_json::json!({ "report": number, "subject": new.subject, "reason": new.reason });
    // About no package: owners are not told who reports them, administrators are.
    webhooks::emit(unit, "report.new", None, &told, now)?;
    unit.add_news(
        "queue",
        now,
        &serde_json::json!({ "event": "report", "report": number, "subject": new.subject }),
    )?;
    // What may do harm does not wait for the next look at the queue.
    if new.reason == "malicious" {
        let notice = Notice {
            kind: "report.malicious",
            title: Said::coded("notice.harmful", format!("Reported as harmful: {}", new.subject))
                .with("subject", new.subject),
            body: new.body.chars().take(280).collect::<String>().into(),
            link: "#/reports".into(),
        };
        for moderator in unit.moderators()?.into_iter().filter(|account| *account != member.account) {
            notify::tell(unit, moderator, &notice, now)?;
        }
    }
    Ok(number)
}

/// Hidden ratings do not count in a package's stars.
fn recount(unit: &dyn UnitOfWork, rating: i64) -> Result<(), RegistryError> {
    let package = unit.reported_rating(rating)?.and_then(|(package, _)| PackageId::new(package).ok());
    package.map_or(Ok(()), |package| ratings::recount(unit, &package))
}

fn check_subject(unit: &dyn UnitOfWork, member: &Member, subject: &Subject) -> Result<(), RegistryError> {
    let there = match subject {
        Subject::Package(id) => unit.package(id)?.is_some(),
        Subject::Version(id, version) => unit.has_version(id, version)?,
        Subject::Rating(rating) => match unit.reported_rating(*rating)? {
            Some((_, Some(author))) if author == member.account => {
                let sentence = "It is your own: change it or take it back.";
                return Err(RegistryError::refused(Refusal::Conflict, "report.own", sentence));
            }
            other => other.is_some(),
        },
    };
    if there { Ok(()) } else { Err(RegistryError::not_found("package, version or rating")) }
}

/// A token for certain packages reports, and judges reports, about those.
fn check_covers(unit: &dyn UnitOfWork, member: &Member, subject: &Subject) -> Result<(), RegistryError> {
    let package = match subject {
        Subject::Package(id) | Subject::Version(id, _) => Some(id.clone()),
        Subject::Rating(rating) => {
            unit.reported_rating(*rating)?.and_then(|(package, _)| PackageId::new(package).ok())
        }
    };
    package.map_or(Ok(()), |package| member.check_covers(&package))
}

fn check_words(new: &NewReport<'_>) -> Result<(), RegistryError> {
    if !REASONS.contains(&new.reason) {
        let sentence = format!("The reason is one of {}.", REASONS.join(", "));
        return Err(RegistryError::field("report.reason", "reason", sentence));
    }
    let letters = new.body.trim().chars().count();
    if letters > BODY {
        return Err(RegistryError::field("report.body", "body", format!("At most {BODY} letters, please.")));
    }
    if new.reason == "other" && letters == 0 {
        return Err(RegistryError::field("report.body", "body", "Say in your own words what is the matter."));
    }
    Ok(())
}

/// What a curator does about a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judgement {
    /// Nothing is the matter. A rating hidden by reports is shown again.
    Dismiss,
    /// Something was done about it. A rating is hidden.
    Act,
}

/// Ends a report; who reported is told.
///
/// # Errors
/// [`Refusal::Conflict`] when somebody was faster; when there is no such report, or the token is for other packages.
pub fn end(
    unit: &dyn UnitOfWork,
    member: &Member,
    id: i64,
    judgement: Judgement,
    answer: &str,
    now: Timestamp,
) -> Result<ReportRow, RegistryError> {
    let report = unit.report(id)?.ok_or_else(|| RegistryError::not_found("report"))?;
    let subject = Subject::read(&report.subject);
    if let Some(subject) = &subject {
        check_covers(unit, member, subject)?;
    }
    let answer = answer.trim();
    if answer.chars().count() > BODY {
        return Err(RegistryError::field(
            "report.answer",
            "answer",
            format!("At most {BODY} letters, please."),
        ));
    }
    let state = match judgement {
        Judgement::Dismiss => "dismissed",
        Judgement::Act => "acted",
    };
    if !unit.end_report(id, state, member.account, answer, now)? {
        let sentence = "Somebody has decided on this report already.";
        return Err(RegistryError::refused(Refusal::Conflict, "report.ended", sentence));
    }
    if let Some(Subject::Rating(rating)) = subject {
        let why = if answer.is_empty() { "Hidden by a curator after a report." } else { answer };
        unit.judge_rating(rating, (judgement == Judgement::Act).then_some(why))?;
        recount(unit, rating)?;
    }
    let body = serde_json::json!({ "report": id, "state": state, "answer": answer });
    unit.audit(now, Some(member.account), &format!("report.{state}"), &report.subject, &body)?;
    if let Some(account) = report.account.filter(|account| *account != member.account) {
        let title = match judgement {
            Judgement::Dismiss => {
                let text = format!("Your report on {} was looked at", report.subject);
                Said::coded("notice.report_dismissed", text)
            }
            Judgement::Act => {
                let text = format!("Your report on {} was acted on", report.subject);
                Said::coded("notice.report_acted", text)
            }
        };
        let title = title.with("subject", &report.subject);
        let notice = Notice { kind: "report.ended", title, body: answer.into(), link: String::new() };
        notify::tell(unit, account, &notice, now)?;
    }
    unit.report(id)?.ok_or_else(|| RegistryError::not_found("report"))
}
