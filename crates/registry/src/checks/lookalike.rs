//! The check `names`: a new id that looks like another.

use vitrine_base::PackageId;

use super::{Outcome, Verdict};
use crate::store::UnitOfWork;
use crate::{RegistryError, names};

/// The verdict on a new id; `first` when nothing is published under it yet.
pub(super) fn outcome(unit: &dyn UnitOfWork, id: &PackageId, first: bool) -> Result<Outcome, RegistryError> {
    if !first {
        return Ok(Outcome::of(Verdict::Passed, "The id is that of a published package."));
    }
    let alike = names::alike(unit, id)?;
    if alike.is_empty() {
        return Ok(Outcome::of(Verdict::Passed, "No other id looks like it."));
    }
    let listed: Vec<String> = alike.iter().map(|other| format!("“{other}”")).collect();
    Ok(Outcome::of(Verdict::Review, format!("The id “{id}” looks like {}.", listed.join(", "))))
}
