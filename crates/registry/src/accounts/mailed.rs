//! Links people get: what they are made of, and the mail they go out with.

use vitrine_base::Timestamp;

use super::letters::Counted;
use super::secrets;
use crate::accounts::identity::Role;
use crate::config::Config;
use crate::notify::{self, Importance, To};
use crate::store::{InvitationRow, Purpose, UnitOfWork};
use crate::{Registry, RegistryError};

const HOUR: i64 = 3600 * 1000;

/// How long a link of a purpose holds.
pub fn holds(purpose: Purpose) -> i64 {
    match purpose {
        Purpose::Reset => HOUR,
        Purpose::Email => 48 * HOUR,
        Purpose::Invite => 7 * 24 * HOUR,
        // A new one replaces it at every start.
        Purpose::First => 30 * 24 * HOUR,
    }
}

/// The registry's own address, without a slash at the end.
pub fn address(config: &Config) -> String {
    match &config.public_url {
        Some(url) => url.as_str().trim_end_matches('/').to_owned(),
        None => format!("http://{}", config.listen),
    }
}

/// Whether mail can go out.
pub fn is_set_up(config: &Config) -> bool {
    config.smtp.is_some()
}

/// Makes a link within a transaction; answers what stands in it. Those before, of that purpose for that account, are
/// void (invitations of other people are not).
pub(super) fn new_link(
    unit: &dyn UnitOfWork,
    purpose: Purpose,
    role: Option<Role>,
    account: Option<i64>,
    email: Option<&str>,
    now: Timestamp,
) -> Result<(String, Timestamp), RegistryError> {
    if purpose != Purpose::Invite {
        unit.drop_invitations(purpose, account)?;
    }
    let secret = secrets::opaque();
    let expires = now + holds(purpose);
    unit.add_invitation(&InvitationRow {
        hash: secrets::digest(&secret),
        purpose,
        role,
        account,
        email: email.map(str::to_owned),
        created: now,
        expires,
        used: None,
    })?;
    Ok((secret, expires))
}

/// Sends a mail that is about an account, when there is one yet, by a job of the same transaction. Without mail set up
/// nothing is sent.
pub(super) fn send(
    unit: &dyn UnitOfWork,
    config: &Config,
    account: Option<i64>,
    to: &str,
    subject: &str,
    text: &str,
    now: Timestamp,
) -> Result<(), RegistryError> {
    if is_set_up(config) {
        notify::mail(unit, To::Address(to, account), subject, text, Importance::Always, now)?;
    }
    Ok(())
}

/// Asks somebody to confirm their address. Answers the letter, to be kept at the end of the transaction; none where mail is
/// not set up, or enough letters went to that address.
///
/// # Errors
/// [`crate::Refusal::TooMany`] when this account asked for enough letters; when the engine refuses.
pub(super) fn ask_to_confirm(
    unit: &dyn UnitOfWork,
    registry: &Registry,
    account: i64,
    email: &str,
    now: Timestamp,
) -> Result<Option<Counted>, RegistryError> {
    let config = &registry.config;
    if !is_set_up(config) {
        return Ok(None);
    }
    let Some(letter) = registry.accounts.letters.count(account, email, now)? else { return Ok(None) };
    let (secret, _) = new_link(unit, Purpose::Email, None, Some(account), Some(email), now)?;
    let (title, address) = (&config.title, address(config));
    let text = format!(
        "Hello,\n\nsomebody gave this address for an account at {title}. If it was you, confirm it here within two \
         days:\n\n{address}/#/confirm-email?token={secret}\n\nIf it was not you, do nothing: nothing more is sent here.\n"
    );
    send(unit, config, Some(account), email, &format!("{title}: confirm your address"), &text, now)?;
    Ok(Some(letter))
}

/// An address mail can go to, without spaces around it.
///
/// # Errors
/// [`crate::Refusal::Invalid`] for the field `email`.
pub(super) fn checked_email(email: &str) -> Result<String, RegistryError> {
    let email = email.trim();
    let wrong = || RegistryError::field("account.email", "email", "This is no address mail can go to.");
    if email.len() > 254 || email.chars().any(char::is_control) {
        return Err(wrong());
    }
    email.parse::<lettre::Address>().map_err(|_| wrong())?;
    Ok(email.to_owned())
}
