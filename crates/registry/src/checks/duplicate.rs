//! The check `duplicate`: the same package under another id, published or on its way.

use vitrine_base::Said;
use vitrine_base::{PackageId, Sha256};

use super::{Outcome, Verdict, quoted};
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
        twins.iter().filter(|twin| Some(*twin) != id).map(ToString::to_string).collect()
    };
    let bytes = others(unit.packages_with_bytes(sha256)?);
    if !bytes.is_empty() {
        let text = format!("The very same file is published as {}.", quoted(&bytes));
        let sentence = Said::coded("verdict.same_file", text).with("names", bytes.join(", "));
        return Ok(Outcome::of(Verdict::Review, sentence));
    }
    let same = others(unit.packages_with_content(content)?);
    if !same.is_empty() {
        let text = format!("The same files, packed otherwise, are published as {}.", quoted(&same));
        let sentence = Said::coded("verdict.same_files", text).with("names", same.join(", "));
        return Ok(Outcome::of(Verdict::Review, sentence));
    }
    if unit.is_under_review_elsewhere(submission, id, sha256, content)? {
        // Which one is its maker's secret until it is published.
        let sentence = "The same files are handed in under another id at this moment.";
        return Ok(Outcome::of(Verdict::Review, Said::coded("verdict.same_under_way", sentence)));
    }
    let alone = Said::coded("verdict.no_twin", "It is not published under another id.");
    Ok(Outcome::of(Verdict::Passed, alone))
}
