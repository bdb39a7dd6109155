//! What a host, a network or a thief of the online key can try, in the order of the specification's §1.5:
//! rollback, freeze, mix-and-match, fast-forward, endless data, wrong keys. Each with what the person reads.

use serde_json::json;
use vitrine_trust::TrustError;
use vitrine_trust::writer::{Changes, Rotation};

use crate::support::{Computer, DAY, Gallery, Host, NOW, key, package, wait};

fn one_more(id: &str) -> Changes {
    Changes { add: vec![package(id, "1.0.0")], ..Changes::default() }
}

/// A computer that has seen the newest state, the newest host, and the host of before.
fn seen() -> (Gallery, Computer, Host, Host) {
    let mut gallery = Gallery::filled();
    let old = gallery.host();
    gallery.publish(&one_more("later"));
    let new = gallery.host();
    let computer = Computer::new();
    computer.add(&new, NOW).unwrap();
    (gallery, computer, old, new)
}

#[test]
fn a_rolled_back_gallery_is_refused_naming_both_versions() {
    let (_gallery, computer, old, new) = seen();
    let error = computer.refresh(&old, NOW).unwrap_err();
    assert!(
        matches!(&error, TrustError::RolledBack { role, remembered: 3, shown: 2 } if role == "timestamp"),
        "{error}"
    );
    assert!(error.is_alarm());
    let text = error.to_string();
    assert!(text.contains("version 3") && text.contains("version 2"), "{text}");
    computer.refresh(&new, NOW).unwrap();
}

#[test]
fn a_lost_or_cut_file_does_not_lose_the_floor() {
    for cut in [None, Some(&b"{\"signed\""[..])] {
        let (_gallery, computer, old, new) = seen();
        for name in ["timestamp.json", "snapshot.json"] {
            let metadata = std::fs::read_dir(computer.folder()).unwrap().map(|e| e.unwrap().path());
            let file = metadata.into_iter().find(|path| path.is_dir()).unwrap().join(name);
            match cut {
                None => std::fs::remove_file(file).unwrap(),
                Some(bytes) => std::fs::write(file, bytes).unwrap(),
            }
        }
        let error = computer.refresh(&old, NOW).unwrap_err();
        assert!(matches!(error, TrustError::RolledBack { remembered: 3, shown: 2, .. }), "{error}");
        computer.refresh(&new, NOW).unwrap();
    }
}

#[test]
fn a_refresh_that_was_cut_after_the_timestamp_keeps_the_old_snapshot_as_floor() {
    let (mut gallery, computer, old, _) = seen();
    // The newest timestamp arrives, its snapshot does not.
    gallery.publish(&one_more("newest"));
    let mut cut = gallery.host();
    cut.files.remove("4.snapshot.json");
    assert!(matches!(computer.refresh(&cut, NOW), Err(TrustError::Missing { .. })));
    // A thief of the online key signs a snapshot that takes a role back.
    let mut forged = gallery.host();
    let mut snapshot = forged.json("4.snapshot.json");
    let earlier = old.json("2.snapshot.json");
    snapshot["signed"]["meta"] = earlier["signed"]["meta"].clone();
    resign(&mut forged, "5.snapshot.json", snapshot, &gallery);
    let error = computer.refresh(&forged, NOW).unwrap_err();
    assert!(matches!(error, TrustError::RolledBack { .. } | TrustError::Mixed { .. }), "{error}");
}

/// Signs a snapshot as version 5 and a timestamp for it, as whoever has the online key can.
fn resign(host: &mut Host, file: &str, mut snapshot: serde_json::Value, gallery: &Gallery) {
    snapshot["signed"]["version"] = json!(5);
    let snapshot = signed(snapshot, gallery);
    host.put(file, &snapshot);
    let mut timestamp = host.json("timestamp.json");
    timestamp["signed"]["version"] = json!(5);
    timestamp["signed"]["meta"] = json!({ "snapshot.json": { "version": 5 } });
    let timestamp = signed(timestamp, gallery);
    host.put("timestamp.json", &timestamp);
}

