//! Command-line tools: any archive with programs in it, as makers publish them, with everything at the top
//! or in one folder there. A `tool.json` beside them, our own addition, may say what the archive does not:
//! `{"id", "name", "version", "maker", "summary", "description", "licence", "homepage", "changelog", "tags",
//! "commands": {"NAME": "PATH"}}`, paths relative to its folder. Nothing is ever started to find out more.

mod commands;
mod licence;
mod naming;

use std::collections::BTreeSet;

use serde_json::Value;
use vitrine_base::{PackageId, Version, WithArguments as _};

use super::vetting::finding;
use super::{Description, PackageKind, json, text};
use crate::archive::shown;
use crate::contents::Contents;
use crate::{Command, Finding, Kind, PackageError, Platform, Severity};

const TOOL: &str = "tool.json";
/// Characters of a description, as for personas.
const LONG_TEXT: usize = 20_000;

/// The kind.
pub(crate) struct Tool;

impl PackageKind for Tool {
    fn kind(&self) -> Kind {
        Kind::Tool
    }

    fn sign(&self) -> &'static str {
        "a program in it"
    }

    /// Whether there are programs is known once the files were read: see [`Tool::describe`].
    fn recognises(&self, paths: &BTreeSet<&str>) -> bool {
        !paths.is_empty()
    }

    fn reads(&self, path: &str) -> bool {
        let name = path.split_once('/').map_or(path, |(_, below)| below);
        let stem = name.split('.').next().unwrap_or(name).to_ascii_uppercase();
        let told = ["README", "LICENSE", "LICENCE", "COPYING", "UNLICENSE"];
        let told = told.iter().any(|word| stem.starts_with(word));
        !name.contains('/') && (name == TOOL || told)
    }

    fn takes_links(&self) -> bool {
        true
    }

    fn programs_are_ordinary(&self) -> bool {
        true
    }

    fn describe(&self, contents: &Contents) -> Result<Description, PackageError> {
        if contents.programs.is_empty() {
            return Err(super::unknown());
        }
        let top = top_folder(contents);
        let mut found = Vec::new();
        let document = document(contents, &top)?;
        let commands = commands::find(contents, &document, &top, &mut found);
        let platform = platform(contents, &commands, &mut found);
        let named = naming::read(&top);
        let licence = Some(json::first_line(&document, &["licence", "license"], 100));
        Ok(Description {
            id: checked(&document, "id", &mut found, |id| PackageId::new(id).map(|_| ())),
            name: name(&document, named.name, &commands),
            version: checked(&document, "version", &mut found, |version| Version::new(version).map(|_| ()))
                .or(named.version),
            maker: json::first_line(&document, &["maker", "author"], 100),
            summary: json::line(&document, "summary", 300),
            description: description(contents, &document, &top),
            tags: json::lines(&document, "tags", 40, 20),
            licence: licence.filter(|text| !text.is_empty()).or_else(|| licence::guess(contents, &top)),
            homepage: Some(json::line(&document, "homepage", 500))
                .filter(|text| text.starts_with("https://")),
            changelog: json::block(&document, "changelog", LONG_TEXT),
            findings: found,
            schema: 1,
            commands,
            platform,
            ..Description::default()
        })
    }
}

/// The one folder at the top that everything is in, with its `/`; empty when there is none.
fn top_folder(contents: &Contents) -> String {
    let mut tops = contents.members.iter().map(|member| member.path.split_once('/').map(|(top, _)| top));
    match tops.next().flatten() {
        // What is in `bin` is in no folder of the tool's name.
        Some(first) if first != "bin" && tops.all(|top| top == Some(first)) => format!("{first}/"),
        _ => String::new(),
    }
}

/// `tool.json`, or nothing where there is none.
fn document(contents: &Contents, top: &str) -> Result<Value, PackageError> {
    let path = format!("{top}{TOOL}");
    let Some(bytes) = contents.documents.get(&path) else { return Ok(Value::Null) };
    let value = json::parse(bytes).map_err(|error| PackageError::BadJson {
        member: path.clone(),
        line: error.line(),
        column: error.column(),
        reason: error.to_string(),
    })?;
    match value.is_object() {
        true => Ok(value),
        false => Err(PackageError::BadShape { member: path, what: "it is no object".into() }),
    }
}

/// The maker's id or version; one that could not be a folder name is reported and left out.
fn checked<E: std::fmt::Display>(
    document: &Value,
    key: &str,
    found: &mut Vec<Finding>,
    check: impl FnOnce(String) -> Result<(), E>,
) -> Option<String> {
    let text = json::line(document, key, 200);
    if text.is_empty() {
        return None;
    }
    match check(text.clone()) {
        Ok(()) => Some(text),
        Err(error) => {
            let sentence = format!("The package's own {key} is not used: {error}.");
            found.push(finding(Severity::Warning, &format!("package.{key}_unusable"), sentence, Some(TOOL)));
            None
        }
    }
}

fn name(document: &Value, named: Option<String>, commands: &[Command]) -> String {
    let said = Some(json::line(document, "name", 100)).filter(|name| !name.is_empty());
    let first = || commands.first().map(|command| command.name.clone());
    said.or(named).or_else(first).unwrap_or_else(|| "tool".to_owned())
}

/// The maker's own description, or else the README.
fn description(contents: &Contents, document: &Value, top: &str) -> String {
    let said = json::block(document, "description", LONG_TEXT);
    if !said.is_empty() {
        return said;
    }
    let is_readme = |path: &&String| {
        path.strip_prefix(top).is_some_and(|name| name.to_ascii_uppercase().starts_with("README"))
    };
    let Some(path) = contents.documents.keys().find(is_readme) else { return String::new() };
    let bytes = contents.documents.get(path).map(Vec::as_slice).unwrap_or_default();
    let readme = text::block(&String::from_utf8_lossy(bytes), LONG_TEXT);
    let markdown = path.to_ascii_lowercase().ends_with(".md");
    if markdown { readme } else { text::escaped(&readme) }
}

/// What the commands run on, where they agree; one that does not run on this computer is reported.
fn platform(contents: &Contents, commands: &[Command], found: &mut Vec<Finding>) -> Option<Platform> {
    let here = Platform::here();
    let mut all: Option<Platform> = None;
    let mut agree = true;
    for command in commands {
        let Some(platform) = native(contents, &command.path) else { continue };
        if !platform.fits(here) {
            let name = shown(&command.name);
            let sentence = format!("“{name}” is a program for {platform}; this computer is {here}.");
            let noticed = finding(Severity::Warning, "tool.other_platform", sentence, Some(&command.path));
            found.push(noticed.with("command", name).with("platform", platform).with("here", here));
        }
        agree &= all.is_none_or(|all| all == platform);
        all = Some(platform);
    }
    all.filter(|_| agree)
}

/// What a native program runs on; a link is looked at where it leads.
fn native(contents: &Contents, path: &str) -> Option<Platform> {
    let end = commands::link_end(contents, path)?;
    contents.programs.get(end.as_str()).and_then(|program| program.platform)
}
