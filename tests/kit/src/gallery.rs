//! Galleries in HomePilot's layouts (facts/homepilot.md §2), as folders to read or to serve.

use std::path::Path;

use serde_json::{Value, json};
use vitrine_base::Sha256;

use crate::PersonaSpec;

/// Writes bytes at a path below a folder, with the folders above it.
fn put(folder: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let file = folder.join(path);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, bytes).unwrap();
}

/// The addresses of one item.
struct Urls {
    package: String,
    preview: String,
    card: String,
}

fn bucket_urls(spec: &PersonaSpec) -> Urls {
    let place = format!("{}/{}", spec.id, spec.version_or_first());
    Urls {
        package: format!("packages/{place}/persona.hpersona"),
        preview: format!("previews/{place}/preview.webp"),
        card: format!("previews/{place}/card.json"),
    }
}

fn worker_urls(spec: &PersonaSpec) -> Urls {
    let place = format!("{}/{}", spec.id, spec.version_or_first());
    Urls { package: format!("/p/{place}"), preview: format!("/v/{place}"), card: format!("/c/{place}") }
}

fn item(spec: &PersonaSpec, urls: &Urls, package: &[u8]) -> Value {
    json!({
        "id": spec.id, "name": spec.name, "short": spec.summary, "tags": spec.tags,
        "nsfw": spec.is_mature(), "author": spec.maker, "downloads": 0, "class_id": "assistant",
        "has_avatar": spec.picture_seed.is_some(),
        "latest": {
            "version": spec.version_or_first(), "package_url": urls.package, "preview_url": urls.preview,
            "card_url": urls.card, "sha256": Sha256::of(package).to_hex(), "size_bytes": package.len(),
        },
    })
}

/// A `registry.json` around these items.
pub fn registry_json(items: Vec<Value>) -> Value {
    json!({"schema_version": 1, "generated_at": "2026-03-11T08:15:21Z", "items": items})
}

fn write(folder: &Path, specs: &[PersonaSpec], registry: &str, urls: fn(&PersonaSpec) -> Urls) -> Value {
    let mut items = Vec::new();
    for spec in specs {
        let (urls, package) = (urls(spec), spec.package());
        put(folder, urls.package.trim_start_matches('/'), &package);
        put(folder, urls.card.trim_start_matches('/'), spec.card().to_string());
        if let Some(preview) = spec.preview() {
            put(folder, urls.preview.trim_start_matches('/'), preview);
        }
        items.push(item(spec, &urls, &package));
    }
    let document = registry_json(items);
    put(folder, registry, serde_json::to_vec_pretty(&document).unwrap());
    document
}

/// Writes the bucket layout: `registry/registry.json`, `packages/<id>/<version>/persona.hpersona`,
/// `previews/<id>/<version>/{preview.webp,card.json}`; answers the registry.
pub fn homepilot_bucket(folder: &Path, specs: &[PersonaSpec]) -> Value {
    write(folder, specs, "registry/registry.json", bucket_urls)
}

/// Writes the Worker's layout: `registry.json`, and `/p`, `/v`, `/c` so that a
/// [`FileServer`](crate::FileServer) of the folder answers as the Worker does; answers the registry.
pub fn homepilot_worker(folder: &Path, specs: &[PersonaSpec]) -> Value {
    write(folder, specs, "registry.json", worker_urls)
}
