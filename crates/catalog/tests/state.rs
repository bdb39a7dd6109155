//! The state on disk: deleted, damaged, newer, and kept over restarts.

use vitrine_catalog::Query;

use crate::support::{Bench, item};

async fn filled() -> Bench {
    let bench = Bench::new();
    bench.registry(vec![item("a"), item("b")]);
    let name = bench.add_folder();
    bench.sync(&name).await.unwrap();
    bench
}

fn sources(catalog: &vitrine_catalog::Catalog) -> usize {
    catalog.sources().unwrap().len()
}

#[tokio::test]
async fn a_restart_keeps_everything() {
    let bench = filled().await;
    let (again, notices) = bench.open_again();
    assert!(notices.is_empty());
    let page = again.search(&Query { limit: 50, ..Query::default() }).unwrap();
    assert_eq!(page.total, 2);
    assert_eq!(page.rows.len(), 2);
    assert_eq!(again.counts().unwrap().listings, 2);
}

/// Closes the catalogue, does something to its files, opens it again, and syncs.
async fn survives(harm: impl Fn(&std::path::Path), words: &str) {
    let bench = filled().await;
    let Bench { home, gallery, catalog, client, clock, cancel } = bench;
    drop(catalog);
    harm(home.path());
    let (catalog, report) =
        vitrine_catalog::Catalog::open(home.path(), std::sync::Arc::new(clock.clone())).unwrap();
    assert_eq!(report.notices.len(), 1, "{:?}", report.notices);
    assert!(report.notices[0].contains(words), "{:?}", report.notices);
    assert_eq!(sources(&catalog), 1);
    assert!(catalog.search(&Query::default()).unwrap().rows.is_empty());
    let bench = Bench { home, gallery, catalog, client, clock, cancel };
    let name = bench.catalog.sources().unwrap()[0].name.clone();
    assert_eq!(bench.sync(&name).await.unwrap().added, 2);
    assert_eq!(bench.all(), ["a", "b"]);
}

#[tokio::test]
async fn a_deleted_database_is_made_anew() {
    let words = "The catalogue was made anew; sync your sources to fill it.";
    survives(|home| std::fs::remove_file(home.join("catalog.db")).unwrap(), words).await;
}

#[tokio::test]
async fn a_damaged_database_is_made_anew() {
    let words = "was damaged";
    survives(|home| std::fs::write(home.join("catalog.db"), vec![7; 8192]).unwrap(), words).await;
    let foreign = |home: &std::path::Path| {
        std::fs::remove_file(home.join("catalog.db")).unwrap();
        let other = rusqlite::Connection::open(home.join("catalog.db")).unwrap();
        other.execute_batch("CREATE TABLE other (x); PRAGMA user_version = 1;").unwrap();
    };
    survives(foreign, words).await;
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_put_aside() {
    let newer = |home: &std::path::Path| {
        let database = rusqlite::Connection::open(home.join("catalog.db")).unwrap();
        database.pragma_update(None, "user_version", 99).unwrap();
    };
    survives(newer, "put aside as catalog.db.newer-1").await;
}

#[tokio::test]
async fn a_list_of_sources_that_cannot_be_read_is_told() {
    let bench = filled().await;
    std::fs::write(bench.home.path().join("sources.json"), "{").unwrap();
    let (again, notices) = bench.open_again();
    // The database knows them as well, and writes the file anew.
    assert_eq!((sources(&again), notices.len()), (1, 0));
    let text = std::fs::read_to_string(bench.home.path().join("sources.json")).unwrap();
    assert!(text.contains("\"location\""), "{text}");
}

#[tokio::test]
async fn a_full_disk_leaves_the_catalogue_as_it_was() {
    let Some(disk) = vitrine_testkit::small_disk(2) else { return };
    let bench = Bench::new();
    bench.write("registry.json", vitrine_testkit::many::registry(20, 1));
    let clock = std::sync::Arc::new(bench.clock.clone());
    let (catalog, _) = vitrine_catalog::Catalog::open(&disk.path().join("home"), clock).unwrap();
    let name = catalog.add_source(&bench.gallery.path().display().to_string(), None, false).unwrap().name;
    let sync = || {
        catalog.sync(
            &bench.client,
            &name,
            vitrine_catalog::SyncOptions::default(),
            &vitrine_base::Silent,
            &bench.cancel,
        )
    };
    sync().await.unwrap();
    bench.write("registry.json", vitrine_testkit::many::registry(20_000, 1));
    let error = sync().await.unwrap_err();
    assert!(error.to_string().contains("full"), "{error}");
    let all = Query { allow_mature: true, limit: 50, ..Query::default() };
    assert_eq!(catalog.search(&all).unwrap().total, 20);
}

#[tokio::test]
async fn a_damaged_database_stays_where_it_is_while_another_copy_has_it_open() {
    let bench = filled().await;
    let Bench { home, gallery: _gallery, catalog, clock, .. } = bench;
    drop(catalog);
    std::fs::write(home.path().join("catalog.db"), vec![7; 8192]).unwrap();
    // As another copy of the program holds it.
    let other = vitrine_base::fs::lock_shared(&home.path().join("catalog.in-use")).unwrap().unwrap();
    let clock = std::sync::Arc::new(clock);
    let error = vitrine_catalog::Catalog::open(home.path(), clock.clone()).unwrap_err();
    assert_eq!(error.code(), "catalog.damaged_in_use", "{error}");
    assert!(error.to_string().contains("while another Vitrine has it open"), "{error}");
    assert!(!home.path().join("catalog.db.damaged").exists());
    drop(other);
    let (catalog, report) = vitrine_catalog::Catalog::open(home.path(), clock.clone()).unwrap();
    assert!(report.notices[0].contains("was damaged"), "{:?}", report.notices);
    assert_eq!(sources(&catalog), 1);
    // Two sound ones beside each other are in nobody's way.
    assert!(vitrine_catalog::Catalog::open(home.path(), clock).unwrap().1.notices.is_empty());
}
