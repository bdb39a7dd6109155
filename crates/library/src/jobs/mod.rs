//! Jobs: every long thing a person asked for, as rows that outlive the program. What a job means is the
//! engine's affair; here are its state, its progress, its log, and whether the process that ran it lives.

mod owner;
mod wishes;

use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde_json::Value;
use vitrine_base::{Clock, Timestamp};

pub(crate) use self::owner::Owner;
pub use self::wishes::JobWish;
use crate::database::Database;
use crate::{Library, LibraryError};

/// Lines kept of one job's log; the oldest go first.
const NOTES: i64 = 200;

/// Characters of one line.
const NOTE_CHARACTERS: usize = 2000;

/// One job.
#[derive(Debug, Clone, PartialEq)]
pub struct JobRow {
    /// Its id: a UUID of version 7, so that ids sort by time.
    pub id: String,
    /// What it does: `install`, `update`, `remove`, …
    pub kind: String,
    /// What it is about, for people.
    pub title: String,
    /// What was asked for, as it can be asked again.
    pub request: Value,
    /// `queued`, `running`, `paused`, `done`, `failed`, `cancelled` or `interrupted`.
    pub state: String,
    /// What it is at.
    pub phase: String,
    /// Bytes done.
    pub done: u64,
    /// Bytes in all, when known.
    pub total: Option<u64>,
    /// When it was asked for.
    pub created: Timestamp,
    /// When it ended.
    pub ended: Option<Timestamp>,
    /// What came of it.
    pub outcome: Option<Value>,
    /// Why it failed.
    pub error: Option<Value>,
}

/// One line of a job's log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobNote {
    /// When.
    pub at: Timestamp,
    /// A sentence.
    pub text: String,
}

/// The jobs of one home. Clones share it.
#[derive(Debug, Clone)]
pub struct JobStore {
    database: Database,
    clock: Arc<dyn Clock>,
    owner: Arc<Owner>,
}

const COLUMNS: &str = "id, kind, title, request, state, phase, done, total, created, ended, outcome, error";

impl JobStore {
    pub(crate) fn new(library: &Library) -> Self {
        let inner = &library.inner;
        Self {
            database: inner.database.clone(),
            clock: Arc::clone(&inner.clock),
            owner: Arc::clone(&inner.owner),
        }
    }

