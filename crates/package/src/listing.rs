//! The words of our own static index, `vitrine/1`: what a gallery says of its packages. The catalogue
//! reads it, `gallery build` and the registry write it; `docs/formats.md` is its specification.
//!
//! A gallery is a folder on any host. `vitrine.json` ([`Root`]) is small and asked for conditionally; it
//! names an immutable snapshot ([`Entry`] per line, sorted by id) for newcomers and immutable log segments
//! ([`LogLine`] per line) for those who have an earlier sequence. What only the page of one package needs
//! ([`Details`]) lies in a file of its own. All paths are relative to the folder of `vitrine.json`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use vitrine_base::{Hasher, PackageId, Sha256, Timestamp, Version};

use crate::manifest::{BuildSource, EvidenceFile};
use crate::{ContentRating, Dependency, Kind};

/// The value of [`Root::format`].
pub const FORMAT: &str = "vitrine/1";

/// The name of the root document.
pub const ROOT_FILE: &str = "vitrine.json";

/// A file of the gallery, known by digest and size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRef {
    /// Path relative to the root document, `/` between parts.
    pub path: String,
    /// Digest of the file's bytes.
    pub sha256: Sha256,
    /// Bytes of the file.
    pub size: u64,
}

/// `vitrine.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Root {
    /// Always [`FORMAT`].
    pub format: String,
    /// What the gallery calls itself.
    pub title: String,
    /// One paragraph about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Grows by one with every build that changed something; never goes back.
    pub sequence: u64,
    /// When this sequence was built.
    pub generated: Timestamp,
    /// Number of entries.
    pub count: u64,
    /// The catalogue's root digest, see [`catalogue_root`].
    pub root: Sha256,
    /// All entries at this sequence, one JSON object a line, zstd.
    pub snapshot: FileRef,
    /// Changes since earlier sequences, oldest first, without gaps, one [`LogLine`] a line, zstd.
    #[serde(default)]
    pub log: Vec<LogSegment>,
    /// Ordered lists of packages, [`Collections`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collections: Option<FileRef>,
    /// How the audit log stood from day to day, where a registry keeps one: [`AuditHeads`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audit: Option<FileRef>,
}

/// How a registry's audit log stood, oldest first; the last one as it stood when the root document was written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditHeads {
    /// The heads.
    #[serde(default)]
    pub heads: Vec<AuditHead>,
}

/// The end of an audit log at some time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditHead {
    /// How many rows it had.
    pub rows: u64,
    /// A digest of the last of them, which covers all before it. It is keyed with a secret of the registry, so that it
    /// cannot be guessed what was written.
    pub hash: Sha256,
    /// When it stood so.
    pub at: Timestamp,
}

/// One segment of the log: what changed after sequence `from`, up to and with `to`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogSegment {
    /// The sequence it starts from.
    pub from: u64,
    /// The sequence it leads to.
    pub to: u64,
    /// Where it is.
    #[serde(flatten)]
    pub file: FileRef,
}

/// One line of a log segment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum LogLine {
    /// The package is gone from the gallery without a tombstone.
    Removed {
        /// Its id.
        removed: PackageId,
    },
    /// The entry as it is now.
    Entry(Box<Entry>),
}

/// One package: what a card and an install need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its id, unique in the gallery.
    pub id: PackageId,
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Who made it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub maker: String,
    /// One line about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// Tags, in the maker's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The maker's content rating.
    #[serde(default)]
    pub rating: ContentRating,
    /// Downloads, where the gallery counts them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub downloads: Option<u64>,
    /// What people who have it think of it, where the gallery takes ratings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stars: Option<Stars>,
    /// An SPDX expression, when the maker names a licence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// The maker's page, https.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub homepage: Option<String>,
    /// The preview picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<FileRef>,
    /// Name and summary in other languages, by language tag.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<String, Texts>,
    /// Description, changelogs, members: [`Details`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub details: Option<FileRef>,
    /// The tombstone of a package that was taken down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Withdrawn>,
    /// Every version, newest first; empty only with a tombstone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub versions: Vec<VersionEntry>,
}

/// The ratings of a package in numbers. Few ratings say little, so what is sorted by is the score and not the average.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Stars {
    /// The lower end of the interval the average lies in, 1 to 5: what “top rated” sorts by.
    pub score: f64,
    /// How many ratings count.
    pub count: u64,
    /// Their average, 1 to 5; missing while the interval is too wide to show one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub average: Option<f64>,
}

/// Name and summary in one language; what is missing falls back to the entry's own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Texts {
    /// The name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The line about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
}

/// Why a package was taken down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// The public reason.
    pub reason: String,
    /// True when it is known to do harm: those who have it are advised to remove it.
    #[serde(default)]
    pub malicious: bool,
    /// When.
    pub at: Timestamp,
    /// The digests of the artifacts it had: the same bytes are known wherever else they turn up. What is no digest is
    /// left out, so that a slip in this list does not take the tombstone away.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "readable_digests")]
    pub digests: Vec<Sha256>,
}

/// Those of a list that are digests.
fn readable_digests<'de, D: serde::Deserializer<'de>>(reader: D) -> Result<Vec<Sha256>, D::Error> {
    let said = serde_json::Value::deserialize(reader)?;
    let listed = said.as_array().map(Vec::as_slice).unwrap_or_default();
    Ok(listed.iter().filter_map(|one| one.as_str()?.parse().ok()).collect())
}

/// One version of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionEntry {
    /// The version.
    pub version: Version,
    /// When it came out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released: Option<Timestamp>,
    /// `stable` unless said otherwise.
    #[serde(default = "stable", skip_serializing_if = "is_stable")]
    pub channel: String,
    /// It mends a security problem.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub security: bool,
    /// Why it was yanked (hidden from new installs), when it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub yanked: Option<String>,
    /// Its files, one per platform, or one for all.
    pub artifacts: Vec<Artifact>,
    /// Platforms it is not made for although it might be expected, with the reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unavailable: Vec<Unavailable>,
}

