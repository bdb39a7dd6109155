//! Fetching one package of a bucket, looking into it, and publishing it here.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio_util::sync::CancellationToken;
use vitrine_base::{Sha256, Silent};
use vitrine_catalog::bucket::BucketItem;
use vitrine_package::Severity;
use vitrine_package::listing::{any_platform, stable};
use vitrine_transfer::{Client, Fetch, Fetched, Location};

use super::{Outcome, POLICY, refused};
use crate::care::digest_of;
use crate::checks::{self, Looked};
use crate::publishing::{self, NewVersion, Overrides};
use crate::store::blocking;
use crate::submissions::Found;
use crate::{Registry, RegistryError};

/// A package that was fetched and looked into.
pub(super) struct Package {
    pub(super) sha256: Sha256,
    pub(super) size: u64,
    pub(super) found: Found,
    file: PathBuf,
    /// Goes with its folder.
    _scratch: tempfile::TempDir,
}

/// Fetches an item's package from the first place that has the right bytes, and looks into it.
pub(super) async fn bring(
    registry: &Arc<Registry>,
    client: &Client,
    item: &BucketItem,
    stop: &CancellationToken,
) -> Result<Package, RegistryError> {
    let scratch = tempfile::Builder::new().prefix("import-").tempdir_in(registry.uploads())?;
    let mut why: Option<String> = None;
    for place in &item.package {
        match fetch(registry, client, item, place, &scratch, stop).await? {
            // The best place comes first: what is wrong there says more than that the others have nothing.
            Err(sentence) => {
                why.get_or_insert(sentence);
            }
            Ok((file, sha256, size)) => {
                let found = look_into(registry, &file).await?;
                if let Some(fault) = found.findings.iter().find(|finding| finding.severity == Severity::Error)
                {
                    return Err(refused(
                        "import.package",
                        format!("Its package was refused: {}", fault.sentence),
                    ));
                }
                return Ok(Package { sha256, size, found, file, _scratch: scratch });
            }
        }
    }
    Err(refused(
        "import.fetch",
        why.unwrap_or_else(|| "The registry does not say where its package is.".into()),
    ))
}

/// Looks into a package as into one that was handed in: in a process with limits, whatever it holds.
async fn look_into(registry: &Registry, file: &Path) -> Result<Found, RegistryError> {
    match checks::look(registry, file).await {
        Looked::Found { found, .. } => Ok(*found),
        Looked::Refused { sentence, .. } => {
            Err(refused("import.package", format!("Its package was refused: {sentence}.")))
        }
        Looked::Broken(why) => {
            Err(refused("import.package", format!("Its package could not be looked into: {why}.")))
        }
    }
}

/// The file with its digest and size, or a sentence why this place has none that will do.
async fn fetch(
    registry: &Arc<Registry>,
    client: &Client,
    item: &BucketItem,
    place: &Location,
    scratch: &tempfile::TempDir,
    stop: &CancellationToken,
) -> Result<Result<(PathBuf, Sha256, u64), String>, RegistryError> {
    let file = scratch.path().join("package");
    vitrine_base::fs::remove_file(&file)?;
    let open = vitrine_base::fs::create_new(&file)?;
    let asked =
        Fetch { location: place, validators: None, max_bytes: registry.config.package_bytes, policy: POLICY };
    match client.fetch_to_file(asked, open, &Silent, stop).await {
        Ok(Fetched::New { .. }) => {}
        Ok(Fetched::NotModified) => return Ok(Err(format!("{place} gave no package."))),
        Err(error) => return Ok(Err(format!("Its package cannot be had: {error}."))),
    }
    let path = file.clone();
    let digest = blocking(move || Ok(digest_of(&path)?)).await?;
    let Some((sha256, size)) = digest else { return Ok(Err(format!("{place} gave no package."))) };
    Ok(match item.sha256 {
        Some(listed) if listed != sha256 => Err(format!(
            "Its package is not the one listed: {place} has {sha256}, the registry says {listed}."
        )),
        _ => Ok((file, sha256, size)),
    })
}

/// Publishes it here, under what the bucket says of it: that is how people know it.
pub(super) async fn publish(
    registry: &Arc<Registry>,
    item: &BucketItem,
    package: Package,
) -> Result<Outcome, RegistryError> {
    let (sha256, size, now) = (package.sha256, package.size, registry.now());
    registry.blobs.move_file(&package.file, sha256).await?;
    registry.db.write(move |unit| unit.enter_blob(sha256, size, now)).await?;
    // The clean-up may have taken the same bytes away before they were entered again.
    let blobs = registry.blobs.clone();
    blocking(move || blobs.from_trash(sha256)).await?;
    let platform = package.found.platform.map_or_else(any_platform, |platform| platform.to_string());
    let new = NewVersion {
        id: item.id.clone(),
        version: item.version.clone(),
        kind: package.found.kind,
        platform,
        channel: stable(),
        security: false,
        sha256,
        file: format!("{}.hpersona", item.id),
        overrides: overrides(item, &package.found),
        texts: None,
        descriptions: None,
        publisher: None,
        submission: None,
        released: item.released,
    };
    match publishing::publish_file(registry, new).await {
        Ok(()) => {}
        // Another importer, or a submission, was faster.
        Err(RegistryError::Refused { code: "version.published", .. }) => return Ok(Outcome::Known),
        Err(error) => return Err(error),
    }
    let id = item.id.clone();
    registry.db.write(move |unit| unit.mark_imported(&id)).await?;
    Ok(Outcome::Published)
}

/// What the bucket says over the package's own words.
fn overrides(item: &BucketItem, found: &Found) -> Overrides {
    let said = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Overrides {
        name: said(&item.name).filter(|name| name.as_str() != item.id.as_str()),
        maker: said(&item.maker),
        summary: said(&item.summary),
        description: None,
        tags: (!item.tags.is_empty()).then(|| item.tags.clone()),
        // The stricter of the two: better hidden than shown by mistake.
        rating: Some(item.rating.max(found.rating)),
        licence: item.licence.clone().or_else(|| found.licence.clone()),
        homepage: item.homepage.clone().or_else(|| found.homepage.clone()),
        changelog: None,
        class_id: item.class_id.clone(),
    }
}
