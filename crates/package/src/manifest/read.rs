//! Reading a manifest, field by field.

use std::collections::BTreeMap;

use serde_json::Value;
use vitrine_base::{PackageId, Sha256, Version};

use super::raw::{Fields, LINE, NAME, address};
use super::{
    ArtifactStatus, BuildRecipe, BuildSource, Companion, MOST_ARTIFACTS, MOST_DEPENDENCIES, Manifest,
    ManifestArtifact, Need, SCHEMA,
};
use crate::kinds::text;
use crate::listing::FileRef;
use crate::{PackageError, Platform};

/// Most commands of one manifest, and most outputs of a recipe.
const MOST_NAMES: usize = 1_000;

/// Bytes of a build script: the longest real one has 6 kB.
const SCRIPT_BYTES: usize = 256 * 1024;

fn parse(body: &[u8]) -> Result<Value, serde_json::Error> {
    serde_json::from_slice(body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body))
}

/// The schema a document names: ours, or the bare number of early manifests.
fn schema_of(value: &Value) -> Option<String> {
    match value.get("schema")? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) if value.get("artifacts").is_some() => {
            Some(format!("vitrine-manifest/{number}"))
        }
        _ => None,
    }
}

pub(super) fn recognises(body: &[u8]) -> bool {
    let schema = parse(body).ok().and_then(|value| schema_of(&value));
    schema.is_some_and(|schema| schema.starts_with("vitrine-manifest/"))
}

fn bad(what: impl Into<String>) -> PackageError {
    PackageError::BadShape { member: "manifest".into(), what: what.into() }
}

pub(super) fn manifest(body: &[u8]) -> Result<Manifest, PackageError> {
    let value = parse(body).map_err(|error| PackageError::BadJson {
        member: "manifest".into(),
        line: error.line(),
        column: error.column(),
        reason: error.to_string().split(" at line").next().unwrap_or_default().to_owned(),
    })?;
    match schema_of(&value) {
        Some(schema) if schema == SCHEMA => {}
        Some(schema) => {
            let schema = text::line(&schema, 60);
            return Err(bad(format!("it is written in “{schema}”; this Vitrine reads “{SCHEMA}”")));
        }
        None => return Err(bad(format!("it does not name the schema “{SCHEMA}”"))),
    }
    let mut fields = Fields::of(&value);
    let name = fields.line(&["name"], NAME).ok_or_else(|| bad("it has no name"))?;
    let name = PackageId::new(name).map_err(|error| bad(error.to_string()))?;
    let version = fields.line(&["version"], NAME).ok_or_else(|| bad("it has no version"))?;
    let version = Version::new(version).map_err(|error| bad(error.to_string()))?;
    let manifest = Manifest {
        schema: SCHEMA.into(),
        build_date: fields.moment(&["build_date", "built"]),
        licence: fields.line(&["licence", "license"], NAME),
        homepage: fields.page("homepage"),
        summary: fields.line(&["summary", "description"], LINE).unwrap_or_default(),
        commands: commands(&mut fields),
        dependencies: dependencies(&mut fields)?,
        artifacts: artifacts(&mut fields),
        source: source(&mut fields),
        name,
        version,
        problems: Vec::new(),
    };
    let problems = fields.problems.iter().map(|problem| sentence(problem)).collect();
    Ok(Manifest { problems, ..manifest })
}

fn sentence(clause: &str) -> String {
    let mut letters = clause.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}.", letters.as_str())
}

fn commands(fields: &mut Fields<'_>) -> BTreeMap<String, String> {
    let Some(Value::Object(said)) = fields.object("commands") else { return BTreeMap::new() };
    let mut commands = BTreeMap::new();
    for (name, path) in said.iter().take(MOST_NAMES) {
        let usable = PackageId::new(name.as_str()).is_ok();
        match path.as_str().ok_or("its path is not a text".to_owned()).and_then(address) {
            Ok(path) if usable && !path.contains(':') => drop(commands.insert(name.clone(), path)),
            Ok(_) => fields.problems.push(format!("the command “{}” cannot be used", text::line(name, 60))),
            Err(reason) => {
                fields.problems.push(format!("the command “{}” is not used: {reason}", text::line(name, 60)));
            }
        }
    }
    commands
}

