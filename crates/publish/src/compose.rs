//! From releases and the keeper's words to entries and details of the index.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use vitrine_base::{PackageId, Sha256, Timestamp, Version};
use vitrine_package::Kind;
use vitrine_package::listing::{
    Artifact, Collection, Collections, Details, Entry, Unavailable, VersionEntry, stable,
};

use crate::PublishError;
use crate::deltas::{File, Tables};
use crate::entries::{self, Said, Tombstone, latest};
use crate::gallery_file::{GalleryFile, PackageLine, WithdrawnLine};
use crate::homepilot::{self, Item};
use crate::index::put_details;
use crate::previous::Previous;
use crate::release::Release;
use crate::shelf::Shelf;
use crate::signing::artifacts;

/// What the index will say.
pub(crate) struct Composed {
    pub(crate) entries: BTreeMap<PackageId, Entry>,
    pub(crate) items: Vec<Item>,
    pub(crate) versions: u32,
    pub(crate) left_out: Vec<(String, String)>,
}

/// What is needed to compose one entry.
pub(crate) struct Words<'a> {
    pub(crate) out: &'a Path,
    pub(crate) tables: Tables<'a>,
    pub(crate) gallery: &'a GalleryFile,
    pub(crate) previous: Option<&'a Previous>,
    pub(crate) now: Timestamp,
}

impl Words<'_> {
    /// Composes everything; details files are written on the way, as their digests are part of the entries.
    pub(crate) fn compose(&self, shelf: &Shelf) -> Result<Composed, PublishError> {
        let mut done = Composed {
            entries: BTreeMap::new(),
            items: Vec::new(),
            versions: 0,
            left_out: self.unknown(shelf),
        };
        for (id, releases) in &shelf.packages {
            if self.gallery.withdrawn.iter().any(|line| line.id == *id) {
                continue;
            }
            let Some(entry) = self.entry(id, releases)? else { continue };
            done.versions += u32::try_from(entry.versions.len()).unwrap_or(u32::MAX);
            done.items.extend(latest_item(&entry, releases));
            done.entries.insert(id.clone(), entry);
        }
        for line in &self.gallery.withdrawn {
            done.entries.insert(line.id.clone(), self.tombstone(line, shelf.packages.get(&line.id)));
        }
        Ok(done)
    }

    fn entry(
        &self,
        id: &PackageId,
        releases: &BTreeMap<Version, Release>,
    ) -> Result<Option<Entry>, PublishError> {
        let nothing = PackageLine::default();
        let said = self.gallery.packages.get(id).unwrap_or(&nothing);
        let mut versions = Vec::new();
        for (version, release) in releases.iter().rev() {
            let before: Vec<&Release> = releases.range(..version.clone()).rev().map(|(_, old)| old).collect();
            versions.push(self.version(id, version, release, &before, said)?);
        }
        let Some(latest) = latest(&versions).and_then(|found| releases.get(&found.version)) else {
            return Ok(None);
        };
        let details = put_details(self.out, id, &details(latest, releases, said))?;
        let said = Said {
            downloads: said.downloads,
            stars: None,
            licence: said.licence.clone(),
            homepage: said.homepage.clone(),
            texts: said.texts.clone(),
        };
        Ok(Some(entries::entry(id, &latest.facts(), &said, Some(details), versions)))
    }

    fn version(
        &self,
        id: &PackageId,
        version: &Version,
        release: &Release,
        before: &[&Release],
        said: &PackageLine,
    ) -> Result<VersionEntry, PublishError> {
        let line = said.versions.get(version);
        let known_since = self.previous.and_then(|previous| previous.entry(id)).and_then(|entry| {
            entry.versions.iter().find(|known| known.version == *version).and_then(|known| known.released)
        });
        let mut artifacts = Vec::new();
        for build in release.builds() {
            let olds: Vec<&str> = before.iter().filter_map(|old| old.path_for(&build.platform)).collect();
            let file = File { id, version, path: &build.path, sha256: build.sha256 };
            let table = self.tables.of(file, &olds)?;
            artifacts.push(Artifact {
                platform: build.platform,
                sha256: build.sha256,
                size: build.size,
                mirrors: self.gallery.mirrors_of(&build.path),
                content: Some(build.content),
                table: Some(table),
            });
        }
        let unavailable = line.map(|line| &line.unavailable).into_iter().flatten();
        Ok(VersionEntry {
            version: version.clone(),
            // Without the keeper's word, a version came out when a build first saw it.
            released: line.and_then(|line| line.released).or(known_since).or(Some(self.now)),
            channel: line.and_then(|line| line.channel.clone()).unwrap_or_else(stable),
            security: self.gallery.mends_security(id, version),
            yanked: self.gallery.yank_reason(id, version),
            artifacts,
            unavailable: unavailable
                .map(|(platform, reason)| Unavailable {
                    platform: platform.to_string(),
                    reason: reason.clone(),
                })
                .collect(),
        })
    }

    /// A tombstone: name and kind stay, so that those who have it are told in words they know.
    fn tombstone(&self, line: &WithdrawnLine, releases: Option<&BTreeMap<Version, Release>>) -> Entry {
        let before = self.previous.and_then(|previous| previous.entry(&line.id));
        let last = releases.and_then(|releases| releases.values().next_back()).map(|r| &r.inspection);
        let told = before.and_then(|entry| entry.withdrawn.as_ref()).map(|withdrawn| withdrawn.at);
        let name = last.map(|i| i.name.clone()).or_else(|| before.map(|entry| entry.name.clone()));
        let kind = last.map(|i| i.kind).or_else(|| before.map(|entry| entry.kind));
        let maker = last.map(|i| i.maker.clone()).or_else(|| before.map(|entry| entry.maker.clone()));
        let rating = last.map(|i| i.rating).or_else(|| before.map(|entry| entry.rating));
        let stone = Tombstone {
            kind: kind.unwrap_or(Kind::Persona),
            name: name.unwrap_or_else(|| line.id.to_string()),
            maker: maker.unwrap_or_default(),
            rating: rating.unwrap_or_default(),
            reason: line.reason.clone(),
            malicious: line.malicious,
            at: line.at.or(told).unwrap_or(self.now),
            digests: digests(before, releases),
        };
        stone.entry(&line.id)
    }

    /// The collections, without packages that are not to be had.
    pub(crate) fn collections(&self, composed: &Composed) -> Option<Collections> {
        let here = |id: &PackageId| composed.entries.get(id).is_some_and(|entry| entry.withdrawn.is_none());
        let keep = |list: &Collection| Collection {
            packages: list.packages.iter().filter(|id| here(id)).cloned().collect(),
            ..list.clone()
        };
        let lists = &self.gallery.collections;
        (!lists.is_empty()).then(|| Collections { collections: lists.iter().map(keep).collect() })
    }

    /// What the keeper's file says of packages and versions that are not there.
    fn unknown(&self, shelf: &Shelf) -> Vec<(String, String)> {
        let gallery = self.gallery;
        let withdrawn = |id: &PackageId| gallery.withdrawn.iter().any(|line| line.id == *id);
        let has = |id: &PackageId| shelf.packages.contains_key(id) || withdrawn(id);
        let has_version = |id: &PackageId, version: &Version| {
            withdrawn(id) || shelf.packages.get(id).is_some_and(|versions| versions.contains_key(version))
        };
        let mut sentences = Vec::new();
        for list in &gallery.collections {
            for id in list.packages.iter().filter(|id| !has(id)) {
                sentences
                    .push(format!("the collection “{}” names {id}, which is not in the folder", list.title));
            }
        }
        for (id, line) in &gallery.packages {
            if !has(id) {
                sentences.push(format!("it describes {id}, which is not in the folder"));
                continue;
            }
            for version in line.versions.keys().filter(|version| !has_version(id, version)) {
                sentences.push(format!("it describes version {version} of {id}, which is not in the folder"));
            }
        }
        let yanked = gallery.yanked.iter().map(|line| (&line.id, &line.version, "yanks"));
        let security =
            gallery.security.iter().map(|line| (&line.id, &line.version, "marks as a security fix"));
        for (id, version, verb) in yanked.chain(security).filter(|(id, version, _)| !has_version(id, version))
        {
            sentences.push(format!("it {verb} version {version} of {id}, which is not in the folder"));
        }
        sentences.into_iter().map(|sentence| (crate::GALLERY_FILE.to_owned(), sentence)).collect()
    }
}

