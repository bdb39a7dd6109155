//! SQL of [`crate::store::AccountStore`].

use rusqlite::{OptionalExtension as _, Row, params};
use vitrine_base::Timestamp;

use super::Session;
use crate::RegistryError;
use crate::accounts::identity::Role;
use crate::error::Refusal;
use crate::store::{AccountRow, AccountStore, Profile};

const COLUMNS: &str = "id, handle, name, email, email_confirmed, role, password, totp_on, language, mail, created, disabled, deleted";

fn read(row: &Row<'_>) -> rusqlite::Result<AccountRow> {
    let role: String = row.get(5)?;
    Ok(AccountRow {
        id: row.get(0)?,
        handle: row.get(1)?,
        name: row.get(2)?,
        email: row.get(3)?,
        email_confirmed: row.get(4)?,
        role: Role::from_word(&role).unwrap_or(Role::Member),
        password: row.get(6)?,
        totp_on: row.get(7)?,
        language: row.get(8)?,
        mail: row.get(9)?,
        created: row.get(10)?,
        disabled: row.get(11)?,
        deleted: row.get(12)?,
    })
}

impl AccountStore for Session<'_> {
    fn account(&self, id: i64) -> Result<Option<AccountRow>, RegistryError> {
        let sql = format!("SELECT {COLUMNS} FROM account WHERE id = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([id], read).optional()?)
    }

    fn account_by_handle(&self, handle: &str) -> Result<Option<AccountRow>, RegistryError> {
        let sql = format!("SELECT {COLUMNS} FROM account WHERE folded = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([handle.to_lowercase()], read).optional()?)
    }

    fn add_account(
        &self,
        handle: &str,
        role: Role,
        password: Option<&str>,
        email: Option<&str>,
        now: Timestamp,
    ) -> Result<i64, RegistryError> {
        let added = self
            .connection
            .prepare_cached(
                "INSERT INTO account (handle, folded, role, password, email, created) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT DO NOTHING",
            )?
            .execute(params![handle, handle.to_lowercase(), role.as_str(), password, email, now])?;
        if added == 0 {
            return Err(RegistryError::refused(
                Refusal::Conflict,
                "account.handle_taken",
                format!("The handle “{handle}” is taken."),
            ));
        }
        Ok(self.connection.last_insert_rowid())
    }

    fn moderators(&self) -> Result<Vec<i64>, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id FROM account WHERE role IN ('curator', 'admin') AND disabled IS NULL AND deleted IS NULL ORDER BY id",
        )?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn set_account_profile(&self, id: i64, profile: &Profile) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached("UPDATE account SET name = ?2, language = ?3, mail = ?4 WHERE id = ?1")?
            .execute(params![id, profile.name, profile.language, profile.mail])?;
        Ok(())
    }

    fn set_account_email(&self, id: i64, email: Option<&str>, confirmed: bool) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached("UPDATE account SET email = ?2, email_confirmed = ?3 WHERE id = ?1")?
            .execute(params![id, email, confirmed])?;
        Ok(())
    }

    fn set_account_password(&self, id: i64, password: &str) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached("UPDATE account SET password = ?2 WHERE id = ?1 AND deleted IS NULL")?
            .execute(params![id, password])?;
        Ok(())
    }

    fn set_account_role(&self, id: i64, role: Role) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached("UPDATE account SET role = ?2 WHERE id = ?1")?
            .execute(params![id, role.as_str()])?;
        Ok(())
    }

    fn set_account_disabled(&self, id: i64, at: Option<Timestamp>) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached("UPDATE account SET disabled = ?2 WHERE id = ?1")?
            .execute(params![id, at])?;
        Ok(())
    }

    fn administrators(&self) -> Result<Vec<i64>, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id FROM account WHERE role = 'admin' AND disabled IS NULL AND deleted IS NULL ORDER BY id",
        )?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn accounts_after(&self, after: i64, query: &str, limit: u32) -> Result<Vec<AccountRow>, RegistryError> {
        // instr, not LIKE: what a person types has no wildcards.
        let sql = format!(
            "SELECT {COLUMNS} FROM account WHERE id > ?1 AND (?2 = '' OR instr(lower(handle), ?2) > 0
             OR instr(lower(name), ?2) > 0 OR instr(lower(ifnull(email, '')), ?2) > 0) ORDER BY id LIMIT ?3"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params![after, query.to_lowercase(), limit], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
