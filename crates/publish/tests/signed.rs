//! Signed galleries, read as a stranger reads them: with nothing but a verifier.

use std::path::Path;

use vitrine_publish::{
    Keys, NewKeys, NewPublisher, Offline, SigningOptions, accept_publisher, add_publisher, init_signing,
    merge, new_key, publisher_signature, remove_publisher, rotate, sign_copy, state, upkeep,
};
use vitrine_trust::TrustError;

use crate::follower::{DAY, Follower, options, tool};
use crate::support::{NOW, Place};

#[test]
fn a_gallery_is_signed_from_init_on_and_through_a_change_of_keys() {
    let place = Place::new();
    place.write("hello@1.0.tar.gz", tool("one"));
    place.persona("anna", "1.0.0", "first");
    assert!(place.build().signed.is_none());
    place.init();
    let report = place.build_all();
    let follower = Follower::of(&place.out);
    let trusted = follower.trusts_all(NOW);
    assert_eq!(trusted.len(), 3, "{trusted:?}");
    assert_eq!(report.signed.unwrap().current_until, NOW + 30 * DAY);
    let hello = trusted["packages/hello/1.0/any.tar.gz"].release.clone().unwrap();
    let listed = &place.read().entries["hello"].versions[0].artifacts[0];
    assert_eq!((hello.id.as_str(), hello.kind.as_str()), ("hello", "tool"));
    assert_eq!(hello.content, listed.content);
    assert_eq!(hello.table.unwrap().sha256, listed.table.as_ref().unwrap().sha256);

    place.write("hello@1.1.tar.gz", tool("two"));
    place.try_build_at(NOW + DAY).unwrap();
    assert_eq!(follower.trusts_all(NOW + DAY).len(), 4);

    let people: Vec<_> = ["anna", "ben", "carla"].map(|name| place.key(name)).into();
    let new = NewKeys {
        root: people.iter().map(|(_, public)| public.clone()).collect(),
        root_threshold: 2,
        targets: Vec::new(),
        targets_threshold: 1,
        online: None,
        periods: None,
    };
    let keys = Keys::of_folder(&place.keys()).unwrap();
    let begun = rotate(&place.out, &new, &keys, NOW + 2 * DAY).unwrap();
    let [waiting] = begun.progress.as_slice() else { panic!("{begun:?}") };
    assert!(!waiting.is_done());
    // Two people sign copies, each on a computer of their own.
    for (secret, _) in people.iter().take(2) {
        let copy = place.beside("copy-2.root.json");
        std::fs::copy(&waiting.file, &copy).unwrap();
        let mut own = Keys::default();
        own.add(secret).unwrap();
        sign_copy(&copy, &own).unwrap();
        merge(&place.out, &[copy]).unwrap();
    }
    let done = place.sign_at(NOW + 2 * DAY).unwrap();
    assert!(done.progress[0].is_done() && !done.state.provisional, "{done:?}");
    follower.trusts_all(NOW + 2 * DAY);
    place.write("hello@1.2.tar.gz", tool("three"));
    place.try_build_at(NOW + 3 * DAY).unwrap();
    assert_eq!(follower.trusts_all(NOW + 3 * DAY).len(), 5);
    assert_eq!(Follower::of(&place.out).trusts_all(NOW + 3 * DAY).len(), 5, "and for newcomers");
}

#[test]
fn what_goes_and_what_is_withdrawn_is_no_longer_vouched_for() {
    let place = Place::new();
    for version in ["1.0", "1.1"] {
        place.write(&format!("hello@{version}.tar.gz"), tool(version));
    }
    place.write("other@1.0.tar.gz", tool("other"));
    place.init();
    place.build_all();
    let follower = Follower::of(&place.out);
    follower.trusts_all(NOW);
    std::fs::remove_file(place.folder.join("hello@1.0.tar.gz")).unwrap();
    place.build_all();
    assert_eq!(follower.ask("packages/hello/1.0/any.tar.gz", NOW).unwrap(), None);
    let id = "other".parse().unwrap();
    vitrine_publish::note_withdrawal(&place.folder, &id, "It reads letters", true, NOW).unwrap();
    place.build_all();
    let error = follower.ask("packages/other/1.0/any.tar.gz", NOW).unwrap_err();
    assert!(
        matches!(&error, TrustError::Withdrawn { reason, .. } if reason == "It reads letters"),
        "{error}"
    );
    follower.trusts_all(NOW);
    let again = vitrine_publish::note_withdrawal(&place.folder, &id, "Twice", true, NOW).unwrap_err();
    assert!(again.to_string().contains("withdrawn already"), "{again}");
    // Taken back: the files come back with the next build.
    std::fs::remove_file(place.folder.join("gallery.json")).unwrap();
    place.build_all();
    assert_eq!(follower.trusts_all(NOW).len(), 3);
}

#[test]
fn signatures_end_and_are_renewed() {
    let place = Place::new();
    place.write("hello@1.0.tar.gz", tool("one"));
    place.init();
    place.build_all();
    let follower = Follower::of(&place.out);
    follower.trusts_all(NOW);
    let late = NOW + 31 * DAY;
    assert!(matches!(follower.look(late), Err(TrustError::Expired { .. })));
    // A build that changes nothing signs all the same, and so does `sign`.
    assert!(place.try_build_at(late).unwrap().unchanged);
    follower.trusts_all(late);
    assert_eq!(place.sign_at(late + 29 * DAY).unwrap().files, ["timestamp.json"]);
    // Near its end a provisional root, whose key is at hand, goes on too; by then the rest is due as well.
    let end = NOW + 300 * DAY;
    let done = place.sign_at(end).unwrap();
    assert!(done.progress[0].is_done() && done.state.roles.iter().all(|role| role.expires >= end + 30 * DAY));
    follower.trusts_all(end);
    let renewed =
        upkeep(&place.out, &Keys::of_folder(&place.keys()).unwrap(), &[Offline::Targets], end).unwrap();
    assert_eq!(renewed.progress[0].role, "targets");
    follower.trusts_all(end);
}

