//! Passkeys (WebAuthn): discoverable credentials with user verification, so that one is both who somebody is and the
//! second factor. A ceremony is two requests; what it remembers is in the database, taken once, over after five minutes.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use url::{Host, Url};
use uuid::Uuid;
use webauthn_rs::prelude::{
    CredentialID, DiscoverableAuthentication, DiscoverableKey, Passkey, PasskeyRegistration,
    PublicKeyCredential, RegisterPublicKeyCredential, Webauthn, WebauthnBuilder,
};

use super::sessions::{self, SignedIn};
use super::{Origin, able, able_or_refused, subject};
use crate::accounts::identity::Member;
use crate::config::Config;
use crate::error::Refusal;
use crate::store::{CeremonyRow, PasskeyRow};
use crate::{Registry, RegistryError};

/// How long a ceremony may take.
const CEREMONY: i64 = 5 * 60 * 1000;
/// Passkeys of one account.
const MOST: usize = 20;
/// Letters of a passkey's name.
const NAME: usize = 64;

/// What a ceremony begins with.
#[derive(Debug, Clone)]
pub struct Question {
    /// To be given back.
    pub id: String,
    /// `{publicKey: …}` for the browser.
    pub options: Value,
}

/// What a ceremony remembers.
#[derive(Serialize, Deserialize)]
enum State {
    Adding(PasskeyRegistration),
    SigningIn(DiscoverableAuthentication),
}

/// The address browsers know the registry by: the public one, or `localhost` where it listens on this computer only
/// (a bare address has no passkeys).
fn origin(config: &Config) -> Option<Url> {
    let url = match &config.public_url {
        Some(url) => url.clone(),
        None if config.listen.ip().is_loopback() || config.listen.ip().is_unspecified() => {
            Url::parse(&format!("http://localhost:{}", config.listen.port())).ok()?
        }
        None => return None,
    };
    let is_name = matches!(url.host(), Some(Host::Domain(_)));
    let is_safe = url.scheme() == "https" || url.host_str() == Some("localhost");
    (is_name && is_safe).then_some(url)
}

/// Whether passkeys work here.
pub fn work_here(config: &Config) -> bool {
    origin(config).is_some()
}

fn webauthn(registry: &Registry) -> Result<Webauthn, RegistryError> {
    let Some(origin) = origin(&registry.config) else {
        return Err(RegistryError::refused(
            Refusal::Unavailable,
            "passkey.no_name",
            "Passkeys need https and a name; this registry is reached by a bare address or without encryption.",
        ));
    };
    let local = origin.host_str() == Some("localhost");
    let name = origin.host_str().unwrap_or_default().to_owned();
    let builder = WebauthnBuilder::new(&name, &origin).map_err(broken)?;
    // On this computer the port may be the system's choice, known only after the settings were made.
    builder.rp_name(&registry.config.title).allow_any_port(local).build().map_err(broken)
}

fn broken(error: impl std::fmt::Display) -> RegistryError {
    RegistryError::Internal(format!("passkeys: {error}"))
}

fn refused(sentence: &str) -> RegistryError {
    RegistryError::refused(Refusal::Invalid, "passkey.refused", sentence)
}

fn over() -> RegistryError {
    refused("This took too long, or was answered already. Begin anew.")
}

/// What an authenticator knows an account by: nothing personal, the same for all its passkeys here.
fn user_handle(account: i64) -> Uuid {
    Uuid::from_u64_pair(0x7669_7472_696e_6500, account.unsigned_abs())
}

fn read(row: &PasskeyRow) -> Result<Passkey, RegistryError> {
    Ok(serde_json::from_str(&row.json)?)
}

async fn remember(
    registry: &Arc<Registry>,
    account: Option<i64>,
    state: &State,
) -> Result<String, RegistryError> {
    let row = CeremonyRow {
        id: Uuid::new_v4().to_string(),
        account,
        state: serde_json::to_string(state)?,
        expires: registry.now() + CEREMONY,
    };
    let id = row.id.clone();
    registry.db.write(move |unit| unit.add_ceremony(&row)).await?;
    Ok(id)
}

async fn recall(registry: &Arc<Registry>, id: String) -> Result<(Option<i64>, State), RegistryError> {
    let now = registry.now();
    let row = registry.db.write(move |unit| unit.take_ceremony(&id, now)).await?.ok_or_else(over)?;
    Ok((row.account, serde_json::from_str(&row.state)?))
}

/// Begins to add a passkey.
///
/// # Errors
/// [`Refusal::Unavailable`] where passkeys cannot work, [`Refusal::Conflict`] when there are too many; when the engine
/// refuses.
pub async fn begin_adding(registry: &Arc<Registry>, member: &Member) -> Result<Question, RegistryError> {
    let webauthn = webauthn(registry)?;
    let account = member.account;
    let (row, keys) =
        registry.db.read(move |unit| Ok((able_or_refused(unit, account)?, unit.passkeys(account)?))).await?;
    if keys.len() >= MOST {
        return Err(RegistryError::refused(
            Refusal::Conflict,
            "passkey.too_many",
            format!("An account has at most {MOST} passkeys."),
        ));
    }
    let known: Vec<CredentialID> =
        keys.iter().map(|key| Ok(read(key)?.cred_id().clone())).collect::<Result<_, RegistryError>>()?;
    let shown = if row.name.is_empty() { &row.handle } else { &row.name };
    let (challenge, state) = webauthn
        .start_passkey_registration(user_handle(account), &row.handle, shown, Some(known))
        .map_err(broken)?;
    let mut options = serde_json::to_value(challenge)?;
    // Signing in asks for no handle, so the authenticator has to keep the credential itself.
    if let Some(wishes) =
        options.pointer_mut("/publicKey/authenticatorSelection").and_then(Value::as_object_mut)
    {
        wishes.insert("residentKey".into(), "required".into());
        wishes.insert("requireResidentKey".into(), true.into());
    }
    let id = remember(registry, Some(account), &State::Adding(state)).await?;
    Ok(Question { id, options })
}

