//! SQL of [`crate::store::SessionStore`].

use rusqlite::{OptionalExtension as _, Row, params};
use vitrine_base::Timestamp;

use super::Session;
use crate::RegistryError;
use crate::store::{SessionRow, SessionStore};

const COLUMNS: &str = "hash, account, created, seen, expires, agent, confirmed";

fn read(row: &Row<'_>) -> rusqlite::Result<SessionRow> {
    Ok(SessionRow {
        hash: row.get(0)?,
        account: row.get(1)?,
        created: row.get(2)?,
        seen: row.get(3)?,
        expires: row.get(4)?,
        agent: row.get(5)?,
        confirmed: row.get(6)?,
    })
}

impl SessionStore for Session<'_> {
    fn add_session(&self, session: &SessionRow) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(&format!("INSERT INTO session ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"))?
            .execute(params![
                session.hash,
                session.account,
                session.created,
                session.seen,
                session.expires,
                session.agent,
                session.confirmed
            ])?;
        Ok(())
    }

    fn session(&self, hash: &[u8; 32]) -> Result<Option<SessionRow>, RegistryError> {
        let sql = format!("SELECT {COLUMNS} FROM session WHERE hash = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([hash], read).optional()?)
    }

    fn touch_session(
        &self,
        hash: &[u8; 32],
        seen: Timestamp,
        expires: Timestamp,
    ) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached("UPDATE session SET seen = ?2, expires = ?3 WHERE hash = ?1")?
            .execute(params![hash, seen, expires])?;
        Ok(())
    }

    fn confirm_session(&self, hash: &[u8; 32], at: Timestamp) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached("UPDATE session SET confirmed = ?2 WHERE hash = ?1")?
            .execute(params![hash, at])?;
        Ok(())
    }

    fn end_session(&self, hash: &[u8; 32]) -> Result<bool, RegistryError> {
        let ended = self.connection.prepare_cached("DELETE FROM session WHERE hash = ?1")?.execute([hash])?;
        Ok(ended > 0)
    }

    fn end_sessions(&self, account: i64, but: Option<&[u8; 32]>) -> Result<usize, RegistryError> {
        Ok(self
            .connection
            .prepare_cached("DELETE FROM session WHERE account = ?1 AND (?2 IS NULL OR hash != ?2)")?
            .execute(params![account, but])?)
    }

    fn sessions_of(&self, account: i64, now: Timestamp) -> Result<Vec<SessionRow>, RegistryError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM session WHERE account = ?1 AND expires > ?2 ORDER BY seen DESC, created DESC LIMIT 200"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params![account, now], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
