//! `vitrine library` and `vitrine favourites`: a library carried from one home to another.

use crate::run::{Home, three};

const NORA: &str = "nora_memory_keeper";

/// A home with one package and one favourite, and its library file.
fn exported() -> (Home, String) {
    let home = Home::with_gallery(&three());
    home.run(&["install", NORA, "--yes"]).ends_with(0);
    home.run(&["favourites", "--add", NORA]).ends_with(0).says(NORA);
    let file = home.beside("library.json").display().to_string();
    home.run(&["library", "export", &file]).ends_with(0).says("1 package").says("1 favourite");
    (home, file)
}

#[test]
fn a_library_is_carried_to_another_home() {
    let (first, file) = exported();
    let second = Home::new();
    // Without the gallery nothing can be had, and none is added unasked.
    let looked = second.json(&["library", "import", &file, "--yes"]).ends_with(0).json();
    assert_eq!(looked["preview"]["rows"][0]["state"], "sourceMissing");
    assert!(second.json(&["sources", "list"]).ends_with(0).json()["sources"].as_array().unwrap().is_empty());

    let done = second.json(&["library", "import", &file, "--yes", "--add-galleries"]).ends_with(0).json();
    assert_eq!(done["imported"]["installing"], 1, "{done:#}");
    assert_eq!(done["job"]["state"], "done");
    second.run(&["list"]).ends_with(0).says(NORA);
    second.run(&["favourites"]).ends_with(0).says(NORA);
    second.run(&["library", "import", &file, "--yes"]).ends_with(0).says("here already");
    drop(first);
}

#[test]
fn looking_changes_nothing_and_without_a_word_nothing_happens() {
    let (home, file) = exported();
    home.run(&["remove", NORA, "--yes"]).ends_with(0);
    home.run(&["library", "import", &file, "--look"]).ends_with(0).says("would be installed");
    home.run(&["library", "import", &file]).ends_with(1).complains("needs your word");
    home.run(&["list"]).ends_with(0).says("Nothing is installed");
}

#[test]
fn the_library_is_moved_to_another_folder_and_back() {
    let home = Home::with_gallery(&three());
    home.run(&["install", NORA, "--yes"]).ends_with(0);
    let place = home.beside("large-disk/vitrine");
    let folder = place.display().to_string();
    home.run(&["library", "move", &folder, "--look"]).ends_with(0).says("are free there");
    home.run(&["library", "move", &folder]).ends_with(1).complains("needs your word");
    assert!(!place.exists(), "nothing happened yet");
    let done = home.json(&["library", "move", &folder, "--yes"]).ends_with(0).json();
    assert_eq!(done["job"]["state"], "done", "{done:#}");
    assert!(place.join("library").is_dir());
    home.run(&["verify"]).ends_with(0);
    home.run(&["storage"]).ends_with(0);
    let again = home.json(&["library", "move", &folder, "--yes"]).ends_with(1).json();
    assert_eq!((again["error"]["code"].as_str(), again["job"].is_null()), (Some("same_place"), true));
    let full = home.beside("full");
    std::fs::create_dir(&full).unwrap();
    std::fs::write(full.join("letter.txt"), "mine").unwrap();
    home.run(&["library", "move", &full.display().to_string(), "--yes"])
        .ends_with(1)
        .complains("is not empty");
    home.run(&["library", "move", "--back", "--yes"]).ends_with(0);
    assert_eq!(std::fs::read_dir(&place).unwrap().count(), 0, "nothing is left there");
    home.run(&["list"]).ends_with(0).says(NORA);
}

#[test]
fn other_files_are_refused_and_never_replaced() {
    let home = Home::with_gallery(&three());
    let diary = home.beside("diary.txt");
    std::fs::write(&diary, "Dear diary").unwrap();
    let path = diary.display().to_string();
    home.run(&["library", "export", &path]).ends_with(1).complains("not replaced");
    home.run(&["library", "import", &path]).ends_with(1).complains("no library file");
    assert_eq!(std::fs::read(&diary).unwrap(), b"Dear diary");
    let missing = home.json(&["library", "import", "no-such-file.json"]).ends_with(1).json();
    assert_eq!(missing["error"]["code"], "shelves.file_missing");
}

#[test]
fn favourites_are_listed_and_taken_away_also_when_nobody_lists_them() {
    let (home, _) = exported();
    home.run(&["sources", "remove", "test", "--yes"]).ends_with(0);
    home.run(&["favourites"]).ends_with(0).says("not added any more");
    home.run(&["favourites", "--remove", NORA]).ends_with(0).says("There are no favourites");
}
