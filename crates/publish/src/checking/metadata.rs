//! The check `metadata`: what a listing needs. Errors its maker has to mend; advice is only told.

use vitrine_base::{PackageId, Said, Version, WithArguments as _};
use vitrine_package::{Finding, Severity};

use super::outcome::Outcome;
use super::words::is_unseen;
use super::{Fields, Found, Listed};
use crate::is_https;

/// Letters of a name.
const NAME: std::ops::RangeInclusive<usize> = 2..=60;
/// Letters of the one line: a card has room for two rows.
const SUMMARY: std::ops::RangeInclusive<usize> = 3..=120;
/// Tags.
const TAGS: usize = 12;
/// Letters of one tag.
const TAG: usize = 32;
/// Letters of a description, in each language, or a changelog: a book's chapter.
pub const TEXT_LETTERS: usize = 50_000;

/// The verdict on what a listing needs. `faults` says what is wrong with id, version, platform and rating, in sentences
/// with the codes of the refusals; `update` whether there are earlier versions.
pub fn listing_outcome(
    listed: &Listed,
    found: &Found,
    faults: &[Said],
    id: Option<&PackageId>,
    version: Option<&Version>,
    update: bool,
) -> Outcome {
    let semantic = version.is_none_or(|version| is_semantic(version.as_str()));
    metadata_outcome(listed, faults, renamed(found, id), semantic, update)
}

/// What is wrong with a maker's rating: a listing may say that a package is for fewer people, never for more.
pub fn rating_fault(fields: &Fields, found: &Found) -> Option<Said> {
    fields.rating.is_some_and(|rating| rating < found.rating).then(|| {
        let rating = found.rating.as_str();
        let text = format!("The package says it is “{rating}”: its listing may say more, never less.");
        Said::coded("verdict.rating", text).with("rating", rating)
    })
}

/// The verdict. `identity` says what is wrong with id, version and platform, in sentences; `renamed` is the id the package
/// gives itself and the other one it would be published under; `semantic` whether the version is a semantic one; `update`
/// whether there are earlier versions.
fn metadata_outcome(
    listed: &Listed,
    identity: &[Said],
    renamed: Option<(&str, &str)>,
    semantic: bool,
    update: bool,
) -> Outcome {
    let mut findings: Vec<Finding> =
        identity.iter().map(|fault| error("metadata.identity", fault.sentence.clone())).collect();
    if let Some((own, id)) = renamed {
        let own: String = own.chars().filter(|letter| !is_unseen(*letter)).take(60).collect();
        let sentence = format!("The package calls itself “{own}”, and would be published as “{id}”.");
        findings.push(warning("metadata.id", sentence).with("own", own).with("id", id));
    }
    findings.extend(lengths(listed));
    findings.extend(translations(listed));
    findings.extend(tags(&listed.tags));
    if listed.homepage.as_deref().is_some_and(|page| !is_https(page)) {
        findings.push(error("metadata.homepage", "The homepage must be an https address.".into()));
    }
    if !semantic {
        let sentence = "The version is no semantic one (1.2.3): updates are sorted best by those.";
        findings.push(advice("metadata.version", sentence));
    }
    if listed.description.trim().is_empty() {
        findings.push(advice("metadata.description", "There is no description: say what it is good for."));
    }
    if listed.tags.is_empty() {
        findings.push(advice("metadata.tags_none", "There are no tags: people find packages by them."));
    }
    if update && listed.changelog.trim().is_empty() {
        findings
            .push(advice("metadata.changelog", "Nothing is said of what changed since the last version."));
    }
    let mut outcome = Outcome::from_findings(
        findings,
        Said::coded("verdict.listing", "Everything a listing needs is there."),
    );
    // A fault has a code of its own, which says more than that of its finding.
    if let Some(fault) = identity.iter().find(|fault| fault.sentence == outcome.sentence.sentence) {
        outcome.sentence = fault.clone();
    }
    outcome
}

