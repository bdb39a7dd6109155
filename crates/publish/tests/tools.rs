//! Tools: several archives of one version, one per platform.

use serde_json::json;

use crate::follower::tool;
use crate::support::{NOW, Place};

#[test]
fn the_archives_of_a_version_are_found_under_every_way_of_naming_them() {
    let place = Place::new();
    place.write("hello/1.0/linux-x86_64.tar.gz", tool("linux"));
    place.write("hello@1.0+macos-arm64.tgz", tool("mac"));
    place.write("other/hello-1.0-x86_64-unknown-linux-musl.tar.gz", tool("musl"));
    place.write("notes.zip", "no archive");
    place.gallery(&json!({
        "mirrors": ["https://mirror.example/g"],
        "packages": {"hello": {"versions": {"1.0": {"unavailable": {"win64": "Nobody has built it"}}}}}
    }));
    let report = place.build();
    assert_eq!(report.left_out.len(), 1, "{:?}", report.left_out);
    assert_eq!(report.left_out[0].0, "notes.zip");
    let gallery = place.read();
    let hello = &gallery.entries["hello"];
    assert_eq!((hello.kind.as_str(), hello.versions.len()), ("tool", 1));
    let version = &hello.versions[0];
    let mut files: Vec<(&str, &str)> =
        version.artifacts.iter().map(|file| (file.platform.as_str(), file.mirrors[0].as_str())).collect();
    files.sort_unstable();
    assert_eq!(
        files,
        [
            ("linux-x86_64", "packages/hello/1.0/linux-x86_64.tar.gz"),
            ("linux-x86_64-musl", "packages/hello/1.0/linux-x86_64-musl.tar.gz"),
            ("macos-aarch64", "packages/hello/1.0/macos-aarch64.tgz"),
        ]
    );
    assert!(version.artifacts.iter().all(|file| file.content.is_some() && file.table.is_some()));
    assert_eq!(
        version.artifacts[0].mirrors[1],
        format!("https://mirror.example/g/{}", version.artifacts[0].mirrors[0])
    );
    let [gone] = version.unavailable.as_slice() else { panic!("{version:?}") };
    assert_eq!((gone.platform.as_str(), gone.reason.as_str()), ("windows-x86_64", "Nobody has built it"));
    assert!(place.build().unchanged);
}

#[test]
fn a_published_archive_stays_and_another_platform_can_follow() {
    let place = Place::new();
    place.write("hello/1.0/linux-x86_64.tar.gz", tool("linux"));
    place.build_all();
    let before = place.read().entries["hello"].versions[0].artifacts[0].clone();
    place.write("hello/1.0/linux-x86_64.tar.gz", tool("changed"));
    place.write("hello/1.0/linux-aarch64.tar.gz", tool("arm"));
    let report = place.try_build_at(NOW + 1).unwrap();
    assert_eq!(report.left_out.len(), 1, "{:?}", report.left_out);
    assert!(report.left_out[0].1.contains("published with other bytes"));
    let version = place.read().entries["hello"].versions[0].clone();
    assert_eq!(version.artifacts.len(), 2);
    assert!(version.artifacts.contains(&before));
}

#[test]
fn two_files_for_one_platform_and_a_wrong_word_are_told() {
    let place = Place::new();
    place.write("hello/1.0/linux-x86_64.tar.gz", tool("one"));
    place.write("hello@1.0+linux-amd64.tar.gz", tool("two"));
    let report = place.build();
    assert_eq!(report.left_out.len(), 1, "{:?}", report.left_out);
    assert!(report.left_out[0].1.contains("already taken"));
    place.gallery(&json!({"packages": {"hello": {"versions": {"1.0": {"unavailable": {"spoon": "x"}}}}}}));
    let error = place.try_build_at(NOW).unwrap_err();
    assert!(error.to_string().contains("spoon"), "{error}");
}
