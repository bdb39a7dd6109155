//! The library as a file: a round trip that loses nothing, and files that are no such thing.

use serde_json::{Value, json};
use vitrine_api::Commands as _;
use vitrine_api::types::*;
use vitrine_base::{PackageId, SourceName};
use vitrine_library::{PackageKey, Personal};
use vitrine_testkit::PersonaSpec;

use crate::world::{World, package};

fn specs() -> Vec<PersonaSpec> {
    vec![PersonaSpec::new("nora").name("Nora"), PersonaSpec::new("kai"), PersonaSpec::new("lea")]
}

fn key(id: &str) -> PackageKey {
    PackageKey { source: SourceName::new("town").unwrap(), id: PackageId::new(id).unwrap() }
}

fn personal(world: &World) -> Personal {
    Personal::open(&world.home()).unwrap().0
}

fn path(world: &World, name: &str) -> String {
    world.folder.path().join(name).display().to_string()
}

async fn export(world: &World) -> Value {
    let file = path(world, "library.json");
    let report =
        world.gallery.export_library(ExportRequest { path: file.clone(), favourites: true }).await.unwrap();
    assert_eq!((report.packages, report.sources), (2, 1));
    serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()
}

/// A home with two packages, one of them kept and the other paused, and a favourite.
async fn first_home() -> (World, Value) {
    let world = World::of(&specs()).await;
    for id in ["nora", "kai"] {
        assert_eq!(world.install(id).await.state, JobState::Done);
    }
    let store = personal(&world);
    store.set_rule(&key("nora"), Some(r#"{"rule":"keep","version":"1.0.0"}"#), 1).unwrap();
    store.set_rule(&key("kai"), Some(r#"{"rule":"never"}"#), 1).unwrap();
    world.gallery.set_favourite(SetFavourite { package: package("lea"), favourite: true }).await.unwrap();
    let document = export(&world).await;
    (world, document)
}

async fn preview(world: &World, document: &Value) -> LibraryPreview {
    let file = path(world, "import.json");
    std::fs::write(&file, serde_json::to_vec(document).unwrap()).unwrap();
    world.gallery.preview_library(LibraryFileRef { path: file }).await.unwrap()
}

async fn import(world: &World, preview: &LibraryPreview) -> ImportReport {
    let request = ImportRequest {
        path: preview.path.clone(),
        digest: preview.digest.clone(),
        packages: preview.rows.iter().filter(|row| row.selected).map(|row| row.package.clone()).collect(),
        rules: preview.rows.iter().filter(|row| row.rule_selectable).map(|row| row.package.clone()).collect(),
        favourites: preview.favourites.iter().map(|favourite| favourite.package.clone()).collect(),
        accept_unverified: false,
    };
    world.gallery.import_library(request).await.unwrap()
}

fn states(preview: &LibraryPreview) -> Vec<LibraryRowState> {
    preview.rows.iter().map(|row| row.state).collect()
}

#[tokio::test]
async fn what_is_exported_comes_back_elsewhere_with_pins_and_favourites() {
    let (first, document) = first_home().await;
    assert_eq!(document["format"], "vitrine-library/1");
    assert_eq!(document["sources"][0]["location"], first.server.url());
    let second = World::of(&specs()).await;
    // The same gallery under the same address would be another server here.
    let mut document = document;
    document["sources"][0]["location"] = json!(second.server.url());
    let seen = preview(&second, &document).await;
    assert_eq!(states(&seen), [LibraryRowState::Available; 2]);
    assert!(seen.rows.iter().all(|row| row.selected));
    assert_eq!(seen.favourites.len(), 1);
    assert_eq!(second.gallery.installed(()).await.unwrap(), [], "looking changes nothing");

    let report = import(&second, &seen).await;
    assert_eq!((report.installing, report.favourites, report.left_out.len()), (2, 1, 0));
    let ended = second.ended(report.job.as_ref().unwrap()).await;
    assert_eq!(ended.state, JobState::Done, "{ended:#?}");
    let mut here: Vec<String> =
        second.gallery.installed(()).await.unwrap().into_iter().map(|row| row.package.id).collect();
    here.sort();
    assert_eq!(here, ["kai", "nora"]);
    let rule = |id: &str| {
        personal(&second).rule(&key(id)).unwrap().map(|r| serde_json::from_str::<Value>(&r).unwrap())
    };
    assert_eq!(rule("nora"), Some(json!({ "rule": "keep", "version": "1.0.0" })));
    assert_eq!(rule("kai"), Some(json!({ "rule": "never" })));
    assert_eq!(second.gallery.favourites(()).await.unwrap()[0].package, package("lea"));

    // Once more: everything is here.
    let again = preview(&second, &document).await;
    assert_eq!(states(&again), [LibraryRowState::AlreadyHere; 2]);
    assert!(again.rows.iter().all(|row| !row.selectable) && again.favourites.is_empty());
}

#[tokio::test]
async fn a_pin_of_the_file_reaches_what_is_here_already() {
    let (first, document) = first_home().await;
    personal(&first).set_rule(&key("nora"), None, 2).unwrap();
    let seen = preview(&first, &document).await;
    let nora = seen.rows.iter().find(|row| row.package.id == "nora").unwrap();
    assert_eq!(nora.rule, Some(UpdateRule::Keep { version: "1.0.0".into() }));
    assert!(nora.rule_selectable && nora.state == LibraryRowState::AlreadyHere);
    let report = import(&first, &seen).await;
    assert_eq!((report.here, report.rules, report.job), (1, 1, None));
    assert!(personal(&first).rule(&key("nora")).unwrap().unwrap().contains("keep"));
}

#[tokio::test]
async fn the_file_of_a_stranger_turns_no_updates_off() {
    let (first, document) = first_home().await;
    for id in ["nora", "kai"] {
        personal(&first).set_rule(&key(id), None, 2).unwrap();
    }
    // Taken over as it is offered: nothing but the favourites is chosen.
    let seen = preview(&first, &document).await;
    assert!(seen.rows.iter().all(|row| !row.selected && !row.selectable), "{:?}", seen.rows);
    assert_eq!(seen.rows.iter().filter(|row| row.rule == Some(UpdateRule::Never)).count(), 1);
    let all: Vec<_> = seen.rows.iter().map(|row| row.package.clone()).collect();
    let request = |rules| ImportRequest {
        path: seen.path.clone(),
        digest: seen.digest.clone(),
        packages: all.clone(),
        rules,
        favourites: Vec::new(),
        accept_unverified: true,
    };
    let report = first.gallery.import_library(request(Vec::new())).await.unwrap();
    assert_eq!((report.here, report.rules), (2, 0));
    assert!(personal(&first).rules().unwrap().is_empty());
    // Each rule is a word of its own.
    let report = first.gallery.import_library(request(vec![package("kai")])).await.unwrap();
    assert_eq!(report.rules, 1);
    assert_eq!(personal(&first).rules().unwrap().len(), 1);
    assert_eq!(personal(&first).rule(&key("nora")).unwrap(), None);
}

#[tokio::test]
async fn each_row_says_how_it_stands_here() {
    let (_, mut document) = first_home().await;
    let second = World::of(&specs()).await;
    document["sources"] = json!([
        { "name": "town", "location": second.server.url(), "protocol": "homepilot" },
        { "name": "far", "location": "https://far.example/gallery", "protocol": "vitrine", "fingerprint": "ab12 cd34" },
    ]);
    assert_eq!(second.install("nora").await.state, JobState::Done);
    let line =
        |source: &str, id: &str, version: &str| json!({ "source": source, "id": id, "version": version });
    document["packages"] = json!([
        line("town", "nora", "1.0.0"),
        line("town", "nora", "9.0.0"),
        line("town", "kai", "0.9.0"),
        line("town", "nobody", "1.0.0"),
        line("far", "tea", "1.0.0"),
        { "source": "town", "id": "lea", "version": "1.0.0", "sha256": "0".repeat(64) },
        line("town", "../../etc/passwd", "1.0.0"),
        { "source": "town", "id": "x", "version": 3 },
        "nonsense",
    ]);
    let seen = preview(&second, &document).await;
    use LibraryRowState as S;
    let expected = [
        S::AlreadyHere,
        S::Invalid,
        S::VersionNotListed,
        S::NotListed,
        S::SourceMissing,
        S::Invalid,
        S::Invalid,
        S::Invalid,
        S::Invalid,
    ];
    assert_eq!(states(&seen), expected);
    assert!(seen.rows.iter().all(|row| !row.selected), "nothing here is what the file names and can be had");
    assert_eq!(seen.rows[2].offered.as_deref(), Some("1.0.0"));
    assert!(seen.rows[1..].iter().all(|row| row.state == S::VersionNotListed || !row.note.is_empty()));
    assert_eq!(seen.missing.len(), 1);
    assert_eq!((seen.missing[0].name.as_str(), seen.missing[0].packages), ("far", 1));
    assert_eq!(seen.missing[0].fingerprint.as_deref(), Some("ab12 cd34"));

    // What cannot be had is left out and said, whoever asks for it.
    let request = ImportRequest {
        path: seen.path.clone(),
        digest: seen.digest.clone(),
        packages: seen.rows.iter().map(|row| row.package.clone()).filter(|p| p.id != "kai").collect(),
        rules: Vec::new(),
        favourites: Vec::new(),
        accept_unverified: true,
    };
    let report = second.gallery.import_library(request).await.unwrap();
    assert_eq!((report.job, report.here), (None, 1));
    assert!(report.left_out.len() >= 6, "{:?}", report.left_out);
}

#[tokio::test]
async fn a_name_that_is_another_gallery_here_is_not_trusted() {
    let (_, mut document) = first_home().await;
    let second = World::of(&specs()).await;
    document["sources"][0]["location"] = json!("https://elsewhere.example/");
    let seen = preview(&second, &document).await;
    assert_eq!(states(&seen), [LibraryRowState::SourceMissing; 2]);
    assert!(seen.missing[0].name_taken && seen.rows[0].note.contains("another one"));
    assert!(seen.favourites.is_empty(), "nor are its favourites marked on this one");
}

#[tokio::test]
async fn what_is_no_library_file_is_refused_in_a_sentence() {
    let world = World::of(&specs()).await;
    let write = |name: &str, bytes: &[u8]| {
        let file = path(&world, name);
        std::fs::write(&file, bytes).unwrap();
        file
    };
    let huge = path(&world, "huge.json");
    std::fs::File::create(&huge).unwrap().set_len(100 * 1024 * 1024).unwrap();
    let deep = format!(
        "{{\"format\":\"vitrine-library/1\",\"packages\":{}{}}}",
        "[".repeat(200_000),
        "]".repeat(200_000)
    );
    let cases = [
        (write("other.json", b"{\"dependencies\":{}}"), "shelves.file_other"),
        (write("page.html", b"<!doctype html>"), "shelves.file_damaged"),
        (write("cut.json", b"{\"format\":\"vitrine-library/1\",\"pack"), "shelves.file_damaged"),
        (write("lists.json", b"{\"format\":\"vitrine-library/1\",\"packages\":7}"), "shelves.file_damaged"),
        (write("newer.json", b"{\"format\":\"vitrine-library/9\"}"), "shelves.file_newer"),
        (write("empty.json", b""), "shelves.file_damaged"),
        (huge, "shelves.file_large"),
        (world.folder.path().display().to_string(), "shelves.file_other"),
        (path(&world, "none.json"), "shelves.file_missing"),
        ("library.json".to_owned(), "shelves.file_path"),
        ("/dev/zero".to_owned(), "shelves.file_other"),
    ];
    for (file, code) in cases {
        let error = world.gallery.preview_library(LibraryFileRef { path: file.clone() }).await.unwrap_err();
        assert_eq!(error.code, code, "{file}");
        assert!(error.sentence.ends_with('.') && !error.sentence.contains('\n'), "{}", error.sentence);
    }
    // Nested without end, it is one line that cannot be used.
    let deep = LibraryFileRef { path: write("deep.json", deep.as_bytes()) };
    assert_eq!(states(&world.gallery.preview_library(deep).await.unwrap()), [LibraryRowState::Invalid]);
    assert_eq!(world.gallery.installed(()).await.unwrap(), []);
}

#[tokio::test]
async fn hostile_galleries_in_a_file_are_left_out_and_said() {
    let world = World::of(&specs()).await;
    let document = json!({
        "format": "vitrine-library/1",
        "sources": [
            { "name": "a", "location": "javascript:alert(1)" },
            { "name": "../b", "location": "https://b.example" },
            { "name": "c", "location": "relative/path" },
            { "name": "d", "location": "https://user:secret@d.example/" },
            { "name": "d", "location": "https://e.example/" },
        ],
        "packages": [],
    });
    let seen = preview(&world, &document).await;
    assert_eq!(seen.problems.len(), 4, "{:?}", seen.problems);
    assert_eq!(seen.missing.len(), 1);
    assert!(!seen.missing[0].location.contains("secret"));
}

#[tokio::test]
async fn an_export_replaces_only_its_own_kind() {
    let (world, _) = first_home().await;
    let export = |file: String| world.gallery.export_library(ExportRequest { path: file, favourites: false });
    let report = export(path(&world, "library.json")).await.unwrap();
    assert_eq!((report.favourites, report.rules), (0, 2));
    let diary = path(&world, "diary.txt");
    std::fs::write(&diary, "Dear diary").unwrap();
    assert_eq!(export(diary.clone()).await.unwrap_err().code, "shelves.file_taken");
    assert_eq!(std::fs::read(&diary).unwrap(), b"Dear diary");
    assert_eq!(
        export(path(&world, "no/such/folder.json")).await.unwrap_err().code,
        "shelves.file_unwritable"
    );
    assert_eq!(export("library.json".into()).await.unwrap_err().code, "shelves.file_path");
    assert_eq!(
        export(world.folder.path().display().to_string()).await.unwrap_err().code,
        "shelves.file_taken"
    );
}

#[tokio::test]
async fn a_file_that_changed_after_the_look_is_looked_at_again() {
    let (world, mut document) = first_home().await;
    let seen = preview(&world, &document).await;
    document["packages"] = json!([]);
    std::fs::write(&seen.path, serde_json::to_vec(&document).unwrap()).unwrap();
    let request = ImportRequest {
        path: seen.path,
        digest: seen.digest,
        packages: Vec::new(),
        rules: Vec::new(),
        favourites: Vec::new(),
        accept_unverified: false,
    };
    assert_eq!(world.gallery.import_library(request).await.unwrap_err().code, "shelves.file_changed");
}
