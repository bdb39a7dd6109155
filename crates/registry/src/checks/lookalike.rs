//! The check `names`: a new id that looks like another.

use vitrine_base::PackageId;
use vitrine_base::Said;

use super::{Outcome, Verdict, quoted};
use crate::store::UnitOfWork;
use crate::{RegistryError, names};

/// The verdict on a new id; `first` when nothing is published under it yet.
pub(super) fn outcome(unit: &dyn UnitOfWork, id: &PackageId, first: bool) -> Result<Outcome, RegistryError> {
    if !first {
        let known = Said::coded("verdict.id_known", "The id is that of a published package.");
        return Ok(Outcome::of(Verdict::Passed, known));
    }
    let alike = names::alike(unit, id)?;
    if alike.is_empty() {
        let own = Said::coded("verdict.id_own", "No other id looks like it.");
        return Ok(Outcome::of(Verdict::Passed, own));
    }
    let names: Vec<String> = alike.iter().map(ToString::to_string).collect();
    let near = Said::coded("verdict.id_alike", format!("The id “{id}” looks like {}.", quoted(&names)));
    Ok(Outcome::of(Verdict::Review, near.with("id", id).with("names", names.join(", "))))
}
