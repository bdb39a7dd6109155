//! Yank: hidden from new installs, the bytes stay. Withdraw: taken down with a public reason; whoever has it is told.
//! A withdrawn id is published to again only after a curator gave it back.

use std::collections::BTreeSet;
use std::sync::Arc;

use vitrine_base::Said;
use vitrine_base::{PackageId, Timestamp, Version};

use super::lines::refresh;
use super::{ask_for_index, rebuild};
use crate::error::Refusal;
use crate::store::{NewJob, Notice, PackageRow, PackageState, UnitOfWork, VersionRow, blocking};
use crate::{Registry, RegistryError, notify, webhooks};

/// The job that gives a withdrawn package back.
pub(super) const RELEASE: &str = "release";
/// Letters of a public reason.
const LONGEST_REASON: usize = 500;

/// Why a package is taken down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// The public reason.
    pub reason: String,
    /// It does harm: those who have it are advised to remove it, and its versions never come back.
    pub malicious: bool,
}

/// Hides a version from new installs, with a public reason; what had it as its latest falls back to the one before.
///
/// # Errors
/// When there is no such version, the package was withdrawn, or the reason will not do; when the engine refuses.
pub fn yank(
    unit: &dyn UnitOfWork,
    actor: i64,
    id: &PackageId,
    version: &Version,
    reason: &str,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let reason = checked_reason(reason)?;
    let (mut package, mut row) = published(unit, id, version)?;
    row.listing.yanked = Some(reason.clone());
    row.yanked_at = Some(now);
    unit.put_version(id, &row)?;
    refresh(unit, &mut package)?;
    let notice = Notice {
        kind: "version.yanked",
        title: Said::coded(
            "notice.yanked",
            format!("{} {version} was hidden from new installs", package.name),
        )
        .with("name", &package.name)
        .with("version", version),
        body: reason.as_str().into(),
        link: link(id),
    };
    tell_owners(unit, id, actor, &notice, now)?;
    let body = serde_json::json!({
        "event": "version.yanked", "package": id, "version": version, "reason": reason, "at": now,
    });
    said(unit, actor, "version.yanked", id, Some(version), &body, now)
}

/// Takes a yank back.
///
/// # Errors
/// When there is no such version or the package was withdrawn; when the engine refuses.
pub fn unyank(
    unit: &dyn UnitOfWork,
    actor: i64,
    id: &PackageId,
    version: &Version,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let (mut package, mut row) = published(unit, id, version)?;
    if row.listing.yanked.is_none() {
        return Ok(());
    }
    (row.listing.yanked, row.yanked_at) = (None, None);
    unit.put_version(id, &row)?;
    refresh(unit, &mut package)?;
    let body =
        serde_json::json!({ "event": "version.unyanked", "package": id, "version": version, "at": now });
    said(unit, actor, "version.unyanked", id, Some(version), &body, now)
}

/// Takes a package down. Its files leave the gallery, its entry says why, owners and followers are told.
///
/// # Errors
/// When there is no such package, it was withdrawn already, or the reason will not do; when the engine refuses.
pub fn withdraw(
    unit: &dyn UnitOfWork,
    actor: i64,
    id: &PackageId,
    why: &Withdrawal,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let reason = checked_reason(&why.reason)?;
    let mut package = live(unit, id)?;
    package.state = PackageState::Withdrawn;
    package.withdrawn_reason = Some(reason.clone());
    package.withdrawn_malicious = why.malicious;
    package.withdrawn_at = Some(now);
    if why.malicious {
        for mut version in unit.versions(id)?.into_iter().filter(|version| !version.gone) {
            version.gone = true;
            version.listing.yanked = Some(reason.clone());
            version.yanked_at = Some(now);
            unit.put_version(id, &version)?;
        }
    }
    unit.put_package(&package)?;
    unit.mark_dirty(id)?;
    let body = match why.malicious {
        true => {
            let text = format!("{reason} It is known to do harm: remove it where you have it.");
            Said::coded("notice.harm", text).with("reason", &reason)
        }
        false => reason.as_str().into(),
    };
    let notice = Notice {
        kind: "package.withdrawn",
        title: Said::coded("notice.withdrawn", format!("{} was withdrawn", package.name))
            .with("name", &package.name),
        body,
        link: link(id),
    };
    let people: BTreeSet<i64> = unit.owners(id)?.into_iter().chain(unit.followers(id)?).collect();
    for account in people.into_iter().filter(|account| *account != actor) {
        notify::tell(unit, account, &notice, now)?;
    }
    let body = serde_json::json!({
        "event": "package.withdrawn", "package": id, "reason": reason, "malicious": why.malicious, "at": now,
    });
    said(unit, actor, "package.withdrawn", id, None, &body, now)
}

