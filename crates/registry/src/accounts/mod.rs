//! Accounts: passwords, sessions, tokens, second factors, passkeys, device codes. [`identify`] says who asks.
//!
//! One subject is one file: [`passwords`], [`guesses`] (limits), [`sessions`], [`sign_in`], [`sign_up`] (and
//! invitations), [`confirming`] (steps that ask again), [`factors`] (second factor, recovery codes), [`passkeys`],
//! [`tokens`], [`device`], [`profile`], [`mailed`] (links in mail), [`person`] (export, deletion),
//! [`administration`], [`secrets`] (what people and programs carry).

pub mod administration;
pub mod confirming;
pub mod device;
pub mod factors;
pub mod guesses;
pub mod mailed;
pub mod passkeys;
pub mod passwords;
pub mod person;
pub mod profile;
pub mod secrets;
pub mod sessions;
pub mod sign_in;
pub mod sign_up;
pub mod tokens;

use std::net::IpAddr;
use std::sync::Arc;

use tokio::sync::Semaphore;

use crate::error::Refusal;
use crate::http::identity::Identity;
use crate::store::{AccountRow, UnitOfWork};
use crate::{Registry, RegistryError};

pub use sign_up::first_admin_link;

/// The cookie of the web page's session, over https; over plain http on this computer [`COOKIE_PLAIN`].
pub const COOKIE: &str = "__Host-vitrine";

/// See [`COOKIE`]: browsers refuse the `__Host-` prefix without https.
pub const COOKIE_PLAIN: &str = "vitrine";

/// What a person who deleted their account is called.
pub const DELETED: &str = "deleted account";

/// What a request brings to say who it is from.
#[derive(Clone, Default)]
pub struct Credentials {
    /// The session cookie's value.
    pub cookie: Option<String>,
    /// What follows `Authorization: Bearer`.
    pub bearer: Option<String>,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials")
            .field("cookie", &self.cookie.is_some())
            .field("bearer", &self.bearer.is_some())
            .finish()
    }
}

/// Where a request comes from, for limits and for lists of sessions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The address, when it is known.
    pub address: Option<IpAddr>,
    /// What the browser calls itself.
    pub agent: String,
}

/// What accounts keep in memory: see its fields.
pub struct Desk {
    /// Wrong guesses.
    pub guesses: guesses::Guesses,
    /// Turns at hashing passwords.
    hashing: Arc<Semaphore>,
}

impl Default for Desk {
    fn default() -> Self {
        Self { guesses: guesses::Guesses::default(), hashing: Arc::new(Semaphore::new(passwords::AT_ONCE)) }
    }
}

/// Who asks. A bearer token that is no longer good is refused (401), never taken for nobody; a stale cookie is nobody.
/// A request with a token is its token's, whatever cookie came along.
///
/// # Errors
/// [`crate::Refusal::SignIn`] with what is wrong with the token; when the engine refuses.
pub async fn identify(registry: &Arc<Registry>, credentials: Credentials) -> Result<Identity, RegistryError> {
    if let Some(token) = credentials.bearer {
        return Ok(Identity(Some(tokens::member(registry, &token).await?)));
    }
    match credentials.cookie {
        Some(cookie) => Ok(Identity(sessions::member(registry, &cookie).await?)),
        None => Ok(Identity::default()),
    }
}

/// An account that can act: there, not disabled, not deleted.
fn able(unit: &dyn UnitOfWork, id: i64) -> Result<Option<AccountRow>, RegistryError> {
    Ok(unit.account(id)?.filter(|account| account.disabled.is_none() && account.deleted.is_none()))
}

/// The same, for whoever is signed in with it.
fn able_or_refused(unit: &dyn UnitOfWork, id: i64) -> Result<AccountRow, RegistryError> {
    able(unit, id)?.ok_or_else(|| {
        RegistryError::refused(Refusal::SignIn, "auth.disabled", "This account cannot be used any more.")
    })
}

/// The subject of an account in the audit log, which names people by number only: the log cannot forget.
fn subject(account: i64) -> String {
    format!("account:{account}")
}
