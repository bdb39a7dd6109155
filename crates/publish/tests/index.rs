//! The `vitrine/1` index says what the packages say.

use serde_json::json;
use vitrine_package::{ContentRating, DependencyKind, Kind};

use crate::support::{NOW, Place, persona};

#[test]
fn an_index_holds_every_package_and_version() {
    let place = Place::new();
    place.persona("anna", "1.0.0", "first");
    place.persona("anna", "1.10.0", "tenth");
    place.persona("anna", "1.9.0", "ninth");
    place.persona("bert", "2.0.0", "other");
    persona(&place.folder.join("cleo@0.3.hpersona-src"), "cleo", None, "no version inside", "mature");
    let report = place.build_all();
    assert_eq!((report.packages, report.versions, report.sequence, report.unchanged), (3, 5, 1, false));
    let gallery = place.read();
    assert_eq!(gallery.root.title, "Test");
    assert_eq!(gallery.root.generated, NOW);
    let anna = &gallery.entries["anna"];
    let versions: Vec<_> = anna.versions.iter().map(|v| v.version.as_str()).collect();
    assert_eq!(versions, ["1.10.0", "1.9.0", "1.0.0"]);
    assert_eq!(
        (anna.kind, anna.name.as_str(), anna.maker.as_str()),
        (Kind::Persona, "Name of anna", "Test maker")
    );
    assert_eq!(anna.summary, "tenth");
    assert_eq!(anna.tags, ["zeta", "alpha"]);
    assert_eq!(anna.versions[0].released, Some(NOW));
    assert_eq!(anna.picture.as_ref().unwrap().path, "previews/anna/1.10.0/preview.webp");
    assert_eq!(gallery.entries["cleo"].rating, ContentRating::Mature);
}

#[test]
fn details_hold_changelog_needs_and_members() {
    let place = Place::new();
    place.persona("anna", "1.0.0", "first");
    place.persona("anna", "1.1.0", "second");
    place.build_all();
    let gallery = place.read();
    let details = gallery.details("anna");
    assert_eq!(details.versions.len(), 2);
    assert_eq!(details.versions["1.1.0"].changelog, "Changed: second");
    let needs = &details.versions["1.1.0"].dependencies;
    assert!(needs.iter().any(|need| need.kind == DependencyKind::Tool && need.name == "ruler"));
    let package = place.out.join("packages/anna/1.1.0/persona.hpersona");
    let inspection = vitrine_package::inspect(&package, &Default::default()).unwrap();
    let told: Vec<_> =
        details.versions["1.1.0"].members.iter().map(|m| (&m.path, m.size, m.sha256)).collect();
    let held: Vec<_> = inspection.members.iter().map(|m| (&m.path, m.size, m.sha256)).collect();
    assert_eq!(told, held);
    assert!(!held.is_empty());
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let (one, two) = (Place::new(), Place::new());
    for place in [&one, &two] {
        place.persona("anna", "1.0.0", "first");
        place.persona("bert", "1.0.0", "other");
        place.gallery(
            &json!({"collections": [{"id": "both", "title": "Both", "packages": ["bert", "anna"]}]}),
        );
        place.build_all();
    }
    assert_eq!(one.files(), two.files());
}

#[test]
fn package_files_and_unpacked_folders_are_found_anywhere_but_not_in_the_gallery_itself() {
    let place = Place::new();
    place.persona("anna", "1.0.0", "first");
    place.build_all();
    // A folder of files, with the gallery built inside it.
    let other = Place::new();
    let package = std::fs::read(place.out.join("packages/anna/1.0.0/persona.hpersona")).unwrap();
    other.write("deep/down/anna@9.9.9.HPersona", &package);
    let inside = other.folder.join("site");
    for expected in [false, true] {
        let options = vitrine_publish::BuildOptions { now: NOW, ..Default::default() };
        let report = vitrine_publish::build(&other.folder, &inside, &options, &vitrine_base::Silent).unwrap();
        assert_eq!(
            (report.packages, report.versions, report.unchanged),
            (1, 1, expected),
            "{:?}",
            report.left_out
        );
    }
    let gallery = crate::support::Gallery::read(&inside);
    // The package names its version itself, so the file name does not count.
    assert_eq!(gallery.entries["anna"].versions[0].version.as_str(), "1.0.0");
    assert_eq!(gallery.root.title, "packages");
}

#[test]
fn an_empty_folder_is_an_empty_gallery() {
    let place = Place::new();
    let report = place.build_all();
    assert_eq!((report.packages, report.sequence), (0, 1));
    assert_eq!(place.read().root.count, 0);
}

#[cfg(unix)]
#[test]
fn a_web_server_of_another_user_may_read_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::new();
    place.persona("anna", "1.0.0", "first");
    place.build_all();
    for name in place.files().into_keys().filter(|name| !name.starts_with(".vitrine")) {
        let mode = std::fs::metadata(place.out.join(&name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o644, "{name}");
    }
}
