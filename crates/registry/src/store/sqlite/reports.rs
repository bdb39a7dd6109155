//! SQL of [`crate::store::ReportStore`].

use rusqlite::{OptionalExtension as _, Row, params};
use vitrine_base::Timestamp;

use super::Session;
use crate::RegistryError;
use crate::store::{NewReport, ReportRow, ReportStore};

const COLUMNS: &str = "id, subject, account, reason, body, at, state, decided_by, decided, answer, \
     (SELECT count(*) FROM report other WHERE other.subject = report.subject AND other.state = 'open' AND other.id != report.id)";

fn read(row: &Row<'_>) -> rusqlite::Result<ReportRow> {
    Ok(ReportRow {
        id: row.get(0)?,
        subject: row.get(1)?,
        account: row.get(2)?,
        reason: row.get(3)?,
        body: row.get(4)?,
        at: row.get(5)?,
        state: row.get(6)?,
        decided_by: row.get(7)?,
        decided: row.get(8)?,
        answer: row.get(9)?,
        others: row.get(10)?,
    })
}

impl ReportStore for Session<'_> {
    fn add_report(&self, report: &NewReport<'_>, now: Timestamp) -> Result<Option<i64>, RegistryError> {
        let added = self
            .connection
            .prepare_cached(
                "INSERT INTO report (subject, account, reason, body, at, state) VALUES (?1, ?2, ?3, ?4, ?5, 'open')
                 ON CONFLICT DO NOTHING",
            )?
            .execute(params![report.subject, report.account, report.reason, report.body, now])?;
        Ok((added == 1).then(|| self.connection.last_insert_rowid()))
    }

    fn report(&self, id: i64) -> Result<Option<ReportRow>, RegistryError> {
        let sql = format!("SELECT {COLUMNS} FROM report WHERE id = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([id], read).optional()?)
    }

    fn reports(&self, state: &str, cursor: Option<i64>, limit: u32) -> Result<Vec<ReportRow>, RegistryError> {
        let (compare, order) = if state == "open" { (">", "ASC") } else { ("<", "DESC") };
        let sql = format!(
            "SELECT {COLUMNS} FROM report WHERE state = ?1 AND (?2 IS NULL OR id {compare} ?2) ORDER BY id {order} LIMIT ?3"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params![state, cursor, limit], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn end_report(
        &self,
        id: i64,
        state: &str,
        by: i64,
        answer: &str,
        now: Timestamp,
    ) -> Result<bool, RegistryError> {
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE report SET state = ?2, decided_by = ?3, decided = ?4, answer = ?5 WHERE id = ?1 AND state = 'open'",
            )?
            .execute(params![id, state, by, now, answer])?;
        Ok(changed == 1)
    }

    fn open_reports(&self) -> Result<u64, RegistryError> {
        let sql = "SELECT count(*) FROM report WHERE state = 'open'";
        Ok(self.connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    fn reported_rating(&self, rating: i64) -> Result<Option<(String, Option<i64>)>, RegistryError> {
        let mut statement =
            self.connection.prepare_cached("SELECT package, account FROM rating WHERE id = ?1")?;
        Ok(statement.query_row([rating], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
    }

    fn count_rating_report(&self, rating: i64, hide_after: u32, reason: &str) -> Result<bool, RegistryError> {
        self.connection
            .prepare_cached("UPDATE rating SET reports = reports + 1 WHERE id = ?1")?
            .execute([rating])?;
        let hidden = self
            .connection
            .prepare_cached(
                "UPDATE rating SET hidden = ?3 WHERE id = ?1 AND hidden IS NULL AND reports >= ?2",
            )?
            .execute(params![rating, hide_after.max(1), reason])?;
        Ok(hidden == 1)
    }

    fn judge_rating(&self, rating: i64, hidden: Option<&str>) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(
                "UPDATE rating SET hidden = ?2, reports = CASE WHEN ?2 IS NULL THEN 0 ELSE reports END WHERE id = ?1",
            )?
            .execute(params![rating, hidden])?;
        Ok(())
    }
}
