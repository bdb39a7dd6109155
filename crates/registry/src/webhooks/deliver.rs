//! The job that delivers. An attempt is noted in one transaction with what follows from it: delivered; the job of the
//! next attempt; given up; a webhook that failed for days turned off and its maker told. A server that is killed between
//! sending and noting sends again under the same id, which receivers know to drop.

use std::sync::{Arc, OnceLock};

use vitrine_base::Said;
use vitrine_base::Timestamp;

use crate::jobs::{Done, Handler, JobContext, JobError};
use crate::store::{DeliveryRow, DeliveryState, NewJob, Notice, UnitOfWork, WebhookRow};
use crate::webhooks::send::{Outcome, Parcel, Sender};
use crate::webhooks::{JOB, sign};
use crate::{Registry, RegistryError, notify};

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;

/// The pauses between attempts, in milliseconds: most failures are short, some last a night.
pub const PAUSES: [i64; 7] = [5 * SECOND, MINUTE, 10 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR];

/// Attempts until a delivery is given up.
pub const ATTEMPTS: u32 = 8;

/// A webhook of which every delivery failed for this long is turned off.
const GIVEN_UP_AFTER: i64 = 5 * 24 * HOUR;

/// Deliveries kept of each webhook.
const KEPT: u32 = 200;

/// Delivers.
#[derive(Default)]
pub(super) struct Deliver {
    sender: OnceLock<Sender>,
}

impl Deliver {
    fn sender(&self, registry: &Registry) -> Result<Sender, RegistryError> {
        if let Some(sender) = self.sender.get() {
            return Ok(sender.clone());
        }
        let made = Sender::new(registry.config.private_webhooks)?;
        Ok(self.sender.get_or_init(|| made).clone())
    }
}

impl Handler for Deliver {
    fn kind(&self) -> &'static str {
        JOB
    }

    fn run<'a>(&'a self, registry: &'a Arc<Registry>, job: &'a JobContext) -> Done<'a> {
        Box::pin(async move {
            let id = job.payload["delivery"].as_str().unwrap_or_default().to_owned();
            let sender = self.sender(registry)?;
            tokio::select! {
                done = attempt(registry, &sender, &id) => Ok(done?),
                () = job.stop.cancelled() => Err(JobError::Again("the registry is stopping".into())),
            }
        })
    }
}

/// Makes one attempt at a delivery and notes it. Does nothing when it does not wait, or its webhook is gone or off.
///
/// # Errors
/// When the engine refuses; a failed delivery is none.
pub async fn attempt(registry: &Arc<Registry>, sender: &Sender, id: &str) -> Result<(), RegistryError> {
    let wanted = id.to_owned();
    let found = registry
        .db
        .read(move |unit| {
            let Some(delivery) = unit.delivery(&wanted)? else { return Ok(None) };
            Ok(unit.webhook(delivery.webhook)?.map(|hook| (delivery, hook)))
        })
        .await?;
    let Some((delivery, hook)) = found.filter(|(delivery, _)| delivery.state == DeliveryState::Waiting)
    else {
        return Ok(());
    };
    let outcome = if hook.active {
        sent(registry, sender, &delivery, &hook).await?
    } else {
        Outcome { problem: Some("The webhook is turned off.".into()), ..Outcome::default() }
    };
    let (id, now) = (id.to_owned(), registry.now());
    registry.db.write(move |unit| note(unit, &id, &outcome, now)).await
}

async fn sent(
    registry: &Registry,
    sender: &Sender,
    delivery: &DeliveryRow,
    hook: &WebhookRow,
) -> Result<Outcome, RegistryError> {
    let seconds = registry.now() / SECOND;
    let signature = sign::signature(&hook.secret, &delivery.id, seconds, &delivery.body)?;
    let parcel = Parcel { url: &hook.url, id: &delivery.id, seconds, signature, body: &delivery.body };
    Ok(sender.send(&parcel).await)
}

/// Writes how an attempt went, and what follows from it.
fn note(unit: &dyn UnitOfWork, id: &str, outcome: &Outcome, now: Timestamp) -> Result<(), RegistryError> {
    // Read again: somebody may have taken the webhook away, or another attempt was faster.
    let Some(mut delivery) = unit.delivery(id)?.filter(|now| now.state == DeliveryState::Waiting) else {
        return Ok(());
    };
    let Some(hook) = unit.webhook(delivery.webhook)? else { return Ok(()) };
    delivery.attempts += 1;
    delivery.status = outcome.status;
    delivery.answer.clone_from(&outcome.answer);
    delivery.problem.clone_from(&outcome.problem);
    delivery.next = None;
    if outcome.problem.is_none() {
        delivery.state = DeliveryState::Delivered;
        delivery.ended = Some(now);
        unit.note_webhook(hook.id, None, None)?;
    } else {
        let pause = PAUSES.get(delivery.attempts.saturating_sub(1) as usize).filter(|_| hook.active);
        match pause {
            Some(pause) => {
                delivery.next = Some(now + pause);
                enqueue(unit, id, now + pause, now)?;
            }
            None => {
                delivery.state = DeliveryState::Failed;
                delivery.ended = Some(now);
            }
        }
        note_failure(unit, &hook, now)?;
    }
    unit.put_delivery(&delivery)?;
    unit.trim_deliveries(hook.id, KEPT)
}

/// The job of an attempt, once among those that wait.
pub(super) fn enqueue(
    unit: &dyn UnitOfWork,
    id: &str,
    at: Timestamp,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let word = format!("{id}@{at}");
    let job = NewJob::now(JOB, serde_json::json!({ "delivery": id }), now).once(word);
    unit.enqueue(&NewJob { run_at: at, ..job }, now)?;
    Ok(())
}

fn note_failure(unit: &dyn UnitOfWork, hook: &WebhookRow, now: Timestamp) -> Result<(), RegistryError> {
    if !hook.active {
        return Ok(());
    }
    let since = hook.failing_since.unwrap_or(now);
    if now - since < GIVEN_UP_AFTER {
        return unit.note_webhook(hook.id, Some(since), None);
    }
    unit.note_webhook(hook.id, Some(since), Some(&super::given_up().sentence))?;
    let host = url::Url::parse(&hook.url).ok().and_then(|url| url.host_str().map(str::to_owned));
    let host = host.unwrap_or_default();
    let notice = Notice {
        kind: "webhook.disabled",
        title: Said::coded("notice.webhook_off", format!("Your webhook to {host} was turned off"))
            .with("host", &host),
        body: Said::coded(
            "notice.webhook_failed",
            "Every delivery failed for five days. Turn it on again when its receiver is well.",
        ),
        link: "#/account/webhooks".into(),
    };
    notify::tell(unit, hook.account, &notice, now)
}
