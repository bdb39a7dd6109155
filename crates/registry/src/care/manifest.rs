//! What a backup consists of: `backup.json`, written last. Everything it names lies in one pool by digest
//! (`sha256/ab/<hex>`, as in the registry's own blob store), so that a backup adds only what is new. `docs/registry-backup.md`
//! describes the format.

use serde::{Deserialize, Serialize};
use vitrine_base::limits::INDEX_BYTES;
use vitrine_base::{Sha256, Timestamp};

use super::place::Place;
use crate::RegistryError;
use crate::error::Refusal;
use crate::store::AuditHead;

/// The value of [`Manifest::format`].
pub(super) const FORMAT: &str = "vitrine-backup/1";

/// The newest manifest.
pub(super) const LATEST: &str = "backup.json";

/// All manifests that are kept, by time.
pub(super) const ALL: &str = "backups";

/// The pool.
pub(super) const POOL: &str = "sha256";

/// Where keys and settings go, readable by their owner only.
pub(super) const KEYS: &str = "keys";

/// Some bytes of the pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Piece {
    /// Their digest.
    pub(super) sha256: Sha256,
    /// How many.
    pub(super) size: u64,
}

/// A file with a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct NamedPiece {
    /// Its path, `/` between parts.
    pub(super) path: String,
    /// Its digest.
    pub(super) sha256: Sha256,
    /// Its bytes.
    pub(super) size: u64,
    /// When it changed last: a file of the same size and time is not hashed again by the next backup.
    #[serde(default)]
    pub(super) modified: Timestamp,
}

/// A backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// Always [`FORMAT`].
    pub(super) format: String,
    /// When it was made.
    pub(super) made: Timestamp,
    /// The version of Vitrine that made it.
    pub(super) program: String,
    /// The newest row of the audit log when the backup began: rows cut off later show in the next backup.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) audit: Option<AuditHead>,
    /// The database, a consistent copy.
    pub(super) database: Piece,
    /// The bytes of packages.
    pub(super) blobs: Vec<Piece>,
    /// The files of the static index, signed metadata included.
    pub(super) gallery: Vec<NamedPiece>,
    /// Files in `keys/`, when they were asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) keys: Vec<NamedPiece>,
    /// SHA-256 of this document with this field empty: shows a damaged or changed document.
    pub(super) seal: String,
}

impl Manifest {
    fn computed(&self) -> Result<String, RegistryError> {
        let bare = Self { seal: String::new(), ..self.clone() };
        Ok(Sha256::of(&serde_json::to_vec(&bare)?).to_hex())
    }

    /// Its bytes, sealed.
    pub(super) fn sealed(mut self) -> Result<Vec<u8>, RegistryError> {
        self.seal = self.computed()?;
        Ok(serde_json::to_vec(&self)?)
    }

    /// Reads one; `None` when there is none of that name.
    pub(super) async fn read(place: &Place, name: &str) -> Result<Option<Self>, RegistryError> {
        let Some(bytes) = place.get(name, INDEX_BYTES).await? else { return Ok(None) };
        let broken = |reason: String| {
            RegistryError::refused(
                Refusal::Invalid,
                "backup.manifest",
                format!("“{name}” in {} is not what a backup wrote: {reason}.", place.shown()),
            )
        };
        let manifest: Self = serde_json::from_slice(&bytes).map_err(|error| broken(error.to_string()))?;
        if manifest.format != FORMAT {
            return Err(broken(format!("its format is “{}”, not “{FORMAT}”", manifest.format)));
        }
        if manifest.computed()? != manifest.seal {
            return Err(broken("it was changed or damaged".into()));
        }
        for file in manifest.gallery.iter().chain(&manifest.keys) {
            vitrine_base::path_policy::check_path(&file.path, 1024, 32)
                .map_err(|problem| broken(format!("“{}”: {problem}", file.path)))?;
        }
        Ok(Some(manifest))
    }

    /// Everything of the pool it needs.
    pub(super) fn pieces(&self) -> impl Iterator<Item = Piece> {
        let named = self.gallery.iter().map(|file| Piece { sha256: file.sha256, size: file.size });
        std::iter::once(self.database).chain(self.blobs.iter().copied()).chain(named)
    }
}

/// The key of some bytes in the pool.
pub(super) fn pool_key(sha256: Sha256) -> String {
    let hex = sha256.to_hex();
    format!("{POOL}/{}/{hex}", &hex[..2])
}
