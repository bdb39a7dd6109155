//! Galleries, small and large.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use vitrine_base::Sha256;
use vitrine_package::listing::{Entry, FileRef, LogLine, Root, catalogue_root};
use vitrine_package::log::Change;
use vitrine_testkit::{PersonaSpec, gallery, many};

#[test]
fn homepilot_galleries_hold_what_their_registry_says() {
    let specs =
        [PersonaSpec::new("ada"), PersonaSpec::new("bo").version("1.2.0").rating("nsfw").no_picture()];
    for worker in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let write = if worker { gallery::homepilot_worker } else { gallery::homepilot_bucket };
        let registry = write(folder.path(), &specs);
        let place = if worker { "registry.json" } else { "registry/registry.json" };
        let kept: Value = serde_json::from_slice(&std::fs::read(folder.path().join(place)).unwrap()).unwrap();
        assert_eq!(kept, registry);
        for item in registry["items"].as_array().unwrap() {
            let url = item["latest"]["package_url"].as_str().unwrap();
            assert_eq!(url.starts_with("/p/"), worker);
            let bytes = std::fs::read(folder.path().join(url.trim_start_matches('/'))).unwrap();
            assert_eq!(item["latest"]["sha256"], Sha256::of(&bytes).to_hex());
            assert_eq!(item["latest"]["size_bytes"], bytes.len());
        }
        assert_eq!(registry["items"][1]["nsfw"], true);
    }
}

#[test]
fn many_listings_are_distinct_and_the_same_each_time() {
    let bytes = many::registry(3000, 7);
    assert_eq!(bytes, many::registry(3000, 7));
    assert_ne!(bytes, many::registry(3000, 8));
    let registry: Value = serde_json::from_slice(&bytes).unwrap();
    let items = registry["items"].as_array().unwrap();
    let ids: std::collections::HashSet<_> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), 3000);
    let mature = items.iter().filter(|item| item["nsfw"] == true).count();
    assert!((100..600).contains(&mature), "{mature}");
    let names: std::collections::HashSet<_> = many::names(3000, 7).into_iter().collect();
    assert!(names.len() > 1500, "{}", names.len());
    assert!(names.contains(items[5]["name"].as_str().unwrap()));
}

fn lines(folder: &Path, file: &FileRef) -> Vec<String> {
    let bytes = std::fs::read(folder.join(&file.path)).unwrap();
    assert_eq!((Sha256::of(&bytes), bytes.len() as u64), (file.sha256, file.size));
    let text = String::from_utf8(zstd::decode_all(bytes.as_slice()).unwrap()).unwrap();
    text.lines().map(str::to_owned).collect()
}

fn snapshot(folder: &Path, root: &Root) -> BTreeMap<String, String> {
    let entries = lines(folder, &root.snapshot).into_iter();
    entries.map(|line| (serde_json::from_str::<Entry>(&line).unwrap().id.to_string(), line)).collect()
}

fn digest(entries: &BTreeMap<String, String>) -> Sha256 {
    catalogue_root(entries.iter().map(|(id, line)| (id.as_str(), Sha256::of(line.as_bytes()))))
}

#[test]
fn the_log_leads_from_one_snapshot_to_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let old = many::vitrine_index(folder.path(), 500, 3, 4);
    let entries = snapshot(folder.path(), &old);
    assert_eq!((entries.len(), digest(&entries)), (500, old.root));
    let new = many::vitrine_index(folder.path(), 500, 3, 6);
    assert_eq!(new, many::vitrine_index(folder.path(), 500, 3, 6));
    let mut digests: BTreeMap<String, Sha256> =
        entries.iter().map(|(id, line)| (id.clone(), Sha256::of(line.as_bytes()))).collect();
    let mut at = old.sequence;
    for segment in new.log.iter().filter(|segment| segment.from >= old.sequence) {
        assert_eq!(segment.from, at);
        at = segment.to;
        for line in lines(folder.path(), &segment.file) {
            let LogLine::Entry(entry) = serde_json::from_str(&line).unwrap() else { panic!("{line}") };
            assert!(!entry.versions.is_empty());
            // A short line says only what is new, and the digest of the whole.
            let whole = serde_json::from_str::<Change>(&line).map(|change| change.changed);
            digests.insert(entry.id.to_string(), whole.unwrap_or_else(|_| Sha256::of(line.as_bytes())));
        }
    }
    assert_eq!(at, new.sequence);
    assert_eq!(catalogue_root(digests.iter().map(|(id, digest)| (id.as_str(), *digest))), new.root);
    assert_eq!(digest(&snapshot(folder.path(), &new)), new.root);
}
