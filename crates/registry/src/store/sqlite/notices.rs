//! SQL of [`crate::store::NoticeStore`].

use rusqlite::params;
use vitrine_base::{PackageId, Timestamp};

use super::packages::word;
use super::{Session, said, sentence};
use crate::RegistryError;
use crate::store::{FollowRow, InboxRow, Notice, NoticeStore};

impl NoticeStore for Session<'_> {
    fn add_notice(&self, account: i64, notice: &Notice, at: Timestamp) -> Result<i64, RegistryError> {
        self.connection
            .prepare_cached(
                "INSERT INTO inbox (account, at, kind, title, body, link, title_said, body_said)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                account,
                at,
                notice.kind,
                notice.title.sentence,
                notice.body.sentence,
                notice.link,
                said(&notice.title)?,
                said(&notice.body)?
            ])?;
        Ok(self.connection.last_insert_rowid())
    }

    fn inbox(&self, account: i64, before: i64, limit: u32) -> Result<Vec<InboxRow>, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, at, kind, title, body, link, read, title_said, body_said FROM inbox WHERE account = ?1 AND id < ?2
             ORDER BY id DESC LIMIT ?3",
        )?;
        let rows = statement.query_map(params![account, before, limit], |row| {
            Ok(InboxRow {
                id: row.get(0)?,
                at: row.get(1)?,
                kind: row.get(2)?,
                title: sentence(row, 3, 7)?,
                body: sentence(row, 4, 8)?,
                link: row.get(5)?,
                read: row.get(6)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn unread(&self, account: i64) -> Result<u64, RegistryError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT count(*) FROM inbox WHERE account = ?1 AND read IS NULL")?;
        Ok(statement.query_row([account], |row| row.get(0))?)
    }

    fn mark_read(&self, account: i64, up_to: i64, now: Timestamp) -> Result<u64, RegistryError> {
        let changed = self
            .connection
            .prepare_cached("UPDATE inbox SET read = ?3 WHERE account = ?1 AND id <= ?2 AND read IS NULL")?
            .execute(params![account, up_to, now])?;
        Ok(changed as u64)
    }

    fn followers(&self, package: &PackageId) -> Result<Vec<i64>, RegistryError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT account FROM follow WHERE package = ?1 ORDER BY account")?;
        let rows = statement.query_map([package.as_str()], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn follow(&self, account: i64, package: &PackageId, now: Timestamp) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(
                "INSERT INTO follow (account, package, since) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            )?
            .execute(params![account, package.as_str(), now])?;
        Ok(())
    }

    fn unfollow(&self, account: i64, package: &PackageId) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached("DELETE FROM follow WHERE account = ?1 AND package = ?2")?
            .execute(params![account, package.as_str()])?;
        Ok(())
    }

    fn follows(&self, account: i64, package: &PackageId) -> Result<bool, RegistryError> {
        let mut statement =
            self.connection.prepare_cached("SELECT 1 FROM follow WHERE account = ?1 AND package = ?2")?;
        Ok(statement.exists(params![account, package.as_str()])?)
    }

    fn followed(&self, account: i64) -> Result<Vec<FollowRow>, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT f.package, p.name, f.since, p.latest FROM follow f JOIN package p ON p.id = f.package
             WHERE f.account = ?1 ORDER BY f.since DESC, f.package",
        )?;
        let rows = statement.query_map([account], |row| {
            Ok(FollowRow {
                package: word(row, 0, |text| PackageId::new(text.to_owned()).ok())?,
                name: row.get(1)?,
                since: row.get(2)?,
                version: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
