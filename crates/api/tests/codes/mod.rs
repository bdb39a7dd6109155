//! The tables of codes the window has words for, read from the sources where the codes are made. A dotted text in
//! the program is a code of an error unless a rule here says what else it is, so a new code cannot be forgotten.

mod literals;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use literals::{Literal, literals};

/// The rooms whose errors the window shows.
const ROOMS: [&str; 9] = [
    "crates/api/src",
    "crates/base/src",
    "crates/transfer/src",
    "crates/trust/src",
    "crates/package/src",
    "crates/catalog/src",
    "crates/library/src",
    "crates/engine/src",
    "src-tauri",
];

/// What other registries say with their answers, as far as this version's registry knows it.
const REGISTRY: &str = "crates/registry/src";

/// Where packages are looked through.
const NOTICING: [&str; 2] = ["crates/package/src/kinds", "crates/publish/src/checking"];

/// What the checks refuse a submission for, there.
const REFUSED: &str = "crates/publish/src/checking";

/// What is noticed in packages; other families have refusals too, and there the place tells.
const NOTICED: [&str; 5] = ["metadata", "licence", "picture", "persona", "tool"];

/// Noticed while looking through a package, and named elsewhere because the registry compares with it.
const NAMED: [&str; 1] = ["package.too_many_dependencies"];

/// Phrases: sentences the window writes whole.
const PHRASES: [&str; 19] = [
    "advice", "blocked", "built", "checked", "compared", "consent", "done", "evidence", "item", "limits",
    "link", "list", "needs", "noted", "offered", "platform", "sandbox", "target", "vouched",
];

/// Endings of names of files.
const ENDINGS: [&str; 16] = [
    "json",
    "db",
    "lock",
    "sh",
    "rs",
    "gz",
    "xz",
    "zst",
    "ini",
    "jpeg",
    "jpg",
    "png",
    "webp",
    "ftl",
    "html",
    "localhost",
];

/// Texts of that form that are nobody's refusal: what is kept or put aside under a name, fields of a foreign index,
/// what only the terminal says, what is noticed in a package, and codes of a registry that are compared with.
const OTHERS: [&str; 16] = [
    "checks.",
    "cli.",
    "db.damaged",
    "json.damaged",
    "latest.",
    "library.id_differs",
    "library.version_differs",
    "persona.",
    "updates.tried",
    "updates.held",
    "submissions.news",
    "package.too_many_dependencies",
    "homepilot.persona",
    "auth.scope",
    "submission.upload",
    "registry.disk_full",
];

/// Kept under `checks.`, but said to a person.
const SAID: [&str; 1] = ["checks.lock"];

/// What a literal of a source is.
#[derive(PartialEq, Eq)]
enum Role {
    Error,
    Phrase,
    Other,
}

fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}

/// The two words of a text that may be a code.
fn dotted(text: &str) -> Option<(&str, &str)> {
    text.split_once('.').filter(|(family, rest)| is_word(family) && is_word(rest))
}

fn role(literal: &Literal) -> Role {
    let text = literal.text.as_str();
    let Some((family, rest)) = dotted(text) else {
        return if literal.is_in_code() && is_word(text) { Role::Error } else { Role::Other };
    };
    if PHRASES.contains(&family) {
        Role::Phrase
    } else if SAID.contains(&text) && literal.before.ends_with("ApiError::new(") {
        Role::Error
    } else if ENDINGS.contains(&rest) && text != "index.html"
        || OTHERS.iter().any(|other| text.starts_with(other))
        || literal.is_finding()
    {
        Role::Other
    } else {
        Role::Error
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() {
            if name != "tests" {
                sources(&path, found);
            }
        } else if name.ends_with(".rs") && !name.ends_with("tests.rs") {
            found.push(path);
        }
    }
}

fn literals_of(room: &str) -> impl Iterator<Item = Literal> {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(room), &mut files);
    files.into_iter().flat_map(|file| literals(&std::fs::read_to_string(file).unwrap()))
}

fn codes() -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut errors, mut phrases) = (BTreeSet::new(), BTreeSet::new());
    for literal in ROOMS.into_iter().flat_map(literals_of) {
        match role(&literal) {
            Role::Error => errors.insert(literal.text),
            Role::Phrase => phrases.insert(literal.text),
            Role::Other => false,
        };
    }
    (errors, phrases)
}

