//! SQL of [`crate::store::OwnerStore`].

use rusqlite::{Row, params};
use vitrine_base::{PackageId, Timestamp, Version};
use vitrine_package::Kind;

use super::Session;
use super::packages::word;
use crate::RegistryError;
use crate::store::{HeldPackage, OwnerRow, OwnerStore, PackageState};

fn held(row: &Row<'_>) -> rusqlite::Result<HeldPackage> {
    let latest: Option<String> = row.get(3)?;
    Ok(HeldPackage {
        id: word(row, 0, |text| PackageId::new(text.to_owned()).ok())?,
        name: row.get(1)?,
        kind: word(row, 2, Kind::from_word)?,
        latest: latest.and_then(|text| Version::new(text).ok()),
        state: word(row, 4, PackageState::from_word)?,
        downloads: row.get(5)?,
        held: row.get(6)?,
    })
}

impl Session<'_> {
    /// Package ids, the first column of a statement.
    pub(super) fn package_ids(
        &self,
        sql: &str,
        params: impl rusqlite::Params,
    ) -> Result<Vec<PackageId>, RegistryError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows =
            statement.query_map(params, |row| word(row, 0, |text| PackageId::new(text.to_owned()).ok()))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl OwnerStore for Session<'_> {
    fn owner_rows(&self, package: &PackageId) -> Result<Vec<OwnerRow>, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT account, state, since, invited_by FROM package_owner WHERE package = ?1 ORDER BY since, account",
        )?;
        let rows = statement.query_map([package.as_str()], |row| {
            Ok(OwnerRow {
                account: row.get(0)?,
                state: row.get(1)?,
                since: row.get(2)?,
                invited_by: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn invite_owner(
        &self,
        package: &PackageId,
        account: i64,
        state: &str,
        by: i64,
        now: Timestamp,
    ) -> Result<bool, RegistryError> {
        let changed = self
            .connection
            .prepare_cached(
                "INSERT INTO package_owner (package, account, state, since, invited_by) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (package, account) DO UPDATE
                 SET state = excluded.state, since = excluded.since, invited_by = excluded.invited_by
                 WHERE state != 'owner'",
            )?
            .execute(params![package.as_str(), account, state, now, by])?;
        Ok(changed == 1)
    }

    fn drop_owner(&self, package: &PackageId, account: i64) -> Result<bool, RegistryError> {
        let gone = self
            .connection
            .prepare_cached("DELETE FROM package_owner WHERE package = ?1 AND account = ?2")?
            .execute(params![package.as_str(), account])?;
        Ok(gone == 1)
    }

    fn packages_owned_by(&self, account: i64) -> Result<Vec<PackageId>, RegistryError> {
        self.package_ids(
            "SELECT package FROM package_owner WHERE account = ?1 AND state = 'owner' ORDER BY package",
            [account],
        )
    }

    fn packages_held_by(&self, account: i64) -> Result<Vec<HeldPackage>, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT p.id, p.name, p.kind, p.latest, p.state, p.downloads, o.state
             FROM package_owner o JOIN package p ON p.id = o.package
             WHERE o.account = ?1 AND (p.state != 'reserved' OR o.state != 'owner')
             ORDER BY o.state = 'owner', p.name, p.id",
        )?;
        let rows = statement.query_map([account], held)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn packages_with_skeleton(&self, skeleton: &str) -> Result<Vec<PackageId>, RegistryError> {
        self.package_ids("SELECT id FROM package WHERE skeleton = ?1 ORDER BY id LIMIT 20", [skeleton])
    }

    fn packages_known(&self, downloads: u64) -> Result<Vec<PackageId>, RegistryError> {
        self.package_ids(
            "SELECT id FROM package WHERE downloads >= ?1 OR featured IS NOT NULL ORDER BY id",
            [downloads],
        )
    }

    fn release_reserved(&self, package: &PackageId) -> Result<bool, RegistryError> {
        let gone = self
            .connection
            .prepare_cached(
                "DELETE FROM package WHERE id = ?1 AND state = 'reserved'
                 AND NOT EXISTS (SELECT 1 FROM version WHERE package = ?1)",
            )?
            .execute([package.as_str()])?;
        if gone == 1 {
            self.connection
                .prepare_cached("DELETE FROM package_owner WHERE package = ?1")?
                .execute([package.as_str()])?;
        }
        Ok(gone == 1)
    }
}
