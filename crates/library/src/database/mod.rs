//! `library.db`: an index over what lies on disk, and the jobs. The receipts beside the packages are the
//! truth; a database that is deleted or damaged is made again from them.

mod migrations;
mod rows;

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode};

pub(crate) use migrations::KNOWN;
pub(crate) use rows::Row;

/// How long SQLite waits for another process's write.
const PATIENCE: Duration = Duration::from_secs(10);

/// An open database. Clones share it.
#[derive(Debug, Clone)]
pub(crate) struct Database {
    connection: Arc<Mutex<Connection>>,
}

/// How opening went.
pub(crate) enum Opened {
    /// It is there; `fresh` when it holds nothing yet.
    Ready { database: Database, fresh: bool },
    /// It cannot be read as a database.
    Damaged,
    /// A later Vitrine wrote it.
    Newer(i64),
}

impl Database {
    /// Opens the file, brings it to the present form and looks whether it is whole.
    pub(crate) fn open(path: &Path) -> rusqlite::Result<Opened> {
        match Self::try_open(path) {
            Err(error) if is_damage(&error) => Ok(Opened::Damaged),
            other => other,
        }
    }

    fn try_open(path: &Path) -> rusqlite::Result<Opened> {
        let mut connection = Connection::open(path)?;
        connection.busy_timeout(PATIENCE)?;
        let version = migrations::version(&connection)?;
        if version > KNOWN {
            return Ok(Opened::Newer(version));
        }
        let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if verdict != "ok" {
            return Ok(Opened::Damaged);
        }
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        let fresh = migrations::run(&mut connection, Some(path))?;
        for probe in migrations::PROBES {
            connection.prepare(probe)?;
        }
        Ok(Opened::Ready { database: Self { connection: Arc::new(Mutex::new(connection)) }, fresh })
    }

    /// One that lives in memory, for a home that can only be read.
    pub(crate) fn in_memory() -> rusqlite::Result<Self> {
        let mut connection = Connection::open_in_memory()?;
        migrations::run(&mut connection, None)?;
        Ok(Self { connection: Arc::new(Mutex::new(connection)) })
    }

    /// The connection, for one short piece of work.
    pub(crate) fn lock(&self) -> MutexGuard<'_, Connection> {
        // A panic elsewhere leaves no half statement behind: SQLite rolled it back.
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// True when the error says that the file is no (whole) database, rather than out of reach.
fn is_damage(error: &rusqlite::Error) -> bool {
    match error {
        rusqlite::Error::SqliteFailure(failure, text) => {
            matches!(failure.code, ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
                || text.as_deref().is_some_and(|text| {
                    ["malformed", "no such table", "no such column", "already exists", "has no column"]
                        .iter()
                        .any(|sign| text.contains(sign))
                })
        }
        // Our statements are as they are: what does not fit them is the file.
        rusqlite::Error::SqlInputError { .. } => true,
        rusqlite::Error::InvalidColumnType(..) | rusqlite::Error::FromSqlConversionFailure(..) => true,
        _ => false,
    }
}
