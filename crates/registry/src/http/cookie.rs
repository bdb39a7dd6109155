//! The session's cookie. Over https it has the `__Host-` prefix, which no other host and no plain connection can set;
//! over plain http, where browsers refuse that prefix, a plain name.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::RegistryError;
use crate::accounts::sessions::HOLDS;
use crate::accounts::{COOKIE, COOKIE_PLAIN};
use crate::config::Config;

/// Whether browsers reach the registry over https.
pub fn is_https(config: &Config) -> bool {
    config.public_url.as_ref().is_some_and(|url| url.scheme() == "https")
}

/// The session cookie's value. Over https only the protected name counts: another could have been planted from a
/// neighbouring host.
pub fn session_cookie(headers: &HeaderMap, https: bool) -> Option<String> {
    let wanted = if https { COOKIE } else { COOKIE_PLAIN };
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    lines
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == wanted)
        .map(|(_, value)| value.to_owned())
}

/// True when a session cookie of either name came along.
pub fn carries_session(headers: &HeaderMap) -> bool {
    session_cookie(headers, true).is_some() || session_cookie(headers, false).is_some()
}

fn header(https: bool, value: &str, seconds: i64) -> Result<HeaderValue, RegistryError> {
    let (name, secure) = if https { (COOKIE, "; Secure") } else { (COOKIE_PLAIN, "") };
    let text = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&text).map_err(|error| RegistryError::Internal(error.to_string()))
}

/// `Set-Cookie` for a new session.
///
/// # Errors
/// When the value cannot stand in a header; ours can.
pub fn set(config: &Config, value: &str) -> Result<HeaderValue, RegistryError> {
    header(is_https(config), value, HOLDS / 1000)
}

/// `Set-Cookie` that takes the session away.
///
/// # Errors
/// None in practice.
pub fn clear(config: &Config) -> Result<HeaderValue, RegistryError> {
    header(is_https(config), "", 0)
}
