//! A listing: one package in the catalogue. [`Record`] is how it is kept, [`Listing`] how it is given out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use vitrine_base::{PackageId, Sha256, SourceName, Timestamp, Version};
use vitrine_package::listing::{Texts, Withdrawn, stable};
use vitrine_package::{ContentRating, Kind};
use vitrine_transfer::{AddressPolicy, Location};
use vitrine_trust::TrustLevel;

/// One version of a listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedVersion {
    /// The version.
    pub version: Version,
    /// When it came out, when known.
    pub released: Option<Timestamp>,
    /// `stable`, `beta`, …
    pub channel: String,
    /// It mends a security problem.
    pub security: bool,
    /// Why it was yanked, when it was.
    pub yanked: Option<String>,
    /// Bytes of its artifact for this computer, when known.
    pub size: Option<u64>,
    /// Digest of its artifact for this computer, when the source lists a usable one.
    pub sha256: Option<Sha256>,
    /// Where the artifact is, as the source says it; [`crate::Catalog::locate`] makes addresses of it.
    pub mirrors: Vec<String>,
}

/// One package of one source.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    /// The source.
    pub source: SourceName,
    /// Its id in that source.
    pub id: PackageId,
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Who made it; empty when the source does not say.
    pub maker: String,
    /// One line about it.
    pub summary: String,
    /// Tags, in the maker's order.
    pub tags: Vec<String>,
    /// The maker's content rating.
    pub rating: ContentRating,
    /// Downloads, where the source counts them.
    pub downloads: Option<u64>,
    /// An SPDX expression, when the maker names a licence.
    pub licence: Option<String>,
    /// The maker's page, https.
    pub homepage: Option<String>,
    /// What to ask [`crate::Catalog::picture`] for; changes with the picture. A safe part of a path.
    pub picture: Option<String>,
    /// Every version, newest first; empty only with a tombstone.
    pub versions: Vec<ListedVersion>,
    /// The tombstone, when it was taken down.
    pub withdrawn: Option<Withdrawn>,
    /// Name and summary in other languages, by language tag.
    pub texts: BTreeMap<String, Texts>,
    /// What the catalogue noticed about this item.
    pub problems: Vec<String>,
    /// How far the latest version can be trusted.
    pub trust: TrustLevel,
}

impl Listing {
    /// The version to offer: the highest stable one that is not yanked, else the highest not yanked, else the
    /// highest; `None` only for a tombstone.
    pub fn latest(&self) -> Option<&ListedVersion> {
        let offered = |v: &&ListedVersion| v.yanked.is_none();
        let stable = |v: &&ListedVersion| v.channel == "stable" && !v.version.is_prerelease();
        let highest = |a: &&ListedVersion, b: &&ListedVersion| a.version.cmp(&b.version);
        self.versions
            .iter()
            .filter(offered)
            .filter(stable)
            .max_by(highest)
            .or_else(|| self.versions.iter().filter(offered).max_by(highest))
            .or_else(|| self.versions.iter().max_by(highest))
    }

    /// One version.
    pub fn version(&self, version: &Version) -> Option<&ListedVersion> {
        self.versions.iter().find(|v| v.version == *version)
    }
}

/// Where the bytes of one version are, and what is known of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Located {
    /// Addresses or files, best first.
    pub mirrors: Vec<Location>,
    /// The digest the source lists.
    pub sha256: Option<Sha256>,
    /// The size the source lists.
    pub size: Option<u64>,
    /// How far it can be trusted.
    pub trust: TrustLevel,
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Who made it.
    pub maker: String,
    /// Which addresses may be asked for it.
    pub policy: AddressPolicy,
    /// A file name for it.
    pub filename: String,
}

/// A file that a record points to; relative to the base of its gallery, or absolute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Pointer {
    /// Where, best first.
    #[serde(rename = "a")]
    pub(crate) at: Vec<String>,
    /// Its digest, when known.
    #[serde(rename = "h", default, skip_serializing_if = "Option::is_none")]
    pub(crate) sha256: Option<Sha256>,
}

/// A version as kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct VersionRecord {
    pub(crate) version: Version,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) released: Option<Timestamp>,
    #[serde(default = "stable", skip_serializing_if = "is_stable")]
    pub(crate) channel: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) security: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) yanked: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) size: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) sha256: Option<Sha256>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) mirrors: Vec<String>,
}

fn is_stable(channel: &str) -> bool {
    channel == "stable"
}

/// A listing as kept in the database, one JSON object a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Record {
    pub(crate) id: PackageId,
    pub(crate) kind: Kind,
    pub(crate) name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) maker: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) summary: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) tags: Vec<String>,
    #[serde(default, skip_serializing_if = "is_everyone")]
    pub(crate) rating: ContentRating,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) downloads: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) licence: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) homepage: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) picture: Option<Pointer>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) details: Option<Pointer>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) texts: BTreeMap<String, Texts>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) withdrawn: Option<Withdrawn>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) versions: Vec<VersionRecord>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) problems: Vec<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde passes a reference
fn is_everyone(rating: &ContentRating) -> bool {
    *rating == ContentRating::Everyone
}

/// Bytes of a picture token before they become hex: enough that no gallery can make two the same.
pub(crate) const TOKEN_BYTES: usize = 16;

impl Record {
    /// The listing this record is, in its source.
    pub(crate) fn into_listing(self, source: &SourceName) -> Listing {
        let picture = self.picture_token(source).map(|token| hex(&token));
        let versions = self.versions.into_iter().map(ListedVersion::from).collect();
        let mut listing = Listing {
            source: source.clone(),
            id: self.id,
            kind: self.kind,
            name: self.name,
            maker: self.maker,
            summary: self.summary,
            tags: self.tags,
            rating: self.rating,
            downloads: self.downloads,
            licence: self.licence,
            homepage: self.homepage,
            picture,
            versions,
            withdrawn: self.withdrawn,
            texts: self.texts,
            problems: self.problems,
            trust: TrustLevel::Unverified,
        };
        let has_digest = listing.latest().is_some_and(|v| v.sha256.is_some());
        listing.trust = TrustLevel::of_unsigned(has_digest);
        listing
    }

    /// A name for the picture that changes when the picture does.
    pub(crate) fn picture_token(&self, source: &SourceName) -> Option<[u8; TOKEN_BYTES]> {
        let picture = self.picture.as_ref()?;
        let newest = self.versions.first();
        let mut text = format!("{source}\n{}\n", self.id);
        text.extend(newest.map(|v| v.version.to_string()));
        for at in &picture.at {
            text.push('\n');
            text.push_str(at);
        }
        let bytes = picture.sha256.or_else(|| newest.and_then(|v| v.sha256));
        text.extend(bytes.map(|digest| format!("\n{digest}")));
        let mut token = [0; TOKEN_BYTES];
        token.copy_from_slice(&Sha256::of(text.as_bytes()).as_bytes()[..TOKEN_BYTES]);
        Some(token)
    }

    /// True when it is not to be offered: taken down, or nothing but yanked versions.
    pub(crate) fn is_hidden(&self) -> bool {
        self.withdrawn.is_some() || self.versions.iter().all(|v| v.yanked.is_some())
    }
}

/// Lower-case hex digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        for digit in [byte >> 4, byte & 15] {
            text.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
        }
        text
    })
}

impl From<VersionRecord> for ListedVersion {
    fn from(record: VersionRecord) -> Self {
        Self {
            version: record.version,
            released: record.released,
            channel: record.channel,
            security: record.security,
            yanked: record.yanked,
            size: record.size,
            sha256: record.sha256,
            mirrors: record.mirrors,
        }
    }
}
