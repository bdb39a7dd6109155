//! How a listing is kept in the database: one JSON object a row.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use vitrine_base::{PackageId, Said, Sha256, SourceName, Timestamp, Version};
use vitrine_package::listing::{FileRef, Stars, Texts, Withdrawn, any_platform, stable};
use vitrine_package::{ContentRating, Kind};

use crate::Listing;
use crate::listing::{ListedVersion, PlatformFact};
use crate::standing::Standing;

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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) content: Option<Sha256>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) table: Option<FileRef>,
    /// The platform of the artifact chosen for this computer, where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) platform: Option<String>,
    /// Every platform; none where one artifact fits all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) platforms: Vec<PlatformFact>,
    /// Its manifest, in galleries that have one for each version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) manifest: Option<Pointer>,
}

impl VersionRecord {
    /// A stable version of which nothing else is known.
    pub(crate) fn new(version: Version) -> Self {
        Self {
            version,
            released: None,
            channel: stable(),
            security: false,
            yanked: None,
            size: None,
            sha256: None,
            mirrors: Vec::new(),
            content: None,
            table: None,
            platform: None,
            platforms: Vec::new(),
            manifest: None,
        }
    }

    /// True when its bytes can be checked: its digest is listed, or stands in a manifest whose own digest is. (What
    /// a manifest says that is here already stands in the record.)
    pub(crate) fn is_vouched_for(&self) -> bool {
        let manifest = self.manifest.as_ref().filter(|_| self.mirrors.is_empty());
        self.sha256.is_some() || manifest.is_some_and(|manifest| manifest.sha256.is_some())
    }
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
    pub(crate) stars: Option<Stars>,
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
    pub(crate) problems: Vec<Said>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde passes a reference
fn is_everyone(rating: &ContentRating) -> bool {
    *rating == ContentRating::Everyone
}

/// Bytes of a picture token before they become hex: enough that no gallery can make two the same.
pub(crate) const TOKEN_BYTES: usize = 16;

impl Record {
    /// The listing this record is, in a source that vouches so far for it.
    pub(crate) fn into_listing(self, source: &SourceName, standing: Standing) -> Listing {
        let picture = self.picture_token(source).map(|token| hex(&token));
        let vouched: Vec<bool> = self.versions.iter().map(VersionRecord::is_vouched_for).collect();
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
            stars: self.stars,
            licence: self.licence,
            homepage: self.homepage,
            picture,
            picture_at: self.picture.and_then(|picture| picture.at.into_iter().next()),
            versions,
            withdrawn: self.withdrawn,
            texts: self.texts,
            problems: self.problems,
            trust: standing.level(false),
            provisional: standing.provisional,
        };
        let latest = listing.latest();
        let place =
            listing.versions.iter().position(|v| latest.is_some_and(|latest| std::ptr::eq(v, latest)));
        let is_vouched = place.and_then(|place| vouched.get(place)).copied().unwrap_or(false);
        listing.trust = standing.level(is_vouched);
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

    /// Adds the versions of an earlier state that it does not speak of itself, without those that are gone.
    pub(crate) fn keep_versions(&mut self, earlier: Vec<VersionRecord>, gone: &[Version]) {
        let spoken: Vec<Version> = self.versions.iter().map(|v| v.version.clone()).collect();
        let stays = |v: &VersionRecord| !gone.contains(&v.version) && !spoken.contains(&v.version);
        self.versions.extend(earlier.into_iter().filter(stays));
        self.versions.sort_by(|a, b| b.version.cmp(&a.version));
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
        let for_all = PlatformFact {
            platform: any_platform(),
            size: record.size,
            available: !record.mirrors.is_empty(),
            reason: None,
        };
        let is_for_all = record.platforms.is_empty();
        Self {
            platform: if is_for_all { Some(any_platform()) } else { record.platform },
            platforms: if is_for_all { vec![for_all] } else { record.platforms },
            content: record.content,
            table: record.table,
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
