//! What one process asks of the jobs of another: a word in the job's row, which the process that runs it looks for.

use rusqlite::{Connection, params};

use super::JobStore;
use crate::LibraryError;

/// What another process asks of a job that runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobWish {
    /// To stop for later.
    Pause,
    /// To stop for good.
    Cancel,
}

impl JobWish {
    fn word(self) -> &'static str {
        match self {
            Self::Pause => "pause",
            Self::Cancel => "cancel",
        }
    }
}

impl JobStore {
    /// Asks the process that runs a job to stop it; false when it does not run. Who wants it stopped for good is
    /// not overruled by who wants it paused.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn wish(&self, id: &str, wish: JobWish) -> Result<bool, LibraryError> {
        let asked = self.database.lock().execute(
            "UPDATE jobs SET wish = CASE WHEN wish = 'cancel' THEN wish ELSE ?2 END
             WHERE id = ?1 AND state IN ('queued', 'running')",
            params![id, wish.word()],
        )?;
        Ok(asked > 0)
    }

    /// What other processes ask of the jobs of this one; each wish is answered once.
    ///
    /// # Errors
    /// When the database cannot be read or refuses.
    pub fn take_wishes(&self) -> Result<Vec<(String, JobWish)>, LibraryError> {
        let owner = self.owner.name().unwrap_or_default();
        let connection = self.database.lock();
        let wishes = wishes_of(&connection, &owner)?;
        // Looked at often and found seldom: only what is found is worth a write.
        for (id, wish) in &wishes {
            connection.execute(
                "UPDATE jobs SET wish = NULL WHERE id = ?1 AND wish = ?2",
                params![id, wish.word()],
            )?;
        }
        Ok(wishes)
    }
}

/// What is asked of the jobs of one process.
fn wishes_of(connection: &Connection, owner: &str) -> rusqlite::Result<Vec<(String, JobWish)>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, wish FROM jobs
         WHERE state IN ('queued', 'running') AND owner = ?1 AND wish IS NOT NULL",
    )?;
    let wish = |word: String| if word == "pause" { JobWish::Pause } else { JobWish::Cancel };
    statement.query_map([owner], |row| Ok((row.get(0)?, wish(row.get(1)?))))?.collect()
}
