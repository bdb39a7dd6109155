//! The picture of a package: decoded with limits, and whether it is any use on a card.

use std::path::Path;

use serde::{Deserialize, Serialize};
use vitrine_base::Said;
use vitrine_base::WithArguments as _;
use vitrine_base::limits::{ArchiveLimits, PICTURE_BYTES};
use vitrine_package::{Finding, Severity};

use super::outcome::Outcome;
use crate::picture::decode;

/// Smallest side of a picture that is any use on a card.
const SMALLEST: u32 = 64;

/// How many times longer than wide a picture may be, or the other way about.
const STRETCHED: u32 = 4;

/// What is known of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Why it cannot be shown: the end of a sentence that begins “the picture cannot be shown:”.
    pub fault: Option<String>,
}

/// Decodes the picture a package names.
pub fn look_at_picture(package: &Path, member: &str) -> Picture {
    let bytes = vitrine_package::read_member(package, member, PICTURE_BYTES, &ArchiveLimits::default());
    match bytes.map_err(|error| error.to_string()).and_then(|bytes| decode(&bytes)) {
        Ok(picture) => Picture { width: picture.width(), height: picture.height(), fault: None },
        Err(fault) => Picture { width: 0, height: 0, fault: Some(fault) },
    }
}

/// The verdict on a picture, with the member it is, when the package names one.
pub fn picture_outcome(member: Option<&str>, picture: Option<&Picture>) -> Outcome {
    let finding =
        |severity, code: &str, sentence: String| Finding::new(severity, code, sentence).about(member);
    let sized = |found: Finding, picture: &Picture| {
        found.with_number("width", picture.width).with_number("height", picture.height)
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
        Some(picture @ Picture { width, height, .. }) if width.min(height) < &SMALLEST => {
            let sentence =
                format!("The picture is {width} × {height} pixels; make it at least {SMALLEST} on each side.");
            let found = finding(Severity::Warning, "picture.small", sentence);
            vec![sized(found, picture).with_number("least", SMALLEST)]
        }
        Some(picture @ Picture { width, height, .. })
            if *width > height * STRETCHED || *height > width * STRETCHED =>
        {
            let sentence =
                format!("The picture is {width} × {height} pixels: little of it will be seen on a card.");
            vec![sized(finding(Severity::Warning, "picture.stretched", sentence), picture)]
        }
        Some(_) => Vec::new(),
    };
    Outcome::from_findings(findings, Said::coded("verdict.picture", "The picture can be shown."))
}
