//! Building again: nothing new, something new, something gone, something broken.

use std::fs;

use serde_json::json;
use vitrine_base::Silent;
use vitrine_publish::{BuildOptions, build};

use crate::support::{NOW, Place, root_of};

#[test]
fn a_second_build_of_the_same_changes_nothing() {
    let place = Place::new();
    place.persona("anna", "1.0.0", "first");
    place.gallery(&json!({"withdrawn": [{"id": "gone", "reason": "broken"}]}));
    place.build_all();
    let before = place.files();
    let report = place.try_build_at(NOW + 86_400_000).unwrap();
    assert!(report.unchanged);
    assert_eq!(report.sequence, 1);
    assert_eq!(place.files(), before);
}

#[test]
fn a_change_becomes_a_log_segment() {
    let place = Place::new();
    for id in ["anna", "bert", "cleo"] {
        place.persona(id, "1.0.0", "first");
    }
    place.build_all();
    let mut lines = place.read().lines;
    place.persona("anna", "1.1.0", "second");
    fs::remove_dir_all(place.folder.join("bert")).unwrap();
    let report = place.try_build_at(NOW + 1).unwrap();
    assert_eq!((report.sequence, report.unchanged), (2, false));
    let gallery = place.read();
    let segment = &gallery.root.log[0];
    assert_eq!((segment.from, segment.to), (1, 2));
    let changed = gallery.zstd_lines(&segment.file);
    assert_eq!(changed.len(), 2);
    assert!(changed[0].contains("1.1.0") && !changed[0].contains("packages/anna/1.0.0"), "{}", changed[0]);
    assert_eq!(changed[1], r#"{"removed":"bert"}"#);
    gallery.apply(&mut lines, 0);
    assert_eq!(lines, gallery.lines);
    assert_eq!(root_of(&lines), gallery.root.root);
    // What was published before keeps its day.
    let versions = &gallery.entries["anna"].versions;
    assert_eq!((versions[0].released, versions[1].released), (Some(NOW + 1), Some(NOW)));
    assert!(place.out.join("packages/bert/1.0.0/persona.hpersona").exists(), "old packages stay");
}

#[test]
fn the_log_is_bounded_and_old_index_files_go() {
    let place = Place::new();
    let options = BuildOptions { now: NOW, keep_segments: 2, ..BuildOptions::default() };
    for round in 0..5 {
        place.persona("anna", &format!("1.{round}.0"), "again");
        build(&place.folder, &place.out, &options, &Silent).unwrap();
    }
    let gallery = place.read();
    let log: Vec<_> = gallery.root.log.iter().map(|segment| (segment.from, segment.to)).collect();
    assert_eq!(log, [(3, 4), (4, 5)]);
    let names: Vec<String> =
        place.files().into_keys().filter(|name| name.starts_with("catalogue/")).collect();
    // Those of the root before stay for readers on their way.
    assert_eq!(
        names,
        [
            "catalogue/log-2-3.jsonl.zst",
            "catalogue/log-3-4.jsonl.zst",
            "catalogue/log-4-5.jsonl.zst",
            "catalogue/snapshot-4.jsonl.zst",
            "catalogue/snapshot-5.jsonl.zst"
        ]
    );
}

#[test]
fn a_published_version_keeps_its_bytes() {
    let place = Place::new();
    place.persona("anna", "1.0.0", "first");
    place.build_all();
    let before = place.files();
    place.persona("anna", "1.0.0", "secretly changed");
    let report = place.build();
    assert!(report.unchanged);
    assert_eq!(report.left_out.len(), 1);
    assert!(report.left_out[0].1.contains("a published version never changes"), "{:?}", report.left_out);
    assert_eq!(place.files(), before);
}

#[test]
fn what_a_crash_left_behind_does_no_harm() {
    let place = Place::new();
    place.persona("anna", "1.0.0", "first");
    place.build_all();
    fs::create_dir_all(place.out.join(".vitrine-staging/deep")).unwrap();
    fs::write(place.out.join(".vitrine-staging/deep/arriving"), "half").unwrap();
    fs::write(place.out.join("catalogue/snapshot-2.jsonl.zst"), "half").unwrap();
    fs::create_dir_all(place.out.join("packages/bert/1.0.0")).unwrap();
    fs::write(place.out.join("packages/bert/1.0.0/persona.hpersona"), "half").unwrap();
    place.persona("bert", "1.0.0", "other");
    assert_eq!(place.build_all().sequence, 2);
    assert_eq!(place.read().entries.len(), 2);
    assert!(!place.out.join(".vitrine-staging").exists());
}

#[test]
fn a_lost_snapshot_starts_the_log_anew_but_never_the_sequence() {
    let place = Place::new();
    for version in ["1.0.0", "1.1.0"] {
        place.persona("anna", version, "again");
        place.build_all();
    }
    fs::write(place.out.join("catalogue/snapshot-2.jsonl.zst"), "damaged").unwrap();
    let report = place.build_all();
    assert_eq!((report.sequence, report.unchanged), (3, false));
    let gallery = place.read();
    assert!(gallery.root.log.is_empty());
    // What was published still keeps its bytes.
    fs::write(place.out.join("catalogue/snapshot-3.jsonl.zst"), "damaged").unwrap();
    place.persona("anna", "1.1.0", "secretly changed");
    let report = place.build();
    assert_eq!(report.left_out.len(), 1);
    assert_eq!(place.read().entries["anna"].versions[0], gallery.entries["anna"].versions[0]);
}
