//! One's own account: what it says, its address, its password.

use std::sync::Arc;

use serde_json::json;

use super::passwords::{self, Compared};
use super::{Origin, able, able_or_refused, confirming, mailed, secrets, sign_in, subject, tokens};
use crate::accounts::identity::{Member, Via};
use crate::error::Refusal;
use crate::store::{AccountRow, PasskeyRow, Profile, Purpose, UnitOfWork};
use crate::{Registry, RegistryError};

/// Letters of the name shown.
const NAME: usize = 80;
/// A second mail for a forgotten password is sent after this long.
const ANOTHER_MAIL: i64 = 5 * 60 * 1000;

/// Everything an account's page shows.
#[derive(Clone)]
pub struct Whole {
    /// The account.
    pub row: AccountRow,
    /// Its passkeys.
    pub passkeys: Vec<PasskeyRow>,
    /// Recovery codes that are left.
    pub recovery_codes: u32,
}

/// Everything an account's page shows.
///
/// # Errors
/// [`Refusal::SignIn`] when it cannot be used any more; when the engine refuses.
pub async fn whole(registry: &Arc<Registry>, account: i64) -> Result<Whole, RegistryError> {
    registry
        .db
        .read(move |unit| {
            Ok(Whole {
                row: able_or_refused(unit, account)?,
                passkeys: unit.passkeys(account)?,
                recovery_codes: unit.recovery_codes_left(account)?,
            })
        })
        .await
}

/// What to change; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// The name shown; empty for none.
    pub name: Option<String>,
    /// Where mail goes; empty for nowhere.
    pub email: Option<String>,
    /// A language tag.
    pub language: Option<String>,
    /// Which mail is wanted.
    pub mail: Option<&'static str>,
}

fn checked_name(name: &str) -> Result<String, RegistryError> {
    let name = name.trim().to_owned();
    if name.chars().count() > NAME || name.chars().any(crate::names::is_unseen) {
        return Err(RegistryError::field(
            "account.name",
            "name",
            format!("A name is one line of at most {NAME} letters."),
        ));
    }
    Ok(name)
}

fn checked_language(tag: &str) -> Result<String, RegistryError> {
    let fits = tag.split('-').all(|part| {
        (1..=8).contains(&part.len()) && part.bytes().all(|letter| letter.is_ascii_alphanumeric())
    });
    if !fits || tag.len() > 35 {
        return Err(RegistryError::field(
            "account.language",
            "language",
            "This is no language tag, like “en” or “pt-BR”.",
        ));
    }
    Ok(tag.to_owned())
}

/// Changes what an account says. A new address asks for a recent confirmation, and has to be confirmed itself.
///
/// # Errors
/// [`Refusal::Invalid`] with the field at fault; [`Refusal::Forbidden`] `auth.confirm`; 429 when the account asked
/// for enough letters to confirm addresses; when the engine refuses.
pub async fn change(registry: &Arc<Registry>, member: &Member, change: Change) -> Result<(), RegistryError> {
    let name = change.name.as_deref().map(checked_name).transpose()?;
    let language = change.language.as_deref().map(checked_language).transpose()?;
    let email = match change.email.as_deref().map(str::trim) {
        None => None,
        Some("") => Some(None),
        Some(email) => Some(Some(mailed::checked_email(email)?)),
    };
    let may_change_email = confirming::needed(registry, member);
    let (account, now, house) = (member.account, registry.now(), Arc::clone(registry));
    registry
        .db
        .write(move |unit| {
            let mut letter = None;
            let row = able_or_refused(unit, account)?;
            if let Some(email) = email.filter(|email| *email != row.email) {
                may_change_email?;
                unit.drop_invitations(Purpose::Email, Some(account))?;
                unit.drop_invitations(Purpose::Reset, Some(account))?;
                unit.set_account_email(account, email.as_deref(), false)?;
                unit.audit(now, Some(account), "account.email", &subject(account), &json!({}))?;
                if let Some(email) = &email {
                    letter = mailed::ask_to_confirm(unit, &house, account, email, now)?;
                }
            }
            let profile = Profile {
                name: name.unwrap_or(row.name),
                language: language.unwrap_or(row.language),
                mail: change.mail.map_or(row.mail, str::to_owned),
            };
            unit.set_account_profile(account, &profile)?;
            // All that could refuse is done. Not only after the commit: whoever asked may be gone by then, and the
            // letter goes out all the same.
            if let Some(letter) = letter {
                letter.keep();
            }
            Ok(())
        })
        .await
}

fn bad_link() -> RegistryError {
    RegistryError::refused(
        Refusal::NotFound,
        "invitation.unknown",
        "This link is not known here: it was used, has expired, or was replaced by a newer one.",
    )
}

/// The account a link of that purpose is for; the link is used up.
fn used_up(
    unit: &dyn UnitOfWork,
    secret: &str,
    purpose: Purpose,
    now: i64,
) -> Result<(AccountRow, Option<String>), RegistryError> {
    let hash = secrets::digest(secret);
    let row = unit.invitation(&hash)?.filter(|row| row.purpose == purpose).ok_or_else(bad_link)?;
    if !unit.use_invitation(&hash, now)? {
        return Err(bad_link());
    }
    let account = row.account.map(|id| able(unit, id)).transpose()?.flatten().ok_or_else(bad_link)?;
    Ok((account, row.email))
}

