//! Galleries of manifests (`docs/formats-manifests.md`): nothing is built, what lies there is signed in place.
//!
//! The index is signed as every index. Each manifest is a target under its own path; each file that lies in the
//! gallery is one under `packages/<name>/<version>/<file>`, where followers look for it wherever it lies. Files on
//! other hosts only are vouched for by the signed index through the digest of their manifest.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;
use vitrine_base::limits::{DETAIL_BYTES, INDEX_BYTES};
use vitrine_base::path_policy::check_path;
use vitrine_base::{PackageId, Sha256, Version, fs};
use vitrine_package::Kind;
use vitrine_package::listing::{FileRef, ROOT_FILE};
use vitrine_package::manifest::{INDEX_FILE, INDEX_FORMAT, Manifest, ManifestArtifact};
use vitrine_trust::writer::{Changes, NewTarget, Repository};
use vitrine_trust::{METADATA_FOLDER, Release, TableRef};

use super::targets::owners;
use crate::PublishError;

/// What the roles of files nobody has claimed are called.
const BINS: &str = "unclaimed-";
/// One such role has a hundred files or so.
const MAX_ROLE: u64 = 64 * 1024 * 1024;
/// The longest path in a gallery, and its most folders.
const LONGEST_PATH: usize = 1024;
const MOST_FOLDERS: usize = 32;

/// What the index must say to be signed; the rest is its readers' business.
#[derive(Deserialize)]
struct Index {
    format: String,
    packages: Vec<Listed>,
}

#[derive(Deserialize)]
struct Listed {
    name: PackageId,
    versions: Vec<ListedVersion>,
}

#[derive(Deserialize)]
struct ListedVersion {
    version: Version,
    manifest: FileRef,
}

/// A file that lies in the gallery, and what it is signed as.
pub(super) struct OwnFile {
    /// Where it is, relative to the gallery.
    pub(super) at: String,
    pub(super) id: PackageId,
    pub(super) target: NewTarget,
}

/// All there is to sign in a gallery of manifests.
pub(super) struct Contents {
    /// The index as it is.
    index: NewTarget,
    manifests: BTreeMap<String, FileRef>,
    pub(super) files: Vec<OwnFile>,
}

/// True when the folder holds a gallery of manifests.
pub(super) fn is_there(gallery: &Path) -> bool {
    fs::exists(&gallery.join(INDEX_FILE))
}

/// Refuses to build where a gallery of manifests lies: it is signed as it is.
///
/// # Errors
/// [`PublishError::Refused`], naming the commands that do it.
pub fn refuse_manifests(folder: &Path, out: &Path) -> Result<(), PublishError> {
    let Some(gallery) = [folder, out].into_iter().find(|place| is_there(place)) else { return Ok(()) };
    let shown = gallery.display();
    Err(PublishError::Refused(format!(
        "{shown} is a gallery of manifests ({INDEX_FILE}), which is signed as it is and not built: begin with `vitrine \
         gallery init --manifests {shown}`, and after every change run `vitrine gallery sign {shown}`."
    )))
}

/// Refuses what cannot be signed as a gallery of manifests.
pub(super) fn check_place(gallery: &Path) -> Result<(), PublishError> {
    let shown = gallery.display();
    if !is_there(gallery) {
        return refused(format!(
            "There is no {INDEX_FILE} in {shown}. `vitrine import potions --out` makes one; for a folder of packages use \
             `vitrine gallery init FOLDER OUT`."
        ));
    }
    if fs::exists(&gallery.join(ROOT_FILE)) {
        return refused(format!(
            "{shown} holds both {ROOT_FILE} and {INDEX_FILE}; a folder is one gallery, so move one of them away."
        ));
    }
    Ok(())
}

impl Contents {
    /// Reads the index and every manifest it names, and checks their digests.
    pub(super) fn read(gallery: &Path) -> Result<Self, PublishError> {
        let bytes = fs::read_limited(&gallery.join(INDEX_FILE), INDEX_BYTES)?;
        let index: Index = serde_json::from_slice(&bytes).or_else(|error| {
            refused(format!("{INDEX_FILE} cannot be signed, since it cannot be read: {error}"))
        })?;
        if index.format != INDEX_FORMAT {
            return refused(format!("{INDEX_FILE} does not name the format {INDEX_FORMAT}."));
        }
        let mut contents = Self {
            index: NewTarget {
                path: INDEX_FILE.to_owned(),
                length: bytes.len() as u64,
                sha256: Sha256::of(&bytes),
                release: None,
            },
            manifests: BTreeMap::new(),
            files: Vec::new(),
        };
        for package in index.packages {
            for version in package.versions {
                // What lies elsewhere is vouched for by its digest in the index.
                if !version.manifest.path.contains(':') {
                    contents.take(gallery, &package.name, version)?;
                }
            }
        }
        Ok(contents)
    }

    /// How many files there are to sign.
    pub(super) fn count(&self) -> u64 {
        (self.manifests.len() + self.files.len()) as u64
    }

    fn take(&mut self, gallery: &Path, name: &PackageId, listed: ListedVersion) -> Result<(), PublishError> {
        let file = listed.manifest;
        let at = &file.path;
        let bytes = fs::read_limited(&inside(gallery, at)?, DETAIL_BYTES)
            .or_else(|error| refused(format!("The manifest {at} cannot be read: {error}")))?;
        if Sha256::of(&bytes) != file.sha256 || bytes.len() as u64 != file.size {
            return refused(format!(
                "The manifest {at} is not the one that {INDEX_FILE} names: mend its digest and size."
            ));
        }
        let manifest = Manifest::parse(&bytes)
            .or_else(|error| refused(format!("The manifest {at} cannot be read: {error}")))?;
        if manifest.name != *name || manifest.version != listed.version {
            return refused(format!(
                "The manifest {at} is of “{}” {}, and {INDEX_FILE} names it for “{name}” {}.",
                manifest.name, manifest.version, listed.version
            ));
        }
        self.files.extend(own_files(gallery, &manifest)?);
        self.manifests.insert(at.clone(), file);
        Ok(())
    }

