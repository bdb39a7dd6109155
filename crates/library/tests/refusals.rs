//! Packages and wishes that are refused, each with its sentence, and a library that is as it was.

use tokio_util::sync::CancellationToken;
use vitrine_base::{Phase, Sha256};
use vitrine_library::{InstallWish, LibraryError};
use vitrine_package::Kind;
use vitrine_testkit::zipfile::Member;
use vitrine_testkit::{Fault, FileServer, PersonaSpec, ZipBuilder};
use vitrine_transfer::Location;
use vitrine_trust::TrustLevel;

use crate::support::{Bench, Listener, client, key, persona, run, version, wish_at, wish_for};

/// Installs something good first, then asserts that the refusal changes nothing.
fn refused(bench: &Bench, wish: InstallWish) -> LibraryError {
    let before = bench.snapshot();
    let error = bench.install(wish).expect_err("it should have been refused");
    assert_eq!(bench.snapshot(), before);
    bench.assert_tidy();
    assert!(!error.advice().is_empty());
    assert!(error.code().chars().all(|c| c.is_ascii_lowercase() || c == '_' || c == '.'), "{}", error.code());
    error
}

fn with_something() -> Bench {
    let bench = Bench::new();
    bench.install_persona("good", "1.0.0", "a");
    bench
}

#[test]
fn hostile_archives() {
    let bench = with_something();
    let good = || ZipBuilder::new().file("manifest.json", "{}");
    let hostile = [
        ("traversal", good().file("../../evil.txt", "x").build()),
        ("absolute", good().file("/etc/evil", "x").build()),
        ("link", good().member(Member::link("a", "/etc/passwd")).build()),
        ("prefix", good().prefix("#!/bin/sh\n").build()),
        ("descriptor", good().member(Member { descriptor: true, ..Member::new("a", "x") }).build()),
        ("crc", good().member(Member { crc: Some(1), ..Member::new("a", "x") }).build()),
        ("not a zip", b"<html>".to_vec()),
        ("empty", Vec::new()),
    ];
    for (name, bytes) in hostile {
        let file = bench.offer(name, &bytes);
        let error = refused(&bench, wish_for(&file, "evil", "1.0.0"));
        assert!(matches!(error, LibraryError::Package(_)), "{name}: {error}");
        assert!(error.to_string().len() > 20, "{name}: {error}");
    }
    assert!(bench.get("evil").is_none());
    let left = vitrine_base::BlobStore::open(bench.home.join("store")).unwrap().digests().unwrap();
    assert_eq!(left, [], "refused bytes are not kept");
}

#[test]
fn packages_that_are_not_what_they_should_be() {
    let bench = with_something();
    let missing = PersonaSpec::new("evil").without("manifest.json").package();
    let error = refused(&bench, wish_for(&bench.offer("missing", &missing), "evil", "1.0.0"));
    assert!(matches!(error, LibraryError::Package(_)), "{error}");

    let future = PersonaSpec::new("evil").schema(99).package();
    let error = refused(&bench, wish_for(&bench.offer("future", &future), "evil", "1.0.0"));
    assert!(error.to_string().contains("99"), "{error}");

    let mut wish = bench.wish("evil", "1.0.0", "a");
    wish.kind = Kind::Tool;
    let error = refused(&bench, wish);
    assert_eq!(error.code(), "wrong_kind");
    assert_eq!(
        error.to_string(),
        "The listing says this is a tool, but the package is a persona. It was not installed."
    );
}

#[test]
fn bytes_that_are_not_the_promised_ones() {
    let bench = with_something();
    let bytes = persona("nora", "1.0.0", "a");
    bench.offer("nora.hpersona", &bytes);
    let server = FileServer::start(&bench.gallery);
    let location = Location::parse(&format!("{}nora.hpersona", server.url())).unwrap();
    let wish = wish_at(location, &bytes, "nora", "1.0.0");

    let mut wrong = wish.clone();
    wrong.download.sha256 = Some(Sha256::of(b"other"));
    let error = refused(&bench, wrong);
    let text = error.to_string();
    assert!(
        text.contains(&Sha256::of(b"other").to_hex()) && text.contains(&Sha256::of(&bytes).to_hex()),
        "{text}"
    );
    assert!(text.contains("nora.hpersona"), "{text}");

    let mut wrong = wish.clone();
    wrong.download.size = Some(12);
    refused(&bench, wrong);

    server.fault("nora.hpersona", Fault::FlipByte(40), None);
    refused(&bench, wish.clone());
    server.mend();
    server.fault("nora.hpersona", Fault::Html, None);
    refused(&bench, wish.clone());
    server.mend();
    assert!(bench.install(wish).is_ok());
}

