//! What else proves who somebody is: second factors, recovery codes, passkeys, and what a passkey ceremony remembers.

use vitrine_base::Timestamp;

use crate::RegistryError;

/// The second factor of an account.
#[derive(Clone, PartialEq, Eq)]
pub struct TotpRow {
    /// The shared secret.
    pub secret: Vec<u8>,
    /// It is asked for; before, it is only being set up.
    pub on: bool,
}

/// A passkey.
#[derive(Clone, PartialEq, Eq)]
pub struct PasskeyRow {
    /// Its number.
    pub id: i64,
    /// Whose.
    pub account: i64,
    /// What its owner calls it.
    pub name: String,
    /// The credential, as `webauthn-rs` writes it.
    pub json: String,
    /// When it was added.
    pub created: Timestamp,
    /// When it was last used.
    pub used: Option<Timestamp>,
}

/// What a passkey ceremony remembers between its two requests.
#[derive(Clone, PartialEq, Eq)]
pub struct CeremonyRow {
    /// Its id.
    pub id: String,
    /// Whose, when that is known beforehand.
    pub account: Option<i64>,
    /// A JSON document.
    pub state: String,
    /// When it is over.
    pub expires: Timestamp,
}

/// Second factors, recovery codes, passkeys.
pub trait FactorStore {
    /// The second factor of an account, when there is one or one is being set up.
    ///
    /// # Errors
    /// When the engine refuses.
    fn totp(&self, account: i64) -> Result<Option<TotpRow>, RegistryError>;
    /// Begins to set a second factor up, or takes it away.
    ///
    /// # Errors
    /// When the engine refuses.
    fn set_totp(&self, account: i64, secret: Option<&[u8]>) -> Result<(), RegistryError>;
    /// From now on the second factor is asked for.
    ///
    /// # Errors
    /// When the engine refuses.
    fn turn_totp_on(&self, account: i64) -> Result<(), RegistryError>;
    /// Uses a step of the second factor up; false when it, or a later one, was used before.
    ///
    /// # Errors
    /// When the engine refuses.
    fn use_totp_step(&self, account: i64, step: u64) -> Result<bool, RegistryError>;
    /// Replaces all recovery codes of an account.
    ///
    /// # Errors
    /// When the engine refuses.
    fn set_recovery_codes(&self, account: i64, hashes: &[[u8; 32]]) -> Result<(), RegistryError>;
    /// Uses a recovery code up; false when there is none such, or it was used before.
    ///
    /// # Errors
    /// When the engine refuses.
    fn use_recovery_code(&self, account: i64, hash: &[u8; 32], now: Timestamp)
    -> Result<bool, RegistryError>;
    /// Recovery codes that are left.
    ///
    /// # Errors
    /// When the engine refuses.
    fn recovery_codes_left(&self, account: i64) -> Result<u32, RegistryError>;
    /// The passkeys of an account, oldest first.
    ///
    /// # Errors
    /// When the engine refuses.
    fn passkeys(&self, account: i64) -> Result<Vec<PasskeyRow>, RegistryError>;
    /// A passkey by its credential id.
    ///
    /// # Errors
    /// When the engine refuses.
    fn passkey_by_credential(&self, credential: &[u8]) -> Result<Option<PasskeyRow>, RegistryError>;
    /// Adds a passkey; answers its number.
    ///
    /// # Errors
    /// [`crate::Refusal::Conflict`] when the credential is known already; when the engine refuses.
    fn add_passkey(
        &self,
        account: i64,
        credential: &[u8],
        name: &str,
        json: &str,
        now: Timestamp,
    ) -> Result<i64, RegistryError>;
    /// A passkey was used; its counters moved on.
    ///
    /// # Errors
    /// When the engine refuses.
    fn use_passkey(&self, id: i64, json: &str, now: Timestamp) -> Result<(), RegistryError>;
    /// Takes a passkey of that account away; false when there is none such.
    ///
    /// # Errors
    /// When the engine refuses.
    fn remove_passkey(&self, account: i64, id: i64) -> Result<bool, RegistryError>;
    /// Remembers a ceremony.
    ///
    /// # Errors
    /// When the engine refuses.
    fn add_ceremony(&self, ceremony: &CeremonyRow) -> Result<(), RegistryError>;
    /// Takes a ceremony: it is there once. One that is over is gone.
    ///
    /// # Errors
    /// When the engine refuses.
    fn take_ceremony(&self, id: &str, now: Timestamp) -> Result<Option<CeremonyRow>, RegistryError>;
}
