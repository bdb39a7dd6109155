//! What works when nothing goes wrong.

use std::fs;

use tokio_util::sync::CancellationToken;
use vitrine_base::{Phase, Sha256, Silent};
use vitrine_library::{Health, UpdateKind, compare};
use vitrine_testkit::FileServer;
use vitrine_transfer::Location;

use crate::support::{Bench, Listener, client, key, persona, run, version, wish_at};

#[test]
fn installs_from_a_server_and_takes_it_away_again() {
    let bench = Bench::new();
    let bytes = persona("nora", "1.0.0", "hello");
    bench.offer("nora.hpersona", &bytes);
    let server = FileServer::start(&bench.gallery);
    let location = Location::parse(&format!("{}nora.hpersona", server.url())).unwrap();
    let listener = Listener::default();
    let wish = wish_at(location, &bytes, "nora", "1.0.0");
    let installed =
        run(bench.library.install(wish, &client(), &listener, &CancellationToken::new())).unwrap();

    assert_eq!(installed.health, Health::Intact);
    assert_eq!(installed.sha256, Sha256::of(&bytes));
    assert_eq!(installed.folder, bench.home.join("library/gallery/nora/1.0.0"));
    assert_eq!(installed.original, bench.home.join("library/gallery/nora/1.0.0.hpersona"));
    assert_eq!(fs::read(&installed.original).unwrap(), bytes);
    assert_eq!(fs::read_to_string(installed.folder.join("notes.txt")).unwrap(), "hello");
    assert!(installed.preview.as_ref().is_some_and(|path| path.is_file()), "{:?}", installed.preview);
    assert!(!installed.dependencies.is_empty());
    assert_eq!(installed.name, "The nora");
    assert!(installed.size_on_disk > bytes.len() as u64);
    let phases = listener.phases.lock().unwrap().clone();
    assert_eq!(phases, [Phase::Planning, Phase::Downloading, Phase::Checking, Phase::Installing]);
    assert_eq!(bench.library.installed().unwrap(), std::slice::from_ref(&installed));
    bench.assert_tidy();

    let report = bench.library.verify(&key("nora")).unwrap();
    assert_eq!(
        (report.health, report.changed.len() + report.missing.len() + report.added.len()),
        (Health::Intact, 0)
    );
    assert!(report.intact >= 4);

    let removed = bench.library.remove(&key("nora"), false, &Silent).unwrap();
    assert!(removed.kept.is_empty());
    assert!(removed.freed > bytes.len() as u64);
    assert!(bench.library.installed().unwrap().is_empty());
    assert!(!bench.home.join("library/gallery").exists());
    assert_eq!(bench.library.seen_digest(&key("nora"), &version("1.0.0")), Some(Sha256::of(&bytes)));
    bench.assert_tidy();
}

#[test]
fn updates_keep_two_earlier_versions_and_roll_back() {
    let bench = Bench::new();
    for at in ["1.0.0", "1.1.0", "1.2.0", "2.0.0"] {
        bench.install_persona("nora", at, "text");
    }
    let installed = bench.get("nora").unwrap();
    let previous: Vec<_> = installed.previous.iter().map(|kept| kept.version.to_string()).collect();
    assert_eq!((installed.version.as_str(), previous), ("2.0.0", vec!["1.2.0".into(), "1.1.0".into()]));
    assert!(!bench.home.join("library/gallery/nora/1.0.0").exists());
    assert!(!bench.home.join("library/gallery/nora/1.0.0.hpersona").exists());
    assert!(!bench.home.join("library/gallery/nora/1.0.0.receipt.json").exists());

    let back = bench.library.rollback(&key("nora")).unwrap();
    let previous: Vec<_> = back.previous.iter().map(|kept| kept.version.to_string()).collect();
    assert_eq!((back.version.as_str(), previous), ("1.2.0", vec!["2.0.0".into(), "1.1.0".into()]));
    assert_eq!(back.health, Health::Intact);
    assert_eq!(bench.library.rollback(&key("nora")).unwrap().version, version("2.0.0"));
    bench.assert_tidy();
}

#[test]
fn bytes_that_are_here_are_not_fetched_again() {
    let bench = Bench::new();
    let wish = bench.wish("nora", "1.0.0", "a");
    let installed = bench.install(wish.clone()).unwrap();
    fs::remove_dir_all(&bench.gallery).unwrap();
    fs::write(installed.folder.join("notes.txt"), "mine").unwrap();
    fs::remove_file(installed.folder.join("manifest.json")).unwrap();
    assert_eq!(bench.health("nora"), Health::Missing);

    let repaired = bench.install(wish).unwrap();
    assert_eq!(repaired.health, Health::Intact);
    assert!(repaired.previous.is_empty());
    let kept = bench.home.join("library/gallery/nora/kept-1.0.0/notes.txt");
    assert_eq!(fs::read_to_string(kept).unwrap(), "mine");
    bench.assert_tidy();
}

