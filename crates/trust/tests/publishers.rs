//! Publishers with keys of their own: only they sign their packages, a curator can only take down, and what
//! one of them does wrong breaks nobody else.

use vitrine_base::PackageId;
use vitrine_trust::writer::{Changes, publisher_metadata};
use vitrine_trust::{SigningKey, TableRef, TrustError, Withdrawn};

use crate::support::{Computer, DAY, Gallery, NOW, key, package, package_path, wait};

fn claimed() -> (Gallery, SigningKey) {
    let mut gallery = Gallery::filled();
    let maker = key("maker");
    let scout = [PackageId::new("scout").unwrap()];
    let (targets, online) = (key("targets"), key("online"));
    let progress = gallery
        .repository
        .add_publisher("acme", &[maker.public()], 1, &scout, &[&targets, &online], NOW)
        .unwrap();
    assert!(progress.is_done(), "{progress:?}");
    (gallery, maker)
}

fn publish(gallery: &mut Gallery, maker: &SigningKey, version: &str, period_days: u32) -> Vec<u8> {
    let previous = gallery.repository.publishers()[0].version;
    let previous =
        (previous > 0).then(|| gallery.host().files[&format!("{previous}.publisher.acme.json")].clone());
    let changes = Changes { add: vec![package("scout", version)], ..Changes::default() };
    let signed = publisher_metadata(previous.as_deref(), &changes, &[maker], period_days, NOW).unwrap();
    gallery.repository.accept_publisher("acme", &signed, &[&key("online")], NOW).unwrap();
    signed
}

#[test]
fn a_claimed_package_is_signed_by_its_publisher_alone() {
    let (mut gallery, maker) = claimed();
    let computer = Computer::new();
    let mut verifier = computer.add(&gallery.host(), NOW).unwrap();
    let path = package_path("scout", "1.0.0");
    assert_eq!(
        wait(verifier.target(&path, &gallery.host(), NOW)).unwrap(),
        None,
        "what the online key signed before no longer stands"
    );
    publish(&mut gallery, &maker, "1.0.0", 365);
    wait(verifier.refresh(&gallery.host(), NOW)).unwrap();
    let found = wait(verifier.target(&path, &gallery.host(), NOW)).unwrap().unwrap();
    assert_eq!((found.role.as_str(), found.signer.as_str()), ("publisher.acme", "maker"));
    assert_eq!(found.expires, NOW + 365 * DAY);
    let changes = Changes { add: vec![package("scout", "9.9.9")], ..Changes::default() };
    let error = gallery.repository.publish(&changes, &[&gallery.online], NOW).unwrap_err();
    assert!(error.to_string().contains("publisher.acme"), "{error}");
    let known = gallery.repository.publishers();
    assert_eq!((known[0].name.as_str(), known[0].version), ("acme", 1));
    assert_eq!(known[0].packages, ["scout"]);
}

#[test]
fn a_curator_takes_down_and_never_substitutes() {
    let (mut gallery, maker) = claimed();
    publish(&mut gallery, &maker, "1.0.0", 365);
    let computer = Computer::new();
    let mut verifier = computer.add(&gallery.host(), NOW).unwrap();
    let path = package_path("scout", "1.0.0");
    gallery
        .repository
        .withdraw(std::slice::from_ref(&path), "It reads your letters.", &[&gallery.online], NOW)
        .unwrap();
    wait(verifier.refresh(&gallery.host(), NOW)).unwrap();
    let error = wait(verifier.target(&path, &gallery.host(), NOW)).unwrap_err();
    assert!(
        matches!(error, TrustError::Withdrawn { .. }) && error.to_string().contains("letters"),
        "{error}"
    );
    assert_eq!(
        verifier.facts(NOW).withdrawn,
        [Withdrawn { path: path.clone(), reason: "It reads your letters.".to_owned(), at: NOW }]
    );
    assert_eq!(computer.open().withdrawn().len(), 1, "remembered");
    let changes = Changes { restore: vec![path.clone()], ..Changes::default() };
    gallery.publish(&changes);
    wait(verifier.refresh(&gallery.host(), NOW)).unwrap();
    assert!(wait(verifier.target(&path, &gallery.host(), NOW)).unwrap().is_some());
}

#[test]
fn an_expired_publisher_breaks_only_its_own_packages() {
    let (mut gallery, maker) = claimed();
    publish(&mut gallery, &maker, "1.0.0", 10);
    let computer = Computer::new();
    let later = NOW + 20 * DAY;
    let mut verifier = computer.add(&gallery.host(), later).unwrap();
    let host = gallery.host();
    let error = wait(verifier.target(&package_path("scout", "1.0.0"), &host, later)).unwrap_err();
    assert!(matches!(&error, TrustError::Expired { role, .. } if role == "publisher.acme"), "{error}");
    assert!(wait(verifier.target(&package_path("nora", "1.0.0"), &host, later)).unwrap().is_some());
}