/// Signs with the online key, as whoever has stolen it can.
fn signed(mut document: serde_json::Value, gallery: &Gallery) -> serde_json::Value {
    let canonical = sigstore_tuf::canonical_json::to_canonical_bytes(&document["signed"]).unwrap();
    let seed = vitrine_base::Sha256::of(b"online");
    let signature =
        ed25519_dalek::Signer::sign(&ed25519_dalek::SigningKey::from_bytes(seed.as_bytes()), &canonical);
    document["signatures"] =
        json!([{ "keyid": gallery.online.id().as_str(), "sig": hex::encode(signature.to_bytes()) }]);
    document
}

#[test]
fn a_frozen_gallery_can_be_looked_at_and_says_since_when() {
    let (_gallery, computer, _, new) = seen();
    let later = NOW + 45 * DAY;
    let error = computer.refresh(&new, later).unwrap_err();
    let TrustError::Expired { role, at, now } = &error else { panic!("{error}") };
    assert_eq!((role.as_str(), *at, *now), ("timestamp", NOW + 30 * DAY, later));
    assert!(error.is_stale() && !error.is_alarm());
    let text = error.to_string();
    assert!(text.contains("2026-12-21") && text.contains("clock"), "{text}");
    let facts = computer.open().facts(later);
    assert_eq!(facts.expired.unwrap().role, "timestamp");
    let target = wait(computer.open().target("vitrine.json", &new, later));
    assert!(matches!(target, Err(TrustError::Expired { .. })));
}

#[test]
fn a_clock_a_year_back_revives_nothing_and_one_ahead_only_expires() {
    let (_gallery, computer, old, new) = seen();
    let year = 365 * DAY;
    assert!(matches!(computer.refresh(&old, NOW - year), Err(TrustError::RolledBack { .. })));
    let facts = computer.refresh(&new, NOW - year).unwrap();
    assert!(facts.clock_behind);
    assert!(matches!(computer.refresh(&new, NOW + year - DAY), Err(TrustError::Expired { .. })));
    computer.refresh(&new, NOW + DAY).unwrap();
}

#[test]
fn an_expired_gallery_is_not_revived_by_a_clock_set_back_behind_what_was_seen() {
    let mut gallery = Gallery::filled();
    let frozen = gallery.host();
    gallery.now = NOW + 40 * DAY;
    gallery.publish(&one_more("later"));
    let computer = Computer::new();
    computer.add(&gallery.host(), gallery.now).unwrap();
    let mut lied = gallery.host();
    for (name, bytes) in &frozen.files {
        lied.files.insert(name.clone(), bytes.clone());
    }
    assert!(computer.refresh(&lied, NOW).is_err(), "the signing time seen is later than the clock says");
}

#[test]
fn files_of_two_moments_do_not_mix() {
    let (mut gallery, _, old, new) = seen();
    gallery.publish(&one_more("newest"));
    let newest = gallery.host();
    for (file, other) in [("4.snapshot.json", "3.snapshot.json"), ("4.snapshot.json", "2.snapshot.json")] {
        let mut mixed = gallery.host();
        let from = if other.starts_with('2') { &old } else { &new };
        mixed.files.insert(file.to_owned(), from.files[other].clone());
        let error = Computer::new().add(&mixed, NOW).unwrap_err();
        assert!(matches!(error, TrustError::Mixed { .. }), "{error}");
        assert!(error.is_alarm());
    }
    let mut mixed = newest;
    let bin =
        mixed.files.keys().find(|name| name.contains("unclaimed") && name.starts_with("1.")).unwrap().clone();
    mixed.files.insert("1.targets.json".to_owned(), mixed.files[&bin].clone());
    let error = Computer::new().add(&mixed, NOW).unwrap_err();
    assert!(matches!(error, TrustError::Mixed { .. }), "{error}");
}

#[test]
fn one_bin_does_not_pass_for_another_of_the_same_version() {
    let gallery = Gallery::filled();
    let mut host = gallery.host();
    let bins: Vec<String> =
        host.files.keys().filter(|name| name.starts_with("1.unclaimed-")).cloned().collect();
    let held = |name: &str| !host.json(name)["signed"]["targets"].as_object().unwrap().is_empty();
    let ours =
        bins.iter().find(|name| held(name) && host.files[*name].windows(4).any(|part| part == b"nora"));
    let (ours, other) =
        (ours.unwrap().clone(), bins.iter().find(|name| Some(*name) != ours).unwrap().clone());
    host.files.insert(ours, host.files[&other].clone());
    let computer = Computer::new();
    let mut verifier = computer.add(&host, NOW).unwrap();
    let error =
        wait(verifier.target(&crate::support::package_path("nora", "1.0.0"), &host, NOW)).unwrap_err();
    assert!(matches!(error, TrustError::Mixed { .. }), "{error}");
}

