//! The manifests of galleries that have one for each version: fetched when a version is asked for, checked against
//! the digest the index names, and kept, because a published version never changes.

use std::path::PathBuf;

use bytes::Bytes;
use tokio_util::sync::CancellationToken;
use vitrine_base::limits::DETAIL_BYTES;
use vitrine_base::{PackageId, Sha256, SourceName, Version, fs};
use vitrine_package::evidence::{self, EVIDENCE_BYTES, Judgement};
use vitrine_package::manifest::{EvidenceFile, EvidenceKind, Manifest};
use vitrine_transfer::Client;

use crate::catalog::Catalog;
use crate::database::rows::KeptRow;
use crate::database::sources::SourceRow;
use crate::details::{index_of, row_and_source};
use crate::listing::Pointer;
use crate::sources::{self, Asking, manifest as protocol};
use crate::{CatalogError, Located, located};

/// Manifests that are kept; each has some kilobytes.
const MOST_KEPT: usize = 4_096;

/// Bytes of manifests that are kept, all together.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Documents that vouch for one file: one of each sort.
const MOST_EVIDENCE: usize = 8;

impl Catalog {
    /// Where the bytes of a version are, as [`Catalog::locate`], but asking the gallery for the version's manifest
    /// where it has one and it is not here yet.
    ///
    /// # Errors
    /// [`CatalogError::BadDetails`] for a manifest that cannot be used, or what the network is up to.
    pub async fn locate_now(
        &self,
        client: &Client,
        source: &SourceName,
        id: &PackageId,
        version: &Version,
        cancel: &CancellationToken,
    ) -> Result<Option<Located>, CatalogError> {
        self.manifest(client, source, id, version, cancel).await?;
        let (source, id, version) = (source.clone(), id.clone(), version.clone());
        self.blocking(move |inner| inner.locate(&source, &id, &version)).await
    }

    /// The manifest of a version; `None` when it is not listed, or its gallery has none.
    ///
    /// # Errors
    /// As [`Catalog::locate_now`].
    pub async fn manifest(
        &self,
        client: &Client,
        source: &SourceName,
        id: &PackageId,
        version: &Version,
        cancel: &CancellationToken,
    ) -> Result<Option<Manifest>, CatalogError> {
        let (name, package, wanted) = (source.clone(), id.clone(), version.clone());
        let look = move |inner: &Self| match row_and_source(inner.database(), &name, &package) {
            Ok((kept, row)) => Ok(pointer_of(&kept, &wanted).map(|pointer| {
                let cached = inner.kept_manifest(&pointer);
                (kept, row, pointer, cached)
            })),
            Err(CatalogError::NoSuchListing { .. } | CatalogError::NoSuchSource { .. }) => Ok(None),
            Err(error) => Err(error),
        };
        let Some((kept, row, pointer, cached)) = self.blocking(look).await? else { return Ok(None) };
        let (body, is_new) = match cached {
            Some(body) => (Bytes::from(body), false),
            None => (fetch(client, &row, &pointer, cancel).await?, true),
        };
        let manifest = checked(&body, &kept, version)?;
        if is_new {
            self.blocking(move |inner| inner.keep_manifest(&body)).await?;
        }
        Ok(Some(manifest))
    }

    /// What vouches for the file of a version for this computer, each document fetched and judged. One that cannot
    /// be had is a verdict too.
    ///
    /// # Errors
    /// As [`Catalog::locate_now`].
    pub async fn evidence(
        &self,
        client: &Client,
        source: &SourceName,
        id: &PackageId,
        version: &Version,
        cancel: &CancellationToken,
    ) -> Result<Vec<(EvidenceFile, Judgement)>, CatalogError> {
        let Some(manifest) = self.manifest(client, source, id, version, cancel).await? else {
            return Ok(Vec::new());
        };
        let (name, package) = (source.clone(), id.clone());
        let (_, row) = self.blocking(move |inner| row_and_source(inner.database(), &name, &package)).await?;
        let artifact = manifest.artifact_for(vitrine_package::Platform::here());
        let mut judged = Vec::new();
        for file in artifact.map(|a| a.evidence()).unwrap_or_default().into_iter().take(MOST_EVIDENCE) {
            let judgement = judge(client, &row, &file, cancel).await?;
            judged.push((file, judgement));
        }
        Ok(judged)
    }

