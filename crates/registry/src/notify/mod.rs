//! What people are told: an inbox always, mail when it is set up and they want it.

use vitrine_base::Timestamp;

use crate::RegistryError;
use crate::store::{Notice, UnitOfWork};

/// Tells an account: its inbox, those of its windows that listen, and (by a job) mail. Never the one who did it:
/// callers leave the actor out.
///
/// # Errors
/// When the engine refuses.
pub fn tell(
    unit: &dyn UnitOfWork,
    account: i64,
    notice: &Notice,
    now: Timestamp,
) -> Result<(), RegistryError> {
    unit.add_notice(account, notice, now)?;
    unit.add_news(
        &format!("account:{account}"),
        now,
        &serde_json::json!({ "event": "notice", "kind": notice.kind, "title": notice.title, "link": notice.link }),
    )?;
    Ok(())
}

/// The jobs done here.
pub fn handlers() -> Vec<Box<dyn crate::jobs::Handler>> {
    Vec::new()
}
