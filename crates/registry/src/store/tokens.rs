//! Tokens of programs, and the codes by which a program gets one (RFC 8628).

use vitrine_base::Timestamp;

use crate::RegistryError;
use crate::accounts::identity::Scope;

/// A token, without the token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenRow {
    /// Its number.
    pub id: i64,
    /// Whose.
    pub account: i64,
    /// What its owner calls it.
    pub name: String,
    /// Its first letters.
    pub hint: String,
    /// What it is good for.
    pub scopes: Vec<Scope>,
    /// For which packages, as globs; empty for all.
    pub packages: Vec<String>,
    /// When it was made.
    pub created: Timestamp,
    /// When it ends.
    pub expires: Option<Timestamp>,
    /// When it was last used, to the minute.
    pub used: Option<Timestamp>,
    /// When it was taken back.
    pub revoked: Option<Timestamp>,
}

/// A sign-in by device under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceRow {
    /// SHA-256 of the program's code.
    pub hash: [u8; 32],
    /// The person's code, without the dash.
    pub user_code: String,
    /// What the program calls itself.
    pub client: String,
    /// What it asks for.
    pub scopes: Vec<Scope>,
    /// When it began.
    pub created: Timestamp,
    /// When it is over.
    pub expires: Timestamp,
    /// When the program last asked.
    pub polled: Option<Timestamp>,
    /// Seconds between two questions.
    pub pause: i64,
    /// What the person said.
    pub state: DeviceState,
    /// Who said it.
    pub account: Option<i64>,
    /// For which packages, as globs; empty for all.
    pub packages: Vec<String>,
    /// Days the token holds; 0 for no end, none for as many as usual.
    pub days: Option<u32>,
}

/// What a person said to a program's wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeviceState {
    /// Nothing yet.
    Pending,
    /// Yes.
    Approved,
    /// No.
    Denied,
}

impl DeviceState {
    /// The word for it, as stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Approved => "approved",
            Self::Denied => "denied",
        }
    }

    /// The state with that word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Pending, Self::Approved, Self::Denied].into_iter().find(|state| state.as_str() == word)
    }
}

/// Tokens and device codes.
pub trait TokenStore {
    /// Adds a token (its number in `token` is not looked at); answers its number.
    ///
    /// # Errors
    /// When the engine refuses.
    fn add_token(&self, token: &TokenRow, hash: &[u8; 32]) -> Result<i64, RegistryError>;
    /// A token by its hash, revoked and expired ones too.
    ///
    /// # Errors
    /// When the engine refuses.
    fn token(&self, hash: &[u8; 32]) -> Result<Option<TokenRow>, RegistryError>;
    /// The tokens of an account that were not taken back, newest first.
    ///
    /// # Errors
    /// When the engine refuses.
    fn tokens_of(&self, account: i64) -> Result<Vec<TokenRow>, RegistryError>;
    /// A token was used.
    ///
    /// # Errors
    /// When the engine refuses.
    fn touch_token(&self, id: i64, at: Timestamp) -> Result<(), RegistryError>;
    /// Takes a token of that account back; false when there is none such.
    ///
    /// # Errors
    /// When the engine refuses.
    fn revoke_token(&self, account: i64, id: i64, at: Timestamp) -> Result<bool, RegistryError>;
    /// Begins a sign-in by device; false when the person's code is in use.
    ///
    /// # Errors
    /// When the engine refuses.
    fn add_device(&self, device: &DeviceRow) -> Result<bool, RegistryError>;
    /// A sign-in by device, by the program's code.
    ///
    /// # Errors
    /// When the engine refuses.
    fn device(&self, hash: &[u8; 32]) -> Result<Option<DeviceRow>, RegistryError>;
    /// A sign-in by device, by the person's code.
    ///
    /// # Errors
    /// When the engine refuses.
    fn device_by_user_code(&self, code: &str) -> Result<Option<DeviceRow>, RegistryError>;
    /// The program asked; from now on that many seconds are to pass between two questions.
    ///
    /// # Errors
    /// When the engine refuses.
    fn poll_device(&self, hash: &[u8; 32], at: Timestamp, pause: i64) -> Result<(), RegistryError>;
    /// The person said yes or no; false when something was said before.
    ///
    /// # Errors
    /// When the engine refuses.
    fn decide_device(
        &self,
        hash: &[u8; 32],
        state: DeviceState,
        account: i64,
        packages: &[String],
        days: Option<u32>,
    ) -> Result<bool, RegistryError>;
    /// Ends a sign-in by device; false when it was ended before.
    ///
    /// # Errors
    /// When the engine refuses.
    fn end_device(&self, hash: &[u8; 32]) -> Result<bool, RegistryError>;
}
