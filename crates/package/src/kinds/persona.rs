//! AI personas: `.hpersona` packages of HomePilot, schema 1, 2 and 3, in both dialects found in the wild
//! (HomePilot's own exporter and samples, and the community's personas repository).
//!
//! Source: HomePilot `backend/app/personas/export_import.py` and `community/scripts/process_submission.py`,
//! read as facts/homepilot.md §1 tells.

mod dependencies;
mod documents;
mod findings;
mod preview;
mod profile;
mod rating;

use std::collections::BTreeSet;

use vitrine_base::{PackageId, Version};

use self::documents::Documents;
use super::vetting::finding;
use super::{Description, PackageKind, json};
use crate::contents::Contents;
use crate::{Finding, Kind, PackageError, Severity};

const MANIFEST: &str = "manifest.json";
const AGENT: &str = "blueprint/persona_agent.json";
const APPEARANCE: &str = "blueprint/persona_appearance.json";
const AGENTIC: &str = "blueprint/agentic.json";
const CARD: &str = "preview/card.json";
const TOOLS: &str = "dependencies/tools.json";
const SERVERS: &str = "dependencies/mcp_servers.json";
const AGENTS: &str = "dependencies/a2a_agents.json";
const MODELS: &str = "dependencies/models.json";
const SUITE: &str = "dependencies/suite.json";
/// Our own addition: other packages this one is better with.
const PACKAGES: &str = "dependencies/packages.json";

const READ: [&str; 11] =
    [MANIFEST, AGENT, APPEARANCE, AGENTIC, CARD, TOOLS, SERVERS, AGENTS, MODELS, SUITE, PACKAGES];

/// The word such a manifest has under `kind`.
const KIND_WORD: &str = "homepilot.persona";
const OLDEST_SCHEMA: u32 = 1;
const NEWEST_SCHEMA: u32 = 3;

/// The kind.
pub(crate) struct Persona;

impl PackageKind for Persona {
    fn kind(&self) -> Kind {
        Kind::Persona
    }

    fn sign(&self) -> &'static str {
        "a “manifest.json” nor a “blueprint” folder at its top"
    }

    fn recognises(&self, paths: &BTreeSet<&str>) -> bool {
        paths.contains(MANIFEST) || paths.iter().any(|path| path.starts_with("blueprint/"))
    }

    fn reads(&self, path: &str) -> bool {
        READ.contains(&path)
    }

    fn describe(&self, contents: &Contents) -> Result<Description, PackageError> {
        let mut found = Vec::new();
        let documents = Documents::read(contents, &mut found)?;
        let schema = documents.schema()?;
        let rating = rating::read(&documents, &mut found);
        let dependencies = dependencies::read(&documents, &mut found);
        let preview = preview::choose(contents, &documents);
        findings::notice(contents, &documents, preview.as_deref(), &mut found);
        let manifest = &documents.manifest;
        Ok(Description {
            id: id(&documents, &mut found),
            name: profile::name(&documents, &mut found),
            version: version(&documents, &mut found),
            maker: profile::maker(&documents),
            summary: profile::summary(&documents),
            description: profile::description(&documents),
            rating,
            tags: profile::tags(&documents),
            licence: some(json::first_line(manifest, &["licence", "license"], 100)),
            homepage: profile::homepage(&documents, &mut found),
            changelog: json::block(manifest, "changelog", profile::LONG_TEXT),
            dependencies,
            preview,
            findings: found,
            schema,
            ..Description::default()
        })
    }
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// The maker's id; one that could not be a folder name is reported and left out.
fn id(documents: &Documents, found: &mut Vec<Finding>) -> Option<String> {
    let text = [&documents.manifest, &documents.agent]
        .iter()
        .map(|document| json::line(document, "id", 200))
        .find(|text| !text.is_empty())?;
    match PackageId::new(text) {
        Ok(id) => Some(id.to_string()),
        Err(error) => {
            let sentence = format!("The package's own id is not used: {error}.");
            found.push(finding(Severity::Warning, "package.id_unusable", sentence, Some(MANIFEST)));
            None
        }
    }
}

/// The maker's version; one that could not be a folder name is reported and left out.
fn version(documents: &Documents, found: &mut Vec<Finding>) -> Option<String> {
    let text = some(json::line(&documents.manifest, "version", 200))?;
    match Version::new(text) {
        Ok(version) => Some(version.to_string()),
        Err(error) => {
            let sentence = format!("The package's own version is not used: {error}.");
            found.push(finding(Severity::Warning, "package.version_unusable", sentence, Some(MANIFEST)));
            None
        }
    }
}
