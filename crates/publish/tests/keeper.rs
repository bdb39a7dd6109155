//! What the keeper of a gallery says in `gallery.json`.

use serde_json::json;
use vitrine_base::PackageId;
use vitrine_package::listing::Collections;

use crate::support::{NOW, Place};

#[test]
fn texts_dates_channels_and_collections_are_told() {
    let place = Place::new();
    for version in ["1.0.0", "1.1.0", "2.0.0"] {
        place.persona("anna", version, version);
    }
    place.persona("bert", "1.0.0", "other");
    place.gallery(&json!({
        "title": "Ours", "description": "About it",
        "collections": [{"id": "best", "title": "Best", "description": "The two", "packages": ["bert", "anna"]}],
        "yanked": [{"id": "anna", "version": "1.0.0", "reason": "slips"}],
        "security": [{"id": "anna", "version": "1.1.0"}],
        "packages": {"anna": {
            "texts": {"de": {"name": "Anna", "summary": "Kurz"}, "pt-BR": {"summary": "Curto"}},
            "descriptions": {"de": "Lang"}, "licence": "MIT", "homepage": "https://example.org/anna", "downloads": 7,
            "versions": {"1.0.0": {"released": "2026-01-02"}, "1.1.0": {"released": 1_767_312_000_000_i64},
                         "2.0.0": {"released": "2026-03-01T12:00:00Z", "channel": "beta", "changelog": "New words"}}
        }}
    }));
    place.build_all();
    let gallery = place.read();
    assert_eq!(gallery.root.description, "About it");
    let anna = &gallery.entries["anna"];
    let [beta, stable, first] = anna.versions.as_slice() else { panic!("three versions") };
    assert_eq!((beta.channel.as_str(), beta.released), ("beta", Some(1_772_366_400_000)));
    assert_eq!(
        (stable.channel.as_str(), stable.security, stable.released),
        ("stable", true, Some(1_767_312_000_000))
    );
    assert_eq!((first.yanked.as_deref(), first.released), (Some("slips"), Some(1_767_312_000_000)));
    // A newcomer gets the stable one, so the card shows that.
    assert_eq!(anna.summary, "1.1.0");
    assert_eq!(
        (anna.licence.as_deref(), anna.homepage.as_deref(), anna.downloads),
        (Some("MIT"), Some("https://example.org/anna"), Some(7))
    );
    assert_eq!(anna.texts["de"].name.as_deref(), Some("Anna"));
    assert_eq!(anna.texts["pt-BR"].name, None);
    let details = gallery.details("anna");
    assert_eq!(details.descriptions["de"], "Lang");
    assert_eq!(details.versions["2.0.0"].changelog, "New words");
    let bytes = gallery.bytes(gallery.root.collections.as_ref().unwrap());
    let lists: Collections = serde_json::from_slice(&bytes).unwrap();
    let ids: Vec<&str> = lists.collections[0].packages.iter().map(PackageId::as_str).collect();
    assert_eq!(ids, ["bert", "anna"]);
}

#[test]
fn a_withdrawn_package_leaves_a_tombstone_and_no_bytes() {
    let place = Place::new();
    place.persona("anna", "1.0.0", "first");
    place.persona("bert", "1.0.0", "other");
    place.build_all();
    let bytes = place.read().entries["anna"].versions[0].artifacts[0].sha256;
    place.gallery(&json!({
        "collections": [{"id": "both", "title": "Both", "packages": ["anna", "bert"]}],
        "withdrawn": [{"id": "anna", "reason": "It reads private letters", "malicious": true}]
    }));
    let report = place.try_build_at(NOW + 5).unwrap();
    assert_eq!((report.packages, report.left_out.len()), (1, 0), "{:?}", report.left_out);
    let gallery = place.read();
    let anna = &gallery.entries["anna"];
    assert!(anna.versions.is_empty());
    assert_eq!(anna.name, "Name of anna");
    let withdrawn = anna.withdrawn.as_ref().unwrap();
    assert_eq!(
        (withdrawn.reason.as_str(), withdrawn.malicious, withdrawn.at),
        ("It reads private letters", true, NOW + 5)
    );
    assert!(place.files().into_keys().all(|name| !name.contains("anna")));
    let lists: Collections =
        serde_json::from_slice(&gallery.bytes(gallery.root.collections.as_ref().unwrap())).unwrap();
    assert_eq!(lists.collections[0].packages.len(), 1);
    assert_eq!(withdrawn.digests, [bytes], "the same bytes are known wherever they turn up");
    // The tombstone outlives the package in the folder, with its name, its day and its digests.
    std::fs::remove_dir_all(place.folder.join("anna")).unwrap();
    assert!(place.try_build_at(NOW + 9).unwrap().unchanged);
    assert_eq!(place.read().entries["anna"].withdrawn.as_ref().unwrap(), withdrawn);
}

#[test]
fn slips_of_the_pen_are_told() {
    let place = Place::new();
    let cases = [
        (json!({"collection": []}), "unknown field `collection`"),
        (json!({"packages": {"anna": {"version": {}}}}), "unknown field `version`"),
        (json!({"packages": {"../x": {}}}), "package id"),
        (
            json!({"packages": {"anna": {"versions": {"1.0.0": {"released": "yesterday"}}}}}),
            "“yesterday” is not a date",
        ),
        (json!({"packages": {"anna": {"texts": {"German!": {}}}}}), "not a language tag"),
        (
            json!({"packages": {"anna": {"descriptions": {"de": "x".repeat(50_001)}}}}),
            "anna in “de” has more than 50000 letters",
        ),
        (json!({"packages": {"anna": {"homepage": "http://example.org"}}}), "https"),
        (
            json!({"collections": [{"id": "a", "title": "", "packages": []}, {"id": "a", "title": "", "packages": []}]}),
            "two collections",
        ),
        (json!([]), "gallery.json cannot be used"),
    ];
    for (value, expected) in cases {
        place.gallery(&value);
        let error = place.try_build_at(NOW).unwrap_err();
        assert_eq!(error.code(), "publish.gallery_file");
        assert!(error.to_string().contains(expected), "{error} should say {expected}");
        assert!(!place.out.join("vitrine.json").exists());
    }
}

#[test]
fn names_of_what_is_not_there_are_told_but_stop_nothing() {
    let place = Place::new();
    place.persona("anna", "1.0.0", "first");
    place.gallery(&json!({
        "collections": [{"id": "c", "title": "C", "packages": ["nobody", "anna"]}],
        "yanked": [{"id": "anna", "version": "9.0.0", "reason": "x"}],
        "security": [{"id": "ghost", "version": "1.0.0"}],
        "packages": {"spirit": {}, "anna": {"versions": {"8.0.0": {}}}}
    }));
    let report = place.build();
    let told: Vec<&str> = report.left_out.iter().map(|(_, sentence)| sentence.as_str()).collect();
    assert_eq!(told.len(), 5, "{told:?}");
    for word in ["nobody", "9.0.0", "ghost", "spirit", "8.0.0"] {
        assert!(told.iter().any(|sentence| sentence.contains(word)), "{word} in {told:?}");
    }
    assert_eq!(place.read().entries.len(), 1);
}
