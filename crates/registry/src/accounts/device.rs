//! Signing a program in through a browser (RFC 8628): the program shows a short code, the person types it on the web
//! page and says yes, the program, which asks every few seconds, gets a token once.

use std::sync::Arc;

use super::tokens::{self, Wish};
use super::{Origin, mailed, secrets, subject};
use crate::accounts::identity::{Member, Role, Scope};
use crate::error::Refusal;
use crate::store::{DeviceRow, DeviceState, TokenRow};
use crate::{Registry, RegistryError};

/// How long the codes hold, seconds.
pub const HOLDS: u32 = 600;
/// Seconds between two questions, to begin with.
pub const PAUSE: u32 = 5;
/// Seconds more between two questions for a program that asks too soon (RFC 8628, 3.5).
const SLOWER: i64 = 5;
/// A question may come this much early, milliseconds: clocks and networks are not exact.
const EARLY: i64 = 500;
/// Days a token with a curator's tools holds when nobody says: less than others, it can do more.
const TOOLS_DAYS: u32 = 30;
/// What the program's question must say it is.
pub const GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// The two codes, and where the person goes.
#[derive(Clone)]
pub struct Codes {
    /// For the program.
    pub device: String,
    /// For the person.
    pub user: String,
    /// Where the person types it.
    pub address: String,
}

/// Why a program gets no token (yet).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pending {
    /// The person has said nothing yet.
    Waiting,
    /// It asks too soon.
    SlowDown,
    /// The person said no.
    Denied,
    /// The codes are over.
    Expired,
    /// There was never such a code, or it was used.
    Unknown,
}

/// Begins: two new codes.
///
/// # Errors
/// When the engine refuses.
pub async fn begin(
    registry: &Arc<Registry>,
    client: &str,
    scopes: Vec<Scope>,
) -> Result<Codes, RegistryError> {
    let client: String = client.trim().chars().filter(|letter| !letter.is_control()).take(64).collect();
    let now = registry.now();
    let device = secrets::opaque();
    let mut row = DeviceRow {
        hash: secrets::digest(&device),
        user_code: String::new(),
        client: if client.is_empty() { "A program".into() } else { client },
        scopes,
        created: now,
        expires: now + i64::from(HOLDS) * 1000,
        polled: None,
        pause: i64::from(PAUSE),
        state: DeviceState::Pending,
        account: None,
        packages: Vec::new(),
        days: None,
    };
    let user = registry
        .db
        .write(move |unit| {
            // 20^8 codes, few at a time: one that is in use is rare, three in a row do not happen.
            for _ in 0..3 {
                row.user_code = secrets::user_code();
                if unit.add_device(&row)? {
                    return Ok(row.user_code);
                }
            }
            Err(RegistryError::Internal("no free code for a device was found".into()))
        })
        .await?;
    let address = format!("{}/#/device", mailed::address(&registry.config));
    Ok(Codes { device, user: secrets::shown_user_code(&user), address })
}

/// A program asks whether it is signed in; once it is, this is the only time the token is seen.
///
/// # Errors
/// When the engine refuses.
pub async fn poll(
    registry: &Arc<Registry>,
    device: &str,
) -> Result<Result<(String, TokenRow), Pending>, RegistryError> {
    let (hash, now) = (secrets::digest(device), registry.now());
    registry
        .db
        .write(move |unit| {
            let Some(row) = unit.device(&hash)? else { return Ok(Err(Pending::Unknown)) };
            if row.expires <= now {
                return Ok(Err(Pending::Expired));
            }
            if row.polled.is_some_and(|polled| now - polled < row.pause * 1000 - EARLY) {
                unit.poll_device(&hash, now, row.pause + SLOWER)?;
                return Ok(Err(Pending::SlowDown));
            }
            unit.poll_device(&hash, now, row.pause)?;
            let account = match (row.state, row.account) {
                (DeviceState::Approved, Some(account)) => account,
                (DeviceState::Denied, _) => {
                    unit.end_device(&hash)?;
                    return Ok(Err(Pending::Denied));
                }
                _ => return Ok(Err(Pending::Waiting)),
            };
            unit.end_device(&hash)?;
            let wish = Wish { name: row.client, scopes: row.scopes, packages: row.packages, days: row.days };
            tokens::make(unit, account, &wish, now).map(Ok)
        })
        .await
}

/// Guesses at people's codes are counted by who guesses: the codes are somebody else's.
fn guessed_by(member: &Member) -> String {
    format!("device:{}", member.account)
}

/// What a program asks for, by the person's code.
///
/// # Errors
/// [`Refusal::NotFound`] when no program waits with it; 429 after too many wrong codes; when the engine refuses.
pub async fn look(
    registry: &Arc<Registry>,
    member: &Member,
    typed: &str,
    origin: &Origin,
) -> Result<DeviceRow, RegistryError> {
    let (what, now) = (guessed_by(member), registry.now());
    let guesses = &registry.accounts.guesses;
    let _try = guesses.allow(&what, origin.address, now)?;
    let row = match secrets::typed_user_code(typed) {
        Some(code) => registry.db.read(move |unit| unit.device_by_user_code(&code)).await?,
        None => None,
    };
    match row.filter(|row| row.expires > now && row.state == DeviceState::Pending) {
        Some(row) => {
            guesses.right(&what, origin.address);
            Ok(row)
        }
        None => {
            guesses.wrong(&what, origin.address, now);
            Err(RegistryError::refused(
                Refusal::NotFound,
                "device.unknown",
                "No program waits with this code. It may be mistyped, or its ten minutes are over.",
            ))
        }
    }
}

/// The person says yes or no.
///
/// # Errors
/// As [`look`]; [`Refusal::Conflict`] when something was said before; [`Refusal::Invalid`] with the field at fault.
pub async fn decide(
    registry: &Arc<Registry>,
    member: &Member,
    typed: &str,
    allowed: Option<(Vec<String>, Option<u32>)>,
    origin: &Origin,
) -> Result<(), RegistryError> {
    let row = look(registry, member, typed, origin).await?;
    let state = if allowed.is_some() { DeviceState::Approved } else { DeviceState::Denied };
    let (packages, days) = allowed.unwrap_or_default();
    let packages = tokens::checked_globs(packages)?;
    tokens::checked_days(days)?;
    if state == DeviceState::Approved && row.scopes.contains(&Scope::Moderate) && member.role < Role::Curator
    {
        return Err(RegistryError::refused(
            Refusal::Forbidden,
            "device.scopes",
            "The program asks for a curator's tools, which this account does not have.",
        ));
    }
    let days = days.or_else(|| row.scopes.contains(&Scope::Moderate).then_some(TOOLS_DAYS));
    let (account, now) = (member.account, registry.now());
    registry
        .db
        .write(move |unit| {
            if !unit.decide_device(&row.hash, state, account, &packages, days)? {
                return Err(RegistryError::refused(
                    Refusal::Conflict,
                    "device.decided",
                    "This was answered already.",
                ));
            }
            let body = serde_json::json!({ "scopes": row.scopes });
            unit.audit(now, Some(account), &format!("device.{}", state.as_str()), &subject(account), &body)
        })
        .await
}
