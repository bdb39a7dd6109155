//! Where people are signed in.

use vitrine_base::Timestamp;

use crate::RegistryError;

/// A place where an account is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// SHA-256 of the cookie's value.
    pub hash: [u8; 32],
    /// Whose.
    pub account: i64,
    /// When it was signed in.
    pub created: Timestamp,
    /// When it was last used, to the minute.
    pub seen: Timestamp,
    /// When it ends, unless it is used before.
    pub expires: Timestamp,
    /// What the browser called itself.
    pub agent: String,
    /// When password, code or passkey was last given.
    pub confirmed: Timestamp,
}

/// Sessions.
pub trait SessionStore {
    /// Enters a session.
    ///
    /// # Errors
    /// When the engine refuses.
    fn add_session(&self, session: &SessionRow) -> Result<(), RegistryError>;
    /// A session by its hash, ended ones not.
    ///
    /// # Errors
    /// When the engine refuses.
    fn session(&self, hash: &[u8; 32]) -> Result<Option<SessionRow>, RegistryError>;
    /// A session was used: it ends later.
    ///
    /// # Errors
    /// When the engine refuses.
    fn touch_session(
        &self,
        hash: &[u8; 32],
        seen: Timestamp,
        expires: Timestamp,
    ) -> Result<(), RegistryError>;
    /// Password, code or passkey was given again.
    ///
    /// # Errors
    /// When the engine refuses.
    fn confirm_session(&self, hash: &[u8; 32], at: Timestamp) -> Result<(), RegistryError>;
    /// Ends a session; false when there was none.
    ///
    /// # Errors
    /// When the engine refuses.
    fn end_session(&self, hash: &[u8; 32]) -> Result<bool, RegistryError>;
    /// Ends all sessions of an account but one; answers how many.
    ///
    /// # Errors
    /// When the engine refuses.
    fn end_sessions(&self, account: i64, but: Option<&[u8; 32]>) -> Result<usize, RegistryError>;
    /// The sessions of an account that have not ended, last used first.
    ///
    /// # Errors
    /// When the engine refuses.
    fn sessions_of(&self, account: i64, now: Timestamp) -> Result<Vec<SessionRow>, RegistryError>;
}