    /// What is located, with what the manifest knows of it, where that is here.
    pub(crate) fn completed(
        &self,
        located: Located,
        row: &SourceRow,
        kept: &KeptRow,
        version: &Version,
    ) -> Located {
        let manifest = pointer_of(kept, version)
            .and_then(|pointer| self.kept_manifest(&pointer))
            .and_then(|body| checked(&body, kept, version).ok());
        let Some(manifest) = manifest else { return located };
        let blocked = located.blocked.clone();
        let mut complete = protocol::complete(located, &manifest, &index_of(row));
        complete.trust = kept.standing(self.now()).level(complete.sha256.is_some());
        // What the source as a whole is blocked for weighs more.
        complete.blocked = blocked.or(complete.blocked);
        complete
    }

    fn manifest_folder(&self) -> PathBuf {
        self.home().join("manifests")
    }

    /// A manifest that is here, when its bytes are still those its index names.
    fn kept_manifest(&self, pointer: &Pointer) -> Option<Vec<u8>> {
        let sha256 = pointer.sha256?;
        let path = self.manifest_folder().join(format!("{sha256}.json"));
        let body = fs::read_limited(&path, DETAIL_BYTES).ok()?;
        (Sha256::of(&body) == sha256).then_some(body)
    }

    /// Keeps a manifest; the oldest go when there are too many. A disk that is full is no reason to fail.
    fn keep_manifest(&self, body: &[u8]) -> Result<(), CatalogError> {
        let folder = self.manifest_folder();
        let kept = fs::create_dir_all(&folder)
            .and_then(|()| fs::write_atomic(&folder.join(format!("{}.json", Sha256::of(body))), body));
        if let Err(error) = kept {
            tracing::info!("a manifest could not be kept: {error}");
            return Ok(());
        }
        let mut files = fs::list_dir(&folder)?;
        files.sort_by_key(|(_, found)| found.modified);
        let mut bytes: u64 = files.iter().map(|(_, found)| found.length).sum();
        let mut number = files.len();
        for (name, found) in files {
            if number <= MOST_KEPT && bytes <= MOST_BYTES {
                break;
            }
            fs::remove_file(&folder.join(name))?;
            number -= 1;
            bytes = bytes.saturating_sub(found.length);
        }
        Ok(())
    }
}

fn pointer_of(kept: &KeptRow, version: &Version) -> Option<Pointer> {
    kept.record.versions.iter().find(|v| v.version == *version)?.manifest.clone()
}

async fn fetch(
    client: &Client,
    row: &SourceRow,
    pointer: &Pointer,
    cancel: &CancellationToken,
) -> Result<Bytes, CatalogError> {
    let asking = Asking { client, policy: row.source.policy(), cancel, once: false };
    let places = protocol::manifest_at(&index_of(row), pointer);
    sources::fetch_first(asking, &places, pointer.sha256, DETAIL_BYTES).await
}

fn checked(body: &[u8], kept: &KeptRow, version: &Version) -> Result<Manifest, CatalogError> {
    let unusable = |reason: String| CatalogError::BadDetails { id: kept.record.id.clone(), reason };
    let manifest = Manifest::parse(body).map_err(|error| unusable(error.to_string()))?;
    protocol::check(&manifest, &kept.record).map_err(unusable)?;
    match manifest.version == *version {
        true => Ok(manifest),
        false => Err(unusable(format!("it is the manifest of version {}", manifest.version))),
    }
}

async fn judge(
    client: &Client,
    row: &SourceRow,
    file: &EvidenceFile,
    cancel: &CancellationToken,
) -> Result<Judgement, CatalogError> {
    // What is not looked into is not fetched either.
    if file.kind == EvidenceKind::Signature {
        return Ok(evidence::judge(file.kind, &[], &file.about, false));
    }
    let asking = Asking { client, policy: row.source.policy(), cancel, once: true };
    let places = protocol::manifest_at(&index_of(row), &Pointer { at: file.file.urls.clone(), sha256: None });
    match sources::fetch_first(asking, &places, file.file.sha256, EVIDENCE_BYTES).await {
        Ok(body) => Ok(evidence::judge(file.kind, &body, &file.about, file.file.sha256.is_some())),
        Err(CatalogError::Cancelled) => Err(CatalogError::Cancelled),
        Err(error) => Ok(evidence::missing(file.kind, &error.to_string())),
    }
}

/// The located version of a listing, with its manifest where that is here.
pub(crate) fn located_of(
    catalog: &Catalog,
    row: &SourceRow,
    kept: &KeptRow,
    version: &Version,
) -> Option<Located> {
    let located = located::of(row, kept, version, catalog.now())?;
    Some(catalog.completed(located, row, kept, version))
}
