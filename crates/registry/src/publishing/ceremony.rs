//! Who holds the keys. A first start makes a provisional root of one key; [`rotate`] hands it to several people, each
//! with a key on a computer of their own ([`new_key`], [`sign_copy`] there need no registry), and [`merge`] takes their
//! signatures. From then on the online key alone publishes; the old `root.key` and `targets.key` belong in a drawer.

use std::path::PathBuf;

use vitrine_publish::{Keys, upkeep};
pub use vitrine_publish::{NewKeys, Offline, Progress, Signed, State, Upkeep, new_key, sign_copy};

use crate::{Registry, RegistryError};

/// How the signing stands: which keys count, until when, what still misses signatures.
///
/// # Errors
/// When there is no signed gallery, or its metadata is not what it should be.
pub fn status(registry: &Registry) -> Result<State, RegistryError> {
    Ok(vitrine_publish::state(&registry.gallery())?)
}

/// Begins a change of keys, with the keys of the registry and those in `extra`. What cannot be signed now waits in
/// `metadata/pending/`: copies of it go to the others.
///
/// # Errors
/// For thresholds that cannot be met, when a change is pending, or when another process writes to the gallery.
pub fn rotate(registry: &Registry, new: &NewKeys, extra: &[PathBuf]) -> Result<Upkeep, RegistryError> {
    let keys = Keys::gathered(&registry.keys(), extra)?;
    Ok(vitrine_publish::rotate(&registry.gallery(), new, &keys, registry.now())?)
}

/// Takes in copies that others signed, adds the signatures of the keys at hand, and puts in force what is complete.
///
/// # Errors
/// For a file that is no copy of what is pending; when a key is missing for what follows from it.
pub fn merge(registry: &Registry, copies: &[PathBuf], extra: &[PathBuf]) -> Result<Upkeep, RegistryError> {
    vitrine_publish::merge(&registry.gallery(), copies)?;
    let keys = Keys::gathered(&registry.keys(), extra)?;
    Ok(upkeep(&registry.gallery(), &keys, &[], registry.now())?)
}

/// Renews documents of offline keys for another period, with the keys of the registry and those in `extra`.
///
/// # Errors
/// As [`merge`].
pub fn renew(registry: &Registry, what: &[Offline], extra: &[PathBuf]) -> Result<Upkeep, RegistryError> {
    let keys = Keys::gathered(&registry.keys(), extra)?;
    Ok(upkeep(&registry.gallery(), &keys, what, registry.now())?)
}

/// Gives up what is pending; says whether there was anything.
///
/// # Errors
/// When a pending file cannot be read.
pub fn abandon(registry: &Registry, what: Offline) -> Result<bool, RegistryError> {
    Ok(vitrine_publish::abandon(&registry.gallery(), what)?)
}
