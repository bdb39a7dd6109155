//! Taking over a HomePilot bucket as a whole, from a folder or an address. Every item goes through the same gate as an
//! upload; one that does not pass is told and left out. Importing again adds what is new, publishes nothing twice, and
//! never lowers a counter. What was taken over has no owner until a curator gives it one ([`give_owner`]).

mod bring;
mod report;

use std::collections::BTreeMap;
use std::sync::Arc;

use tokio_util::sync::CancellationToken;
use vitrine_base::PackageId;
use vitrine_base::Said;
use vitrine_catalog::bucket::{Bucket, BucketItem, read_bucket};
use vitrine_transfer::{AddressPolicy, Client, ClientOptions, Location};

use crate::error::Refusal;
use crate::publishing::lists;
use crate::store::{ArtifactRow, NewJob, Notice};
use crate::{Registry, RegistryError, notify};

pub use report::{ImportReport, Imported, Left, Outcome};

/// What the importer asks servers with: whoever types an address means it, be it on the own network.
const POLICY: AddressPolicy = AddressPolicy { confirmed: true };

/// Takes over the bucket at a folder or an address. `told` hears of every item.
///
/// # Errors
/// When there is no bucket, or the registry itself refuses (its disk is full); items are told one by one.
pub async fn import(
    registry: &Arc<Registry>,
    from: &str,
    stop: &CancellationToken,
    told: &(dyn Fn(&Imported) + Send + Sync),
) -> Result<ImportReport, RegistryError> {
    let location = Location::parse(from).map_err(|error| refused("import.address", format!("{error}.")))?;
    let client = Client::new(ClientOptions::default())
        .map_err(|error| refused("import.client", format!("{error}.")))?;
    let bucket: Bucket = read_bucket(&client, &location, POLICY, stop).await?;
    let mut report = ImportReport::new(&bucket);
    for item in &bucket.items {
        if stop.is_cancelled() {
            report.stopped = true;
            break;
        }
        let imported = one(registry, &client, item, stop).await?;
        told(&imported);
        report.take(imported);
    }
    keep_lists(registry, &bucket, &report).await?;
    finish(registry, &report).await?;
    Ok(report)
}

fn refused(code: &'static str, sentence: String) -> RegistryError {
    RegistryError::refused(Refusal::Invalid, code, sentence)
}

/// One item, whatever becomes of it; only what concerns all items is an error.
async fn one(
    registry: &Arc<Registry>,
    client: &Client,
    item: &BucketItem,
    stop: &CancellationToken,
) -> Result<Imported, RegistryError> {
    let outcome = match outcome(registry, client, item, stop).await {
        Ok(outcome) => outcome,
        // Nothing that follows could be written either.
        Err(error) if error.is_disk_full() => return Err(error),
        Err(RegistryError::Refused { sentence, .. }) => Outcome::Refused { sentence },
        Err(RegistryError::Package(error)) => {
            Outcome::Refused { sentence: format!("Its package was refused: {error}.") }
        }
        Err(error) => return Err(error),
    };
    let mut downloads = 0;
    if matches!(outcome, Outcome::Published | Outcome::Known) {
        downloads = counted(registry, item).await?;
    }
    Ok(Imported { id: item.id.clone(), version: item.version.clone(), outcome, downloads })
}

async fn outcome(
    registry: &Arc<Registry>,
    client: &Client,
    item: &BucketItem,
    stop: &CancellationToken,
) -> Result<Outcome, RegistryError> {
    let here = here(registry, item).await?;
    if let (Some(files), Some(listed)) = (&here, item.sha256) {
        return Ok(compared(files, listed));
    }
    let package = bring::bring(registry, client, item, stop).await?;
    if let Some(files) = &here {
        // The registry says no digest: only the bytes themselves tell.
        return Ok(compared(files, package.sha256));
    }
    bring::publish(registry, item, package).await
}

/// The files this version has here; `None` when it was never published. Names that belong to somebody are theirs.
async fn here(
    registry: &Arc<Registry>,
    item: &BucketItem,
) -> Result<Option<Vec<ArtifactRow>>, RegistryError> {
    let (id, version) = (item.id.clone(), item.version.clone());
    registry
        .db
        .read(move |unit| {
            if let Some(spelled) = unit.package_spelled(&id)?
                && spelled != id
            {
                return Err(refused(
                    "import.spelling",
                    format!("Its id differs from “{spelled}”, which is here, only in capital letters."),
                ));
            }
            if unit.has_version(&id, &version)? {
                return Ok(Some(unit.artifacts(&id, &version)?));
            }
            if !unit.owners(&id)?.is_empty() {
                return Err(refused(
                    "import.owned",
                    format!("“{id}” belongs to somebody here; its new versions come from them."),
                ));
            }
            Ok(None)
        })
        .await
}

