//! What was read in a package ([`Found`]), and what a listing will say of it ([`Listed`]).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use vitrine_base::Sha256;
use vitrine_package::listing::Texts;
use vitrine_package::{ContentRating, Dependency, Finding, Inspection, Kind};

use super::Fields;

/// One file inside a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundMember {
    /// Its path.
    pub path: String,
    /// Its bytes.
    pub size: u64,
    /// Their digest.
    pub sha256: Sha256,
    /// It is a program, by its first bytes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub executable: bool,
}

/// One command a tool brings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundCommand {
    /// What a person types.
    pub name: String,
    /// The member that is started.
    pub path: String,
}

/// What a package says of itself and holds, as the worker read it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// The id the package gives itself; not checked yet.
    pub id: Option<String>,
    /// The version it gives itself; not checked yet.
    pub version: Option<String>,
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Who made it; may be empty.
    pub maker: String,
    /// One line.
    pub summary: String,
    /// Markdown of the maker's.
    pub description: String,
    /// Tags.
    pub tags: Vec<String>,
    /// The content rating.
    pub rating: ContentRating,
    /// An SPDX expression, as written.
    pub licence: Option<String>,
    /// The maker's page.
    pub homepage: Option<String>,
    /// What changed, Markdown.
    pub changelog: String,
    /// What its programs run on, in the words of the index.
    pub platform: Option<String>,
    /// The member that shows it best.
    pub preview: Option<String>,
    /// Bytes of all members together.
    pub unpacked: u64,
    /// [`vitrine_package::content_root`] of its members.
    pub content: Sha256,
    /// Its files, sorted by path.
    pub members: Vec<FoundMember>,
    /// What it needs.
    pub dependencies: Vec<Dependency>,
    /// The commands it brings.
    pub commands: Vec<FoundCommand>,
    /// What was noticed.
    pub findings: Vec<Finding>,
}

impl From<Inspection> for Found {
    fn from(seen: Inspection) -> Self {
        let content = seen.content_root();
        Self {
            id: seen.id,
            version: seen.version,
            kind: seen.kind,
            name: seen.name,
            maker: seen.maker,
            summary: seen.summary,
            description: seen.description,
            tags: seen.tags,
            rating: seen.rating,
            licence: seen.licence,
            homepage: seen.homepage,
            changelog: seen.changelog,
            platform: seen.platform.map(|platform| platform.to_string()),
            preview: seen.preview,
            unpacked: seen.unpacked,
            content,
            members: seen
                .members
                .into_iter()
                .map(|member| FoundMember {
                    path: member.path,
                    size: member.size,
                    sha256: member.sha256,
                    executable: member.executable,
                })
                .collect(),
            dependencies: seen.dependencies,
            commands: seen
                .commands
                .into_iter()
                .map(|command| FoundCommand { name: command.name, path: command.path })
                .collect(),
            findings: seen.findings,
        }
    }
}

/// What a listing will say: the maker's fields over what the package says, over what is published.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// One line.
    pub summary: String,
    /// Markdown.
    pub description: String,
    /// Who made it.
    pub maker: String,
    /// Tags.
    pub tags: Vec<String>,
    /// The content rating.
    pub rating: ContentRating,
    /// An SPDX expression, as written.
    pub licence: Option<String>,
    /// The maker's page.
    pub homepage: Option<String>,
    /// What changed.
    pub changelog: String,
    /// Name and summary in other languages, where something is said of them.
    pub texts: Option<BTreeMap<String, Texts>>,
    /// The description in other languages, Markdown, where something is said of them.
    pub descriptions: Option<BTreeMap<String, String>>,
}

fn written(text: Option<&String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Puts the three together. A package that names no licence keeps the one it is `published` under.
pub fn listed(fields: &Fields, found: &Found, published: Option<String>) -> Listed {
    Listed {
        name: written(fields.name.as_ref()).unwrap_or_else(|| found.name.clone()),
        summary: written(fields.summary.as_ref()).unwrap_or_else(|| found.summary.clone()),
        description: written(fields.description.as_ref()).unwrap_or_else(|| found.description.clone()),
        maker: found.maker.clone(),
        tags: fields.tags.clone().unwrap_or_else(|| found.tags.clone()),
        // A maker may say it is for fewer people than the package does, never for more.
        rating: fields.rating.unwrap_or_default().max(found.rating),
        licence: written(fields.licence.as_ref()).or_else(|| written(found.licence.as_ref())).or(published),
        homepage: written(fields.homepage.as_ref()).or_else(|| found.homepage.clone()),
        changelog: written(fields.changelog.as_ref()).unwrap_or_else(|| found.changelog.clone()),
        texts: fields.texts.clone(),
        descriptions: fields.descriptions.clone(),
    }
}