/// Adds the passkey the browser made.
///
/// # Errors
/// [`Refusal::Invalid`] when the answer does not fit the question, [`Refusal::Conflict`] when the passkey is known;
/// when the engine refuses.
pub async fn add(
    registry: &Arc<Registry>,
    member: &Member,
    id: String,
    name: &str,
    answer: Value,
) -> Result<(), RegistryError> {
    let name: String = name.trim().chars().filter(|letter| !letter.is_control()).take(NAME).collect();
    let name = if name.is_empty() { "Passkey".to_owned() } else { name };
    let (account, now) = (member.account, registry.now());
    let (owner, state) = recall(registry, id).await?;
    let State::Adding(state) = state else { return Err(over()) };
    if owner != Some(account) {
        return Err(over());
    }
    let answer: RegisterPublicKeyCredential =
        serde_json::from_value(answer).map_err(|_| refused("The browser's answer cannot be read."))?;
    let key = webauthn(registry)?.finish_passkey_registration(&answer, &state).map_err(|error| {
        tracing::info!(%error, "a passkey was refused");
        refused("The passkey does not fit what was asked. Begin anew.")
    })?;
    let json = serde_json::to_string(&key)?;
    registry
        .db
        .write(move |unit| {
            let id = unit.add_passkey(account, key.cred_id().as_ref(), &name, &json, now)?;
            unit.audit(
                now,
                Some(account),
                "passkey.added",
                &subject(account),
                &serde_json::json!({ "passkey": id }),
            )
        })
        .await
}

/// Takes a passkey away.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] when nothing would be left to sign in with; when the engine refuses.
pub async fn remove(registry: &Arc<Registry>, member: &Member, id: i64) -> Result<(), RegistryError> {
    let (account, now) = (member.account, registry.now());
    registry
        .db
        .write(move |unit| {
            if !unit.remove_passkey(account, id)? {
                return Err(RegistryError::not_found("passkey"));
            }
            if able_or_refused(unit, account)?.password.is_none() && unit.passkeys(account)?.is_empty() {
                return Err(RegistryError::refused(
                    Refusal::Conflict,
                    "passkey.last",
                    "This is all you can sign in with. Set a password or add another passkey first.",
                ));
            }
            unit.audit(
                now,
                Some(account),
                "passkey.removed",
                &subject(account),
                &serde_json::json!({ "passkey": id }),
            )
        })
        .await
}

/// Begins to sign somebody in, whoever has a passkey for here.
///
/// # Errors
/// [`Refusal::Unavailable`] where passkeys cannot work; when the engine refuses.
pub async fn begin_sign_in(registry: &Arc<Registry>) -> Result<Question, RegistryError> {
    let (challenge, state) = webauthn(registry)?.start_discoverable_authentication().map_err(broken)?;
    let mut options = serde_json::to_value(challenge)?;
    if let Some(whole) = options.as_object_mut() {
        // The page asks when the person presses a button, not from the handle's field.
        whole.remove("mediation");
    }
    let id = remember(registry, None, &State::SigningIn(state)).await?;
    Ok(Question { id, options })
}

/// The account a passkey's answer proves.
///
/// # Errors
/// [`Refusal::SignIn`] when it proves none; when the engine refuses.
pub(super) async fn proves(
    registry: &Arc<Registry>,
    id: String,
    answer: Value,
) -> Result<i64, RegistryError> {
    let wrong = || {
        RegistryError::refused(
            Refusal::SignIn,
            "auth.passkey",
            "This passkey does not belong to an account here, or does not fit what was asked.",
        )
    };
    let State::SigningIn(state) = recall(registry, id).await?.1 else { return Err(over()) };
    let answer: PublicKeyCredential =
        serde_json::from_value(answer).map_err(|_| refused("The browser's answer cannot be read."))?;
    let webauthn = webauthn(registry)?;
    let (user, credential) = webauthn.identify_discoverable_authentication(&answer).map_err(|_| wrong())?;
    let credential = credential.to_vec();
    let row = registry.db.read(move |unit| unit.passkey_by_credential(&credential)).await?;
    let row = row.filter(|row| user_handle(row.account) == user).ok_or_else(wrong)?;
    let mut key = read(&row)?;
    let result = webauthn
        .finish_discoverable_authentication_v2(&answer, state, DiscoverableKey::from(&key))
        .map_err(|error| {
            tracing::info!(%error, passkey = row.id, "a passkey was refused");
            wrong()
        })?;
    key.update_credential(&result);
    let json = serde_json::to_string(&key)?;
    let now = registry.now();
    registry.db.write(move |unit| unit.use_passkey(row.id, &json, now)).await?;
    Ok(row.account)
}

/// Signs in whoever the passkey's answer proves.
///
/// # Errors
/// [`Refusal::SignIn`] when it proves nobody; when the engine refuses.
pub async fn sign_in(
    registry: &Arc<Registry>,
    id: String,
    answer: Value,
    origin: Origin,
    former: Option<[u8; 32]>,
) -> Result<SignedIn, RegistryError> {
    let account = proves(registry, id, answer).await?;
    let now = registry.now();
    registry
        .db
        .write(move |unit| {
            if able(unit, account)?.is_none() {
                return Err(RegistryError::refused(
                    Refusal::SignIn,
                    "auth.disabled",
                    "This account cannot be used any more.",
                ));
            }
            sessions::begin(unit, account, &origin, former, now)
        })
        .await
}
