//! What follows from the verdicts: back to the maker, set aside, before a person, or published at once.

use vitrine_base::Said;
use vitrine_base::Timestamp;
use vitrine_package::{Finding, TOO_MANY_DEPENDENCIES};
use vitrine_publish::checking::Verdict;

use crate::submissions::Difference;

/// One check and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// Its name.
    pub name: String,
    /// Its verdict.
    pub verdict: Verdict,
    /// The verdict in one sentence, with its phrases.
    pub sentence: Said,
    /// What was noticed.
    pub findings: Vec<Finding>,
    /// When it began.
    pub started: Option<Timestamp>,
    /// When it ended.
    pub ended: Option<Timestamp>,
}

/// What is known when the checks have ended.
#[derive(Debug, Clone)]
pub struct Case<'a> {
    /// The checks and their verdicts.
    pub checks: &'a [Check],
    /// Malware was found.
    pub malware: bool,
    /// Nothing of this package is published yet.
    pub first: bool,
    /// The difference to the version published last; none when there is none, or when it could not be made.
    pub difference: Option<&'a Difference>,
    /// Chance picked it.
    pub sampled: bool,
}

/// What follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ruling {
    /// Back to its maker, with what to mend.
    NeedsChanges(Vec<Said>),
    /// Set aside, with why.
    Quarantine(Vec<Said>),
    /// Before a person, with why.
    Review(Vec<Said>),
    /// Published at once.
    Publish,
}

/// The table of rules.
pub fn rule(case: &Case<'_>) -> Ruling {
    let said = |verdict: Verdict| -> Vec<Said> {
        let of_it = case.checks.iter().filter(|check| check.verdict == verdict);
        of_it.map(|check| check.sentence.clone()).collect()
    };
    if case.malware {
        let found = case.checks.iter().filter(|check| check.name == super::MALWARE);
        return Ruling::Quarantine(found.map(|check| check.sentence.clone()).collect());
    }
    let failed = said(Verdict::Failed);
    if !failed.is_empty() {
        return Ruling::NeedsChanges(failed);
    }
    let mut reasons = said(Verdict::Review);
    // Fail closed: what has not ended has not passed.
    let pending = case.checks.iter().filter(|check| check.verdict == Verdict::Pending);
    reasons.extend(pending.map(|check| {
        let text = format!("The check “{}” did not end.", check.name);
        Said::coded("reason.unfinished", text).with("check", &check.name)
    }));
    if !case.checks.iter().any(|check| check.name == super::ARCHIVE) {
        reasons.push(Said::coded("reason.not_inspected", "The package was not looked into."));
    }
    if case.checks.iter().flat_map(|check| &check.findings).any(|one| one.code == TOO_MANY_DEPENDENCIES) {
        reasons.push(Said::coded("reason.too_many_needs", "It needs more things than are compared."));
    }
    if case.first {
        reasons.push(Said::coded("reason.first", "It is the first version of a new package."));
    }
    match case.difference {
        Some(difference) => reasons.extend(of_difference(difference)),
        None if !case.first => {
            let text = "It could not be compared with the published version.";
            reasons.push(Said::coded("reason.not_compared", text));
        }
        None => {}
    }
    if case.sampled && reasons.is_empty() {
        reasons.push(Said::coded("reason.chance", "Chance picked it for a look."));
    }
    if reasons.is_empty() { Ruling::Publish } else { Ruling::Review(reasons) }
}

/// Every difference a person has to look at, in a sentence each.
fn of_difference(difference: &Difference) -> Vec<Said> {
    let mut reasons: Vec<Said> = difference
        .dangerous
        .iter()
        .map(|dependency| {
            let text = format!("“{}” is new or changed, and brings commands or a server.", dependency.name);
            Said::coded("reason.dangerous", text).with("name", &dependency.name)
        })
        .collect();
    let required = difference.packages_required.iter();
    reasons.extend(required.map(|needed| {
        let text = format!("It requires the package “{}” now.", needed.name);
        Said::coded("reason.requires", text).with("name", &needed.name)
    }));
    if !difference.commands_added.is_empty() {
        let names = difference.commands_added.join(", ");
        let text = format!("It brings new commands: {names}.");
        reasons.push(Said::coded("reason.commands", text).with("names", names));
    }
    let changes = [
        ("rating", "content rating", &difference.rating),
        ("licence", "licence", &difference.licence),
        ("maker", "maker", &difference.maker),
        ("name", "name", &difference.name),
    ];
    for (field, what, change) in changes {
        if let Some(change) = change {
            let text = format!("The {what} was “{}” and would be “{}”.", change.before, change.after);
            let changed = Said::coded("reason.changed", text).with("field", field);
            reasons.push(changed.with("before", &change.before).with("after", &change.after));
        }
    }
    if difference.publisher {
        reasons.push(Said::coded("reason.publisher", "Another account published the last version."));
    }
    reasons
}
