//! The traits of the store on SQLite: one connection that writes (`BEGIN IMMEDIATE`), a pool that reads (WAL, each on
//! one unchanging view). Every aggregate's SQL is in the file of its name.
//!
//! The tables are made by [`STEPS`], and a file of an older version takes the steps it lacks. A sentence of the registry
//! is kept as two columns, its English text and `…said`, its phrases ([`vitrine_base::Said`]): tables that only
//! grow, the timeline and the inbox, keep the sentence as it was said, and whoever shows it says it in their language.
//! Rows of before there were phrases have none and show their text.

mod accounts;
mod audit;
mod care;
mod collections;
mod downloads;
mod factors;
mod invitations;
mod jobs;
mod news;
mod notices;
mod owners;
mod packages;
mod people;
mod ratings;
mod reports;
mod reviews;
mod sessions;
mod showcase;
mod submissions;
mod tokens;
mod uploads;
mod versions;
mod views;
mod webhooks;

use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::{Engine, UnitOfWork, Work};
use crate::RegistryError;

/// What makes the tables, from one version to the next. A step that was given out never changes.
const STEPS: [&str; 2] = [include_str!("schema.sql"), include_str!("said.sql")];

/// Connections that read at most. More than a small machine's threads would only wait for the disk.
const READERS: usize = 8;

/// How long a statement waits for another process (`vitrine registry …` beside the server).
const BUSY: Duration = Duration::from_secs(20);

/// SQLite's WAL-reset bug is mended from here on (sqlite.org, changes of 3.51.3).
const OLDEST_SQLITE: i32 = 3_051_003;

/// One transaction. What every aggregate's implementation works on.
pub(crate) struct Session<'c> {
    pub(crate) connection: &'c Connection,
}

impl UnitOfWork for Session<'_> {}

/// A SQLite file.
pub(crate) struct Sqlite {
    file: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Readers>,
    returned: Condvar,
}

/// Connections that read: opened when they are needed, as each keeps the tables and what it last read in memory.
struct Readers {
    idle: Vec<Connection>,
    /// All there are, idle or not; never none.
    open: usize,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Sqlite {
    pub(crate) fn open(file: &Path) -> Result<Self, RegistryError> {
        if rusqlite::version_number() < OLDEST_SQLITE {
            return Err(RegistryError::Internal(format!("SQLite {} is too old", rusqlite::version())));
        }
        let mut writer = Connection::open(file)?;
        prepare(&writer)?;
        bring_up(&mut writer)?;
        let readers = Readers { idle: vec![reader(file)?], open: 1 };
        Ok(Self {
            file: file.into(),
            writer: Mutex::new(writer),
            readers: Mutex::new(readers),
            returned: Condvar::new(),
        })
    }

    fn borrow_reader(&self) -> Connection {
        let (mut readers, mut refused) = (locked(&self.readers), false);
        loop {
            if let Some(connection) = readers.idle.pop() {
                return connection;
            }
            if refused || readers.open >= READERS {
                readers = self.returned.wait(readers).unwrap_or_else(PoisonError::into_inner);
                continue;
            }
            readers.open += 1;
            drop(readers);
            match reader(&self.file) {
                Ok(connection) => return connection,
                Err(error) => tracing::warn!(%error, "another connection to the database cannot be opened"),
            }
            // Out of files, most likely: one of those there are comes back.
            (readers, refused) = (locked(&self.readers), true);
            readers.open -= 1;
        }
    }
}

/// Gives a reader back, also when the work panicked.
struct Borrowed<'a> {
    pool: &'a Sqlite,
    connection: Option<Connection>,
}

impl Drop for Borrowed<'_> {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            locked(&self.pool.readers).idle.push(connection);
            self.pool.returned.notify_one();
        }
    }
}

impl Engine for Sqlite {
    fn write(&self, work: Work<'_>) -> Result<(), RegistryError> {
        let mut connection = locked(&self.writer);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        work(&Session { connection: &transaction })?;
        Ok(transaction.commit()?)
    }

    fn read(&self, work: Work<'_>) -> Result<(), RegistryError> {
        let borrowed = Borrowed { pool: self, connection: Some(self.borrow_reader()) };
        let Some(connection) = borrowed.connection.as_ref() else { return Ok(()) };
        let view = connection.unchecked_transaction()?;
        work(&Session { connection: &view })?;
        Ok(view.finish()?)
    }