fn dependencies(fields: &mut Fields<'_>) -> Result<Vec<Need>, PackageError> {
    let said = fields.list("dependencies");
    if said.len() > MOST_DEPENDENCIES {
        let found = said.len();
        return Err(bad(format!("it names {found} dependencies; at most {MOST_DEPENDENCIES} are followed")));
    }
    let mut needs: Vec<Need> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for (place, value) in (1..).zip(said) {
        match need(value) {
            Ok(need) if seen.insert(need.name.clone()) => needs.push(need),
            Ok(need) => fields.problems.push(format!("the dependency “{}” is named twice", need.name)),
            Err(reason) => fields.problems.push(format!("dependency {place} is left out: {reason}")),
        }
    }
    Ok(needs)
}

/// A dependency is a name, or an object with a name, the versions that will do, and whether it is optional.
fn need(value: &Value) -> Result<Need, String> {
    if let Some(name) = value.as_str() {
        let name = PackageId::new(name.trim()).map_err(|error| error.to_string())?;
        return Ok(Need { name, versions: None, optional: false });
    }
    let mut fields = Fields::of(value);
    let name = fields.line(&["name"], NAME).ok_or("it has no name")?;
    let name = PackageId::new(name).map_err(|error| error.to_string())?;
    let versions = fields.line(&["versions"], NAME).map(|text| text.parse()).transpose();
    let versions = versions.map_err(|error: super::DemandError| error.to_string())?;
    let optional = fields.flag("optional").unwrap_or(false);
    match fields.problems.into_iter().next() {
        Some(problem) => Err(problem),
        None => Ok(Need { name, versions, optional }),
    }
}

fn artifacts(fields: &mut Fields<'_>) -> Vec<ManifestArtifact> {
    let said = fields.list("artifacts");
    if said.len() > MOST_ARTIFACTS {
        fields.problems.push(format!("only the first {MOST_ARTIFACTS} artifacts are used"));
    }
    let mut artifacts: Vec<ManifestArtifact> = Vec::new();
    for (place, value) in (1..).zip(said.iter().take(MOST_ARTIFACTS)) {
        let (found, problems) = artifact(value);
        let label =
            found.as_ref().map_or_else(|| format!("artifact {place}"), |a| format!("for {}", a.platform));
        fields.problems.extend(problems.into_iter().map(|problem| format!("{label}: {problem}")));
        match found {
            Some(found) if artifacts.iter().any(|other| other.platform == found.platform) => {
                fields
                    .problems
                    .push(format!("the platform {} is listed twice; the first is used", found.platform));
            }
            Some(found) => artifacts.push(found),
            None => {}
        }
    }
    artifacts
}

/// One artifact; none when it names no platform. What makes it unusable makes it unavailable, with the reason.
fn artifact(value: &Value) -> (Option<ManifestArtifact>, Vec<String>) {
    let mut fields = Fields::of(value);
    let Some(said) = fields.line(&["platform"], NAME) else {
        return (None, vec!["it is left out, because it names no platform".into()]);
    };
    // A platform nobody here knows is shown as it is spelled; it fits no computer.
    let platform = said.parse::<Platform>().map_or(said, |platform| platform.to_string());
    let mut artifact = ManifestArtifact {
        platform,
        filename: String::new(),
        size: fields.size(),
        sha256: fields.sha256("sha256"),
        sha512: fields.sha512(),
        urls: fields.urls(),
        signature: companion(&mut fields, "signature"),
        sbom: companion(&mut fields, "sbom"),
        provenance: companion(&mut fields, "provenance"),
        status: ArtifactStatus::Available,
        reason: fields.line(&["reason"], LINE),
        content: fields.sha256("content"),
        table: table(&mut fields),
    };
    artifact.filename = filename(&mut fields, &artifact.urls);
    let said_unavailable = fields.line(&["status"], NAME).is_some_and(|status| status != "available");
    let reason = match (said_unavailable, &artifact.sha256, artifact.urls.is_empty()) {
        (true, ..) => artifact.reason.clone().unwrap_or_else(|| "the maker gives no reason".into()),
        (false, None, _) => "it comes without a usable SHA-256 digest, so nobody could verify it".into(),
        (false, Some(_), true) => "it comes without a usable address".into(),
        (false, Some(_), false) => {
            artifact.reason = None;
            return (Some(artifact), fields.problems);
        }
    };
    if !said_unavailable {
        fields.problems.push(reason.clone());
    }
    artifact.status = ArtifactStatus::Unavailable;
    artifact.reason = Some(reason);
    (Some(artifact), fields.problems)
}

