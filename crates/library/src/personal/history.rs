//! What happened to the library, for looking back and for taking things back. Of more than [`KEPT`] entries the
//! oldest go.

use rusqlite::{OptionalExtension as _, Row, params};
use vitrine_base::Timestamp;

use super::Personal;
use crate::LibraryError;

/// Years of anybody's updates; bounded so that the file does not grow for ever.
const KEPT: i64 = 5000;

/// Something that happened, to be written down.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewEntry {
    /// When.
    pub at: Timestamp,
    /// What: the engine's word (`install`, `update`, `remove`, …).
    pub what: String,
    /// Name of the source.
    pub source: String,
    /// Id of the package.
    pub id: String,
    /// Its name then.
    pub name: String,
    /// The version before, when there was one.
    pub before: Option<String>,
    /// The version after, when there is one.
    pub after: Option<String>,
    /// Why: `person`, `policy`, `collection`, `bundle`, …
    pub cause: String,
    /// The job that did it.
    pub job: Option<String>,
    /// More in words.
    pub details: String,
}

/// An entry as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryEntry {
    /// Its number; later ones are greater.
    pub number: i64,
    /// What it says.
    pub entry: NewEntry,
}

const COLUMNS: &str = "number, at, what, source, id, name, before, after, cause, job, details";

impl Personal {
    /// Writes an entry; answers its number.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn write_history(&self, entry: &NewEntry) -> Result<i64, LibraryError> {
        let connection = self.lock();
        connection.execute(
            "INSERT INTO history (at, what, source, id, name, before, after, cause, job, details)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                entry.at,
                entry.what,
                entry.source,
                entry.id,
                entry.name,
                entry.before,
                entry.after,
                entry.cause,
                entry.job,
                entry.details
            ],
        )?;
        let number = connection.last_insert_rowid();
        connection.execute("DELETE FROM history WHERE number <= ?1", [number - KEPT])?;
        Ok(number)
    }

    /// Entries before a number (or the newest), newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn history(&self, before: Option<i64>, limit: u32) -> Result<Vec<HistoryEntry>, LibraryError> {
        let connection = self.lock();
        let mut statement = connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM history WHERE number < ?1 ORDER BY number DESC LIMIT ?2"
        ))?;
        let rows = statement.query_map(params![before.unwrap_or(i64::MAX), limit], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One entry.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn history_entry(&self, number: i64) -> Result<Option<HistoryEntry>, LibraryError> {
        let connection = self.lock();
        let mut statement =
            connection.prepare_cached(&format!("SELECT {COLUMNS} FROM history WHERE number = ?1"))?;
        Ok(statement.query_row([number], read).optional()?)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<HistoryEntry> {
    let entry = NewEntry {
        at: row.get(1)?,
        what: row.get(2)?,
        source: row.get(3)?,
        id: row.get(4)?,
        name: row.get(5)?,
        before: row.get(6)?,
        after: row.get(7)?,
        cause: row.get(8)?,
        job: row.get(9)?,
        details: row.get(10)?,
    };
    Ok(HistoryEntry { number: row.get(0)?, entry })
}
