//! The JSON members of a persona. Manifest, agent and appearance must be there and be objects; the others
//! may be missing, and are as if missing when they make no sense.

use serde_json::Value;
use vitrine_base::limits::MANIFEST_BYTES;

use super::{
    AGENT, AGENTIC, AGENTS, APPEARANCE, CARD, KIND_WORD, MANIFEST, MODELS, NEWEST_SCHEMA, OLDEST_SCHEMA,
    PACKAGES, SERVERS, SUITE, TOOLS,
};
use crate::archive::shown;
use crate::contents::Contents;
use crate::kinds::json;
use crate::kinds::vetting::finding;
use crate::{Finding, Kind, PackageError, Severity};

/// All of them; what is missing is `null`.
#[derive(Debug)]
pub(super) struct Documents {
    pub(super) manifest: Value,
    pub(super) agent: Value,
    pub(super) appearance: Value,
    pub(super) agentic: Value,
    pub(super) card: Value,
    pub(super) tools: Value,
    pub(super) servers: Value,
    pub(super) agents: Value,
    pub(super) models: Value,
    pub(super) suite: Value,
    pub(super) packages: Value,
}

impl Documents {
    /// Reads them. Kind and schema are judged before anything is missed: a package of another kind is
    /// better called that than incomplete.
    pub(super) fn read(contents: &Contents, found: &mut Vec<Finding>) -> Result<Self, PackageError> {
        let manifest = required(contents, MANIFEST)?;
        check_kind(&manifest)?;
        schema(&manifest)?;
        let mut optional = |path| optional(contents, path, found);
        Ok(Self {
            agent: required(contents, AGENT)?,
            appearance: required(contents, APPEARANCE)?,
            agentic: optional(AGENTIC),
            card: optional(CARD),
            tools: optional(TOOLS),
            servers: optional(SERVERS),
            agents: optional(AGENTS),
            models: optional(MODELS),
            suite: optional(SUITE),
            packages: optional(PACKAGES),
            manifest,
        })
    }

    /// The schema the manifest names.
    pub(super) fn schema(&self) -> Result<u32, PackageError> {
        schema(&self.manifest)
    }

    /// Every document with its path, for what is looked for in all of them.
    pub(super) fn all(&self) -> [(&'static str, &Value); 11] {
        [
            (MANIFEST, &self.manifest),
            (AGENT, &self.agent),
            (APPEARANCE, &self.appearance),
            (AGENTIC, &self.agentic),
            (CARD, &self.card),
            (TOOLS, &self.tools),
            (SERVERS, &self.servers),
            (AGENTS, &self.agents),
            (MODELS, &self.models),
            (SUITE, &self.suite),
            (PACKAGES, &self.packages),
        ]
    }
}

/// The schema a manifest names, when it is one that is read.
fn schema(manifest: &Value) -> Result<u32, PackageError> {
    let named = manifest.get("schema_version");
    let number = named.and_then(|value| {
        value.as_i64().or_else(|| value.as_str().and_then(|text| text.trim().parse().ok()))
    });
    let found = number.ok_or_else(|| shape(MANIFEST, "“schema_version” is missing or not a whole number"))?;
    u32::try_from(found).ok().filter(|schema| (OLDEST_SCHEMA..=NEWEST_SCHEMA).contains(schema)).ok_or(
        PackageError::UnknownSchema {
            kind: Kind::Persona,
            found,
            oldest: OLDEST_SCHEMA,
            newest: NEWEST_SCHEMA,
        },
    )
}

fn check_kind(manifest: &Value) -> Result<(), PackageError> {
    match manifest.get("kind").and_then(Value::as_str) {
        Some(KIND_WORD) => Ok(()),
        Some(other) => {
            Err(PackageError::WrongKind { kind: Kind::Persona, expected: KIND_WORD, found: shown(other) })
        }
        None => Err(shape(MANIFEST, "“kind” is missing, so this is no persona")),
    }
}

fn shape(member: &str, what: &str) -> PackageError {
    PackageError::BadShape { member: member.to_owned(), what: what.to_owned() }
}

fn required(contents: &Contents, path: &'static str) -> Result<Value, PackageError> {
    let Some(bytes) = contents.documents.get(path) else {
        return Err(match contents.members.iter().find(|member| member.path == path) {
            None => PackageError::MissingMember { kind: Kind::Persona, member: path },
            Some(member) => PackageError::MemberTooLarge {
                member: path.to_owned(),
                size: member.size,
                max: MANIFEST_BYTES,
            },
        });
    };
    let value = json::parse(bytes).map_err(|error| PackageError::BadJson {
        member: path.to_owned(),
        line: error.line(),
        column: error.column(),
        reason: reason(&error),
    })?;
    if value.is_object() { Ok(value) } else { Err(shape(path, "it is not a JSON object")) }
}

/// What the parser says, without the place it repeats.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

fn optional(contents: &Contents, path: &str, found: &mut Vec<Finding>) -> Value {
    if !contents.has(path) {
        return Value::Null;
    }
    let trouble = match contents.documents.get(path).map(|bytes| json::parse(bytes)) {
        Some(Ok(value)) if value.is_object() => return value,
        Some(Ok(_)) => "it is not a JSON object".to_owned(),
        Some(Err(error)) => format!("it is not valid JSON ({error})"),
        None => format!("it is larger than {MANIFEST_BYTES} bytes"),
    };
    let sentence = format!("“{path}” is not used: {trouble}.");
    let code = if path == CARD { "persona.card_unreadable" } else { "persona.document_unreadable" };
    found.push(finding(Severity::Warning, code, sentence, Some(path)));
    Value::Null
}
