//! `sources` and `demo`.

use std::time::Duration;

use vitrine_testkit::{Fault, FileServer, PersonaSpec, TlsServer, gallery};

use crate::run::{Home, three};

#[test]
fn a_folder_is_added_listed_synced_and_removed() {
    let home = Home::new();
    gallery::homepilot_bucket(&home.beside("gallery"), &three());
    home.run(&["sources", "add", "gallery", "--name", "test"]).ends_with(0).says("Added “test”");
    home.run(&["sources", "list"]).ends_with(0).says("NAME").says("test").says("homepilot").says("3");
    let rows = home.json(&["sources", "list"]).ends_with(0).json();
    assert_eq!(rows["sources"][0]["items"], 3);
    assert_eq!(rows["sources"][0]["folder"], true);
    home.run(&["sources", "sync"]).ends_with(0).says("test");
    let results = home.json(&["sources", "sync", "test"]).ends_with(0).json();
    assert_eq!(results["results"][0]["source"]["name"], "test");
    assert_eq!(results["results"][0]["job"]["state"], "done");
    home.run(&["sources", "remove", "test"]).ends_with(0).says("forgotten");
    home.run(&["sources", "list"]).ends_with(0).says("No gallery");
}

#[test]
fn a_server_is_added_as_json() {
    let home = Home::new();
    gallery::homepilot_worker(&home.beside("gallery"), &three());
    let server = FileServer::start(home.beside("gallery"));
    let added = home.json(&["sources", "add", &server.url(), "--name", "web"]).ends_with(0).json();
    assert_eq!(added["source"]["name"], "web");
    assert_eq!(added["source"]["items"], 3);
    assert_eq!(added["kept"], true);
    assert_eq!(added["job"]["state"], "done");
    let removed = home.json(&["sources", "remove", "web"]).ends_with(0).json();
    assert_eq!(removed["removed"]["name"], "web");
}

#[test]
fn the_demo_gallery_needs_nothing_and_can_be_asked_for_twice() {
    let home = Home::new();
    let added = home.json(&["demo"]).ends_with(0).json();
    assert_eq!(added["source"]["name"], "demo");
    assert!(added["source"]["items"].as_u64().unwrap() >= 24, "{added}");
    home.run(&["demo"]).ends_with(0);
    let rows = home.json(&["sources", "list"]).ends_with(0).json();
    assert_eq!(rows["sources"].as_array().unwrap().len(), 1);
}

#[test]
fn what_cannot_be_a_gallery_is_said_and_not_kept() {
    let home = Home::new();
    gallery::homepilot_worker(&home.beside("gallery"), &three());
    let answers = [
        (Fault::Status(404, vec![]), "found"),
        (Fault::Html, "web page"),
        (Fault::Body(b"{ not json".to_vec(), "application/json".into()), "JSON"),
        (Fault::Body(b"{\"hello\": 1}".to_vec(), "application/json".into()), "index of a gallery"),
    ];
    for (fault, sentence) in answers {
        let server = FileServer::start(home.beside("gallery"));
        server.fault(".json", fault.clone(), None);
        let ran = home.run(&["sources", "add", &server.url()]).ends_with(1);
        assert!(ran.err.contains("error:") && ran.err.contains("not kept"), "{fault:?} {ran:?}");
        // A host that answers everything with the same document seems to be a signed gallery gone wrong.
        let others = ["ends in the middle", "signed metadata"];
        let said = ran.err.contains(sentence) || others.iter().any(|other| ran.err.contains(other));
        assert!(said, "{fault:?} {ran:?}");
        let document = home.json(&["sources", "add", &server.url()]).ends_with(1).json();
        assert_eq!(document["kept"], false, "{fault:?}");
        assert!(document["error"]["code"].is_string(), "{document}");
    }
    assert_eq!(home.json(&["sources", "list"]).json()["sources"].as_array().unwrap().len(), 0);
}

#[test]
fn what_may_work_later_is_kept() {
    let home = Home::new();
    gallery::homepilot_worker(&home.beside("gallery"), &three());
    let server = FileServer::start(home.beside("gallery"));
    server.fault(".json", Fault::Status(500, vec![]), None);
    let ran = home.run(&["sources", "add", &server.url(), "--name", "later"]).ends_with(1);
    assert!(ran.err.contains("500") && ran.err.contains("“later” is kept"), "{ran:?}");
    home.run(&["sources", "list"]).ends_with(0).says("later").says("never");
    server.mend();
    home.run(&["sources", "sync", "later"]).ends_with(0);
    home.run(&["search", "lighthouse"]).ends_with(0).says("otto_night_watch");
}

