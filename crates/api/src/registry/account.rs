//! Accounts, and who is signed in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Passkey;

/// What an account may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum AccountRole {
    /// Submits, rates, reports.
    Member,
    /// Moderates.
    Curator,
    /// Everything.
    Admin,
}

/// Which mail a person wants beside their inbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum MailWish {
    /// None.
    None,
    /// What asks for an answer, and what is about safety.
    Important,
    /// Everything the inbox gets.
    All,
}

/// Who asks, and where they are: what a page needs before anything else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// The account that is signed in.
    pub account: Option<Account>,
    /// The registry.
    pub registry: RegistryAbout,
}

/// What a registry says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RegistryAbout {
    /// What it calls itself.
    pub title: String,
    /// One paragraph.
    pub description: String,
    /// Anybody may make an account; otherwise an invitation is needed.
    pub sign_up: bool,
    /// Ratings by device keys without an account are allowed.
    pub device_ratings: bool,
    /// It can send mail (confirming addresses, forgotten passwords).
    pub mail: bool,
    /// Passkeys work here (they need a name, not a bare address).
    pub passkeys: bool,
    /// The fingerprint of its signed metadata, once there is some.
    pub fingerprint: Option<String>,
    /// One key signs it until the operator holds the ceremony.
    pub provisional: Option<bool>,
}

/// What its person and an administrator both see of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AccountFacts {
    /// Its number.
    pub id: i64,
    /// The handle.
    pub handle: String,
    /// The name shown beside it; may be empty.
    pub name: String,
    /// Where mail goes.
    pub email: Option<String>,
    /// The address was confirmed.
    pub email_confirmed: bool,
    /// What it may do.
    pub role: AccountRole,
    /// A second factor is on.
    pub totp: bool,
    /// When it was made.
    pub created: i64,
}

/// One's own account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// What an administrator sees as well.
    #[serde(flatten)]
    pub facts: AccountFacts,
    /// Its language tag.
    pub language: String,
    /// Which mail it wants.
    pub mail: MailWish,
    /// It has a password (some have passkeys only).
    pub password: bool,
    /// Its passkeys.
    pub passkeys: Vec<Passkey>,
    /// Recovery codes that are left.
    pub recovery_codes: u32,
}

/// What to change in one's account; what is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(default, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct AccountChange {
    /// The name shown; empty for none.
    pub name: Option<String>,
    /// Where mail goes; empty for nowhere.
    pub email: Option<String>,
    /// A language tag.
    pub language: Option<String>,
    /// Which mail is wanted.
    pub mail: Option<MailWish>,
}

/// An address is confirmed by a link that was mailed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct EmailConfirmation {
    /// What followed `token=` in the link.
    pub token: String,
}

/// What deleting the account takes.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(default, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct Goodbye {
    /// The password.
    pub password: Option<String>,
    /// Six digits of the second factor, or a recovery code.
    pub code: Option<String>,
    /// Yes to leaving packages without an owner (`account.sole_owner` says which).
    pub leave_packages: bool,
}

/// A place where the account is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct SignedInSession {
    /// The first half of its hash.
    pub id: String,
    /// What the browser called itself.
    pub agent: String,
    /// When it was signed in.
    pub created: i64,
    /// When it was last used, to the minute.
    pub seen: i64,
    /// It is this one.
    pub here: bool,
}

/// Shows every type of this file to the writer of the TypeScript.
pub(super) fn visit(visitor: &mut impl ts_rs::TypeVisitor) {
    visitor.visit::<Session>();
    visitor.visit::<AccountChange>();
    visitor.visit::<EmailConfirmation>();
    visitor.visit::<Goodbye>();
    visitor.visit::<SignedInSession>();
}
