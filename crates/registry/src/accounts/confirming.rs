//! Steps that ask again who somebody is: making tokens, changing what one signs in with, leaving. A session counts as
//! confirmed for a quarter of an hour after its sign-in or the last confirmation.

use std::sync::Arc;

use super::passwords::{self, Compared};
use super::{Origin, factors, passkeys, sign_in};
use crate::accounts::identity::{Member, Via};
use crate::error::Refusal;
use crate::{Registry, RegistryError};

/// How long a confirmation counts.
pub const COUNTS: i64 = 15 * 60 * 1000;

/// Proof that it is still the same person.
#[derive(Clone, Default)]
pub struct Proof {
    /// The password.
    pub password: Option<String>,
    /// Six digits of the second factor, or a recovery code.
    pub code: Option<String>,
    /// A passkey: the ceremony's id and the browser's answer.
    pub passkey: Option<(String, serde_json::Value)>,
}

impl Proof {
    fn is_empty(&self) -> bool {
        self.password.is_none() && self.code.is_none() && self.passkey.is_none()
    }
}

/// Refuses a sensitive step unless the session was confirmed of late.
///
/// # Errors
/// [`Refusal::Forbidden`] `auth.confirm`.
pub fn needed(registry: &Registry, member: &Member) -> Result<(), RegistryError> {
    let Via::Session { confirmed, .. } = &member.via else {
        return Err(RegistryError::refused(
            Refusal::Forbidden,
            "auth.session",
            "This needs the web page: a token cannot do it.",
        ));
    };
    if registry.now() - confirmed < COUNTS {
        return Ok(());
    }
    Err(RegistryError::refused(
        Refusal::Forbidden,
        "auth.confirm",
        "Confirm that it is you: give your password, a code or a passkey, and try again.",
    ))
}

/// Like [`needed`], but proof may come with the request.
///
/// # Errors
/// As [`needed`] and [`confirm`].
pub async fn needed_or(
    registry: &Arc<Registry>,
    member: &Member,
    proof: Proof,
    origin: &Origin,
) -> Result<(), RegistryError> {
    if proof.is_empty() { needed(registry, member) } else { confirm(registry, member, proof, origin).await }
}

/// Confirms a session.
///
/// # Errors
/// [`Refusal::SignIn`] when the proof is wrong, 429 after too many wrong ones; when the engine refuses.
pub async fn confirm(
    registry: &Arc<Registry>,
    member: &Member,
    proof: Proof,
    origin: &Origin,
) -> Result<(), RegistryError> {
    let Via::Session { hash, .. } = member.via else { return needed(registry, member) };
    let (account, now) = (member.account, registry.now());
    let what = sign_in::guessed_at(&member.handle);
    let _try = registry.accounts.guesses.allow(&what, origin.address, now)?;
    let row = registry.db.read(move |unit| unit.account(account)).await?;
    let right = if let Some((id, answer)) = proof.passkey {
        passkeys::proves(registry, id, answer).await? == account
    } else if let Some(password) = proof.password {
        let kept = row.as_ref().and_then(|row| row.password.clone());
        passwords::compare(registry, password, kept).await? != Compared::Wrong
    } else if let Some(code) = proof.code {
        factors::accept(registry, account, code).await?
    } else {
        return Err(RegistryError::field(
            "auth.proof",
            "password",
            "Give your password, a code or a passkey.",
        ));
    };
    if !right {
        sign_in::wrong(registry, &what, row.as_ref(), origin).await?;
        return Err(RegistryError::refused(
            Refusal::SignIn,
            "auth.wrong",
            "That is not right. Nothing was changed.",
        ));
    }
    registry.accounts.guesses.right(&what, origin.address);
    registry.db.write(move |unit| unit.confirm_session(&hash, now)).await
}
