//! Drafts of submissions: what a maker has filled in so far. What is in one is the engine's affair.

use rusqlite::{OptionalExtension as _, params};
use vitrine_base::Timestamp;

use super::Personal;
use crate::LibraryError;

/// One draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftRow {
    /// Its id.
    pub id: String,
    /// When it was begun.
    pub made: Timestamp,
    /// When it was last changed.
    pub changed: Timestamp,
    /// What is in it (JSON).
    pub body: String,
}

impl Personal {
    /// Every draft, the last changed first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn drafts(&self) -> Result<Vec<DraftRow>, LibraryError> {
        let connection = self.lock();
        let mut statement = connection
            .prepare_cached("SELECT id, made, changed, body FROM drafts ORDER BY changed DESC, id")?;
        let rows = statement.query_map([], |row| {
            Ok(DraftRow { id: row.get(0)?, made: row.get(1)?, changed: row.get(2)?, body: row.get(3)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One draft.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn draft(&self, id: &str) -> Result<Option<DraftRow>, LibraryError> {
        let connection = self.lock();
        let mut statement =
            connection.prepare_cached("SELECT id, made, changed, body FROM drafts WHERE id = ?1")?;
        let read = |row: &rusqlite::Row<'_>| {
            Ok(DraftRow { id: row.get(0)?, made: row.get(1)?, changed: row.get(2)?, body: row.get(3)? })
        };
        Ok(statement.query_row([id], read).optional()?)
    }

    /// Keeps a draft as it is now.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn keep_draft(&self, id: &str, body: &str, now: Timestamp) -> Result<(), LibraryError> {
        self.lock().execute(
            "INSERT INTO drafts VALUES (?1, ?2, ?2, ?3) ON CONFLICT DO UPDATE SET changed = ?2, body = ?3",
            params![id, now, body],
        )?;
        Ok(())
    }

    /// Forgets a draft.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn forget_draft(&self, id: &str) -> Result<(), LibraryError> {
        self.lock().execute("DELETE FROM drafts WHERE id = ?1", [id])?;
        Ok(())
    }
}
