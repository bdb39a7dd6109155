//! Accounts: passwords, sessions, tokens, second factors, passkeys, device codes. [`identify`] says who asks.
//!
//! One subject is one file: [`passwords`], [`guesses`] (limits), [`sessions`], [`sign_in`], [`sign_up`] (and
//! invitations), [`confirming`] (steps that ask again), [`factors`] (second factor, recovery codes), [`passkeys`],
//! [`tokens`], [`device`], [`profile`], [`mailed`] (links in mail), [`letters`] (how many), [`identity`] (who asks),
//! [`person`] (export, deletion), [`administration`], [`secrets`] (what people and programs carry).

pub mod administration;
pub mod confirming;
pub mod device;
pub mod factors;
pub mod guesses;
pub mod identity;
pub mod letters;
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
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Semaphore;
use vitrine_base::Timestamp;

use crate::accounts::identity::{Identity, Member, Via};
use crate::error::Refusal;
use crate::store::{AccountRow, UnitOfWork, blocking};
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
    /// Letters to addresses that are not confirmed.
    pub letters: letters::Letters,
    /// Turns at hashing passwords.
    hashing: Arc<Semaphore>,
    /// The registry's identity, and when it was looked at.
    identity: Mutex<Option<(Timestamp, Option<Signing>)>>,
}

/// The identity of a registry's signed metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signing {
    /// Its fingerprint.
    pub fingerprint: String,
    /// One key signs it until the operator holds the ceremony.
    pub provisional: bool,
}

/// The identity of the signed metadata, `None` while there is none; looked at once a minute, for every page asks.
///
/// # Errors
/// When the look breaks.
pub async fn signing(registry: &Arc<Registry>) -> Result<Option<Signing>, RegistryError> {
    /// Milliseconds a look counts.
    const COUNTS: i64 = 60 * 1000;
    let now = registry.now();
    let known = |desk: &Desk| desk.identity.lock().unwrap_or_else(PoisonError::into_inner).clone();
    match known(&registry.accounts) {
        Some((at, Some(signing))) if (0..COUNTS).contains(&(now - at)) => return Ok(Some(signing)),
        _ => {}
    }
    let registry = Arc::clone(registry);
    blocking(move || {
        let state = crate::publishing::ceremony::status(&registry).ok();
        let signing = state.map(|state| Signing {
            fingerprint: state.fingerprint.to_string(),
            provisional: state.provisional,
        });
        let mut identity = registry.accounts.identity.lock().unwrap_or_else(PoisonError::into_inner);
        *identity = Some((now, signing.clone()));
        Ok(signing)
    })
    .await
}

impl Default for Desk {
    fn default() -> Self {
        Self {
            guesses: guesses::Guesses::default(),
            letters: letters::Letters::default(),
            hashing: Arc::new(Semaphore::new(passwords::AT_ONCE)),
            identity: Mutex::default(),
        }
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

/// Whether a member who was let in a while ago would be let in again, as no less: for what goes on for long.
///
/// # Errors
/// When the engine refuses.
pub fn is_let_in(unit: &dyn UnitOfWork, member: &Member, now: Timestamp) -> Result<bool, RegistryError> {
    if able(unit, member.account)?.is_none_or(|account| account.role < member.role) {
        return Ok(false);
    }
    Ok(match &member.via {
        Via::Session { hash, .. } => unit.session(hash)?.is_some_and(|session| session.expires > now),
        Via::Token { id, .. } => {
            let tokens = unit.tokens_of(member.account)?;
            tokens.iter().any(|token| token.id == *id && token.expires.is_none_or(|end| end > now))
        }
    })
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
