//! Ratings without an account: a device makes a key (Ed25519) and signs what it says. The registry learns that the same
//! device says it, and nothing about who that is. What is signed is text, its lines parted by a line feed and none at
//! the end:
//!
//! ```text
//! vitrine-rating/1
//! <host of the registry, with its port where the address names one>
//! <package>
//! <version>
//! <stars>
//! <SHA-256 of title, line feed, body; 64 hex digits>
//! ```
//!
//! and to take a rating back `vitrine-rating-removal/1`, host, package.

use ed25519_dalek::{Signature, VerifyingKey};
use vitrine_base::{PackageId, Sha256, Version};

use crate::RegistryError;
use crate::config::Config;
use crate::error::Refusal;

/// The host that signatures for this registry name.
pub fn host(config: &Config) -> String {
    match &config.public_url {
        Some(url) => {
            let host = url.host_str().unwrap_or_default().to_ascii_lowercase();
            url.port().map_or_else(|| host.clone(), |port| format!("{host}:{port}"))
        }
        None => config.listen.to_string(),
    }
}

/// What is signed to rate. Title and body as they are stored: trimmed, with line feeds only.
pub fn rating_text(
    host: &str,
    package: &PackageId,
    version: &Version,
    stars: u8,
    title: &str,
    body: &str,
) -> String {
    let words = Sha256::of(format!("{title}\n{body}").as_bytes());
    format!("vitrine-rating/1\n{host}\n{package}\n{version}\n{stars}\n{words}")
}

/// What is signed to take a rating back.
pub fn removal_text(host: &str, package: &PackageId) -> String {
    format!("vitrine-rating-removal/1\n{host}\n{package}")
}

/// Checks a signature (strictly: weak keys and other spellings of a signature are refused); answers the key.
///
/// # Errors
/// [`Refusal::Invalid`] when key or signature are none, [`Refusal::Forbidden`] when the signature is not of that text.
pub fn verify(key: &str, signature: &str, text: &str) -> Result<[u8; 32], RegistryError> {
    let bad = |field: &str, sentence: &str| RegistryError::field("rating.device", field, sentence);
    let mut bytes = [0; 32];
    hex::decode_to_slice(key, &mut bytes)
        .map_err(|_| bad("device.key", "The device's key is 64 hex digits."))?;
    let key = VerifyingKey::from_bytes(&bytes)
        .map_err(|_| bad("device.key", "The device's key is no Ed25519 public key."))?;
    let mut signed = [0; 64];
    hex::decode_to_slice(signature, &mut signed)
        .map_err(|_| bad("device.signature", "The signature is 128 hex digits."))?;
    key.verify_strict(text.as_bytes(), &Signature::from_bytes(&signed)).map_err(|_| {
        RegistryError::refused(
            Refusal::Forbidden,
            "rating.signature",
            "The device's signature does not fit what it sent. Is its rating for another registry or version?",
        )
    })?;
    Ok(bytes)
}
