//! Collections, the front page, and what owners and curators do with what is published.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use super::LocalTexts;

/// An ordered, curated list of packages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Collection {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// One paragraph, plain text.
    pub description: String,
    /// The ids of its packages, in order.
    pub packages: Vec<String>,
    /// The handle of the curator who made it.
    pub curator: Option<String>,
}

/// What is to be in a collection.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CollectionRequest {
    /// Its title, 1 to 80 letters.
    pub title: String,
    /// One paragraph, plain text.
    #[serde(default)]
    pub description: String,
    /// The ids of its packages, in order.
    pub packages: Vec<String>,
}

/// An order of collections.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CollectionOrder {
    /// Their ids; those not named follow as they were.
    pub order: Vec<String>,
}

/// The front page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Featured {
    /// The ids of the packages on it, in order.
    pub packages: Vec<String>,
}

/// Why a version is hidden from new installs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct YankRequest {
    /// The public reason, 1 to 500 letters.
    pub reason: String,
}

/// Why a package is taken down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WithdrawRequest {
    /// The public reason, 1 to 500 letters.
    pub reason: String,
    /// It does harm: whoever has it is advised to remove it. Only curators may say so.
    #[serde(default)]
    pub malicious: bool,
}

/// What an owner changes of a package without a new version; what is missing stays.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(default, rename_all = "camelCase")]
pub struct PackageChange {
    /// Markdown.
    pub description: Option<String>,
    /// An https address; empty for none.
    pub homepage: Option<String>,
    /// Tags, at most 12.
    pub tags: Option<Vec<String>>,
    /// Name and summary in other languages, by language tag: all of them.
    pub texts: Option<BTreeMap<String, LocalTexts>>,
    /// The description in other languages, Markdown, by language tag: all of them.
    pub descriptions: Option<BTreeMap<String, String>>,
}

/// Shows every type of this file to the writer of the TypeScript.
pub(super) fn visit(visitor: &mut impl ts_rs::TypeVisitor) {
    visitor.visit::<Collection>();
    visitor.visit::<CollectionRequest>();
    visitor.visit::<CollectionOrder>();
    visitor.visit::<Featured>();
    visitor.visit::<YankRequest>();
    visitor.visit::<WithdrawRequest>();
    visitor.visit::<PackageChange>();
}
