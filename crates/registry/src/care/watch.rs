//! The watch: what [`super::status`] says is compared with what it said the time before. What began to fail, or is well
//! again, is told once: a webhook (`health.failing`), a notice to the administrators, the audit log.

use std::collections::BTreeSet;
use std::sync::Arc;

use vitrine_base::Said;
use vitrine_base::Timestamp;

use super::status::Status;
use crate::store::{Notice, UnitOfWork};
use crate::{Registry, RegistryError, notify, webhooks};

/// The note of what was failing the time before: names, as JSON.
const NOTE: &str = "care.failing";

/// Looks how the registry is and tells what changed; true when something did.
///
/// # Errors
/// When the database refuses.
pub async fn watch(registry: &Arc<Registry>) -> Result<bool, RegistryError> {
    let (status, now) = (super::status(registry).await, registry.now());
    registry.db.write(move |unit| compare(unit, &status, now)).await
}

fn compare(unit: &dyn UnitOfWork, status: &[Status], now: Timestamp) -> Result<bool, RegistryError> {
    let failing: Vec<&Status> = status.iter().filter(|entry| !entry.ok).collect();
    let names: BTreeSet<String> = failing.iter().map(|entry| entry.name.clone()).collect();
    let before: BTreeSet<String> =
        unit.note(NOTE)?.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    if names == before {
        return Ok(false);
    }
    unit.set_note(NOTE, &serde_json::to_string(&names)?)?;
    let mended: Vec<&String> = before.difference(&names).collect();
    let body = serde_json::json!({ "failing": failing, "mended": mended, "at": now });
    webhooks::emit(unit, "health.failing", None, &body, now)?;
    unit.audit(now, None, "health.changed", "registry", &body)?;
    let notice = notice(&failing);
    for account in unit.administrators()? {
        notify::tell(unit, account, &notice, now)?;
    }
    Ok(true)
}

fn notice(failing: &[&Status]) -> Notice {
    let title = match failing.is_empty() {
        true => Said::coded("notice.well", "The registry is well again"),
        false => Said::coded("notice.unwell", "The registry is not well"),
    };
    let said = |entry: &&Status| Said { sentence: entry.sentence.clone(), phrases: entry.said.clone() };
    let sentences: Vec<Said> = failing.iter().map(said).collect();
    Notice {
        kind: "health.failing",
        title,
        body: Said::joined(&sentences, "\n"),
        link: "#/admin/status".into(),
    }
}
