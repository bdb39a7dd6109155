//! Where people are signed in: a random cookie, its SHA-256 at rest, thirty days from its last use.

use std::sync::Arc;

use vitrine_base::Timestamp;

use super::{Origin, able, secrets, subject};
use crate::accounts::identity::{Member, Via};
use crate::error::Refusal;
use crate::store::{SessionRow, UnitOfWork};
use crate::{Registry, RegistryError};

/// How long a session holds after its last use.
pub const HOLDS: i64 = 30 * 24 * 3600 * 1000;

/// How often a use is written down.
const TOUCH: i64 = 60 * 1000;

/// Letters kept of what a browser calls itself.
const AGENT: usize = 200;

/// Somebody was signed in: what goes into the cookie, and who it is.
#[derive(Clone)]
pub struct SignedIn {
    /// The cookie's value.
    pub cookie: String,
    /// The account.
    pub account: i64,
}

/// Begins a session within a transaction and ends the one the browser had before.
pub(super) fn begin(
    unit: &dyn UnitOfWork,
    account: i64,
    origin: &Origin,
    former: Option<[u8; 32]>,
    now: Timestamp,
) -> Result<SignedIn, RegistryError> {
    if let Some(former) = former {
        unit.end_session(&former)?;
    }
    let cookie = secrets::opaque();
    unit.add_session(&SessionRow {
        hash: secrets::digest(&cookie),
        account,
        created: now,
        seen: now,
        expires: now + HOLDS,
        agent: origin.agent.chars().filter(|letter| !letter.is_control()).take(AGENT).collect(),
        confirmed: now,
    })?;
    Ok(SignedIn { cookie, account })
}

/// Whose session that cookie is; `None` when it ended, or never was.
pub(super) async fn member(registry: &Arc<Registry>, cookie: &str) -> Result<Option<Member>, RegistryError> {
    let hash = secrets::digest(cookie);
    let now = registry.now();
    let found = registry
        .db
        .read(move |unit| {
            let Some(session) = unit.session(&hash)?.filter(|session| session.expires > now) else {
                return Ok(None);
            };
            Ok(able(unit, session.account)?.map(|account| (session, account)))
        })
        .await?;
    let Some((session, account)) = found else { return Ok(None) };
    if now - session.seen >= TOUCH {
        registry.db.write(move |unit| unit.touch_session(&hash, now, now + HOLDS)).await?;
    }
    Ok(Some(Member {
        account: account.id,
        handle: account.handle,
        role: account.role,
        via: Via::Session { hash, confirmed: session.confirmed },
    }))
}

/// Ends the session of a request, when it has one.
///
/// # Errors
/// When the engine refuses.
pub async fn end(registry: &Arc<Registry>, cookie: Option<String>) -> Result<(), RegistryError> {
    let Some(cookie) = cookie else { return Ok(()) };
    let hash = secrets::digest(&cookie);
    registry.db.write(move |unit| unit.end_session(&hash)).await?;
    Ok(())
}

/// The places where somebody is signed in.
///
/// # Errors
/// When the engine refuses.
pub async fn list(registry: &Arc<Registry>, member: &Member) -> Result<Vec<SessionRow>, RegistryError> {
    let (account, now) = (member.account, registry.now());
    registry.db.read(move |unit| unit.sessions_of(account, now)).await
}

/// What a session is called in lists: the first half of its hash.
pub fn shown_id(hash: &[u8; 32]) -> String {
    hex::encode(&hash[..16])
}

/// Ends one of one's own sessions.
///
/// # Errors
/// [`Refusal::NotFound`] when there is none of that id; when the engine refuses.
pub async fn end_one(registry: &Arc<Registry>, member: &Member, id: String) -> Result<(), RegistryError> {
    let (account, now) = (member.account, registry.now());
    registry
        .db
        .write(move |unit| {
            let sessions = unit.sessions_of(account, now)?;
            let session = sessions.iter().find(|session| shown_id(&session.hash) == id);
            let session = session.ok_or_else(|| {
                RegistryError::refused(Refusal::NotFound, "registry.not_found", "There is no such session.")
            })?;
            unit.end_session(&session.hash)?;
            unit.audit(now, Some(account), "session.ended", &subject(account), &serde_json::json!({}))
        })
        .await
}
