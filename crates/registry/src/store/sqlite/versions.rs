//! SQL of [`crate::store::VersionStore`].

use rusqlite::{OptionalExtension as _, Row, params};
use vitrine_base::{PackageId, Version};

use super::{Session, json};
use crate::RegistryError;
use crate::store::{ArtifactRow, VersionRow, VersionStore};

const COLUMNS: &str = "listing, details, facts, yanked_at, released, submission, publisher, size, gone";

fn read(row: &Row<'_>) -> rusqlite::Result<VersionRow> {
    Ok(VersionRow {
        listing: json(row, 0)?,
        details: json(row, 1)?,
        facts: json(row, 2)?,
        yanked_at: row.get(3)?,
        released: row.get(4)?,
        submission: row.get(5)?,
        publisher: row.get(6)?,
        size: row.get(7)?,
        gone: row.get(8)?,
    })
}

impl VersionStore for Session<'_> {
    fn versions(&self, id: &PackageId) -> Result<Vec<VersionRow>, RegistryError> {
        let sql = format!("SELECT {COLUMNS} FROM version WHERE package = ?1");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows: Vec<VersionRow> =
            statement.query_map([id.as_str()], read)?.collect::<Result<_, _>>()?;
        // How versions follow each other is not what SQL thinks of texts.
        rows.sort_by(|a, b| b.listing.version.cmp(&a.listing.version));
        Ok(rows)
    }

    fn version(&self, id: &PackageId, version: &Version) -> Result<Option<VersionRow>, RegistryError> {
        let sql = format!("SELECT {COLUMNS} FROM version WHERE package = ?1 AND version = ?2");
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_row(params![id.as_str(), version.as_str()], read).optional()?)
    }

    fn put_version(&self, id: &PackageId, row: &VersionRow) -> Result<(), RegistryError> {
        let listing = &row.listing;
        self.connection
            .prepare_cached(
                "INSERT INTO version (package, version, channel, security, yanked, yanked_at, released, submission, publisher, size,
                     listing, details, facts, gone)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
                 ON CONFLICT (package, version) DO UPDATE SET channel = ?3, security = ?4, yanked = ?5, yanked_at = ?6,
                     listing = ?11, details = ?12, facts = ?13, gone = ?14",
            )?
            .execute(params![
                id.as_str(),
                listing.version.as_str(),
                listing.channel,
                listing.security,
                listing.yanked,
                row.yanked_at,
                row.released,
                row.submission,
                row.publisher,
                row.size,
                serde_json::to_string(listing)?,
                serde_json::to_string(&row.details)?,
                serde_json::to_string(&row.facts)?,
                row.gone,
            ])?;
        Ok(())
    }

    fn add_artifact(
        &self,
        id: &PackageId,
        version: &Version,
        artifact: &ArtifactRow,
    ) -> Result<bool, RegistryError> {
        let added = self
            .connection
            .prepare_cached("INSERT INTO artifact VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING")?
            .execute(params![
                id.as_str(),
                version.as_str(),
                artifact.platform,
                artifact.sha256.as_bytes(),
                artifact.size,
                artifact.path
            ])?;
        Ok(added == 1)
    }
}
