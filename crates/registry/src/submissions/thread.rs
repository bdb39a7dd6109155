//! The thread between a maker and the curators, with internal notes for curators only.

use vitrine_base::Said;
use vitrine_base::Timestamp;

use super::{moderates, visible};
use crate::accounts::identity::Member;
use crate::error::Refusal;
use crate::store::{MessageRow, Notice, UnitOfWork};
use crate::{RegistryError, notify};

/// Letters of a message.
const BODY: usize = 4000;

/// The thread, oldest first, as the member may read it.
///
/// # Errors
/// When the submission is not theirs to see; when the engine refuses.
pub fn messages(unit: &dyn UnitOfWork, member: &Member, id: &str) -> Result<Vec<MessageRow>, RegistryError> {
    visible(unit, member, id)?;
    unit.messages_of(id, moderates(member))
}

/// Writes a message; the other side is told.
///
/// # Errors
/// When the submission is not theirs to see, the message is empty or long; [`Refusal::Forbidden`] for an internal one
/// by somebody who does not moderate.
pub fn write(
    unit: &dyn UnitOfWork,
    member: &Member,
    id: &str,
    body: &str,
    internal: bool,
    now: Timestamp,
) -> Result<MessageRow, RegistryError> {
    let row = visible(unit, member, id)?;
    let body = body.trim();
    if body.is_empty() || body.chars().count() > BODY {
        let sentence = format!("A message has 1 to {BODY} letters.");
        return Err(RegistryError::field("message.length", "body", sentence));
    }
    if internal && !moderates(member) {
        let sentence = "Only curators write notes among themselves.";
        return Err(RegistryError::refused(Refusal::Forbidden, "message.internal", sentence));
    }
    let number = unit.add_message(id, member.account, internal, body, now)?;
    let news = serde_json::json!({ "event": "message", "submission": id, "message": number });
    if !internal {
        unit.add_news(&format!("submission:{id}"), now, &news)?;
        for account in those_to_tell(unit, member, row.account, id)? {
            let notice = Notice {
                kind: "submission.message",
                title: Said::coded("notice.message", format!("{} wrote about a submission", member.handle))
                    .with("handle", &member.handle),
                body: body.chars().take(280).collect::<String>().into(),
                link: format!("#/submissions/{id}"),
            };
            notify::tell(unit, account, &notice, now)?;
        }
    }
    Ok(MessageRow { id: number, author: member.account, internal, body: body.into(), at: now })
}

/// A curator's message goes to the maker, a maker's to the curators who wrote or hold it.
fn those_to_tell(
    unit: &dyn UnitOfWork,
    member: &Member,
    maker: i64,
    id: &str,
) -> Result<Vec<i64>, RegistryError> {
    if member.account != maker {
        return Ok(vec![maker]);
    }
    let mut accounts: Vec<i64> = unit.messages_of(id, true)?.iter().map(|message| message.author).collect();
    accounts.extend(unit.submission_more(id)?.and_then(|more| more.claim).map(|(by, _)| by));
    accounts.retain(|account| *account != maker);
    accounts.sort_unstable();
    accounts.dedup();
    Ok(accounts)
}
