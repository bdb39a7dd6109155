//! What a manifest means for this computer: which of its files, or why none.

use vitrine_package::Platform;
use vitrine_package::manifest::{Manifest, ManifestArtifact};
use vitrine_transfer::Location;

use super::super::address;
use crate::listing::{PlatformFact, VersionRecord};
use crate::{Located, located};

/// Platforms named in one sentence.
const SHOWN: usize = 6;

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
/// version is blocked, with the reason in a sentence.
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
    if let Some(sentence) = contradiction(&located, artifact, manifest) {
        located.blocked = Some(sentence);
        return located;
    }
    let base = address::folder_of(index, 1);
    located.mirrors = address::resolve_all(&base, artifact.urls.iter().map(String::as_str));
    if located.mirrors.is_empty() {
        located.blocked = Some(format!("None of the addresses of “{}” can be used.", manifest.name));
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

fn contradiction(located: &Located, artifact: &ManifestArtifact, manifest: &Manifest) -> Option<String> {
    let (name, version) = (&manifest.name, &manifest.version);
    if let (Some(listed), Some(found)) = (located.sha256, artifact.sha256)
        && listed != found
    {
        return Some(format!(
            "The gallery contradicts itself about “{name}” {version}: its index names the digest {listed}, its \
             manifest {found}."
        ));
    }
    if let (Some(listed), Some(found)) = (located.size, artifact.size)
        && listed != found
    {
        return Some(format!(
            "The gallery contradicts itself about “{name}” {version}: its index names {listed} bytes, its manifest \
             {found}."
        ));
    }
    None
}

/// Why there is nothing for this computer.
fn none_for_here(manifest: &Manifest, found: Option<&ManifestArtifact>) -> String {
    let (name, version, here) = (&manifest.name, &manifest.version, Platform::here());
    let reason = match found.and_then(|artifact| artifact.reason.as_deref()) {
        Some(reason) => format!(": {}", reason.trim_end_matches('.')),
        None => String::new(),
    };
    let others: Vec<&str> = manifest
        .artifacts
        .iter()
        .filter(|artifact| artifact.is_available())
        .map(|artifact| artifact.platform.as_str())
        .collect();
    let rest = match (others.as_slice(), &manifest.source) {
        ([], Some(source)) if source.sha256.is_some() && source.recipe.is_some() => {
            " There is a source it can be built from.".to_owned()
        }
        ([], _) => " There is no file for any other platform either.".to_owned(),
        (others, _) => {
            let more = if others.len() > SHOWN { " and more" } else { "" };
            format!(" There is one for {}{more}.", others[..others.len().min(SHOWN)].join(", "))
        }
    };
    format!("There is no file of “{name}” {version} for this computer ({here}){reason}.{rest}")
}
