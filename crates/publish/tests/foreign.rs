//! The gallery as HomePilot sees it: its backend in R2 mode builds every path from id and version.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use vitrine_base::Sha256;

use crate::support::{NOW, Place, persona};

/// Stands in for HomePilot's backend in R2 mode; the paths are those of its `community.py`.
struct Backend<'a>(&'a Path);

impl Backend<'_> {
    fn registry(&self) -> Value {
        serde_json::from_slice(&fs::read(self.0.join("registry/registry.json")).unwrap()).unwrap()
    }
    fn card(&self, id: &str, version: &str) -> Value {
        let path = self.0.join(format!("previews/{id}/{version}/card.json"));
        serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
    }
    fn preview(&self, id: &str, version: &str) -> Vec<u8> {
        fs::read(self.0.join(format!("previews/{id}/{version}/preview.webp"))).unwrap()
    }
    fn download(&self, id: &str, version: &str) -> Vec<u8> {
        fs::read(self.0.join(format!("packages/{id}/{version}/persona.hpersona"))).unwrap()
    }
}

#[test]
fn everything_homepilot_asks_for_is_there() {
    let place = Place::new();
    place.persona("anna", "1.0.0", "first");
    place.persona("anna", "1.1.0", "second");
    persona(&place.folder.join("night"), "night_owl", Some("0.1.0"), "late", "mature");
    place.build_all();
    let backend = Backend(&place.out);
    let registry = backend.registry();
    assert_eq!(registry["schema_version"], 1);
    assert_eq!(registry["generated_at"], "2026-05-28T20:26:40Z");
    let items = registry["items"].as_array().unwrap();
    assert_eq!(items.len(), 2);
    for item in items {
        for key in
            ["id", "name", "short", "tags", "nsfw", "author", "downloads", "class_id", "has_avatar", "latest"]
        {
            assert!(item.get(key).is_some(), "{key}");
        }
        let (id, latest) = (item["id"].as_str().unwrap(), &item["latest"]);
        let version = latest["version"].as_str().unwrap();
        let package = backend.download(id, version);
        assert_eq!(latest["sha256"], Sha256::of(&package).to_hex());
        assert_eq!(latest["size_bytes"], package.len());
        assert_eq!(latest["package_url"], format!("packages/{id}/{version}/persona.hpersona"));
        let preview = backend.preview(id, version);
        assert_eq!((&preview[..4], &preview[8..15]), (&b"RIFF"[..], &b"WEBPVP8"[..]));
        assert_eq!(preview[15], b' ', "lossy");
        let picture = image::load_from_memory(&preview).unwrap();
        assert_eq!((picture.width(), picture.height()), (512, 439));
        let card = backend.card(id, version);
        for key in [
            "name",
            "role",
            "short",
            "class_id",
            "tone",
            "tags",
            "tools",
            "content_rating",
            "has_avatar",
            "backstory",
        ] {
            assert!(card.get(key).is_some(), "{key}");
        }
    }
    assert_eq!((items[0]["nsfw"].as_bool(), items[1]["nsfw"].as_bool()), (Some(false), Some(true)));
    assert_eq!(items[0]["latest"]["version"], "1.1.0");
    assert_eq!(items[0]["class_id"], "scholar");
    // A card keeps what the maker wrote.
    assert_eq!(backend.card("anna", "1.1.0")["stats"]["level"], 3);
    assert_eq!(backend.card("anna", "1.1.0")["tools"], json!(["ruler"]));
}

#[test]
fn yanked_and_withdrawn_versions_are_not_offered() {
    let place = Place::new();
    place.persona("anna", "1.0.0", "first");
    place.persona("anna", "1.1.0", "second");
    place.persona("bert", "1.0.0", "all yanked");
    place.persona("cleo", "1.0.0", "taken down");
    place.gallery(&json!({
        "yanked": [{"id": "anna", "version": "1.1.0", "reason": "x"}, {"id": "bert", "version": "1.0.0", "reason": "x"}],
        "withdrawn": [{"id": "cleo", "reason": "x"}]
    }));
    place.try_build_at(NOW).unwrap();
    let registry = Backend(&place.out).registry();
    let offered: Vec<_> =
        registry["items"].as_array().unwrap().iter().map(|i| (&i["id"], &i["latest"]["version"])).collect();
    assert_eq!(offered, [(&json!("anna"), &json!("1.0.0"))]);
    assert_eq!(place.read().entries.len(), 3);
}
