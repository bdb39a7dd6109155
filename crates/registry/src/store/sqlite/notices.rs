//! SQL of [`crate::store::NoticeStore`].

use rusqlite::params;
use vitrine_base::{PackageId, Timestamp};

use super::Session;
use crate::RegistryError;
use crate::store::{Notice, NoticeStore};

impl NoticeStore for Session<'_> {
    fn add_notice(&self, account: i64, notice: &Notice, at: Timestamp) -> Result<i64, RegistryError> {
        self.connection
            .prepare_cached(
                "INSERT INTO inbox (account, at, kind, title, body, link) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![account, at, notice.kind, notice.title, notice.body, notice.link])?;
        Ok(self.connection.last_insert_rowid())
    }

    fn followers(&self, package: &PackageId) -> Result<Vec<i64>, RegistryError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT account FROM follow WHERE package = ?1 ORDER BY account")?;
        let rows = statement.query_map([package.as_str()], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