    /// Writes down a new job, `queued`, in the phase `waiting`.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn create(&self, kind: &str, title: &str, request: Value) -> Result<JobRow, LibraryError> {
        let row = JobRow {
            id: uuid::Uuid::now_v7().to_string(),
            kind: kind.to_owned(),
            title: title.to_owned(),
            request,
            state: "queued".into(),
            phase: "waiting".into(),
            done: 0,
            total: None,
            created: self.clock.now(),
            ended: None,
            outcome: None,
            error: None,
        };
        let owner = self.owner.name().unwrap_or_default();
        self.database.lock().execute(
            "INSERT INTO jobs (id, kind, title, request, state, phase, done, created, owner)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, ?7, ?8)",
            params![
                row.id,
                row.kind,
                row.title,
                row.request.to_string(),
                row.state,
                row.phase,
                row.created,
                owner
            ],
        )?;
        Ok(row)
    }

    /// Writes down how a job stands. Each call is one durable write: call it when the phase changes and
    /// otherwise at most every 750 ms.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn update(
        &self,
        id: &str,
        state: &str,
        phase: &str,
        done: u64,
        total: Option<u64>,
    ) -> Result<(), LibraryError> {
        self.database.lock().execute(
            "UPDATE jobs SET state = ?2, phase = ?3, done = ?4, total = ?5 WHERE id = ?1",
            params![id, state, phase, signed(done), total.map(signed)],
        )?;
        Ok(())
    }

    /// Keeps what a job is about as it is now: a job for several writes down which of them are done.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn keep_request(&self, id: &str, request: &Value) -> Result<(), LibraryError> {
        let text = request.to_string();
        self.database.lock().execute("UPDATE jobs SET request = ?2 WHERE id = ?1", params![id, text])?;
        Ok(())
    }

    /// Forgets all but the newest of the jobs that have ended.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn keep_ended(&self, newest: usize) -> Result<(), LibraryError> {
        let newest = i64::try_from(newest).unwrap_or(i64::MAX);
        let mut connection = self.database.lock();
        let transaction = connection.transaction()?;
        let gone = transaction.execute(
            "DELETE FROM jobs WHERE id IN (SELECT id FROM jobs
             WHERE state NOT IN ('queued', 'running', 'paused') ORDER BY id DESC LIMIT -1 OFFSET ?1)",
            [newest],
        )?;
        if gone > 0 {
            transaction.execute("DELETE FROM job_notes WHERE job NOT IN (SELECT id FROM jobs)", [])?;
        }
        Ok(transaction.commit()?)
    }

    /// Adds a line to a job's log; of more than 200 the oldest go.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn note(&self, id: &str, text: &str) -> Result<(), LibraryError> {
        let text: String = text.chars().take(NOTE_CHARACTERS).collect();
        let mut connection = self.database.lock();
        let transaction = connection.transaction()?;
        transaction.execute(
            "INSERT INTO job_notes (job, number, at, text)
             VALUES (?1, (SELECT coalesce(max(number), 0) + 1 FROM job_notes WHERE job = ?1), ?2, ?3)",
            params![id, self.clock.now(), text],
        )?;
        transaction.execute(
            "DELETE FROM job_notes WHERE job = ?1
             AND number <= (SELECT max(number) FROM job_notes WHERE job = ?1) - ?2",
            params![id, NOTES],
        )?;
        Ok(transaction.commit()?)
    }

    /// A job's log, oldest line first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn notes(&self, id: &str) -> Result<Vec<JobNote>, LibraryError> {
        let connection = self.database.lock();
        let mut statement =
            connection.prepare_cached("SELECT at, text FROM job_notes WHERE job = ?1 ORDER BY number")?;
        let notes = statement.query_map([id], |row| Ok(JobNote { at: row.get(0)?, text: row.get(1)? }))?;
        Ok(notes.collect::<Result<_, _>>()?)
    }

    /// Ends a job: `done`, `failed` or `cancelled`, with what came of it or why it failed.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn finish(
        &self,
        id: &str,
        state: &str,
        outcome: Option<&Value>,
        error: Option<&Value>,
    ) -> Result<(), LibraryError> {
        self.database.lock().execute(
            "UPDATE jobs SET state = ?2, phase = 'finished', ended = ?3, outcome = ?4, error = ?5, wish = NULL
             WHERE id = ?1",
            params![
                id,
                state,
                self.clock.now(),
                outcome.map(Value::to_string),
                error.map(Value::to_string)
            ],
        )?;
        Ok(())
    }

    /// The newest jobs, newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list(&self, limit: usize) -> Result<Vec<JobRow>, LibraryError> {
        let connection = self.database.lock();
        let mut statement =
            connection.prepare_cached(&format!("SELECT {COLUMNS} FROM jobs ORDER BY id DESC LIMIT ?1"))?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = statement.query_map([limit], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One job.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn get(&self, id: &str) -> Result<Option<JobRow>, LibraryError> {
        let connection = self.database.lock();
        let mut statement =
            connection.prepare_cached(&format!("SELECT {COLUMNS} FROM jobs WHERE id = ?1"))?;
        Ok(statement.query_row([id], read).optional()?)
    }

    /// What was asked for.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn request(&self, id: &str) -> Result<Option<Value>, LibraryError> {
        Ok(self.get(id)?.map(|row| row.request))
    }

    /// Forgets the jobs that have ended; answers how many.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn clear_ended(&self) -> Result<usize, LibraryError> {
        let mut connection = self.database.lock();
        let transaction = connection.transaction()?;
        let count =
            transaction.execute("DELETE FROM jobs WHERE state NOT IN ('queued', 'running', 'paused')", [])?;
        transaction.execute("DELETE FROM job_notes WHERE job NOT IN (SELECT id FROM jobs)", [])?;
        transaction.commit()?;
        Ok(count)
    }

    /// Forgets one job: its work goes on under another id.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn forget(&self, id: &str) -> Result<(), LibraryError> {
        let mut connection = self.database.lock();
        let transaction = connection.transaction()?;
        transaction.execute("DELETE FROM jobs WHERE id = ?1", [id])?;
        transaction.execute("DELETE FROM job_notes WHERE job = ?1", [id])?;
        Ok(transaction.commit()?)
    }

    /// Marks the jobs of processes that died as `interrupted`; answers their ids.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn interrupted_at_start(&self) -> Result<Vec<String>, LibraryError> {
        let connection = self.database.lock();
        let mut dead = Vec::new();
        for owner in open_owners(&connection)? {
            if self.owner.is_dead(&owner) {
                dead.push(owner);
            }
        }
        let mut ids = Vec::new();
        for owner in dead {
            let mut statement = connection.prepare_cached(
                "UPDATE jobs SET state = 'interrupted', phase = 'finished', ended = ?2
                 WHERE owner = ?1 AND state IN ('queued', 'running') RETURNING id",
            )?;
            let rows = statement.query_map(params![owner, self.clock.now()], |row| row.get(0))?;
            ids.extend(rows.collect::<Result<Vec<String>, _>>()?);
        }
        ids.sort();
        Ok(ids)
    }
}

/// Who has jobs that have not ended.
fn open_owners(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement =
        connection.prepare_cached("SELECT DISTINCT owner FROM jobs WHERE state IN ('queued', 'running')")?;
    statement.query_map([], |row| row.get(0))?.collect()
}

fn read(row: &Row<'_>) -> rusqlite::Result<JobRow> {
    let json = |text: Option<String>| text.and_then(|text| serde_json::from_str(&text).ok());
    Ok(JobRow {
        id: row.get(0)?,
        kind: row.get(1)?,
        title: row.get(2)?,
        request: json(row.get(3)?).unwrap_or(Value::Null),
        state: row.get(4)?,
        phase: row.get(5)?,
        done: unsigned(row.get(6)?),
        total: row.get::<_, Option<i64>>(7)?.map(unsigned),
        created: row.get(8)?,
        ended: row.get(9)?,
        outcome: json(row.get(10)?),
        error: json(row.get(11)?),
    })
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn unsigned(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}
