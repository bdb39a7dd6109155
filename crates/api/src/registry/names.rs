//! Owners of names, and names that can be had.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// Somebody who owns a package, or is asked to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PackageOwner {
    /// The account.
    pub id: i64,
    /// Its handle.
    pub handle: String,
    /// `owner`, `invited` (to be one more) or `transfer` (to be the one instead).
    pub state: String,
    /// Since when.
    pub since: i64,
}

/// Somebody named by handle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct HandleRequest {
    /// The handle.
    pub handle: String,
}

/// Whether an id can be had.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NameState {
    /// The id.
    pub id: String,
    /// It can be had.
    pub available: bool,
    /// Why not, in one sentence.
    pub reason: Option<String>,
    /// Packages whose ids look like it; then a curator looks.
    pub alike: Vec<String>,
}

/// Shows every type of this file to the writer of the TypeScript.
pub(super) fn visit(visitor: &mut impl ts_rs::TypeVisitor) {
    visitor.visit::<PackageOwner>();
    visitor.visit::<HandleRequest>();
    visitor.visit::<NameState>();
}
