//! New accounts, and the links that let people in: the first administrator's, and invitations with a role.

use std::sync::Arc;

use serde_json::json;

use super::sessions::{self, SignedIn};
use super::{Origin, mailed, passwords, secrets, subject};
use crate::accounts::identity::{Member, Role};
use crate::error::Refusal;
use crate::store::{InvitationRow, Purpose, UnitOfWork};
use crate::{Registry, RegistryError};

/// Handles that would pass for somebody they are not; only an invited administrator may take one.
const RESERVED: &[&str] = &[
    "admin",
    "administrator",
    "anonymous",
    "curator",
    "deleted",
    "everyone",
    "help",
    "moderator",
    "nobody",
    "official",
    "owner",
    "registry",
    "root",
    "security",
    "staff",
    "support",
    "system",
    "vitrine",
    "you",
];

/// A wish for an account.
#[derive(Clone)]
pub struct Wish {
    /// The handle.
    pub handle: String,
    /// The password.
    pub password: String,
    /// Where mail goes.
    pub email: Option<String>,
    /// What stands in an invitation's link.
    pub invitation: Option<String>,
}

fn checked_handle(handle: &str) -> Result<(), RegistryError> {
    let fits = handle.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    let ends = handle.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric())
        && handle.bytes().last().is_some_and(|b| b.is_ascii_alphanumeric());
    if !(2..=32).contains(&handle.len()) || !fits || !ends {
        return Err(RegistryError::field(
            "account.handle",
            "handle",
            "A handle has 2 to 32 letters (a to z) and digits, with “-” or “_” between them.",
        ));
    }
    Ok(())
}

fn bad_invitation() -> RegistryError {
    RegistryError::refused(
        Refusal::NotFound,
        "invitation.unknown",
        "This invitation is not known here: it was used, has expired, or was replaced by a newer one.",
    )
}

/// A link that still holds.
fn holding(unit: &dyn UnitOfWork, secret: &str, now: i64) -> Result<Option<InvitationRow>, RegistryError> {
    let row = unit.invitation(&secrets::digest(secret))?;
    Ok(row.filter(|row| row.used.is_none() && row.expires > now))
}

/// Makes an account and signs it in.
///
/// # Errors
/// [`Refusal::Invalid`] with the field at fault; [`Refusal::Conflict`] when the handle is taken; [`Refusal::Forbidden`]
/// when an invitation is needed, [`Refusal::NotFound`] when it does not hold; when the engine refuses.
pub async fn sign_up(
    registry: &Arc<Registry>,
    wish: Wish,
    origin: Origin,
    former: Option<[u8; 32]>,
) -> Result<SignedIn, RegistryError> {
    let handle = wish.handle.trim().to_owned();
    checked_handle(&handle)?;
    passwords::check(&wish.password, &handle, "password")?;
    let email = wish.email.as_deref().map(str::trim).filter(|email| !email.is_empty());
    let email = email.map(mailed::checked_email).transpose()?;
    let now = registry.now();
    if wish.invitation.is_none() && !registry.config.sign_up {
        return Err(RegistryError::refused(
            Refusal::Forbidden,
            "account.invitation_needed",
            "This registry lets people in by invitation only.",
        ));
    }
    // What would be refused anyway is refused before the costly part.
    let (secret, wanted) = (wish.invitation.clone(), handle.clone());
    registry
        .db
        .read(move |unit| {
            role_for(unit, secret.as_deref(), &wanted, now)?;
            free(unit, &wanted)
        })
        .await?;
    let password = passwords::hash(registry, wish.password).await?;
    let house = Arc::clone(registry);
    registry
        .db
        .write(move |unit| {
            let (role, invitation) = role_for(unit, wish.invitation.as_deref(), &handle, now)?;
            let account = unit.add_account(&handle, role, Some(&password), email.as_deref(), now)?;
            let mut body = json!({ "role": role });
            if let Some(row) = &invitation {
                if !unit.use_invitation(&row.hash, now)? {
                    return Err(bad_invitation());
                }
                body["invitation"] = row.purpose.as_str().into();
            }
            unit.audit(now, Some(account), "account.made", &subject(account), &body)?;
            let mut letter = None;
            if let Some(email) = &email {
                // Whoever came by a mailed link has shown that the address is theirs.
                let mailed_to = invitation.and_then(|row| row.email);
                if mailed_to.is_some_and(|to| to.eq_ignore_ascii_case(email)) {
                    unit.set_account_email(account, Some(email), true)?;
                } else {
                    letter = mailed::ask_to_confirm(unit, &house, account, email, now)?;
                }
            }
            let signed_in = sessions::begin(unit, account, &origin, former, now)?;
            // All that could refuse is done. Not only after the commit: whoever asked may be gone by then, and the
            // letter goes out all the same.
            if let Some(letter) = letter {
                letter.keep();
            }
            Ok(signed_in)
        })
        .await
}