/// Codes of the registry's refusals. Its dotted texts are mostly names of what happened, so the place tells.
fn registry_codes() -> BTreeSet<String> {
    literals_of(REGISTRY)
        .chain(literals_of(REFUSED))
        .filter(|literal| dotted(&literal.text).is_some() && literal.is_refusal())
        .map(|literal| literal.text)
        .collect()
}

/// Codes of what a registry tells those who use it: verdicts, reasons, steps, notices, how it is, and what its templates
/// are about. What is noticed in a package has words of its own.
fn told() -> BTreeSet<String> {
    let of = |literal: Literal| match () {
        () if literal.is_sentence() && dotted(&literal.text).is_some() => Some(literal.text),
        () if literal.is_template() => Some(format!("template.{}", literal.text)),
        () => None,
    };
    [REGISTRY, REFUSED].into_iter().flat_map(literals_of).filter_map(of).collect()
}

/// Codes of what is noticed in a package.
fn findings() -> BTreeSet<String> {
    let is_finding = |literal: &Literal| match dotted(&literal.text) {
        Some((family, rest)) => {
            !ENDINGS.contains(&rest) && (NOTICED.contains(&family) || literal.is_finding())
        }
        None => false,
    };
    let found = NOTICING.into_iter().flat_map(literals_of).filter(is_finding).map(|literal| literal.text);
    found.chain(NAMED.map(str::to_owned)).collect()
}

/// The file `ui/src/backend/gen/codes.json`.
pub(crate) fn render() -> String {
    let (errors, phrases) = codes();
    let tables = serde_json::json!({
        "generated": "from the sources of the program by `make generate`; do not edit",
        "errors": errors,
        "findings": findings(),
        "phrases": phrases,
        "registry": registry_codes(),
        "told": told(),
    });
    format!("{}\n", serde_json::to_string_pretty(&tables).unwrap())
}

#[test]
fn every_place_where_a_code_is_made_is_read() {
    let (errors, phrases) = codes();
    for code in [
        // A match in an error's `code()`, one without a dot, one handed on by another crate's.
        "archive.bomb",
        "stalled",
        "wrong_kind",
        "index.html",
        // Given to `ApiError::new`, to a function of its own, chosen from a pair, in the shell.
        "settings.proxy",
        "draft.broken_link",
        "history.overtaken",
        "engine.republished",
        "shell.autostart",
        "checks.lock",
    ] {
        assert!(errors.contains(code), "{code} is missing");
    }
    let registry = registry_codes();
    for code in ["auth.sign_in", "token.expired", "upload.quota", "account.handle_taken", "request.method"] {
        assert!(registry.contains(code), "{code} of the registry is missing");
    }
    assert!(!registry.contains("owner.invited"), "a notice is no refusal");
    for code in ["submission.id_missing", "submission.platform", "submission.already_published"] {
        assert!(registry.contains(code), "{code} of the checks is missing");
    }
    let told = told();
    for code in [
        "verdict.packed",
        "verdict.malware",
        "reason.first",
        "step.handed_in",
        "notice.rejected",
        "status.signed",
        "webhook.given_up",
        "template.not-yours",
    ] {
        assert!(told.contains(code), "{code} is told");
    }
    let findings = findings();
    for code in ["metadata.tags_none", "persona.card_missing", "package.svg", "picture.small"] {
        assert!(findings.contains(code), "{code} of the checks is missing");
    }
    assert!(!findings.contains("package.bad_json") && !findings.contains("tool.json"));
    for text in ["library.db", "checks.pause", "package.svg", "cli.declined", "latest.version"] {
        assert!(!errors.contains(text), "{text} is no code of an error");
    }
    assert!(phrases.contains("consent.republished") && phrases.contains("link.not_ours"));
    for code in [
        "advice.server_commands",
        "blocked.doubtful",
        "built.same",
        "checked.review",
        "compared.unlisted",
        "done.removed_kept",
        "item.version_left_out",
        "limits.time",
        "list.too_long",
        "needs.conflict",
        "noted.no_gallery",
        "offered.build",
        "platform.elsewhere",
        "sandbox.missing",
        "target.may_not_publish",
    ] {
        assert!(phrases.contains(code) && !errors.contains(code), "{code} is a phrase");
    }
}
