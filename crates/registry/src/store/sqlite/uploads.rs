//! SQL of [`crate::store::UploadStore`].

use rusqlite::{OptionalExtension as _, Row, params};
use vitrine_base::{Sha256, Timestamp};

use super::packages::word;
use super::{Session, json};
use crate::RegistryError;
use crate::store::{UploadRow, UploadState, UploadStore};

const COLUMNS: &str =
    "id, account, length, received, metadata, wanted, sha256, state, reason, created, expires";

fn read(row: &Row<'_>) -> rusqlite::Result<UploadRow> {
    let digest = |column| row.get::<_, Option<[u8; 32]>>(column).map(|found| found.map(Sha256::from_bytes));
    Ok(UploadRow {
        id: row.get(0)?,
        account: row.get(1)?,
        length: row.get(2)?,
        received: row.get(3)?,
        metadata: json(row, 4)?,
        wanted: digest(5)?,
        sha256: digest(6)?,
        state: word(row, 7, UploadState::from_word)?,
        reason: row.get(8)?,
        created: row.get(9)?,
        expires: row.get(10)?,
    })
}

impl UploadStore for Session<'_> {
    fn add_upload(&self, upload: &UploadRow) -> Result<(), RegistryError> {
        let sql =
            format!("INSERT INTO upload ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
        self.connection.prepare_cached(&sql)?.execute(params![
            upload.id,
            upload.account,
            upload.length,
            upload.received,
            serde_json::to_string(&upload.metadata)?,
            upload.wanted.map(|sha256| *sha256.as_bytes()),
            upload.sha256.map(|sha256| *sha256.as_bytes()),
            upload.state.as_str(),
            upload.reason,
            upload.created,
            upload.expires,
        ])?;
        Ok(())
    }

    fn upload(&self, id: &str) -> Result<Option<UploadRow>, RegistryError> {
        let sql = format!("SELECT {COLUMNS} FROM upload WHERE id = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([id], read).optional()?)
    }

    fn set_upload_received(
        &self,
        id: &str,
        received: u64,
        sha256: Option<Sha256>,
        expires: Timestamp,
    ) -> Result<(), RegistryError> {
        let sha256 = sha256.map(|sha256| *sha256.as_bytes());
        self.connection
            .prepare_cached(
                "UPDATE upload SET received = ?2, sha256 = ?3, expires = ?4 WHERE id = ?1 AND state = 'open'",
            )?
            .execute(params![id, received, sha256, expires])?;
        Ok(())
    }

    fn end_upload(&self, id: &str, refused: Option<&str>, expires: Timestamp) -> Result<bool, RegistryError> {
        let state = if refused.is_some() { UploadState::Refused } else { UploadState::Whole };
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE upload SET state = ?2, reason = ?3, expires = ?4 WHERE id = ?1 AND state = 'open'",
            )?
            .execute(params![id, state.as_str(), refused, expires])?;
        Ok(changed == 1)
    }

    fn take_back_upload(&self, id: &str, expires: Timestamp) -> Result<bool, RegistryError> {
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE upload SET state = 'taken_back', expires = ?2 WHERE id = ?1 AND state = 'whole'",
            )?
            .execute(params![id, expires])?;
        Ok(changed == 1)
    }

    fn remove_upload(&self, id: &str) -> Result<(), RegistryError> {
        self.connection.prepare_cached("DELETE FROM upload WHERE id = ?1")?.execute([id])?;
        Ok(())
    }

    fn uploads_of(&self, account: i64, since: Timestamp) -> Result<(u64, u64), RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT count(*), coalesce(sum(length), 0)
                + (SELECT coalesce(sum(size), 0) FROM submission WHERE account = ?1 AND state != 'published'
                    AND (state NOT IN ('rejected', 'withdrawn') OR updated >= ?2))
             FROM upload WHERE account = ?1 AND (state = 'open'
                 OR (state IN ('whole', 'taken_back') AND id NOT IN
                     (SELECT upload FROM submission WHERE account = ?1 AND upload IS NOT NULL)))",
        )?;
        Ok(statement.query_row(params![account, since], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    fn uploads_expired(&self, now: Timestamp, limit: u32) -> Result<Vec<UploadRow>, RegistryError> {
        let sql = format!("SELECT {COLUMNS} FROM upload WHERE expires <= ?1 ORDER BY expires LIMIT ?2");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params![now, limit], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn uploads_unsettled(&self) -> Result<Vec<UploadRow>, RegistryError> {
        let sql = format!("SELECT {COLUMNS} FROM upload WHERE state = 'open' AND received = length");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
