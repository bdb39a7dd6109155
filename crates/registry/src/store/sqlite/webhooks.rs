//! SQL of [`crate::store::WebhookStore`].

use super::Session;
use crate::store::WebhookStore;

impl WebhookStore for Session<'_> {}
