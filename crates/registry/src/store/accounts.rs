//! Accounts, their second factors and passkeys.

use vitrine_base::Timestamp;

use crate::RegistryError;
use crate::http::identity::Role;

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountRow {
    /// Its number.
    pub id: i64,
    /// The handle, as written.
    pub handle: String,
    /// The name shown; may be empty.
    pub name: String,
    /// Where mail goes.
    pub email: Option<String>,
    /// The address was confirmed.
    pub email_confirmed: bool,
    /// What it may do.
    pub role: Role,
    /// The password's PHC string; none for accounts with passkeys only.
    pub password: Option<String>,
    /// A second factor is on.
    pub totp_on: bool,
    /// Its language tag.
    pub language: String,
    /// Which mail it wants: `none`, `important`, `all`.
    pub mail: String,
    /// When it was made.
    pub created: Timestamp,
    /// When it was disabled.
    pub disabled: Option<Timestamp>,
    /// When it was deleted: then everything personal is gone, and the handle stays taken.
    pub deleted: Option<Timestamp>,
}

/// Accounts.
pub trait AccountStore {
    /// An account by number, deleted ones too.
    ///
    /// # Errors
    /// When the engine refuses.
    fn account(&self, id: i64) -> Result<Option<AccountRow>, RegistryError>;
    /// An account by handle in any case.
    ///
    /// # Errors
    /// When the engine refuses.
    fn account_by_handle(&self, handle: &str) -> Result<Option<AccountRow>, RegistryError>;
    /// Adds an account with that handle, role and password; answers its number.
    ///
    /// # Errors
    /// [`crate::Refusal::Conflict`] when the handle is taken; when the engine refuses.
    fn add_account(
        &self,
        handle: &str,
        role: Role,
        password: Option<&str>,
        email: Option<&str>,
        now: Timestamp,
    ) -> Result<i64, RegistryError>;
    /// The accounts that moderate (curators and administrators) and are neither disabled nor deleted.
    ///
    /// # Errors
    /// When the engine refuses.
    fn moderators(&self) -> Result<Vec<i64>, RegistryError>;
}
