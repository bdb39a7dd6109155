//! What a persona needs, in plain words, from its `dependencies` folder. Names and addresses are read and
//! shown; nothing of it is ever opened or run.

mod described;
mod servers;

use serde_json::Value;
use vitrine_base::{PackageId, WithArguments as _};

use super::documents::Documents;
use super::{PACKAGES, some};
use crate::kinds::vetting::finding;
use crate::kinds::{json, text};
use crate::{Dependency, DependencyKind, Finding, Severity, TOO_MANY_DEPENDENCIES};

/// The most a person can look through; the largest real package names 13.
const AT_MOST: usize = 300;
const NAME: usize = 160;
const PURPOSE: usize = 400;

/// Everything the package names, none twice.
pub(super) fn read(documents: &Documents, found: &mut Vec<Finding>) -> Vec<Dependency> {
    let mut all = packages(&documents.packages, found);
    all.extend(models(&documents.models));
    all.extend(servers::read(&documents.servers));
    all.extend(tools(documents));
    all.extend(agents(&documents.agents));
    all.extend(suite(&documents.suite));
    let mut kept: Vec<Dependency> = Vec::new();
    let mut dropped = false;
    for dependency in all {
        let again = kept.iter_mut().find(|seen| seen.kind == dependency.kind && seen.name == dependency.name);
        if let Some(first) = again {
            described::join(first, &dependency);
        } else if kept.len() < AT_MOST {
            kept.push(dependency);
        } else {
            dropped = true;
        }
    }
    if dropped {
        let sentence = format!("The package names more things it needs than the {AT_MOST} that are listed.");
        let noticed = finding(Severity::Warning, TOO_MANY_DEPENDENCIES, sentence, None);
        found.push(noticed.with_number("most", AT_MOST));
    }
    kept
}

/// Names of an element that is a text, or an object with one of these keys.
fn name_of(item: &Value, keys: &[&str]) -> Option<String> {
    some(match item.as_str() {
        Some(name) => text::line(name, NAME),
        None => json::first_line(item, keys, NAME),
    })
}

fn make(kind: DependencyKind, name: String, item: &Value, purpose: String) -> Dependency {
    let names_commands = described::names_commands(item);
    let runs = names_commands || kind == DependencyKind::McpServer;
    Dependency {
        kind,
        name,
        purpose: text::line(&purpose, PURPOSE),
        required: json::flag(item, "required").unwrap_or(true),
        origin: origin(item),
        names_commands,
        digest: runs.then(|| described::digest(item)),
        versions: None,
    }
}

/// What the maker says of it, or else our own words.
fn said_or(item: &Value, otherwise: &str) -> String {
    let said = json::first_line(item, &["description", "purpose", "note"], PURPOSE);
    if said.is_empty() { otherwise.to_owned() } else { said }
}

fn models(document: &Value) -> Vec<Dependency> {
    let lists = [
        ("image_models", "Makes pictures"),
        ("video_models", "Makes videos"),
        ("voice_models", "Speaks"),
        ("models", "A model the persona is made for"),
    ];
    let mut found = Vec::new();
    for (key, use_of_it) in lists {
        for item in json::list(document, key) {
            let Some(name) = name_of(item, &["filename", "name", "id", "model"]) else { continue };
            let role = json::line(item, "role", 80);
            let architecture = json::line(item, "architecture", 80);
            let details: Vec<String> =
                [role, architecture].into_iter().filter(|detail| !detail.is_empty()).collect();
            let ours = match details.is_empty() {
                true => use_of_it.to_owned(),
                false => format!("{use_of_it} ({})", text::phrase(&details)),
            };
            found.push(make(DependencyKind::Model, name, item, said_or(item, &ours)));
        }
    }
    found.extend(document.get("llm_hint").and_then(language_model));
    found
}

/// The hint at a language model: never required, for any that is strong enough will do.
fn language_model(hint: &Value) -> Option<Dependency> {
    let least = json::line(hint, "min_capability", 80);
    let note = json::line(hint, "note", PURPOSE);
    let recommended = json::first_line(hint, &["recommended", "name", "model"], NAME);
    let name = match (recommended.is_empty(), least.is_empty()) {
        (false, _) => recommended,
        (true, false) => format!("a language model, {least} or larger"),
        (true, true) => return None,
    };
    let mut purpose = String::from("Language model it was made with");
    if !least.is_empty() {
        purpose.push_str(&format!("; {least} or larger"));
    }
    if !note.is_empty() {
        purpose.push_str(&format!(". {note}"));
    }
    let mut model = make(DependencyKind::Model, name, hint, purpose);
    model.required = false;
    Some(model)
}

