//! The checks `archive`, `inspection` and `picture`: what looking into a package found, as verdicts.

use std::path::Path;

use vitrine_base::limits::ArchiveLimits;
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
    vec![
        (ARCHIVE, Outcome::of(Verdict::Passed, format!("{} files, all well packed.", found.members.len()))),
        (INSPECTION, Outcome::from_findings(found.findings.clone(), "Nothing unusual was found in it.")),
        (PICTURE, picture_outcome(found.preview.as_deref(), picture)),
    ]
}

/// The verdict on a package the gate refuses, or what its kind requires.
pub fn refused_outcome(code: &str, sentence: &str) -> (&'static str, Outcome) {
    let finding = Finding::new(Severity::Error, code, sentence);
    let outcome = Outcome::of(Verdict::Failed, format!("The package is refused: {sentence}."));
    (ARCHIVE, outcome.with(vec![finding]))
}
