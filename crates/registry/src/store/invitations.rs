//! One-time links: the first administrator, invitations, confirming an address, a forgotten password.

use vitrine_base::Timestamp;

use crate::RegistryError;
use crate::accounts::identity::Role;

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Makes the first administrator.
    First,
    /// Lets somebody in with a role.
    Invite,
    /// Confirms an address.
    Email,
    /// Sets a new password.
    Reset,
}

impl Purpose {
    /// The word for it, as stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Invite => "invite",
            Self::Email => "email",
            Self::Reset => "reset",
        }
    }

    /// The purpose with that word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::First, Self::Invite, Self::Email, Self::Reset]
            .into_iter()
            .find(|purpose| purpose.as_str() == word)
    }
}

/// A one-time link.
#[derive(Clone, PartialEq, Eq)]
pub struct InvitationRow {
    /// SHA-256 of what stands in the link.
    pub hash: [u8; 32],
    /// What it is for.
    pub purpose: Purpose,
    /// The role it gives.
    pub role: Option<Role>,
    /// The account it is for.
    pub account: Option<i64>,
    /// The address it was mailed to.
    pub email: Option<String>,
    /// When it was made.
    pub created: Timestamp,
    /// When it is over.
    pub expires: Timestamp,
    /// When it was used.
    pub used: Option<Timestamp>,
}

/// One-time links.
pub trait InvitationStore {
    /// Adds a link.
    ///
    /// # Errors
    /// When the engine refuses.
    fn add_invitation(&self, invitation: &InvitationRow) -> Result<(), RegistryError>;
    /// A link by its hash, used and expired ones too.
    ///
    /// # Errors
    /// When the engine refuses.
    fn invitation(&self, hash: &[u8; 32]) -> Result<Option<InvitationRow>, RegistryError>;
    /// Uses a link up; false when it was used before or is over.
    ///
    /// # Errors
    /// When the engine refuses.
    fn use_invitation(&self, hash: &[u8; 32], now: Timestamp) -> Result<bool, RegistryError>;
    /// When the last link of that purpose for that account was made.
    ///
    /// # Errors
    /// When the engine refuses.
    fn last_invitation(
        &self,
        purpose: Purpose,
        account: Option<i64>,
    ) -> Result<Option<Timestamp>, RegistryError>;
    /// Takes all links of that purpose for that account back.
    ///
    /// # Errors
    /// When the engine refuses.
    fn drop_invitations(&self, purpose: Purpose, account: Option<i64>) -> Result<(), RegistryError>;
}
