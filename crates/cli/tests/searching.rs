//! `search` and `show`.

use vitrine_testkit::{PersonaSpec, gallery};

use crate::run::{Home, three};

#[test]
fn finds_with_words_typos_and_filters() {
    let home = Home::with_gallery(&three());
    home.run(&["search", "nora"]).ends_with(0).says("nora_memory_keeper").says("NAME").says("test");
    home.run(&["search", "lihgthouse"]).ends_with(0).says("otto_night_watch");
    home.run(&["search", "--tag", "night"]).ends_with(0).says("otto_night_watch");
    home.run(&["search", "--kind", "tool"]).ends_with(0).says("Nothing found");
    let page = home.json(&["search", "--sort", "name", "--limit", "1", "--offset", "1"]).ends_with(0).json();
    assert_eq!(page["cards"].as_array().unwrap().len(), 1);
    assert_eq!(page["cards"][0]["package"]["id"], "otto_night_watch");
    assert_eq!(page["total"], 2);
    home.run(&["search", "--sort", "name", "--limit", "1"]).ends_with(0).complains("--offset 1");
}

#[test]
fn mature_listings_come_when_asked_for_or_allowed() {
    let home = Home::with_gallery(&three());
    let hidden = home.run(&["search"]).ends_with(0).says("nora_memory_keeper");
    assert!(!hidden.out.contains("vera_noir"), "{hidden:?}");
    home.run(&["search", "--mature"]).ends_with(0).says("vera_noir").says("nora_memory_keeper");
    std::fs::write(home.path().join("settings.json"), r#"{"allowMature": true}"#).unwrap();
    home.run(&["search", "rain"]).ends_with(0).says("vera_noir");
}

#[test]
fn a_limit_above_a_page_is_several_pages() {
    let many: Vec<PersonaSpec> =
        (0..120).map(|n| PersonaSpec::new(&format!("persona_{n}")).no_picture()).collect();
    let home = Home::with_gallery(&many);
    let page = home.json(&["search", "--limit", "110"]).ends_with(0).json();
    let ids: std::collections::BTreeSet<_> =
        page["cards"].as_array().unwrap().iter().map(|card| card["package"]["id"].to_string()).collect();
    assert_eq!(ids.len(), 110);
}

#[test]
fn an_empty_catalogue_says_how_to_begin() {
    let home = Home::new();
    home.run(&["search"]).ends_with(0).says("Nothing found").complains("vitrine demo");
    let page = home.json(&["search"]).ends_with(0).json();
    assert_eq!(page["total"], 0);
}

#[test]
fn shows_one_package_with_what_it_needs() {
    let home = Home::with_gallery(&three());
    let page = home.run(&["show", "nora_memory_keeper"]).ends_with(0);
    let page = page.says("Nora Whitfield").says("listed").says("SHA-256").says("VERSION").says("1.0.0");
    assert!(!page.out.contains('<'), "no HTML on a terminal: {page:?}");
    let detail = home.json(&["show", "test/nora_memory_keeper"]).ends_with(0).json();
    assert_eq!(detail["card"]["package"]["id"], "nora_memory_keeper");
    assert_eq!(detail["provenance"]["trust"], "listed");
    let detail = home.json(&["show", "nora_memory_keeper@1.0.0"]).ends_with(0).json();
    assert_eq!(detail["version"]["version"], "1.0.0");
    home.run(&["show", "nora_memory_keeper@1.0.0"]).ends_with(0).says("Version 1.0.0");
}

#[test]
fn what_is_not_there_is_said() {
    let home = Home::with_gallery(&three());
    home.run(&["show", "nobody"]).ends_with(1).complains("“nobody”").complains("what to do:");
    home.run(&["show", "nora_memory_keeper@9.9.9"]).ends_with(1).complains("9.9.9");
    home.run(&["show", "../../x"]).ends_with(1).complains("error:");
    assert_eq!(home.json(&["show", "nobody"]).ends_with(1).json()["error"]["code"], "engine.no_such_package");
}

#[test]
fn an_id_of_two_galleries_wants_its_source() {
    let home = Home::with_gallery(&three());
    gallery::homepilot_bucket(&home.beside("second"), &three());
    home.run(&["sources", "add", "second", "--name", "second"]).ends_with(0);
    let ran = home.run(&["show", "nora_memory_keeper"]).ends_with(1);
    ran.complains("test/nora_memory_keeper").complains("second/nora_memory_keeper");
    home.run(&["show", "second/nora_memory_keeper"]).ends_with(0);
}