/// Gives a withdrawn id back, by a job: a package that does no harm comes back as it was; of one that did, the id is
/// free for new versions, and its tombstone stays until there is one.
///
/// # Errors
/// When it is not withdrawn; when the engine refuses.
pub fn release(
    unit: &dyn UnitOfWork,
    actor: i64,
    id: &PackageId,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let package = unit.package(id)?.ok_or_else(|| RegistryError::not_found("package"))?;
    if package.state != PackageState::Withdrawn {
        return Err(RegistryError::refused(
            Refusal::Conflict,
            "package.not_withdrawn",
            format!("“{id}” is not withdrawn."),
        ));
    }
    let body = serde_json::json!({ "package": id });
    let job = NewJob { max_attempts: 10, ..NewJob::now(RELEASE, body.clone(), now) };
    unit.enqueue(&job.once(id.as_str()), now)?;
    unit.audit(now, Some(actor), "package.released", &format!("package:{id}"), &body)
}

/// Does what [`release`] asked for.
pub(super) async fn bring_back(registry: &Arc<Registry>, id: PackageId) -> Result<(), RegistryError> {
    // The index takes the files of what is withdrawn away, and must not take these.
    let held = (registry.publishing.package(&id).await, registry.publishing.press().await);
    let registry = Arc::clone(registry);
    blocking(move || {
        let _held = held;
        let is_down = |row: &PackageRow| row.state == PackageState::Withdrawn;
        if !registry.db.read_now(|unit| unit.package(&id))?.as_ref().is_some_and(is_down) {
            return Ok(());
        }
        let missing = rebuild::place_again(&registry, &id)?;
        if let Some((_, sentence)) = missing.into_iter().next() {
            return Err(RegistryError::Internal(sentence));
        }
        let now = registry.now();
        registry.db.write_now(|unit| {
            let Some(mut package) = unit.package(&id)?.filter(is_down) else { return Ok(()) };
            if unit.versions(&id)?.iter().any(|version| !version.gone) {
                package.state = PackageState::Live;
                (package.withdrawn_reason, package.withdrawn_malicious) = (None, false);
                package.withdrawn_at = None;
            } else {
                package.state = PackageState::Reserved;
            }
            refresh(unit, &mut package)?;
            let notice = Notice {
                kind: "package.released",
                title: Said::coded("notice.given_back", format!("{} was given back", package.name))
                    .with("name", &package.name),
                body: Said::default(),
                link: link(&id),
            };
            for account in unit.owners(&id)? {
                notify::tell(unit, account, &notice, now)?;
            }
            ask_for_index(unit, now)
        })
    })
    .await
}

fn link(id: &PackageId) -> String {
    format!("#/package/{id}")
}

/// A package that can be had.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Gone`] with the public reason; when the engine refuses.
pub fn live(unit: &dyn UnitOfWork, id: &PackageId) -> Result<PackageRow, RegistryError> {
    let package = unit.package(id)?.ok_or_else(|| RegistryError::not_found("package"))?;
    match package.state {
        PackageState::Live => Ok(package),
        PackageState::Reserved => Err(RegistryError::not_found("package")),
        PackageState::Withdrawn => Err(RegistryError::refused(
            Refusal::Gone,
            "package.withdrawn",
            format!("“{id}” was withdrawn: {}", package.withdrawn_reason.unwrap_or_default()),
        )),
    }
}

fn published(
    unit: &dyn UnitOfWork,
    id: &PackageId,
    version: &Version,
) -> Result<(PackageRow, VersionRow), RegistryError> {
    let package = live(unit, id)?;
    let row = unit.version(id, version)?.filter(|row| !row.gone);
    Ok((package, row.ok_or_else(|| RegistryError::not_found("version"))?))
}

fn checked_reason(reason: &str) -> Result<String, RegistryError> {
    let reason = reason.trim();
    match reason.chars().count() {
        0 => Err(RegistryError::field("reason.missing", "reason", "Say why: people read it.")),
        count if count > LONGEST_REASON => Err(RegistryError::field(
            "reason.long",
            "reason",
            format!("The reason has {count} letters; {LONGEST_REASON} are enough."),
        )),
        _ => Ok(reason.to_owned()),
    }
}

fn tell_owners(
    unit: &dyn UnitOfWork,
    id: &PackageId,
    actor: i64,
    notice: &Notice,
    now: Timestamp,
) -> Result<(), RegistryError> {
    for account in unit.owners(id)?.into_iter().filter(|account| *account != actor) {
        notify::tell(unit, account, notice, now)?;
    }
    Ok(())
}

/// Other programs, those who listen, the audit log, the index.
fn said(
    unit: &dyn UnitOfWork,
    actor: i64,
    event: &str,
    id: &PackageId,
    version: Option<&Version>,
    body: &serde_json::Value,
    now: Timestamp,
) -> Result<(), RegistryError> {
    webhooks::emit(unit, event, Some(id), body, now)?;
    unit.add_news(&format!("package:{id}"), now, body)?;
    let subject = match version {
        Some(version) => format!("version:{id}@{version}"),
        None => format!("package:{id}"),
    };
    unit.audit(now, Some(actor), event, &subject, body)?;
    ask_for_index(unit, now)
}