fn tools(documents: &Documents) -> Vec<Dependency> {
    let Documents { tools, agent, .. } = documents;
    let mut found = Vec::new();
    let lists = [
        ("personality_tools", "A tool the persona calls"),
        ("forge_tools", "A tool the persona calls, offered by one of its servers"),
        ("tools", "A tool the persona calls"),
    ];
    for (key, use_of_it) in lists {
        for item in tool_list(tools, key) {
            let Some(name) = name_of(item, &["name", "id"]) else { continue };
            let described = schema_text(tools, &name).unwrap_or_else(|| use_of_it.to_owned());
            found.push(make(DependencyKind::Tool, name, item, said_or(item, &described)));
        }
    }
    if tools.is_null() {
        // Schema 1 names tools with the agent only.
        for name in json::lines(agent, "allowed_tools", NAME, AT_MOST) {
            let purpose = "A tool the persona may call".to_owned();
            let mut tool = make(DependencyKind::Tool, name, &Value::Null, purpose);
            tool.required = false;
            found.push(tool);
        }
    }
    found
}

/// `{"key": {"tools": […]}}` in one dialect, `{"key": […]}` in the other.
fn tool_list<'a>(tools: &'a Value, key: &str) -> &'a [Value] {
    match tools.get(key) {
        Some(object) if object.is_object() => json::list(object, "tools"),
        _ => json::list(tools, key),
    }
}

fn schema_text(tools: &Value, name: &str) -> Option<String> {
    let schemas = json::list(tools, "tool_schemas");
    let schema = schemas.iter().find(|schema| schema.get("name").and_then(Value::as_str) == Some(name))?;
    some(json::line(schema, "description", PURPOSE))
}

fn agents(document: &Value) -> Vec<Dependency> {
    let items = json::list(document, "agents").iter().chain(json::list(document, "a2a_agents"));
    items
        .filter_map(|item| {
            let name = name_of(item, &["name", "id"])?;
            Some(make(DependencyKind::Agent, name, item, said_or(item, "An agent it hands work to")))
        })
        .collect()
}

/// The set of tools HomePilot is asked to switch on, and in the other dialect the personas it belongs to.
fn suite(document: &Value) -> Vec<Dependency> {
    let mut found = Vec::new();
    if let Some(name) = some(json::first_line(document, &["recommended_suite", "recommended"], NAME)) {
        let purpose = "The set of tools in HomePilot it was made with".to_owned();
        let mut set = make(DependencyKind::Tool, name, document, purpose);
        set.required = json::flag(document, "forge_sync_required").unwrap_or(false);
        set.origin = Some("builtin".to_owned());
        found.push(set);
    }
    for item in json::list(document, "members") {
        let Some(name) = name_of(item, &["name", "id"]) else { continue };
        let mut member =
            make(DependencyKind::Agent, name, item, said_or(item, "A persona of the same suite"));
        member.required = json::flag(item, "required").unwrap_or(false);
        found.push(member);
    }
    found
}

/// Our own list: `{"packages": [{"id", "version"?, "note"?, "required"?}]}`.
fn packages(document: &Value, found: &mut Vec<Finding>) -> Vec<Dependency> {
    let mut named = Vec::new();
    for item in json::list(document, "packages") {
        let id = name_of(item, &["id"]).unwrap_or_default();
        let id = match PackageId::new(id) {
            Ok(id) => id.to_string(),
            Err(error) => {
                let sentence = format!("One package it names is left out: {error}.");
                found.push(finding(Severity::Warning, "package.dependency_id", sentence, Some(PACKAGES)));
                continue;
            }
        };
        let version = json::line(item, "version", 64);
        let note = said_or(item, "A package that belongs to it");
        let purpose = if version.is_empty() { note } else { format!("{note} (version {version})") };
        named.push(make(DependencyKind::Package, id, item, purpose));
    }
    named
}

/// Where the package says a thing comes from: an address, with what of it; a registry's id; `builtin`.
fn origin(item: &Value) -> Option<String> {
    let none = Value::Null;
    let source = item.get("source").unwrap_or(&none);
    let install = item.get("install").unwrap_or(&none);
    let part = |first: &str, second: &str| {
        let own = json::line(source, first, 300);
        if own.is_empty() { json::line(install, second, 300) } else { own }
    };
    let address = part("git", "source_repo");
    if !address.is_empty() {
        let details: Vec<String> = [part("ref", "source_ref"), part("subdir", "source_subdir")]
            .into_iter()
            .filter(|detail| !detail.is_empty())
            .collect();
        return Some(match details.is_empty() {
            true => address,
            false => format!("{address} ({})", text::phrase(&details)),
        });
    }
    let kind = match source.as_str() {
        Some(word) => text::line(word, 300),
        None => json::line(source, "type", 80),
    };
    let id = json::first_line(source, &["registry_id", "bundle_id", "builtin_id", "url"], 300);
    let own = json::first_line(item, &["registry_id", "url", "repo", "homepage"], 300);
    [if kind == "builtin" { kind.clone() } else { String::new() }, id, own, kind]
        .into_iter()
        .find(|text| !text.is_empty())
}
