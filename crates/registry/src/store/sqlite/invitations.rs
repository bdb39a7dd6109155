//! SQL of [`crate::store::InvitationStore`].

use rusqlite::{OptionalExtension as _, Row, params};
use vitrine_base::Timestamp;

use super::Session;
use super::packages::word;
use crate::RegistryError;
use crate::accounts::identity::Role;
use crate::store::{InvitationRow, InvitationStore, Purpose};

const COLUMNS: &str = "hash, purpose, role, account, email, created, expires, used";

fn read(row: &Row<'_>) -> rusqlite::Result<InvitationRow> {
    let role: Option<String> = row.get(2)?;
    Ok(InvitationRow {
        hash: row.get(0)?,
        purpose: word(row, 1, Purpose::from_word)?,
        role: role.and_then(|role| Role::from_word(&role)),
        account: row.get(3)?,
        email: row.get(4)?,
        created: row.get(5)?,
        expires: row.get(6)?,
        used: row.get(7)?,
    })
}

impl InvitationStore for Session<'_> {
    fn add_invitation(&self, invitation: &InvitationRow) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(&format!(
                "INSERT INTO invitation ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
            ))?
            .execute(params![
                invitation.hash,
                invitation.purpose.as_str(),
                invitation.role.map(Role::as_str),
                invitation.account,
                invitation.email,
                invitation.created,
                invitation.expires,
                invitation.used
            ])?;
        Ok(())
    }

    fn invitation(&self, hash: &[u8; 32]) -> Result<Option<InvitationRow>, RegistryError> {
        let sql = format!("SELECT {COLUMNS} FROM invitation WHERE hash = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([hash], read).optional()?)
    }

    fn use_invitation(&self, hash: &[u8; 32], now: Timestamp) -> Result<bool, RegistryError> {
        let used = self
            .connection
            .prepare_cached(
                "UPDATE invitation SET used = ?2 WHERE hash = ?1 AND used IS NULL AND expires > ?2",
            )?
            .execute(params![hash, now])?;
        Ok(used > 0)
    }

    fn last_invitation(
        &self,
        purpose: Purpose,
        account: Option<i64>,
    ) -> Result<Option<Timestamp>, RegistryError> {
        Ok(self
            .connection
            .prepare_cached("SELECT max(created) FROM invitation WHERE purpose = ?1 AND account IS ?2")?
            .query_row(params![purpose.as_str(), account], |row| row.get(0))?)
    }

    fn drop_invitations(&self, purpose: Purpose, account: Option<i64>) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached("DELETE FROM invitation WHERE purpose = ?1 AND account IS ?2")?
            .execute(params![purpose.as_str(), account])?;
        Ok(())
    }
}
