//! The checks `archive`, `inspection` and `picture`: what the worker found, as verdicts.

use vitrine_base::Said;
use vitrine_publish::checking;

use super::{ARCHIVE, Looked, Outcome, Verdict};

/// The three verdicts.
pub(super) fn outcomes(looked: &Looked) -> Vec<(&'static str, Outcome)> {
    match looked {
        Looked::Found { found, picture } => checking::package_outcomes(found, picture.as_ref()),
        Looked::Refused { code, sentence, entry } => {
            vec![checking::refused_outcome(code, sentence, entry.as_deref())]
        }
        Looked::Broken(why) => {
            let why = why.trim_end_matches('.');
            let text = format!("The package could not be looked into: {why}.");
            let said = Said::coded("verdict.unreadable", text).with("why", why);
            vec![(ARCHIVE, Outcome::of(Verdict::Review, said))]
        }
    }
}