#[test]
fn a_second_mirror_helps_out() {
    let bench = Bench::new();
    let bytes = persona("nora", "1.0.0", "a");
    let good = bench.offer("good.hpersona", &bytes);
    let bad = bench.offer("bad.hpersona", b"other bytes");
    let mut wish = wish_for(&good, "nora", "1.0.0");
    wish.download.mirrors.insert(0, Location::parse(bad.to_str().unwrap()).unwrap());
    assert_eq!(bench.install(wish).unwrap().sha256, Sha256::of(&bytes));
}

#[test]
fn nothing_vouches_for_it() {
    let bench = with_something();
    let mut wish = bench.wish("nora", "1.0.0", "a");
    wish.download.sha256 = None;
    wish.trust = TrustLevel::Unverified;
    let error = refused(&bench, wish.clone());
    assert_eq!(error.code(), "unverified");
    assert!(error.to_string().contains("“The nora”"), "{error}");
    // A source that claims trust without a digest is not believed.
    let mut claimed = wish.clone();
    claimed.trust = TrustLevel::Listed;
    assert_eq!(refused(&bench, claimed).code(), "unverified");

    wish.accept_unverified = true;
    let installed = bench.install(wish.clone()).unwrap();
    assert_eq!(installed.trust, TrustLevel::Unverified);
    // Also without a listed digest, other bytes under the same version are an alarm.
    std::fs::write(bench.gallery.join("nora-1.0.0-a.hpersona"), persona("nora", "1.0.0", "b")).unwrap();
    wish.download.size = None;
    assert_eq!(refused(&bench, wish).code(), "republished");
}

#[test]
fn other_bytes_under_a_version_seen_before() {
    let bench = with_something();
    let first = bench.install_persona("nora", "1.0.0", "first");
    let wish = bench.wish("nora", "1.0.0", "second");
    let error = refused(&bench, wish.clone());
    let new = wish.download.sha256.unwrap();
    assert!(
        matches!(&error, LibraryError::Republished { old, new: other, .. } if *old == first.sha256 && *other == new)
    );
    assert!(error.to_string().contains(&first.sha256.to_hex()) && error.to_string().contains(&new.to_hex()));
    // Removing it does not make the library forget.
    bench.library.remove(&key("nora"), false, &vitrine_base::Silent).unwrap();
    assert_eq!(refused(&bench, wish).code(), "republished");
    assert_eq!(bench.library.seen_digest(&key("nora"), &version("1.0.0")), Some(first.sha256));
}

#[test]
fn a_person_changes_their_mind() {
    let bench = with_something();
    for phase in [Phase::Planning, Phase::Downloading, Phase::Checking, Phase::Installing] {
        let token = CancellationToken::new();
        let listener = Listener { cancel_at: Some((phase, token.clone())), ..Listener::default() };
        let bytes = persona("nora", "1.0.0", "a");
        let file = bench.offer("nora.hpersona", &bytes);
        let wish = wish_for(&file, "nora", "1.0.0");
        let before = bench.snapshot();
        match run(bench.library.install(wish, &client(), &listener, &token)) {
            // The word may come too late: then it is wholly installed.
            Ok(installed) => {
                assert!(matches!(phase, Phase::Checking | Phase::Installing), "{phase:?}");
                assert_eq!(installed.version, version("1.0.0"));
                bench.library.remove(&key("nora"), true, &vitrine_base::Silent).unwrap();
            }
            Err(error) => assert_eq!(error.code(), "cancelled", "{error}"),
        }
        assert_eq!(bench.snapshot(), before);
        bench.assert_tidy();
    }
}

#[test]
fn what_is_not_there_cannot_be_changed() {
    let bench = with_something();
    let nobody = key("nobody");
    assert_eq!(
        bench.library.remove(&nobody, false, &vitrine_base::Silent).unwrap_err().code(),
        "not_installed"
    );
    assert_eq!(bench.library.verify(&nobody).unwrap_err().to_string(), "“gallery/nobody” is not installed.");
    assert_eq!(bench.library.rollback(&nobody).unwrap_err().code(), "not_installed");
    assert_eq!(bench.library.rollback(&key("good")).unwrap_err().code(), "no_previous");
    assert!(bench.library.get(&nobody).unwrap().is_none());
}

#[test]
fn a_package_that_calls_itself_otherwise_is_noted() {
    let bench = Bench::new();
    let file = bench.offer("x", &persona("other_id", "3.0.0", "a"));
    let installed = bench.install(wish_for(&file, "nora", "1.0.0")).unwrap();
    let codes: Vec<_> = installed.findings.iter().map(|finding| finding.code.as_str()).collect();
    assert!(codes.contains(&"library.id_differs") && codes.contains(&"library.version_differs"), "{codes:?}");
}
