//! The same gallery as HomePilot's storage bucket: `registry/registry.json` in its schema 1, cards with the
//! keys its pages read, and files where its backend in R2 mode asks for them by id and version. It knows
//! one version per package, the latest. Source: facts of the HomePilot code, `docs/formats.md`.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use vitrine_base::{PackageId, Sha256, Timestamp, Version};
use vitrine_package::listing::VersionEntry;
use vitrine_package::{ContentRating, DependencyKind, Inspection, Kind};

use crate::gallery_file::iso;
use crate::release::Facts;
use crate::signing::own_path;

/// Where HomePilot looks for it.
pub(crate) const REGISTRY: &str = "registry/registry.json";

#[derive(Serialize)]
pub(crate) struct Registry<'a> {
    schema_version: u32,
    generated_at: String,
    total: usize,
    items: &'a [Item],
}

/// The part of a registry that is read again.
#[derive(Deserialize)]
pub(crate) struct ReadRegistry {
    pub(crate) items: Vec<Item>,
}

/// One item; the keys and their order are those of HomePilot's own registry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    pub(crate) id: PackageId,
    name: String,
    short: String,
    tags: Vec<String>,
    nsfw: bool,
    author: String,
    downloads: u64,
    class_id: String,
    has_avatar: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    submitted_at: Option<String>,
    latest: Latest,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Latest {
    version: Version,
    package_url: String,
    preview_url: String,
    card_url: String,
    sha256: Sha256,
    size_bytes: u64,
}

/// The whole registry.
pub(crate) fn registry(items: &[Item], generated: Timestamp) -> Registry<'_> {
    Registry { schema_version: 1, generated_at: iso(generated), total: items.len(), items }
}

/// The item of a package at its latest version; `None` for kinds HomePilot does not know, and for what nobody is to
/// install any more.
pub(crate) fn item(
    id: &PackageId,
    version: &VersionEntry,
    facts: &Facts,
    downloads: Option<u64>,
) -> Option<Item> {
    let file = version.artifacts.first()?;
    let number = &version.version;
    (facts.kind == Kind::Persona && version.yanked.is_none()).then(|| Item {
        id: id.clone(),
        name: facts.name.clone(),
        short: facts.summary.clone(),
        tags: facts.tags.clone(),
        nsfw: facts.rating != ContentRating::Everyone,
        author: facts.maker.clone(),
        downloads: downloads.unwrap_or(0),
        class_id: facts.class_id.clone(),
        has_avatar: facts.picture.is_some(),
        submitted_at: version.released.map(iso),
        latest: Latest {
            version: number.clone(),
            package_url: own_path(file).unwrap_or_default().to_owned(),
            preview_url: format!("previews/{id}/{number}/preview.webp"),
            card_url: format!("previews/{id}/{number}/card.json"),
            sha256: file.sha256,
            size_bytes: file.size,
        },
    })
}

/// A card with every key HomePilot's pages read: the package's own, and what is missing from the rest of
/// the package. (The dialect of the personas repository says `description` where they read `short`.)
pub(crate) fn card(
    own: &Map<String, Value>,
    inspection: &Inspection,
    has_avatar: bool,
) -> Map<String, Value> {
    let mut card = own.clone();
    let tools: Vec<&str> = inspection
        .dependencies
        .iter()
        .filter(|needed| needed.kind == DependencyKind::Tool)
        .map(|needed| needed.name.as_str())
        .collect();
    let rating = if inspection.rating == ContentRating::Everyone { "sfw" } else { "nsfw" };
    let defaults = json!({
        "name": inspection.name,
        "role": inspection.summary,
        "short": inspection.summary,
        "class_id": "assistant",
        "tone": "",
        "tags": inspection.tags,
        "tools": tools,
        "content_rating": rating,
        "style_tags": [],
        "tone_tags": [],
        "backstory": "",
    });
    if let Value::Object(defaults) = defaults {
        for (key, value) in defaults {
            card.entry(key).or_insert(value);
        }
    }
    card.insert("has_avatar".into(), has_avatar.into());
    card
}
