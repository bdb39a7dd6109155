//! Every bad registry of the issue: a clear sentence, and the catalogue as it was.

use serde_json::json;
use vitrine_catalog::CatalogError;
use vitrine_testkit::{Fault, FileServer, TlsServer};

use crate::support::{Bench, item, with};

/// Adds a good gallery, then makes its server misbehave.
async fn after_a_good_sync(fault: Fault) -> (Bench, CatalogError) {
    let bench = Bench::new();
    bench.registry((0..12).map(|n| item(&format!("p{n}"))).collect());
    let server = FileServer::start(bench.gallery.path());
    let name = bench.add(&server.url());
    bench.sync(&name).await.unwrap();
    let before = bench.all();
    server.fault("registry.json", fault, None);
    let error = bench.sync(&name).await.unwrap_err();
    assert_eq!(bench.all(), before, "the catalogue was harmed by: {error}");
    let source = bench.catalog.source(&name).unwrap().unwrap();
    assert_eq!(source.items, 12);
    assert_eq!(source.last_error, Some((error.code().to_owned(), error.to_string())));
    server.mend();
    assert!(bench.sync(&name).await.unwrap().unchanged);
    assert_eq!(bench.catalog.source(&name).unwrap().unwrap().last_error, None);
    (bench, error)
}

async fn says(fault: Fault, code: &str, words: &str) {
    let (_, error) = after_a_good_sync(fault.clone()).await;
    assert_eq!(error.code(), code, "{fault:?}: {error}");
    assert!(error.to_string().contains(words), "{fault:?}: {error}");
}

fn body(text: impl Into<Vec<u8>>) -> Fault {
    Fault::Body(text.into(), "application/json".into())
}

#[tokio::test]
async fn what_is_no_registry_is_named() {
    says(body("registry"), "index.not_json", "is not valid JSON (line 1").await;
    says(body("{\"items\": [{\"id\": \"a\""), "index.truncated", "ends in the middle").await;
    says(body("{\"items\": {}}"), "index.not_a_gallery", "“items” are not a list").await;
    says(body("{\"schema_version\": 1, \"servers\": []}"), "index.not_a_gallery", "no list of items").await;
    says(body("[]"), "index.not_a_gallery", "not the index of a gallery").await;
    says(body("  "), "index.empty", "is empty").await;
    says(Fault::Html, "index.html", "is a web page (HTML)").await;
}

#[tokio::test]
async fn servers_that_fail_are_named() {
    says(Fault::Status(500, vec![]), "status", "500 Internal Server Error").await;
    let wait = vec![("Retry-After".to_owned(), "90".to_owned())];
    says(Fault::Status(429, wait), "rate_limited", "wait 90 seconds").await;
    says(Fault::Redirect("http://gallery.example/registry.json".into()), "redirect", "redirects to").await;
    says(Fault::Redirect("http://10.0.0.7/registry.json".into()), "redirect", "10.0.0.7").await;
}

/// These two need a changed index: one that is as it was is answered without a body.
async fn half_way(fault: Fault, code: &str, words: &str) {
    let bench = Bench::new();
    bench.registry(vec![item("a")]);
    let server = FileServer::start(bench.gallery.path());
    let name = bench.add(&server.url());
    bench.sync(&name).await.unwrap();
    bench.registry(vec![item("a"), item("b")]);
    server.fault("registry.json", fault, None);
    let error = bench.sync(&name).await.unwrap_err();
    assert_eq!(error.code(), code, "{error}");
    assert!(error.to_string().contains(words), "{error}");
    assert_eq!(bench.all(), ["a"]);
    server.mend();
    assert_eq!(bench.sync(&name).await.unwrap().added, 1);
}

#[tokio::test]
async fn a_server_that_stops_half_way_is_named() {
    half_way(Fault::CutAfter(100), "truncated", "before all had come").await;
    half_way(Fault::Stall, "stalled", "sent nothing for").await;
}

#[tokio::test]
async fn a_gallery_that_is_gone_is_named() {
    let (_, error) = after_a_good_sync(Fault::Status(404, vec![])).await;
    assert_eq!(error.code(), "index.not_a_gallery");
    assert!(
        error.to_string().contains(
            "; it was looked for as vitrine.json, registry.json, registry/registry.json and manifests.json"
        ),
        "{error}"
    );
}

#[tokio::test]
async fn an_index_of_200_megabytes_is_refused() {
    let (_, error) = after_a_good_sync(Fault::Endless).await;
    assert_eq!(error.code(), "too_large");
    assert!(error.to_string().contains("larger than the"), "{error}");
}

#[tokio::test]
async fn a_certificate_that_fails_is_named() {
    let bench = Bench::new();
    let server = TlsServer::start_self_signed("{}");
    let source = bench.catalog.add_source(&server.url(), None, false).unwrap();
    let error = bench.sync(&source.name).await.unwrap_err();
    assert_eq!(error.code(), "tls", "{error}");
    assert!(error.to_string().contains("the secure connection to"), "{error}");
}

#[tokio::test]
async fn odd_items_are_taken_as_far_as_they_go() {
    let bench = Bench::new();
    bench.registry(vec![
        item("good"),
        json!(7),
        json!({"name": "no id"}),
        with(item("x"), "/id", json!("../../x")),
        with(item("no_version"), "/latest", json!({})),
        with(item("bad_version"), "/latest/version", json!("1/2")),
        with(item("latest_text"), "/latest", json!("1.0.0")),
        with(item("nameless"), "/name", json!(null)),
        with(item("tags_text"), "/tags", json!("notes")),
        with(item("tags_mixed"), "/tags", json!(["a", 3, "b"])),
        with(item("digest"), "/latest/sha256", json!("zz")),
        with(item("downloads"), "/downloads", json!(-4)),
        with(item("nsfw"), "/nsfw", json!("maybe")),
        with(item("good"), "/name", json!("Again")),
    ]);
    let name = bench.add_folder();
    let outcome = bench.sync(&name).await.unwrap();
    let listed = ["digest", "downloads", "good", "nameless", "nsfw", "tags_mixed", "tags_text"];
    assert_eq!(bench.all(), listed);
    assert_eq!(outcome.total, 7);
    let problems = bench.catalog.problems(&name).unwrap();
    let of = |item: &str| {
        let found: Vec<_> = problems.iter().filter(|problem| problem.item == item).collect();
        assert_eq!(found.len(), 1, "{item}: {problems:?}");
        (found[0].sentence.clone(), found[0].left_out)
    };
    assert!(of("item 2").0.contains("cannot be read"));
    assert_eq!(of("item 3"), ("It has no usable id.".into(), true));
    assert!(of("../../x").0.contains("Its id cannot be used"));
    assert!(of("no_version").0.contains("no usable version"));
    assert!(of("bad_version").0.contains("Its version cannot be used"));
    assert!(of("latest_text").1);
    assert_eq!(of("nameless"), ("“name” is missing; the id is shown instead.".into(), false));
    assert_eq!(of("tags_text").0, "“tags” is not a list of texts.");
    assert!(of("digest").0.contains("not a SHA-256 digest"));
    assert!(of("downloads").0.contains("not a whole number"));
    assert_eq!(of("nsfw").0, "“nsfw” is not true or false.");
    assert_eq!(of("good"), ("The id is listed more than once; the first is shown.".into(), true));
    let shown = bench.catalog.listing(&name, &crate::support::id("good")).unwrap().unwrap();
    assert_eq!(shown.name, "Name of good");
    // What may be for adults is not shown to everyone.
    assert!(!bench.ids(&vitrine_catalog::Query::default()).contains(&"nsfw".to_owned()));
}
