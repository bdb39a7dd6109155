//! Signing in with a password, and a second factor where one is on.

use std::sync::Arc;

use serde_json::json;

use super::passwords::{self, Compared};
use super::sessions::{self, SignedIn};
use super::{Origin, able, factors, subject};
use crate::error::Refusal;
use crate::store::AccountRow;
use crate::{Registry, RegistryError};

/// Longest handle that is looked at.
const HANDLE: usize = 64;

/// Signs somebody in. `former` is the hash of the session the browser had before; it ends.
///
/// # Errors
/// 401 `auth.wrong`, `auth.code_needed`, `auth.code_wrong`, `auth.disabled`; 429 `auth.too_many`; when the engine
/// refuses.
pub async fn with_password(
    registry: &Arc<Registry>,
    handle: &str,
    password: String,
    code: Option<String>,
    origin: Origin,
    former: Option<[u8; 32]>,
) -> Result<SignedIn, RegistryError> {
    let what = guessed_at(handle);
    let now = registry.now();
    let _try = registry.accounts.guesses.allow(&what, origin.address, now)?;
    let wanted = handle.to_owned();
    let row = registry.db.read(move |unit| unit.account_by_handle(&wanted)).await?;
    let row = row.filter(|row| row.deleted.is_none());
    let kept = row.as_ref().and_then(|row| row.password.clone());
    let compared = passwords::compare(registry, password.clone(), kept).await?;
    let account = match row {
        Some(row) if compared != Compared::Wrong => row,
        row => {
            wrong(registry, &what, row.as_ref(), &origin).await?;
            return Err(refused("auth.wrong", "Handle or password is wrong."));
        }
    };
    if account.disabled.is_some() {
        return Err(refused("auth.disabled", "This account was disabled by an administrator."));
    }
    if account.totp_on {
        let Some(code) = code.filter(|code| !code.trim().is_empty()) else {
            return Err(refused(
                "auth.code_needed",
                "This account has a second factor: type the code it shows, or a recovery code.",
            ));
        };
        if !factors::accept(registry, account.id, code).await? {
            wrong(registry, &what, Some(&account), &origin).await?;
            return Err(refused("auth.code_wrong", "The code is wrong, or was used already."));
        }
    }
    let anew = match compared {
        Compared::Stale => Some(passwords::hash(registry, password).await?),
        _ => None,
    };
    let signed_in = begin(registry, account.id, origin.clone(), former, anew).await?;
    registry.accounts.guesses.right(&what, origin.address);
    Ok(signed_in)
}

/// What is guessed at when somebody signs in with that handle. Handles nobody has are counted alike.
pub(super) fn guessed_at(handle: &str) -> String {
    format!("password:{}", handle.chars().take(HANDLE).collect::<String>().to_lowercase())
}

fn refused(code: &'static str, sentence: &str) -> RegistryError {
    RegistryError::refused(Refusal::SignIn, code, sentence)
}

/// Begins the session; writes a password that was hashed anew. The account may have been disabled meanwhile.
async fn begin(
    registry: &Arc<Registry>,
    account: i64,
    origin: Origin,
    former: Option<[u8; 32]>,
    anew: Option<String>,
) -> Result<SignedIn, RegistryError> {
    let now = registry.now();
    registry
        .db
        .write(move |unit| {
            if able(unit, account)?.is_none() {
                return Err(refused("auth.disabled", "This account cannot be used any more."));
            }
            if let Some(anew) = anew {
                unit.set_account_password(account, &anew)?;
            }
            sessions::begin(unit, account, &origin, former, now)
        })
        .await
}

/// Counts a wrong try; the one that first makes somebody wait is written down.
pub(super) async fn wrong(
    registry: &Arc<Registry>,
    what: &str,
    row: Option<&AccountRow>,
    origin: &Origin,
) -> Result<(), RegistryError> {
    let now = registry.now();
    let wrong = registry.accounts.guesses.wrong(what, origin.address, now);
    let Some(account) = row.map(|row| row.id).filter(|_| wrong.threshold) else { return Ok(()) };
    registry
        .db
        .write(move |unit| {
            let body = json!({ "wrongTries": wrong.tries });
            unit.audit(now, None, "sign_in.guessing", &subject(account), &body)
        })
        .await
}
