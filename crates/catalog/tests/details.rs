//! Details: lazily fetched, kept, and never more than plain text when they come from a card.

use std::time::Duration;

use vitrine_catalog::CatalogError;
use vitrine_package::DependencyKind;
use vitrine_testkit::{Fault, FileServer};
use vitrine_transfer::{Client, ClientOptions};

use crate::support::{Bench, NOW, id, item};

const CARD: &str = r#"{"name": "A", "role": "Helper", "backstory": "<script>alert(1)</script> [x](javascript:alert(2)) <img src=x onerror=y>",
  "tools": ["search", "search", {"name": "write", "description": "writes"}],
  "dependencies": {"mcp_servers": [{"name": "mail"}]}}"#;

#[tokio::test]
async fn a_card_with_script_is_plain_text_and_is_fetched_once() {
    let bench = Bench::new();
    bench.registry(vec![item("a")]);
    bench.write("c/a/1.0.0", CARD);
    let server = FileServer::start(bench.gallery.path());
    let name = bench.add(&server.url());
    bench.sync(&name).await.unwrap();
    let ask = || bench.catalog.details(&bench.client, &name, &PACKAGE, &bench.cancel);
    static PACKAGE: std::sync::LazyLock<vitrine_base::PackageId> = std::sync::LazyLock::new(|| id("a"));
    let details = ask().await.unwrap();
    assert!(!details.description.contains('<'), "{}", details.description);
    assert!(details.description.contains("&lt;script&gt;"));
    assert!(!details.description.contains("[x]("), "{}", details.description);
    let needs = &details.versions["1.0.0"].dependencies;
    let seen: Vec<_> = needs.iter().map(|d| (d.kind, d.name.as_str())).collect();
    assert_eq!(
        seen,
        [
            (DependencyKind::Tool, "search"),
            (DependencyKind::Tool, "write"),
            (DependencyKind::McpServer, "mail")
        ]
    );
    server.forget_requests();
    assert_eq!(ask().await.unwrap(), details);
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn details_that_do_not_come_are_an_error_and_old_ones_are_better_than_none() {
    let bench = Bench::new();
    bench.registry(vec![item("a")]);
    bench.write("c/a/1.0.0", "<html>");
    let server = FileServer::start(bench.gallery.path());
    let name = bench.add(&server.url());
    bench.sync(&name).await.unwrap();
    let package = id("a");
    let ask = || bench.catalog.details(&bench.client, &name, &package, &bench.cancel);
    let error = ask().await.unwrap_err();
    assert!(error.to_string().contains("a web page came instead of the card"), "{error}");
    bench.write("c/a/1.0.0", CARD);
    let good = ask().await.unwrap();
    bench.registry(vec![crate::support::with(item("a"), "/name", "New".into())]);
    bench.sync(&name).await.unwrap();
    server.fault("c/a/1.0.0", Fault::Status(500, vec![]), None);
    assert_eq!(ask().await.unwrap(), good);
    let unknown =
        bench.catalog.details(&bench.client, &name, &id("nobody"), &bench.cancel).await.unwrap_err();
    assert!(matches!(unknown, CatalogError::NoSuchListing { .. }), "{unknown}");
}

#[tokio::test]
async fn a_card_that_is_not_there_is_not_looked_for_again_for_some_minutes() {
    let bench = Bench::new();
    bench.registry(vec![item("a"), item("b")]);
    let server = FileServer::start(bench.gallery.path());
    let name = bench.add(&server.url());
    bench.sync(&name).await.unwrap();
    let package = id("a");
    let ask = || bench.catalog.details(&bench.client, &name, &package, &bench.cancel);
    let asked = || server.requests().len();
    let first = ask().await.unwrap_err();
    assert_eq!(first.code(), "not_found");
    server.forget_requests();
    for _ in 0..3 {
        assert_eq!(ask().await.unwrap_err().to_string(), first.to_string());
    }
    assert_eq!(asked(), 0);
    // Others of the same source are asked for.
    bench.write("c/b/1.0.0", CARD);
    assert!(bench.catalog.details(&bench.client, &name, &id("b"), &bench.cancel).await.is_ok());
    bench.clock.set(NOW + 5 * 60 * 1000);
    bench.write("c/a/1.0.0", CARD);
    assert!(ask().await.is_ok(), "after the time it is asked for again");
}

#[tokio::test]
async fn a_sync_that_brings_something_new_forgets_what_was_not_there() {
    let bench = Bench::new();
    bench.registry(vec![item("a")]);
    let server = FileServer::start(bench.gallery.path());
    let name = bench.add(&server.url());
    bench.sync(&name).await.unwrap();
    let package = id("a");
    let ask = || bench.catalog.details(&bench.client, &name, &package, &bench.cancel);
    assert!(ask().await.is_err());
    bench.write("c/a/1.0.0", CARD);
    assert!(bench.sync(&name).await.unwrap().unchanged);
    assert!(ask().await.is_err());
    bench.registry(vec![item("a"), item("b")]);
    assert_eq!(bench.sync(&name).await.unwrap().added, 1);
    assert!(ask().await.is_ok());
}

#[tokio::test]
async fn a_host_that_does_not_answer_is_asked_once() {
    for fault in [Fault::NoAnswer, Fault::Stall] {
        let bench = Bench::new();
        bench.registry(vec![item("a")]);
        let server = FileServer::start(bench.gallery.path());
        let name = bench.add(&server.url());
        bench.sync(&name).await.unwrap();
        let client = Client::new(ClientOptions {
            connect: Duration::from_millis(400),
            first_byte: Duration::from_millis(200),
            stall: Duration::from_millis(200),
            ..ClientOptions::default()
        })
        .unwrap();
        bench.write("c/a/1.0.0", CARD);
        for place in ["c/a/1.0.0", "previews/a/1.0.0/card.json"] {
            server.fault(place, fault.clone(), None);
        }
        server.forget_requests();
        let error = bench.catalog.details(&client, &name, &id("a"), &bench.cancel).await.unwrap_err();
        assert_eq!(error.code(), "stalled", "{error}");
        assert_eq!(server.requests().len(), 1, "{fault:?}");
    }
}