#[test]
fn a_version_pushed_far_ahead_by_a_thief_is_left_behind_with_new_keys() {
    let (mut gallery, computer, _, _) = seen();
    let mut stolen = gallery.host();
    let mut timestamp = stolen.json("timestamp.json");
    timestamp["signed"]["version"] = json!(4_000_000_000_u64);
    let timestamp = signed(timestamp, &gallery);
    stolen.put("timestamp.json", &timestamp);
    computer.refresh(&stolen, NOW).unwrap();
    gallery.publish(&one_more("newest"));
    let error = computer.refresh(&gallery.host(), NOW).unwrap_err();
    assert!(matches!(error, TrustError::RolledBack { remembered: 4_000_000_000, .. }), "{error}");
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
    let facts = computer.refresh(&gallery.host(), NOW).unwrap();
    assert_eq!((facts.root_version, facts.signed_by.as_str()), (2, "fresh online"));
}

#[test]
fn endless_and_missing_files_are_named() {
    let (_gallery, computer, _, mut new) = seen();
    new.endless = Some("timestamp.json".to_owned());
    let error = computer.refresh(&new, NOW).unwrap_err();
    assert!(
        matches!(&error, TrustError::TooLarge { file, max: 16_384 } if file == "timestamp.json"),
        "{error}"
    );
    new.endless = None;
    new.files.remove("timestamp.json");
    let error = computer.refresh(&new, NOW).unwrap_err();
    assert!(matches!(&error, TrustError::Missing { file } if file == "timestamp.json"), "{error}");
    new.down = true;
    let error = computer.refresh(&new, NOW).unwrap_err();
    assert!(error.to_string().contains("does not answer") && !error.is_alarm(), "{error}");
}

#[test]
fn signatures_that_are_missing_doubled_or_of_other_keys_do_not_count() {
    let (gallery, computer, _, new) = seen();
    let original = new.json("timestamp.json");
    let signature = original["signatures"][0].clone();
    let mut other = signature.clone();
    other["keyid"] = json!(gallery.root.id().as_str());
    let mut broken = signature.clone();
    broken["sig"] = json!("00".repeat(64));
    for signatures in [json!([]), json!([signature, signature]), json!([other]), json!([broken])] {
        let mut host = gallery.host();
        let mut timestamp = original.clone();
        timestamp["signatures"] = signatures;
        host.put("timestamp.json", &timestamp);
        let error = computer.refresh(&host, NOW).unwrap_err();
        assert!(
            matches!(error, TrustError::NotSigned { .. } | TrustError::DuplicateSignature { .. }),
            "{error}"
        );
        assert!(Computer::new().add(&host, NOW).is_err());
    }
}

#[test]
fn a_root_that_asks_for_no_signature_is_no_root() {
    let gallery = Gallery::filled();
    for (threshold, signatures) in
        [(0, json!([])), (2, Host::of(gallery.path()).json("1.root.json")["signatures"].clone())]
    {
        let mut host = gallery.host();
        let mut root = host.json("1.root.json");
        root["signed"]["roles"]["root"]["threshold"] = json!(threshold);
        root["signatures"] = signatures;
        host.put("1.root.json", &root);
        assert!(Computer::new().add(&host, NOW).is_err(), "{threshold}");
    }
}

#[test]
fn roots_follow_one_by_one_and_not_for_ever() {
    let (gallery, computer, _, mut new) = seen();
    let root = new.json("1.root.json");
    let skipped = {
        let mut root = root.clone();
        root["signed"]["version"] = json!(3);
        root
    };
    new.put("2.root.json", &skipped);
    let error = computer.refresh(&new, NOW).unwrap_err();
    assert!(matches!(error, TrustError::RootSkipped { trusted: 1, shown: 3 }), "{error}");
    let mut forged = root;
    forged["signed"]["version"] = json!(2);
    let forged = signed(forged, &gallery);
    new.put("2.root.json", &forged);
    let error = computer.refresh(&new, NOW).unwrap_err();
    assert!(matches!(&error, TrustError::NotSigned { role, .. } if role == "root"), "{error}");
}

