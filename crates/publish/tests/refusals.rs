//! Bad input: left out with a sentence, or an error that leaves everything as it was.

use std::fs;

use vitrine_base::Silent;
use vitrine_publish::{BuildOptions, build};

use crate::support::{NOW, Place, persona, png};

#[test]
fn one_bad_package_never_stops_the_rest() {
    let place = Place::new();
    place.persona("anna", "1.0.0", "first");
    place.write("empty.hpersona", "");
    place.write("text.hpersona", "this is no archive");
    place.write("broken/manifest.json", "{");
    place.write("wrong/manifest.json", r#"{"kind": "something.else", "schema_version": 2}"#);
    let report = place.build();
    assert_eq!(report.packages, 1);
    let files: Vec<&str> = report.left_out.iter().map(|(file, _)| file.as_str()).collect();
    assert_eq!(files, ["broken", "empty.hpersona", "text.hpersona", "wrong"]);
    assert!(report.left_out.iter().all(|(_, sentence)| sentence.len() > 15), "{:?}", report.left_out);
    assert_eq!(place.read().entries.len(), 1);
}

#[test]
fn the_first_of_two_that_claim_one_version_is_kept() {
    let place = Place::new();
    persona(&place.folder.join("a"), "anna", Some("1.0.0"), "the first", "sfw");
    persona(&place.folder.join("b"), "anna", Some("1.0.0"), "the second", "sfw");
    persona(&place.folder.join("c"), "anna", Some("1.0.0"), "the first", "sfw");
    persona(&place.folder.join("d"), "ANNA", Some("1.0.0"), "shouting", "sfw");
    let report = place.build();
    assert_eq!(report.left_out.len(), 2, "{:?}", report.left_out);
    assert_eq!(report.left_out[0].0, "b");
    assert!(report.left_out[0].1.contains("already taken by a"));
    assert_eq!(report.left_out[1].0, "d");
    assert!(report.left_out[1].1.contains("capital letters"));
    assert_eq!(place.read().entries["anna"].summary, "the first");
}

#[test]
fn ids_and_versions_that_are_paths_are_not_used() {
    let place = Place::new();
    persona(&place.folder.join("a"), "../../escape", Some("1.0.0"), "x", "sfw");
    persona(&place.folder.join("b@2.0.0"), "fine", Some("../1"), "x", "sfw");
    persona(&place.folder.join("bad name"), "../../escape", Some("1.0.0"), "x", "sfw");
    let report = place.build();
    // The file name stands in, where it can; the maker is told either way.
    let codes: Vec<&str> = report.findings.iter().map(|(_, finding)| finding.code.as_str()).collect();
    assert!(
        codes.contains(&"package.id_unusable") && codes.contains(&"package.version_unusable"),
        "{codes:?}"
    );
    let gallery = place.read();
    let listed: Vec<_> =
        gallery.entries.values().map(|e| (e.id.as_str(), e.versions[0].version.as_str())).collect();
    assert_eq!(listed, [("a", "1.0.0"), ("fine", "2.0.0")]);
    assert_eq!(report.left_out.len(), 1, "{:?}", report.left_out);
    assert!(report.left_out[0].1.contains("package id"), "{:?}", report.left_out);
    assert!(!place.folder.join("../escape").exists());
}

#[cfg(unix)]
#[test]
fn links_are_told_and_not_followed() {
    let place = Place::new();
    let elsewhere = tempfile::tempdir().unwrap();
    persona(elsewhere.path(), "anna", Some("1.0.0"), "x", "sfw");
    std::os::unix::fs::symlink(elsewhere.path(), place.folder.join("linked")).unwrap();
    let report = place.build();
    assert_eq!(report.packages, 0);
    assert_eq!(report.left_out[0].0, "linked");
}

#[test]
fn a_picture_that_cannot_be_shown_leaves_the_package_in() {
    let place = Place::new();
    place.persona("anna", "1.0.0", "x");
    place.persona("bert", "1.0.0", "x");
    fs::write(place.folder.join("anna/1.0.0/assets/avatar_x.png"), "no picture").unwrap();
    let mut huge = png(4, 4);
    huge[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]); // 30,000 × 30,000 in the header
    fs::write(place.folder.join("bert/1.0.0/assets/avatar_x.png"), huge).unwrap();
    place.build();
    let gallery = place.read();
    assert_eq!(gallery.entries.len(), 2);
    assert!(gallery.entries.values().all(|entry| entry.picture.is_none()));
}

#[test]
fn a_folder_that_is_none_and_a_root_that_is_none_are_refused() {
    let place = Place::new();
    let options = BuildOptions { now: NOW, ..BuildOptions::default() };
    let error = build(&place.folder.join("nowhere"), &place.out, &options, &Silent).unwrap_err();
    assert_eq!(error.code(), "publish.not_a_folder");
    assert!(!place.out.exists());
    place.build_all();
    for text in ["not json", r#"{"format":"vitrine/9"}"#] {
        fs::write(place.out.join("vitrine.json"), text).unwrap();
        let error = place.try_build_at(NOW).unwrap_err();
        assert_eq!(error.code(), "publish.previous_root");
        assert_eq!(fs::read_to_string(place.out.join("vitrine.json")).unwrap(), text);
    }
}

#[test]
fn two_builds_at_once_are_one_too_many() {
    let place = Place::new();
    fs::create_dir_all(&place.out).unwrap();
    let _held = vitrine_base::fs::lock_exclusive(&place.out.join(".vitrine-build.lock")).unwrap().unwrap();
    assert_eq!(place.try_build_at(NOW).unwrap_err().code(), "publish.busy");
}
