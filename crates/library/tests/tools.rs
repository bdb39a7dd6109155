//! Command-line tools: programs stay programs, links stay links, and the folder of commands follows what is
//! current.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::Command;

use vitrine_base::Silent;
use vitrine_library::{Health, LibraryOptions};
use vitrine_package::Kind;

use crate::support::{Bench, folder, key, options, version};

fn said(bench: &Bench, command: &str) -> String {
    let output = Command::new(bench.library.shims().join(command)).output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn names(bench: &Bench) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(bench.library.shims())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn install(bench: &Bench, id: &str, at: &str) {
    bench.install(bench.tool_wish(id, at, "search")).unwrap();
}

#[test]
fn commands_follow_what_is_current() {
    let bench = Bench::new();
    install(&bench, "rg", "1.0.0");
    assert_eq!(bench.library.shims(), bench.home.join("bin"));
    assert_eq!(said(&bench, "search"), "rg 1.0.0");
    install(&bench, "rg", "2.0.0");
    assert_eq!(said(&bench, "search"), "rg 2.0.0");
    assert_eq!(names(&bench), ["search", "search@1.0.0", "search@2.0.0"]);
    assert_eq!(said(&bench, "search@1.0.0"), "rg 1.0.0");

    assert_eq!(bench.library.rollback(&key("rg")).unwrap().version, version("1.0.0"));
    assert_eq!(said(&bench, "search"), "rg 1.0.0");
    assert_eq!(said(&bench, "search@2.0.0"), "rg 2.0.0");

    let rg = bench.get("rg").unwrap();
    assert_eq!(rg.commands.len(), 1);
    assert_eq!(rg.commands[0].path, rg.folder.join("bin/search"));
    assert_eq!(rg.commands[0].taken_by, None);

    bench.library.remove(&key("rg"), false, &Silent).unwrap();
    assert!(names(&bench).is_empty());
    bench.assert_tidy();
}

#[test]
fn any_kept_version_can_be_made_current() {
    let bench = Bench::new();
    for at in ["1.0.0", "1.1.0", "2.0.0"] {
        install(&bench, "rg", at);
    }
    let switched = bench.library.switch(&key("rg"), &version("1.0.0")).unwrap();
    let previous: Vec<_> = switched.previous.iter().map(|kept| kept.version.to_string()).collect();
    assert_eq!((switched.version.as_str(), previous), ("1.0.0", vec!["2.0.0".into(), "1.1.0".into()]));
    assert_eq!(said(&bench, "search"), "rg 1.0.0");
    let before = bench.snapshot();
    bench.library.switch(&key("rg"), &version("1.0.0")).unwrap();
    assert_eq!(bench.snapshot(), before, "it is current already");

    let error = bench.library.switch(&key("rg"), &version("0.9.0")).unwrap_err();
    assert_eq!(error.to_string(), "Version 0.9.0 of “gallery/rg” is not kept on this computer.");
    assert_eq!(error.code(), "not_kept");
    assert_eq!(bench.library.switch(&key("none"), &version("1.0.0")).unwrap_err().code(), "not_installed");
    fs::remove_dir_all(bench.home.join("library/gallery/rg/1.1.0")).unwrap();
    assert_eq!(bench.library.switch(&key("rg"), &version("1.1.0")).unwrap_err().code(), "gone");
    assert_eq!(
        bench.snapshot().against(&before, &before).lines().filter(|l| l.starts_with("bin/")).count(),
        0
    );
}

#[test]
fn the_first_keeps_a_name_and_the_next_gets_it_when_it_goes() {
    let bench = Bench::new();
    install(&bench, "zz-first", "1.0.0");
    install(&bench, "aa-second", "1.0.0");
    assert_eq!(said(&bench, "search"), "zz-first 1.0.0");
    let second = bench.get("aa-second").unwrap();
    assert_eq!(second.commands[0].taken_by.as_deref(), Some("gallery/zz-first"));
    // An update of either changes nothing about it.
    install(&bench, "zz-first", "2.0.0");
    install(&bench, "aa-second", "2.0.0");
    assert_eq!(said(&bench, "search"), "zz-first 2.0.0");
    bench.library.remove(&key("zz-first"), false, &Silent).unwrap();
    assert_eq!(said(&bench, "search"), "aa-second 2.0.0");
    assert_eq!(bench.get("aa-second").unwrap().commands[0].taken_by, None);
}

#[test]
fn what_a_person_put_there_is_never_touched() {
    let mut bench = Bench::new();
    let bin = bench.library.shims();
    fs::create_dir_all(&bin).unwrap();
    fs::write(bin.join("search"), "mine").unwrap();
    symlink("/bin/true", bin.join("search@1.0.0")).unwrap();
    fs::create_dir(bin.join("folder")).unwrap();
    install(&bench, "rg", "1.0.0");
    install(&bench, "rg", "2.0.0");
    let taken = bench.get("rg").unwrap().commands[0].taken_by.clone().unwrap();
    assert!(taken.contains(bin.join("search").to_str().unwrap()), "{taken}");
    bench.library.remove(&key("rg"), true, &Silent).unwrap();
    bench.reopen();
    assert_eq!(fs::read_to_string(bin.join("search")).unwrap(), "mine");
    assert_eq!(fs::read_link(bin.join("search@1.0.0")).unwrap(), Path::new("/bin/true"));
    assert_eq!(names(&bench), ["folder", "search", "search@1.0.0"]);
}

#[test]
fn a_name_the_system_has_is_nobodys() {
    let (place, system) = (folder(), folder());
    let open = || {
        let system_commands = vec![system.path().join("none"), system.path().to_owned()];
        Bench::with(place.path(), LibraryOptions { system_commands, ..options() })
    };
    let bench = open();
    install(&bench, "rg", "1.0.0");
    bench.install(bench.tool_wish("trap", "1.0.0", "sudo")).unwrap();
    assert_eq!(names(&bench), ["search", "search@1.0.0", "sudo@1.0.0"]);
    let taken = bench.get("trap").unwrap().commands[0].taken_by.clone();
    assert_eq!(taken.as_deref(), Some("a command of this system"));
    assert_eq!(bench.get("rg").unwrap().commands[0].taken_by, None);

    // What comes to the system later takes its name back, and leaves it when it goes.
    fs::write(system.path().join("search"), "").unwrap();
    let bench = open();
    assert_eq!(names(&bench), ["search@1.0.0", "sudo@1.0.0"]);
    assert_eq!(said(&bench, "search@1.0.0"), "rg 1.0.0");
    assert!(bench.get("rg").unwrap().commands[0].taken_by.is_some());
    fs::remove_file(system.path().join("search")).unwrap();
    assert_eq!(said(&open(), "search"), "rg 1.0.0");
}

#[test]
fn a_lost_folder_of_commands_and_a_lost_database_come_back() {
    let mut bench = Bench::new();
    install(&bench, "rg", "1.0.0");
    install(&bench, "rg", "2.0.0");
    let before = bench.snapshot();
    fs::remove_dir_all(bench.library.shims()).unwrap();
    fs::remove_file(bench.home.join("library.db")).unwrap();
    bench.reopen();
    assert_eq!(bench.snapshot(), before);
    // Links that lead nowhere any more go.
    symlink("../library/gallery/gone/1.0.0/x", bench.library.shims().join("x")).unwrap();
    bench.reopen();
    assert_eq!(bench.snapshot(), before);
}

#[test]
fn a_home_that_moves_takes_its_commands_along() {
    let place = folder();
    let bench = Bench::at(place.path());
    install(&bench, "rg", "1.0.0");
    drop(bench);
    let elsewhere = folder();
    let moved = elsewhere.path().join("moved");
    fs::create_dir(&moved).unwrap();
    fs::rename(place.path().join("home"), moved.join("home")).unwrap();
    assert_eq!(said(&Bench::at(&moved), "search"), "rg 1.0.0");
}

#[test]
fn a_program_that_cannot_be_started_is_told_and_repaired() {
    let bench = Bench::new();
    install(&bench, "rg", "1.0.0");
    let rg = bench.get("rg").unwrap();
    let program = rg.folder.join("bin/search");
    assert_eq!(fs::metadata(&program).unwrap().permissions().mode() & 0o777, 0o755);
    assert_eq!(fs::metadata(rg.folder.join("README")).unwrap().permissions().mode() & 0o111, 0);
    fs::set_permissions(&program, fs::Permissions::from_mode(0o644)).unwrap();
    let report = bench.library.verify(&key("rg")).unwrap();
    assert_eq!((report.health, report.changed), (Health::Changed, vec!["bin/search".to_owned()]));
    install(&bench, "rg", "1.0.0");
    assert_eq!(bench.health("rg"), Health::Intact);
    assert_eq!(said(&bench, "search"), "rg 1.0.0");
    // Nobody changed its bytes: there is nothing of a person's to keep.
    assert!(!bench.home.join("library/gallery/rg/kept-1.0.0").exists());
}

#[test]
fn the_listing_may_name_the_commands_but_only_of_a_tool() {
    let bench = Bench::new();
    let mut wish = bench.tool_wish("rg", "1.0.0", "search");
    wish.commands = BTreeMap::from([
        ("find-it".to_owned(), "bin/search".to_owned()),
        ("nothing".to_owned(), "bin/nothing".to_owned()),
        ("../outside".to_owned(), "bin/search".to_owned()),
        ("-f".to_owned(), "bin/search".to_owned()),
    ]);
    bench.install(wish).unwrap();
    assert_eq!(names(&bench), ["find-it", "find-it@1.0.0"]);
    let mut wish = bench.wish("nora", "1.0.0", "a");
    wish.commands = BTreeMap::from([("nora".to_owned(), "notes.txt".to_owned())]);
    assert!(bench.install(wish).unwrap().commands.is_empty());
    assert_eq!(names(&bench), ["find-it", "find-it@1.0.0"]);
}

/// A tar with a program under one folder and a link to it.
fn tar_with_link() -> Option<Vec<u8>> {
    let place = folder();
    let tree = place.path().join("tool-1.0");
    fs::create_dir_all(tree.join("bin")).unwrap();
    fs::write(tree.join("bin/tool"), "#!/bin/sh\necho linked\n").unwrap();
    symlink("tool", tree.join("bin/t")).unwrap();
    let file = place.path().join("tool.tar");
    let mut tar = Command::new("tar");
    tar.arg("-C").arg(place.path()).args(["--format=ustar", "-cf"]).arg(&file).arg("tool-1.0");
    let done = tar.status().ok()?;
    done.success().then(|| fs::read(&file).unwrap())
}

#[test]
fn links_stay_links() {
    let Some(bytes) = tar_with_link() else { return };
    let bench = Bench::new();
    let file = bench.offer("tool.tar", &bytes);
    let mut wish = crate::support::wish_for(&file, "linked", "1.0.0");
    (wish.kind, wish.filename) = (Kind::Tool, "tool.tar".into());
    wish.commands = BTreeMap::from([("t".to_owned(), "tool-1.0/bin/t".to_owned())]);
    let installed = bench.install(wish.clone()).unwrap();
    let link = installed.folder.join("tool-1.0/bin/t");
    assert_eq!(fs::read_link(&link).unwrap(), Path::new("tool"));
    assert_eq!(said(&bench, "t"), "linked");
    assert_eq!(bench.library.verify(&key("linked")).unwrap().health, Health::Intact);

    fs::remove_file(&link).unwrap();
    symlink("/etc/passwd", &link).unwrap();
    let report = bench.library.verify(&key("linked")).unwrap();
    assert_eq!((report.health, report.changed), (Health::Changed, vec!["tool-1.0/bin/t".to_owned()]));
    bench.install(wish).unwrap();
    assert_eq!(fs::read_link(&link).unwrap(), Path::new("tool"));
    let kept = bench.home.join("library/gallery/linked/kept-1.0.0/tool-1.0/bin/t");
    assert_eq!(fs::read_link(kept).unwrap(), Path::new("/etc/passwd"));
    bench.library.remove(&key("linked"), true, &Silent).unwrap();
    assert!(Path::new("/etc/passwd").exists());
}
