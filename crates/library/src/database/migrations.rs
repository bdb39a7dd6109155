//! The forms the database has had. A migration is only ever added; before one runs on a database that
//! holds something, the file is copied to `library.db.before-<its version>`.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

/// Each step leads from its index to the next `user_version`.
const STEPS: [&str; 4] = [
    // 1: what is installed, and which digest each version had when it was first seen.
    "CREATE TABLE packages (source TEXT NOT NULL, id TEXT NOT NULL, pointer TEXT NOT NULL,
        PRIMARY KEY (source, id)) STRICT, WITHOUT ROWID;
     CREATE TABLE versions (source TEXT NOT NULL, id TEXT NOT NULL, slot TEXT NOT NULL, receipt TEXT NOT NULL,
        PRIMARY KEY (source, id, slot)) STRICT;
     CREATE TABLE digests (source TEXT NOT NULL, id TEXT NOT NULL, version TEXT NOT NULL, sha256 TEXT NOT NULL,
        seen INTEGER NOT NULL, PRIMARY KEY (source, id, version)) STRICT, WITHOUT ROWID;",
    // 2: jobs. `owner` names the process whose work it is, see `jobs`.
    "CREATE TABLE jobs (id TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, request TEXT NOT NULL,
        state TEXT NOT NULL, phase TEXT NOT NULL, done INTEGER NOT NULL, total INTEGER,
        created INTEGER NOT NULL, ended INTEGER, outcome TEXT, error TEXT, owner TEXT NOT NULL) STRICT;
     CREATE INDEX jobs_by_state ON jobs (state);
     CREATE TABLE job_notes (job TEXT NOT NULL, number INTEGER NOT NULL, at INTEGER NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (job, number)) STRICT, WITHOUT ROWID;",
    // 3: what was in each version, however it was packed.
    "ALTER TABLE digests ADD COLUMN content TEXT;",
    // 4: what another process asks of a job that runs: `pause` or `cancel`.
    "ALTER TABLE jobs ADD COLUMN wish TEXT;",
];

/// What every part of this program asks for. A damaged disk can change a name in the database's own description
/// of itself, which no check of SQLite's finds.
pub(super) const PROBES: [&str; 5] = [
    "SELECT source, id, pointer FROM packages",
    "SELECT source, id, slot, receipt FROM versions",
    "SELECT source, id, version, sha256, seen, content FROM digests",
    "SELECT id, kind, title, request, state, phase, done, total, created, ended, outcome, error, owner, wish FROM jobs",
    "SELECT job, number, at, text FROM job_notes",
];

/// The newest form this program knows.
pub(crate) const KNOWN: i64 = STEPS.len() as i64;

/// The form a database has.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Brings a database to the present form; answers whether it was empty before.
pub(super) fn run(connection: &mut Connection, file: Option<&Path>) -> rusqlite::Result<bool> {
    let found = version(connection)?;
    if found == KNOWN {
        return Ok(false);
    }
    if let Some(file) = file.filter(|_| found > 0) {
        let mut name = file.as_os_str().to_owned();
        name.push(format!(".before-{KNOWN}"));
        connection.backup("main", Path::new(&name), None::<fn(rusqlite::backup::Progress)>)?;
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have done it while we waited for our turn.
    let now = version(&transaction)?;
    for step in STEPS.iter().skip(usize::try_from(now).unwrap_or(0)) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", KNOWN)?;
    transaction.commit()?;
    Ok(now == 0)
}
