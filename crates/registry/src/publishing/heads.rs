//! The heads of the audit log as they are published: how many rows it had and what its end hashed to, a line for every
//! day, in a small file that the signed root document names. Whoever kept one of these files can tell later whether the
//! log still has all it had then, so that a registry cannot write its history anew in silence.

use std::path::Path;

use hmac::{Hmac, KeyInit as _, Mac as _};
use vitrine_base::limits::MANIFEST_BYTES;
use vitrine_base::{Sha256, Timestamp, fs};
use vitrine_package::listing::{AuditHead, AuditHeads, ROOT_FILE, Root};

use crate::store::UnitOfWork;
use crate::{Registry, RegistryError};

/// The note that holds the key heads are published with: without it, nobody can guess at what a row says.
const KEY: &str = "audit.publish_key";

/// Heads that stay, about three years of days: a hundred kilobytes.
const KEPT: usize = 1_000;

/// A day in milliseconds.
const DAY: Timestamp = 24 * 60 * 60 * 1000;

/// What the next index says of the audit log.
pub(super) struct Heads {
    /// Oldest first.
    pub(super) list: Vec<AuditHead>,
    /// A day has passed since the last one: it is published even when nothing else is new.
    pub(super) due: bool,
}

/// Makes the key unless it is there. It stays as long as the registry does.
pub(super) fn make_key(registry: &Registry) -> Result<(), RegistryError> {
    if registry.db.read_now(|unit| unit.note(KEY))?.is_some() {
        return Ok(());
    }
    registry.db.write_now(|unit| match unit.note(KEY)? {
        Some(_) => Ok(()),
        None => unit.set_note(KEY, &hex::encode(rand::random::<[u8; 32]>())),
    })
}

/// The published heads and the log's own. Of one day only the newest stays, except for one that the log does not have any
/// more: that is not covered up.
pub(super) fn next(gallery: &Path, unit: &dyn UnitOfWork, now: Timestamp) -> Result<Heads, RegistryError> {
    let mut list = published(gallery).unwrap_or_else(|sentence| {
        tracing::error!(%sentence, "the published heads of the audit log are lost; they begin anew");
        Vec::new()
    });
    let (Some(key), Some(head)) = (unit.note(KEY)?, unit.audit_head()?) else {
        return Ok(Heads { list, due: false });
    };
    let rows = u64::try_from(head.seq).unwrap_or_default();
    let new = AuditHead { rows, hash: keyed(&key, head.hash)?, at: now };
    let last = list.last().copied();
    if last.is_some_and(|last| (last.rows, last.hash) == (new.rows, new.hash)) {
        return Ok(Heads { list, due: false });
    }
    let day = |at: Timestamp| at.div_euclid(DAY);
    let due = last.is_some_and(|last| day(last.at) < day(now));
    if let Some(last) = last.filter(|last| day(last.at) == day(now))
        && is_in_log(unit, &key, &last)?
    {
        list.pop();
    }
    list.push(new);
    list.drain(..list.len().saturating_sub(KEPT));
    Ok(Heads { list, due })
}

/// The heads that the gallery's index names now; none when there is no gallery, or nothing was published with them yet.
///
/// # Errors
/// A sentence, when the file is not there or not what the index says.
pub fn published(gallery: &Path) -> Result<Vec<AuditHead>, String> {
    let file = gallery.join(ROOT_FILE);
    if !fs::exists(&file) {
        return Ok(Vec::new());
    }
    let unread = |name: &str, error: &dyn std::fmt::Display| format!("“{name}” cannot be read: {error}.");
    let bytes = fs::read_limited(&file, MANIFEST_BYTES).map_err(|error| unread(ROOT_FILE, &error))?;
    let root: Root = serde_json::from_slice(&bytes).map_err(|error| unread(ROOT_FILE, &error))?;
    let Some(named) = root.audit else { return Ok(Vec::new()) };
    let heads = fs::read_limited(&gallery.join(&named.path), MANIFEST_BYTES);
    let heads = heads.map_err(|error| unread(&named.path, &error))?;
    if Sha256::of(&heads) != named.sha256 {
        return Err(format!("“{}” is not what {ROOT_FILE} says.", named.path));
    }
    read(&heads).map_err(|error| unread(&named.path, &error))
}

/// The heads of a file as it is published.
///
/// # Errors
/// When it is no such file.
pub fn read(bytes: &[u8]) -> Result<Vec<AuditHead>, serde_json::Error> {
    Ok(serde_json::from_slice::<AuditHeads>(bytes)?.heads)
}

/// Those of these heads that the audit log does not have.
///
/// # Errors
/// When the engine refuses.
pub fn missing(unit: &dyn UnitOfWork, heads: &[AuditHead]) -> Result<Vec<AuditHead>, RegistryError> {
    let key = unit.note(KEY)?.unwrap_or_default();
    let mut missing = Vec::new();
    for head in heads {
        if !is_in_log(unit, &key, head)? {
            missing.push(*head);
        }
    }
    Ok(missing)
}

/// True when the log has that row, and it ends all before it with the same hash.
fn is_in_log(unit: &dyn UnitOfWork, key: &str, head: &AuditHead) -> Result<bool, RegistryError> {
    let Ok(seq) = i64::try_from(head.rows) else { return Ok(false) };
    let rows = unit.audit_rows(seq.saturating_add(1), None, 1)?;
    let Some(row) = rows.first().filter(|row| row.seq == seq) else { return Ok(false) };
    Ok(keyed(key, row.hash)? == head.hash)
}

fn keyed(key: &str, hash: Sha256) -> Result<Sha256, RegistryError> {
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(key.as_bytes())
        .map_err(|error| RegistryError::Internal(error.to_string()))?;
    mac.update(hash.as_bytes());
    Ok(Sha256::from_bytes(mac.finalize().into_bytes().into()))
}
