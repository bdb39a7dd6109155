//! SQL of [`crate::store::CareStore`].

use rusqlite::{OptionalExtension as _, params};
use vitrine_base::{Sha256, Timestamp};

use super::Session;
use crate::RegistryError;
use crate::store::CareStore;

impl CareStore for Session<'_> {
    fn note(&self, key: &str) -> Result<Option<String>, RegistryError> {
        let mut statement = self.connection.prepare_cached("SELECT value FROM meta WHERE key = ?1")?;
        Ok(statement.query_row([key], |row| row.get(0)).optional()?)
    }

    fn set_note(&self, key: &str, value: &str) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(
                "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            )?
            .execute(params![key, value])?;
        Ok(())
    }

    fn enter_blob(&self, sha256: Sha256, size: u64, now: Timestamp) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(
                "INSERT INTO blob (sha256, size, created) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            )?
            .execute(params![sha256.as_bytes(), size, now])?;
        Ok(())
    }
}
