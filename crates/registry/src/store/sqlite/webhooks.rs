//! SQL of [`crate::store::WebhookStore`].

use rusqlite::{OptionalExtension as _, Row, params};
use vitrine_base::{PackageId, Timestamp};

use super::packages::word;
use super::{Session, json};
use crate::RegistryError;
use crate::store::{DeliveryRow, DeliveryState, NewWebhook, WebhookRow, WebhookStore};

const HOOK: &str =
    "w.id, w.account, w.package, w.url, w.secret, w.events, w.active, w.failing_since, w.disabled, w.created";

const DELIVERY: &str =
    "id, webhook, event, body, created, attempts, state, status, answer, problem, next, ended";

fn hook(row: &Row<'_>) -> rusqlite::Result<WebhookRow> {
    let package: Option<String> = row.get(2)?;
    Ok(WebhookRow {
        id: row.get(0)?,
        account: row.get(1)?,
        package: package.and_then(|text| PackageId::new(text).ok()),
        url: row.get(3)?,
        secret: row.get(4)?,
        events: json(row, 5)?,
        active: row.get(6)?,
        failing_since: row.get(7)?,
        disabled: row.get(8)?,
        created: row.get(9)?,
    })
}

fn delivery(row: &Row<'_>) -> rusqlite::Result<DeliveryRow> {
    Ok(DeliveryRow {
        id: row.get(0)?,
        webhook: row.get(1)?,
        event: row.get(2)?,
        body: row.get(3)?,
        created: row.get(4)?,
        attempts: row.get(5)?,
        state: word(row, 6, DeliveryState::from_word)?,
        status: row.get(7)?,
        answer: row.get(8)?,
        problem: row.get(9)?,
        next: row.get(10)?,
        ended: row.get(11)?,
    })
}

impl WebhookStore for Session<'_> {
    fn add_webhook(&self, hook: &NewWebhook, now: Timestamp) -> Result<i64, RegistryError> {
        self.connection
            .prepare_cached(
                "INSERT INTO webhook (account, package, url, secret, events, created) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                hook.account,
                hook.package.as_ref().map(PackageId::as_str),
                hook.url,
                hook.secret,
                serde_json::to_string(&hook.events)?,
                now
            ])?;
        Ok(self.connection.last_insert_rowid())
    }

    fn webhook(&self, id: i64) -> Result<Option<WebhookRow>, RegistryError> {
        let sql = format!("SELECT {HOOK} FROM webhook w WHERE w.id = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([id], hook).optional()?)
    }

    fn webhooks(&self, account: i64) -> Result<Vec<WebhookRow>, RegistryError> {
        let sql = format!("SELECT {HOOK} FROM webhook w WHERE w.account = ?1 ORDER BY w.id");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([account], hook)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn webhooks_about(&self, package: Option<&PackageId>) -> Result<Vec<WebhookRow>, RegistryError> {
        let sql = format!(
            "SELECT {HOOK} FROM webhook w JOIN account a ON a.id = w.account
             WHERE w.active = 1 AND a.disabled IS NULL AND a.deleted IS NULL AND (w.package IS NULL OR w.package = ?1)
             AND (a.role = 'admin' OR EXISTS (SELECT 1 FROM package_owner o
                  WHERE o.package = ?1 AND o.account = w.account AND o.state = 'owner'))
             ORDER BY w.id"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([package.map(PackageId::as_str)], hook)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn remove_webhook(&self, id: i64) -> Result<(), RegistryError> {
        self.connection.prepare_cached("DELETE FROM delivery WHERE webhook = ?1")?.execute([id])?;
        self.connection.prepare_cached("DELETE FROM webhook WHERE id = ?1")?.execute([id])?;
        Ok(())
    }

    fn note_webhook(
        &self,
        id: i64,
        failing_since: Option<Timestamp>,
        disabled: Option<&str>,
    ) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(
                "UPDATE webhook SET failing_since = ?2, disabled = ?3, active = ?3 IS NULL AND active WHERE id = ?1",
            )?
            .execute(params![id, failing_since, disabled])?;
        Ok(())
    }

    fn revive_webhook(&self, id: i64) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(
                "UPDATE webhook SET failing_since = NULL, disabled = NULL, active = 1 WHERE id = ?1",
            )?
            .execute([id])?;
        Ok(())
    }

    fn add_delivery(
        &self,
        id: &str,
        webhook: i64,
        event: &str,
        body: &str,
        now: Timestamp,
    ) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(
                "INSERT INTO delivery (id, webhook, event, body, created, state, next) VALUES (?1, ?2, ?3, ?4, ?5, 'waiting', ?5)",
            )?
            .execute(params![id, webhook, event, body, now])?;
        Ok(())
    }

    fn delivery(&self, id: &str) -> Result<Option<DeliveryRow>, RegistryError> {
        let sql = format!("SELECT {DELIVERY} FROM delivery WHERE id = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([id], delivery).optional()?)
    }

    fn deliveries(
        &self,
        webhook: i64,
        before: Option<&str>,
        limit: u32,
    ) -> Result<Vec<DeliveryRow>, RegistryError> {
        let sql = format!(
            "SELECT {DELIVERY} FROM delivery WHERE webhook = ?1 AND (?2 IS NULL OR id < ?2) ORDER BY id DESC LIMIT ?3"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params![webhook, before, limit], delivery)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn put_delivery(&self, delivery: &DeliveryRow) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(
                "UPDATE delivery SET attempts = ?2, state = ?3, status = ?4, answer = ?5, problem = ?6, next = ?7, ended = ?8
                 WHERE id = ?1",
            )?
            .execute(params![
                delivery.id,
                delivery.attempts,
                delivery.state.as_str(),
                delivery.status,
                delivery.answer,
                delivery.problem,
                delivery.next,
                delivery.ended
            ])?;
        Ok(())
    }

    fn trim_deliveries(&self, webhook: i64, keep: u32) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(
                "DELETE FROM delivery WHERE webhook = ?1 AND state != 'waiting' AND id < (SELECT id FROM delivery
                 WHERE webhook = ?1 AND state != 'waiting' ORDER BY id DESC LIMIT 1 OFFSET ?2)",
            )?
            .execute(params![webhook, keep.saturating_sub(1)])?;
        Ok(())
    }
}
