//! SQL of [`crate::store::DownloadStore`].

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Params, params};
use vitrine_base::PackageId;

use super::Session;
use super::packages::word;
use crate::RegistryError;
use crate::stats::{Counted, Download};
use crate::store::{DownloadStore, DownloadSums, TopRow, Totals};

impl Session<'_> {
    /// Rows of a word or number and how often.
    fn counts<T: rusqlite::types::FromSql>(
        &self,
        sql: &str,
        params: impl Params,
    ) -> Result<Vec<(T, u64)>, RegistryError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map(params, |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl DownloadStore for Session<'_> {
    fn count_downloads(&self, downloads: &[Counted]) -> Result<u64, RegistryError> {
        let mut new: BTreeMap<(i64, &Download), u64> = BTreeMap::new();
        let mut see = self
            .connection
            .prepare_cached("INSERT INTO download_seen (day, hash) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?;
        for counted in downloads {
            if see.execute(params![counted.day, counted.seen])? == 1 {
                *new.entry((counted.day, &counted.download)).or_insert(0) += 1;
            }
        }
        let mut enter = self.connection.prepare_cached(
            "INSERT INTO download_day (package, version, platform, day, count) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO UPDATE SET count = count + excluded.count",
        )?;
        let mut grow =
            self.connection.prepare_cached("UPDATE package SET downloads = downloads + ?2 WHERE id = ?1")?;
        let mut by_package: BTreeMap<&PackageId, u64> = BTreeMap::new();
        for ((day, Download { package, version, platform }), count) in &new {
            enter.execute(params![package.as_str(), version.as_str(), platform, day, count])?;
            *by_package.entry(package).or_insert(0) += count;
        }
        for (package, count) in &by_package {
            grow.execute(params![package.as_str(), count])?;
        }
        Ok(by_package.values().sum())
    }

    fn count_tags(&self, tags: &HashMap<(i64, String), u64>) -> Result<(), RegistryError> {
        let mut enter = self.connection.prepare_cached(
            "INSERT INTO tag_day (tag, day, count) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET count = count + excluded.count",
        )?;
        for ((day, tag), count) in tags {
            enter.execute(params![tag, day, count])?;
        }
        Ok(())
    }

    fn forget_seen(&self, today: i64) -> Result<(), RegistryError> {
        self.connection.prepare_cached("DELETE FROM download_seen WHERE day < ?1")?.execute([today])?;
        Ok(())
    }

    fn totals(&self) -> Result<Totals, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT count(*), coalesce(sum(downloads), 0),
                    (SELECT count(*) FROM version v JOIN package p ON p.id = v.package WHERE p.state = 'live')
             FROM package WHERE state = 'live'",
        )?;
        Ok(statement.query_row([], |row| {
            Ok(Totals { packages: row.get(0)?, downloads: row.get(1)?, versions: row.get(2)? })
        })?)
    }

    fn downloads_by_day(&self, from: i64) -> Result<Vec<(i64, u64)>, RegistryError> {
        self.counts(
            "SELECT day, sum(count) FROM download_day WHERE day >= ?1 GROUP BY day ORDER BY day",
            [from],
        )
    }

    fn popular_tags(&self, from: i64, limit: u32) -> Result<Vec<(String, u64)>, RegistryError> {
        self.counts(
            "SELECT tag, sum(count) AS often FROM tag_day
             WHERE day >= ?1 AND tag IN (SELECT lower(value) FROM package, json_each(package.tags) WHERE state = 'live')
             GROUP BY tag ORDER BY often DESC, tag LIMIT ?2",
            params![from, limit],
        )
    }

    fn top_packages(&self, limit: u32) -> Result<Vec<TopRow>, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, name, downloads FROM package WHERE state = 'live' AND downloads > 0
             ORDER BY downloads DESC, id LIMIT ?1",
        )?;
        let rows = statement.query_map([limit], |row| {
            Ok(TopRow {
                id: word(row, 0, |text| PackageId::new(text.to_owned()).ok())?,
                name: row.get(1)?,
                downloads: row.get(2)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn package_downloads(&self, id: &PackageId, from: i64) -> Result<DownloadSums, RegistryError> {
        Ok(DownloadSums {
            by_day: self.counts(
                "SELECT day, sum(count) FROM download_day WHERE package = ?1 AND day >= ?2 GROUP BY day ORDER BY day",
                params![id.as_str(), from],
            )?,
            by_version: self.counts(
                "SELECT version, sum(count) AS often FROM download_day WHERE package = ?1
                 GROUP BY version ORDER BY often DESC, version",
                [id.as_str()],
            )?,
            by_platform: self.counts(
                "SELECT platform, sum(count) AS often FROM download_day WHERE package = ?1
                 GROUP BY platform ORDER BY often DESC, platform",
                [id.as_str()],
            )?,
        })
    }

    fn job_states(&self) -> Result<Vec<(String, u64)>, RegistryError> {
        self.counts("SELECT state, count(*) FROM job GROUP BY state ORDER BY state", [])
    }

    fn submission_states(&self) -> Result<Vec<(String, u64)>, RegistryError> {
        self.counts("SELECT state, count(*) FROM submission GROUP BY state ORDER BY state", [])
    }
}
