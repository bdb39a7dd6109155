//! New keys: the ceremony that ends being provisional, several people on several computers, stolen keys.

use vitrine_trust::writer::{Changes, Repository, Rotation, sign};
use vitrine_trust::{SigningKey, TrustError};

use crate::support::{Computer, Gallery, NOW, key, package, package_path, scratch, wait};

fn three() -> [SigningKey; 3] {
    ["Ada", "Ben", "Cy"].map(key)
}

fn two_of(three: &[SigningKey; 3]) -> Vec<vitrine_trust::PublicKey> {
    three.iter().map(SigningKey::public).collect()
}

#[test]
fn the_ceremony_ends_being_provisional_and_clients_follow() {
    let mut gallery = Gallery::filled();
    let computer = Computer::new();
    computer.add(&gallery.host(), NOW).unwrap();
    let people = three();
    let root = two_of(&people);
    let rotation = Rotation { root: &root, root_threshold: 2, targets: None, online: None, periods: None };
    // The old root's key is here; Ada and Ben sign on their own computers, each a copy.
    let progress = gallery.repository.rotate(&rotation, &[&gallery.root], NOW).unwrap();
    assert!(!progress.is_done());
    assert_eq!(progress.missing.len(), 1);
    let missing = &progress.missing[0];
    assert_eq!((missing.of.as_str(), missing.needed, missing.have), ("the new root", 2, 0));
    assert_eq!(missing.waiting, ["Ada", "Ben", "Cy"]);
    let elsewhere = scratch();
    for person in &people[..2] {
        let copy = elsewhere.path().join(format!("{}.json", person.name()));
        std::fs::copy(&progress.file, &copy).unwrap();
        let signed = sign(&copy, person).unwrap();
        assert_eq!((signed.role.as_str(), signed.version), ("root", 2));
        gallery.repository.merge(&copy).unwrap();
    }
    // Nothing is in force before it is completed.
    assert!(gallery.repository.state().unwrap().provisional);
    computer.refresh(&gallery.host(), NOW).unwrap();
    let mut opened = Repository::open(gallery.path()).unwrap();
    let pending = opened.pending().unwrap();
    assert!(pending[0].missing.is_empty(), "all signatures are there");
    assert!(opened.complete(&pending[0].file, &[], NOW).unwrap().is_done());
    assert!(opened.pending().unwrap().is_empty());
    let facts = computer.refresh(&gallery.host(), NOW).unwrap();
    assert_eq!((facts.root_version, facts.threshold, facts.root_keys), (2, 2, 3));
    assert!(!facts.provisional);
    assert_eq!(facts.signers, ["Ada", "Ben", "Cy"]);
    assert_eq!(facts.fingerprint, *gallery.repository.fingerprint(), "the identity stays");
    // One that adds the gallery only now follows from the first root.
    let late = Computer::new().add(&gallery.host(), NOW).unwrap();
    assert_eq!(late.facts(NOW).root_version, 2);
}

#[test]
fn one_of_two_is_not_enough_and_a_stranger_does_not_count() {
    let mut gallery = Gallery::filled();
    let people = three();
    let root = two_of(&people);
    let rotation = Rotation { root: &root, root_threshold: 2, targets: None, online: None, periods: None };
    let stranger = key("stranger");
    let progress =
        gallery.repository.rotate(&rotation, &[&gallery.root, &people[0], &stranger], NOW).unwrap();
    assert_eq!(progress.missing[0].have, 1);
    sign(&progress.file, &stranger).unwrap();
    let progress = gallery.repository.complete(&progress.file, &[], NOW).unwrap();
    assert_eq!(progress.missing[0].have, 1);
    // A client that is shown it all the same refuses it.
    let computer = Computer::new();
    computer.add(&gallery.host(), NOW).unwrap();
    let mut host = gallery.host();
    host.files.insert("2.root.json".to_owned(), std::fs::read(&progress.file).unwrap());
    let error = computer.refresh(&host, NOW).unwrap_err();
    assert!(matches!(error, TrustError::NotSigned { found: 1, threshold: 2, .. }), "{error}");
    let again = gallery.repository.rotate(&rotation, &[], NOW).unwrap_err();
    assert!(again.to_string().contains("pending"), "{again}");
    gallery.repository.abandon("root").unwrap();
    assert!(gallery.repository.pending().unwrap().is_empty());
}

