//! Telling other programs, safely (Standard Webhooks, standardwebhooks.com, 1.0): [`emit`] notes deliveries in the
//! transaction of the change, jobs carry them out ([`deliver`]), signed ([`sign`]), to public addresses only
//! ([`guard`]), again and again over a day, with a log people can look at.

mod deliver;
pub mod guard;
mod manage;
pub mod send;
pub mod sign;

use vitrine_base::Said;
use vitrine_base::{PackageId, Timestamp};

use crate::RegistryError;
use crate::store::{NewJob, UnitOfWork, WebhookRow};

pub use deliver::{ATTEMPTS, PAUSES, attempt};
pub(crate) use manage::own;
pub use manage::{Made, create, remove, retry, revive, test};

/// The events there are. A webhook may also want `*`, all of them.
pub const EVENTS: [&str; 9] = [
    "version.published",
    "version.yanked",
    "package.withdrawn",
    "submission.state",
    "rating.new",
    "report.new",
    "integrity.broken",
    "health.failing",
    "test",
];

/// Why the registry turns a webhook off: the one reason there is.
pub fn given_up() -> Said {
    Said::coded("webhook.given_up", "Every delivery failed for five days.")
}

/// The kind of the job.
pub const JOB: &str = "webhook";

/// Notes a delivery for every webhook that wants the event (`version.published`, `submission.state`, `package.withdrawn`,
/// `rating.new`, `integrity.broken`, …), in the caller's transaction; jobs deliver them. Owners hear of their packages,
/// administrators of all and of what is about none.
///
/// # Errors
/// When the engine refuses.
pub fn emit(
    unit: &dyn UnitOfWork,
    event: &str,
    package: Option<&PackageId>,
    body: &serde_json::Value,
    now: Timestamp,
) -> Result<(), RegistryError> {
    for hook in unit.webhooks_about(package)? {
        if wants(&hook, event) {
            note(unit, &hook, event, body, now)?;
        }
    }
    Ok(())
}

fn wants(hook: &WebhookRow, event: &str) -> bool {
    hook.events.iter().any(|wanted| wanted == "*" || wanted == event)
}

/// Notes one delivery and the job for it; answers its id.
fn note(
    unit: &dyn UnitOfWork,
    hook: &WebhookRow,
    event: &str,
    body: &serde_json::Value,
    now: Timestamp,
) -> Result<String, RegistryError> {
    let id = format!("msg_{}", uuid::Uuid::now_v7().simple());
    let at = jiff::Timestamp::from_millisecond(now).map(|at| at.to_string()).unwrap_or_default();
    let document = serde_json::json!({ "type": event, "timestamp": at, "data": body }).to_string();
    unit.add_delivery(&id, hook.id, event, &document, now)?;
    let job = NewJob::now(JOB, serde_json::json!({ "delivery": id }), now).once(&id);
    unit.enqueue(&job, now)?;
    Ok(id)
}

/// The jobs done here.
pub fn handlers() -> Vec<Box<dyn crate::jobs::Handler>> {
    vec![Box::new(deliver::Deliver::default())]
}
