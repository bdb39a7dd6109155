//! Which version of which package for which platform a submission is: the maker's fields over what the package says.

use vitrine_base::{PackageId, Version};
use vitrine_package::Kind;
use vitrine_publish::checking::{self, Unfit};

use super::Found;
use crate::error::Refusal;
use crate::store::{PackageRow, PackageState, SubmissionRow, UnitOfWork};
use crate::{RegistryError, names};

/// Something that keeps it from being that version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// How a request is answered.
    pub refusal: Refusal,
    /// Stable, dotted.
    pub code: &'static str,
    /// The field it is about.
    pub field: &'static str,
    /// One sentence.
    pub sentence: String,
}

impl From<Fault> for RegistryError {
    fn from(fault: Fault) -> Self {
        Self::Refused {
            refusal: fault.refusal,
            code: fault.code,
            fields: vec![(fault.field.into(), fault.sentence.clone())],
            sentence: fault.sentence,
        }
    }
}

/// What a submission is, as far as can be told.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// The package, spelled as it is published.
    pub package: Option<PackageId>,
    /// The version.
    pub version: Option<Version>,
    /// `any` or a platform; none before the package was looked into.
    pub platform: Option<String>,
    /// The row of the package, when the id is taken.
    pub row: Option<PackageRow>,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}

impl Named {
    /// True when nothing of the package is published yet.
    pub fn is_first(&self) -> bool {
        self.row.as_ref().is_none_or(|row| row.state == PackageState::Reserved)
    }

    fn fault(&mut self, refusal: Refusal, code: &'static str, field: &'static str, sentence: String) {
        self.faults.push(Fault { refusal, code, field, sentence });
    }

    fn unfit(&mut self, unfit: Unfit) {
        self.fault(Refusal::Invalid, unfit.code, unfit.field, unfit.sentence);
    }
}

/// Tells what a submission is. Before the package was looked into (`found` is `None`) what the fields leave open stays open.
///
/// # Errors
/// When the engine refuses.
pub fn named(
    unit: &dyn UnitOfWork,
    row: &SubmissionRow,
    found: Option<&Found>,
) -> Result<Named, RegistryError> {
    let mut named = Named::default();
    read_id(unit, row, found, &mut named)?;
    read_version(row, found, &mut named);
    read_platform(row, found, &mut named);
    check_kind(found, &mut named);
    check_published(unit, row, &mut named)?;
    Ok(named)
}

fn read_id(
    unit: &dyn UnitOfWork,
    row: &SubmissionRow,
    found: Option<&Found>,
    named: &mut Named,
) -> Result<(), RegistryError> {
    let id = match checking::read_id(&row.fields, found) {
        Ok(Some(id)) => id,
        Ok(None) => return Ok(()),
        Err(unfit) => {
            named.unfit(unfit);
            return Ok(());
        }
    };
    let id = unit.package_spelled(&id)?.unwrap_or(id);
    named.row = unit.package(&id)?;
    if let Some(package) = &named.row {
        let sentence = match package.state {
            _ if !unit.owners(&id)?.contains(&row.account) => {
                Some(format!("The id “{id}” is another maker's: choose another, or ask to be an owner."))
            }
            PackageState::Withdrawn => {
                Some(format!("“{id}” was taken down. Only a curator can open it again; write to them first."))
            }
            PackageState::Reserved | PackageState::Live => None,
        };
        if let Some(sentence) = sentence {
            named.fault(Refusal::Conflict, "submission.id_taken", "id", sentence);
        }
    }
    named.package = Some(id);
    Ok(())
}

fn read_version(row: &SubmissionRow, found: Option<&Found>, named: &mut Named) {
    match checking::read_version(&row.fields, found) {
        Ok(version) => named.version = version,
        Err(unfit) => named.unfit(unfit),
    }
}

fn read_platform(row: &SubmissionRow, found: Option<&Found>, named: &mut Named) {
    match checking::read_platform(&row.fields, found) {
        Ok(platform) => named.platform = platform,
        Err(unfit) => named.unfit(unfit),
    }
}

fn check_kind(found: Option<&Found>, named: &mut Named) {
    let (Some(found), Some(package)) = (found, &named.row) else { return };
    if package.state == PackageState::Live && package.kind != found.kind {
        let (is, was) = (found.kind.as_str(), package.kind.as_str());
        let sentence = format!("“{}” is published as a {was}; this is a {is}.", package.id);
        named.fault(Refusal::Conflict, "submission.kind", "id", sentence);
    }
}

/// A published version never changes.
fn check_published(
    unit: &dyn UnitOfWork,
    row: &SubmissionRow,
    named: &mut Named,
) -> Result<(), RegistryError> {
    let (Some(package), Some(version)) = (named.package.clone(), named.version.clone()) else {
        return Ok(());
    };
    let there = unit.artifacts(&package, &version)?;
    let same = there.iter().find(|artifact| Some(artifact.sha256) == row.sha256);
    // What it runs on may not be known yet; then only files for all platforms stand in the way.
    let platform = named.platform.as_deref().unwrap_or("any");
    let other = there.iter().find(|artifact| artifact.platform == platform);
    let fault = match (same, other) {
        (Some(_), _) => Some((
            "submission.already_published",
            format!("Version {version} of “{package}” is published already, with exactly this file."),
        )),
        (None, Some(_)) => Some((
            "submission.version_taken",
            format!(
                "Version {version} of “{package}” is published with other bytes, and a version never changes: give this one a new number."
            ),
        )),
        (None, None) => None,
    };
    if let Some((code, sentence)) = fault {
        named.fault(Refusal::Conflict, code, "version", sentence);
    }
    Ok(())
}

/// Writes what it is, and reserves an id nobody has for the maker.
///
/// # Errors
/// [`Refusal::Conflict`] when another submission of the same version is under way; when the engine refuses.
pub fn take(
    unit: &dyn UnitOfWork,
    row: &SubmissionRow,
    named: &Named,
    found: Option<&Found>,
    now: vitrine_base::Timestamp,
) -> Result<(), RegistryError> {
    if let Some(earlier) = row.package.as_ref().filter(|earlier| Some(*earlier) != named.package.as_ref()) {
        give_back(unit, earlier, &row.id)?;
    }
    unit.set_submission_identity(
        &row.id,
        named.package.as_ref(),
        named.version.as_ref(),
        named.platform.as_deref(),
    )?;
    let Some(id) = named.package.as_ref().filter(|_| named.row.is_none()) else { return Ok(()) };
    let kind = found.map_or(Kind::Persona, |found| found.kind);
    let name = row.fields.name.clone().or_else(|| found.map(|found| found.name.clone())).unwrap_or_default();
    unit.reserve_package(id, &names::skeleton(id.as_str()), kind, &name, now)?;
    unit.add_owner(id, row.account, now)?;
    let body = serde_json::json!({ "submission": row.id });
    unit.audit(now, Some(row.account), "package.reserved", &format!("package:{id}"), &body)
}

/// Gives back an id that was only reserved, unless another submission wants it.
///
/// # Errors
/// When the engine refuses.
pub fn give_back(unit: &dyn UnitOfWork, package: &PackageId, submission: &str) -> Result<(), RegistryError> {
    if !unit.is_submission_for(package, submission)? {
        unit.release_reserved(package)?;
    }
    Ok(())
}
