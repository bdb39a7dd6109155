//! SQL of [`crate::store::TokenStore`].

use rusqlite::{OptionalExtension as _, Row, params};
use vitrine_base::Timestamp;

use super::packages::word;
use super::{Session, json};
use crate::RegistryError;
use crate::store::{DeviceRow, DeviceState, TokenRow, TokenStore};

const TOKEN: &str = "id, account, name, hint, scopes, packages, created, expires, used, revoked";

fn read_token(row: &Row<'_>) -> rusqlite::Result<TokenRow> {
    Ok(TokenRow {
        id: row.get(0)?,
        account: row.get(1)?,
        name: row.get(2)?,
        hint: row.get(3)?,
        scopes: json(row, 4)?,
        packages: json(row, 5)?,
        created: row.get(6)?,
        expires: row.get(7)?,
        used: row.get(8)?,
        revoked: row.get(9)?,
    })
}

const DEVICE: &str =
    "hash, user_code, client, scopes, created, expires, polled, pause, state, account, packages, days";

fn read_device(row: &Row<'_>) -> rusqlite::Result<DeviceRow> {
    Ok(DeviceRow {
        hash: row.get(0)?,
        user_code: row.get(1)?,
        client: row.get(2)?,
        scopes: json(row, 3)?,
        created: row.get(4)?,
        expires: row.get(5)?,
        polled: row.get(6)?,
        pause: row.get(7)?,
        state: word(row, 8, DeviceState::from_word)?,
        account: row.get(9)?,
        packages: json(row, 10)?,
        days: row.get(11)?,
    })
}

impl TokenStore for Session<'_> {
    fn add_token(&self, token: &TokenRow, hash: &[u8; 32]) -> Result<i64, RegistryError> {
        self.connection
            .prepare_cached(
                "INSERT INTO token (account, name, hint, hash, scopes, packages, created, expires)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                token.account,
                token.name,
                token.hint,
                hash,
                serde_json::to_string(&token.scopes)?,
                serde_json::to_string(&token.packages)?,
                token.created,
                token.expires
            ])?;
        Ok(self.connection.last_insert_rowid())
    }

    fn token(&self, hash: &[u8; 32]) -> Result<Option<TokenRow>, RegistryError> {
        let sql = format!("SELECT {TOKEN} FROM token WHERE hash = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([hash], read_token).optional()?)
    }

    fn tokens_of(&self, account: i64) -> Result<Vec<TokenRow>, RegistryError> {
        let sql =
            format!("SELECT {TOKEN} FROM token WHERE account = ?1 AND revoked IS NULL ORDER BY id DESC");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([account], read_token)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn touch_token(&self, id: i64, at: Timestamp) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached("UPDATE token SET used = ?2 WHERE id = ?1")?
            .execute(params![id, at])?;
        Ok(())
    }

    fn revoke_token(&self, account: i64, id: i64, at: Timestamp) -> Result<bool, RegistryError> {
        let revoked = self
            .connection
            .prepare_cached(
                "UPDATE token SET revoked = ?3 WHERE account = ?1 AND id = ?2 AND revoked IS NULL",
            )?
            .execute(params![account, id, at])?;
        Ok(revoked > 0)
    }

    fn add_device(&self, device: &DeviceRow) -> Result<bool, RegistryError> {
        let added = self
            .connection
            .prepare_cached(&format!(
                "INSERT INTO device_code ({DEVICE}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
                 ON CONFLICT DO NOTHING"
            ))?
            .execute(params![
                device.hash,
                device.user_code,
                device.client,
                serde_json::to_string(&device.scopes)?,
                device.created,
                device.expires,
                device.polled,
                device.pause,
                device.state.as_str(),
                device.account,
                serde_json::to_string(&device.packages)?,
                device.days
            ])?;
        Ok(added > 0)
    }

    fn device(&self, hash: &[u8; 32]) -> Result<Option<DeviceRow>, RegistryError> {
        let sql = format!("SELECT {DEVICE} FROM device_code WHERE hash = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([hash], read_device).optional()?)
    }

    fn device_by_user_code(&self, code: &str) -> Result<Option<DeviceRow>, RegistryError> {
        let sql = format!("SELECT {DEVICE} FROM device_code WHERE user_code = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([code], read_device).optional()?)
    }

    fn poll_device(&self, hash: &[u8; 32], at: Timestamp, pause: i64) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached("UPDATE device_code SET polled = ?2, pause = ?3 WHERE hash = ?1")?
            .execute(params![hash, at, pause])?;
        Ok(())
    }

    fn decide_device(
        &self,
        hash: &[u8; 32],
        state: DeviceState,
        account: i64,
        packages: &[String],
        days: Option<u32>,
    ) -> Result<bool, RegistryError> {
        let decided = self
            .connection
            .prepare_cached(
                "UPDATE device_code SET state = ?2, account = ?3, packages = ?4, days = ?5
                 WHERE hash = ?1 AND state = 'pending'",
            )?
            .execute(params![hash, state.as_str(), account, serde_json::to_string(packages)?, days])?;
        Ok(decided > 0)
    }

    fn end_device(&self, hash: &[u8; 32]) -> Result<bool, RegistryError> {
        let ended =
            self.connection.prepare_cached("DELETE FROM device_code WHERE hash = ?1")?.execute([hash])?;
        Ok(ended > 0)
    }
}
