//! SQL of [`crate::store::JobStore`].

use rusqlite::{OptionalExtension as _, Row, ToSql, params};
use vitrine_base::Timestamp;

use super::packages::word;
use super::{Session, json};
use crate::RegistryError;
use crate::store::{Beat, JobFilter, JobOutlook, JobRow, JobState, JobStore, NewJob};

const COLUMNS: &str = "id, kind, payload, priority, state, run_at, attempts, failures, lost, max_attempts, locked_by, \
     lease_until, cancel, dedupe, progress, error, created, ended";

/// Waits again, unless the same job waits already: then that one does the work, and this one ends.
const WAIT_AGAIN: &str = "state = CASE WHEN EXISTS (SELECT 1 FROM job AS other WHERE other.kind = job.kind
         AND other.dedupe = job.dedupe AND other.state = 'ready') THEN 'cancelled' ELSE 'ready' END,
     ended = CASE WHEN EXISTS (SELECT 1 FROM job AS other WHERE other.kind = job.kind
         AND other.dedupe = job.dedupe AND other.state = 'ready') THEN :now END,
     locked_by = NULL, lease_until = NULL";

/// What only the holder may do.
const HELD: &str = "id = :id AND state = 'running' AND attempts = :fence";

fn read(row: &Row<'_>) -> rusqlite::Result<JobRow> {
    Ok(JobRow {
        id: row.get(0)?,
        kind: row.get(1)?,
        payload: json(row, 2)?,
        priority: row.get(3)?,
        state: word(row, 4, JobState::from_word)?,
        run_at: row.get(5)?,
        fence: row.get(6)?,
        failures: row.get(7)?,
        lost: row.get(8)?,
        max_attempts: row.get(9)?,
        locked_by: row.get(10)?,
        lease_until: row.get(11)?,
        cancel: row.get(12)?,
        dedupe: row.get(13)?,
        progress: row.get(14)?,
        error: row.get(15)?,
        created: row.get(16)?,
        ended: row.get(17)?,
    })
}

impl Session<'_> {
    /// Runs a change; true when it met a job.
    fn change_job(&self, sql: &str, values: &[(&str, &dyn ToSql)]) -> Result<bool, RegistryError> {
        Ok(self.connection.prepare_cached(sql)?.execute(values)? > 0)
    }
}

