//! SQL of [`crate::store::NewsStore`].

use rusqlite::params;
use vitrine_base::Timestamp;

use super::Session;
use crate::RegistryError;
use crate::store::{News, NewsStore};

impl NewsStore for Session<'_> {
    fn add_news(&self, topic: &str, at: Timestamp, body: &serde_json::Value) -> Result<i64, RegistryError> {
        self.connection
            .prepare_cached("INSERT INTO news (topic, at, body) VALUES (?1, ?2, ?3)")?
            .execute(params![topic, at, body.to_string()])?;
        Ok(self.connection.last_insert_rowid())
    }

    fn news_after(&self, topic: &str, after: i64, limit: u32) -> Result<Vec<News>, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT seq, topic, at, body FROM news WHERE topic = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3",
        )?;
        let rows = statement.query_map(params![topic, after, limit], |row| {
            Ok(News { seq: row.get(0)?, topic: row.get(1)?, at: row.get(2)?, body: row.get(3)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn news_last(&self) -> Result<i64, RegistryError> {
        let mut statement = self.connection.prepare_cached("SELECT coalesce(max(seq), 0) FROM news")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }
}