#[test]
fn addresses_that_are_refused_say_why() {
    let home = Home::new();
    let refused: [&[&str]; 4] = [
        &["http://gallery.example.org/"],
        &["ftp://gallery.example.org/"],
        &["/no/such/folder"],
        &["https://gallery.example.org", "--name", "../x"],
    ];
    for words in refused {
        let mut words = words.to_vec();
        words.splice(0..0, ["sources", "add"]);
        let ran = home.run(&words).ends_with(1).complains("error: ");
        assert!(ran.out.is_empty(), "{ran:?}");
        assert!(home.json(&words).ends_with(1).json()["error"]["sentence"].is_string());
    }
    let tls = TlsServer::start_self_signed("{}");
    home.run(&["sources", "add", &tls.url()]).ends_with(1).complains("secure connection");
}

#[test]
fn unknown_names_are_named_with_the_known_ones() {
    let home = Home::with_gallery(&three());
    for words in [
        &["sources", "remove", "nobody"][..],
        &["sources", "sync", "nobody"],
        &["search", "--source", "nobody"],
    ] {
        let ran = home.run(words).ends_with(1).complains("“nobody”").complains("“test”");
        assert!(ran.err.contains("what to do:"), "{ran:?}");
        assert_eq!(home.json(words).ends_with(1).json()["error"]["code"], "cli.not_found");
    }
}

#[test]
fn a_gallery_that_shrank_waits_for_a_word() {
    let many: Vec<PersonaSpec> =
        (0..30).map(|n| PersonaSpec::new(&format!("persona_{n}")).no_picture()).collect();
    let home = Home::with_gallery(&many);
    std::fs::remove_dir_all(home.beside("gallery")).unwrap();
    gallery::homepilot_bucket(&home.beside("gallery"), &many[..3]);
    home.run(&["sources", "sync", "test"]).ends_with(1).complains("3").complains("30");
    home.run(&["sources", "list"]).ends_with(0).says("--accept-shrink");
    assert_eq!(home.json(&["search"]).json()["total"], 30);
    home.run(&["sources", "sync", "test", "--accept-shrink"]).ends_with(0);
    assert_eq!(home.json(&["search"]).json()["total"], 3);
}

#[test]
fn one_source_that_fails_does_not_keep_the_other_from_syncing() {
    let home = Home::with_gallery(&three());
    gallery::homepilot_worker(&home.beside("other"), &[PersonaSpec::new("late_arrival")]);
    let server = FileServer::start(home.beside("other"));
    home.run(&["sources", "add", &server.url(), "--name", "other"]).ends_with(0);
    server.fault(".json", Fault::Status(404, vec![]), None);
    gallery::homepilot_bucket(
        &home.beside("gallery"),
        &[three(), vec![PersonaSpec::new("new_here")]].concat(),
    );
    let document = home.json(&["sources", "sync"]).ends_with(1).json();
    assert_eq!(document["results"].as_array().unwrap().len(), 2);
    assert!(document["error"]["code"].is_string());
    home.run(&["search", "new here"]).ends_with(0).says("new_here");
    home.run(&["search", "late arrival"]).ends_with(0).says("late_arrival");
}

/// The program's own patience, not the test's: a wait of an hour is told, not waited.
#[test]
fn a_server_that_asks_for_an_hour_is_given_up() {
    let home = Home::new();
    std::fs::create_dir(home.beside("gallery")).unwrap();
    let server = FileServer::start(home.beside("gallery"));
    server.fault(".json", Fault::Status(429, vec![("Retry-After".into(), "4000".into())]), None);
    let before = std::time::Instant::now();
    home.run(&["sources", "add", &server.url()]).ends_with(1).complains("4000");
    assert!(before.elapsed() < Duration::from_secs(60));
}

#[test]
fn a_package_is_shown_in_the_persons_language_and_else_in_its_own() {
    let home = Home::new();
    let packages = home.beside("packages");
    std::fs::create_dir_all(&packages).unwrap();
    std::fs::write(packages.join("nora.hpersona"), PersonaSpec::new("nora").package()).unwrap();
    let words = serde_json::json!({ "packages": { "nora": {
        "texts": { "de": { "name": "Nora die Hüterin" } },
        "descriptions": { "de": "Merkt sich **alles**, auf Deutsch." },
    } } });
    std::fs::write(packages.join("gallery.json"), words.to_string()).unwrap();
    home.run(&["gallery", "build", "packages", "built"]).ends_with(0);
    home.run(&["sources", "add", "built", "--name", "town"]).ends_with(0);
    for (language, german) in [("en", false), ("de-AT", true), ("fr", false)] {
        let settings = serde_json::json!({ "language": language }).to_string();
        std::fs::write(home.path().join("settings.json"), settings).unwrap();
        let page = home.run(&["show", "nora"]).ends_with(0);
        assert_eq!(page.out.contains("Nora die Hüterin"), german, "{page:?}");
        assert_eq!(page.out.contains("Merkt sich alles, auf Deutsch."), german, "{page:?}");
    }
}
