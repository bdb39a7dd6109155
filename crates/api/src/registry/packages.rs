//! Search, packages, versions.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::types::{DependencyKind, Kind, PackageRef, Rating};

/// What people think of a package, on a card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CardStars {
    /// What “top rated” sorts by: the lower end of the interval the average lies in, 1 to 5.
    pub score: f64,
    /// The same number, where it may be shown: while the interval is wide, say “N ratings” instead.
    pub average: Option<f64>,
    /// How many ratings count.
    pub count: u64,
}

/// One package as a card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PackageCard {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Who made it, as shown; may be empty.
    pub maker: String,
    /// One line.
    pub summary: String,
    /// The version a newcomer gets; none before the first.
    pub version: Option<String>,
    /// Bytes of that version's file.
    pub size: Option<u64>,
    /// Downloads, all versions.
    pub downloads: u64,
    /// When that version came out.
    pub updated: Option<i64>,
    /// The maker's content rating.
    pub rating: Rating,
    /// Tags.
    pub tags: Vec<String>,
    /// The address of its picture, from the root of the registry (`/previews/…`).
    pub picture: Option<String>,
    /// What people think of it; none while nobody rated.
    pub stars: Option<CardStars>,
    /// It is on the front page.
    pub featured: bool,
}

/// One page of search results.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PackagePage {
    /// The cards, in order.
    pub items: Vec<PackageCard>,
    /// How many there are in all; a lower bound when `capped`.
    pub total: u32,
    /// Counting stopped at the cap.
    pub capped: bool,
    /// The words the search really used, when it mended a typo.
    pub corrected: Option<String>,
    /// The cursor of the next page; none at the end.
    pub next: Option<String>,
}

/// A filter value with the number of packages it leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TagCount {
    /// The tag.
    pub value: String,
    /// Packages.
    pub count: u32,
}

/// A kind with its number of packages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct KindTally {
    /// The kind.
    pub value: Kind,
    /// Packages.
    pub count: u32,
}

/// What can be filtered by, most frequent first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PackageFacets {
    /// Tags, at most 50.
    pub tags: Vec<TagCount>,
    /// Kinds that occur.
    pub kinds: Vec<KindTally>,
}

/// Why a package was taken down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Tombstone {
    /// The public reason.
    pub reason: String,
    /// It is known to do harm.
    pub malicious: bool,
    /// When.
    pub at: Option<i64>,
}

/// One thing a package needs. Names and addresses are shown, never opened or run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PackageNeed {
    /// What sort of thing.
    pub kind: DependencyKind,
    /// Its name.
    pub name: String,
    /// What it is for; may be empty.
    pub purpose: String,
    /// Needed, or only better with it.
    pub required: bool,
    /// Where the package says it comes from.
    pub origin: Option<String>,
    /// The package of this registry that it is; its `source` is empty.
    pub available: Option<PackageRef>,
    /// What the person has to know, in a sentence; may be empty.
    pub advice: String,
    /// The package names commands to run or servers to start for it.
    pub names_commands: bool,
}

/// One published version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PublishedVersion {
    /// The version.
    pub version: String,
    /// When it came out.
    pub released: i64,
    /// `stable`, `beta`, …
    pub channel: String,
    /// It mends a security problem.
    pub security: bool,
    /// Why it was yanked, when it was.
    pub yanked: Option<String>,
    /// Bytes of its first file.
    pub size: u64,
    /// What it runs on; `any` for all.
    pub platforms: Vec<String>,
    /// What changed, as safe HTML; may be empty.
    pub changelog_html: String,
}

/// Name and summary in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct LocalTexts {
    /// The name.
    pub name: Option<String>,
    /// The line about it.
    pub summary: Option<String>,
}

/// One package, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PackageDetail {
    /// What its card says.
    #[serde(flatten)]
    pub card: PackageCard,
    /// The description, as safe HTML, in the language asked for where it is said in it.
    pub description_html: String,
    /// The description as written, for its owners to change; none for others.
    pub description: Option<String>,
    /// An SPDX expression.
    pub licence: Option<String>,
    /// The maker's page, https.
    pub homepage: Option<String>,
    /// The handles of those who own it.
    pub owners: Vec<String>,
    /// Its versions, the highest first.
    pub versions: Vec<PublishedVersion>,
    /// What the version a newcomer gets needs.
    pub dependencies: Vec<PackageNeed>,
    /// Why it was taken down. Only owners and curators ever see such a package; others are answered 410.
    pub withdrawn: Option<Tombstone>,
    /// The one who asks follows it; none when nobody is signed in.
    pub following: Option<bool>,
    /// The one who asks owns it.
    pub owned: bool,
    /// Name and summary in other languages, by language tag.
    pub texts: BTreeMap<String, LocalTexts>,
    /// The description in other languages as written, by language tag, for its owners to change; none for others.
    pub descriptions: Option<BTreeMap<String, String>>,
    /// When its id was taken.
    pub created: i64,
}

/// One file of a package's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PublishedMember {
    /// Its path.
    pub path: String,
    /// Its bytes.
    pub size: u64,
    /// Their digest.
    pub sha256: String,
}

/// One file of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PublishedArtifact {
    /// What it runs on; `any` for all.
    pub platform: String,
    /// The digest of its bytes.
    pub sha256: String,
    /// Its bytes.
    pub size: u64,
    /// Its address, from the root of the registry.
    pub url: String,
}

/// One published version, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PublishedVersionDetail {
    /// What its row says.
    #[serde(flatten)]
    pub row: PublishedVersion,
    /// What is in it.
    pub members: Vec<PublishedMember>,
    /// What it needs.
    pub dependencies: Vec<PackageNeed>,
    /// Its files.
    pub artifacts: Vec<PublishedArtifact>,
}

/// A package the one who asks owns, or is asked to own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OwnPackage {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// The version a newcomer gets; none before the first.
    pub version: Option<String>,
    /// `owner`, `invited` (to be one more) or `transfer` (to be the one instead).
    pub state: String,
    /// It can be had; else it was taken down, or nothing of it is out yet.
    pub live: bool,
    /// Downloads, all versions.
    pub downloads: u64,
}

/// Shows every type of this file to the writer of the TypeScript.
pub(super) fn visit(visitor: &mut impl ts_rs::TypeVisitor) {
    visitor.visit::<PackagePage>();
    visitor.visit::<PackageFacets>();
    visitor.visit::<PackageDetail>();
    visitor.visit::<PublishedVersionDetail>();
    visitor.visit::<OwnPackage>();
}
