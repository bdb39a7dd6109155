//! What people are told: an inbox always ([`tell`]), mail when the registry has a way to send it and they want it
//! ([`mail`]). Mail goes out by a job, so that nothing waits for it and a silent mail server loses none.

mod post;

use vitrine_base::Timestamp;

use crate::RegistryError;
use crate::store::{AccountRow, NewJob, Notice, UnitOfWork};

pub use post::{KIND as MAIL_JOB, Letter};

/// Letters of a subject.
const SUBJECT: usize = 150;

/// Attempts until a letter is given up: with the queue's pauses, which grow to an hour, about a day.
const ATTEMPTS: u32 = 28;

/// Whom mail is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To<'a> {
    /// An account, at the address it confirmed; nobody when it has none.
    Account(i64),
    /// An address that is not confirmed yet (that it is theirs is what the mail is about), and the account that gave it.
    Address(&'a str, Option<i64>),
}

/// How much mail matters; accounts say which they want.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Importance {
    /// Everything else: a new rating, a new version of what one follows.
    Ordinary,
    /// Something has to be done, or one's own package is concerned.
    Important,
    /// The account itself: a forgotten password, an address to confirm. Sent whatever the account says.
    Always,
}

/// How much a notice of that kind matters.
fn importance(kind: &str) -> Importance {
    const ORDINARY: [&str; 5] =
        ["rating.new", "rating.answered", "version.published", "submission.published", "follow."];
    match ORDINARY.iter().any(|start| kind.starts_with(start)) {
        true => Importance::Ordinary,
        false => Importance::Important,
    }
}

/// Tells an account: its inbox, those of its windows that listen, and (by a job) mail. Never the one who did it:
/// callers leave the actor out. Accounts that were deleted are told nothing.
///
/// # Errors
/// When the engine refuses.
pub fn tell(
    unit: &dyn UnitOfWork,
    account: i64,
    notice: &Notice,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let Some(row) = unit.account(account)?.filter(|row| row.deleted.is_none()) else { return Ok(()) };
    let id = unit.add_notice(account, notice, now)?;
    unit.add_news(
        &format!("account:{account}"),
        now,
        &serde_json::json!({ "event": "notice", "id": id, "kind": notice.kind, "title": notice.title.sentence, "link": notice.link }),
    )?;
    if let Some(to) = wants(&row, importance(notice.kind)) {
        let text = if notice.body.is_empty() { &notice.title } else { &notice.body };
        send(unit, (to, Some(account)), &notice.title, text, &notice.link, now)?;
    }
    Ok(())
}

/// The address of an account that wants such mail.
fn wants(account: &AccountRow, importance: Importance) -> Option<&str> {
    let wanted = match account.mail.as_str() {
        "all" => Importance::Ordinary,
        "none" => Importance::Always,
        _ => Importance::Important,
    };
    let reachable = account.email_confirmed && account.disabled.is_none() && account.deleted.is_none();
    (reachable && importance >= wanted).then_some(account.email.as_deref()).flatten()
}

/// Sends plain text by a job, in the caller's transaction; what an account does not want is left out.
///
/// # Errors
/// When the engine refuses.
pub fn mail(
    unit: &dyn UnitOfWork,
    to: To<'_>,
    subject: &str,
    text: &str,
    importance: Importance,
    now: Timestamp,
) -> Result<(), RegistryError> {
    match to {
        To::Address(address, account) => send(unit, (address, account), subject, text, "", now),
        To::Account(account) => match unit.account(account)? {
            Some(row) => match wants(&row, importance) {
                Some(address) => send(unit, (address, Some(account)), subject, text, "", now),
                None => Ok(()),
            },
            None => Ok(()),
        },
    }
}

/// `to` is the address and whose letter it is: an account's letters are forgotten with it.
fn send(
    unit: &dyn UnitOfWork,
    (to, account): (&str, Option<i64>),
    subject: &str,
    text: &str,
    link: &str,
    now: Timestamp,
) -> Result<(), RegistryError> {
    // Names of packages are people's own words: no line of the head may end in the middle of one.
    let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
    let subject: String = subject.chars().map(plain).take(SUBJECT).collect();
    let payload =
        serde_json::json!({ "to": to, "account": account, "subject": subject, "text": text, "link": link });
    unit.enqueue(&NewJob { max_attempts: ATTEMPTS, ..NewJob::now(MAIL_JOB, payload, now) }, now)?;
    Ok(())
}

/// The jobs done here.
pub fn handlers() -> Vec<Box<dyn crate::jobs::Handler>> {
    vec![Box::new(post::Post)]
}
