//! SQL of [`crate::store::FactorStore`].

use rusqlite::{OptionalExtension as _, Row, params};
use vitrine_base::Timestamp;

use super::Session;
use crate::RegistryError;
use crate::error::Refusal;
use crate::store::{CeremonyRow, FactorStore, PasskeyRow, TotpRow};

const PASSKEY: &str = "id, account, name, json, created, used";

fn read_passkey(row: &Row<'_>) -> rusqlite::Result<PasskeyRow> {
    Ok(PasskeyRow {
        id: row.get(0)?,
        account: row.get(1)?,
        name: row.get(2)?,
        json: row.get(3)?,
        created: row.get(4)?,
        used: row.get(5)?,
    })
}

impl FactorStore for Session<'_> {
    fn totp(&self, account: i64) -> Result<Option<TotpRow>, RegistryError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT totp, totp_on FROM account WHERE id = ?1 AND totp IS NOT NULL")?;
        let found = statement
            .query_row([account], |row| Ok(TotpRow { secret: row.get(0)?, on: row.get(1)? }))
            .optional()?;
        Ok(found)
    }

    fn set_totp(&self, account: i64, secret: Option<&[u8]>) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached("UPDATE account SET totp = ?2, totp_on = 0 WHERE id = ?1")?
            .execute(params![account, secret])?;
        Ok(())
    }

    fn turn_totp_on(&self, account: i64) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached("UPDATE account SET totp_on = 1 WHERE id = ?1 AND totp IS NOT NULL")?
            .execute([account])?;
        Ok(())
    }

    fn use_totp_step(&self, account: i64, step: u64) -> Result<bool, RegistryError> {
        let used = self
            .connection
            .prepare_cached("UPDATE account SET totp_step = ?2 WHERE id = ?1 AND totp_step < ?2")?
            .execute(params![account, step])?;
        Ok(used > 0)
    }

    fn set_recovery_codes(&self, account: i64, hashes: &[[u8; 32]]) -> Result<(), RegistryError> {
        self.connection.prepare_cached("DELETE FROM recovery_code WHERE account = ?1")?.execute([account])?;
        let mut insert =
            self.connection.prepare_cached("INSERT INTO recovery_code (account, hash) VALUES (?1, ?2)")?;
        for hash in hashes {
            insert.execute(params![account, hash])?;
        }
        Ok(())
    }

    fn use_recovery_code(
        &self,
        account: i64,
        hash: &[u8; 32],
        now: Timestamp,
    ) -> Result<bool, RegistryError> {
        let used = self
            .connection
            .prepare_cached(
                "UPDATE recovery_code SET used = ?3 WHERE account = ?1 AND hash = ?2 AND used IS NULL",
            )?
            .execute(params![account, hash, now])?;
        Ok(used > 0)
    }

    fn recovery_codes_left(&self, account: i64) -> Result<u32, RegistryError> {
        Ok(self
            .connection
            .prepare_cached("SELECT count(*) FROM recovery_code WHERE account = ?1 AND used IS NULL")?
            .query_row([account], |row| row.get(0))?)
    }

    fn passkeys(&self, account: i64) -> Result<Vec<PasskeyRow>, RegistryError> {
        let sql = format!("SELECT {PASSKEY} FROM passkey WHERE account = ?1 ORDER BY id");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([account], read_passkey)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn passkey_by_credential(&self, credential: &[u8]) -> Result<Option<PasskeyRow>, RegistryError> {
        let sql = format!("SELECT {PASSKEY} FROM passkey WHERE credential = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([credential], read_passkey).optional()?)
    }

    fn add_passkey(
        &self,
        account: i64,
        credential: &[u8],
        name: &str,
        json: &str,
        now: Timestamp,
    ) -> Result<i64, RegistryError> {
        let added = self
            .connection
            .prepare_cached(
                "INSERT INTO passkey (account, credential, name, json, created) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT DO NOTHING",
            )?
            .execute(params![account, credential, name, json, now])?;
        if added == 0 {
            return Err(RegistryError::refused(
                Refusal::Conflict,
                "passkey.known",
                "This passkey is known here already.",
            ));
        }
        Ok(self.connection.last_insert_rowid())
    }

    fn use_passkey(&self, id: i64, json: &str, now: Timestamp) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached("UPDATE passkey SET json = ?2, used = ?3 WHERE id = ?1")?
            .execute(params![id, json, now])?;
        Ok(())
    }

    fn remove_passkey(&self, account: i64, id: i64) -> Result<bool, RegistryError> {
        let removed = self
            .connection
            .prepare_cached("DELETE FROM passkey WHERE account = ?1 AND id = ?2")?
            .execute(params![account, id])?;
        Ok(removed > 0)
    }

    fn add_ceremony(&self, ceremony: &CeremonyRow) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached("INSERT INTO ceremony (id, account, state, expires) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![ceremony.id, ceremony.account, ceremony.state, ceremony.expires])?;
        Ok(())
    }

    fn take_ceremony(&self, id: &str, now: Timestamp) -> Result<Option<CeremonyRow>, RegistryError> {
        let mut statement = self
            .connection
            .prepare_cached("DELETE FROM ceremony WHERE id = ?1 RETURNING id, account, state, expires")?;
        let taken = statement
            .query_row([id], |row| {
                Ok(CeremonyRow {
                    id: row.get(0)?,
                    account: row.get(1)?,
                    state: row.get(2)?,
                    expires: row.get(3)?,
                })
            })
            .optional()?;
        Ok(taken.filter(|ceremony| ceremony.expires > now))
    }
}
