//! SQL of [`crate::store::PackageStore`].

use rusqlite::{OptionalExtension as _, Row, params};
use vitrine_base::{PackageId, Timestamp, Version};
use vitrine_package::{ContentRating, Kind};

use super::{Session, json, sha256};
use crate::RegistryError;
use crate::store::{ArtifactRow, ListedNumbers, PackageRow, PackageState, PackageStore};

pub(super) const COLUMNS: &str = "id, kind, name, summary, maker, licence, homepage, description, tags, rating, state, \
     withdrawn_reason, withdrawn_malicious, withdrawn_at, latest, downloads, stars_score, stars_count, featured, created, updated, texts, patch, descriptions";

/// A word of ours from a column; what is not one is an error of the database.
pub(super) fn word<T>(row: &Row<'_>, column: usize, read: impl Fn(&str) -> Option<T>) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    read(&text).ok_or_else(|| {
        rusqlite::Error::FromSqlConversionFailure(
            column,
            rusqlite::types::Type::Text,
            format!("“{text}” is no word known here").into(),
        )
    })
}

pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<PackageRow> {
    let latest: Option<String> = row.get(14)?;
    Ok(PackageRow {
        id: word(row, 0, |text| PackageId::new(text.to_owned()).ok())?,
        kind: word(row, 1, Kind::from_word)?,
        name: row.get(2)?,
        summary: row.get(3)?,
        maker: row.get(4)?,
        licence: row.get(5)?,
        homepage: row.get(6)?,
        description: row.get(7)?,
        tags: json(row, 8)?,
        rating: word(row, 9, ContentRating::from_word)?,
        state: word(row, 10, PackageState::from_word)?,
        withdrawn_reason: row.get(11)?,
        withdrawn_malicious: row.get(12)?,
        withdrawn_at: row.get(13)?,
        latest: latest.and_then(|text| Version::new(text).ok()),
        downloads: row.get(15)?,
        stars_score: row.get(16)?,
        stars_count: row.get(17)?,
        featured: row.get(18)?,
        created: row.get(19)?,
        updated: row.get(20)?,
        texts: json(row, 21)?,
        patch: json(row, 22)?,
        descriptions: json(row, 23)?,
    })
}

