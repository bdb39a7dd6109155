//! `vitrine import`: recipes become a gallery that is added and browsed.

use crate::run::Home;

const RECIPE: &str = "name: seeker
version: {source: 'github-release:example/seeker'}
description: Finds things
download:
  official_binary: true
  download_url: 'https://dl.example/seeker-{version}-{os}-{arch}.tar.gz'
  platforms: {linux-amd64: , linux-arm64: , darwin-arm64: }
dependencies: [go]
homepage: https://seeker.example
";

fn recipes(home: &Home) {
    let folder = home.beside("recipes");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("seeker.yml"), RECIPE).unwrap();
    std::fs::write(folder.join("broken.yml"), "name: [never").unwrap();
    std::fs::write(home.beside("tags.txt"), "seeker-1.9.0\nseeker-v1.10.0\n").unwrap();
}

#[test]
fn recipes_are_looked_through_and_nothing_is_written() {
    let home = Home::new();
    recipes(&home);
    home.run(&["import", "potions", "recipes"])
        .ends_with(0)
        .says("dependencies without a recipe")
        .says("Could list 1 of 2 recipes in 1 version. Nothing was written")
        .complains("broken.yml: The recipe is left out");
    assert!(!home.path().exists());
}

#[test]
fn recipes_are_added_as_a_gallery_and_once_more() {
    let home = Home::new();
    recipes(&home);
    let words = ["import", "potions", "recipes", "--tags", "tags.txt", "--add", "potions"];
    for _ in 0..2 {
        let told = home.json(&words).ends_with(0).json();
        assert_eq!((told["listed"].as_u64(), told["versions"].as_u64()), (Some(1), Some(2)), "{told}");
        assert_eq!(told["counts"]["missing-dependency"], 1);
        assert_eq!(told["counts"]["stray-key"], 1);
    }
    let found = home.json(&["search", "seeker"]).ends_with(0).json();
    assert!(found.to_string().contains("1.10.0"), "{found}");
    home.run(&["show", "seeker"]).ends_with(0).says("1.9.0");
    // Nothing of it can be verified, so nothing of it is installed.
    let refused = home.json(&["install", "seeker", "--yes"]).ends_with(1).json();
    assert!(refused["error"]["sentence"].as_str().is_some_and(|text| !text.is_empty()), "{refused}");
    assert_eq!(home.json(&["list"]).ends_with(0).json()["installed"].as_array().map_or(0, Vec::len), 0);
}

#[test]
fn an_imported_gallery_is_signed_where_it_lies_and_followed() {
    let home = Home::new();
    recipes(&home);
    let import =
        ["import", "potions", "recipes", "--tags", "tags.txt", "--out", "ours", "--title", "Our tools"];
    home.run(&import).ends_with(0);
    home.run(&["gallery", "init", "recipes", "ours"]).ends_with(1).complains("gallery init --manifests ours");
    assert!(!home.beside("ours/vitrine.json").exists() && !home.beside("ours-keys").exists());
    home.run(&["gallery", "init", "--manifests", "ours"]).ends_with(0).says("Fingerprint");
    home.run(&["gallery", "status", "ours"]).ends_with(0).says("Our tools");
    let added = home.json(&["sources", "add", "ours", "--name", "tools"]).ends_with(0).json();
    assert_eq!(added["job"]["state"], "done", "{added}");
    let trust = home.json(&["trust", "show", "tools"]).ends_with(0).json();
    assert!(trust.to_string().contains("Signed by Our tools"), "{trust}");
    // Imported again with a new release: the list that is signed stays in force until the new one is signed.
    std::fs::write(home.beside("tags.txt"), "seeker-1.9.0\nseeker-v1.10.0\nseeker-2.0.0\n").unwrap();
    home.run(&import).ends_with(0);
    home.run(&["sources", "sync", "tools"]).ends_with(0).says("Nothing has changed");
    home.run(&["gallery", "sign", "ours"]).ends_with(0).says("current until");
    home.run(&["sources", "sync", "tools"]).ends_with(0);
    home.run(&["show", "seeker"]).ends_with(0).says("2.0.0");
}

#[test]
fn what_is_no_folder_of_recipes_is_said() {
    let home = Home::new();
    std::fs::create_dir_all(home.beside("empty")).unwrap();
    home.run(&["import", "potions", "empty"]).ends_with(1).complains("recipes (*.yml)");
    home.run(&["import", "potions", "nowhere"]).ends_with(1);
    recipes(&home);
    home.run(&["import", "potions", "recipes", "--add", "../x"]).ends_with(1).complains("cannot be added");
}
