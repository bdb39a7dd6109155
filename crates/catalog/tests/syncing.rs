//! How a sync behaves: conditional, one transaction, wary of lists that shrink.

use serde_json::json;
use vitrine_base::Silent;
use vitrine_catalog::{Catalog, CatalogError, Query, SyncOptions};
use vitrine_testkit::{FileServer, many};

use crate::support::{Bench, NOW, item, text, with};

fn database_bytes(bench: &Bench) -> Vec<Option<Vec<u8>>> {
    ["catalog.db", "catalog.db-wal"].map(|file| std::fs::read(bench.home.path().join(file)).ok()).to_vec()
}

#[tokio::test]
async fn nothing_new_is_one_conditional_request_and_no_write() {
    let bench = Bench::new();
    bench.registry(vec![item("a"), item("b")]);
    let server = FileServer::start(bench.gallery.path());
    let name = bench.add(&server.url());
    assert_eq!(bench.sync(&name).await.unwrap().added, 2);
    assert_eq!(bench.catalog.source(&name).unwrap().unwrap().last_sync, Some(NOW));
    server.forget_requests();
    let before = database_bytes(&bench);
    let revision = bench.catalog.revision();
    bench.clock.set(NOW + 60_000);
    let outcome = bench.sync(&name).await.unwrap();
    assert!(outcome.unchanged);
    assert_eq!(outcome.total, 2);
    let requests = server.requests();
    assert_eq!(requests.len(), 1, "{requests:?}");
    assert_eq!(requests[0].status, 304);
    assert!(requests[0].if_none_match.is_some());
    assert_eq!(database_bytes(&bench), before);
    assert_eq!(bench.catalog.revision(), revision);
    assert_eq!(bench.catalog.source(&name).unwrap().unwrap().last_sync, Some(NOW + 60_000));
}

#[tokio::test]
async fn only_what_changed_is_taken() {
    let bench = Bench::new();
    bench.registry((0..20).map(|n| item(&format!("p{n:02}"))).collect());
    let name = bench.add_folder();
    bench.sync(&name).await.unwrap();
    let revision = bench.catalog.revision();
    let mut items: Vec<_> = (1..20).map(|n| item(&format!("p{n:02}"))).collect();
    items[0] = with(item("p01"), "/name", json!("Brand new name"));
    items[1] = with(item("p02"), "/downloads", json!(900_000));
    items.push(item("p99"));
    bench.registry(items);
    let outcome = bench.sync(&name).await.unwrap();
    assert_eq!((outcome.added, outcome.updated, outcome.removed, outcome.total), (1, 2, 1, 20));
    assert!(bench.catalog.revision() > revision);
    assert_eq!(bench.ids(&text("brand new")), ["p01"]);
    assert!(bench.ids(&text("name of p01")).iter().all(|id| id != "p01"));
    assert_eq!(bench.ids(&Query::default())[0], "p02");
    assert!(bench.catalog.find(&crate::support::id("p00")).unwrap().is_empty());
}

#[tokio::test]
async fn a_list_that_shrinks_waits_for_the_persons_word() {
    let bench = Bench::new();
    bench.registry((0..20).map(|n| item(&format!("p{n}"))).collect());
    let name = bench.add_folder();
    bench.sync(&name).await.unwrap();
    bench.registry((0..9).map(|n| item(&format!("p{n}"))).collect());
    let error = bench.sync(&name).await.unwrap_err();
    assert!(matches!(error, CatalogError::Shrunk { before: 20, after: 9, .. }), "{error}");
    assert!(error.to_string().contains("now lists 9 packages; it was 20. Nothing was changed"), "{error}");
    let (again, _) = bench.open_again();
    assert_eq!(again.source(&name).unwrap().unwrap().shrink, Some(9));
    assert_eq!(bench.all().len(), 20);
    let outcome =
        bench.sync_with(&name, SyncOptions { accept_shrink: true, ..SyncOptions::default() }).await.unwrap();
    assert_eq!((outcome.removed, outcome.total), (11, 9));
    let source = bench.catalog.source(&name).unwrap().unwrap();
    assert_eq!((source.shrink, source.last_error, source.items), (None, None, 9));
    // A small one may come and go.
    bench.registry(vec![item("p0")]);
    assert_eq!(bench.sync(&name).await.unwrap().total, 1);
}

#[tokio::test]
async fn a_cancelled_sync_changes_nothing() {
    let bench = Bench::new();
    bench.write("registry.json", many::registry(2_000, 1));
    let name = bench.add_folder();
    bench.cancel.cancel();
    assert!(matches!(bench.sync(&name).await, Err(CatalogError::Cancelled)));
    assert!(bench.all().is_empty());
    assert_eq!(bench.catalog.source(&name).unwrap().unwrap().last_error, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_copies_of_the_program_at_once() {
    let bench = Bench::new();
    bench.write("registry.json", many::registry(500, 3));
    let name = bench.add_folder();
    let (other, notices) = bench.open_again();
    assert!(notices.is_empty());
    let run = |catalog: Catalog| {
        let (client, cancel, name) = (bench.client.clone(), bench.cancel.clone(), name.clone());
        tokio::spawn(
            async move { catalog.sync(&client, &name, SyncOptions::default(), &Silent, &cancel).await },
        )
    };
    let (first, second) = (run(bench.catalog.clone()), run(other.clone()));
    first.await.unwrap().unwrap();
    second.await.unwrap().unwrap();
    let all = Query { allow_mature: true, limit: 50, ..Query::default() };
    for catalog in [&bench.catalog, &other] {
        assert_eq!(catalog.search(&all).unwrap().total, 500);
    }
    // One sees what the other does.
    other.remove_source(&name).unwrap();
    assert!(bench.catalog.sources().unwrap().is_empty());
    assert_eq!(bench.catalog.search(&all).unwrap().total, 0);
    assert_eq!(bench.catalog.revision(), other.revision());
}

#[cfg(unix)]
#[tokio::test]
async fn links_and_special_files_named_like_packages_are_told() {
    let bench = Bench::new();
    bench.write("good.hpersona", vitrine_testkit::PersonaSpec::new("good").package());
    let at = |name: &str| bench.gallery.path().join(name);
    std::os::unix::fs::symlink(at("good.hpersona"), at("link.hpersona")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(at("socket.hpersona")).unwrap();
    std::fs::create_dir(at("folder.hpersona")).unwrap();
    let name = bench.add_folder();
    let outcome = bench.sync(&name).await.unwrap();
    assert_eq!((outcome.total, outcome.problems), (1, 2));
    let problems = bench.catalog.problems(&name).unwrap();
    let of = |item: &str| problems.iter().find(|problem| problem.item == item).unwrap();
    assert!(of("link.hpersona").sentence.contains("it is a link") && of("link.hpersona").left_out);
    assert!(of("socket.hpersona").sentence.contains("no ordinary file") && of("socket.hpersona").left_out);
    assert!(bench.sync(&name).await.unwrap().unchanged);
    std::fs::remove_file(at("link.hpersona")).unwrap();
    assert_eq!(bench.sync(&name).await.unwrap().problems, 1);
}
