//! HomePilot's `card.json` as details. All text in it is plain text: what looks like Markdown or HTML is shown,
//! never obeyed.

use serde_json::Value;
use vitrine_package::listing::{Details, VersionDetails};
use vitrine_package::{Dependency, DependencyKind};

use crate::listing::Record;

/// Longest description that is kept, in characters.
const LONGEST: usize = 20_000;

/// Most dependencies of one sort.
const MOST: usize = 200;

/// Reads a card.
///
/// # Errors
/// The reason in words, when it is not a JSON object.
pub(crate) fn read(body: &[u8], record: &Record) -> Result<Details, String> {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    if body.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<') {
        return Err("a web page came instead of the card".into());
    }
    let card: Value = serde_json::from_slice(body).map_err(|error| error.to_string())?;
    if !card.is_object() {
        return Err("the card is not a JSON object".into());
    }
    let version = record.versions.first().map(|v| v.version.to_string()).unwrap_or_default();
    let of_version = VersionDetails { dependencies: dependencies(&card), ..VersionDetails::default() };
    Ok(Details {
        description: description(&card, record),
        versions: std::iter::once((version, of_version)).collect(),
        ..Details::default()
    })
}

fn text<'a>(card: &'a Value, name: &str) -> Option<&'a str> {
    card.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
}

fn description(card: &Value, record: &Record) -> String {
    let lead = text(card, "backstory").or_else(|| text(card, "description"));
    let lead = lead.or_else(|| text(card, "short")).unwrap_or(&record.summary);
    let mut parts = vec![plain(lead)];
    for (name, label) in [("role", "Role"), ("tone", "Tone"), ("archetype", "Archetype")] {
        parts.extend(text(card, name).map(|value| format!("{label}: {}", plain(value))));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

/// Text as Markdown that shows just this text: a paragraph per blank line.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut line_start = true;
    for c in text.chars().take(LONGEST) {
        match c {
            '<' => plain.push_str("&lt;"),
            '>' => plain.push_str("&gt;"),
            '&' => plain.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '|' => plain.extend(['\\', c]),
            '#' | '+' | '-' | '=' if line_start => plain.extend(['\\', c]),
            // Indented text would become a block of code.
            ' ' | '\t' if line_start => {}
            '\n' => plain.push('\n'),
            c if c.is_control() => {}
            c => plain.push(c),
        }
        line_start = c == '\n' || (line_start && (c == ' ' || c == '\t'));
    }
    plain.trim().to_owned()
}

fn dependencies(card: &Value) -> Vec<Dependency> {
    let sorts = [
        ("tools", DependencyKind::Tool),
        ("mcp_servers", DependencyKind::McpServer),
        ("a2a_agents", DependencyKind::Agent),
        ("models", DependencyKind::Model),
    ];
    let nested = card.get("dependencies");
    let mut found: Vec<Dependency> = Vec::new();
    for (name, kind) in sorts {
        let lists = [card.get(name), nested.and_then(|d| d.get(name))];
        for member in lists.into_iter().flatten().filter_map(Value::as_array).flatten().take(MOST) {
            if let Some(dependency) = dependency(member, kind)
                && !found.iter().any(|other| other.kind == kind && other.name == dependency.name)
            {
                found.push(dependency);
            }
        }
    }
    found
}

fn dependency(member: &Value, kind: DependencyKind) -> Option<Dependency> {
    let cut = |text: &str| text.chars().filter(|c| !c.is_control()).take(200).collect::<String>();
    let named = |member: &Value| {
        ["name", "id", "filename"].iter().find_map(|key| text(member, key).map(str::to_owned))
    };
    let name = member.as_str().map(str::to_owned).or_else(|| named(member))?;
    Some(Dependency {
        kind,
        name: Some(cut(name.trim())).filter(|name| !name.is_empty())?,
        purpose: text(member, "description").map(cut).unwrap_or_default(),
        required: member.get("required").and_then(Value::as_bool).unwrap_or(true),
        origin: None,
        names_commands: false,
        digest: None,
        versions: None,
    })
}