/// The file's name: the one that is said, when it is only a name, else the end of its first address.
fn filename(fields: &mut Fields<'_>, urls: &[String]) -> String {
    let is_name = |name: &str| vitrine_base::path_policy::check_component(name).is_ok();
    let said = fields.line(&["filename"], NAME).filter(|name| is_name(name));
    let end = || {
        let first = urls.first()?.split(['?', '#']).next()?;
        first.rsplit('/').next().filter(|name| is_name(name)).map(str::to_owned)
    };
    said.or_else(end).unwrap_or_default()
}

/// A document beside a file: an address, a list of them, or an object with digest and size.
fn companion(fields: &mut Fields<'_>, key: &str) -> Option<Companion> {
    let value = fields.any(key)?;
    let found = match value {
        Value::Object(_) => {
            let mut inner = Fields::of(value);
            let found = Companion { urls: inner.urls(), sha256: inner.sha256("sha256"), size: inner.size() };
            fields.problems.extend(inner.problems.into_iter().map(|problem| format!("{key}: {problem}")));
            found
        }
        _ => {
            let wrapped = serde_json::json!({ "urls": value });
            let mut inner = Fields::of(&wrapped);
            let found = Companion { urls: inner.urls(), sha256: None, size: None };
            fields.problems.extend(inner.problems.into_iter().map(|problem| format!("{key}: {problem}")));
            found
        }
    };
    (!found.urls.is_empty()).then_some(found)
}

fn table(fields: &mut Fields<'_>) -> Option<FileRef> {
    let value = fields.object("table")?;
    let mut inner = Fields::of(value);
    let (path, sha256, size) = (inner.urls().into_iter().next(), inner.sha256("sha256"), inner.size());
    match (path, sha256, size) {
        (Some(path), Some(sha256), Some(size)) => Some(FileRef { path, sha256, size }),
        _ => {
            fields.problems.push("the member table is not used: path, digest or size is missing".into());
            None
        }
    }
}

fn source(fields: &mut Fields<'_>) -> Option<BuildSource> {
    let mut inner = Fields::of(fields.object("source")?);
    let urls = inner.urls();
    let filename = filename(&mut inner, &urls);
    let sha256: Option<Sha256> = inner.sha256("sha256");
    let found = BuildSource { filename, sha256, size: inner.size(), recipe: recipe(&mut inner), urls };
    fields.problems.extend(inner.problems.into_iter().map(|problem| format!("source: {problem}")));
    (!found.urls.is_empty() || found.recipe.is_some()).then_some(found)
}

fn recipe(fields: &mut Fields<'_>) -> Option<BuildRecipe> {
    let mut inner = Fields::of(fields.object("recipe")?);
    let script = inner.verbatim("script");
    let outputs: Vec<String> = inner
        .list("outputs")
        .iter()
        .take(MOST_NAMES)
        .filter_map(|output| address(output.as_str()?).ok().filter(|path| !path.contains(':')))
        .collect();
    fields.problems.append(&mut inner.problems);
    match script {
        Some(script) if script.len() <= SCRIPT_BYTES && !script.contains('\0') => {
            Some(BuildRecipe { script, outputs: Some(outputs).filter(|outputs| !outputs.is_empty()) })
        }
        Some(_) => {
            fields.problems.push("the build script is too long or no text".into());
            None
        }
        None => None,
    }
}
