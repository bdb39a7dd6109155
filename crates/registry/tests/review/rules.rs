//! The table of rules: what may be published without a person.

use proptest::prelude::*;
use vitrine_base::Argument;
use vitrine_base::Version;
use vitrine_package::{Dependency, DependencyKind};
use vitrine_registry::checks::{Case, Check, Ruling, Verdict, rule};
use vitrine_registry::submissions::{Change, Difference};

fn check(name: &str, verdict: Verdict) -> Check {
    Check {
        name: name.into(),
        verdict,
        sentence: format!("{name} says so.").into(),
        findings: Vec::new(),
        started: None,
        ended: None,
    }
}

fn same() -> Difference {
    Difference {
        from: Version::new("1.0.0").unwrap(),
        added: vec!["a.txt".into()],
        removed: vec!["b.txt".into()],
        changed: vec!["c.txt".into()],
        dependencies_added: Vec::new(),
        dependencies_removed: Vec::new(),
        dangerous: Vec::new(),
        packages_required: Vec::new(),
        commands_added: Vec::new(),
        commands_removed: vec!["old".into()],
        rating: None,
        licence: None,
        maker: None,
        name: None,
        publisher: false,
        size_before: 1,
        size_after: 2,
    }
}

fn dependency() -> Dependency {
    Dependency {
        kind: DependencyKind::McpServer,
        name: "files".into(),
        purpose: String::new(),
        required: true,
        origin: None,
        names_commands: true,
        digest: None,
        versions: None,
    }
}

fn change() -> Option<Change> {
    Some(Change { before: "a".into(), after: "b".into() })
}

/// Eight ways to differ that a person has to see.
fn apply(difference: &mut Difference, way: usize) {
    match way {
        0 => difference.dangerous = vec![dependency()],
        1 => difference.commands_added = vec!["rm".into()],
        2 => difference.rating = change(),
        3 => difference.licence = change(),
        4 => difference.maker = change(),
        5 => difference.name = change(),
        6 => difference.publisher = true,
        _ => difference.packages_required = vec![dependency()],
    }
}

fn fine() -> Vec<Check> {
    vec![check("archive", Verdict::Passed), check("metadata", Verdict::Warnings)]
}

#[test]
fn the_table() {
    let (checks, plain) = (fine(), same());
    let case =
        Case { checks: &checks, malware: false, first: false, difference: Some(&plain), sampled: false };
    assert_eq!(rule(&case), Ruling::Publish);
    let review = |case: &Case<'_>| matches!(rule(case), Ruling::Review(reasons) if !reasons.is_empty());
    assert!(review(&Case { sampled: true, ..case.clone() }));
    assert!(review(&Case { first: true, difference: None, ..case.clone() }));
    assert!(review(&Case { difference: None, ..case.clone() }), "not compared is not the same");
    assert!(review(&Case { checks: &[], ..case.clone() }), "not checked is not passed");
    for verdict in [Verdict::Pending, Verdict::Review] {
        let checks = [fine(), vec![check("malware", verdict)]].concat();
        assert!(review(&Case { checks: &checks, ..case.clone() }), "{verdict:?}");
    }
    let failed = [fine(), vec![check("licence", Verdict::Failed), check("hook", Verdict::Review)]].concat();
    assert_eq!(
        rule(&Case { checks: &failed, first: true, ..case.clone() }),
        Ruling::NeedsChanges(vec!["licence says so.".into()])
    );
    let infected = [failed, vec![check("malware", Verdict::Failed)]].concat();
    assert_eq!(
        rule(&Case { checks: &infected, malware: true, ..case }),
        Ruling::Quarantine(vec!["malware says so.".into()])
    );
}

/// The codes of the phrases of everything a ruling says.
fn codes(ruling: Ruling) -> Vec<String> {
    let (Ruling::NeedsChanges(said) | Ruling::Quarantine(said) | Ruling::Review(said)) = ruling else {
        return Vec::new();
    };
    said.into_iter().flat_map(|sentence| sentence.phrases).map(|phrase| phrase.code).collect()
}

#[test]
fn every_reason_has_a_phrase() {
    let mut difference = same();
    (0..8).for_each(|way| apply(&mut difference, way));
    let checks = vec![check("malware", Verdict::Pending)];
    let case =
        Case { checks: &checks, malware: false, first: true, difference: Some(&difference), sampled: false };
    let Ruling::Review(reasons) = rule(&case) else { panic!("it goes out by itself") };
    assert!(reasons.iter().all(|reason| reason.phrases.len() == 1), "{reasons:?}");
    assert_eq!(
        codes(Ruling::Review(reasons.clone())),
        [
            "reason.unfinished",
            "reason.not_inspected",
            "reason.first",
            "reason.dangerous",
            "reason.requires",
            "reason.commands",
            "reason.changed",
            "reason.changed",
            "reason.changed",
            "reason.changed",
            "reason.publisher",
        ]
    );
    let changed = &reasons[6].phrases[0].arguments;
    let word = |name: &str| changed[name].clone();
    assert_eq!(word("field"), Argument::Text("rating".into()));
    assert_eq!((word("before"), word("after")), (Argument::Text("a".into()), Argument::Text("b".into())));
    let checks = fine();
    let case = Case { checks: &checks, first: false, difference: None, ..case };
    assert_eq!(codes(rule(&case)), ["reason.not_compared"]);
    let alike = same();
    let case = Case { difference: Some(&alike), sampled: true, ..case };
    assert_eq!(codes(rule(&case)), ["reason.chance"]);
}

proptest! {
    /// Whatever else is the case, one difference of these or one verdict that is no pass keeps it from going out by itself.
    #[test]
    fn nothing_dangerous_goes_out_by_itself(
        ways in proptest::collection::vec(0usize..8, 0..4),
        verdicts in proptest::collection::vec(0usize..5, 0..6),
        first in any::<bool>(), sampled in any::<bool>(), compared in any::<bool>(), malware in any::<bool>(),
    ) {
        let mut difference = same();
        ways.iter().for_each(|way| apply(&mut difference, *way));
        let mut checks = fine();
        checks.extend(verdicts.iter().map(|verdict| check("other", Verdict::ALL[*verdict])));
        let harmless = checks.iter().all(|check| check.verdict <= Verdict::Warnings);
        let case = Case { checks: &checks, malware, first, difference: compared.then_some(&difference), sampled };
        let may = harmless && ways.is_empty() && compared && !first && !sampled && !malware;
        prop_assert_eq!(rule(&case) == Ruling::Publish, may);
        if malware {
            prop_assert!(matches!(rule(&case), Ruling::Quarantine(_)));
        }
    }
}