/// An address is confirmed by the link that was mailed to it.
///
/// # Errors
/// [`Refusal::NotFound`] when the link does not hold; when the engine refuses.
pub async fn confirm_email(registry: &Arc<Registry>, secret: String) -> Result<(), RegistryError> {
    let now = registry.now();
    registry
        .db
        .write(move |unit| {
            let (account, email) = used_up(unit, &secret, Purpose::Email, now)?;
            // Another address was given meanwhile: this link confirms nothing.
            if email.is_none() || email != account.email {
                return Err(bad_link());
            }
            unit.set_account_email(account.id, email.as_deref(), true)?;
            unit.audit(now, Some(account.id), "account.email_confirmed", &subject(account.id), &json!({}))
        })
        .await
}

/// Sets a new password and ends all other sessions.
///
/// # Errors
/// [`Refusal::Invalid`] when it will not do; [`Refusal::SignIn`] when the old one is wrong; [`Refusal::Forbidden`]
/// `auth.confirm` when neither is there; when the engine refuses.
pub async fn change_password(
    registry: &Arc<Registry>,
    member: &Member,
    old: Option<String>,
    new: String,
    origin: &Origin,
) -> Result<(), RegistryError> {
    passwords::check(&new, &member.handle, "new")?;
    let Via::Session { hash, .. } = member.via else { return confirming::needed(registry, member) };
    match old {
        None => confirming::needed(registry, member)?,
        Some(old) => is_old(registry, member, old, origin).await?,
    }
    let password = passwords::hash(registry, new).await?;
    let (account, now) = (member.account, registry.now());
    registry
        .db
        .write(move |unit| {
            let row = able_or_refused(unit, account)?;
            unit.set_account_password(row.id, &password)?;
            unit.end_sessions(row.id, Some(&hash))?;
            unit.drop_invitations(Purpose::Reset, Some(row.id))?;
            unit.audit(now, Some(row.id), "account.password", &subject(row.id), &json!({}))
        })
        .await
}

async fn is_old(
    registry: &Arc<Registry>,
    member: &Member,
    old: String,
    origin: &Origin,
) -> Result<(), RegistryError> {
    let what = sign_in::guessed_at(&member.handle);
    let _try = registry.accounts.guesses.allow(&what, origin.address, registry.now())?;
    let account = member.account;
    let row = registry.db.read(move |unit| able_or_refused(unit, account)).await?;
    if passwords::compare(registry, old, row.password.clone()).await? != Compared::Wrong {
        registry.accounts.guesses.right(&what, origin.address);
        return Ok(());
    }
    sign_in::wrong(registry, &what, Some(&row), origin).await?;
    Err(RegistryError::refused(Refusal::SignIn, "auth.wrong", "The password so far is another one."))
}

/// Mails a link for a new password, when there is such an account with a confirmed address. Whoever asks is told the
/// same either way.
///
/// # Errors
/// When the engine refuses.
pub async fn forgotten(registry: &Arc<Registry>, handle: String) -> Result<(), RegistryError> {
    let (now, config) = (registry.now(), registry.config.clone());
    if !mailed::is_set_up(&config) {
        return Ok(());
    }
    registry
        .db
        .write(move |unit| {
            let Some(row) = unit.account_by_handle(&handle)? else { return Ok(()) };
            let Some(row) = able(unit, row.id)?.filter(|row| row.email_confirmed) else { return Ok(()) };
            let Some(email) = row.email else { return Ok(()) };
            let last = unit.last_invitation(Purpose::Reset, Some(row.id))?;
            if last.is_some_and(|last| now - last < ANOTHER_MAIL) {
                return Ok(());
            }
            let (secret, _) =
                mailed::new_link(unit, Purpose::Reset, None, Some(row.id), Some(&email), now)?;
            let (title, address) = (&config.title, mailed::address(&config));
            let text = format!(
                "Hello {},\n\nsomebody asked for a new password for your account at {title}. Set one here within an \
                 hour:\n\n{address}/#/reset?token={secret}\n\nIf it was not you, do nothing: your password stays.\n",
                row.handle
            );
            let subject = format!("{title}: a new password");
            mailed::send(unit, &config, Some(row.id), &email, &subject, &text, now)
        })
        .await
}

/// Sets a new password by a mailed link, ends all sessions and takes all tokens back: whoever has to do this may have lost
/// more than the password. The second factor stays.
///
/// # Errors
/// [`Refusal::NotFound`] when the link does not hold; [`Refusal::Invalid`] when the password will not do; when the
/// engine refuses.
pub async fn reset(registry: &Arc<Registry>, secret: String, password: String) -> Result<(), RegistryError> {
    let now = registry.now();
    let looked_at = secret.clone();
    let handle = registry
        .db
        .read(move |unit| {
            let row = unit.invitation(&secrets::digest(&looked_at))?;
            let row =
                row.filter(|row| row.purpose == Purpose::Reset && row.used.is_none() && row.expires > now);
            let account = row.and_then(|row| row.account).map(|id| able(unit, id)).transpose()?.flatten();
            Ok(account.ok_or_else(bad_link)?.handle)
        })
        .await?;
    passwords::check(&password, &handle, "password")?;
    let hashed = passwords::hash(registry, password).await?;
    registry
        .db
        .write(move |unit| {
            let (account, _) = used_up(unit, &secret, Purpose::Reset, now)?;
            unit.set_account_password(account.id, &hashed)?;
            unit.end_sessions(account.id, None)?;
            tokens::revoke_all(unit, account.id, now)?;
            unit.audit(now, Some(account.id), "account.password_reset", &subject(account.id), &json!({}))
        })
        .await
}
