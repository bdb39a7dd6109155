//! Galleries of manifests, signed where they lie.

use std::path::{Path, PathBuf};

use serde_json::json;
use vitrine_base::Sha256;
use vitrine_publish::{
    Keys, NewPublisher, accept_publisher, add_publisher, init_manifests, init_signing, publisher_signature,
};

use crate::follower::{DAY, Follower, options, tool};
use crate::support::{NOW, Place};

/// Writes into the gallery itself.
fn put(place: &Place, path: &str, bytes: &[u8]) -> PathBuf {
    let file = place.out.join(path);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, bytes).unwrap();
    file
}

/// A manifest of `seeker` with one file in the gallery and one elsewhere; answers its line in the index.
fn version(place: &Place, version: &str) -> serde_json::Value {
    let bytes = tool(version);
    let at = format!("files/{version}/seeker-linux.tar.gz");
    put(place, &at, &bytes);
    let body = serde_json::to_vec(&json!({
        "schema": "vitrine-manifest/1", "name": "seeker", "version": version,
        "artifacts": [
            {"platform": "linux-x86_64", "filename": "seeker-linux.tar.gz", "size": bytes.len(),
             "sha256": Sha256::of(&bytes), "content": Sha256::of(b"content"),
             "urls": [at, "https://releases.example/seeker-linux.tar.gz"]},
            {"platform": "macos-aarch64", "filename": "seeker-mac.tar.gz", "sha256": Sha256::of(b"mac"),
             "urls": ["https://releases.example/seeker-mac.tar.gz"]},
        ]
    }))
    .unwrap();
    let path = format!("manifests/seeker/{version}.json");
    put(place, &path, &body);
    json!({"version": version, "manifest": {"path": path, "sha256": Sha256::of(&body), "size": body.len()}})
}

fn index(place: &Place, versions: &[serde_json::Value]) -> Vec<u8> {
    let bytes = serde_json::to_vec(&json!({
        "format": "vitrine-manifests/1", "title": "Atlas gallery",
        "packages": [{"name": "seeker", "summary": "Finds", "versions": versions}]
    }))
    .unwrap();
    put(place, "manifests.json", &bytes);
    bytes
}

#[track_caller]
fn vouches(follower: &Follower, path: &str, bytes: &[u8], now: i64) -> vitrine_trust::Target {
    let target = follower.ask(path, now).unwrap().unwrap_or_else(|| panic!("nobody signed {path}"));
    assert_eq!((target.sha256, target.length), (Sha256::of(bytes), bytes.len() as u64), "{path}");
    target
}

fn bytes_of(place: &Place, path: &str) -> Vec<u8> {
    std::fs::read(place.out.join(Path::new(path))).unwrap()
}

#[test]
fn a_gallery_of_manifests_is_signed_in_place_and_again_when_it_changed() {
    let place = Place::new();
    let first = version(&place, "1.0");
    let list = index(&place, std::slice::from_ref(&first));
    let begun = init_manifests(&place.out, &options(NOW)).unwrap();
    assert!(begun.state.provisional && !place.out.join("vitrine.json").exists());
    let follower = Follower::of(&place.out);
    follower.meet(NOW);
    let target = vouches(&follower, "manifests.json", &list, NOW);
    assert_eq!((target.signer.as_str(), target.role.as_str()), ("Atlas gallery", "index"));
    let body = bytes_of(&place, "manifests/seeker/1.0.json");
    vouches(&follower, "manifests/seeker/1.0.json", &body, NOW);
    let file = vouches(&follower, "packages/seeker/1.0/seeker-linux.tar.gz", &tool("1.0"), NOW);
    let release = file.release.unwrap();
    assert_eq!((release.id.as_str(), release.version.as_str()), ("seeker", "1.0"));
    assert_eq!((release.platform.as_str(), release.kind.as_str()), ("linux-x86_64", "tool"));
    assert_eq!(release.content, Some(Sha256::of(b"content")));
    assert_eq!(follower.ask("packages/seeker/1.0/seeker-mac.tar.gz", NOW).unwrap(), None);

    // A new version comes and the old one goes: signed again, in a later version.
    let second = version(&place, "1.1");
    let list = index(&place, &[second]);
    let done = place.sign_at(NOW + DAY).unwrap();
    let number = |state: &vitrine_publish::State| {
        state.roles.iter().find(|role| role.role == "timestamp").unwrap().version
    };
    assert!(number(&done.state) > number(&begun.state));
    vouches(&follower, "manifests.json", &list, NOW + DAY);
    vouches(&follower, "packages/seeker/1.1/seeker-linux.tar.gz", &tool("1.1"), NOW + DAY);
    assert_eq!(follower.ask("packages/seeker/1.0/seeker-linux.tar.gz", NOW + DAY).unwrap(), None);
    assert_eq!(follower.ask("manifests/seeker/1.0.json", NOW + DAY).unwrap(), None);
}

#[test]
fn what_does_not_fit_in_a_gallery_of_manifests_is_not_signed() {
    let place = Place::new();
    let missing = init_manifests(&place.folder, &options(NOW)).unwrap_err();
    assert!(missing.to_string().contains("no manifests.json"), "{missing}");
    let line = version(&place, "1.0");
    index(&place, &[line]);
    put(&place, "files/1.0/seeker-linux.tar.gz", &vec![7; tool("1.0").len()]);
    let error = init_manifests(&place.out, &options(NOW)).unwrap_err();
    assert!(error.to_string().contains("not what its manifest names"), "{error}");
    assert!(!place.keys().exists(), "no key was made");
    for error in [
        init_signing(&place.folder, &place.out, &options(NOW)).unwrap_err(),
        place.try_build_at(NOW).unwrap_err(),
    ] {
        assert!(error.to_string().contains("gallery init --manifests"), "{error}");
    }
    put(&place, "files/1.0/seeker-linux.tar.gz", &tool("1.0"));
    init_manifests(&place.out, &options(NOW)).unwrap();
    put(&place, "manifests/seeker/1.0.json", b"{}");
    let error = place.sign_at(NOW).unwrap_err();
    assert!(error.to_string().contains("mend its digest"), "{error}");
    let again = init_manifests(&place.out, &options(NOW)).unwrap_err();
    assert!(!again.to_string().is_empty());
}

#[test]
fn a_publisher_signs_files_of_a_gallery_of_manifests() {
    let place = Place::new();
    let line = version(&place, "1.0");
    index(&place, &[line]);
    init_manifests(&place.out, &options(NOW)).unwrap();
    let (secret, public) = place.key("mira");
    let keys = Keys::of_folder(&place.keys()).unwrap();
    let packages = vec!["seeker".parse().unwrap()];
    let new = NewPublisher { name: "mira".into(), keys: vec![public], threshold: 1, packages };
    let path = "packages/seeker/1.0/seeker-linux.tar.gz";
    assert_eq!(add_publisher(&place.out, &new, &keys, NOW).unwrap().waiting, [path]);
    let mut own = Keys::default();
    own.add(&secret).unwrap();
    let signed = publisher_signature(&place.out, "mira", &own, 366, NOW).unwrap();
    let file = place.beside("signed.json");
    std::fs::write(&file, &signed.bytes).unwrap();
    assert_eq!(accept_publisher(&place.out, "mira", &file, &keys, NOW).unwrap(), 1);
    place.sign_at(NOW).unwrap();
    let follower = Follower::of(&place.out);
    follower.meet(NOW);
    assert_eq!(vouches(&follower, path, &tool("1.0"), NOW).role, "publisher.mira");
}
