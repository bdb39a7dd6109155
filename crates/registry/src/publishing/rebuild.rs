//! The whole gallery folder, made again from database and blobs.

use std::collections::BTreeSet;
use std::sync::Arc;

use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{PackageId, fs};
use vitrine_package::listing::VersionEntry;
use vitrine_publish::edition::{self, Issued, NewFile};
use vitrine_publish::{PublishError, is_signed};

use super::enter::blob;
use super::{index, prepare};
use crate::store::{PackageState, VersionRow, blocking};
use crate::{Registry, RegistryError};

/// What came of a rebuild.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebuilt {
    /// The index.
    pub issued: Issued,
    /// Packages whose files could not all be made again, with a sentence: one of them never stops the rest.
    pub missing: Vec<(PackageId, String)>,
}

/// Makes the gallery folder anew: package files byte for byte, previews, tables, patches, index. Signed metadata that is
/// there stays (it is the gallery's identity); without it a new identity begins. What belongs to no package goes.
///
/// # Errors
/// When engine or file system refuse.
pub async fn rebuild(registry: &Arc<Registry>) -> Result<Rebuilt, RegistryError> {
    let held = (registry.publishing.packages().await, registry.publishing.press().await);
    let registry = Arc::clone(registry);
    blocking(move || {
        let _held = held;
        rebuild_now(&registry)
    })
    .await
}

/// [`rebuild`] on this thread, while nothing else is published.
pub(super) fn rebuild_now(registry: &Registry) -> Result<Rebuilt, RegistryError> {
    let out = registry.gallery();
    fs::create_dir_all(&out)?;
    edition::tidy(&out)?;
    let all = registry.db.read_now(|unit| unit.package_revisions())?;
    let (mut here, mut missing) = (BTreeSet::new(), Vec::new());
    for (id, _) in all {
        let row = registry.db.read_now(|unit| unit.package(&id))?;
        if row.is_some_and(|row| row.state == PackageState::Live) {
            missing.extend(place_again(registry, &id)?);
            here.insert(id);
        }
    }
    clear(registry, &here)?;
    let mut issued = index::issue_now(registry, true)?;
    if !is_signed(&out) {
        // Signing begins with the title the index names.
        prepare::begin_signing(registry)?;
        issued = index::issue_now(registry, false)?;
    }
    Ok(Rebuilt { issued, missing })
}

/// Places the files of every version of a package again, oldest first, and writes down what is said otherwise now (a
/// preview by another encoder has another digest). Answers what could not be placed.
pub(super) fn place_again(
    registry: &Registry,
    id: &PackageId,
) -> Result<Vec<(PackageId, String)>, RegistryError> {
    let mut versions = registry.db.read_now(|unit| unit.versions(id))?;
    versions.retain(|version| !version.gone);
    versions.reverse();
    let earlier: Vec<VersionEntry> = versions.iter().map(|version| version.listing.clone()).collect();
    let mut missing = Vec::new();
    for version in versions {
        let again = match version_again(registry, id, &version, &earlier) {
            Err(error @ (RegistryError::Internal(_) | RegistryError::Publish(PublishError::Refused(_)))) => {
                let sentence = format!("{id} {}: {error}", version.listing.version);
                tracing::error!(%sentence, "a published version cannot be placed again");
                missing.push((id.clone(), sentence));
                continue;
            }
            again => again?,
        };
        if again != version {
            registry.db.write_now(|unit| {
                unit.put_version(id, &again)?;
                unit.mark_dirty(id)
            })?;
        }
    }
    Ok(missing)
}

fn version_again(
    registry: &Registry,
    id: &PackageId,
    version: &VersionRow,
    earlier: &[VersionEntry],
) -> Result<VersionRow, RegistryError> {
    let mut again = version.clone();
    for (number, artifact) in again.listing.artifacts.iter_mut().enumerate() {
        let file = blob(registry, artifact.sha256)?;
        let new = NewFile {
            file: &file,
            name: name_of(artifact.mirrors.first().map_or("", String::as_str)),
            sha256: artifact.sha256,
            id,
            version: &version.listing.version,
            platform: &artifact.platform,
            overrides: &version.facts.overrides,
            earlier,
        };
        let placed = edition::place(&registry.gallery(), &new, &ArchiveLimits::default())?;
        artifact.table = placed.artifact.table;
        if number == 0 {
            again.facts.picture = placed.facts.picture;
        }
    }
    Ok(again)
}

/// The last part of a path.
fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Removes the folders of packages that are not there.
fn clear(registry: &Registry, here: &BTreeSet<PackageId>) -> Result<(), RegistryError> {
    for folder in ["packages", "previews"] {
        let folder = registry.gallery().join(folder);
        if !fs::exists(&folder) {
            continue;
        }
        for (name, _) in fs::list_dir(&folder)? {
            let id = name.to_str().and_then(|name| PackageId::new(name.to_owned()).ok());
            if !id.is_some_and(|id| here.contains(&id)) {
                fs::remove_tree(&folder.join(name))?;
            }
        }
    }
    Ok(())
}
