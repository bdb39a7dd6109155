//! What the day-by-day signing writes, and what it refuses.

use vitrine_base::Sha256;
use vitrine_trust::writer::{Changes, Repository};
use vitrine_trust::{SigningKey, TrustError};

use crate::support::{Computer, DAY, Gallery, NOW, document, key, package, package_path, wait};

#[test]
fn one_new_file_rewrites_one_bin() {
    let mut gallery = Gallery::filled();
    let published = gallery.publish(&Changes { add: vec![package("nora", "1.1.0")], ..Changes::default() });
    assert_eq!(published.files.len(), 3, "{published:?}");
    assert!(published.files[0].contains("unclaimed-"));
    assert_eq!(published.files[1..], ["3.snapshot.json", "timestamp.json"]);
    let again = gallery.publish(&Changes { add: vec![package("nora", "1.1.0")], ..Changes::default() });
    assert_eq!(again.files, ["timestamp.json"], "nothing new but the day");
}

#[test]
fn a_published_file_never_changes() {
    let mut gallery = Gallery::filled();
    let mut other = package("nora", "1.0.0");
    other.sha256 = Sha256::of(b"other bytes");
    let before = gallery.host().files;
    let changes = Changes { add: vec![package("fresh", "1"), other], ..Changes::default() };
    let error = gallery.repository.publish(&changes, &[&gallery.online], NOW).unwrap_err();
    assert!(error.to_string().contains("other bytes"), "{error}");
    assert_eq!(gallery.host().files, before, "nothing was written");
    for path in ["", "/etc/passwd", "packages/../x", "a//b", "a\\b", "a\nb"] {
        let changes = Changes { add: vec![document(path, "")], ..Changes::default() };
        assert!(gallery.repository.publish(&changes, &[&gallery.online], NOW).is_err(), "{path:?}");
    }
}

#[test]
fn without_the_online_key_nothing_is_published() {
    let mut gallery = Gallery::filled();
    let stranger = key("stranger");
    let changes = Changes { add: vec![package("fresh", "1")], ..Changes::default() };
    let error = gallery.repository.publish(&changes, &[&stranger], NOW).unwrap_err();
    assert!(
        matches!(&error, TrustError::KeysMissing { needed: 1, given: 0, names, .. } if names == "online"),
        "{error}"
    );
}

#[test]
fn a_gallery_is_opened_again_and_verified_before_it_is_signed_again() {
    let mut gallery = Gallery::filled();
    let mut opened = Repository::open(gallery.path()).unwrap();
    assert_eq!(opened.fingerprint(), gallery.repository.fingerprint());
    assert_eq!(opened.state().unwrap(), gallery.repository.state().unwrap());
    opened
        .publish(&Changes { add: vec![package("fresh", "1")], ..Changes::default() }, &[&gallery.online], NOW)
        .unwrap();
    gallery.repository = Repository::open(gallery.path()).unwrap();
    // Somebody who can write to the host, but has no key, changes a digest in a bin.
    let host = gallery.host();
    let pinned = host.json("3.snapshot.json");
    let (name, bin) = host
        .files
        .keys()
        .filter(|name| name.contains("unclaimed-"))
        .map(|name| (name.clone(), host.json(name)))
        .find(|(name, bin)| {
            let (version, role) = name.split_once('.').unwrap();
            bin["signed"]["targets"].get(package_path("nora", "1.0.0")).is_some()
                && pinned["signed"]["meta"][role]["version"].as_u64() == version.parse().ok()
        })
        .unwrap();
    let evil = bin.to_string().replace(&package("nora", "1.0.0").sha256.to_hex(), &"66".repeat(32));
    std::fs::write(gallery.path().join("metadata").join(name), evil).unwrap();
    let changes = Changes { remove: vec![package_path("nora", "1.0.0")], ..Changes::default() };
    let error = gallery.repository.publish(&changes, &[&gallery.online], NOW).unwrap_err();
    assert!(matches!(error, TrustError::NotSigned { .. }), "{error}");
}

#[test]
fn what_is_due_is_renewed_by_publishing_nothing() {
    let mut gallery = Gallery::filled();
    let computer = Computer::new();
    computer.add(&gallery.host(), NOW).unwrap();
    gallery.now = NOW + 300 * DAY;
    let published = gallery.publish(&Changes::default());
    assert!(published.files.iter().any(|file| file.contains("unclaimed-")), "{published:?}");
    assert!(published.files.iter().any(|file| file.ends_with("index.json")));
    let mut verifier = computer.open();
    let facts = wait(verifier.refresh(&gallery.host(), gallery.now)).unwrap();
    assert_eq!(facts.signed_at, Some(gallery.now));
    assert!(
        wait(verifier.target(&package_path("nora", "1.0.0"), &gallery.host(), gallery.now))
            .unwrap()
            .is_some()
    );
}

#[test]
fn removed_files_are_no_longer_vouched_for() {
    let mut gallery = Gallery::filled();
    let path = package_path("nora", "1.0.0");
    gallery.publish(&Changes { remove: vec![path.clone()], ..Changes::default() });
    let computer = Computer::new();
    let mut verifier = computer.add(&gallery.host(), NOW).unwrap();
    assert_eq!(wait(verifier.target(&path, &gallery.host(), NOW)).unwrap(), None);
}

#[test]
fn old_versions_go_after_a_grace_and_roots_never() {
    let mut gallery = Gallery::filled();
    gallery.publish(&Changes { add: vec![package("nora", "1.1.0")], ..Changes::default() });
    let written = vitrine_base::Clock::now(&vitrine_base::SystemClock);
    assert_eq!(gallery.repository.prune(DAY, written).unwrap(), 0, "still in their grace");
    assert!(gallery.repository.prune(DAY, written + 2 * DAY).unwrap() >= 3);
    let host = gallery.host();
    assert!(host.files.contains_key("1.root.json") && host.files.contains_key("1.targets.json"));
    assert!(!host.files.contains_key("1.snapshot.json"));
    let computer = Computer::new();
    let mut verifier = computer.add(&host, NOW).unwrap();
    assert!(wait(verifier.target(&package_path("nora", "1.1.0"), &host, NOW)).unwrap().is_some());
}

#[test]
fn a_signed_gallery_is_not_begun_twice_and_an_unsigned_one_cannot_be_opened() {
    let gallery = Gallery::new();
    let keys: Vec<&SigningKey> = gallery.keys();
    let options = vitrine_trust::writer::InitOptions {
        root: &[gallery.root.public()],
        root_threshold: 1,
        targets: &[gallery.targets.public()],
        targets_threshold: 1,
        online: &gallery.online.public(),
        keys: &keys,
        periods: vitrine_trust::writer::Periods::server(),
        expected_files: 0,
    };
    assert!(vitrine_trust::writer::init(gallery.path(), &options, NOW).is_err());
    let empty = crate::support::scratch();
    assert!(matches!(Repository::open(empty.path()), Err(TrustError::Missing { .. })));
    let few = vitrine_trust::writer::InitOptions { root_threshold: 2, ..options };
    assert!(vitrine_trust::writer::init(empty.path(), &few, NOW).is_err());
}
