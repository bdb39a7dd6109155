//! SQL of [`crate::store::ShowcaseStore`].

use rusqlite::{OptionalExtension as _, Row, params};
use vitrine_base::{PackageId, Version};

use super::{Session, json};
use crate::RegistryError;
use crate::store::{ShowcaseStore, ShownVersion};

const COLUMNS: &str = "listing, details, yanked, released, size";

fn read(row: &Row<'_>) -> rusqlite::Result<ShownVersion> {
    Ok(ShownVersion {
        entry: json(row, 0)?,
        details: json(row, 1)?,
        yanked: row.get(2)?,
        released: row.get(3)?,
        size: row.get(4)?,
    })
}

impl ShowcaseStore for Session<'_> {
    fn shown_versions(&self, package: &PackageId) -> Result<Vec<ShownVersion>, RegistryError> {
        let sql =
            format!("SELECT {COLUMNS} FROM version WHERE package = ?1 AND gone = 0 ORDER BY released DESC");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([package.as_str()], read)?;
        let mut versions: Vec<ShownVersion> = rows.collect::<Result<_, _>>()?;
        versions.sort_by(|a, b| b.entry.version.cmp(&a.entry.version));
        Ok(versions)
    }

    fn shown_version(
        &self,
        package: &PackageId,
        version: &Version,
    ) -> Result<Option<ShownVersion>, RegistryError> {
        let sql = format!("SELECT {COLUMNS} FROM version WHERE package = ?1 AND version = ?2 AND gone = 0");
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_row(params![package.as_str(), version.as_str()], read).optional()?)
    }

    fn shown_picture(&self, package: &PackageId, version: &Version) -> Result<Option<String>, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT json_extract(facts, '$.picture.path') FROM version WHERE package = ?1 AND version = ?2",
        )?;
        let found = statement.query_row(params![package.as_str(), version.as_str()], |row| row.get(0));
        Ok(found.optional()?.flatten())
    }

    fn shown_owners(&self, package: &PackageId) -> Result<Vec<String>, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT a.handle FROM package_owner o JOIN account a ON a.id = o.account
             WHERE o.package = ?1 AND o.state = 'owner' AND a.deleted IS NULL ORDER BY o.since, a.id",
        )?;
        let rows = statement.query_map([package.as_str()], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn shown_stars(&self, package: &PackageId) -> Result<Option<f64>, RegistryError> {
        let mut statement =
            self.connection.prepare_cached("SELECT stars_shown FROM package WHERE id = ?1")?;
        Ok(statement.query_row([package.as_str()], |row| row.get(0)).optional()?.flatten())
    }

    fn shown_featured(&self) -> Result<Vec<String>, RegistryError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id FROM package WHERE featured IS NOT NULL ORDER BY featured, id")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
