//! One version becomes public: its files are placed, then one transaction makes it so.

use std::path::PathBuf;
use std::sync::Arc;

use vitrine_base::Said;
use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{PackageId, Sha256, Timestamp, Version};
use vitrine_package::Kind;
use vitrine_package::listing::VersionEntry;
use vitrine_publish::edition::{self, NewFile, Placed};

use super::lines::settle;
use super::translations::take_over;
use super::{Descriptions, Overrides, Patch, Translations, ask_for_index};
use crate::error::Refusal;
use crate::store::{ArtifactRow, Notice, PackageState, UnitOfWork, VersionRow, blocking};
use crate::{Registry, RegistryError, names, notify, webhooks};

/// A file that is to become a version, or another platform's file of one.
#[derive(Debug, Clone)]
pub struct NewVersion {
    /// The package.
    pub id: PackageId,
    /// The version.
    pub version: Version,
    /// What it is.
    pub kind: Kind,
    /// `any`, or a platform.
    pub platform: String,
    /// `stable`, `beta`, …
    pub channel: String,
    /// It mends a security problem.
    pub security: bool,
    /// Its bytes, in the blob store.
    pub sha256: Sha256,
    /// The name the file came under.
    pub file: String,
    /// What was said over the package's own words.
    pub overrides: Overrides,
    /// Name and summary in other languages, where something is said of them.
    pub texts: Option<Translations>,
    /// The description in other languages, where something is said of them.
    pub descriptions: Option<Descriptions>,
    /// Whose it is; `None` for what was imported: nobody owns that until somebody claims it.
    pub publisher: Option<i64>,
    /// The submission it comes from.
    pub submission: Option<String>,
    /// When it came out; now when nobody says. Another platform's file keeps the version's date.
    pub released: Option<Timestamp>,
}

/// Publishes a file that lies in the blob store and was checked. Nothing happens twice: what is there with the same
/// bytes is refused like everything else that cannot be.
///
/// # Errors
/// [`Refusal::Conflict`] with a sentence when the version is there, with the same bytes (`version.published`) or with
/// others (`version.taken`), when the id is somebody else's or was withdrawn; [`Refusal::Invalid`] when the file is no
/// package to be published; when engine or file system refuse.
pub async fn publish_file(registry: &Arc<Registry>, new: NewVersion) -> Result<(), RegistryError> {
    enter(registry, new, |_| Ok(())).await
}

/// As [`publish_file`], with something more in the same transaction.
pub(super) async fn enter(
    registry: &Arc<Registry>,
    new: NewVersion,
    also: impl FnOnce(&dyn UnitOfWork) -> Result<(), RegistryError> + Send + 'static,
) -> Result<(), RegistryError> {
    let held = registry.publishing.package(&new.id).await;
    let id = new.id.clone();
    let was_withdrawn =
        move |unit: &dyn UnitOfWork| Ok(unit.package(&id)?.is_some_and(|row| row.withdrawn_at.is_some()));
    // Of an id that was given back the index still shows the tombstone, and takes files away that lie under it.
    let press = match registry.db.read(was_withdrawn).await? {
        true => Some(registry.publishing.press().await),
        false => None,
    };
    let turn = registry.publishing.turn().await?;
    let registry = Arc::clone(registry);
    // Placing and entering are one piece of work on one thread: whoever is stopped in between still holds the package.
    blocking(move || {
        let _held = (held, press);
        let seen = registry.db.read_now(|unit| look(unit, &new))?;
        let placed = place(&registry, &new, &seen)?;
        drop(turn);
        let entered = registry.db.write_now(|unit| {
            write(unit, &new, &placed, registry.now())?;
            also(unit)
        });
        if let Err(RegistryError::Refused { code: "package.withdrawn", .. }) = &entered {
            // It was taken down while its files were placed.
            let folder = registry.gallery().join("packages").join(new.id.as_str());
            vitrine_base::fs::remove_tree(&folder.join(new.version.as_str()))?;
        }
        entered
    })
    .await
}

