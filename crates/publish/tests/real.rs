//! Real packages of a real gallery, when they are at hand (`VITRINE_SHARED`, or `../shared` beside the
//! repository).

use std::path::PathBuf;

use vitrine_base::Silent;
use vitrine_publish::{BuildOptions, build};

use crate::support::{Gallery, NOW};

fn shared() -> Option<PathBuf> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = std::env::var_os("VITRINE_SHARED").map_or_else(beside, PathBuf::from).join("data/homepilot");
    folder.is_dir().then_some(folder)
}

#[test]
fn successive_revisions_become_versions_or_are_told() {
    let Some(data) = shared() else { return };
    let out = tempfile::tempdir().unwrap();
    let options = BuildOptions { now: NOW, ..BuildOptions::default() };
    let report = build(&data.join("history"), out.path(), &options, &Silent).unwrap();
    let gallery = Gallery::read(out.path());
    assert_eq!(report.packages, 12, "{:?}", report.left_out);
    let files = std::fs::read_dir(data.join("history")).unwrap().count();
    assert_eq!(report.versions as usize + report.left_out.len(), files, "{:?}", report.left_out);
    // Those that say 1.0.0 themselves collide: the first by name stays, the others are told.
    assert!(report.left_out.iter().all(|(_, sentence)| sentence.contains("already taken by")));
    assert!(gallery.entries["nora_memory_keeper"].versions.len() >= 4);
}

#[test]
fn a_real_bucket_is_a_folder_of_packages() {
    let Some(data) = shared() else { return };
    let out = tempfile::tempdir().unwrap();
    let options = BuildOptions { now: NOW, ..BuildOptions::default() };
    let report = build(&data.join("bucket"), out.path(), &options, &Silent).unwrap();
    assert_eq!((report.packages, report.left_out), (12, Vec::new()));
    let gallery = Gallery::read(out.path());
    assert!(gallery.entries.values().all(|entry| entry.picture.is_some()));
    let read =
        |path: PathBuf| serde_json::from_slice::<serde_json::Value>(&std::fs::read(path).unwrap()).unwrap();
    let theirs = read(data.join("bucket/registry/registry.json"));
    let ours = read(out.path().join("registry/registry.json"));
    for (a, b) in theirs["items"].as_array().unwrap().iter().map(|item| {
        let same = |other: &&serde_json::Value| other["id"] == item["id"];
        (item, ours["items"].as_array().unwrap().iter().find(same).unwrap())
    }) {
        // The packages of the other community leave rating and class to their registry.
        let own = a["author"] == "HomePilot Community";
        for key in ["name", "nsfw", "class_id"].into_iter().take(if own { 3 } else { 1 }) {
            assert_eq!(a[key], b[key], "{key} of {}", a["id"]);
        }
        assert_eq!(a["latest"]["sha256"], b["latest"]["sha256"]);
        assert_eq!(a["latest"]["version"], b["latest"]["version"]);
    }
}