/// The digests of everything a package that is taken down had: what the gallery listed of it so far or said in its
/// tombstone, and what still lies in the folder.
fn digests(before: Option<&Entry>, releases: Option<&BTreeMap<Version, Release>>) -> BTreeSet<Sha256> {
    let listed = before.into_iter().flat_map(|entry| artifacts(entry).map(|(_, file)| file.sha256));
    let told = before.and_then(|entry| entry.withdrawn.as_ref()).into_iter();
    let told = told.flat_map(|withdrawn| withdrawn.digests.iter().copied());
    let lying = releases.into_iter().flat_map(BTreeMap::values).flat_map(Release::builds);
    listed.chain(told).chain(lying.map(|build| build.sha256)).collect()
}

/// The item HomePilot sees; none when every version is yanked.
fn latest_item(entry: &Entry, releases: &BTreeMap<Version, Release>) -> Option<Item> {
    let version = latest(&entry.versions)?;
    homepilot::item(&entry.id, version, &releases.get(&version.version)?.facts(), entry.downloads)
}

fn details(latest: &Release, releases: &BTreeMap<Version, Release>, said: &PackageLine) -> Details {
    let of_version = |(version, release): (&Version, &Release)| {
        let told = said.versions.get(version).and_then(|line| line.changelog.clone());
        (version.to_string(), entries::version_details(&release.inspection, told))
    };
    Details {
        description: latest.inspection.description.clone(),
        descriptions: said.descriptions.clone(),
        versions: releases.iter().map(of_version).collect(),
    }
}

/// Removes what withdrawn packages had in the gallery.
pub(crate) fn take_down<'a>(out: &Path, ids: impl Iterator<Item = &'a PackageId>) -> io::Result<()> {
    for id in ids {
        for folder in ["packages", "previews"] {
            vitrine_base::fs::remove_tree(&out.join(folder).join(id.as_str()))?;
        }
    }
    Ok(())
}
