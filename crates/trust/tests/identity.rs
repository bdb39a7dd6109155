//! Adding a gallery, remembering who it is, and noticing when it is somebody else.

use vitrine_trust::{Fingerprint, TrustError, Verifier};

use crate::support::{Computer, DAY, Gallery, NOW, key, package, package_path, scratch, wait};

#[test]
fn a_gallery_is_added_and_its_facts_are_told() {
    let gallery = Gallery::filled();
    let computer = Computer::new();
    let verifier = computer.add(&gallery.host(), NOW).unwrap();
    let facts = verifier.facts(NOW);
    assert_eq!(facts.fingerprint, *gallery.repository.fingerprint());
    assert_eq!((facts.root_version, facts.threshold, facts.root_keys), (1, 1, 1));
    assert!(facts.provisional);
    assert_eq!(facts.signers, ["root"]);
    assert_eq!(facts.signed_by, "online");
    assert_eq!(facts.signed_at, Some(NOW));
    assert_eq!(facts.current_until, NOW + 30 * DAY);
    assert_eq!(facts.expired, None);
    assert!(!facts.clock_behind);
}

#[test]
fn files_are_vouched_for_also_after_a_restart_and_without_the_network_once_seen() {
    let gallery = Gallery::filled();
    let (computer, mut host) = (Computer::new(), gallery.host());
    let mut verifier = computer.add(&host, NOW).unwrap();
    let path = package_path("nora", "1.0.0");
    let found = wait(verifier.target(&path, &host, NOW)).unwrap().unwrap();
    let expected = package("nora", "1.0.0");
    assert_eq!((found.length, found.sha256, &found.release), (1000, expected.sha256, &expected.release));
    assert!(found.role.starts_with("unclaimed-"), "{}", found.role);
    assert_eq!(found.signer, "online");
    host.down = true;
    let mut verifier = computer.open();
    assert_eq!(wait(verifier.target(&path, &host, NOW + DAY)).unwrap(), Some(found));
    let index = wait(verifier.target("vitrine.json", &host, NOW)).unwrap().unwrap();
    assert_eq!(index.role, "index");
    let gone = wait(verifier.target(&path, &host, NOW + 31 * DAY));
    assert!(matches!(gone, Err(TrustError::Expired { .. })), "{gone:?}");
}

#[test]
fn a_file_nobody_signed_is_not_vouched_for() {
    let gallery = Gallery::filled();
    let (computer, host) = (Computer::new(), gallery.host());
    let mut verifier = computer.add(&host, NOW).unwrap();
    assert_eq!(wait(verifier.target("packages/x/1/x.zip", &host, NOW)).unwrap(), None);
    assert_eq!(wait(verifier.target("manifests.json", &host, NOW)).unwrap(), None);
}

#[test]
fn only_what_is_needed_is_fetched() {
    let mut gallery = Gallery::filled();
    let computer = Computer::new();
    let host = gallery.host();
    let mut verifier = computer.add(&host, NOW).unwrap();
    let asked = host.asked();
    assert_eq!(
        asked,
        [
            "1.root.json",
            "2.root.json",
            "2.root.json",
            "timestamp.json",
            "2.snapshot.json",
            "1.targets.json",
            "2.index.json"
        ]
    );
    wait(verifier.refresh(&host, NOW)).unwrap();
    assert_eq!(host.asked(), ["2.root.json", "timestamp.json"], "nothing changed");
    let changes =
        vitrine_trust::writer::Changes { add: vec![package("nora", "1.1.0")], ..Default::default() };
    gallery.publish(&changes);
    let host = gallery.host();
    computer.refresh(&host, NOW).unwrap();
    assert_eq!(host.asked(), ["2.root.json", "timestamp.json", "3.snapshot.json"], "the list is kept");
}

#[test]
fn the_fingerprint_the_person_was_told_decides() {
    let gallery = Gallery::filled();
    let (computer, host) = (Computer::new(), gallery.host());
    let told: Fingerprint = "ab".repeat(32).parse().unwrap();
    let refused = wait(Verifier::first_use(&computer.folder(), &host, Some(&told), NOW)).unwrap_err();
    let text = refused.to_string();
    assert!(text.contains(&told.to_string()) && text.contains(&gallery.repository.fingerprint().to_string()));
    assert!(refused.is_alarm());
    assert!(Verifier::open(&computer.folder()).unwrap().is_none(), "nothing is remembered of it");
    let right = *gallery.repository.fingerprint();
    wait(Verifier::first_use(&computer.folder(), &host, Some(&right), NOW)).unwrap();
}

