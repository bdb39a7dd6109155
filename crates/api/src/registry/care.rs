//! The audit log and the settings, for administrators.

use serde::{Deserialize, Serialize};
use ts_rs::{TS, TypeVisitor};

/// One row of the audit log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuditEntry {
    /// Its place, from 1 without gaps.
    #[ts(type = "number")]
    pub seq: i64,
    /// When, milliseconds since 1970.
    #[ts(type = "number")]
    pub at: i64,
    /// The handle of who did it; `null` for the registry itself.
    pub actor: Option<String>,
    /// What was done: `submission.approved`.
    pub action: String,
    /// To what: `package:nora`, `submission:<id>`, `account:7`.
    pub subject: String,
    /// More of it.
    #[ts(type = "unknown")]
    pub body: serde_json::Value,
    /// Its hash, which covers the row before; 64 hex digits.
    pub hash: String,
}

/// One page of the audit log, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct AuditPage {
    /// The rows.
    pub items: Vec<AuditEntry>,
    /// The cursor of the next page; `null` at the end.
    pub next: Option<String>,
}

/// One setting of the registry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct SettingRow {
    /// Its name, as in `vitrine.toml`.
    pub key: String,
    /// Its value; dots for a secret, empty for none.
    pub value: String,
    /// What it is.
    pub about: String,
}

/// A scan that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct ScanAsked {
    /// The number of its job; `null` when one waits already.
    #[ts(type = "number | null")]
    pub job: Option<i64>,
}

/// Who is to own a package that has no owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct OwnerGiven {
    /// The account's handle.
    pub handle: String,
}

/// Shows every type of this file to the writer of the TypeScript.
pub(super) fn visit(visitor: &mut impl TypeVisitor) {
    visitor.visit::<AuditEntry>();
    visitor.visit::<AuditPage>();
    visitor.visit::<SettingRow>();
    visitor.visit::<ScanAsked>();
    visitor.visit::<OwnerGiven>();
}
