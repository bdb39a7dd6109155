//! Which files a build vouches for, and in which order it says so.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;
use vitrine_base::{PackageId, Sha256, Timestamp, fs};
use vitrine_package::listing::{Artifact, Entry, ROOT_FILE, VersionEntry};
use vitrine_trust::writer::{Changes, NewTarget, Repository};
use vitrine_trust::{METADATA_FOLDER, Release, TableRef, Withdrawn};

use super::{Keys, is_signed, opened, usual_folder};
use crate::PublishError;

/// A publisher's list of files is no larger.
const MAX_ROLE: u64 = 64 * 1024 * 1024;

/// A file of a package that belongs to a publisher who has not signed it (yet).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unvouched {
    /// Its path below the gallery.
    pub path: String,
    /// Whose signature is missing.
    pub publisher: String,
}

/// What the signing of a build came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SignedBuild {
    /// Until when the gallery is current.
    pub current_until: Timestamp,
    /// Files that nobody vouches for until their publisher signs them.
    pub unvouched: Vec<Unvouched>,
}

/// A signed gallery in the middle of a build.
pub(crate) struct Signing {
    out: PathBuf,
    repository: Repository,
    keys: Keys,
    now: Timestamp,
}

impl Signing {
    /// For the gallery in `out`; `None` when it is not signed.
    pub(crate) fn begin(
        out: &Path,
        keys: Option<&Path>,
        now: Timestamp,
    ) -> Result<Option<Self>, PublishError> {
        if !is_signed(out) {
            return Ok(None);
        }
        let folder = keys.map_or_else(|| usual_folder(out), Path::to_owned);
        let keys = Keys::of_folder(&folder)?;
        if keys.is_empty() {
            return Err(PublishError::NoKeys { out: out.to_owned(), keys: folder });
        }
        Ok(Some(Self { out: out.to_owned(), repository: opened(out)?, keys, now }))
    }

    /// Vouches for the files of these entries and no longer for what was withdrawn; the index stays what it is.
    pub(crate) fn before_index(
        &mut self,
        entries: &BTreeMap<PackageId, Entry>,
        withdrawn: Vec<Withdrawn>,
    ) -> Result<(), PublishError> {
        let owners = owners(&self.repository);
        let mut changes = Changes { withdraw: withdrawn, ..Changes::default() };
        let gone: BTreeSet<&str> = changes.withdraw.iter().map(|line| line.path.as_str()).collect();
        for (id, entry) in entries {
            for (version, artifact) in artifacts(entry) {
                let Some(target) = target(id, entry, version, artifact) else { continue };
                if gone.contains(target.path.as_str()) {
                    continue;
                }
                changes.restore.push(target.path.clone());
                if !owners.contains_key(id.as_str()) {
                    changes.add.push(target);
                }
            }
        }
        self.repository.publish(&changes, &self.keys.refs(), self.now)?;
        Ok(())
    }

    /// Puts `vitrine.json` in place and signs it; takes the files of `before` that are no longer listed off the
    /// list. When that fails, the old `vitrine.json` comes back.
    pub(crate) fn put_index(
        &mut self,
        bytes: &[u8],
        entries: &BTreeMap<PackageId, Entry>,
        before: Option<&BTreeMap<PackageId, Entry>>,
    ) -> Result<SignedBuild, PublishError> {
        let now_listed = paths(entries);
        let remove = before.map(paths).unwrap_or_default();
        let remove = remove.into_iter().filter(|path| !now_listed.contains(path)).collect();
        let index = NewTarget {
            path: ROOT_FILE.to_owned(),
            length: bytes.len() as u64,
            sha256: Sha256::of(bytes),
            release: None,
        };
        let changes = Changes { index: vec![index], remove, ..Changes::default() };
        let file = self.out.join(ROOT_FILE);
        let old = if fs::exists(&file) { Some(fs::read_limited(&file, MAX_ROLE)?) } else { None };
        crate::files::put(&self.out, ROOT_FILE, bytes)?;
        if let Err(error) = self.repository.publish(&changes, &self.keys.refs(), self.now) {
            if let Some(old) = old {
                crate::files::put(&self.out, ROOT_FILE, &old)?;
            }
            return Err(error.into());
        }
        // Old lists stay a day for whoever is in the middle of reading them.
        self.repository.prune(24 * 3_600_000, self.now)?;
        let state = self.repository.state()?;
        Ok(SignedBuild {
            current_until: state.roles.iter().map(|role| role.expires).min().unwrap_or(self.now),
            unvouched: self.unvouched(entries)?,
        })
    }