impl PackageStore for Session<'_> {
    fn package(&self, id: &PackageId) -> Result<Option<PackageRow>, RegistryError> {
        let sql = format!("SELECT {COLUMNS} FROM package WHERE id = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([id.as_str()], read).optional()?)
    }

    fn package_spelled(&self, id: &PackageId) -> Result<Option<PackageId>, RegistryError> {
        let mut statement = self.connection.prepare_cached("SELECT id FROM package WHERE folded = ?1")?;
        let found = statement.query_row([id.as_str().to_ascii_lowercase()], |row| {
            word(row, 0, |text| PackageId::new(text.to_owned()).ok())
        });
        Ok(found.optional()?)
    }

    fn reserve_package(
        &self,
        id: &PackageId,
        skeleton: &str,
        kind: Kind,
        name: &str,
        now: Timestamp,
    ) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(
                "INSERT INTO package (id, folded, skeleton, kind, name, state, dirty, created, updated)
                 VALUES (?1, ?2, ?3, ?4, ?5, 'reserved', 0, ?6, ?6) ON CONFLICT DO NOTHING",
            )?
            .execute(params![
                id.as_str(),
                id.as_str().to_ascii_lowercase(),
                skeleton,
                kind.as_str(),
                name,
                now
            ])?;
        Ok(())
    }

    fn owners(&self, id: &PackageId) -> Result<Vec<i64>, RegistryError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT account FROM package_owner WHERE package = ?1 AND state = 'owner' ORDER BY since, account")?;
        let rows = statement.query_map([id.as_str()], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn add_owner(&self, id: &PackageId, account: i64, now: Timestamp) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(
                "INSERT INTO package_owner (package, account, state, since) VALUES (?1, ?2, 'owner', ?3)
                 ON CONFLICT (package, account) DO UPDATE SET state = 'owner', since = excluded.since WHERE state != 'owner'",
            )?
            .execute(params![id.as_str(), account, now])?;
        Ok(())
    }

    fn has_version(&self, id: &PackageId, version: &Version) -> Result<bool, RegistryError> {
        let mut statement =
            self.connection.prepare_cached("SELECT 1 FROM version WHERE package = ?1 AND version = ?2")?;
        Ok(statement.exists(params![id.as_str(), version.as_str()])?)
    }

    fn artifacts(&self, id: &PackageId, version: &Version) -> Result<Vec<ArtifactRow>, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT platform, sha256, size, path FROM artifact WHERE package = ?1 AND version = ?2 ORDER BY platform",
        )?;
        let rows = statement.query_map(params![id.as_str(), version.as_str()], |row| {
            Ok(ArtifactRow {
                platform: row.get(0)?,
                sha256: sha256(row, 1)?,
                size: row.get(2)?,
                path: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn mark_dirty(&self, id: &PackageId) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached("UPDATE package SET dirty = 1, revision = revision + 1 WHERE id = ?1")?
            .execute([id.as_str()])?;
        Ok(())
    }

    fn put_package(&self, row: &PackageRow) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(
                "UPDATE package SET kind = ?2, name = ?3, summary = ?4, maker = ?5, licence = ?6, homepage = ?7, description = ?8,
                     tags = ?9, rating = ?10, state = ?11, withdrawn_reason = ?12, withdrawn_malicious = ?13, withdrawn_at = ?14,
                     latest = ?15, updated = ?16, texts = ?17, patch = ?18,
                     descriptions = ?19 WHERE id = ?1",
            )?
            .execute(params![
                row.id.as_str(),
                row.kind.as_str(),
                row.name,
                row.summary,
                row.maker,
                row.licence,
                row.homepage,
                row.description,
                serde_json::to_string(&row.tags)?,
                row.rating.as_str(),
                row.state.as_str(),
                row.withdrawn_reason,
                row.withdrawn_malicious,
                row.withdrawn_at,
                row.latest.as_ref().map(Version::as_str),
                row.updated,
                serde_json::to_string(&row.texts)?,
                serde_json::to_string(&row.patch)?,
                serde_json::to_string(&row.descriptions)?,
            ])?;
        Ok(())
    }

    fn dirty_packages(&self, limit: u32) -> Result<Vec<(PackageId, i64)>, RegistryError> {
        let sql = "SELECT id, revision FROM package WHERE dirty = 1 ORDER BY id LIMIT ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_map([limit], revision)?.collect::<Result<_, _>>()?)
    }

    fn package_revisions(&self) -> Result<Vec<(PackageId, i64)>, RegistryError> {
        let mut statement = self.connection.prepare_cached("SELECT id, revision FROM package ORDER BY id")?;
        Ok(statement.query_map([], revision)?.collect::<Result<_, _>>()?)
    }

    fn package_written(
        &self,
        id: &PackageId,
        revision: i64,
        numbers: ListedNumbers,
    ) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(
                "UPDATE package SET dirty = (revision != ?2), listed_downloads = ?3, listed_score = ?4, listed_count = ?5
                 WHERE id = ?1",
            )?
            .execute(params![id.as_str(), revision, numbers.downloads, numbers.score, numbers.count])?;
        Ok(())
    }

    fn mark_changed_numbers(&self) -> Result<u64, RegistryError> {
        self.connection.execute(
            "UPDATE package SET dirty = 1, revision = revision + 1 WHERE state = 'live' AND dirty = 0
             AND (downloads != listed_downloads OR stars_score IS NOT listed_score OR stars_count != listed_count)",
            [],
        )?;
        let sql = "SELECT count(*) FROM package WHERE dirty = 1";
        Ok(self.connection.query_row(sql, [], |row| row.get(0))?)
    }
}

fn revision(row: &Row<'_>) -> rusqlite::Result<(PackageId, i64)> {
    Ok((word(row, 0, |text| PackageId::new(text.to_owned()).ok())?, row.get(1)?))
}
