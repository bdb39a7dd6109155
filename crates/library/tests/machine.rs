//! A full disk, a folder that cannot be written, and several who want to change the library at once.

use std::fs;
use std::process::Command;
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use vitrine_base::fs::lock_exclusive;
use vitrine_base::{Phase, Reporter, Silent};
use vitrine_library::{Health, LibraryOptions};
use vitrine_testkit::{PersonaSpec, small_disk};

use crate::child::{Task, start};
use crate::support::{Bench, client, folder, key, noise, open_with, options, persona, run, wish_for};

#[test]
fn a_disk_that_is_full() {
    let Some(disk) = small_disk(8) else { return };
    let elsewhere = folder();
    let bench = Bench::at(disk.path());
    bench.install_persona("good", "1.0.0", "a");
    let before = bench.snapshot();
    let big = elsewhere.path().join("big.hpersona");
    fs::write(&big, PersonaSpec::new("big").version("1.0.0").member("noise.bin", noise(4 << 20)).package())
        .unwrap();

    // Known to be too big before a byte is fetched.
    let wish = wish_for(&big, "big", "1.0.0");
    let error = bench.install(wish.clone()).unwrap_err();
    let text = error.to_string();
    assert_eq!(error.code(), "disk_full", "{text}");
    assert!(
        text.starts_with("The disk is full: 10.4 MB needed, ")
            && text.ends_with(" free. Nothing was changed."),
        "{text}"
    );
    assert_eq!(bench.snapshot(), before);

    // Not known before: it fits as it comes and no longer once it is unpacked.
    let mut unknown = wish;
    unknown.download.size = None;
    let error = bench.install(unknown).unwrap_err();
    assert_eq!(error.code(), "disk_full", "{error}");
    assert_eq!(bench.snapshot(), before);
    bench.assert_tidy();
    bench.library.collect_garbage().unwrap();
    bench.install_persona("good", "1.1.0", "a");
    assert_eq!(bench.health("good"), Health::Intact);
}

#[test]
fn a_library_that_can_only_be_read() {
    let Some(disk) = small_disk(8) else { return };
    let bench = Bench::at(disk.path());
    bench.install_persona("nora", "1.0.0", "a");
    let wish = bench.wish("otto", "1.0.0", "a");
    let before = bench.snapshot();
    drop(bench);
    let remount = |how: &str| {
        let done =
            Command::new("mount").args(["-o", &format!("remount,{how}")]).arg(disk.path()).status().unwrap();
        assert!(done.success());
    };
    remount("ro");
    let bench = Bench::at(disk.path());
    assert!(bench.opened.notices[0].starts_with("The library cannot be written to: "), "{:?}", bench.opened);
    assert_eq!(bench.snapshot(), before);
    let error = bench.install(wish.clone()).unwrap_err();
    assert_eq!(error.code(), "read_only");
    assert!(error.to_string().ends_with("Nothing was changed."), "{error}");
    assert_eq!(bench.library.remove(&key("nora"), true, &Silent).unwrap_err().code(), "read_only");
    assert_eq!(bench.library.verify(&key("nora")).unwrap().health, Health::Intact);
    drop(bench);
    remount("rw");
    let bench = Bench::at(disk.path());
    assert!(bench.opened.notices.is_empty());
    bench.install(wish).unwrap();
}

#[test]
fn a_library_that_becomes_read_only_in_the_middle() {
    let folder = folder();
    let bench = Bench::at(folder.path());
    bench.offer("next.hpersona", &persona("nora", "2.0.0", "a"));
    let before = bench.snapshot();
    let (_, said) = start(Task::Install, folder.path(), "tree:readonly");
    assert_eq!(
        said.unwrap(),
        "read_only: The library cannot be written to: failpoint tree. Nothing was changed."
    );
    assert_eq!(bench.snapshot(), before);
}

fn impatient() -> LibraryOptions {
    LibraryOptions { lock_wait: Duration::from_millis(60), ..options() }
}

#[test]
fn while_another_vitrine_changes_the_library() {
    let folder = folder();
    let bench = Bench::with(folder.path(), impatient());
    bench.install_persona("nora", "1.0.0", "a");
    let wish = bench.wish("otto", "1.0.0", "a");
    let before = bench.snapshot();
    let lock = lock_exclusive(&bench.home.join("library.lock")).unwrap().unwrap();
    let half_done = bench.home.join("library/.staging/of-another-process");
    fs::create_dir(&half_done).unwrap();

    let error = bench.install(wish.clone()).unwrap_err();
    assert_eq!(
        (error.code(), error.to_string().as_str()),
        ("busy", "Another Vitrine is changing the library just now.")
    );
    assert_eq!(bench.library.remove(&key("nora"), true, &Silent).unwrap_err().code(), "busy");
    // A second copy starts all the same, shows what is there, and leaves the other's work alone.
    let (second, report) = open_with(&bench.home, impatient()).unwrap();
    assert_eq!((report.notices.len(), report.recovered.len()), (0, 0));
    assert_eq!(second.installed().unwrap().len(), 1);
    assert!(half_done.is_dir());
    assert_eq!(bench.snapshot(), before);

    drop(lock);
    bench.install(wish).unwrap();
    assert!(!half_done.exists(), "whoever has the lock next knows that it is nobody's");
}

/// Lets the lock go when the download has begun.
struct LetsGo(std::sync::Mutex<Option<vitrine_base::fs::FileLock>>);

impl Reporter for LetsGo {
    fn phase(&self, phase: Phase) {
        if phase == Phase::Downloading {
            self.0.lock().unwrap().take();
        }
    }

    fn progress(&self, _: u64, _: Option<u64>) {}
    fn note(&self, _: &str) {}
}

#[test]
fn an_install_waits_for_the_other_to_be_done() {
    let bench = Bench::new();
    let wish = bench.wish("otto", "1.0.0", "a");
    let lock = lock_exclusive(&bench.home.join("library.lock")).unwrap();
    let reporter = LetsGo(std::sync::Mutex::new(lock));
    run(bench.library.install(wish, &client(), &reporter, &CancellationToken::new())).unwrap();
}

#[test]
fn two_copies_started_at_once_both_work() {
    let folder = folder();
    let wishes: Vec<_> = {
        let bench = Bench::at(folder.path());
        let wish = |id: &str, at| bench.wish(id, at, "a");
        let wishes = vec![wish("a", "1.0.0"), wish("b", "1.0.0"), wish("a", "1.1.0"), wish("b", "1.1.0")];
        fs::remove_dir_all(&bench.home).unwrap();
        wishes
    };
    let path = folder.path();
    std::thread::scope(|scope| {
        for wishes in wishes.chunks(2) {
            scope.spawn(move || {
                // Each with a handle of its own, as two processes have.
                let bench = Bench::at(path);
                for wish in wishes {
                    bench.install(wish.clone()).unwrap();
                    bench.install(wish.clone()).unwrap();
                }
            });
        }
    });
    let bench = Bench::at(folder.path());
    assert!(bench.opened.notices.is_empty() && bench.opened.recovered.is_empty(), "{:?}", bench.opened);
    for id in ["a", "b"] {
        let installed = bench.get(id).unwrap();
        assert_eq!((installed.health, installed.previous.len()), (Health::Intact, 1));
    }
    bench.assert_tidy();
}