    fn copy_to(&self, file: &Path) -> Result<(), RegistryError> {
        let source = Connection::open_with_flags(&self.file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        source.busy_timeout(BUSY)?;
        source.execute("VACUUM INTO ?1", [file.to_string_lossy()])?;
        Ok(())
    }
}

fn reader(file: &Path) -> Result<Connection, RegistryError> {
    let connection = Connection::open(file)?;
    prepare(&connection)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

fn prepare(connection: &Connection) -> Result<(), RegistryError> {
    connection.busy_timeout(BUSY)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.set_prepared_statement_cache_capacity(256);
    Ok(())
}

fn bring_up(connection: &mut Connection) -> Result<(), RegistryError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let now: usize = transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let version = STEPS.len();
    let Some(missing) = STEPS.get(now..) else {
        return Err(RegistryError::Internal(format!(
            "this registry's database is of version {now}; this program knows version {version}"
        )));
    };
    for step in missing {
        transaction.execute_batch(step)?;
    }
    if !missing.is_empty() {
        transaction.pragma_update(None, "user_version", version)?;
    }
    Ok(transaction.commit()?)
}

/// A digest from a column.
pub(crate) fn sha256(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<vitrine_base::Sha256> {
    Ok(vitrine_base::Sha256::from_bytes(row.get(column)?))
}

/// A sentence from a column, and its phrases from another.
pub(crate) fn sentence(
    row: &rusqlite::Row<'_>,
    text: usize,
    said: usize,
) -> rusqlite::Result<vitrine_base::Said> {
    Ok(vitrine_base::Said { sentence: row.get(text)?, phrases: json(row, said)? })
}

/// The phrases of a sentence, for a column.
pub(crate) fn said(sentence: &vitrine_base::Said) -> Result<String, RegistryError> {
    Ok(serde_json::to_string(&sentence.phrases)?)
}

/// A JSON document from a column.
pub(crate) fn json<T: serde::de::DeserializeOwned>(
    row: &rusqlite::Row<'_>,
    column: usize,
) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error))
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use rusqlite::Connection;
    use vitrine_base::Said;

    use super::{READERS, STEPS, Sqlite, locked};
    use crate::store::{Engine as _, UnitOfWork};

    /// Reads inside of reads, so many at once; answers how many connections that took.
    fn nested(database: &Sqlite, depth: usize) -> usize {
        let mut open = 0;
        database
            .read(Box::new(|_| {
                open = match depth {
                    0 | 1 => locked(&database.readers).open,
                    more => nested(database, more - 1),
                };
                Ok(())
            }))
            .unwrap();
        open
    }

    /// A file as the first version made it, with a row in every table that has sentences.
    fn old(file: &Path) {
        let connection = Connection::open(file).unwrap();
        connection.execute_batch(STEPS[0]).unwrap();
        connection
            .execute_batch(
                "INSERT INTO submission (id, account, state, reasons, public_reason, created, updated)
                    VALUES ('s', 1, 'in_review', '[\"It is new.\"]', 'Mend it.', 1, 1);
                 INSERT INTO submission_event (submission, at, after, sentence) VALUES ('s', 1, 'uploaded', 'Handed in.');
                 INSERT INTO check_run (submission, name, verdict, sentence) VALUES ('s', 'licence', 'passed', 'Fine.');
                 INSERT INTO inbox (account, at, kind, title, body, link) VALUES (1, 1, 'queue.new', 'Look', '', '');
                 PRAGMA user_version = 1;",
            )
            .unwrap();
    }

    #[test]
    fn rows_of_before_there_were_phrases_show_their_sentence() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("registry.db");
        old(&file);
        for _ in 0..2 {
            let read = |unit: &dyn UnitOfWork| {
                let more = unit.submission_more("s")?.unwrap();
                assert_eq!(more.reasons, [Said::from("It is new.")]);
                assert_eq!(more.public_reason, Some("Mend it.".into()));
                assert_eq!(unit.submission_steps("s")?[0].sentence, Said::from("Handed in."));
                assert_eq!(unit.checks_of("s")?[0].sentence, Said::from("Fine."));
                let (title, body) = (unit.inbox(1, i64::MAX, 1)?[0].title.clone(), Said::default());
                assert_eq!((title, unit.inbox(1, i64::MAX, 1)?[0].body.clone()), ("Look".into(), body));
                Ok(())
            };
            Sqlite::open(&file).unwrap().read(Box::new(read)).unwrap();
        }
    }

    #[test]
    fn a_file_of_a_later_version_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("registry.db");
        drop(Sqlite::open(&file).unwrap());
        Connection::open(&file).unwrap().pragma_update(None, "user_version", STEPS.len() + 1).unwrap();
        let refused = Sqlite::open(&file).err().unwrap().to_string();
        assert!(refused.contains(&format!("of version {}", STEPS.len() + 1)), "{refused}");
    }

    #[test]
    fn connections_are_opened_when_they_are_needed_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let database = Sqlite::open(&folder.path().join("registry.db")).unwrap();
        assert_eq!((nested(&database, 1), nested(&database, 1)), (1, 1), "one after the other needs one");
        assert_eq!(nested(&database, READERS), READERS);
        assert_eq!(nested(&database, 2), READERS, "no more is opened than there may be");
        assert_eq!(locked(&database.readers).idle.len(), READERS);
    }
}