    /// What publishers have not signed.
    fn unvouched(&self, entries: &BTreeMap<PackageId, Entry>) -> Result<Vec<Unvouched>, PublishError> {
        let mut missing = Vec::new();
        for publisher in self.repository.publishers() {
            let signed = signed_by(&self.out, &publisher.name, publisher.version)?;
            for id in publisher.packages.iter().filter_map(|id| PackageId::new(id.clone()).ok()) {
                let Some(entry) = entries.get(&id) else { continue };
                for (_, artifact) in artifacts(entry) {
                    let Some(path) = own_path(artifact) else { continue };
                    if signed.get(path) != Some(&artifact.sha256.to_hex()) {
                        let publisher = publisher.name.clone();
                        missing.push(Unvouched { path: path.to_owned(), publisher });
                    }
                }
            }
        }
        Ok(missing)
    }
}

/// Which publisher a package belongs to.
pub(super) fn owners(repository: &Repository) -> BTreeMap<String, String> {
    let publishers = repository.publishers().into_iter();
    publishers
        .flat_map(|publisher| {
            let name = publisher.name;
            publisher.packages.into_iter().map(move |id| (id, name.clone()))
        })
        .collect()
}

/// The files a publisher signed last, with their digests.
pub(super) fn signed_by(
    out: &Path,
    publisher: &str,
    version: u64,
) -> Result<BTreeMap<String, String>, PublishError> {
    let file = out.join(METADATA_FOLDER).join(format!("{version}.publisher.{publisher}.json"));
    if version == 0 || !fs::exists(&file) {
        return Ok(BTreeMap::new());
    }
    let document: Value = serde_json::from_slice(&fs::read_limited(&file, MAX_ROLE)?)?;
    let targets = document["signed"]["targets"].as_object().into_iter().flatten();
    Ok(targets
        .filter_map(|(path, target)| Some((path.clone(), target["hashes"]["sha256"].as_str()?.to_owned())))
        .collect())
}

/// Every file of an entry.
pub(crate) fn artifacts(entry: &Entry) -> impl Iterator<Item = (&VersionEntry, &Artifact)> {
    entry.versions.iter().flat_map(|version| version.artifacts.iter().map(move |file| (version, file)))
}

/// Where a file lies in this gallery.
pub(crate) fn own_path(artifact: &Artifact) -> Option<&str> {
    artifact.mirrors.iter().map(String::as_str).find(|mirror| !mirror.contains("://"))
}

fn paths(entries: &BTreeMap<PackageId, Entry>) -> BTreeSet<String> {
    entries.values().flat_map(artifacts).filter_map(|(_, file)| own_path(file)).map(str::to_owned).collect()
}

/// A file as it is vouched for.
pub(super) fn target(
    id: &PackageId,
    entry: &Entry,
    version: &VersionEntry,
    artifact: &Artifact,
) -> Option<NewTarget> {
    let table = artifact.table.as_ref().map(|table| TableRef {
        path: table.path.clone(),
        sha256: table.sha256,
        size: table.size,
    });
    Some(NewTarget {
        path: own_path(artifact)?.to_owned(),
        length: artifact.size,
        sha256: artifact.sha256,
        release: Some(Release {
            id: id.clone(),
            version: version.version.clone(),
            platform: artifact.platform.clone(),
            kind: entry.kind.as_str().to_owned(),
            content: artifact.content,
            table,
        }),
    })
}
