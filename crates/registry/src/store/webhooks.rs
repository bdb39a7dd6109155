//! Webhooks and their deliveries.

use vitrine_base::{PackageId, Timestamp};

use crate::RegistryError;

/// A webhook.
#[derive(Clone, PartialEq, Eq)]
pub struct WebhookRow {
    /// Its number.
    pub id: i64,
    /// Who made it.
    pub account: i64,
    /// Only what happens to this package; `None` for all its maker may hear of.
    pub package: Option<PackageId>,
    /// Where deliveries go.
    pub url: String,
    /// What they are signed with.
    pub secret: Vec<u8>,
    /// The events wanted; `*` for all.
    pub events: Vec<String>,
    /// It is delivered to.
    pub active: bool,
    /// Since when every delivery failed.
    pub failing_since: Option<Timestamp>,
    /// Why the registry turned it off.
    pub disabled: Option<String>,
    /// When it was made.
    pub created: Timestamp,
}

impl std::fmt::Debug for WebhookRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WebhookRow").field("id", &self.id).field("url", &self.url).finish_non_exhaustive()
    }
}

/// A webhook to be made.
#[derive(Clone, PartialEq, Eq)]
pub struct NewWebhook {
    /// Who makes it.
    pub account: i64,
    /// Only what happens to this package.
    pub package: Option<PackageId>,
    /// Where deliveries go.
    pub url: String,
    /// What they are signed with.
    pub secret: Vec<u8>,
    /// The events wanted; `*` for all.
    pub events: Vec<String>,
}

/// How a delivery stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryState {
    /// Another attempt comes.
    Waiting,
    /// Answered with 2xx.
    Delivered,
    /// Given up.
    Failed,
}

impl DeliveryState {
    /// The word for it, as stored and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
        }
    }

    /// The state with that word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Waiting, Self::Delivered, Self::Failed].into_iter().find(|state| state.as_str() == word)
    }
}

/// A delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryRow {
    /// Its id, the same for every attempt: `msg_…`.
    pub id: String,
    /// To which webhook.
    pub webhook: i64,
    /// The event.
    pub event: String,
    /// What is sent, a JSON document.
    pub body: String,
    /// When it happened.
    pub created: Timestamp,
    /// Attempts so far.
    pub attempts: u32,
    /// How it stands.
    pub state: DeliveryState,
    /// The HTTP status of the last attempt, when there was an answer.
    pub status: Option<u16>,
    /// The beginning of the last answer.
    pub answer: Option<String>,
    /// Why the last attempt failed, in a sentence.
    pub problem: Option<String>,
    /// When the next attempt comes.
    pub next: Option<Timestamp>,
    /// When it was delivered or given up.
    pub ended: Option<Timestamp>,
}

/// Webhooks and their deliveries.
pub trait WebhookStore {
    /// Adds a webhook; answers its number.
    ///
    /// # Errors
    /// When the engine refuses.
    fn add_webhook(&self, hook: &NewWebhook, now: Timestamp) -> Result<i64, RegistryError>;
    /// A webhook.
    ///
    /// # Errors
    /// When the engine refuses.
    fn webhook(&self, id: i64) -> Result<Option<WebhookRow>, RegistryError>;
    /// The webhooks of an account.
    ///
    /// # Errors
    /// When the engine refuses.
    fn webhooks(&self, account: i64) -> Result<Vec<WebhookRow>, RegistryError>;
    /// The active webhooks whose makers may hear of an event about that package: its owners' and the administrators';
    /// without a package, the administrators' that are for everything.
    ///
    /// # Errors
    /// When the engine refuses.
    fn webhooks_about(&self, package: Option<&PackageId>) -> Result<Vec<WebhookRow>, RegistryError>;
    /// Takes a webhook away with its deliveries.
    ///
    /// # Errors
    /// When the engine refuses.
    fn remove_webhook(&self, id: i64) -> Result<(), RegistryError>;
    /// Notes how a webhook does: failing since when, and turned off why.
    ///
    /// # Errors
    /// When the engine refuses.
    fn note_webhook(
        &self,
        id: i64,
        failing_since: Option<Timestamp>,
        disabled: Option<&str>,
    ) -> Result<(), RegistryError>;
    /// Turns a webhook on again, as if it had never failed.
    ///
    /// # Errors
    /// When the engine refuses.
    fn revive_webhook(&self, id: i64) -> Result<(), RegistryError>;
    /// Adds a delivery that waits for its first attempt.
    ///
    /// # Errors
    /// When the engine refuses.
    fn add_delivery(
        &self,
        id: &str,
        webhook: i64,
        event: &str,
        body: &str,
        now: Timestamp,
    ) -> Result<(), RegistryError>;
    /// A delivery.
    ///
    /// # Errors
    /// When the engine refuses.
    fn delivery(&self, id: &str) -> Result<Option<DeliveryRow>, RegistryError>;
    /// The deliveries to a webhook before an id (`None` for the newest), newest first.
    ///
    /// # Errors
    /// When the engine refuses.
    fn deliveries(
        &self,
        webhook: i64,
        before: Option<&str>,
        limit: u32,
    ) -> Result<Vec<DeliveryRow>, RegistryError>;
    /// Writes how a delivery stands: everything but id, webhook, event, body and created.
    ///
    /// # Errors
    /// When the engine refuses.
    fn put_delivery(&self, delivery: &DeliveryRow) -> Result<(), RegistryError>;
    /// Forgets all but the newest ended deliveries to a webhook.
    ///
    /// # Errors
    /// When the engine refuses.
    fn trim_deliveries(&self, webhook: i64, keep: u32) -> Result<(), RegistryError>;
}
