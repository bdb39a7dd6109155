//! `install`, `list`, `verify`, `update`, `rollback`, `remove`.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use vitrine_testkit::{Fault, FileServer, PersonaSpec, gallery};

use crate::run::{Home, three};

const NORA: &str = "nora_memory_keeper";

fn folder(installed: &Value) -> PathBuf {
    PathBuf::from(installed["folder"].as_str().unwrap())
}

fn registry(home: &Home, change: impl FnOnce(&mut Value)) {
    let path = home.beside("gallery/registry/registry.json");
    let mut document: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    change(&mut document);
    std::fs::write(path, serde_json::to_vec(&document).unwrap()).unwrap();
}

fn any_file(folder: &Path) -> PathBuf {
    folder.join("manifest.json")
}

#[test]
fn installs_lists_verifies_and_removes() {
    let home = Home::with_gallery(&three());
    home.run(&["list"]).ends_with(0).says("Nothing is installed");
    home.run(&["verify"]).ends_with(0).says("Nothing is installed");
    home.run(&["install", NORA, "--yes"]).ends_with(0).says("Installed").says("1.0.0");
    home.run(&["list"]).ends_with(0).says(NORA).says("intact").says("listed");
    home.run(&["verify"]).ends_with(0).says("intact");
    home.run(&["verify", NORA]).ends_with(0).says(NORA);
    home.run(&["remove", NORA, "--yes"]).ends_with(0).says("Removed");
    home.run(&["list"]).ends_with(0).says("Nothing is installed");
}

#[test]
fn the_same_in_json() {
    let home = Home::with_gallery(&three());
    let done = home.json(&["install", &format!("{NORA}@1.0.0"), "--yes"]).ends_with(0).json();
    assert_eq!(done["plan"]["version"], "1.0.0");
    assert_eq!(done["job"]["state"], "done");
    assert_eq!(done["installed"]["version"], "1.0.0");
    assert!(folder(&done["installed"]).join("manifest.json").is_file());
    let listed = home.json(&["list"]).ends_with(0).json();
    assert_eq!(listed["packages"][0]["health"], "intact");
    let verified = home.json(&["verify"]).ends_with(0).json();
    assert_eq!(verified["reports"][0]["health"], "intact");
    let removed = home.json(&["remove", NORA, "--yes"]).ends_with(0).json();
    assert_eq!(removed["removed"]["package"]["id"], NORA);
    assert_eq!(removed["job"]["state"], "done");
}

#[test]
fn without_a_terminal_nothing_is_assumed() {
    let home = Home::with_gallery(&three());
    home.run(&["install", NORA]).ends_with(1).complains("needs your word").complains("--yes");
    let refused = home.json(&["install", NORA]).ends_with(1).json();
    assert_eq!(refused["error"]["code"], "cli.needs_yes");
    assert_eq!(refused["plan"]["package"]["id"], NORA, "the plan is told all the same");
    assert_eq!(refused["job"], Value::Null);
    home.run(&["install", NORA, "--yes"]).ends_with(0);
    home.run(&["remove", NORA]).ends_with(1).complains("needs your word");
    home.run(&["list"]).ends_with(0).says(NORA);
}

#[test]
fn files_changed_by_hand_are_found_and_kept() {
    let home = Home::with_gallery(&three());
    let installed = home.json(&["install", NORA, "--yes"]).ends_with(0).json()["installed"].clone();
    let manifest = any_file(&folder(&installed));
    std::fs::write(&manifest, "mine now").unwrap();
    std::fs::write(folder(&installed).join("notes.txt"), "mine too").unwrap();
    home.run(&["verify"]).ends_with(1).says("manifest.json").says("notes.txt").complains("not as installed");
    let verified = home.json(&["verify", NORA]).ends_with(1).json();
    assert_eq!(verified["reports"][0]["changed"], json!(["manifest.json"]));
    assert_eq!(verified["reports"][0]["added"], json!(["notes.txt"]));
    assert_eq!(verified["error"]["code"], "cli.not_intact");
    home.run(&["remove", NORA, "--yes"]).ends_with(0).says("kept");
    assert!(holds(&home.path().join("library"), "mine now"), "what was changed is kept somewhere");
}

#[test]
fn files_changed_by_hand_go_when_told_so() {
    let home = Home::with_gallery(&three());
    let installed = home.json(&["install", NORA, "--yes"]).ends_with(0).json()["installed"].clone();
    std::fs::write(any_file(&folder(&installed)), "mine now").unwrap();
    home.run(&["remove", NORA, "--yes", "--delete-changed"]).ends_with(0);
    assert!(!holds(&home.path().join("library"), "mine now"));
}

fn holds(folder: &Path, text: &str) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    entries.map(|entry| entry.unwrap().path()).any(|path| match path.is_dir() {
        true => holds(&path, text),
        false => std::fs::read(&path).is_ok_and(|bytes| bytes == text.as_bytes()),
    })
}

#[test]
fn updates_and_goes_back() {
    let home = Home::with_gallery(&three());
    home.run(&["install", NORA, "--yes"]).ends_with(0);
    home.run(&["update", "--yes"]).ends_with(0).says("up to date");
    let mut newer = three();
    newer[0] = PersonaSpec::default().version("1.1.0");
    gallery::homepilot_bucket(&home.beside("gallery"), &newer);
    home.run(&["update"]).ends_with(1).complains("needs your word");
    let done = home.json(&["update", "--yes"]).ends_with(0).json();
    assert_eq!(done["updates"][0]["update"]["to"], "1.1.0", "{done}");
    assert_eq!(done["updates"][0]["job"]["state"], "done");
    home.run(&["list"]).ends_with(0).says("1.1.0");
    home.run(&["rollback", NORA]).ends_with(0).says("1.0.0");
    let back = home.json(&["rollback", NORA]).ends_with(0).json();
    assert_eq!(back["installed"]["version"], "1.1.0", "{back}");
    home.run(&["update", NORA, "--yes", "--no-sync"]).ends_with(0).says("up to date");
}

