//! The check `licence`: an SPDX expression, of known licences.

use vitrine_base::{Said, WithArguments as _};
use vitrine_package::{Finding, Severity};

use super::outcome::{Outcome, Verdict};
use super::spdx::{Reading, read};

/// Why a text is no SPDX expression; `None` when it is one.
pub fn licence_fault(text: &str) -> Option<String> {
    match read(text) {
        Reading::Bad(why) => Some(why),
        Reading::Known | Reading::Unknown(_) => None,
    }
}

/// The verdict on a licence, an SPDX expression of known ones; `own` is what the package itself says, `update` when earlier versions are published.
pub fn licence_outcome(licence: Option<&str>, own: Option<&str>, update: bool) -> Outcome {
    let finding = |severity, code: &str, sentence: &str| Finding::new(severity, code, sentence);
    let Some(text) = licence.map(str::trim).filter(|text| !text.is_empty()) else {
        let (severity, sentence) = if update {
            (Severity::Warning, "No licence is named: nobody knows what they may do with it.")
        } else {
            (
                Severity::Error,
                "A licence is missing: name one as an SPDX expression, “CC-BY-4.0” for instance.",
            )
        };
        return Outcome::from_findings(vec![finding(severity, "licence.missing", sentence)], "");
    };
    let shown: String = text.chars().take(60).collect();
    match read(text) {
        Reading::Known => match own.map(str::trim).filter(|own| !own.is_empty() && *own != text) {
            None => {
                let said = Said::coded("verdict.licence", format!("Published under {shown}."));
                Outcome::of(Verdict::Passed, said.with("licence", shown))
            }
            Some(own) => {
                let own: String = own.chars().take(60).collect();
                let sentence =
                    format!("The package says “{own}” itself, and would be published under {shown}.");
                let found = finding(Severity::Warning, "licence.contradicts", &sentence);
                Outcome::from_findings(vec![found.with("own", own).with("listed", shown)], "")
            }
        },
        Reading::Unknown(ids) => {
            let sentence = format!("The licence names “{}”, which is not a common one.", ids.join("”, “"));
            let found =
                finding(Severity::Warning, "licence.unknown", &sentence).with("names", ids.join(", "));
            Outcome::of(Verdict::Review, Said::from(&found)).with(vec![found])
        }
        Reading::Bad(why) => {
            let sentence = format!("The licence “{shown}” cannot be read as an SPDX expression: {why}.");
            let found = finding(Severity::Warning, "licence.unreadable", &sentence).with("licence", shown);
            Outcome::of(Verdict::Review, Said::from(&found)).with(vec![found])
        }
    }
}