#[test]
fn an_expired_root_or_list_stops_installing_too() {
    let mut gallery = Gallery::filled();
    gallery.now = NOW + 364 * DAY;
    gallery.publish(&Changes::default());
    let computer = Computer::new();
    computer.add(&gallery.host(), gallery.now).unwrap();
    let error = computer.refresh(&gallery.host(), NOW + 366 * DAY).unwrap_err();
    assert!(matches!(&error, TrustError::Expired { role, .. } if role == "root"), "{error}");
    assert_eq!(computer.open().facts(NOW + 366 * DAY).expired.unwrap().role, "root");
}

#[test]
fn a_signing_time_in_the_far_future_is_no_floor_for_the_clock() {
    for (said, kept) in [("2099-01-01T00:00:00Z", Some(NOW)), ("2026-11-21T12:00:00Z", Some(NOW + DAY / 2))] {
        let (mut gallery, computer, _, _) = seen();
        let mut stolen = gallery.host();
        let mut timestamp = stolen.json("timestamp.json");
        timestamp["signed"]["version"] = json!(50);
        timestamp["signed"]["expires"] = json!("2199-01-01T00:00:00Z");
        timestamp["signed"]["x-vitrine-signed-at"] = json!(said);
        let timestamp = signed(timestamp, &gallery);
        stolen.put("timestamp.json", &timestamp);
        let facts = computer.refresh(&stolen, NOW).unwrap();
        assert_eq!((facts.signed_at, facts.expired), (kept, None), "{said}");
        // With new keys, nothing the old ones said counts: neither their versions nor their clock.
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
        let facts = computer.refresh(&gallery.host(), NOW).unwrap();
        assert_eq!((facts.signed_at, facts.clock_behind), (Some(NOW), false), "{said}");
        assert_eq!(facts.expired, None);
        assert_eq!(facts.signed_with, [fresh.id().as_str()]);
        assert_eq!(computer.open().facts(NOW), facts, "after a restart");
    }
}

#[test]
fn one_unreadable_withdrawal_does_not_bring_the_others_back() {
    let mut gallery = Gallery::filled();
    let path = crate::support::package_path("nora", "1.0.0");
    gallery.repository.withdraw(std::slice::from_ref(&path), "It steals.", &[&gallery.online], NOW).unwrap();
    let mut host = gallery.host();
    let names = host.files.keys().filter(|name| name.ends_with(".index.json"));
    let newest = names.max_by_key(|name| name.split('.').next().unwrap().parse::<u64>().unwrap());
    let newest = newest.unwrap().clone();
    let original = host.json(&newest);
    let mut with = |extra: serde_json::Value| {
        let mut index = original.clone();
        match extra {
            serde_json::Value::Null => index["signed"]["x-vitrine-withdrawn"] = json!("nothing"),
            extra => index["signed"]["x-vitrine-withdrawn"].as_array_mut().unwrap().push(extra),
        }
        let index = signed(index, &gallery);
        host.put(&newest, &index);
        let computer = Computer::new();
        let added = computer.add(&host, NOW);
        (computer, added)
    };
    // An entry that names its file is taken at its word, whatever else is odd about it.
    let other = crate::support::package_path("scout", "1.0.0");
    let (_, verifier) = with(json!({ "path": other, "reason": 7, "at": "yesterday" }));
    let mut verifier = verifier.unwrap();
    let host = gallery.host();
    for path in [&path, &other] {
        let error = wait(verifier.target(path, &host, NOW)).unwrap_err();
        assert!(matches!(error, TrustError::Withdrawn { .. }), "{error}");
    }
    for odd in [json!({ "at": 3 }), json!(12), json!(null)] {
        let (computer, verifier) = with(odd);
        let error = verifier.unwrap_err();
        assert!(error.to_string().contains("withdrawn files cannot be read"), "{error}");
        // What was remembered before the error is not asked either.
        let error = wait(computer.open().target(&path, &host, NOW)).unwrap_err();
        assert!(error.to_string().contains("cannot be read") || error.is_alarm(), "{error}");
    }
}
