//! What is kept of a gallery between runs. In the gallery's folder:
//!
//! - `identity.json`: the fingerprint, the highest timestamp version and signing time seen. Written in one
//!   step; naming the folder beside it is what makes an identity the trusted one.
//! - `<16 digits of the fingerprint>/roots/pinned.json` and `N.root.json`: the root first trusted, and those
//!   that followed; `timestamp.json`, `snapshot.json`, `targets.json`, `<role>.json`: the newest verified.
//!
//! Every write is atomic and on disk when it returns, and a failure to write fails the refresh: the floor
//! below which no version may fall is never lost silently. What is read back is verified again.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use vitrine_base::{Timestamp, fs};

use super::{MAX_ROOT, MAX_TARGETS};
use crate::{Fingerprint, TrustError};

const IDENTITY: &str = "identity.json";
const IDENTITY_SCHEMA: &str = "vitrine.identity/1";
const PINNED: &str = "pinned.json";
const MAX_IDENTITY: u64 = 64 * 1024;

/// What is remembered beside the metadata itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Remembered {
    schema: String,
    pub(super) fingerprint: Fingerprint,
    /// The highest timestamp version seen, and the keys that signed it: the floor holds as long as they do.
    pub(super) timestamp_version: u64,
    pub(super) timestamp_keys: Vec<String>,
    /// The newest signing time those keys have said, as far as it could be believed.
    pub(super) signed_at: Timestamp,
    /// The identity is `1.root.json`'s digest, so that what a host shows can be held against it.
    pub(super) first_root: bool,
}

impl Remembered {
    pub(super) fn new(fingerprint: Fingerprint, first_root: bool) -> Self {
        Self {
            schema: IDENTITY_SCHEMA.to_owned(),
            fingerprint,
            timestamp_version: 0,
            timestamp_keys: Vec::new(),
            signed_at: 0,
            first_root,
        }
    }
}

/// The folder of one gallery.
#[derive(Debug)]
pub(super) struct Memory {
    folder: PathBuf,
    metadata: PathBuf,
}

impl Memory {
    /// Starts a new identity beside whatever is there; it counts from the first [`Self::remember`].
    pub(super) fn create(folder: &Path, fingerprint: Fingerprint, root: &[u8]) -> Result<Self, TrustError> {
        let metadata = folder.join(fingerprint.short());
        if fs::exists(&metadata) {
            // Left by an attempt that was cut before it counted, or the very identity that is to be renewed.
            fs::remove_tree(&metadata)?;
        }
        fs::create_dir_all(&metadata.join("roots"))?;
        fs::write_atomic(&metadata.join("roots").join(PINNED), root)?;
        fs::sync_dir(&metadata)?;
        fs::sync_dir(folder)?;
        Ok(Self { folder: folder.to_owned(), metadata })
    }

    /// What is remembered, when something is.
    pub(super) fn open(folder: &Path) -> Result<Option<(Self, Remembered)>, TrustError> {
        if !fs::exists(&folder.join(IDENTITY)) {
            return Ok(None);
        }
        let remembered = match read_identity(folder) {
            Some(remembered) => remembered,
            None => recovered(folder)?,
        };
        let metadata = folder.join(remembered.fingerprint.short());
        Ok(Some((Self { folder: folder.to_owned(), metadata }, remembered)))
    }

    /// Keeps `remembered`, never lower than what another program kept meanwhile.
    pub(super) fn remember(&self, remembered: &mut Remembered) -> Result<(), TrustError> {
        if let Some(kept) = read_identity(&self.folder).filter(|k| k.fingerprint == remembered.fingerprint) {
            if kept.timestamp_keys == remembered.timestamp_keys {
                remembered.timestamp_version = remembered.timestamp_version.max(kept.timestamp_version);
                remembered.signed_at = remembered.signed_at.max(kept.signed_at);
            }
            if kept == *remembered {
                return Ok(());
            }
        }
        let text = serde_json::to_vec_pretty(remembered).map_err(std::io::Error::other)?;
        Ok(fs::write_atomic(&self.folder.join(IDENTITY), &text)?)
    }

    /// Removes what other identities left. Of no consequence when it fails: they do not count.
    pub(super) fn forget_others(&self) {
        for (name, _) in fs::list_dir(&self.folder).unwrap_or_default() {
            let path = self.folder.join(&name);
            if path != self.metadata && is_identity_folder(&name.to_string_lossy()) {
                let _ = fs::remove_tree(&path);
            }
        }
    }

    /// The root this gallery was first trusted by, held against its fingerprint.
    pub(super) fn pinned_root(&self) -> Result<Vec<u8>, TrustError> {
        let bytes = fs::read_limited(&self.metadata.join("roots").join(PINNED), MAX_ROOT)
            .map_err(|_| self.damaged())?;
        if Fingerprint::of(&bytes).short() == self.short() { Ok(bytes) } else { Err(self.damaged()) }
    }

    fn short(&self) -> String {
        self.metadata.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// A later root that was kept.
    pub(super) fn root(&self, version: u64) -> Option<Vec<u8>> {
        fs::read_limited(&self.metadata.join("roots").join(format!("{version}.root.json")), MAX_ROOT).ok()
    }

    pub(super) fn keep_root(&self, version: u64, bytes: &[u8]) -> Result<(), TrustError> {
        Ok(fs::write_atomic(&self.metadata.join("roots").join(format!("{version}.root.json")), bytes)?)
    }

    /// A kept file of a role; `None` when there is none that can be read.
    pub(super) fn role(&self, name: &str) -> Option<Vec<u8>> {
        fs::read_limited(&self.metadata.join(role_file(name)), MAX_TARGETS).ok()
    }

    pub(super) fn keep_role(&self, name: &str, bytes: &[u8]) -> Result<(), TrustError> {
        Ok(fs::write_atomic(&self.metadata.join(role_file(name)), bytes)?)
    }

    pub(super) fn damaged(&self) -> TrustError {
        TrustError::Damaged { folder: self.folder.display().to_string() }
    }
}

fn read_identity(folder: &Path) -> Option<Remembered> {
    let bytes = fs::read_limited(&folder.join(IDENTITY), MAX_IDENTITY).ok()?;
    let remembered: Remembered = serde_json::from_slice(&bytes).ok()?;
    (remembered.schema == IDENTITY_SCHEMA).then_some(remembered)
}

/// `identity.json` is damaged: the only identity folder there names the root, and the metadata in it the
/// versions, so nothing is lost but the signing time.
fn recovered(folder: &Path) -> Result<Remembered, TrustError> {
    let damaged = || TrustError::Damaged { folder: folder.display().to_string() };
    let mut found = fs::list_dir(folder)?
        .into_iter()
        .map(|(name, _)| name.to_string_lossy().into_owned())
        .filter(|name| is_identity_folder(name));
    let (Some(name), None) = (found.next(), found.next()) else { return Err(damaged()) };
    let root =
        fs::read_limited(&folder.join(&name).join("roots").join(PINNED), MAX_ROOT).map_err(|_| damaged())?;
    let fingerprint = Fingerprint::of(&root);
    if fingerprint.short() == name { Ok(Remembered::new(fingerprint, true)) } else { Err(damaged()) }
}

fn is_identity_folder(name: &str) -> bool {
    name.len() == 16 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A role's file name, as python-tuf quotes it: everything but unreserved letters is percent-encoded.
pub(super) fn role_file(role: &str) -> String {
    format!("{}.json", quoted(role))
}

pub(super) fn quoted(role: &str) -> String {
    role.bytes().fold(String::with_capacity(role.len()), |mut out, byte| {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
        out
    })
}
