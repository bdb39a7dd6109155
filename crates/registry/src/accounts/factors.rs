//! The second factor: time-based codes (RFC 6238: SHA-1, six digits, thirty seconds, one step of tolerance), and
//! recovery codes for when the device is lost.

use std::sync::Arc;

use totp_rs::{Builder, Secret, Totp};

use super::{able_or_refused, secrets, subject};
use crate::accounts::identity::Member;
use crate::error::Refusal;
use crate::store::UnitOfWork;
use crate::{Registry, RegistryError};

/// Recovery codes made at once.
const CODES: usize = 10;

/// A second factor to be set up.
#[derive(Clone)]
pub struct Setup {
    /// The secret, base32.
    pub secret: String,
    /// `otpauth://totp/…`.
    pub uri: String,
}

fn totp(secret: &[u8], handle: &str, title: &str) -> Result<Totp, RegistryError> {
    // Neither may have a colon: it parts them in the address.
    let issuer = title.replace(':', " ");
    let issuer = if issuer.trim().is_empty() { "Vitrine".into() } else { issuer };
    Builder::new()
        .with_secret(Secret::from(secret))
        .with_account_name(handle)
        .with_issuer(Some(issuer.trim()))
        .build()
        .map_err(|error| RegistryError::Internal(format!("a second factor cannot be made: {error}")))
}

/// The code a device with that secret shows at a time: for tests and tools.
///
/// # Errors
/// When the secret is too short.
pub fn code_at(secret: &[u8], seconds: u64) -> Result<String, RegistryError> {
    Ok(totp(secret, "someone", "Vitrine")?.generate(seconds).to_string())
}

/// Begins to set a second factor up: it is asked for once a code of it was given.
///
/// # Errors
/// [`Refusal::Conflict`] when one is on; when the engine refuses.
pub async fn begin(registry: &Arc<Registry>, member: &Member) -> Result<Setup, RegistryError> {
    let secret: [u8; 20] = rand::random();
    let (account, title) = (member.account, registry.config.title.clone());
    registry
        .db
        .write(move |unit| {
            let row = able_or_refused(unit, account)?;
            if row.totp_on {
                return Err(RegistryError::refused(
                    Refusal::Conflict,
                    "totp.on",
                    "A second factor is on already. Take it away first to set up another one.",
                ));
            }
            unit.set_totp(account, Some(&secret))?;
            let totp = totp(&secret, &row.handle, &title)?;
            let uri = totp.to_url().map_err(|error| RegistryError::Internal(error.to_string()))?;
            Ok(Setup { secret: totp.secret().to_base32(), uri })
        })
        .await
}

/// Turns the second factor on with a code of it; answers new recovery codes.
///
/// # Errors
/// [`Refusal::Conflict`] when none is being set up; [`Refusal::Invalid`] when the code is wrong; when the engine refuses.
pub async fn turn_on(
    registry: &Arc<Registry>,
    member: &Member,
    code: String,
) -> Result<Vec<String>, RegistryError> {
    let (account, now) = (member.account, registry.now());
    registry
        .db
        .write(move |unit| {
            let row = unit.totp(account)?.filter(|row| !row.on).ok_or_else(|| {
                RegistryError::refused(
                    Refusal::Conflict,
                    "totp.not_begun",
                    "No second factor is being set up. Begin anew.",
                )
            })?;
            if !step_of(&row.secret, &code, now)?
                .map_or(Ok(false), |step| unit.use_totp_step(account, step))?
            {
                return Err(RegistryError::field(
                    "totp.wrong",
                    "code",
                    "The code is not the one this second factor shows now. Is the clock of the device right?",
                ));
            }
            unit.turn_totp_on(account)?;
            unit.audit(now, Some(account), "totp.on", &subject(account), &serde_json::json!({}))?;
            new_codes(unit, account)
        })
        .await
}

/// Takes the second factor and its recovery codes away.
///
/// # Errors
/// When the engine refuses.
pub async fn turn_off(registry: &Arc<Registry>, member: &Member) -> Result<(), RegistryError> {
    let (account, now) = (member.account, registry.now());
    registry
        .db
        .write(move |unit| {
            unit.set_totp(account, None)?;
            unit.set_recovery_codes(account, &[])?;
            unit.audit(now, Some(account), "totp.off", &subject(account), &serde_json::json!({}))
        })
        .await
}

/// New recovery codes; those before are void.
///
/// # Errors
/// [`Refusal::Conflict`] when no second factor is on; when the engine refuses.
pub async fn renew_codes(registry: &Arc<Registry>, member: &Member) -> Result<Vec<String>, RegistryError> {
    let (account, now) = (member.account, registry.now());
    registry
        .db
        .write(move |unit| {
            if !able_or_refused(unit, account)?.totp_on {
                return Err(RegistryError::refused(
                    Refusal::Conflict,
                    "totp.off",
                    "Recovery codes stand in for a second factor, and none is on.",
                ));
            }
            unit.audit(
                now,
                Some(account),
                "recovery_codes.renewed",
                &subject(account),
                &serde_json::json!({}),
            )?;
            new_codes(unit, account)
        })
        .await
}

fn new_codes(unit: &dyn UnitOfWork, account: i64) -> Result<Vec<String>, RegistryError> {
    let codes: Vec<String> = (0..CODES).map(|_| secrets::recovery_code()).collect();
    let hashes: Vec<[u8; 32]> = codes.iter().map(|code| secrets::recovery_digest(code)).collect();
    unit.set_recovery_codes(account, &hashes)?;
    Ok(codes)
}

/// The step that shows this code now, or one before or after.
fn step_of(secret: &[u8], code: &str, now: i64) -> Result<Option<u64>, RegistryError> {
    let digits: String = code.chars().filter(|letter| !letter.is_whitespace()).take(7).collect();
    if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return Ok(None);
    }
    let seconds = u64::try_from(now / 1000).unwrap_or(0);
    Ok(totp(secret, "someone", "Vitrine")?.check(&digits, seconds))
}

/// Whether a code is right, and uses it up: six digits of the second factor (each step once, never an earlier one after
/// a later one), or a recovery code.
///
/// # Errors
/// When the engine refuses.
pub(super) async fn accept(
    registry: &Arc<Registry>,
    account: i64,
    code: String,
) -> Result<bool, RegistryError> {
    let now = registry.now();
    registry
        .db
        .write(move |unit| {
            let Some(row) = unit.totp(account)?.filter(|row| row.on) else { return Ok(false) };
            if let Some(step) = step_of(&row.secret, &code, now)? {
                return unit.use_totp_step(account, step);
            }
            if !unit.use_recovery_code(account, &secrets::recovery_digest(&code), now)? {
                return Ok(false);
            }
            let left = unit.recovery_codes_left(account)?;
            let body = serde_json::json!({ "left": left });
            unit.audit(now, Some(account), "recovery_code.used", &subject(account), &body)?;
            Ok(true)
        })
        .await
}