/// A platform a version cannot be had for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unavailable {
    /// The platform, as in [`Artifact::platform`].
    pub platform: String,
    /// Why not, in a sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// The channel of a version that names none.
pub fn stable() -> String {
    "stable".into()
}

fn is_stable(channel: &str) -> bool {
    channel == "stable"
}

/// One file of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Artifact {
    /// `any`, or a platform such as `linux-x86_64`.
    #[serde(default = "any_platform", skip_serializing_if = "is_any_platform")]
    pub platform: String,
    /// Digest of its bytes.
    pub sha256: Sha256,
    /// Its bytes.
    pub size: u64,
    /// Where it is, best first: paths relative to the root document, or absolute https addresses.
    pub mirrors: Vec<String>,
    /// Its content root: what is in it, however it is packed. See [`crate::content_root`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Sha256>,
    /// Its member table ([`MemberTable`], zstd), for those who have most of it already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<FileRef>,
}

/// The value of [`MemberTable::format`].
pub const TABLE_FORMAT: &str = "vitrine-members/1";

/// What an artifact is made of, so that only what is missing needs to be fetched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberTable {
    /// Always [`TABLE_FORMAT`].
    pub format: String,
    /// The artifact's digest and bytes.
    pub artifact: Sha256,
    /// Bytes of the artifact.
    pub size: u64,
    /// The content root of all members.
    pub content: Sha256,
    /// How large members are cut into chunks, where any is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut: Option<Cut>,
    /// Every file, sorted by path bytewise.
    pub members: Vec<TableMember>,
}

/// The parameters of the content-defined cut (fastcdc, 2020 edition): the same everywhere, or chunks differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cut {
    /// Smallest chunk, bytes.
    pub min: u32,
    /// Chunk aimed at, bytes.
    pub average: u32,
    /// Largest chunk, bytes.
    pub max: u32,
}

/// One file of an artifact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableMember {
    /// Its path.
    pub path: String,
    /// Its bytes once inflated.
    pub size: u64,
    /// Digest of those bytes.
    pub sha256: Sha256,
    /// It is a program.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub executable: bool,
    /// It is a link to this path beside it, and has no bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Where its packed bytes lie in the artifact; none where the artifact is packed as a whole (tar).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Packed>,
    /// Its chunks in order, where it was cut.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chunks: Vec<Chunk>,
    /// Ways to make it of something smaller, smallest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub patches: Vec<PatchRef>,
}

/// The packed bytes of one member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packed {
    /// Where they start in the artifact (behind the local header).
    pub offset: u64,
    /// How many.
    pub size: u64,
    /// The zip method: 0 stored, 8 deflate.
    pub method: u16,
}

/// One chunk of a member: `packed` bytes of the deflate stream that inflate alone to `size` bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chunk {
    /// Digest of its inflated bytes.
    #[serde(rename = "h")]
    pub sha256: Sha256,
    /// Its inflated bytes.
    #[serde(rename = "n")]
    pub size: u32,
    /// Its packed bytes; chunks lie one behind the other from the member's offset.
    #[serde(rename = "p")]
    pub packed: u32,
}

/// How a patch is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PatchMethod {
    /// zstd with the old member as prefix (`--patch-from`); without an old one, plain zstd.
    Zstd,
    /// bsdiff (`BSDIFF40`).
    Bsdiff,
}

/// A file that makes a member out of an older one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatchRef {
    /// Digest of the old member; none when the file holds the member whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Sha256>,
    /// How it was made.
    pub method: PatchMethod,
    /// Where it is, relative to the gallery's root document.
    #[serde(flatten)]
    pub file: FileRef,
}

/// The platform of an artifact that fits all.
pub fn any_platform() -> String {
    "any".into()
}

fn is_any_platform(platform: &str) -> bool {
    platform == "any"
}

/// What only the page of a package shows.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    /// The description, Markdown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The description in other languages, by language tag.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub descriptions: BTreeMap<String, String>,
    /// By version.
    pub versions: BTreeMap<String, VersionDetails>,
}

/// What only the page of a package shows of one version.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct VersionDetails {
    /// What changed, Markdown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub changelog: String,
    /// What it needs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dependencies: Vec<Dependency>,
    /// Its files: path, bytes, digest.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<MemberEntry>,
    /// What vouches for its files.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceFile>,
    /// What it can be built from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<BuildSource>,
}

/// One file inside a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberEntry {
    /// Its path.
    pub path: String,
    /// Its bytes once inflated.
    pub size: u64,
    /// Digest of those bytes.
    pub sha256: Sha256,
}

/// Ordered, curated lists.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collections {
    /// The lists, in the order to show them.
    pub collections: Vec<Collection>,
}

/// One list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collection {
    /// Its id.
    pub id: PackageId,
    /// Its title.
    pub title: String,
    /// One paragraph.
    #[serde(default)]
    pub description: String,
    /// The packages, in order.
    pub packages: Vec<PackageId>,
}

/// The catalogue's root digest: SHA-256 over, for every entry sorted by id (bytewise), the id, a zero
/// byte, and the 32 bytes of the SHA-256 of its line in the snapshot (without the line break). Whoever
/// applied log segments recomputes it and falls back to the snapshot when it differs.
pub fn catalogue_root<'a>(sorted: impl Iterator<Item = (&'a str, Sha256)>) -> Sha256 {
    let mut hasher = Hasher::new();
    for (id, line) in sorted {
        hasher.update(id.as_bytes());
        hasher.update(&[0]);
        hasher.update(line.as_bytes());
    }
    hasher.finish()
}
