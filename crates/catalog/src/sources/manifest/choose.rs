//! What a manifest means for this computer: which of its files, or why none.

use vitrine_package::Platform;
use vitrine_package::manifest::{Manifest, ManifestArtifact};
use vitrine_transfer::Location;

use super::super::address;
use crate::listing::{PlatformFact, VersionRecord};
use crate::{Hindrance, Located, NoFile, located};

/// A version as its manifest alone tells it.
pub(super) fn version(manifest: &Manifest) -> VersionRecord {
    let bare =
        VersionRecord { released: manifest.build_date, ..VersionRecord::new(manifest.version.clone()) };
    let platforms = facts(manifest);
    match manifest.artifact_for(Platform::here()).filter(|artifact| artifact.is_available()) {
        None => VersionRecord { platforms, ..bare },
        Some(artifact) => VersionRecord {
            sha256: artifact.sha256,
            size: artifact.size,
            mirrors: artifact.urls.clone(),
            content: artifact.content,
            table: artifact.table.clone(),
            platform: Some(artifact.platform.clone()),
            platforms,
            ..bare
        },
    }
}

fn facts(manifest: &Manifest) -> Vec<PlatformFact> {
    let fact = |artifact: &ManifestArtifact| PlatformFact {
        platform: artifact.platform.clone(),
        size: artifact.size,
        available: artifact.is_available(),
        reason: artifact.reason.clone(),
    };
    manifest.artifacts.iter().map(fact).collect()
}

/// Fills in what only the manifest knows. Where it has nothing for this computer, or contradicts the index, the
/// version is blocked.
pub(crate) fn complete(mut located: Located, manifest: &Manifest, index: &Location) -> Located {
    located.mirrors = Vec::new();
    let artifact = match manifest.artifact_for(Platform::here()) {
        Some(artifact) if artifact.is_available() => artifact,
        other => {
            located.platform = None;
            located.blocked = Some(none_for_here(manifest, other));
            return located;
        }
    };
    if let Some(hindrance) = contradiction(&located, artifact, manifest) {
        located.blocked = Some(hindrance);
        return located;
    }
    let base = address::folder_of(index, 1);
    located.mirrors = address::resolve_all(&base, artifact.urls.iter().map(String::as_str));
    if located.mirrors.is_empty() {
        located.blocked = Some(Hindrance::NoAddress { package: manifest.name.clone() });
    }
    located.sha256 = artifact.sha256;
    located.size = artifact.size;
    located.content = artifact.content;
    located.platform = Some(artifact.platform.clone());
    let target = target(manifest, artifact);
    let own = own_path(artifact).unwrap_or(&target);
    located.table =
        artifact.table.as_ref().map(|table| located::table_at(index, table, &located.mirrors, Some(own)));
    if !artifact.filename.is_empty() {
        located.filename.clone_from(&artifact.filename);
    }
    located.target = Some(target);
    located
}

/// The artifact's path in its own gallery, where it has one.
fn own_path(artifact: &ManifestArtifact) -> Option<&str> {
    artifact.urls.iter().map(String::as_str).find(|url| !url.contains(':'))
}

/// The path an artifact is signed under.
fn target(manifest: &Manifest, artifact: &ManifestArtifact) -> String {
    let own = own_path(artifact).and_then(|path| path.rsplit('/').next()).filter(|name| !name.is_empty());
    located::signed_path(&manifest.name, &manifest.version, own.unwrap_or(&artifact.filename))
}

fn contradiction(located: &Located, artifact: &ManifestArtifact, manifest: &Manifest) -> Option<Hindrance> {
    let of = || (manifest.name.clone(), manifest.version.clone());
    if let (Some(listed), Some(found)) = (located.sha256, artifact.sha256)
        && listed != found
    {
        return Some(Hindrance::OtherDigest { of: of(), listed, found });
    }
    if let (Some(listed), Some(found)) = (located.size, artifact.size)
        && listed != found
    {
        return Some(Hindrance::OtherSize { of: of(), listed, found });
    }
    None
}

/// Why there is nothing for this computer.
fn none_for_here(manifest: &Manifest, found: Option<&ManifestArtifact>) -> Hindrance {
    let others = manifest.artifacts.iter().filter(|artifact| artifact.is_available());
    let source = manifest.source.as_ref();
    Hindrance::NoFile(NoFile {
        of: (manifest.name.clone(), manifest.version.clone()),
        here: Platform::here(),
        reason: found.and_then(|artifact| artifact.reason.clone()),
        others: others.map(|artifact| artifact.platform.clone()).collect(),
        buildable: source.is_some_and(|source| source.sha256.is_some() && source.recipe.is_some()),
    })
}