fn compared(files: &[ArtifactRow], sha256: vitrine_base::Sha256) -> Outcome {
    match files.iter().find(|file| file.sha256 == sha256).or_else(|| files.first()) {
        Some(file) if file.sha256 != sha256 => Outcome::Differs { here: file.sha256, there: sha256 },
        _ => Outcome::Known,
    }
}

/// Keeps the bucket's counter; answers by how many the package's downloads grew.
async fn counted(registry: &Arc<Registry>, item: &BucketItem) -> Result<u64, RegistryError> {
    let (id, version, count) = (item.id.clone(), item.version.clone(), item.downloads);
    registry.db.write(move |unit| unit.import_downloads(&id, &version, count)).await
}

/// Packages of a list: all that are here, and those that are new.
type Listed = (Vec<PackageId>, Vec<PackageId>);

/// Keeps the lists a bucket has its items in as collections. Only those something new came into: what a curator made of
/// the others since stays.
async fn keep_lists(
    registry: &Arc<Registry>,
    bucket: &Bucket,
    report: &ImportReport,
) -> Result<(), RegistryError> {
    let mut found: BTreeMap<String, Listed> = BTreeMap::new();
    for (item, came) in bucket.items.iter().zip(&report.items) {
        for title in &item.lists {
            let (all, new) = found.entry(title.clone()).or_default();
            match came.outcome {
                Outcome::Published => {
                    all.push(item.id.clone());
                    new.push(item.id.clone());
                }
                Outcome::Known => all.push(item.id.clone()),
                Outcome::Differs { .. } | Outcome::Refused { .. } => {}
            }
        }
    }
    found.retain(|_, (_, new)| !new.is_empty());
    let now = registry.now();
    registry
        .db
        .write(move |unit| {
            for (title, (all, new)) in &found {
                lists::take_over(unit, title, all, new, now)?;
            }
            Ok(())
        })
        .await
}

async fn finish(registry: &Arc<Registry>, report: &ImportReport) -> Result<(), RegistryError> {
    let now = registry.now();
    let body = serde_json::json!({
        "from": report.from, "published": report.published, "known": report.known, "refused": report.refused,
    });
    registry
        .db
        .write(move |unit| {
            unit.enqueue(&NewJob::now("index", serde_json::json!({}), now).once("index"), now)?;
            unit.audit(now, None, "registry.imported", "registry", &body)
        })
        .await
}

/// Gives a package that has no owner to an account.
///
/// # Errors
/// [`Refusal::NotFound`] for a package or account that is not there; [`Refusal::Conflict`] when somebody owns it.
pub async fn give_owner(
    registry: &Arc<Registry>,
    id: &PackageId,
    handle: &str,
    actor: i64,
) -> Result<(), RegistryError> {
    let (id, handle, now) = (id.clone(), handle.to_owned(), registry.now());
    registry
        .db
        .write(move |unit| {
            unit.package(&id)?.ok_or_else(|| RegistryError::not_found("package"))?;
            let account = unit.account_by_handle(&handle)?.filter(|account| account.deleted.is_none());
            let account = account.ok_or_else(|| RegistryError::not_found("account"))?;
            if !unit.owners(&id)?.is_empty() {
                return Err(RegistryError::refused(
                    Refusal::Conflict,
                    "package.owned",
                    format!("“{id}” has an owner, who can pass it on."),
                ));
            }
            unit.add_owner(&id, account.id, now)?;
            if account.id != actor {
                let notice = Notice {
                    kind: "owner.given",
                    title: Said::coded("notice.yours", format!("“{id}” is yours now")).with("package", &id),
                    body: Said::coded(
                        "notice.was_nobodys",
                        "A curator gave it to you, as it belonged to nobody.",
                    ),
                    link: format!("#/mine/{id}"),
                };
                notify::tell(unit, account.id, &notice, now)?;
            }
            unit.audit(
                now,
                Some(actor),
                "package.owner_given",
                &format!("package:{id}"),
                &serde_json::json!({ "to": account.handle }),
            )
        })
        .await
}
