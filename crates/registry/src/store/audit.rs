//! The audit log: append-only, each row's hash covers the one before, so that a changed, missing or moved row shows.

use vitrine_base::{Hasher, Sha256, Timestamp};

use crate::RegistryError;

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditRow {
    /// Its place, from 1 without gaps.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Who; `None` for the registry itself.
    pub actor: Option<i64>,
    /// What was done: `submission.approved`.
    pub action: String,
    /// To what: `package:nora`, `submission:<id>`, `account:7`.
    pub subject: String,
    /// More of it, a JSON document.
    pub body: String,
    /// The hash of the row before; 32 zero bytes for the first.
    pub previous: Sha256,
    /// [`AuditRow::computed`].
    pub hash: Sha256,
}

impl AuditRow {
    /// SHA-256 over the hash of the row before and every field, each ended by a zero byte.
    pub fn computed(&self) -> Sha256 {
        let mut hasher = Hasher::new();
        hasher.update(self.previous.as_bytes());
        let actor = self.actor.map_or_else(String::new, |actor| actor.to_string());
        for field in
            [&self.seq.to_string(), &self.at.to_string(), &actor, &self.action, &self.subject, &self.body]
        {
            hasher.update(field.as_bytes());
            hasher.update(&[0]);
        }
        hasher.finish()
    }
}

/// The newest row, as it is noted outside of the log: rows cut off its end show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct AuditHead {
    /// Its place.
    pub seq: i64,
    /// Its hash.
    pub hash: Sha256,
}

/// The audit log.
pub trait AuditStore {
    /// Appends a row.
    ///
    /// # Errors
    /// When the engine refuses.
    fn audit(
        &self,
        at: Timestamp,
        actor: Option<i64>,
        action: &str,
        subject: &str,
        body: &serde_json::Value,
    ) -> Result<(), RegistryError>;
    /// Rows before a sequence (`i64::MAX` for the newest), newest first; of one subject when given.
    ///
    /// # Errors
    /// When the engine refuses.
    fn audit_rows(
        &self,
        before: i64,
        subject: Option<&str>,
        limit: u32,
    ) -> Result<Vec<AuditRow>, RegistryError>;
    /// The newest row; `None` while there is none.
    ///
    /// # Errors
    /// When the engine refuses.
    fn audit_head(&self) -> Result<Option<AuditHead>, RegistryError>;
    /// Whether the row that was the newest once is still there, as it was.
    ///
    /// # Errors
    /// When the engine refuses.
    fn audit_has(&self, head: &AuditHead) -> Result<bool, RegistryError>;
    /// Walks the whole chain up to the head that is noted beside it; the sequence of the first row that does not fit, with
    /// why.
    ///
    /// # Errors
    /// When the engine refuses.
    fn audit_fault(&self) -> Result<Option<(i64, String)>, RegistryError>;
}
