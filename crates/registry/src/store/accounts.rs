//! Accounts, their second factors and passkeys.

use vitrine_base::Timestamp;

use crate::RegistryError;
use crate::accounts::identity::Role;

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

/// What a person says of themself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The name shown; may be empty.
    pub name: String,
    /// A language tag.
    pub language: String,
    /// Which mail is wanted: `none`, `important`, `all`.
    pub mail: String,
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
    /// Writes what a person says of themself.
    ///
    /// # Errors
    /// When the engine refuses.
    fn set_account_profile(&self, id: i64, profile: &Profile) -> Result<(), RegistryError>;
    /// Writes where mail goes, confirmed or not.
    ///
    /// # Errors
    /// When the engine refuses.
    fn set_account_email(&self, id: i64, email: Option<&str>, confirmed: bool) -> Result<(), RegistryError>;
    /// Writes a password's PHC string.
    ///
    /// # Errors
    /// When the engine refuses.
    fn set_account_password(&self, id: i64, password: &str) -> Result<(), RegistryError>;
    /// Gives an account a role.
    ///
    /// # Errors
    /// When the engine refuses.
    fn set_account_role(&self, id: i64, role: Role) -> Result<(), RegistryError>;
    /// Disables an account, or lets it in again.
    ///
    /// # Errors
    /// When the engine refuses.
    fn set_account_disabled(&self, id: i64, at: Option<Timestamp>) -> Result<(), RegistryError>;
    /// The administrators that are neither disabled nor deleted.
    ///
    /// # Errors
    /// When the engine refuses.
    fn administrators(&self) -> Result<Vec<i64>, RegistryError>;
    /// Accounts after a number, oldest first, deleted ones too; `query` is looked for in handle, name and address.
    ///
    /// # Errors
    /// When the engine refuses.
    fn accounts_after(&self, after: i64, query: &str, limit: u32) -> Result<Vec<AccountRow>, RegistryError>;
}
