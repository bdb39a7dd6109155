//! The checks `archive`, `inspection` and `picture`: what the worker found, as verdicts.

use vitrine_package::{Finding, Severity};

use super::rules::{Outcome, Verdict};
use super::{ARCHIVE, INSPECTION, Looked, PICTURE, Picture};

/// Smallest side of a picture that is any use on a card.
const SMALLEST: u32 = 64;

/// How many times longer than wide a picture may be, or the other way about.
const STRETCHED: u32 = 4;

/// The three verdicts.
pub(super) fn outcomes(looked: &Looked) -> Vec<(&'static str, Outcome)> {
    match looked {
        Looked::Found { found, picture } => vec![
            (
                ARCHIVE,
                Outcome::of(Verdict::Passed, format!("{} files, all well packed.", found.members.len())),
            ),
            (INSPECTION, Outcome::from_findings(found.findings.clone(), "Nothing unusual was found in it.")),
            (PICTURE, of_picture(found.preview.as_deref(), picture.as_ref())),
        ],
        Looked::Refused { code, sentence } => {
            let finding = Finding {
                severity: Severity::Error,
                code: code.clone(),
                sentence: sentence.clone(),
                member: None,
            };
            vec![(
                ARCHIVE,
                Outcome::of(Verdict::Failed, format!("The package is refused: {sentence}."))
                    .with(vec![finding]),
            )]
        }
        Looked::Broken(why) => vec![(
            ARCHIVE,
            Outcome::of(
                Verdict::Review,
                format!("The package could not be looked into: {}.", why.trim_end_matches('.')),
            ),
        )],
    }
}

fn of_picture(member: Option<&str>, picture: Option<&Picture>) -> Outcome {
    let finding = |severity, code: &str, sentence: String| Finding {
        severity,
        code: code.into(),
        sentence,
        member: member.map(str::to_owned),
    };
    let findings = match picture {
        None => vec![finding(
            Severity::Advice,
            "picture.missing",
            "There is no picture: a card without one is passed over. Put a preview.webp at the top of the package.".into(),
        )],
        Some(Picture { fault: Some(fault), .. }) => vec![finding(
            Severity::Error,
            "picture.broken",
            format!("The picture cannot be shown: {fault}. Replace it with a PNG, JPEG, WebP or GIF."),
        )],
        Some(Picture { width, height, .. }) if width.min(height) < &SMALLEST => vec![finding(
            Severity::Warning,
            "picture.small",
            format!("The picture is {width} × {height} pixels; make it at least {SMALLEST} on each side."),
        )],
        Some(Picture { width, height, .. }) if *width > height * STRETCHED || *height > width * STRETCHED => {
            vec![finding(
                Severity::Warning,
                "picture.stretched",
                format!("The picture is {width} × {height} pixels: little of it will be seen on a card."),
            )]
        }
        Some(_) => Vec::new(),
    };
    Outcome::from_findings(findings, "The picture can be shown.")
}
