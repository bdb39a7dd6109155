//! Packages nobody here wrote, when they are at hand.

use std::fs;
use std::path::PathBuf;

use vitrine_base::Silent;
use vitrine_library::Health;
use vitrine_testkit::shared_data;

use crate::support::{Bench, key, wish_for};

fn packages(folder: &std::path::Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            packages(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "hpersona") {
            found.push(path);
        }
    }
}

#[test]
fn real_packages_install_verify_and_go() {
    let Some(data) = shared_data() else { return };
    let mut found = Vec::new();
    packages(&data.join("homepilot/bucket/packages"), &mut found);
    assert!(found.len() >= 10, "{found:?}");
    let bench = Bench::new();
    for path in &found {
        let id = path.parent().unwrap().parent().unwrap().file_name().unwrap().to_str().unwrap();
        let installed = bench.install(wish_for(path, id, "1.0.0")).unwrap();
        assert_eq!(installed.health, Health::Intact, "{id}");
        assert_eq!(fs::read(&installed.original).unwrap(), fs::read(path).unwrap());
        assert_eq!(bench.library.verify(&key(id)).unwrap().health, Health::Intact, "{id}");
    }
    assert_eq!(bench.library.installed().unwrap().len(), found.len());
    for installed in bench.library.installed().unwrap() {
        assert!(bench.library.remove(&installed.key, false, &Silent).unwrap().kept.is_empty());
    }
    assert!(!bench.home.join("library/gallery").exists());
}

/// They republish 1.0.0: every revision of one package in turn, as their gallery had them.
#[test]
fn real_revisions_under_one_version() {
    let Some(data) = shared_data() else { return };
    let mut found = Vec::new();
    packages(&data.join("homepilot/history"), &mut found);
    found.sort();
    let name =
        |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().split('@').next().unwrap().to_owned();
    let first = name(&found[0]);
    let revisions: Vec<_> = found.iter().filter(|path| name(path) == first).collect();
    let bench = Bench::new();
    for (number, path) in revisions.iter().enumerate() {
        let mut wish = wish_for(path, "one", "1.0.0");
        if number > 0 && bench.get("one").unwrap().sha256 != wish.download.sha256.unwrap() {
            assert_eq!(bench.install(wish.clone()).unwrap_err().code(), "republished");
        }
        wish.accept_republished = true;
        assert_eq!(bench.install(wish).unwrap().health, Health::Intact);
    }
    assert_eq!(bench.get("one").unwrap().previous.len(), revisions.len().saturating_sub(1).min(2));
}