    /// What is to be signed, given what is signed already.
    pub(super) fn changes(self, gallery: &Path, repository: &Repository) -> Result<Changes, PublishError> {
        let owners = owners(repository);
        let before = vouched(gallery, repository)?;
        let mut changes = Changes { index: vec![self.index], ..Changes::default() };
        for (path, file) in self.manifests {
            changes.add.push(NewTarget { path, length: file.size, sha256: file.sha256, release: None });
        }
        for file in self.files.into_iter().filter(|file| !owners.contains_key(file.id.as_str())) {
            if before.get(&file.target.path) != Some(&file.target.sha256.to_hex()) {
                file.check(gallery)?;
            }
            changes.add.push(file.target);
        }
        if let Some(other) = changes
            .add
            .iter()
            .find(|new| before.get(&new.path).is_some_and(|old| *old != new.sha256.to_hex()))
        {
            return refused(format!(
                "“{}” is signed already, with other bytes. What is published never changes: other bytes get another name, \
                 and other files of a package another version.",
                other.path
            ));
        }
        let listed: BTreeSet<&str> = changes.add.iter().map(|target| target.path.as_str()).collect();
        changes.remove = before.keys().filter(|path| !listed.contains(path.as_str())).cloned().collect();
        Ok(changes)
    }
}

impl OwnFile {
    /// Only bytes that were looked at are signed.
    pub(super) fn check(&self, gallery: &Path) -> Result<(), PublishError> {
        if fs::digest(&gallery.join(&self.at))? == (self.target.sha256, self.target.length) {
            return Ok(());
        }
        refused(format!("“{}” is not what its manifest names: it was changed or not copied whole.", self.at))
    }
}

/// The files of a version that lie in the gallery. Where two would be signed under one name neither is: the index
/// vouches for them.
fn own_files(gallery: &Path, manifest: &Manifest) -> Result<Vec<OwnFile>, PublishError> {
    let mut found = BTreeMap::<String, Vec<OwnFile>>::new();
    for artifact in manifest.artifacts.iter().filter(|artifact| artifact.is_available()) {
        let Some(at) = artifact.urls.iter().find(|url| !url.contains(':')) else { continue };
        let Some(sha256) = artifact.sha256 else { continue };
        let there = fs::metadata(&inside(gallery, at)?)?.filter(|there| there.kind == fs::FileKind::File);
        let Some(there) = there else {
            return refused(format!(
                "“{at}” is named in the manifest of “{}” and not in the gallery.",
                manifest.name
            ));
        };
        if artifact.size.is_some_and(|size| size != there.length) {
            return refused(format!(
                "“{at}” has {} bytes, and its manifest names another number.",
                there.length
            ));
        }
        let name = at.rsplit('/').next().unwrap_or(at);
        let target = NewTarget {
            path: format!("packages/{}/{}/{name}", manifest.name, manifest.version),
            length: there.length,
            sha256,
            release: Some(release(manifest, artifact)),
        };
        let file = OwnFile { at: at.clone(), id: manifest.name.clone(), target };
        found.entry(file.target.path.clone()).or_default().push(file);
    }
    Ok(found.into_values().filter(|files| files.len() == 1).flatten().collect())
}

fn release(manifest: &Manifest, artifact: &ManifestArtifact) -> Release {
    Release {
        id: manifest.name.clone(),
        version: manifest.version.clone(),
        platform: artifact.platform.clone(),
        kind: Kind::Tool.as_str().to_owned(),
        content: artifact.content,
        table: artifact.table.as_ref().map(|table| TableRef {
            path: table.path.clone(),
            sha256: table.sha256,
            size: table.size,
        }),
    }
}

/// What the gallery's own key vouches for so far: path and digest.
fn vouched(gallery: &Path, repository: &Repository) -> Result<BTreeMap<String, String>, PublishError> {
    let metadata = gallery.join(METADATA_FOLDER);
    let read = |name: String| -> Result<Value, PublishError> {
        Ok(serde_json::from_slice(&fs::read_limited(&metadata.join(name), MAX_ROLE)?)?)
    };
    let state = repository.state()?;
    let Some(snapshot) = state.roles.iter().find(|role| role.role == "snapshot") else {
        return Ok(BTreeMap::new());
    };
    let snapshot = read(format!("{}.snapshot.json", snapshot.version))?;
    let mut found = BTreeMap::new();
    for (name, pin) in snapshot["signed"]["meta"].as_object().into_iter().flatten() {
        let Some(version) = pin["version"].as_u64().filter(|_| name.starts_with(BINS)) else { continue };
        let role = read(format!("{version}.{name}"))?;
        for (path, target) in role["signed"]["targets"].as_object().into_iter().flatten() {
            let digest = target["hashes"]["sha256"].as_str().unwrap_or_default();
            found.insert(path.clone(), digest.to_owned());
        }
    }
    Ok(found)
}

fn inside(gallery: &Path, path: &str) -> Result<std::path::PathBuf, PublishError> {
    match check_path(path, LONGEST_PATH, MOST_FOLDERS) {
        Ok(()) => Ok(gallery.join(path)),
        Err(problem) => refused(format!("“{}” is no path in a gallery: {problem}", path.escape_debug())),
    }
}

fn refused<T>(sentence: String) -> Result<T, PublishError> {
    Err(PublishError::Refused(sentence))
}
