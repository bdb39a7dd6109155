//! SQL of [`crate::store::CareStore`].

use rusqlite::{OptionalExtension as _, Row, params};
use vitrine_base::{PackageId, Sha256, Timestamp, Version};

use super::packages::word;
use super::{Session, sha256};
use crate::RegistryError;
use crate::store::{BlobCounts, BlobRow, CareStore, PackageState, PublishedFile, Retention, Unneeded};

const BLOB: &str = "sha256, size, created, checked, broken";

/// Who needs a blob: published versions always; submissions as long as they go on and a while after; whole uploads
/// until they expire. `?1` created before, `?2` submissions ended before, `?3` now.
const UNNEEDED: &str = "blob.created < ?1
    AND NOT EXISTS (SELECT 1 FROM artifact WHERE artifact.sha256 = blob.sha256)
    AND NOT EXISTS (SELECT 1 FROM submission WHERE submission.sha256 = blob.sha256
        AND (submission.state NOT IN ('published', 'rejected', 'withdrawn') OR submission.updated >= ?2))
    AND NOT EXISTS (SELECT 1 FROM upload WHERE upload.sha256 = blob.sha256 AND upload.state NOT IN ('refused', 'taken_back')
        AND (upload.expires >= ?3 OR EXISTS (SELECT 1 FROM submission WHERE submission.upload = upload.id
            AND (submission.state NOT IN ('published', 'rejected', 'withdrawn') OR submission.updated >= ?2))))";

/// What goes when it is old: the table, and which of its rows. `?1` is the time.
type Old = (&'static str, &'static str, fn(&Retention) -> i64);

const OLD: &[Old] = &[
    ("news", "at < ?1", |until| until.news),
    ("job", "state IN ('done', 'cancelled') AND ended < ?1", |until| until.jobs),
    ("job", "state = 'dead' AND ended < ?1", |until| until.dead_jobs),
    ("delivery", "ended < ?1", |until| until.deliveries),
    ("inbox", "read IS NOT NULL AND at < ?1", |until| until.notices),
    // Days since 1970; yesterday's may still be written when the day changes.
    ("download_seen", "day < ?1", |until| until.now.div_euclid(86_400_000) - 1),
    ("session", "expires < ?1", |until| until.now),
    ("ceremony", "expires < ?1", |until| until.now),
    ("device_code", "expires < ?1", |until| until.leftovers),
    ("invitation", "expires < ?1", |until| until.leftovers),
    (
        "upload",
        "expires < ?1 AND NOT EXISTS (SELECT 1 FROM submission WHERE submission.upload = upload.id)",
        |until| until.leftovers,
    ),
];

fn blob(row: &Row<'_>) -> rusqlite::Result<BlobRow> {
    Ok(BlobRow {
        sha256: sha256(row, 0)?,
        size: row.get(1)?,
        created: row.get(2)?,
        checked: row.get(3)?,
        broken: row.get(4)?,
    })
}

fn published(row: &Row<'_>) -> rusqlite::Result<PublishedFile> {
    Ok(PublishedFile {
        package: word(row, 0, |text| PackageId::new(text.to_owned()).ok())?,
        state: word(row, 1, PackageState::from_word)?,
        dirty: row.get(2)?,
        version: word(row, 3, |text| Version::new(text.to_owned()).ok())?,
        platform: row.get(4)?,
        sha256: sha256(row, 5)?,
        size: row.get(6)?,
        path: row.get(7)?,
    })
}