#[test]
fn another_identity_is_an_alarm_naming_both_and_taken_only_by_its_fingerprint() {
    let gallery = Gallery::filled();
    let computer = Computer::new();
    computer.add(&gallery.host(), NOW).unwrap();
    let (old, other) = (*gallery.repository.fingerprint(), other_gallery());
    let host = other.host();
    for error in [
        computer.refresh(&host, NOW).unwrap_err(),
        wait(Verifier::first_use(&computer.folder(), &host, None, NOW)).unwrap_err(),
    ] {
        let TrustError::IdentityChanged { remembered, shown } = &error else { panic!("{error}") };
        assert_eq!((remembered, shown), (&old, other.repository.fingerprint()));
        assert!(error.to_string().contains(&old.to_string()), "{error}");
    }
    assert_eq!(*computer.open().identity(), old, "the old one is still the trusted one");
    let refused = wait(Verifier::accept_identity(&computer.folder(), &host, &old, NOW));
    assert!(matches!(refused, Err(TrustError::FingerprintMismatch { .. })));
    let new = *other.repository.fingerprint();
    wait(Verifier::accept_identity(&computer.folder(), &host, &new, NOW)).unwrap();
    computer.refresh(&host, NOW).unwrap();
    assert_eq!(*computer.open().identity(), new);
}

fn other_gallery() -> Gallery {
    let (root, targets, online) = (key("another root"), key("another targets"), key("another online"));
    let folder = scratch();
    let options = vitrine_trust::writer::InitOptions {
        root: &[root.public()],
        root_threshold: 1,
        targets: &[targets.public()],
        targets_threshold: 1,
        online: &online.public(),
        keys: &[&root, &targets, &online],
        periods: vitrine_trust::writer::Periods::static_gallery(),
        expected_files: 0,
    };
    let repository = vitrine_trust::writer::init(folder.path(), &options, NOW).unwrap();
    Gallery { folder, repository, root, targets, online, now: NOW }
}

#[test]
fn a_damaged_memory_recovers_what_it_can_and_says_so_when_it_cannot() {
    let gallery = Gallery::filled();
    let (computer, host) = (Computer::new(), gallery.host());
    computer.add(&host, NOW).unwrap();
    let identity = computer.folder().join("identity.json");
    std::fs::write(&identity, b"{ cut").unwrap();
    assert_eq!(computer.open().identity(), gallery.repository.fingerprint());
    computer.refresh(&host, NOW).unwrap();
    let metadata = std::fs::read_dir(computer.folder()).unwrap().map(|e| e.unwrap().path());
    let metadata = metadata.into_iter().find(|path| path.is_dir()).unwrap();
    std::fs::write(metadata.join("roots/pinned.json"), b"{}").unwrap();
    let error = Verifier::open(&computer.folder()).unwrap_err();
    assert!(matches!(error, TrustError::Damaged { .. }), "{error}");
}

#[test]
fn fingerprints_are_read_as_people_write_them() {
    let plain = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    let fingerprint: Fingerprint = plain.parse().unwrap();
    assert!(fingerprint.to_string().starts_with("0011 2233 4455"));
    assert_eq!(fingerprint.to_string().split(' ').count(), 16);
    for text in
        [fingerprint.to_string(), plain.to_uppercase(), plain.replace("22", "22-"), format!(" {plain}\n")]
    {
        assert_eq!(text.parse(), Ok(fingerprint), "{text}");
    }
    for text in ["", "0011", &plain[1..], "zz"] {
        assert!(text.parse::<Fingerprint>().is_err());
    }
}

/// The engine refreshes on a runtime of several threads.
#[test]
fn a_refresh_can_move_between_threads() {
    fn sent<T: Send>(value: T) -> T {
        value
    }
    let gallery = Gallery::filled();
    let (computer, host) = (Computer::new(), gallery.host());
    let mut verifier = wait(sent(Verifier::first_use(&computer.folder(), &host, None, NOW))).unwrap();
    wait(sent(verifier.refresh(&host, NOW))).unwrap();
    wait(sent(verifier.target("vitrine.json", &host, NOW))).unwrap().unwrap();
}
