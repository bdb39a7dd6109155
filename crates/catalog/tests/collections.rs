//! Lists that a gallery's keepers put together: kept, replaced, bounded, and never in the way of the rest.

use serde_json::{Value, json};
use vitrine_base::{Sha256, SourceName};
use vitrine_catalog::{Collection, CollectionSummary, Query};
use vitrine_package::listing::{FileRef, Root};
use vitrine_testkit::many;

use crate::support::{Bench, item, with};

const N: usize = 12;

/// A gallery of our own format whose root names these lists.
fn gallery(bench: &Bench, lists: Option<&[u8]>, sequence: u64) -> Root {
    let mut root = many::vitrine_index(bench.gallery.path(), N, 5, sequence);
    root.collections = lists.map(|bytes| {
        bench.write("collections.json", bytes);
        FileRef { path: "collections.json".into(), sha256: Sha256::of(bytes), size: bytes.len() as u64 }
    });
    bench.write("vitrine.json", serde_json::to_vec(&root).unwrap());
    root
}

fn ids(bench: &Bench) -> Vec<String> {
    let page = bench.catalog.search(&Query { allow_mature: true, limit: 50, ..Query::default() }).unwrap();
    page.rows.iter().map(|row| row.id.to_string()).collect()
}

fn document(lists: Value) -> Vec<u8> {
    serde_json::to_vec(&json!({ "collections": lists })).unwrap()
}

fn titles(collections: &[Collection]) -> Vec<&str> {
    collections.iter().map(|list| list.title.as_str()).collect()
}

async fn filled(lists: Value) -> (Bench, SourceName) {
    let bench = Bench::new();
    gallery(&bench, Some(&document(lists)), 1);
    let name = bench.add_folder();
    bench.sync(&name).await.unwrap();
    (bench, name)
}

#[tokio::test]
async fn lists_are_kept_replaced_and_gone_with_their_gallery() {
    let bench = Bench::new();
    gallery(&bench, None, 1);
    let name = bench.add_folder();
    bench.sync(&name).await.unwrap();
    assert_eq!(bench.catalog.collections().unwrap(), []);
    let ids = ids(&bench);
    let first = json!([
        { "id": "featured", "title": "Front", "packages": [ids[2], ids[0]] },
        { "id": "steps", "title": "First steps", "description": "To begin with.", "packages": [ids[1], "not-there"] },
    ]);
    gallery(&bench, Some(&document(first)), 1);
    let revision = bench.catalog.revision();
    let outcome = bench.sync(&name).await.unwrap();
    assert!(!outcome.unchanged, "lists alone are news");
    assert!(bench.catalog.revision() > revision);
    let (again, _) = bench.open_again();
    let kept = again.collections().unwrap();
    assert_eq!(titles(&kept), ["Front", "First steps"]);
    assert_eq!(kept[0].packages.iter().map(ToString::to_string).collect::<Vec<_>>(), [&*ids[2], &*ids[0]]);
    assert_eq!(kept[1].packages.len(), 2, "what is not listed is kept as it is named");
    let one = again.collection(&name, &kept[1].id).unwrap().unwrap();
    assert_eq!(one, kept[1]);
    let summaries = again.collection_summaries(true, 10).unwrap();
    let [CollectionSummary { title, description, count, .. }] = summaries.as_slice() else {
        panic!("the front page is no list of its own: {summaries:?}")
    };
    assert_eq!((title.as_str(), description.as_str(), *count), ("First steps", "To begin with.", 1));

    let later = json!([{ "id": "steps", "title": "Next steps", "packages": [ids[3]] }]);
    gallery(&bench, Some(&document(later)), 2);
    bench.sync(&name).await.unwrap();
    assert_eq!(titles(&bench.catalog.collections().unwrap()), ["Next steps"]);
    assert!(bench.sync(&name).await.unwrap().unchanged);
    bench.catalog.remove_source(&name).unwrap();
    assert_eq!(bench.catalog.collections().unwrap(), []);
}