#[test]
fn a_republished_version_lies_beside_the_one_installed_first() {
    let bench = Bench::new();
    let first = bench.install_persona("nora", "1.0.0", "first");
    let mut wish = bench.wish("nora", "1.0.0", "second");
    wish.accept_republished = true;
    let second = bench.install(wish).unwrap();
    assert_ne!(second.sha256, first.sha256);
    let name = format!("1.0.0~{}", &second.sha256.to_hex()[..8]);
    assert_eq!(second.folder, bench.home.join("library/gallery/nora").join(name));
    assert_eq!(second.previous[0].sha256, first.sha256);
    assert_eq!(bench.library.seen_digest(&key("nora"), &version("1.0.0")), Some(second.sha256));
    assert_eq!(compare(&second, &version("1.0.0"), Some(&first.sha256)), UpdateKind::Republished);
    assert_eq!(compare(&second, &version("1.0.0"), Some(&second.sha256)), UpdateKind::None);
    assert_eq!(compare(&second, &version("1.0.0"), None), UpdateKind::None);
    assert_eq!(compare(&second, &version("1.0.1"), None), UpdateKind::Newer);
    assert_eq!(compare(&second, &version("0.9.0"), None), UpdateKind::None);
    let back = bench.library.rollback(&key("nora")).unwrap();
    assert_eq!((back.sha256, back.folder), (first.sha256, first.folder));
}

#[test]
fn versions_with_the_names_of_our_own_files_do_no_harm() {
    let bench = Bench::new();
    bench.install_persona("nora", "1.0", "a");
    for at in ["1.0.receipt.json", "1.0.hpersona", "current.json", "current", "kept-1.0"] {
        let installed = bench.install_persona("nora", at, "b");
        assert_eq!((installed.version.as_str(), installed.health), (at, Health::Intact));
    }
    bench.library.remove(&key("nora"), false, &Silent).unwrap();
    assert!(!bench.home.join("library/gallery").exists());
}

#[test]
fn remembers_the_handover_across_updates() {
    let mut bench = Bench::new();
    bench.install_persona("nora", "1.0.0", "a");
    bench.library.set_homepilot_project(&key("nora"), Some("p-1".into())).unwrap();
    bench.install_persona("nora", "1.1.0", "a");
    bench.reopen();
    assert_eq!(bench.get("nora").unwrap().homepilot_project.as_deref(), Some("p-1"));
    fs::remove_file(bench.home.join("library.db")).unwrap();
    bench.reopen();
    assert_eq!(bench.get("nora").unwrap().homepilot_project.as_deref(), Some("p-1"));
}

#[test]
fn garbage_is_what_no_install_took() {
    let bench = Bench::new();
    bench.install_persona("nora", "1.0.0", "a");
    let before = bench.snapshot();
    let store = vitrine_base::BlobStore::open(bench.home.join("store")).unwrap();
    store.put(b"left over").unwrap();
    let running = store.writer().unwrap();
    assert_eq!(bench.library.collect_garbage().unwrap(), 9);
    assert!(running.path().exists(), "a download that runs is left alone");
    assert_eq!(bench.snapshot(), before);
}

#[test]
fn what_was_built_here_is_no_alarm_about_the_sources_own_bytes() {
    let mut bench = Bench::new();
    let mut wish = bench.wish("nora", "1.0.0", "built");
    wish.built = true;
    let built = bench.install(wish.clone()).unwrap();
    let own = bench.wish("nora", "1.0.0", "own");
    let digest = own.download.sha256.unwrap();
    assert!(built.built && built.sha256 != digest);
    assert_eq!(bench.library.seen(&key("nora"), &version("1.0.0")), None);
    assert_eq!(compare(&built, &version("1.0.0"), Some(&digest)), UpdateKind::None);
    assert_eq!(compare(&built, &version("1.0.1"), Some(&digest)), UpdateKind::Newer);
    fs::remove_file(bench.home.join("library.db")).unwrap();
    bench.reopen();
    assert!(bench.get("nora").unwrap().built, "its receipt remembers");
    assert_eq!(bench.library.seen(&key("nora"), &version("1.0.0")), None);

    // The source's own file is no surprise; from then on its digest counts, whatever is built again.
    let installed = bench.install(own).unwrap();
    assert!(!installed.built && installed.sha256 == digest);
    bench.install(wish).unwrap();
    assert_eq!(bench.library.seen_digest(&key("nora"), &version("1.0.0")), Some(digest));
    assert_eq!(bench.install(bench.wish("nora", "1.0.0", "other")).unwrap_err().code(), "republished");
}
