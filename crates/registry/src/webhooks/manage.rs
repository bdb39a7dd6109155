//! Making webhooks, taking them away, trying them.

use std::sync::Arc;

use vitrine_base::PackageId;

use crate::accounts::identity::{Member, Role};
use crate::error::Refusal;
use crate::store::{DeliveryState, NewWebhook, UnitOfWork, WebhookRow};
use crate::webhooks::{EVENTS, deliver, guard, note, sign};
use crate::{Registry, RegistryError};

/// Webhooks of one account.
const MOST: usize = 20;

/// A webhook just made, with what is shown once.
#[derive(Debug, Clone)]
pub struct Made {
    /// The webhook.
    pub hook: WebhookRow,
    /// Its secret, `whsec_…`.
    pub secret: String,
}

/// Makes a webhook. For one package only its owners and administrators may.
///
/// # Errors
/// A refusal that says what will not do; when the engine refuses.
pub async fn create(
    registry: &Arc<Registry>,
    member: &Member,
    url: &str,
    events: Vec<String>,
    package: Option<PackageId>,
) -> Result<Made, RegistryError> {
    let url = guard::check(url, registry.config.private_webhooks)?;
    let events = checked(events)?;
    let (secret, now, member) = (sign::secret(), registry.now(), member.clone());
    let hook = NewWebhook { account: member.account, package, url: url.into(), secret, events };
    registry
        .db
        .write(move |unit| {
            if unit.webhooks(member.account)?.len() >= MOST {
                return Err(RegistryError::refused(
                    Refusal::Conflict,
                    "webhook.many",
                    format!("An account has at most {MOST} webhooks."),
                ));
            }
            if let Some(package) = &hook.package {
                may_hear_of(unit, &member, package)?;
            }
            let id = unit.add_webhook(&hook, now)?;
            let body = serde_json::json!({ "url": hook.url, "events": hook.events, "package": hook.package });
            unit.audit(now, Some(member.account), "webhook.made", &format!("webhook:{id}"), &body)?;
            let made = unit.webhook(id)?.ok_or_else(|| RegistryError::not_found("webhook"))?;
            Ok(Made { secret: sign::shown(&hook.secret), hook: made })
        })
        .await
}

fn checked(mut events: Vec<String>) -> Result<Vec<String>, RegistryError> {
    events.sort();
    events.dedup();
    let unknown = events.iter().find(|event| *event != "*" && !EVENTS.contains(&event.as_str()));
    if let Some(unknown) = unknown {
        let unknown: String = unknown.chars().filter(|letter| !letter.is_control()).take(60).collect();
        let sentence =
            format!("There is no event “{unknown}”. There are: {}, and * for all.", EVENTS.join(", "));
        return Err(RegistryError::field("webhook.events", "events", sentence));
    }
    if events.is_empty() {
        return Err(RegistryError::field("webhook.events", "events", "Choose at least one event."));
    }
    Ok(events)
}

fn may_hear_of(unit: &dyn UnitOfWork, member: &Member, package: &PackageId) -> Result<(), RegistryError> {
    if unit.package(package)?.is_none() {
        return Err(RegistryError::field("webhook.package", "package", "There is no such package."));
    }
    if member.role == Role::Admin || unit.owners(package)?.contains(&member.account) {
        return Ok(());
    }
    Err(RegistryError::refused(
        Refusal::Forbidden,
        "webhook.not_owner",
        "Only those who own the package may hear of what happens to it.",
    ))
}

/// A webhook of that account; others' are not there.
pub(crate) fn own(unit: &dyn UnitOfWork, account: i64, id: i64) -> Result<WebhookRow, RegistryError> {
    let found = unit.webhook(id)?.filter(|hook| hook.account == account);
    found.ok_or_else(|| RegistryError::not_found("webhook"))
}

/// Takes a webhook away, with its log.
///
/// # Errors
/// [`Refusal::NotFound`]; when the engine refuses.
pub async fn remove(registry: &Arc<Registry>, account: i64, id: i64) -> Result<(), RegistryError> {
    let now = registry.now();
    registry
        .db
        .write(move |unit| {
            let hook = own(unit, account, id)?;
            unit.remove_webhook(hook.id)?;
            let body = serde_json::json!({ "url": hook.url });
            unit.audit(now, Some(account), "webhook.removed", &format!("webhook:{id}"), &body)
        })
        .await
}

/// Turns a webhook on again.
///
/// # Errors
/// [`Refusal::NotFound`]; when the engine refuses.
pub async fn revive(registry: &Arc<Registry>, account: i64, id: i64) -> Result<WebhookRow, RegistryError> {
    registry
        .db
        .write(move |unit| {
            own(unit, account, id)?;
            unit.revive_webhook(id)?;
            own(unit, account, id)
        })
        .await
}

/// Sends a `test` event to one webhook, whatever events it wants; answers the delivery's id.
///
/// # Errors
/// [`Refusal::NotFound`]; when the engine refuses.
pub async fn test(registry: &Arc<Registry>, account: i64, id: i64) -> Result<String, RegistryError> {
    let now = registry.now();
    registry
        .db
        .write(move |unit| {
            let hook = own(unit, account, id)?;
            note(unit, &hook, "test", &serde_json::json!({ "webhook": id }), now)
        })
        .await
}

/// Tries a delivery again now, also one that was given up.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] when it was delivered; when the engine refuses.
pub async fn retry(registry: &Arc<Registry>, account: i64, id: &str) -> Result<(), RegistryError> {
    let (id, now) = (id.to_owned(), registry.now());
    registry
        .db
        .write(move |unit| {
            let mut delivery = unit.delivery(&id)?.ok_or_else(|| RegistryError::not_found("delivery"))?;
            own(unit, account, delivery.webhook).map_err(|_| RegistryError::not_found("delivery"))?;
            if delivery.state == DeliveryState::Delivered {
                return Err(RegistryError::refused(
                    Refusal::Conflict,
                    "delivery.delivered",
                    "This was delivered.",
                ));
            }
            delivery.state = DeliveryState::Waiting;
            delivery.ended = None;
            delivery.next = Some(now);
            unit.put_delivery(&delivery)?;
            deliver::enqueue(unit, &id, now, now)
        })
        .await
}
