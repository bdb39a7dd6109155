//! The library is an ordinary folder: what a person does in it is seen and kept.

use std::fs;
use std::sync::mpsc::channel;
use std::time::Duration;

use vitrine_base::Silent;
use vitrine_library::Health;

use crate::support::{Bench, key};

#[test]
fn changes_are_seen_cheaply_and_named_exactly() {
    let bench = Bench::new();
    let installed = bench.install_persona("nora", "1.0.0", "text");
    let notes = installed.folder.join("notes.txt");
    // Written again with the same bytes: nothing is wrong with that.
    fs::write(&notes, "text").unwrap();
    assert_eq!(bench.health("nora"), Health::Intact);
    // The same length, other bytes.
    fs::write(&notes, "texT").unwrap();
    assert_eq!(bench.health("nora"), Health::Changed);
    fs::create_dir(installed.folder.join("mine")).unwrap();
    fs::write(installed.folder.join("mine/new.txt"), "x").unwrap();
    fs::remove_file(installed.folder.join("manifest.json")).unwrap();
    let report = bench.library.verify(&key("nora")).unwrap();
    assert_eq!(report.health, Health::Missing);
    assert_eq!(report.changed, ["notes.txt"]);
    assert_eq!(report.added, ["mine/new.txt"]);
    assert_eq!(report.missing, ["manifest.json"]);
}

#[test]
fn removal_keeps_what_was_changed_or_added() {
    let bench = Bench::new();
    let installed = bench.install_persona("nora", "1.0.0", "text");
    fs::write(installed.folder.join("notes.txt"), "mine").unwrap();
    fs::write(installed.folder.join("added.txt"), "mine too").unwrap();
    fs::write(&installed.original, "a package of my own").unwrap();
    std::os::unix::fs::symlink("/etc/passwd", installed.folder.join("link")).unwrap();
    let removed = bench.library.remove(&key("nora"), false, &Silent).unwrap();
    let kept = bench.home.join("library/gallery/nora/kept-1.0.0");
    let names = ["notes.txt", "added.txt", "link", "1.0.0.hpersona"].map(|name| kept.join(name));
    assert_eq!(removed.kept, names);
    assert_eq!(fs::read_to_string(kept.join("notes.txt")).unwrap(), "mine");
    assert_eq!(fs::read_to_string(kept.join("1.0.0.hpersona")).unwrap(), "a package of my own");
    assert!(fs::symlink_metadata(kept.join("link")).unwrap().is_symlink());
    assert_eq!(fs::read_dir(&kept).unwrap().count(), 4);

    // Once more: the first kept folder is not touched.
    let installed = bench.install_persona("nora", "1.0.0", "text");
    fs::write(installed.folder.join("notes.txt"), "again").unwrap();
    let removed = bench.library.remove(&key("nora"), false, &Silent).unwrap();
    assert_eq!(removed.kept, [bench.home.join("library/gallery/nora/kept-1.0.0-2/notes.txt")]);

    let installed = bench.install_persona("nora", "1.0.0", "text");
    fs::write(installed.folder.join("notes.txt"), "away with it").unwrap();
    assert!(bench.library.remove(&key("nora"), true, &Silent).unwrap().kept.is_empty());
    assert!(!bench.home.join("library/gallery/nora/kept-1.0.0-3").exists());
    assert_eq!(fs::read_to_string(kept.join("notes.txt")).unwrap(), "mine");
}

#[test]
fn an_update_leaves_the_changed_version_alone_until_it_is_pruned() {
    let bench = Bench::new();
    let first = bench.install_persona("nora", "1.0.0", "text");
    fs::write(first.folder.join("notes.txt"), "mine").unwrap();
    bench.install_persona("nora", "1.1.0", "text");
    bench.install_persona("nora", "1.2.0", "text");
    assert_eq!(fs::read_to_string(first.folder.join("notes.txt")).unwrap(), "mine");
    bench.install_persona("nora", "1.3.0", "text");
    assert!(!first.folder.exists());
    let kept = bench.home.join("library/gallery/nora/kept-1.0.0/notes.txt");
    assert_eq!(fs::read_to_string(kept).unwrap(), "mine");
}

#[test]
fn a_folder_deleted_by_hand_is_told_and_can_be_brought_back_or_removed() {
    let mut bench = Bench::new();
    let wish = bench.wish("nora", "1.0.0", "text");
    for whole in [false, true] {
        let installed = bench.install(wish.clone()).unwrap();
        let package = bench.home.join("library/gallery/nora");
        fs::remove_dir_all(if whole { &package } else { &installed.folder }).unwrap();
        assert_eq!(bench.health("nora"), Health::Gone);
        bench.reopen();
        assert_eq!(bench.health("nora"), Health::Gone, "a new start does not forget it");
        let report = bench.library.verify(&key("nora")).unwrap();
        assert_eq!((report.health, report.intact), (Health::Gone, 0));
        assert!(report.missing.contains(&"manifest.json".to_owned()));

        assert_eq!(bench.install(wish.clone()).unwrap().health, Health::Intact);
        fs::remove_dir_all(if whole { &package } else { &installed.folder }).unwrap();
        bench.library.set_homepilot_project(&key("nora"), None).unwrap();
        assert!(bench.library.remove(&key("nora"), false, &Silent).unwrap().kept.is_empty());
        assert!(bench.get("nora").is_none());
        assert!(!bench.home.join("library/gallery").exists());
        bench.assert_tidy();
    }
}

#[test]
fn rolling_back_to_a_folder_that_is_gone_is_refused() {
    let bench = Bench::new();
    let first = bench.install_persona("nora", "1.0.0", "text");
    bench.install_persona("nora", "1.1.0", "text");
    fs::remove_dir_all(&first.folder).unwrap();
    let error = bench.library.rollback(&key("nora")).unwrap_err();
    assert_eq!(error.code(), "gone");
    assert!(error.to_string().contains(first.folder.to_str().unwrap()));
    assert_eq!(bench.get("nora").unwrap().version.as_str(), "1.1.0");
}

#[test]
fn a_folder_that_stands_in_the_way_is_left_alone() {
    let bench = Bench::new();
    let mine = bench.home.join("library/gallery/nora/1.0.0");
    fs::create_dir_all(&mine).unwrap();
    fs::write(mine.join("mine.txt"), "x").unwrap();
    let installed = bench.install_persona("nora", "1.0.0", "text");
    assert_ne!(installed.folder, mine);
    bench.library.remove(&key("nora"), false, &Silent).unwrap();
    assert!(mine.join("mine.txt").is_file());
}

#[test]
fn a_change_by_hand_is_noticed_while_watching() {
    let bench = Bench::new();
    let installed = bench.install_persona("nora", "1.0.0", "text");
    let (sender, changes) = channel();
    let watch = bench
        .library
        .watch(move || {
            let _ = sender.send(());
        })
        .unwrap();
    fs::write(installed.folder.join("notes.txt"), "mine").unwrap();
    changes.recv_timeout(Duration::from_secs(20)).unwrap();
    assert_eq!(bench.health("nora"), Health::Changed);
    fs::remove_dir_all(&installed.folder).unwrap();
    changes.recv_timeout(Duration::from_secs(20)).unwrap();
    drop(watch);
    // With the watch its thread ends too, and with it the sender.
    while changes.recv_timeout(Duration::from_secs(20)).is_ok() {}
    assert!(matches!(changes.try_recv(), Err(std::sync::mpsc::TryRecvError::Disconnected)));
}
