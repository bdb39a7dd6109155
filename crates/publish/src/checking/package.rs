//! The checks `archive`, `inspection` and `picture`: what looking into a package found, as verdicts.

use std::path::Path;

use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{Phrase, Said};
use vitrine_package::{Finding, Inspection, PackageError, Severity};

use super::outcome::{Outcome, Verdict};
use super::picture::{Picture, look_at_picture, picture_outcome};
use super::{ARCHIVE, Found, INSPECTION, PICTURE};

/// Looks into a package, and at its picture when it names one.
///
/// # Errors
/// As [`vitrine_package::inspect`].
pub fn look(file: &Path, limits: &ArchiveLimits) -> Result<(Found, Option<Picture>), PackageError> {
    Ok(look_on(file, vitrine_package::inspect(file, limits)?))
}

/// As [`look`], at a package that was inspected already.
pub fn look_on(file: &Path, inspection: Inspection) -> (Found, Option<Picture>) {
    let found = Found::from(inspection);
    let picture = found.preview.as_deref().map(|member| look_at_picture(file, member));
    (found, picture)
}

/// The three verdicts on a package that is one.
pub fn package_outcomes(found: &Found, picture: Option<&Picture>) -> Vec<(&'static str, Outcome)> {
    let files = found.members.len();
    let packed = Said::coded("verdict.packed", format!("{files} files, all well packed."));
    let usual = Said::coded("verdict.usual", "Nothing unusual was found in it.");
    vec![
        (ARCHIVE, Outcome::of(Verdict::Passed, packed.with_number("count", files))),
        (INSPECTION, Outcome::from_findings(found.findings.clone(), usual)),
        (PICTURE, picture_outcome(found.preview.as_deref(), picture)),
    ]
}

/// The verdict on a package the gate refuses, or what its kind requires; `entry` is the member it is about.
pub fn refused_outcome(code: &str, sentence: &str, entry: Option<&str>) -> (&'static str, Outcome) {
    let finding = Finding::new(Severity::Error, code, sentence).about(entry);
    let said = Said::coded("verdict.refused", format!("The package is refused: {sentence}."));
    let said = said.phrased(Phrase::new(code));
    let said = if let Some(entry) = entry { said.with("entry", entry) } else { said };
    (ARCHIVE, Outcome::of(Verdict::Failed, said).with(vec![finding]))
}
