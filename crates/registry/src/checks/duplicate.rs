//! The check `duplicate`: the same package under another id, published or on its way.

use vitrine_base::{PackageId, Sha256};

use super::{Outcome, Verdict};
use crate::RegistryError;
use crate::store::UnitOfWork;

/// The verdict on bytes and content of a submission.
pub(super) fn outcome(
    unit: &dyn UnitOfWork,
    submission: &str,
    id: Option<&PackageId>,
    sha256: Sha256,
    content: Sha256,
) -> Result<Outcome, RegistryError> {
    let others = |twins: Vec<PackageId>| -> Vec<String> {
        twins.iter().filter(|twin| Some(*twin) != id).map(|twin| format!("“{twin}”")).collect()
    };
    let bytes = others(unit.packages_with_bytes(sha256)?);
    if !bytes.is_empty() {
        let sentence = format!("The very same file is published as {}.", bytes.join(", "));
        return Ok(Outcome::of(Verdict::Review, sentence));
    }
    let same = others(unit.packages_with_content(content)?);
    if !same.is_empty() {
        let sentence = format!("The same files, packed otherwise, are published as {}.", same.join(", "));
        return Ok(Outcome::of(Verdict::Review, sentence));
    }
    if unit.is_under_review_elsewhere(submission, id, sha256, content)? {
        // Which one is its maker's secret until it is published.
        let sentence = "The same files are handed in under another id at this moment.";
        return Ok(Outcome::of(Verdict::Review, sentence));
    }
    Ok(Outcome::of(Verdict::Passed, "It is not published under another id."))
}
