//! Tokens of programs: shown once, kept as SHA-256, with scopes, packages and an end.

use std::sync::Arc;

use vitrine_base::Timestamp;

use super::{able_or_refused, secrets, subject};
use crate::accounts::identity::{Member, Role, Scope, Via};
use crate::error::Refusal;
use crate::store::{TokenRow, UnitOfWork};
use crate::{Registry, RegistryError};

const DAY: i64 = 24 * 3600 * 1000;
/// Days a token holds when nobody says.
pub const USUAL_DAYS: u32 = 90;
/// The longest end that can be asked for.
const MOST_DAYS: u32 = 366;
/// How often a use is written down.
const TOUCH: i64 = 60 * 1000;
/// Tokens of one account.
const MOST: usize = 50;
/// Letters of a token's name.
const NAME: usize = 64;
/// Globs of one token.
const GLOBS: usize = 20;

/// A token to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// What its owner calls it.
    pub name: String,
    /// What it is good for.
    pub scopes: Vec<Scope>,
    /// For which packages, as globs; empty for all.
    pub packages: Vec<String>,
    /// Days it holds; 0 for no end, none for [`USUAL_DAYS`].
    pub days: Option<u32>,
}

impl Wish {
    /// Checks it; repeated scopes and spaces are taken out.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] with the field at fault.
    pub fn checked(mut self) -> Result<Self, RegistryError> {
        self.name = self.name.trim().chars().filter(|letter| !letter.is_control()).collect();
        if self.name.is_empty() || self.name.chars().count() > NAME {
            return Err(RegistryError::field(
                "token.name",
                "name",
                format!("Give the token a name of at most {NAME} letters."),
            ));
        }
        let mut scopes = Vec::new();
        for scope in self.scopes {
            if !scopes.contains(&scope) {
                scopes.push(scope);
            }
        }
        if scopes.is_empty() {
            return Err(RegistryError::field("token.scopes", "scopes", "Say what the token is good for."));
        }
        self.scopes = scopes;
        self.packages = checked_globs(self.packages)?;
        checked_days(self.days)?;
        Ok(self)
    }
}

/// Globs that can match package ids.
///
/// # Errors
/// [`Refusal::Invalid`] for the field `packages`.
pub(super) fn checked_globs(globs: Vec<String>) -> Result<Vec<String>, RegistryError> {
    let refused = |sentence: String| Err(RegistryError::field("token.packages", "packages", sentence));
    if globs.len() > GLOBS {
        return refused(format!("A token names at most {GLOBS} packages or patterns."));
    }
    for glob in &globs {
        let fits = glob.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'*'));
        if glob.is_empty() || glob.len() > 128 || !fits {
            return refused(format!(
                "“{glob}” is no package and no pattern: letters, digits, “-”, “_”, “.” and “*” for any letters."
            ));
        }
    }
    Ok(globs)
}

/// Days a token may hold.
///
/// # Errors
/// [`Refusal::Invalid`] for the field `days`.
pub(super) fn checked_days(days: Option<u32>) -> Result<(), RegistryError> {
    if days.is_some_and(|days| days > MOST_DAYS) {
        let sentence = format!("A token holds at most {MOST_DAYS} days, or without end (0).");
        return Err(RegistryError::field("token.days", "days", sentence));
    }
    Ok(())
}

/// Makes a token within a transaction: the token, and what is known of it from now on.
pub(super) fn make(
    unit: &dyn UnitOfWork,
    account: i64,
    wish: &Wish,
    now: Timestamp,
) -> Result<(String, TokenRow), RegistryError> {
    let owner = able_or_refused(unit, account)?;
    if wish.scopes.contains(&Scope::Moderate) && owner.role < Role::Curator {
        return Err(RegistryError::field(
            "token.scopes",
            "scopes",
            "Only curators and administrators can make tokens for their tools.",
        ));
    }
    let live = unit.tokens_of(account)?.iter().filter(|row| row.expires.is_none_or(|end| end > now)).count();
    if live >= MOST {
        return Err(RegistryError::refused(
            Refusal::Conflict,
            "token.too_many",
            format!("An account has at most {MOST} tokens. Take one back first."),
        ));
    }
    let token = secrets::token();
    let days = wish.days.unwrap_or(USUAL_DAYS);
    let mut row = TokenRow {
        id: 0,
        account,
        name: wish.name.clone(),
        hint: token.chars().take(secrets::TOKEN_PREFIX.len() + 4).collect(),
        scopes: wish.scopes.clone(),
        packages: wish.packages.clone(),
        created: now,
        expires: (days > 0).then(|| now + i64::from(days) * DAY),
        used: None,
        revoked: None,
    };
    row.id = unit.add_token(&row, &secrets::digest(&token))?;
    let body = serde_json::json!({ "token": row.id, "scopes": row.scopes, "packages": row.packages, "expires": row.expires });
    unit.audit(now, Some(account), "token.made", &subject(account), &body)?;
    Ok((token, row))
}

