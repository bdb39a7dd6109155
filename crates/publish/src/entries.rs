//! What an entry says, given its versions: shared by what builds a whole gallery and what changes one.

use std::collections::{BTreeMap, BTreeSet};

use vitrine_base::{PackageId, Sha256, Timestamp};
use vitrine_package::listing::{
    Entry, FileRef, MemberEntry, Stars, Texts, VersionDetails, VersionEntry, Withdrawn, stable,
};
use vitrine_package::{ContentRating, Inspection, Kind, Member};

use crate::gallery_file::is_https;
use crate::release::Facts;

/// What is said of a package beside what its versions say.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Said {
    /// Downloads, where they are counted.
    pub downloads: Option<u64>,
    /// Ratings, where they are taken.
    pub stars: Option<Stars>,
    /// A licence over that of the latest version.
    pub licence: Option<String>,
    /// A homepage over that of the latest version.
    pub homepage: Option<String>,
    /// Name and summary in other languages.
    pub texts: BTreeMap<String, Texts>,
}

/// The version a newcomer gets: the highest stable one that is not yanked, else the highest not yanked,
/// else the highest. `versions` are newest first, as in an [`Entry`].
pub fn latest(versions: &[VersionEntry]) -> Option<&VersionEntry> {
    let offered = || versions.iter().filter(|version| version.yanked.is_none());
    let is_stable = |version: &&VersionEntry| version.channel == stable() && !version.version.is_prerelease();
    offered().find(is_stable).or_else(|| offered().next()).or_else(|| versions.first())
}

/// The entry of a package with versions; `facts` are those of its latest one.
pub(crate) fn entry(
    id: &PackageId,
    facts: &Facts,
    said: &Said,
    details: Option<FileRef>,
    versions: Vec<VersionEntry>,
) -> Entry {
    let homepage = said.homepage.clone().or_else(|| facts.homepage.clone());
    Entry {
        id: id.clone(),
        kind: facts.kind,
        name: facts.name.clone(),
        maker: facts.maker.clone(),
        summary: facts.summary.clone(),
        tags: facts.tags.clone(),
        rating: facts.rating,
        downloads: said.downloads,
        stars: said.stars,
        licence: said.licence.clone().or_else(|| facts.licence.clone()),
        homepage: homepage.filter(|page| is_https(page)),
        picture: facts.picture.clone(),
        texts: said.texts.clone(),
        details,
        withdrawn: None,
        versions,
    }
}

/// What stays of a package that was taken down: name and kind, so that those who have it are told in words they know.
#[derive(Debug, Clone, PartialEq)]
pub struct Tombstone {
    /// What it was.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Who made it.
    pub maker: String,
    /// Its content rating.
    pub rating: ContentRating,
    /// The public reason.
    pub reason: String,
    /// It does harm.
    pub malicious: bool,
    /// When it was taken down.
    pub at: Timestamp,
    /// The digests of every artifact it had, in any order.
    pub digests: BTreeSet<Sha256>,
}

impl Tombstone {
    /// The entry that says so.
    pub fn entry(self, id: &PackageId) -> Entry {
        Entry {
            id: id.clone(),
            kind: self.kind,
            name: self.name,
            maker: self.maker,
            summary: String::new(),
            tags: Vec::new(),
            rating: self.rating,
            downloads: None,
            stars: None,
            licence: None,
            homepage: None,
            picture: None,
            texts: BTreeMap::new(),
            details: None,
            withdrawn: Some(Withdrawn {
                reason: self.reason,
                malicious: self.malicious,
                at: self.at,
                digests: self.digests.into_iter().collect(),
            }),
            versions: Vec::new(),
        }
    }
}

/// What the page of a package shows of one version.
pub(crate) fn version_details(inspection: &Inspection, changelog: Option<String>) -> VersionDetails {
    let member =
        |member: &Member| MemberEntry { path: member.path.clone(), size: member.size, sha256: member.sha256 };
    VersionDetails {
        changelog: changelog.unwrap_or_else(|| inspection.changelog.clone()),
        dependencies: inspection.dependencies.clone(),
        members: inspection.members.iter().map(member).collect(),
        ..VersionDetails::default()
    }
}

/// Versions as an entry has them: newest first.
pub(crate) fn sort(versions: &mut [VersionEntry]) {
    versions.sort_by(|a, b| b.version.cmp(&a.version));
}