#[test]
fn a_stolen_online_key_is_replaced_and_what_it_signs_no_longer_counts() {
    let mut gallery = Gallery::filled();
    let computer = Computer::new();
    computer.add(&gallery.host(), NOW).unwrap();
    let thief = gallery.host();
    let fresh = key("fresh online");
    let root = [gallery.root.public()];
    let rotation = Rotation {
        root: &root,
        root_threshold: 1,
        targets: None,
        online: Some(&fresh.public()),
        periods: None,
    };
    let keys = [&gallery.root, &gallery.targets, &fresh];
    assert!(gallery.repository.rotate(&rotation, &keys, NOW).unwrap().is_done());
    let host = gallery.host();
    let mut verifier = computer.open();
    wait(verifier.refresh(&host, NOW)).unwrap();
    let found = wait(verifier.target(&package_path("nora", "1.0.0"), &host, NOW)).unwrap().unwrap();
    assert_eq!(found.signer, "fresh online");
    assert_eq!(wait(verifier.target("vitrine.json", &host, NOW)).unwrap().unwrap().signer, "fresh online");
    let mut stolen = gallery.host();
    stolen.files.insert("timestamp.json".to_owned(), thief.files["timestamp.json"].clone());
    assert!(matches!(computer.refresh(&stolen, NOW), Err(TrustError::NotSigned { .. })));
    let changes = Changes { add: vec![package("fresh", "1")], ..Changes::default() };
    assert!(gallery.repository.publish(&changes, &[&gallery.online], NOW).is_err());
    let mut opened = Repository::open(gallery.path()).unwrap();
    opened.publish(&changes, &[&fresh], NOW).unwrap();
    computer.refresh(&gallery.host(), NOW).unwrap();
}

#[test]
fn without_the_keys_for_what_follows_a_rotation_waits() {
    let mut gallery = Gallery::filled();
    let before = gallery.host().files;
    let fresh = key("fresh online");
    let root = [gallery.root.public()];
    let rotation = Rotation {
        root: &root,
        root_threshold: 1,
        targets: None,
        online: Some(&fresh.public()),
        periods: None,
    };
    let error = gallery.repository.rotate(&rotation, &[&gallery.root], NOW).unwrap_err();
    assert!(matches!(&error, TrustError::KeysMissing { role, .. } if role == "targets"), "{error}");
    assert_eq!(gallery.host().files, before, "the gallery is as it was");
    let file = gallery.repository.pending().unwrap()[0].file.clone();
    let keys = [&gallery.targets, &fresh];
    assert!(gallery.repository.complete(&file, &keys, NOW).unwrap().is_done());
    Computer::new().add(&gallery.host(), NOW).unwrap();
}

#[test]
fn the_offline_list_changes_hands_and_is_signed_on_two_computers() {
    let mut gallery = Gallery::filled();
    let computer = Computer::new();
    computer.add(&gallery.host(), NOW).unwrap();
    let people = three();
    let (root, targets) = ([gallery.root.public()], two_of(&people));
    let rotation = Rotation {
        root: &root,
        root_threshold: 1,
        targets: Some((&targets, 2)),
        online: None,
        periods: None,
    };
    let keys = [&gallery.root, &people[0], &people[1], &gallery.online];
    assert!(gallery.repository.rotate(&rotation, &keys, NOW).unwrap().is_done());
    computer.refresh(&gallery.host(), NOW).unwrap();
    let maker = [key("maker").public()];
    let id = [vitrine_base::PackageId::new("nora").unwrap()];
    let progress = gallery.repository.add_publisher("acme", &maker, 1, &id, &[&people[2]], NOW).unwrap();
    assert_eq!(progress.missing[0].waiting, ["Ada", "Ben"]);
    assert!(gallery.repository.publishers().is_empty(), "not in force yet");
    sign(&progress.file, &people[0]).unwrap();
    let done = gallery.repository.complete(&progress.file, &[&gallery.online], NOW).unwrap();
    assert!(done.is_done());
    assert_eq!(gallery.repository.publishers().len(), 1);
    computer.refresh(&gallery.host(), NOW).unwrap();
}

#[test]
fn root_and_list_are_renewed_before_they_end() {
    let mut gallery = Gallery::filled();
    let computer = Computer::new();
    computer.add(&gallery.host(), NOW).unwrap();
    let later = NOW + 360 * crate::support::DAY;
    let (root, targets, online) = (key("root"), key("targets"), key("online"));
    assert!(gallery.repository.renew_root(&[&root], later).unwrap().is_done());
    assert!(gallery.repository.renew_targets(&[&targets, &online], later).unwrap().is_done());
    gallery.now = later;
    gallery.publish(&Changes::default());
    let after = later + 20 * crate::support::DAY;
    let facts = computer.refresh(&gallery.host(), after).unwrap();
    assert_eq!((facts.root_version, facts.expired), (2, None));
}
