//! What we write is read by the reference implementation too. Runs where `VITRINE_PYTHON_TUF` names a Python
//! that has `tuf` (`python3 -m venv V && V/bin/pip install tuf==7.0.0`), else says nothing.

use std::process::Command;

use vitrine_base::PackageId;
use vitrine_trust::writer::{Changes, Rotation, publisher_metadata};

use crate::support::{DAY, Gallery, key, package, package_path};

#[test]
fn python_tuf_accepts_what_we_write_and_refuses_what_was_tampered_with() {
    let Some(python) = std::env::var_os("VITRINE_PYTHON_TUF") else { return };
    let mut gallery = Gallery::filled();
    // python-tuf looks at the computer's clock.
    let now = vitrine_base::Clock::now(&vitrine_base::SystemClock);
    let people = ["Ada", "Ben", "Cy"].map(key);
    let root: Vec<_> = people.iter().map(|key| key.public()).collect();
    let (maker, fresh) = (key("maker"), key("fresh online"));
    let rotation = Rotation {
        root: &root,
        root_threshold: 2,
        targets: None,
        online: Some(&fresh.public()),
        periods: None,
    };
    let keys = [&gallery.root, &gallery.targets, &people[0], &people[2], &fresh];
    assert!(gallery.repository.rotate(&rotation, &keys, now).unwrap().is_done());
    let scout = [PackageId::new("scout").unwrap()];
    let keys = [&gallery.targets, &fresh];
    gallery.repository.add_publisher("acme", &[maker.public()], 1, &scout, &keys, now).unwrap();
    let changes = Changes { add: vec![package("scout", "2.0.0")], ..Changes::default() };
    let signed = publisher_metadata(None, &changes, &[&maker], 365, now - DAY).unwrap();
    gallery.repository.accept_publisher("acme", &signed, &[&fresh], now).unwrap();
    let nora = package("nora", "1.0.0");
    let ended = Command::new(python)
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/python_tuf.py"))
        .arg(gallery.path().join("metadata"))
        .arg(crate::support::scratch().path())
        .args([package_path("nora", "1.0.0"), nora.sha256.to_hex()])
        .args([package_path("scout", "2.0.0"), package("scout", "2.0.0").sha256.to_hex()])
        .args([
            "vitrine.json".to_owned(),
            crate::support::document("vitrine.json", "sequence 1").sha256.to_hex(),
        ])
        .output()
        .unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
}
