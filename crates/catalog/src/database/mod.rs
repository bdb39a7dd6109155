//! The catalogue's database: one SQLite file, one writing connection, a few reading ones. It is a copy of what
//! the sources say, so a lost one is made anew and filled by the next sync.

pub(crate) mod apply;
pub(crate) mod collections;
mod open;
pub(crate) mod rows;
pub(crate) mod schema;
pub(crate) mod sources;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};
use vitrine_base::fs;

use crate::CatalogError;

pub(crate) use open::open;

/// Readers kept open; more are opened when needed and closed after.
const POOL: usize = 4;

/// How long one process waits for another that is writing: a first sync of 100,000 takes seconds.
const BUSY: Duration = Duration::from_secs(30);

/// An open database.
pub(crate) struct Database {
    path: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    /// Says to other copies of the program that the file must stay where it is.
    _in_use: Option<fs::FileLock>,
}

impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Database").field("path", &self.path).finish_non_exhaustive()
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Database {
    /// Runs a read on a connection of the pool.
    pub(crate) fn read<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, CatalogError>,
    ) -> Result<T, CatalogError> {
        let pooled = locked(&self.readers).pop();
        let connection = match pooled {
            Some(connection) => connection,
            None => self.reader()?,
        };
        let answer = work(&connection);
        let mut readers = locked(&self.readers);
        if readers.len() < POOL {
            readers.push(connection);
        }
        drop(readers);
        self.noticing_damage(answer)
    }

    /// Runs a change in one transaction; an error leaves everything as it was.
    pub(crate) fn write<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, CatalogError>,
    ) -> Result<T, CatalogError> {
        let mut writer = locked(&self.writer);
        let answer = (|| {
            let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let answer = work(&transaction)?;
            transaction.commit()?;
            Ok(answer)
        })();
        drop(writer);
        self.noticing_damage(answer)
    }

    fn reader(&self) -> Result<Connection, CatalogError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.path, flags)?;
        connection.busy_timeout(BUSY)?;
        connection.pragma_update(None, "query_only", true)?;
        connection.pragma_update(None, "mmap_size", 256 * 1024 * 1024)?;
        connection.set_prepared_statement_cache_capacity(64);
        Ok(connection)
    }

    /// A damaged page found in use cannot be mended under open connections: it is marked, and the next start
    /// makes the database anew.
    fn noticing_damage<T>(&self, answer: Result<T, CatalogError>) -> Result<T, CatalogError> {
        if let Err(CatalogError::Database(error)) = &answer
            && is_damage(error)
        {
            let _ = fs::write_atomic(&rebuild_mark(&self.path), b"damaged\n");
        }
        answer
    }
}

/// True when the file is not a sound database.
fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
}

/// The file that says “make it anew at the next start”.
fn rebuild_mark(database: &Path) -> PathBuf {
    beside(database, ".rebuild")
}

/// The path with something after its name.
fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
