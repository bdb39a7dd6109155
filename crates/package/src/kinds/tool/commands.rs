//! Which programs of a tool are its commands.

use std::collections::BTreeMap;

use serde_json::Value;
use vitrine_base::{WithArguments as _, path_policy};

use super::TOOL;
use crate::archive::shown;
use crate::contents::Contents;
use crate::kinds::{text, vetting::finding};
use crate::{Command, Finding, Member, Severity};

/// Programs that put a tool in place or take it away; Vitrine does that.
const INSTALLERS: [&str; 8] =
    ["install", "uninstall", "install-sh", "configure", "setup", "update", "postinstall", "bootstrap"];

/// Commands looked at: more than any real tool brings (busybox has 400 names for one program).
const COMMANDS: usize = 1000;

/// What `tool.json` names; else the programs in `bin`; else those at the top. Sorted by name.
pub(super) fn find(
    contents: &Contents,
    document: &Value,
    top: &str,
    found: &mut Vec<Finding>,
) -> Vec<Command> {
    let commands = match document.get("commands").and_then(Value::as_object) {
        Some(said) => named(contents, said, top, found),
        None => {
            let bin = programs_in(contents, &format!("{top}bin/"));
            if bin.is_empty() { programs_in(contents, top) } else { bin }
        }
    };
    if commands.is_empty() {
        let sentence = "No command was found: put programs into a “bin” folder, or name them in “tool.json”.";
        found.push(finding(Severity::Warning, "tool.no_command", sentence, None));
    }
    commands.into_iter().map(|(name, path)| Command { name, path }).collect()
}

fn named(
    contents: &Contents,
    said: &serde_json::Map<String, Value>,
    top: &str,
    found: &mut Vec<Finding>,
) -> BTreeMap<String, String> {
    let mut commands = BTreeMap::new();
    for (name, path) in said.iter().take(COMMANDS) {
        let label = shown(name);
        let path = path.as_str().map(|path| format!("{top}{}", path.strip_prefix("./").unwrap_or(path)));
        let (why, problem) = match path.as_deref().map(|path| (path, is_program(contents, path))) {
            _ if !is_name(name) => ("name", "its name cannot be typed as a command"),
            Some((path, true)) => {
                commands.insert(name.clone(), path.to_owned());
                continue;
            }
            Some((path, false)) if contents.has(path) => ("program", "what it starts is no program"),
            _ => ("missing", "what it starts is not in the package"),
        };
        let sentence = format!("The command “{label}” cannot be offered: {problem}.");
        let noticed = finding(Severity::Error, "tool.bad_command", sentence, Some(TOOL));
        found.push(noticed.with("command", label).with("why", why));
    }
    commands
}

/// The programs directly in a folder, by the names they are started under.
fn programs_in(contents: &Contents, folder: &str) -> BTreeMap<String, String> {
    let mut commands = BTreeMap::new();
    for member in &contents.members {
        let Some(file) = member.path.strip_prefix(folder).filter(|file| !file.contains('/')) else {
            continue;
        };
        let name = command_name(file);
        let stem = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
        let usable = is_name(name) && !is_library(file) && !INSTALLERS.contains(&stem.as_str());
        if usable && commands.len() < COMMANDS && is_program(contents, &member.path) {
            commands.entry(name.to_owned()).or_insert_with(|| member.path.clone());
        }
    }
    commands
}

/// A file's name without what only Windows needs.
fn command_name(file: &str) -> &str {
    let lower = file.to_ascii_lowercase();
    let known = [".exe", ".cmd", ".bat"].iter().find(|ending| lower.ends_with(**ending));
    known.map_or(file, |ending| &file[..file.len() - ending.len()])
}

/// One word that no shell takes for something else.
fn is_name(name: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '+' | '@' | '[');
    path_policy::check_component(name).is_ok()
        && !name.starts_with(['-', '.'])
        && name.chars().all(plain)
        && text::line(name, 100) == name
}

fn is_library(file: &str) -> bool {
    let lower = file.to_ascii_lowercase();
    lower.contains(".so.") || [".so", ".dylib", ".dll", ".a", ".node"].iter().any(|end| lower.ends_with(end))
}

fn is_program(contents: &Contents, path: &str) -> bool {
    link_end(contents, path).is_some_and(|end| contents.programs.contains_key(&end))
}

/// Where a link leads in the end, a file's own path otherwise. The gate has seen that links are plain
/// (first `..`, then names), and end.
pub(super) fn link_end(contents: &Contents, path: &str) -> Option<String> {
    let mut path = path.to_owned();
    for _ in 0..40 {
        let Some(target) = member(contents, &path)?.link.as_deref() else { return Some(path) };
        let mut parts: Vec<&str> = path.split('/').collect();
        parts.pop();
        for part in target.split('/').filter(|part| *part != ".") {
            match part {
                ".." => drop(parts.pop()),
                name => parts.push(name),
            }
        }
        path = parts.join("/");
    }
    None
}

fn member<'a>(contents: &'a Contents, path: &str) -> Option<&'a Member> {
    let at = contents.members.binary_search_by(|member| member.path.as_str().cmp(path)).ok()?;
    contents.members.get(at)
}
