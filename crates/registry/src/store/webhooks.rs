//! Webhooks and their deliveries.

/// Webhooks and their deliveries.
pub trait WebhookStore {}