#[test]
fn a_publisher_signing_outside_its_packages_breaks_only_itself() {
    let (mut gallery, maker) = claimed();
    let changes = Changes { add: vec![package("nora", "6.6.6")], ..Changes::default() };
    let signed = publisher_metadata(None, &changes, &[&maker], 365, NOW).unwrap();
    let error = gallery.repository.accept_publisher("acme", &signed, &[&gallery.online], NOW).unwrap_err();
    assert!(error.to_string().contains("packages/nora/6.6.6"), "{error}");
    // A careless gallery that takes it all the same: the client never looks there.
    let mut host = gallery.host();
    host.files.insert("1.publisher.acme.json".to_owned(), signed);
    let computer = Computer::new();
    let mut verifier = computer.add(&host, NOW).unwrap();
    assert_eq!(wait(verifier.target(&package_path("nora", "6.6.6"), &host, NOW)).unwrap(), None);
    assert!(wait(verifier.target(&package_path("nora", "1.0.0"), &host, NOW)).unwrap().is_some());
}

#[test]
fn broken_publisher_metadata_breaks_only_itself() {
    let (mut gallery, maker) = claimed();
    publish(&mut gallery, &maker, "1.0.0", 365);
    let mut host = gallery.host();
    host.files.insert("1.publisher.acme.json".to_owned(), b"[".to_vec());
    let computer = Computer::new();
    let mut verifier = computer.add(&host, NOW).unwrap();
    assert!(wait(verifier.target(&package_path("scout", "1.0.0"), &host, NOW)).is_err());
    assert!(wait(verifier.target(&package_path("nora", "1.0.0"), &host, NOW)).unwrap().is_some());
}

#[test]
fn only_the_publishers_key_and_only_a_newer_version_is_taken() {
    let (mut gallery, maker) = claimed();
    let first = publish(&mut gallery, &maker, "1.0.0", 365);
    let again = gallery.repository.accept_publisher("acme", &first, &[&gallery.online], NOW).unwrap_err();
    assert!(matches!(again, TrustError::RolledBack { remembered: 1, shown: 1, .. }), "{again}");
    let changes = Changes { add: vec![package("scout", "2.0.0")], ..Changes::default() };
    let forged = publisher_metadata(Some(&first), &changes, &[&gallery.online], 365, NOW).unwrap();
    let error = gallery.repository.accept_publisher("acme", &forged, &[&gallery.online], NOW).unwrap_err();
    assert!(matches!(error, TrustError::NotSigned { .. }), "{error}");
    let other = [key("rival").public()];
    let scout = [PackageId::new("scout").unwrap()];
    let error = gallery.repository.add_publisher("rival", &other, 1, &scout, &[], NOW).unwrap_err();
    assert!(error.to_string().contains("publisher.acme"), "{error}");
    for name in ["", "Acme", "a/b", "../x", &"a".repeat(65)] {
        assert!(gallery.repository.add_publisher(name, &other, 1, &scout, &[], NOW).is_err(), "{name}");
    }
}

#[test]
fn a_publisher_can_be_taken_away_without_an_alarm_anywhere() {
    let (mut gallery, maker) = claimed();
    publish(&mut gallery, &maker, "1.0.0", 365);
    let computer = Computer::new();
    computer.add(&gallery.host(), NOW).unwrap();
    let keys = [&gallery.targets, &gallery.online];
    assert!(gallery.repository.remove_publisher("acme", &keys, NOW).unwrap().is_done());
    let changes = Changes { add: vec![package("scout", "1.1.0")], ..Changes::default() };
    gallery.publish(&changes);
    let mut verifier = computer.open();
    wait(verifier.refresh(&gallery.host(), NOW)).unwrap();
    let found =
        wait(verifier.target(&package_path("scout", "1.1.0"), &gallery.host(), NOW)).unwrap().unwrap();
    assert_eq!(found.signer, "online");
}

#[test]
fn a_release_with_a_table_and_no_content_or_of_another_place_is_not_taken_from_a_publisher() {
    let (mut gallery, maker) = claimed();
    let mut bare = package("scout", "1.0.0");
    let release = bare.release.as_mut().unwrap();
    release.content = None;
    release.table = Some(TableRef { path: "tables/scout".into(), sha256: bare.sha256, size: 9 });
    let mut elsewhere = package("scout", "1.0.0");
    elsewhere.path = package_path("scout", "2.0.0");
    for (target, words) in [(bare, "without the digest of that content"), (elsewhere, "which lies elsewhere")]
    {
        let changes = Changes { add: vec![target], ..Changes::default() };
        let signed = publisher_metadata(None, &changes, &[&maker], 365, NOW).unwrap();
        let error =
            gallery.repository.accept_publisher("acme", &signed, &[&gallery.online], NOW).unwrap_err();
        assert!(error.to_string().contains(words), "{error}");
    }
}

#[test]
fn a_claim_is_known_whether_or_not_its_publisher_has_signed() {
    let (gallery, _) = claimed();
    let verifier = Computer::new().add(&gallery.host(), NOW).unwrap();
    assert_eq!(verifier.claimed(&package_path("scout", "7.0")).as_deref(), Some("publisher.acme"));
    assert_eq!(verifier.claimed(&package_path("nora", "1.0.0")), None);
    assert_eq!(verifier.claimed("vitrine.json"), None);
}
