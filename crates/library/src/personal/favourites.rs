//! Packages a person wants to find again, installed or not.

use rusqlite::params;
use vitrine_base::Timestamp;

use super::Personal;
use crate::{LibraryError, PackageKey};

/// One favourite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Favourite {
    /// Name of the source.
    pub source: String,
    /// Id of the package.
    pub id: String,
    /// Its name when it was marked, for when its source no longer lists it.
    pub name: String,
    /// When it was marked.
    pub added: Timestamp,
}

impl Personal {
    /// Every favourite, the latest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn favourites(&self) -> Result<Vec<Favourite>, LibraryError> {
        let connection = self.lock();
        let mut statement = connection
            .prepare_cached("SELECT source, id, name, added FROM favourites ORDER BY added DESC, name, id")?;
        let rows = statement.query_map([], |row| {
            Ok(Favourite { source: row.get(0)?, id: row.get(1)?, name: row.get(2)?, added: row.get(3)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Marks a package as a favourite; one that is stays where it is.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn add_favourite(&self, key: &PackageKey, name: &str, now: Timestamp) -> Result<(), LibraryError> {
        self.lock().execute(
            "INSERT INTO favourites VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            params![key.source.as_str(), key.id.as_str(), name, now],
        )?;
        Ok(())
    }

    /// Takes the mark away.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn remove_favourite(&self, key: &PackageKey) -> Result<(), LibraryError> {
        self.lock().execute(
            "DELETE FROM favourites WHERE source = ?1 AND id = ?2",
            [key.source.as_str(), key.id.as_str()],
        )?;
        Ok(())
    }
}
