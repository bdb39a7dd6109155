//! A listing: one package in the catalogue, as it is given out. [`Record`] is how it is kept.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use vitrine_base::{PackageId, Said, Sha256, SourceName, Timestamp, Version};
use vitrine_package::listing::{FileRef, Stars, Texts, Withdrawn};
use vitrine_package::{ContentRating, Kind};
use vitrine_transfer::{AddressPolicy, Location};
use vitrine_trust::TrustLevel;

use crate::Hindrance;

pub(crate) use crate::record::{Pointer, Record, TOKEN_BYTES, VersionRecord, hex};

/// One platform of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlatformFact {
    /// Its name: `linux-x86_64`, `any`.
    #[serde(rename = "p")]
    pub platform: String,
    /// Bytes of its artifact, when known.
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// There is an artifact for it.
    #[serde(rename = "a")]
    pub available: bool,
    /// Why there is none, in a sentence, when the gallery says so.
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

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
    /// Its content root: what is in it, however it is packed; where the source says so.
    pub content: Option<Sha256>,
    /// Its member table, relative to the gallery; where there is one.
    pub table: Option<FileRef>,
    /// The platform of the artifact for this computer (`any` for one that fits all); `None` when there is none.
    pub platform: Option<String>,
    /// Every platform the source speaks of, those without an artifact as well.
    pub platforms: Vec<PlatformFact>,
}

impl ListedVersion {
    /// True when there is an artifact for this computer.
    pub fn fits_here(&self) -> bool {
        self.platform.is_some()
    }
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
    /// What people think of it, where the source collects ratings.
    pub stars: Option<Stars>,
    /// An SPDX expression, when the maker names a licence.
    pub licence: Option<String>,
    /// The maker's page, https.
    pub homepage: Option<String>,
    /// What to ask [`crate::Catalog::picture`] for; changes with the picture. A safe part of a path.
    pub picture: Option<String>,
    /// Where the source itself says its picture is: a path relative to the gallery, or an address.
    pub picture_at: Option<String>,
    /// Every version, newest first; empty only with a tombstone.
    pub versions: Vec<ListedVersion>,
    /// The tombstone, when it was taken down.
    pub withdrawn: Option<Withdrawn>,
    /// Name and summary in other languages, by language tag.
    pub texts: BTreeMap<String, Texts>,
    /// What the catalogue noticed about this item.
    pub problems: Vec<Said>,
    /// How far the latest version can be trusted.
    pub trust: TrustLevel,
    /// Its gallery is signed under one single root key that never had its ceremony.
    pub provisional: bool,
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

    /// As [`Self::latest`] for somebody who wants previews too: the highest of the stable and the beta versions.
    pub fn latest_preview(&self) -> Option<&ListedVersion> {
        let offered =
            |v: &&ListedVersion| v.yanked.is_none() && matches!(v.channel.as_str(), "stable" | "beta");
        let highest = |a: &&ListedVersion, b: &&ListedVersion| a.version.cmp(&b.version);
        self.versions.iter().filter(offered).max_by(highest).or_else(|| self.latest())
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
    /// The content root the source lists.
    pub content: Option<Sha256>,
    /// Its member table, where there is one.
    pub table: Option<TableAt>,
    /// The folder of the gallery's root document, where patches are found; `None` for what is not of a gallery.
    pub base: Option<Location>,
    /// Its path in the gallery, under which it is signed where the gallery signs.
    pub target: Option<String>,
    /// The platform it is for; `None` when there is no artifact for this computer.
    pub platform: Option<String>,
    /// Why it may not be installed now, when that is so.
    pub blocked: Option<Hindrance>,
    /// Its package and version, to look its signature up by.
    pub package: (PackageId, Version),
}

/// Where the member table of an artifact is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableAt {
    /// Addresses or files, best first.
    pub mirrors: Vec<Location>,
    /// Its digest.
    pub sha256: Sha256,
    /// Its bytes.
    pub size: u64,
}