#[tokio::test]
async fn one_bad_list_does_not_spoil_the_others() {
    let many: Vec<String> = (0..700).map(|n| format!("p{n}")).collect();
    let (bench, name) = filled(json!([
        7,
        { "title": "No id", "packages": [] },
        { "id": "../up", "title": "A path", "packages": [] },
        { "id": "a", "title": "\u{202e}Good\u{0007}\n ones", "packages": ["x", 5, "x", "../y", "z"] },
        { "id": "a", "title": "Again", "packages": [] },
        { "id": "b", "packages": "none" },
        { "id": "c", "title": 3, "description": ["no"], "packages": many },
    ]))
    .await;
    let kept = bench.catalog.collections().unwrap();
    assert_eq!(titles(&kept), ["Good ones", "c"]);
    assert_eq!(kept[0].packages.iter().map(ToString::to_string).collect::<Vec<_>>(), ["x", "z"]);
    assert_eq!(kept[1].packages.len(), 500);
    assert_eq!(bench.all().len(), N, "the listings are untouched");
    let problems = bench.catalog.problems(&name).unwrap();
    assert_eq!(problems.iter().filter(|problem| problem.left_out).count(), 5, "{problems:?}");
}

#[tokio::test]
async fn lists_that_cannot_be_had_take_nothing_from_the_rest() {
    for bytes in [&b"<html>"[..], b"{\"collections\": 3}", b""] {
        let bench = Bench::new();
        gallery(&bench, Some(bytes), 1);
        let name = bench.add_folder();
        let outcome = bench.sync(&name).await.unwrap();
        assert_eq!((outcome.total, outcome.problems), (N as u32, 1));
        assert_eq!(bench.catalog.collections().unwrap(), []);
    }
    // Other bytes than the root names, and none at all.
    for harm in ["other", "none"] {
        let bench = Bench::new();
        gallery(&bench, Some(&document(json!([]))), 1);
        match harm {
            "other" => bench.write("collections.json", "{\"collections\":[]} "),
            _ => std::fs::remove_file(bench.gallery.path().join("collections.json")).unwrap(),
        }
        let name = bench.add_folder();
        let outcome = bench.sync(&name).await.unwrap();
        assert_eq!((outcome.total, outcome.problems), (N as u32, 1), "{harm}");
    }
}

#[tokio::test]
async fn a_registry_of_homepilot_has_the_lists_its_items_name() {
    let bench = Bench::new();
    bench.registry(vec![
        with(item("a"), "/collection", json!("Night Shift")),
        with(with(item("b"), "/collection", json!("Night Shift")), "/pack", json!("Starter pack")),
        with(item("c"), "/pack", json!(["no text"])),
    ]);
    let name = bench.add_folder();
    assert_eq!(bench.sync(&name).await.unwrap().problems, 0);
    let kept = bench.catalog.collections().unwrap();
    assert_eq!(titles(&kept), ["Night Shift", "Starter pack"]);
    assert_eq!((kept[0].id.as_str(), kept[0].packages.len()), ("night-shift", 2));
}

#[tokio::test]
async fn a_catalogue_of_before_gets_its_lists_with_the_next_sync() {
    let (bench, name) = filled(json!([{ "id": "steps", "title": "Steps", "packages": ["x"] }])).await;
    let Bench { home, gallery, catalog, client, clock, cancel } = bench;
    drop(catalog);
    let database = rusqlite::Connection::open(home.path().join("catalog.db")).unwrap();
    database
        .execute_batch(
            "DROP INDEX listing_hidden; DROP TABLE collection; ALTER TABLE problem DROP COLUMN said;
             PRAGMA user_version = 3;",
        )
        .unwrap();
    drop(database);
    let (catalog, report) =
        vitrine_catalog::Catalog::open(home.path(), std::sync::Arc::new(clock.clone())).unwrap();
    assert_eq!(report.notices, Vec::<String>::new());
    let bench = Bench { home, gallery, catalog, client, clock, cancel };
    assert_eq!(bench.all().len(), N, "nothing is lost");
    assert_eq!(bench.catalog.collections().unwrap(), []);
    bench.sync(&name).await.unwrap();
    assert_eq!(titles(&bench.catalog.collections().unwrap()), ["Steps"]);
}

#[tokio::test]
async fn a_question_for_some_packages_gives_no_others() {
    let bench = Bench::new();
    bench.registry(vec![item("a"), item("b"), item("c")]);
    let name = bench.add_folder();
    bench.sync(&name).await.unwrap();
    let only = |ids: &[&str]| Query {
        only: Some(ids.iter().map(|id| (name.clone(), crate::support::id(id))).collect()),
        ..Query::default()
    };
    assert_eq!(bench.ids(&only(&["c", "a", "gone"])).len(), 2);
    assert_eq!(bench.ids(&only(&[])), Vec::<String>::new());
}