/// The versions before, when nothing stands against publishing.
fn look(unit: &dyn UnitOfWork, new: &NewVersion) -> Result<Vec<VersionEntry>, RegistryError> {
    check(unit, new)?;
    Ok(unit.versions(&new.id)?.into_iter().filter(|row| !row.gone).map(|row| row.listing).collect())
}

/// What stands against publishing: asked before the files are placed, and again in the transaction.
fn check(unit: &dyn UnitOfWork, new: &NewVersion) -> Result<(), RegistryError> {
    let refuse = |code, sentence: String| Err(RegistryError::refused(Refusal::Conflict, code, sentence));
    let (id, version) = (&new.id, &new.version);
    if let Some(other) = unit.package_spelled(id)?.filter(|other| other != id) {
        return refuse(
            "package.spelled_otherwise",
            format!("The id “{id}” differs from “{other}” in capital letters only."),
        );
    }
    if let Some(there) = unit.artifacts(id, version)?.iter().find(|there| there.platform == new.platform) {
        let how = if there.sha256 == new.sha256 { "the same bytes" } else { "other bytes" };
        let code = if there.sha256 == new.sha256 { "version.published" } else { "version.taken" };
        return refuse(
            code,
            format!(
                "Version {version} of “{id}” is published already, with {how}. A published version never changes: give this \
                 one a new version number."
            ),
        );
    }
    if let Some(publisher) = new.publisher {
        let row = unit.account(publisher)?;
        if row.is_none_or(|row| row.deleted.is_some() || row.disabled.is_some()) {
            return refuse(
                "publisher.gone",
                format!("Whoever handed “{id}” in has no account any more, or it was disabled."),
            );
        }
    }
    let Some(row) = unit.package(id)? else { return Ok(()) };
    if row.state == PackageState::Withdrawn {
        return refuse(
            "package.withdrawn",
            format!("“{id}” was withdrawn. Only a curator can give the id back."),
        );
    }
    if unit.version(id, version)?.is_some_and(|row| row.gone) {
        return refuse(
            "version.taken",
            format!("Version {version} of “{id}” was withdrawn; its number is not given again."),
        );
    }
    if row.state == PackageState::Live && row.kind != new.kind {
        let (was, is) = (row.kind.as_str(), new.kind.as_str());
        return refuse("package.other_kind", format!("“{id}” is a {was}, and this file is a {is}."));
    }
    let owners = unit.owners(id)?;
    if new.publisher.is_some_and(|account| !owners.is_empty() && !owners.contains(&account)) {
        return refuse("package.owned", format!("“{id}” belongs to somebody else."));
    }
    Ok(())
}

fn place(registry: &Registry, new: &NewVersion, earlier: &[VersionEntry]) -> Result<Placed, RegistryError> {
    let file = blob(registry, new.sha256)?;
    let new_file = NewFile {
        file: &file,
        name: &new.file,
        sha256: new.sha256,
        id: &new.id,
        version: &new.version,
        platform: &new.platform,
        overrides: &new.overrides,
        earlier,
    };
    let placed = edition::place(&registry.gallery(), &new_file, &ArchiveLimits::default());
    let placed = placed.map_err(|error| match error {
        vitrine_publish::PublishError::Refused(sentence) => {
            RegistryError::refused(Refusal::Invalid, "version.no_package", sentence)
        }
        other => other.into(),
    })?;
    if placed.facts.kind != new.kind {
        let (said, is) = (new.kind.as_str(), placed.facts.kind.as_str());
        let sentence = format!("It was checked as a {said}, and it is a {is}.");
        return Err(RegistryError::refused(Refusal::Invalid, "version.no_package", sentence));
    }
    Ok(placed)
}

/// The file of a blob on this computer.
pub(super) fn blob(registry: &Registry, sha256: Sha256) -> Result<PathBuf, RegistryError> {
    let file = registry.blobs.file(sha256).filter(|file| vitrine_base::fs::exists(file));
    file.ok_or_else(|| RegistryError::Internal(format!("the bytes {sha256} are not in the blob store")))
}

