//! `personal.db`: what a person decided and what happened, which no receipt can tell again: rules for updates,
//! policies, favourites, the history, drafts of submissions, and small facts the program remembers. It stands
//! beside `library.db`, which is only an index and may be thrown away. A damaged file is set aside and said.

mod drafts;
mod facts;
mod favourites;
mod history;
mod rules;

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, TransactionBehavior};
use vitrine_base::fs;

pub use drafts::DraftRow;
pub use favourites::Favourite;
pub use history::{HistoryEntry, NewEntry};
pub use rules::{Policy, Rule};

use crate::LibraryError;

/// How long SQLite waits for another process's write.
const PATIENCE: Duration = Duration::from_secs(10);

/// Each step leads from its index to the next `user_version`; steps are only ever added.
const STEPS: [&str; 1] = ["
    CREATE TABLE rules (source TEXT NOT NULL, id TEXT NOT NULL, rule TEXT NOT NULL, made INTEGER NOT NULL,
        PRIMARY KEY (source, id)) STRICT, WITHOUT ROWID;
    -- An empty id speaks for the whole gallery.
    CREATE TABLE policies (source TEXT NOT NULL, id TEXT NOT NULL, policy TEXT, channel TEXT,
        PRIMARY KEY (source, id)) STRICT, WITHOUT ROWID;
    CREATE TABLE favourites (source TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, added INTEGER NOT NULL,
        PRIMARY KEY (source, id)) STRICT, WITHOUT ROWID;
    CREATE TABLE history (number INTEGER PRIMARY KEY, at INTEGER NOT NULL, what TEXT NOT NULL, source TEXT NOT NULL,
        id TEXT NOT NULL, name TEXT NOT NULL, before TEXT, after TEXT, cause TEXT NOT NULL, job TEXT,
        details TEXT NOT NULL) STRICT;
    CREATE TABLE drafts (id TEXT PRIMARY KEY, made INTEGER NOT NULL, changed INTEGER NOT NULL, body TEXT NOT NULL)
        STRICT;
    CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"];

/// What every part of this store asks for, so that damage is found when it is opened.
const PROBES: [&str; 6] = [
    "SELECT source, id, rule, made FROM rules",
    "SELECT source, id, policy, channel FROM policies",
    "SELECT source, id, name, added FROM favourites",
    "SELECT number, at, what, source, id, name, before, after, cause, job, details FROM history",
    "SELECT id, made, changed, body FROM drafts",
    "SELECT name, value FROM facts",
];

/// The person's own store of one home. Clones share it.
#[derive(Debug, Clone)]
pub struct Personal {
    connection: Arc<Mutex<Connection>>,
}

impl Personal {
    /// Opens `<home>/personal.db`, making it when there is none; the notice says what was set aside because it
    /// was damaged, or that nothing decided now will be kept because a later Vitrine wrote the file.
    ///
    /// # Errors
    /// When neither the file nor a new one can be used.
    pub fn open(home: &Path) -> Result<(Self, Option<String>), LibraryError> {
        let path = home.join("personal.db");
        match try_open(&path) {
            Ok(Some(connection)) => Ok((Self::of(connection), None)),
            Ok(None) => {
                let kept = "Your favourites, rules for updates and history were written by a newer Vitrine and cannot \
                            be used by this one; what you decide now is forgotten when it ends.";
                Ok((Self::in_memory()?, Some(kept.into())))
            }
            Err(error) if !fs::exists(&path) => Err(error.into()),
            Err(_) => {
                let aside = path.with_extension("db.damaged");
                for part in ["", "-wal", "-shm"] {
                    let name = |base: &Path| {
                        let mut name = base.as_os_str().to_owned();
                        name.push(part);
                        std::path::PathBuf::from(name)
                    };
                    if fs::exists(&name(&path)) {
                        let _ = fs::rename_durable(&name(&path), &name(&aside));
                    }
                }
                let notice = format!(
                    "Your favourites, rules for updates and history could not be read and start afresh; the old file \
                     is kept as {}.",
                    aside.display()
                );
                let connection = try_open(&path)?;
                let store = connection.map_or_else(Self::in_memory, |connection| Ok(Self::of(connection)))?;
                Ok((store, Some(notice)))
            }
        }
    }

    /// One that is forgotten with the program: for tests, and for a home that can only be read.
    ///
    /// # Errors
    /// When SQLite refuses.
    pub fn in_memory() -> Result<Self, LibraryError> {
        let mut connection = Connection::open_in_memory()?;
        migrate(&mut connection)?;
        Ok(Self::of(connection))
    }

    fn of(connection: Connection) -> Self {
        Self { connection: Arc::new(Mutex::new(connection)) }
    }

    fn lock(&self) -> MutexGuard<'_, Connection> {
        // A panic elsewhere leaves no half statement behind: SQLite rolled it back.
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// None when a later Vitrine wrote the file.
fn try_open(path: &Path) -> rusqlite::Result<Option<Connection>> {
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(PATIENCE)?;
    if version(&connection)? > STEPS.len() as i64 {
        return Ok(None);
    }
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(rusqlite::Error::InvalidQuery);
    }
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    migrate(&mut connection)?;
    Ok(Some(connection))
}

fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    if version(connection)? < STEPS.len() as i64 {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another process may have done it while we waited for our turn.
        let now = usize::try_from(version(&transaction)?).unwrap_or(0);
        for step in STEPS.iter().skip(now) {
            transaction.execute_batch(step)?;
        }
        transaction.pragma_update(None, "user_version", STEPS.len() as i64)?;
        transaction.commit()?;
    }
    for probe in PROBES {
        connection.prepare(probe)?;
    }
    Ok(())
}
