//! What an administrator sees and does about accounts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AccountFacts, AccountRole};

/// An account, for administrators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AccountRow {
    /// What its person sees as well.
    #[serde(flatten)]
    pub facts: AccountFacts,
    /// When it was disabled.
    pub disabled: Option<i64>,
    /// When it was deleted.
    pub deleted: Option<i64>,
}

/// What an administrator changes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(default, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct AccountOrder {
    /// The new role.
    pub role: Option<AccountRole>,
    /// Disabled, or not any more.
    pub disabled: Option<bool>,
}

/// Somebody is to be invited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct NewInvitation {
    /// The role they get.
    pub role: AccountRole,
    /// Where the link is mailed to, when mail is set up.
    pub email: Option<String>,
}

/// An invitation that was just made: the only time its link is shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct MadeInvitation {
    /// The link.
    pub url: String,
    /// Until when it holds.
    pub expires: i64,
}

/// Shows every type of this file to the writer of the TypeScript.
pub(super) fn visit(visitor: &mut impl ts_rs::TypeVisitor) {
    visitor.visit::<AccountRow>();
    visitor.visit::<AccountOrder>();
    visitor.visit::<NewInvitation>();
    visitor.visit::<MadeInvitation>();
}