#[test]
fn keys_that_are_missing_or_open_stop_a_build_before_it_begins() {
    let place = Place::new();
    place.write("hello@1.0.tar.gz", tool("one"));
    place.init();
    place.build_all();
    let before = place.files();
    place.write("hello@1.1.tar.gz", tool("two"));
    let away = place.beside("away");
    std::fs::rename(place.keys(), &away).unwrap();
    let error = place.try_build_at(NOW).unwrap_err();
    assert_eq!(error.code(), "publish.no_keys");
    assert!(error.to_string().contains("gallery-keys"), "{error}");
    assert!(place.files() == before);
    // With the wrong keys the old index stays in force.
    std::fs::create_dir(place.keys()).unwrap();
    new_key(&place.keys(), "stranger", &[]).unwrap();
    let error = place.try_build_at(NOW).unwrap_err();
    assert!(error.to_string().contains("gallery"), "{error}");
    Follower::of(&place.out).trusts_all(NOW);
    std::fs::remove_dir_all(place.keys()).unwrap();
    std::fs::rename(&away, place.keys()).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let online = place.keys().join("online.key");
        assert_eq!((mode(&place.keys()), mode(&online)), (0o700, 0o600));
        std::fs::set_permissions(&online, std::fs::Permissions::from_mode(0o640)).unwrap();
        let error = place.try_build_at(NOW).unwrap_err();
        assert_eq!(error.code(), "publish.open_key");
        assert!(error.to_string().contains("chmod 600"), "{error}");
        std::fs::set_permissions(&online, std::fs::Permissions::from_mode(0o600)).unwrap();
    }
    place.build_all();
    Follower::of(&place.out).trusts_all(NOW);
}

#[test]
fn an_init_that_makes_no_sense_is_refused() {
    let place = Place::new();
    place.write("hello@1.0.tar.gz", tool("one"));
    for inside in [place.out.join("keys"), place.folder.join("deep/keys")] {
        let options = SigningOptions { keys: Some(inside.clone()), ..options(NOW) };
        let error = init_signing(&place.folder, &place.out, &options).unwrap_err();
        assert_eq!(error.code(), "publish.keys_inside", "{error}");
        assert!(!inside.exists());
    }
    place.init();
    let error = init_signing(&place.folder, &place.out, &options(NOW)).unwrap_err();
    assert!(error.to_string().contains("signed already"), "{error}");
    assert_eq!(state(&place.folder).unwrap_err().code(), "publish.not_signed");
    assert!(new_key(&place.beside("people"), "../x", &[]).unwrap_err().to_string().contains("no name"));
}

#[test]
fn a_publisher_signs_what_is_theirs() {
    let place = Place::new();
    place.write("hello@1.0.tar.gz", tool("one"));
    place.write("other@1.0.tar.gz", tool("other"));
    place.init();
    place.build_all();
    let follower = Follower::of(&place.out);
    follower.trusts_all(NOW);
    let (secret, public) = place.key("mira");
    let keys = Keys::of_folder(&place.keys()).unwrap();
    let new = NewPublisher {
        name: "mira".into(),
        keys: vec![public],
        threshold: 1,
        packages: vec!["hello".parse().unwrap()],
    };
    let handover = add_publisher(&place.out, &new, &keys, NOW).unwrap();
    assert!(handover.progress.is_done());
    assert_eq!(handover.waiting, ["packages/hello/1.0/any.tar.gz"]);
    assert_eq!(follower.ask("packages/hello/1.0/any.tar.gz", NOW).unwrap(), None);
    place.write("hello@1.1.tar.gz", tool("two"));
    let report = place.try_build_at(NOW).unwrap();
    let unvouched = report.signed.unwrap().unvouched;
    assert_eq!(unvouched.len(), 2, "{unvouched:?}");
    assert_eq!(unvouched[0].publisher, "mira");

    let mut own = Keys::default();
    own.add(&secret).unwrap();
    let signed = publisher_signature(&place.out, "mira", &own, 366, NOW).unwrap();
    assert_eq!(signed.files.len(), 2);
    let file = place.beside("signed.json");
    std::fs::write(&file, &signed.bytes).unwrap();
    assert_eq!(accept_publisher(&place.out, "mira", &file, &keys, NOW).unwrap(), 2);
    let trusted = follower.trusts_all(NOW);
    assert_eq!(trusted["packages/hello/1.1/any.tar.gz"].role, "publisher.mira");
    assert!(place.try_build_at(NOW).unwrap().signed.unwrap().unvouched.is_empty());
    let again = accept_publisher(&place.out, "mira", &file, &keys, NOW).unwrap_err();
    assert!(again.to_string().contains("version"), "{again}");

    remove_publisher(&place.out, "mira", &keys, NOW).unwrap();
    place.build_all();
    let trusted = follower.trusts_all(NOW);
    assert!(trusted["packages/hello/1.1/any.tar.gz"].role.starts_with("unclaimed-"));
    let error = publisher_signature(&place.out, "mira", &own, 366, NOW).unwrap_err();
    assert!(error.to_string().contains("no publisher"), "{error}");
}
