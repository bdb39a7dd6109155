//! Fetching one package of a bucket, looking into it, and publishing it here.

use std::path::PathBuf;
use std::sync::Arc;

use tokio_util::sync::CancellationToken;
use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{Sha256, Silent};
use vitrine_catalog::bucket::BucketItem;
use vitrine_package::{Inspection, Severity};
use vitrine_transfer::{Client, Fetch, Fetched, Location};

use super::{Outcome, POLICY, refused};
use crate::care::digest_of;
use crate::store::blocking;
use crate::{Registry, RegistryError};

/// A package that was fetched and looked into.
pub(super) struct Package {
    pub(super) sha256: Sha256,
    pub(super) size: u64,
    pub(super) found: Inspection,
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
    let mut why = "The registry does not say where its package is.".to_owned();
    for place in &item.package {
        match fetch(registry, client, item, place, &scratch, stop).await? {
            Err(sentence) => why = sentence,
            Ok((file, sha256, size)) => {
                let limits =
                    ArchiveLimits { packed: registry.config.package_bytes, ..ArchiveLimits::default() };
                let path = file.clone();
                let found = blocking(move || Ok(vitrine_package::inspect(&path, &limits)?)).await?;
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
    Err(refused("import.fetch", why))
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

/// Publishes it here.
pub(super) async fn publish(
    registry: &Arc<Registry>,
    item: &BucketItem,
    package: Package,
) -> Result<Outcome, RegistryError> {
    let _ = (registry, item, package.size, package.found, package.file);
    Err(RegistryError::Internal("publishing has not landed yet".into()))
}