/// Enters a version whose files are placed.
fn write(
    unit: &dyn UnitOfWork,
    new: &NewVersion,
    placed: &Placed,
    now: Timestamp,
) -> Result<(), RegistryError> {
    check(unit, new)?;
    let id = &new.id;
    unit.reserve_package(id, &names::skeleton(id.as_str()), new.kind, &placed.facts.name, now)?;
    let Some(mut package) = unit.package(id)? else {
        return Err(RegistryError::Internal(format!("the id {id} cannot be taken")));
    };
    let artifact = ArtifactRow {
        platform: new.platform.clone(),
        sha256: new.sha256,
        size: placed.artifact.size,
        path: placed.path.clone(),
    };
    if !unit.add_artifact(id, &new.version, &artifact)? {
        return Err(RegistryError::Internal(format!("{id} {} has such a file already", new.version)));
    }
    let before = package.latest.clone();
    match unit.version(id, &new.version)? {
        Some(mut version) => {
            version.listing.artifacts.push(placed.artifact.clone());
            unit.put_version(id, &version)?;
        }
        None => unit.put_version(id, &version_row(new, placed, now))?,
    }
    package.state = PackageState::Live;
    (package.withdrawn_reason, package.withdrawn_malicious, package.withdrawn_at) = (None, false, None);
    package.updated = package.updated.max(new.released.unwrap_or(now));
    take_over(&mut package, new.texts.as_ref(), new.descriptions.as_ref())?;
    let versions = unit.versions(id)?;
    settle(&mut package, &versions);
    if package.latest != before {
        // A new version speaks for itself.
        package.patch = Patch::default();
        settle(&mut package, &versions);
    }
    unit.put_package(&package)?;
    unit.mark_dirty(id)?;
    if let Some(publisher) = new.publisher.filter(|_| unit.owners(id).is_ok_and(|owners| owners.is_empty())) {
        unit.add_owner(id, publisher, now)?;
    }
    tell(unit, new, &package.name, now)?;
    ask_for_index(unit, now)
}

fn version_row(new: &NewVersion, placed: &Placed, now: Timestamp) -> VersionRow {
    let released = new.released.unwrap_or(now);
    VersionRow {
        listing: VersionEntry {
            version: new.version.clone(),
            released: Some(released),
            channel: new.channel.clone(),
            security: new.security,
            yanked: None,
            artifacts: vec![placed.artifact.clone()],
            unavailable: Vec::new(),
        },
        details: placed.details.clone(),
        facts: placed.facts.clone(),
        yanked_at: None,
        released,
        submission: new.submission.clone(),
        publisher: new.publisher,
        size: placed.artifact.size,
        gone: false,
    }
}

/// Tells those who follow the package and other programs, and writes it down. (The submitter is told by whoever moves
/// the submission on.)
fn tell(unit: &dyn UnitOfWork, new: &NewVersion, name: &str, now: Timestamp) -> Result<(), RegistryError> {
    let (id, version) = (&new.id, &new.version);
    let body = serde_json::json!({
        "event": "version.published", "package": id, "version": version, "platform": new.platform,
        "channel": new.channel, "security": new.security, "sha256": new.sha256, "at": now,
    });
    let notice = Notice {
        kind: "version.published",
        title: Said::coded("notice.version_out", format!("{name} {version} is out"))
            .with("name", name)
            .with("version", version),
        body: match new.security {
            true => Said::coded("notice.security", "It mends a security problem."),
            false => Said::default(),
        },
        link: format!("#/package/{id}"),
    };
    for account in unit.followers(id)?.into_iter().filter(|account| Some(*account) != new.publisher) {
        notify::tell(unit, account, &notice, now)?;
    }
    webhooks::emit(unit, "version.published", Some(id), &body, now)?;
    unit.add_news(&format!("package:{id}"), now, &body)?;
    unit.audit(now, new.publisher, "version.published", &format!("version:{id}@{version}"), &body)
}
