//! SQL of [`crate::store::AuditStore`].

use rusqlite::{OptionalExtension as _, Row, params};
use vitrine_base::{Sha256, Timestamp};

use super::{Session, sha256};
use crate::RegistryError;
use crate::store::{AuditHead, AuditRow, AuditStore, CareStore as _};

/// The note of the newest row.
const HEAD: &str = "audit.head";

const COLUMNS: &str = "seq, at, actor, action, subject, body, previous, hash";

fn read(row: &Row<'_>) -> rusqlite::Result<AuditRow> {
    Ok(AuditRow {
        seq: row.get(0)?,
        at: row.get(1)?,
        actor: row.get(2)?,
        action: row.get(3)?,
        subject: row.get(4)?,
        body: row.get(5)?,
        previous: sha256(row, 6)?,
        hash: sha256(row, 7)?,
    })
}

impl AuditStore for Session<'_> {
    fn audit(
        &self,
        at: Timestamp,
        actor: Option<i64>,
        action: &str,
        subject: &str,
        body: &serde_json::Value,
    ) -> Result<(), RegistryError> {
        let last = self.audit_head()?.map(|head| (head.seq, head.hash));
        let (seq, previous) = last.unwrap_or((0, Sha256::from_bytes([0; 32])));
        let mut row = AuditRow {
            seq: seq + 1,
            at,
            actor,
            action: action.into(),
            subject: subject.into(),
            body: body.to_string(),
            previous,
            hash: previous,
        };
        row.hash = row.computed();
        self.connection
            .prepare_cached("INSERT INTO audit VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?
            .execute(params![
                row.seq,
                row.at,
                row.actor,
                row.action,
                row.subject,
                row.body,
                row.previous.as_bytes(),
                row.hash.as_bytes()
            ])?;
        self.set_note(HEAD, &serde_json::to_string(&AuditHead { seq: row.seq, hash: row.hash })?)
    }

    fn audit_rows(
        &self,
        before: i64,
        subject: Option<&str>,
        limit: u32,
    ) -> Result<Vec<AuditRow>, RegistryError> {
        // Each its own statement, so that the index on subjects is used.
        let of = if subject.is_some() { "subject = ?2" } else { "?2 IS NULL" };
        let sql = format!("SELECT {COLUMNS} FROM audit WHERE {of} AND seq < ?1 ORDER BY seq DESC LIMIT ?3");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params![before, subject, limit], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn audit_head(&self) -> Result<Option<AuditHead>, RegistryError> {
        let head = self
            .connection
            .prepare_cached("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")?
            .query_row([], |row| Ok(AuditHead { seq: row.get(0)?, hash: sha256(row, 1)? }))
            .optional()?;
        Ok(head)
    }

    fn audit_has(&self, head: &AuditHead) -> Result<bool, RegistryError> {
        let mut statement =
            self.connection.prepare_cached("SELECT 1 FROM audit WHERE seq = ?1 AND hash = ?2")?;
        Ok(statement.exists(params![head.seq, head.hash.as_bytes()])?)
    }

    fn audit_fault(&self) -> Result<Option<(i64, String)>, RegistryError> {
        let sql = format!("SELECT {COLUMNS} FROM audit ORDER BY seq");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let (mut seq, mut hash) = (0, Sha256::from_bytes([0; 32]));
        for row in statement.query_map([], read)? {
            let row = row?;
            let fault = if row.seq != seq + 1 {
                Some(format!("row {} follows row {seq}: rows are missing", row.seq))
            } else if row.previous != hash {
                Some(format!("row {} does not follow from the row before it", row.seq))
            } else if row.computed() != row.hash {
                Some(format!("row {} is not what was written", row.seq))
            } else {
                None
            };
            if let Some(fault) = fault {
                return Ok(Some((row.seq, fault)));
            }
            (seq, hash) = (row.seq, row.hash);
        }
        let noted: Option<AuditHead> = self.note(HEAD)?.and_then(|text| serde_json::from_str(&text).ok());
        let fault = match noted {
            Some(head) if (head.seq, head.hash) != (seq, hash) => {
                Some((seq + 1, format!("it ends at row {seq}, and row {} was written last", head.seq)))
            }
            None if seq > 0 => Some((seq, "the note of its end is gone".to_owned())),
            _ => None,
        };
        Ok(fault)
    }
}
