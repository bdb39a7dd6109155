//! The same gallery as HomePilot's storage bucket: `registry/registry.json` in its schema 1, cards with the
//! keys its pages read, and files where its backend in R2 mode asks for them by id and version. It knows
//! one version per package, the latest. Source: facts of the HomePilot code, `docs/formats.md`.

use serde::Serialize;
use serde_json::{Map, Value, json};
use vitrine_base::{PackageId, Sha256, Timestamp, Version};
use vitrine_package::{ContentRating, DependencyKind, Kind};

use crate::gallery_file::iso;
use crate::release::Release;

/// Where HomePilot looks for it.
pub(crate) const REGISTRY: &str = "registry/registry.json";

#[derive(Serialize)]
pub(crate) struct Registry<'a> {
    schema_version: u32,
    generated_at: String,
    total: usize,
    items: &'a [Item],
}

/// One item; the keys and their order are those of HomePilot's own registry.
#[derive(Serialize)]
pub(crate) struct Item {
    id: PackageId,
    name: String,
    short: String,
    tags: Vec<String>,
    nsfw: bool,
    author: String,
    downloads: u64,
    class_id: String,
    has_avatar: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    submitted_at: Option<String>,
    latest: Latest,
}

#[derive(Serialize)]
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

/// The item of a package; `None` for kinds HomePilot does not know.
pub(crate) fn item(
    id: &PackageId,
    version: &Version,
    release: &Release,
    downloads: Option<u64>,
    released: Option<Timestamp>,
) -> Option<Item> {
    let inspection = &release.inspection;
    (inspection.kind == Kind::Persona).then(|| Item {
        id: id.clone(),
        name: inspection.name.clone(),
        short: inspection.summary.clone(),
        tags: inspection.tags.clone(),
        nsfw: inspection.rating != ContentRating::Everyone,
        author: inspection.maker.clone(),
        downloads: downloads.unwrap_or(0),
        class_id: release.card.get("class_id").and_then(Value::as_str).unwrap_or("assistant").to_owned(),
        has_avatar: release.picture.is_some(),
        submitted_at: released.map(iso),
        latest: Latest {
            version: version.clone(),
            package_url: release.path.clone(),
            preview_url: format!("previews/{id}/{version}/preview.webp"),
            card_url: format!("previews/{id}/{version}/card.json"),
            sha256: release.sha256,
            size_bytes: release.size,
        },
    })
}

/// A card with every key HomePilot's pages read: the package's own, and what is missing from the rest of
/// the package. (The dialect of the personas repository says `description` where they read `short`.)
pub(crate) fn card(release: &Release) -> Map<String, Value> {
    let inspection = &release.inspection;
    let mut card = release.card.clone();
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
    card.insert("has_avatar".into(), release.picture.is_some().into());
    card
}
