//! SQL of [`crate::store::JobStore`].

use rusqlite::params;
use vitrine_base::Timestamp;

use super::Session;
use crate::RegistryError;
use crate::store::{JobStore, NewJob};

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
}
