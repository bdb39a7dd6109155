//! Signing in and up, passwords, and proofs of who one is.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AccountRole, PasskeyAnswer};

/// Signing in with a password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct SignIn {
    /// The handle, in any case.
    pub handle: String,
    /// The password.
    pub password: String,
    /// Six digits of the second factor, or a recovery code.
    pub code: Option<String>,
}

/// Making an account.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct SignUp {
    /// The handle wanted: 2 to 32 letters, digits, `-` or `_`.
    pub handle: String,
    /// At least ten characters.
    pub password: String,
    /// Where mail goes.
    pub email: Option<String>,
    /// What followed `invitation=` in the link.
    pub invitation: Option<String>,
}

/// What an invitation is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Invitation {
    /// `first` (the first administrator), `invite`, `reset` (a forgotten password) or `email`.
    pub purpose: String,
    /// The role the new account gets.
    pub role: Option<AccountRole>,
    /// The account it is for, when there is one.
    pub handle: Option<String>,
    /// Until when it holds.
    pub expires: i64,
}

/// A new password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct PasswordChange {
    /// The one so far; not needed within 15 minutes of a confirmation.
    pub old: Option<String>,
    /// The new one.
    pub new: String,
}

/// Who forgot their password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct ForgottenPassword {
    /// The handle.
    pub handle: String,
}

/// A new password by a link that was mailed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct PasswordReset {
    /// What followed `token=` in the link.
    pub token: String,
    /// The new password.
    pub password: String,
}

/// Proof that it is still the same person: one of the three.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(default, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct Proof {
    /// The password.
    pub password: Option<String>,
    /// Six digits of the second factor, or a recovery code.
    pub code: Option<String>,
    /// A passkey, as for signing in.
    pub passkey: Option<PasskeyAnswer>,
}

/// Shows every type of this file to the writer of the TypeScript.
pub(super) fn visit(visitor: &mut impl ts_rs::TypeVisitor) {
    visitor.visit::<SignIn>();
    visitor.visit::<SignUp>();
    visitor.visit::<Invitation>();
    visitor.visit::<PasswordChange>();
    visitor.visit::<ForgottenPassword>();
    visitor.visit::<PasswordReset>();
    visitor.visit::<Proof>();
}
