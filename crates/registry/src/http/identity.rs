//! Who asks, for handlers: a middleware puts an [`Identity`] into the request, and they take it out.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::RegistryError;
use crate::accounts::identity::Identity;

impl<S: Send + Sync> FromRequestParts<S> for Identity {
    type Rejection = RegistryError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}
