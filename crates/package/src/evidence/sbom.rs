//! Bills of materials. One that names only the file itself is vacuous, however well-formed it is.

use serde_json::Value;

use vitrine_base::{Phrase, WithArguments as _};

use super::{
    EvidenceSubject, Match, Verdict, Weighed, compare, list, other_bytes, text_of, together, weighed,
};

/// Names shown of what is in it.
const SHOWN: usize = 3;

/// One thing a bill names.
struct Part {
    name: String,
    /// A digest of it that is not the file's, when it has one.
    odd: String,
    same: Match,
}

pub(super) fn judge(document: &Value, about: &EvidenceSubject, bound: bool) -> Weighed {
    let parts = if document.get("bomFormat").and_then(Value::as_str) == Some("CycloneDX") {
        cyclone(document, about)
    } else if text_of(document, "spdxVersion").starts_with("SPDX-") {
        spdx(document, about)
    } else {
        let sentence = "It is neither CycloneDX nor SPDX, the two formats that are read.";
        return weighed(Verdict::Bad, sentence, Phrase::new("evidence.no_sbom"));
    };
    let is_file = |part: &&Part| part.same == Match::Same || (part.name == about.filename);
    if let Some(other) = parts.iter().find(|part| part.name == about.filename && part.same == Match::Other) {
        return other_bytes(&other.name, &other.odd, about);
    }
    let names_file = parts.iter().any(|part| part.same == Match::Same);
    let inside: Vec<&str> =
        parts.iter().filter(|part| !is_file(part)).map(|part| part.name.as_str()).collect();
    match (inside.as_slice(), names_file || bound) {
        ([], _) if parts.iter().any(|part| is_file(&part)) => weighed(
            Verdict::Empty,
            "It says nothing: it names only the file itself, and nothing of what is in it.",
            Phrase::new("evidence.itself"),
        ),
        ([], _) => weighed(
            Verdict::Empty,
            "It says nothing: it names no component.",
            Phrase::new("evidence.no_component"),
        ),
        (inside, true) => {
            weighed(Verdict::Good, format!("It names {}.", named(inside)), naming("evidence.names", inside))
        }
        (inside, false) => {
            let what = named(inside);
            let sentence = format!("It names {what}, but not the digest of the file they should be in.");
            weighed(Verdict::Empty, sentence, naming("evidence.names_unbound", inside))
        }
    }
}

/// How many it names, and the first of them.
fn naming(code: &str, inside: &[&str]) -> Phrase {
    let first: Vec<&str> = inside.iter().copied().filter(|name| !name.is_empty()).take(SHOWN).collect();
    Phrase::new(code).with_number("count", inside.len()).with("names", first.join(", "))
}

fn named(inside: &[&str]) -> String {
    let first: Vec<&str> = inside.iter().copied().filter(|name| !name.is_empty()).take(SHOWN).collect();
    let more = if inside.len() > first.len() { " and others" } else { "" };
    match inside.len() {
        1 => format!("1 component: {}", first.join("")),
        number => format!("{number} components, among them {}{more}", first.join(", ")),
    }
}

/// CycloneDX: `metadata.component`, and `components` that may hold components. Walked with a list of what is still
/// to be looked at, so that depth costs no stack.
fn cyclone(document: &Value, about: &EvidenceSubject) -> Vec<Part> {
    let main = document.get("metadata").and_then(|metadata| metadata.get("component"));
    let mut waiting: Vec<&Value> = list(document, "components").iter().rev().collect();
    let mut parts: Vec<Part> = main.into_iter().map(|main| cyclone_part(main, about)).collect();
    // What the bill is of is not in it; it counts only for its digest.
    if let Some(main) = parts.first_mut() {
        main.name.clone_from(&about.filename);
    }
    while let Some(component) = waiting.pop() {
        parts.push(cyclone_part(component, about));
        waiting.extend(list(component, "components").iter().rev());
    }
    parts
}

fn cyclone_part(component: &Value, about: &EvidenceSubject) -> Part {
    part(text_of(component, "name"), list(component, "hashes"), ["alg", "content"], about)
}

/// SPDX 2.x: `packages`, of which `documentDescribes` or the file name tells the file itself, and `files`.
fn spdx(document: &Value, about: &EvidenceSubject) -> Vec<Part> {
    let described: Vec<&str> = list(document, "documentDescribes").iter().filter_map(Value::as_str).collect();
    let keys = ["algorithm", "checksumValue"];
    let package = |package: &Value| {
        let file = text_of(package, "packageFileName");
        let id = package.get("SPDXID").and_then(Value::as_str).unwrap_or_default();
        let is_file = file == about.filename || described.contains(&id);
        let name = if is_file { about.filename.clone() } else { text_of(package, "name") };
        part(name, list(package, "checksums"), keys, about)
    };
    let file = |file: &Value| part(text_of(file, "fileName"), list(file, "checksums"), keys, about);
    let packages = list(document, "packages").iter().map(package);
    packages.chain(list(document, "files").iter().map(file)).collect()
}

fn part(name: String, digests: &[Value], [algorithm, value]: [&str; 2], about: &EvidenceSubject) -> Part {
    let compared = || {
        digests.iter().map(|digest| {
            let (algorithm, value) = (text_of(digest, algorithm), digest.get(value).and_then(Value::as_str));
            let value = value.unwrap_or_default();
            (compare(&algorithm, value, about), value)
        })
    };
    let odd = compared().find(|(found, _)| *found == Match::Other).map(|(_, value)| value.to_owned());
    Part { name, odd: odd.unwrap_or_default(), same: together(compared().map(|(found, _)| found)) }
}
