//! Homes that something happened to: the program says so, and nothing is lost.

use std::path::PathBuf;

use vitrine_testkit::PersonaSpec;

use crate::run::{Home, three};

const NORA: &str = "nora_memory_keeper";

fn home() -> Home {
    let home = Home::with_gallery(&three());
    home.run(&["install", NORA, "--yes"]).ends_with(0);
    home
}

fn databases(home: &Home) -> Vec<PathBuf> {
    std::fs::read_dir(home.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "db"))
        .collect()
}

fn drop_side_files(database: &std::path::Path) {
    for end in ["-wal", "-shm"] {
        let mut name = database.as_os_str().to_owned();
        name.push(end);
        let _ = std::fs::remove_file(PathBuf::from(name));
    }
}

#[test]
fn deleted_databases_are_made_again_from_what_is_there() {
    let home = home();
    let found = databases(&home);
    assert!(!found.is_empty());
    for database in &found {
        std::fs::remove_file(database).unwrap();
        drop_side_files(database);
    }
    home.run(&["list"]).ends_with(0).says(NORA);
    home.run(&["verify"]).ends_with(0).says("intact");
    home.run(&["sources", "list"]).ends_with(0).says("test");
    home.run(&["sources", "sync"]).ends_with(0);
    home.run(&["search", "nora"]).ends_with(0).says(NORA);
}

#[test]
fn damaged_databases_are_set_aside_with_a_word() {
    let home = home();
    for database in databases(&home) {
        std::fs::write(&database, "this was a database once").unwrap();
        drop_side_files(&database);
    }
    let ran = home.run(&["list"]).ends_with(0).says(NORA);
    assert!(!ran.err.is_empty(), "a notice says what was done: {ran:?}");
    home.json(&["list"]).ends_with(0);
    home.run(&["sources", "sync"]).ends_with(0);
    home.run(&["search", "nora"]).ends_with(0).says(NORA);
}

#[test]
fn a_notice_is_in_the_document_too() {
    let home = home();
    for database in databases(&home) {
        std::fs::write(&database, "this was a database once").unwrap();
        drop_side_files(&database);
    }
    let document = home.json(&["list"]).ends_with(0).json();
    assert!(!document["notices"].as_array().unwrap().is_empty(), "{document}");
    assert_eq!(document["packages"][0]["package"]["id"], NORA);
}

#[test]
fn a_library_of_a_newer_version_is_read_and_not_touched() {
    let home = home();
    let library = databases(&home)
        .into_iter()
        .find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().contains("library")))
        .expect("the library has a database");
    // The version of a SQLite schema: four bytes at offset 60 (https://www.sqlite.org/fileformat.html).
    let mut bytes = std::fs::read(&library).unwrap();
    bytes[60..64].copy_from_slice(&9999_u32.to_be_bytes());
    std::fs::write(&library, &bytes).unwrap();
    drop_side_files(&library);
    let ran = home.run(&["install", "otto_night_watch", "--yes"]).ends_with(1);
    assert!(ran.err.contains("newer"), "{ran:?}");
    assert_eq!(
        home.json(&["install", "otto_night_watch", "--yes"]).ends_with(1).json()["installed"],
        serde_json::Value::Null
    );
}

#[test]
fn a_folder_deleted_by_hand_is_gone_and_can_come_back() {
    let home = home();
    let listed = home.json(&["list"]).json();
    std::fs::remove_dir_all(listed["packages"][0]["folder"].as_str().unwrap()).unwrap();
    home.run(&["list"]).ends_with(0).says("gone");
    home.run(&["verify"]).ends_with(1).says("gone");
    home.run(&["install", NORA, "--yes"]).ends_with(0);
    home.run(&["verify"]).ends_with(0).says("intact");
}

#[test]
fn a_home_that_cannot_be_made_is_said() {
    let home = Home::new();
    std::fs::write(home.beside("file"), "in the way").unwrap();
    let place = home.beside("file/home");
    let place = place.to_str().unwrap();
    home.run(&["list", "--home", place]).ends_with(1).complains("error:");
    assert!(home.json(&["list", "--home", place]).ends_with(1).json()["error"]["code"].is_string());
}

#[test]
fn home_is_chosen_by_option_before_environment() {
    let home = Home::new();
    let other = home.beside("other");
    home.run(&["list", "--home", "other"]).ends_with(0);
    assert!(other.is_dir());
    assert!(!home.path().exists());
}

#[test]
fn two_at_once_both_work() {
    let home = Home::with_gallery(&[PersonaSpec::new("first"), PersonaSpec::new("second")]);
    let children: Vec<_> =
        ["first", "second"].map(|id| home.command(&["install", id, "--yes"]).spawn().unwrap()).into();
    for child in children {
        crate::run::finish(child).ends_with(0);
    }
    assert_eq!(home.json(&["list"]).json()["packages"].as_array().unwrap().len(), 2);
}