impl JobStore for Session<'_> {
    fn enqueue(&self, job: &NewJob, now: Timestamp) -> Result<Option<i64>, RegistryError> {
        let added = self
            .connection
            .prepare_cached(
                "INSERT INTO job (kind, payload, priority, state, run_at, max_attempts, dedupe, created)
                 VALUES (?1, ?2, ?3, 'ready', ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
            )?
            .execute(params![
                job.kind,
                job.payload.to_string(),
                job.priority,
                job.run_at,
                job.max_attempts,
                job.dedupe,
                now
            ])?;
        Ok((added == 1).then(|| self.connection.last_insert_rowid()))
    }

    fn job_outlook(&self) -> Result<JobOutlook, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT (SELECT min(run_at) FROM job WHERE state = 'ready'),
                    (SELECT min(lease_until) FROM job WHERE state = 'running')",
        )?;
        Ok(statement.query_row([], |row| Ok(JobOutlook { due: row.get(0)?, lease: row.get(1)? }))?)
    }

    fn claim_job(
        &self,
        worker: &str,
        now: Timestamp,
        lease_until: Timestamp,
    ) -> Result<Option<JobRow>, RegistryError> {
        let sql = format!(
            "UPDATE job SET state = 'running', locked_by = ?1, lease_until = ?3, attempts = attempts + 1, progress = NULL
             WHERE id = (SELECT id FROM job WHERE state = 'ready' AND run_at <= ?2
                         ORDER BY priority DESC, run_at, id LIMIT 1)
             RETURNING {COLUMNS}"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_row(params![worker, now, lease_until], read).optional()?)
    }

    fn beat_job(&self, id: i64, fence: u32, lease_until: Timestamp) -> Result<Beat, RegistryError> {
        let beat = self.job_held(id, fence)?;
        if beat != Beat::Lost {
            let sql = format!("UPDATE job SET lease_until = :until WHERE {HELD}");
            self.change_job(&sql, &[(":id", &id), (":fence", &fence), (":until", &lease_until)])?;
        }
        Ok(beat)
    }

    fn job_held(&self, id: i64, fence: u32) -> Result<Beat, RegistryError> {
        let sql = format!("SELECT cancel FROM job WHERE {HELD}");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let values: &[(&str, &dyn ToSql)] = &[(":id", &id), (":fence", &fence)];
        let cancel: Option<bool> = statement.query_row(values, |row| row.get(0)).optional()?;
        Ok(match cancel {
            None => Beat::Lost,
            Some(true) => Beat::Cancelled,
            Some(false) => Beat::Held,
        })
    }

    fn note_job(&self, id: i64, fence: u32, progress: &str) -> Result<bool, RegistryError> {
        let sql = format!("UPDATE job SET progress = :progress WHERE {HELD}");
        self.change_job(&sql, &[(":id", &id), (":fence", &fence), (":progress", &progress)])
    }

    // A letter that was sent is not kept: it may hold a link that is a key.
    fn complete_job(&self, id: i64, fence: u32, now: Timestamp) -> Result<bool, RegistryError> {
        let sql = format!(
            "UPDATE job SET state = 'done', ended = :now, locked_by = NULL, lease_until = NULL, error = NULL,
                payload = CASE kind WHEN 'mail' THEN json_remove(payload, '$.text') ELSE payload END
             WHERE {HELD}"
        );
        self.change_job(&sql, &[(":id", &id), (":fence", &fence), (":now", &now)])
    }

    fn fail_job(
        &self,
        id: i64,
        fence: u32,
        error: &str,
        again: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<bool, RegistryError> {
        let cancelled = self.job_held(id, fence)? == Beat::Cancelled;
        let (next, run_at) = match (cancelled, again) {
            (true, _) => ("state = 'cancelled', ended = :now, locked_by = NULL, lease_until = NULL", now),
            (false, Some(at)) => (WAIT_AGAIN, at),
            (false, None) => ("state = 'dead', ended = :now, locked_by = NULL, lease_until = NULL", now),
        };
        let sql = format!(
            "UPDATE job SET {next}, failures = failures + 1, error = :error,
                 run_at = CASE WHEN :now = :at THEN run_at ELSE :at END WHERE {HELD}"
        );
        self.change_job(
            &sql,
            &[(":id", &id), (":fence", &fence), (":error", &error), (":now", &now), (":at", &run_at)],
        )
    }

    fn give_back_job(&self, id: i64, fence: u32, now: Timestamp) -> Result<bool, RegistryError> {
        let sql = format!("UPDATE job SET {WAIT_AGAIN} WHERE {HELD}");
        self.change_job(&sql, &[(":id", &id), (":fence", &fence), (":now", &now)])
    }

    fn requeue_lost_jobs(&self, most: u32, now: Timestamp) -> Result<u64, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, attempts, lost, cancel FROM job WHERE state = 'running' AND lease_until < ?1 ORDER BY id",
        )?;
        let found = statement
            .query_map([now], |row| {
                Ok((
                    row.get::<_, i64>(0)?,
                    row.get::<_, u32>(1)?,
                    row.get::<_, u32>(2)?,
                    row.get::<_, bool>(3)?,
                ))
            })?
            .collect::<Result<Vec<_>, _>>()?;
        // One after the other: two of them may have the same word.
        for (id, fence, lost, cancel) in &found {
            let next = match (*cancel, lost + 1 >= most) {
                (true, _) => "state = 'cancelled', ended = :now, locked_by = NULL, lease_until = NULL",
                (false, true) => {
                    "state = 'dead', ended = :now, locked_by = NULL, lease_until = NULL,
                     error = 'Every process that worked on it ended before it did.'"
                }
                (false, false) => WAIT_AGAIN,
            };
            let sql = format!("UPDATE job SET {next}, lost = lost + 1 WHERE {HELD}");
            self.change_job(&sql, &[(":id", id), (":fence", fence), (":now", &now)])?;
        }
        Ok(found.len() as u64)
    }

    fn cancel_job(&self, id: i64, now: Timestamp) -> Result<bool, RegistryError> {
        self.change_job(
            "UPDATE job SET cancel = 1, ended = CASE state WHEN 'ready' THEN :now END,
                 state = CASE state WHEN 'ready' THEN 'cancelled' ELSE state END
             WHERE id = :id AND state IN ('ready', 'running')",
            &[(":id", &id), (":now", &now)],
        )
    }

    fn retry_job(&self, id: i64, now: Timestamp) -> Result<bool, RegistryError> {
        self.change_job(
            "UPDATE OR IGNORE job SET state = 'ready', run_at = :now, failures = 0, lost = 0, cancel = 0, ended = NULL
             WHERE id = :id AND state IN ('dead', 'cancelled')",
            &[(":id", &id), (":now", &now)],
        )
    }

    fn job(&self, id: i64) -> Result<Option<JobRow>, RegistryError> {
        let sql = format!("SELECT {COLUMNS} FROM job WHERE id = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([id], read).optional()?)
    }

    fn jobs(&self, filter: &JobFilter, before: i64, limit: u32) -> Result<Vec<JobRow>, RegistryError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM job WHERE id < ?1 AND (?2 IS NULL OR state = ?2) AND (?3 IS NULL OR kind = ?3)
             ORDER BY id DESC LIMIT ?4"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let state = filter.state.map(JobState::as_str);
        let rows = statement.query_map(params![before, state, filter.kind, limit], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn job_counts(&self) -> Result<Vec<(String, JobState, u64)>, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT kind, state, count(*) FROM job GROUP BY kind, state ORDER BY kind, state",
        )?;
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, word(row, 1, JobState::from_word)?, row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
