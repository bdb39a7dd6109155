//! What a registry would say of a package, asked here before anything is sent: the checks a registry and the window's
//! form run, with the same code.

use serde::Deserialize;
use serde_json::{Value, json};
use vitrine_package::ContentRating;
use vitrine_publish::checking::{self, Fields, Found, Outcome, Picture, PublishedWords, Verdict};

use crate::commands::inspect;
use crate::error::CliError;
use crate::output::{Output, Span, Style};

/// Verdicts by the name of their check.
pub(super) type Verdicts = Vec<(&'static str, Outcome)>;

/// What a registry answers of a package it has, as far as the checks ask for it.
#[derive(Deserialize)]
struct There {
    name: String,
    maker: String,
    rating: ContentRating,
    licence: Option<String>,
}

/// The verdicts on a package; `there` is what the registry has of it already.
pub(super) fn verdicts(
    found: &Found,
    picture: Option<&Picture>,
    fields: &Fields,
    there: Option<Value>,
) -> Verdicts {
    let there = there.and_then(|there| serde_json::from_value::<There>(there).ok());
    let texts = std::collections::BTreeMap::new();
    let said = there.as_ref().map(|there| PublishedWords {
        rating: there.rating,
        licence: there.licence.as_deref(),
        maker: &there.maker,
        name: &there.name,
        texts: &texts,
    });
    checking::all(found, picture, fields, said.as_ref())
}

/// The verdicts as JSON.
pub(super) fn described(verdicts: &Verdicts) -> Value {
    let check = |(name, outcome): &(&str, Outcome)| {
        json!({
            "name": name,
            "verdict": outcome.verdict.as_str(),
            "sentence": outcome.sentence.sentence,
            "findings": outcome.findings,
        })
    };
    verdicts.iter().map(check).collect()
}

/// The verdicts for people: those with something to say. What looking through the package noticed is told with it.
pub(super) fn print(out: &Output, verdicts: &Verdicts) {
    let told = |name: &str, verdict| name != checking::INSPECTION && verdict != Verdict::Passed;
    for (name, outcome) in verdicts.iter().filter(|(name, outcome)| told(name, outcome.verdict)) {
        let style = if outcome.verdict == Verdict::Failed { Style::Bad } else { Style::Caution };
        out.line(&[Span::new(style, format!("{name}: ")), outcome.sentence.sentence.as_str().into()]);
        for finding in outcome.findings.iter().filter(|finding| finding.sentence != outcome.sentence.sentence)
        {
            out.line(&[format!("  {}", checking::capital(&finding.sentence)).into()]);
        }
    }
}

/// The refusal to send what a registry would send back.
pub(super) fn failure(verdicts: &Verdicts) -> Option<CliError> {
    inspect::failure(verdicts.iter().flat_map(|(_, outcome)| &outcome.findings))
}
