//! Small things the program remembers: when it last looked, what it last said. Few rows, each replaced in place.

use rusqlite::{OptionalExtension as _, params};

use super::Personal;
use crate::LibraryError;

impl Personal {
    /// A remembered value.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn fact(&self, name: &str) -> Result<Option<String>, LibraryError> {
        let connection = self.lock();
        let mut statement = connection.prepare_cached("SELECT value FROM facts WHERE name = ?1")?;
        Ok(statement.query_row([name], |row| row.get(0)).optional()?)
    }

    /// Remembers a value, or forgets it.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn set_fact(&self, name: &str, value: Option<&str>) -> Result<(), LibraryError> {
        match value {
            Some(value) => self.lock().execute(
                "INSERT INTO facts VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2",
                params![name, value],
            )?,
            None => self.lock().execute("DELETE FROM facts WHERE name = ?1", [name])?,
        };
        Ok(())
    }
}