impl Session<'_> {
    fn blob_rows(&self, sql: &str, values: impl rusqlite::Params) -> Result<Vec<BlobRow>, RegistryError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map(values, blob)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

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
                "INSERT INTO blob (sha256, size, created) VALUES (?1, ?2, ?3)
                 ON CONFLICT (sha256) DO UPDATE SET created = max(created, excluded.created)",
            )?
            .execute(params![sha256.as_bytes(), size, now])?;
        Ok(())
    }

    fn blob_entered(&self, sha256: Sha256) -> Result<bool, RegistryError> {
        let mut statement = self.connection.prepare_cached("SELECT 1 FROM blob WHERE sha256 = ?1")?;
        Ok(statement.exists([sha256.as_bytes()])?)
    }

    fn blob_counts(&self) -> Result<BlobCounts, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT count(*), coalesce(sum(size), 0), count(broken), count(*) - count(checked) FROM blob",
        )?;
        Ok(statement.query_row([], |row| {
            Ok(BlobCounts {
                count: row.get(0)?,
                bytes: row.get(1)?,
                broken: row.get(2)?,
                unchecked: row.get(3)?,
            })
        })?)
    }

    fn blobs_after(&self, after: Option<Sha256>, limit: u32) -> Result<Vec<BlobRow>, RegistryError> {
        let after = after.map_or_else(Vec::new, |digest| digest.as_bytes().to_vec());
        let sql = format!("SELECT {BLOB} FROM blob WHERE sha256 > ?1 ORDER BY sha256 LIMIT ?2");
        self.blob_rows(&sql, params![after, limit])
    }

    fn blobs_due(&self, before: Timestamp, limit: u32) -> Result<Vec<BlobRow>, RegistryError> {
        let sql = format!(
            "SELECT {BLOB} FROM blob WHERE coalesce(checked, 0) < ?1 ORDER BY coalesce(checked, 0), sha256 LIMIT ?2"
        );
        self.blob_rows(&sql, params![before, limit])
    }

    fn blob_checked(
        &self,
        sha256: Sha256,
        now: Timestamp,
        broken: Option<&str>,
    ) -> Result<Option<String>, RegistryError> {
        let before: Option<Option<String>> = self
            .connection
            .prepare_cached("SELECT broken FROM blob WHERE sha256 = ?1")?
            .query_row([sha256.as_bytes()], |row| row.get(0))
            .optional()?;
        self.connection
            .prepare_cached("UPDATE blob SET checked = ?2, broken = ?3 WHERE sha256 = ?1")?
            .execute(params![sha256.as_bytes(), now, broken])?;
        Ok(before.flatten())
    }

    fn blobs_unneeded(&self, when: Unneeded, limit: u32) -> Result<Vec<BlobRow>, RegistryError> {
        let sql = format!("SELECT {BLOB} FROM blob WHERE {UNNEEDED} ORDER BY sha256 LIMIT ?4");
        self.blob_rows(&sql, params![when.created, when.ended, when.now, limit])
    }

    fn forget_blob(&self, sha256: Sha256, when: Unneeded) -> Result<bool, RegistryError> {
        let sql = format!("DELETE FROM blob WHERE sha256 = ?4 AND {UNNEEDED}");
        let gone = self.connection.prepare_cached(&sql)?.execute(params![
            when.created,
            when.ended,
            when.now,
            sha256.as_bytes()
        ])?;
        Ok(gone == 1)
    }

    fn published_files(&self) -> Result<Vec<PublishedFile>, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT package.id, package.state, package.dirty, artifact.version, artifact.platform, artifact.sha256,
                    artifact.size, artifact.path
             FROM artifact JOIN package ON package.id = artifact.package
             LEFT JOIN version ON version.package = artifact.package AND version.version = artifact.version
             WHERE coalesce(version.gone, 0) = 0
             ORDER BY package.id, artifact.version, artifact.platform",
        )?;
        let rows = statement.query_map([], published)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn database_faults(&self) -> Result<Vec<String>, RegistryError> {
        let mut statement = self.connection.prepare("PRAGMA integrity_check(20)")?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        let mut faults = rows.collect::<Result<Vec<_>, _>>()?;
        faults.retain(|line| line != "ok");
        Ok(faults)
    }

    fn prune_rows(&self, until: &Retention) -> Result<Vec<(&'static str, u64)>, RegistryError> {
        let delete = |(table, rows, time): &Old| {
            let sql = format!("DELETE FROM {table} WHERE {rows}");
            Ok((*table, self.connection.prepare_cached(&sql)?.execute([time(until)])? as u64))
        };
        OLD.iter().map(delete).collect()
    }

    fn prunable_rows(&self, until: &Retention) -> Result<Vec<(&'static str, u64)>, RegistryError> {
        let count = |(table, rows, time): &Old| {
            let sql = format!("SELECT count(*) FROM {table} WHERE {rows}");
            let mut statement = self.connection.prepare_cached(&sql)?;
            Ok((*table, statement.query_row([time(until)], |row| row.get(0))?))
        };
        OLD.iter().map(count).collect()
    }

    fn end_leases(&self) -> Result<u64, RegistryError> {
        let ended = self.connection.execute("UPDATE job SET lease_until = 0 WHERE state = 'running'", [])?;
        Ok(ended as u64)
    }

    fn dead_jobs(&self) -> Result<u64, RegistryError> {
        let mut statement =
            self.connection.prepare_cached("SELECT count(*) FROM job WHERE state = 'dead'")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    fn mark_all_dirty(&self) -> Result<u64, RegistryError> {
        Ok(self
            .connection
            .execute("UPDATE package SET dirty = 1, revision = revision + 1 WHERE state != 'reserved'", [])?
            as u64)
    }

    fn mark_imported(&self, package: &PackageId) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached("UPDATE package SET imported = 1 WHERE id = ?1")?
            .execute([package.as_str()])?;
        Ok(())
    }

    // Imported downloads are a row of day 0: whoever sums the days counts them, and importing again finds them.
    fn import_downloads(
        &self,
        package: &PackageId,
        version: &Version,
        count: u64,
    ) -> Result<u64, RegistryError> {
        let known: u64 = self
            .connection
            .prepare_cached(
                "SELECT coalesce(sum(count), 0) FROM download_day WHERE package = ?1 AND day = 0 AND platform = 'any'",
            )?
            .query_row([package.as_str()], |row| row.get(0))?;
        let more = count.saturating_sub(known);
        if more == 0 {
            return Ok(0);
        }
        self.connection
            .prepare_cached(
                "INSERT INTO download_day (package, version, platform, day, count) VALUES (?1, ?2, 'any', 0, ?3)
                 ON CONFLICT (package, version, platform, day) DO UPDATE SET count = count + excluded.count",
            )?
            .execute(params![package.as_str(), version.as_str(), more])?;
        self.connection
            .prepare_cached("UPDATE package SET downloads = downloads + ?2, dirty = 1, revision = revision + 1 WHERE id = ?1")?
            .execute(params![package.as_str(), more])?;
        Ok(more)
    }
}