fn lengths(listed: &Listed) -> Vec<Finding> {
    let mut findings = Vec::new();
    let name = listed.name.trim().chars().count();
    if !NAME.contains(&name) {
        findings.push(
            error("metadata.name", format!("The name has {name} letters; it needs 2 to 60."))
                .with_number("count", name),
        );
    }
    let summary = listed.summary.trim().chars().count();
    if !SUMMARY.contains(&summary) {
        let sentence = format!("The one line about it has {summary} letters; it needs 3 to 120.");
        findings.push(error("metadata.summary", sentence).with_number("count", summary));
    }
    if [&listed.name, &listed.summary].iter().any(|text| text.chars().any(is_unseen)) {
        let sentence = "Name and summary must be one line of plain text without invisible letters.";
        findings.push(error("metadata.letters", sentence.into()));
    }
    for (what, text) in [("description", &listed.description), ("changelog", &listed.changelog)] {
        if text.chars().count() > TEXT_LETTERS {
            let noticed = error("metadata.long", format!("The {what} has more than {TEXT_LETTERS} letters."));
            findings.push(noticed.with("field", what).with_number("most", TEXT_LETTERS));
        }
    }
    findings
}

/// What is wrong with the words in other languages. The code of a finding ends in the language's tag.
fn translations(listed: &Listed) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (language, said) in listed.texts.iter().flatten() {
        findings.extend(line(language, "name", said.name.as_deref(), *NAME.end()));
        findings.extend(line(language, "summary", said.summary.as_deref(), *SUMMARY.end()));
    }
    for (language, text) in listed.descriptions.iter().flatten() {
        if text.chars().count() > TEXT_LETTERS {
            let sentence = format!("The description in “{language}” has more than {TEXT_LETTERS} letters.");
            let noticed = error(&format!("metadata.long.{language}"), sentence);
            findings.push(noticed.with("field", "description").with_number("most", TEXT_LETTERS));
        }
    }
    findings
}

/// What is wrong with a name or a summary in another language. An empty one is not said, and nothing is wrong with it.
fn line(language: &str, what: &str, text: Option<&str>, most: usize) -> Vec<Finding> {
    let text = text.unwrap_or_default().trim();
    let mut findings = Vec::new();
    let letters = text.chars().count();
    if letters > most {
        let sentence = format!("The {what} in “{language}” has {letters} letters; at most {most} are taken.");
        let noticed = error(&format!("metadata.{what}.{language}"), sentence);
        findings.push(noticed.with_number("count", letters));
    }
    if text.chars().any(is_unseen) {
        let sentence =
            format!("The {what} in “{language}” must be one line of plain text without invisible letters.");
        findings.push(error(&format!("metadata.letters.{language}"), sentence));
    }
    findings
}

fn tags(tags: &[String]) -> Vec<Finding> {
    let mut findings = Vec::new();
    if tags.len() > TAGS {
        let sentence = format!("There are {} tags; at most {TAGS} are taken.", tags.len());
        let noticed = error("metadata.tags", sentence);
        findings.push(noticed.with_number("count", tags.len()).with_number("most", TAGS));
    }
    let unfit = |tag: &&String| {
        let letters = tag.trim().chars().count();
        letters == 0 || letters > TAG || tag.chars().any(is_unseen)
    };
    if let Some(tag) = tags.iter().find(unfit) {
        let shown: String = tag.chars().take(TAG).filter(|letter| !is_unseen(*letter)).collect();
        let sentence = format!("The tag “{shown}” will not do: 1 to {TAG} letters, one line.");
        findings.push(error("metadata.tag", sentence).with("tag", shown).with_number("most", TAG));
    }
    findings
}

fn error(code: &str, sentence: String) -> Finding {
    Finding::new(Severity::Error, code, sentence)
}

fn warning(code: &str, sentence: String) -> Finding {
    Finding::new(Severity::Warning, code, sentence)
}

fn advice(code: &str, sentence: &str) -> Finding {
    Finding::new(Severity::Advice, code, sentence)
}

/// The id a package gives itself, and the one it would be published under, when they are not the same.
fn renamed<'a>(found: &'a Found, id: Option<&'a PackageId>) -> Option<(&'a str, &'a str)> {
    let (own, id) = (found.id.as_deref()?.trim(), id?.as_str());
    (!own.is_empty() && !own.eq_ignore_ascii_case(id)).then_some((own, id))
}

/// Three numbers with points between, and what semver.org allows behind them.
fn is_semantic(version: &str) -> bool {
    let plain = version.split(['-', '+']).next().unwrap_or_default();
    let number = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && (part == "0" || !part.starts_with('0'))
    };
    plain.split('.').count() == 3 && plain.split('.').all(number)
}