fn free(unit: &dyn UnitOfWork, handle: &str) -> Result<(), RegistryError> {
    if unit.account_by_handle(handle)?.is_none() {
        return Ok(());
    }
    Err(RegistryError::refused(
        Refusal::Conflict,
        "account.handle_taken",
        format!("The handle “{handle}” is taken."),
    ))
}

/// The role a new account gets, and the invitation that says so.
fn role_for(
    unit: &dyn UnitOfWork,
    secret: Option<&str>,
    handle: &str,
    now: i64,
) -> Result<(Role, Option<InvitationRow>), RegistryError> {
    let invitation = match secret {
        None => None,
        Some(secret) => {
            let row = holding(unit, secret, now)?.ok_or_else(bad_invitation)?;
            let fits = match row.purpose {
                Purpose::Invite => true,
                Purpose::First => unit.administrators()?.is_empty(),
                Purpose::Email | Purpose::Reset => false,
            };
            Some(Some(row).filter(|_| fits).ok_or_else(bad_invitation)?)
        }
    };
    let role = invitation.as_ref().and_then(|row| row.role).unwrap_or(Role::Member);
    if role != Role::Admin && RESERVED.contains(&handle.to_ascii_lowercase().as_str()) {
        return Err(RegistryError::field(
            "account.handle",
            "handle",
            "This handle would pass for somebody of the registry. Take another one.",
        ));
    }
    Ok((role, invitation))
}

/// What a link is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// What it is for.
    pub purpose: Purpose,
    /// The role it gives.
    pub role: Option<Role>,
    /// The handle of the account it is for.
    pub handle: Option<String>,
    /// Until when it holds.
    pub expires: i64,
}

/// What a link is for.
///
/// # Errors
/// [`Refusal::NotFound`] when it does not hold; when the engine refuses.
pub async fn show(registry: &Arc<Registry>, secret: String) -> Result<Shown, RegistryError> {
    let now = registry.now();
    registry
        .db
        .read(move |unit| {
            let row = holding(unit, &secret, now)?.ok_or_else(bad_invitation)?;
            if row.purpose == Purpose::First && !unit.administrators()?.is_empty() {
                return Err(bad_invitation());
            }
            let account = row.account.map(|id| unit.account(id)).transpose()?.flatten();
            Ok(Shown {
                purpose: row.purpose,
                role: row.role,
                handle: account.map(|account| account.handle),
                expires: row.expires,
            })
        })
        .await
}

/// Invites somebody; answers the link and until when it holds.
///
/// # Errors
/// [`Refusal::Invalid`] when the address is none; when the engine refuses.
pub async fn invite(
    registry: &Arc<Registry>,
    member: &Member,
    role: Role,
    email: Option<String>,
) -> Result<(String, i64), RegistryError> {
    let email = email.as_deref().map(str::trim).filter(|email| !email.is_empty());
    let email = email.map(mailed::checked_email).transpose()?;
    let (actor, now, config) = (member.account, registry.now(), registry.config.clone());
    registry
        .db
        .write(move |unit| {
            let (secret, expires) =
                mailed::new_link(unit, Purpose::Invite, Some(role), None, email.as_deref(), now)?;
            let url = format!("{}/#/welcome?invitation={secret}", mailed::address(&config));
            if let Some(email) = &email {
                let title = &config.title;
                let text = format!(
                    "Hello,\n\nyou are invited to {title}. Make your account here within a week:\n\n{url}\n"
                );
                let subject = format!("You are invited to {title}");
                mailed::send(unit, &config, None, email, &subject, &text, now)?;
            }
            unit.audit(now, Some(actor), "invitation.made", &subject(actor), &json!({ "role": role }))?;
            Ok((url, expires))
        })
        .await
}

/// The one-time link of the first administrator, as a path with its fragment: `/#/welcome?invitation=…`. Every call
/// makes a new one and voids the one before; `None` once there is an administrator. Blocks.
///
/// # Errors
/// When the engine refuses.
pub fn first_admin_link(registry: &Arc<Registry>) -> Result<Option<String>, RegistryError> {
    let now = registry.now();
    registry.db.write_now(move |unit| {
        if !unit.administrators()?.is_empty() {
            unit.drop_invitations(Purpose::First, None)?;
            return Ok(None);
        }
        let (secret, _) = mailed::new_link(unit, Purpose::First, Some(Role::Admin), None, None, now)?;
        Ok(Some(format!("/#/welcome?invitation={secret}")))
    })
}
