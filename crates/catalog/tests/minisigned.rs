//! Registries signed with minisign: the key comes from the person, and what it has not signed is refused.

use ed25519_dalek::{Signer as _, SigningKey};
use vitrine_catalog::{AddOptions, CatalogError};
use vitrine_trust::TrustLevel;

use crate::support::{Bench, item};

const ID: &[u8; 8] = b"vitrine!";

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letter = |bits: u32| char::from(LETTERS[(bits & 63) as usize]);
    let word = |part: &[u8]| {
        let number = (0..3).fold(0, |n, at| n << 8 | u32::from(*part.get(at).unwrap_or(&0)));
        let letters = [number >> 18, number >> 12, number >> 6, number].map(letter);
        let used = part.len() + 1;
        letters.iter().enumerate().map(|(at, l)| if at < used { *l } else { '=' }).collect::<String>()
    };
    bytes.chunks(3).map(word).collect()
}

/// As `minisign -S -l` writes it.
fn signature(key: &SigningKey, bytes: &[u8]) -> String {
    let signature = key.sign(bytes).to_bytes();
    let comment = "timestamp:1";
    let global = key.sign(&[&signature[..], comment.as_bytes()].concat()).to_bytes();
    let line = base64(&[b"Ed", &ID[..], &signature].concat());
    format!("untrusted comment: of a test\n{line}\ntrusted comment: {comment}\n{}\n", base64(&global))
}

fn public(key: &SigningKey) -> String {
    base64(&[b"Ed", &ID[..], &key.verifying_key().to_bytes()].concat())
}

fn sign(bench: &Bench, key: &SigningKey) {
    let bytes = std::fs::read(bench.gallery.path().join("registry.json")).unwrap();
    bench.write("registry.json.minisig", signature(key, &bytes));
}

#[tokio::test]
async fn a_registry_must_be_signed_with_the_key_the_person_gave() {
    let bench = Bench::new();
    let (ours, theirs) = (SigningKey::from_bytes(&[3; 32]), SigningKey::from_bytes(&[4; 32]));
    bench.registry(vec![item("a")]);
    let options = AddOptions { minisign_key: Some(public(&ours)), ..AddOptions::default() };
    let place = bench.gallery.path().display().to_string();
    let name = bench.catalog.add_source(&place, None, options).unwrap().name;
    let error = bench.sync(&name).await.unwrap_err();
    assert!(matches!(error, CatalogError::NoMinisign { .. }), "{error}");
    assert!(bench.all().is_empty());
    sign(&bench, &ours);
    bench.sync(&name).await.unwrap();
    let trust = bench.catalog.source(&name).unwrap().unwrap().trust;
    assert_eq!((trust.level, trust.minisign_key), (TrustLevel::Listed, Some(public(&ours))));
    bench.registry(vec![item("a"), item("b")]);
    let error = bench.sync(&name).await.unwrap_err();
    assert!(error.to_string().contains("the file is not what was signed"), "{error}");
    sign(&bench, &theirs);
    assert_eq!(bench.sync(&name).await.unwrap_err().code(), "trust.minisign");
    assert_eq!(bench.all(), ["a"]);
    // A restart, and even a lost database, know the key.
    let Bench { home, gallery, catalog, client, clock, cancel } = bench;
    drop(catalog);
    std::fs::remove_file(home.path().join("catalog.db")).unwrap();
    let clock_of = std::sync::Arc::new(clock.clone());
    let (catalog, _) = vitrine_catalog::Catalog::open(home.path(), clock_of).unwrap();
    let bench = Bench { home, gallery, catalog, client, clock, cancel };
    assert_eq!(bench.sync(&name).await.unwrap_err().code(), "trust.minisign");
    sign(&bench, &ours);
    assert_eq!(bench.sync(&name).await.unwrap().added, 2);
}