/// Makes a token: the only time it is seen.
///
/// # Errors
/// [`Refusal::Invalid`] with the field at fault, [`Refusal::Conflict`] when there are too many; when the engine refuses.
pub async fn add(
    registry: &Arc<Registry>,
    member: &Member,
    wish: Wish,
) -> Result<(String, TokenRow), RegistryError> {
    let wish = wish.checked()?;
    let (account, now) = (member.account, registry.now());
    registry.db.write(move |unit| make(unit, account, &wish, now)).await
}

/// One's own tokens, newest first.
///
/// # Errors
/// When the engine refuses.
pub async fn list(registry: &Arc<Registry>, member: &Member) -> Result<Vec<TokenRow>, RegistryError> {
    let account = member.account;
    registry.db.read(move |unit| unit.tokens_of(account)).await
}

/// Takes a token back.
///
/// # Errors
/// [`Refusal::NotFound`]; when the engine refuses.
pub async fn revoke(registry: &Arc<Registry>, member: &Member, id: i64) -> Result<(), RegistryError> {
    let (account, now) = (member.account, registry.now());
    registry.db.write(move |unit| revoke_now(unit, account, id, now)).await
}

fn revoke_now(unit: &dyn UnitOfWork, account: i64, id: i64, now: Timestamp) -> Result<(), RegistryError> {
    if !unit.revoke_token(account, id, now)? {
        return Err(RegistryError::not_found("token"));
    }
    unit.audit(now, Some(account), "token.revoked", &subject(account), &serde_json::json!({ "token": id }))
}

/// Takes all tokens of an account back.
pub(super) fn revoke_all(unit: &dyn UnitOfWork, account: i64, now: Timestamp) -> Result<(), RegistryError> {
    for token in unit.tokens_of(account)? {
        revoke_now(unit, account, token.id, now)?;
    }
    Ok(())
}

fn refused(code: &'static str, sentence: &str) -> RegistryError {
    RegistryError::refused(Refusal::SignIn, code, sentence)
}

/// Who a token stands for. What cannot be a token never reaches the database.
///
/// # Errors
/// [`Refusal::SignIn`], saying what is wrong with it; when the engine refuses.
pub(super) async fn member(registry: &Arc<Registry>, token: &str) -> Result<Member, RegistryError> {
    if !secrets::is_token(token) {
        return Err(refused(
            "token.malformed",
            "This is no token of a Vitrine registry: it may have been cut off or changed.",
        ));
    }
    let (hash, now) = (secrets::digest(token), registry.now());
    let found = registry
        .db
        .read(move |unit| match unit.token(&hash)? {
            Some(row) => Ok(unit.account(row.account)?.map(|account| (row, account))),
            None => Ok(None),
        })
        .await?;
    let Some((row, account)) = found else {
        return Err(refused("token.unknown", "This registry does not know this token."));
    };
    if row.revoked.is_some() {
        return Err(refused("token.revoked", "This token was taken back."));
    }
    if row.expires.is_some_and(|end| end <= now) {
        return Err(refused("token.expired", "This token has expired. Make a new one."));
    }
    if account.deleted.is_some() || account.disabled.is_some() {
        return Err(refused("auth.disabled", "The account of this token was disabled."));
    }
    if row.used.is_none_or(|used| now - used >= TOUCH) {
        registry.db.write(move |unit| unit.touch_token(row.id, now)).await?;
    }
    Ok(Member {
        account: account.id,
        handle: account.handle,
        role: account.role,
        via: Via::Token { id: row.id, scopes: row.scopes, packages: row.packages },
    })
}

/// A token takes itself back: signing a program out.
///
/// # Errors
/// [`Refusal::Forbidden`] when it is no token that asks; when the engine refuses.
pub async fn revoke_itself(registry: &Arc<Registry>, member: &Member) -> Result<(), RegistryError> {
    let Via::Token { id, .. } = member.via else {
        return Err(RegistryError::refused(Refusal::Forbidden, "token.none", "This asks with a token."));
    };
    revoke(registry, member, id).await
}