#[test]
fn there_must_be_something_to_update_remove_or_roll_back() {
    let home = Home::with_gallery(&three());
    for verb in ["update", "remove", "rollback", "verify"] {
        let ran = home.run(&[verb, NORA]).ends_with(1);
        assert!(ran.err.contains("error:") && !ran.err.contains("panic"), "{verb}: {ran:?}");
        assert!(home.json(&[verb, NORA]).ends_with(1).json()["error"]["code"].is_string());
    }
    home.run(&["install", NORA, "--yes"]).ends_with(0);
    home.run(&["rollback", NORA]).ends_with(1).complains("error:");
}

#[test]
fn unverified_bytes_are_said_also_with_yes() {
    let home = Home::with_gallery(&three());
    registry(&home, |document| {
        document["items"]
            .as_array_mut()
            .unwrap()
            .iter_mut()
            .for_each(|item| item["latest"]["sha256"] = json!(""));
    });
    home.run(&["sources", "sync"]).ends_with(0);
    home.run(&["install", NORA]).ends_with(1).complains("needs your word");
    home.run(&["install", NORA, "--yes"]).ends_with(0).complains("warning:").complains("unverified");
    home.run(&["list"]).ends_with(0).says("unverified");
}

#[test]
fn republished_bytes_are_an_alarm_that_yes_does_not_silence() {
    let home = Home::with_gallery(&three());
    home.run(&["install", NORA, "--yes"]).ends_with(0);
    let other: Vec<_> = three().into_iter().map(|spec| spec.picture(99)).collect();
    gallery::homepilot_bucket(&home.beside("gallery"), &other);
    home.run(&["update", "--yes"]).ends_with(0).complains("published again");
    let skipped = home.json(&["update", "--yes"]).ends_with(0).json();
    assert_eq!(skipped["updates"][0]["skipped"], true, "{skipped}");
    home.run(&["update", NORA, "--yes"]).ends_with(1).complains("other bytes");
    let refused = home.json(&["install", NORA, "--yes"]).ends_with(1).json();
    assert_eq!(refused["error"]["code"], "cli.republished");
    home.run(&["install", NORA, "--yes", "--accept-republished"]).ends_with(0);
    home.run(&["verify", NORA]).ends_with(0);
}

#[test]
fn wrong_bytes_are_refused_and_nothing_is_left() {
    let home = Home::new();
    gallery::homepilot_bucket(&home.beside("gallery"), &three());
    let server = FileServer::start(home.beside("gallery"));
    home.run(&["sources", "add", &server.url(), "--name", "test"]).ends_with(0);
    server.fault("persona.hpersona", Fault::FlipByte(100), None);
    let ran = home.run(&["install", NORA, "--yes"]).ends_with(1).complains("digest");
    assert!(ran.err.contains("error:"), "{ran:?}");
    let failed = home.json(&["install", NORA, "--yes"]).ends_with(1).json();
    assert_eq!(failed["job"]["state"], "failed");
    assert_eq!(failed["installed"], Value::Null);
    home.run(&["list"]).ends_with(0).says("Nothing is installed");
    server.mend();
    home.run(&["install", NORA, "--yes"]).ends_with(0);
}

#[test]
fn what_is_chosen_comes_with_it() {
    let home = Home::with_gallery(&three());
    let done = home.json(&["install", NORA, "--yes", "--with", "otto_night_watch"]).ends_with(0).json();
    assert_eq!(done["with"][0]["package"]["id"], "otto_night_watch", "{done}");
    let listed = home.json(&["list"]).json();
    assert_eq!(listed["packages"].as_array().unwrap().len(), 2);
}

#[test]
fn what_was_installed_outlives_its_source() {
    let home = Home::with_gallery(&three());
    home.run(&["install", NORA, "--yes"]).ends_with(0);
    home.run(&["sources", "remove", "test"]).ends_with(0);
    home.run(&["list"]).ends_with(0).says(NORA);
    home.run(&["show", NORA]).ends_with(0).says("Nora");
    home.run(&["verify", NORA]).ends_with(0);
    home.run(&["remove", NORA, "--yes"]).ends_with(0);
}

#[test]
fn quiet_is_quiet_and_still_answers() {
    let home = Home::with_gallery(&three());
    let ran = home.run(&["install", NORA, "--yes", "--quiet"]).ends_with(0);
    assert!(ran.out.is_empty() && ran.err.is_empty(), "{ran:?}");
    home.run(&["list", "--quiet"]).ends_with(0).says(NORA);
    home.run(&["install", "nobody", "--yes", "-q"]).ends_with(1).complains("error:");
}

#[test]
fn real_personas_install_when_there_are_some() {
    let Some(data) = vitrine_testkit::shared_data() else { return };
    let bucket = data.join("homepilot/bucket");
    let home = Home::new();
    home.run(&["sources", "add", bucket.to_str().unwrap(), "--name", "real"]).ends_with(0);
    home.run(&["search", "nora"]).ends_with(0).says(NORA);
    home.run(&["install", NORA, "--yes"]).ends_with(0);
    home.run(&["verify"]).ends_with(0).says("intact");
}
