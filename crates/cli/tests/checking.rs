//! `check`: what is new, as text, as JSON and as an exit code.

use serde_json::Value;
use vitrine_testkit::{FileServer, PersonaSpec, gallery};

use crate::run::{Home, three};

const NORA: &str = "nora_memory_keeper";

fn newer(home: &Home) {
    let path = home.beside("gallery");
    let newer: Vec<PersonaSpec> = three().into_iter().map(|spec| spec.version("1.1.0")).collect();
    gallery::homepilot_bucket(&path, &newer);
}

#[test]
fn it_says_what_is_new_and_ends_with_ten() {
    let home = Home::with_gallery(&three());
    home.run(&["check"]).ends_with(0).says("Everything is up to date.");
    home.run(&["install", NORA, "--yes"]).ends_with(0);
    home.run(&["check"]).ends_with(0).says("Everything is up to date.");
    newer(&home);
    home.run(&["check"]).ends_with(10).says("Ready: ").says(NORA).says("1.0.0 → 1.1.0");
    let said = home.json(&["check"]).ends_with(10).json();
    assert_eq!(said["ready"][0]["package"]["id"], NORA);
    assert_eq!((&said["security"], &said["held"]), (&Value::Array(vec![]), &Value::Array(vec![])));
    assert!(said.get("error").is_none(), "{said}");
    home.run(&["list"]).ends_with(0).says("1.0.0");
    home.run(&["update", "--yes"]).ends_with(0);
    home.run(&["check"]).ends_with(0);
}

#[test]
fn without_galleries_and_without_a_network_it_says_so() {
    let home = Home::new();
    home.run(&["check"]).ends_with(0).says("No gallery has been added yet.");
    let folder = tempfile::tempdir().unwrap();
    gallery::homepilot_bucket(folder.path(), &three());
    let server = FileServer::start(folder.path());
    home.run(&["sources", "add", &server.url(), "--name", "far"]).ends_with(0);
    drop(server);
    home.run(&["check"]).ends_with(1).complains("No gallery could be reached");
    let said = home.json(&["check"]).ends_with(1).json();
    assert_eq!(said["error"]["code"], "cli.nothing_reached");
    assert_eq!(said["unreached"][0]["source"], "far");
}
