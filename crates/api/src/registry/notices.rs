//! Inbox, follows, webhooks.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::types::Phrase;

/// A notice in an inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct InboxItem {
    /// Its number.
    pub id: i64,
    /// When it came.
    pub at: i64,
    /// What it is about: `submission.published`, `rating.new`, …
    pub kind: String,
    /// One line, plain text.
    pub title: String,
    /// The same as phrases, for other languages; none of somebody's own words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Phrase>>")]
    pub title_said: Vec<Phrase>,
    /// More of it, plain text; may be empty.
    pub body: String,
    /// The same as phrases, for other languages; none of somebody's own words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Phrase>>")]
    pub body_said: Vec<Phrase>,
    /// Where it leads on the web page (`#/…`); may be empty.
    pub link: String,
    /// It was read.
    pub read: bool,
}

/// One page of an inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct InboxPage {
    /// The notices, newest first.
    pub items: Vec<InboxItem>,
    /// The cursor of the next page; none at the end.
    pub next: Option<String>,
    /// How many are unread, in all.
    pub unread: u64,
}

/// Which notices were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReadRequest {
    /// Up to and with this number.
    pub up_to: i64,
}

/// How many notices are unread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Unread {
    /// Unread notices.
    pub unread: u64,
}

/// A package that is followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Followed {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The version a newcomer gets.
    pub version: Option<String>,
    /// Since when.
    pub since: i64,
}

/// What an account follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FollowedPage {
    /// The packages, the last followed first.
    pub items: Vec<Followed>,
    /// Always none: all of them are here.
    pub next: Option<String>,
}

/// A webhook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Webhook {
    /// Its number.
    pub id: i64,
    /// Where deliveries go.
    pub url: String,
    /// The events wanted; `*` for all.
    pub events: Vec<String>,
    /// Only what happens to this package.
    pub package: Option<String>,
    /// It is delivered to.
    pub active: bool,
    /// Since when every delivery failed.
    pub failing_since: Option<i64>,
    /// Why the registry turned it off.
    pub disabled: Option<String>,
    /// The same as phrases, for other languages; none of somebody's own words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Phrase>>")]
    pub disabled_said: Vec<Phrase>,
    /// When it was made.
    pub created: i64,
}

/// A webhook just made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WebhookMade {
    /// The webhook.
    #[serde(flatten)]
    pub webhook: Webhook,
    /// What deliveries are signed with (Standard Webhooks): `whsec_…`. Shown this once.
    pub secret: String,
}

/// The webhooks of an account, and what they may want.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WebhookList {
    /// The webhooks.
    pub items: Vec<Webhook>,
    /// Always none: all of them are here.
    pub next: Option<String>,
    /// The events there are.
    pub events: Vec<String>,
}

/// A webhook to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WebhookRequest {
    /// An https address.
    pub url: String,
    /// The events wanted; `*` for all.
    pub events: Vec<String>,
    /// Only what happens to this package.
    #[serde(default)]
    pub package: Option<String>,
}

/// One delivery to a webhook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WebhookDelivery {
    /// Its id, the same for every attempt.
    pub id: String,
    /// The event.
    pub event: String,
    /// What was sent.
    pub body: String,
    /// When it happened.
    pub created: i64,
    /// Attempts so far.
    pub attempts: u32,
    /// `waiting`, `delivered`, `failed`.
    pub state: String,
    /// The HTTP status of the last attempt.
    pub status: Option<u16>,
    /// The beginning of the last answer, plain text.
    pub answer: Option<String>,
    /// Why the last attempt failed, in a sentence.
    pub problem: Option<String>,
    /// When the next attempt comes.
    pub next: Option<i64>,
    /// When it was delivered or given up.
    pub ended: Option<i64>,
}

/// One page of deliveries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WebhookDeliveries {
    /// The deliveries, newest first.
    pub items: Vec<WebhookDelivery>,
    /// The cursor of the next page; none at the end.
    pub next: Option<String>,
}

/// The delivery of a test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeliveryMade {
    /// Its id.
    pub delivery: String,
}

/// Shows every type of this file to the writer of the TypeScript.
pub(super) fn visit(visitor: &mut impl ts_rs::TypeVisitor) {
    visitor.visit::<InboxPage>();
    visitor.visit::<ReadRequest>();
    visitor.visit::<Unread>();
    visitor.visit::<FollowedPage>();
    visitor.visit::<WebhookMade>();
    visitor.visit::<WebhookList>();
    visitor.visit::<WebhookRequest>();
    visitor.visit::<WebhookDeliveries>();
    visitor.visit::<DeliveryMade>();
}
