//! HomePilot's clients, written from the facts of its code (§3 and §4): the Worker's routes and headers one by one, then its
//! backend in Worker mode and in R2 mode over real sockets, with its own timeouts and ways to make addresses.

use std::time::Duration;

use axum::http::StatusCode;
use serde_json::Value;
use vitrine_base::Sha256;
use vitrine_testkit::PersonaSpec;

use super::kit::Shop;
use super::listen::Open;

fn specs() -> Vec<PersonaSpec> {
    vec![
        PersonaSpec::new("nora").version("1.0.0").picture(1).tags(&["memory", "notes"]),
        PersonaSpec::new("Captain-Vega_2").version("2.1.0-rc.1").rating("mature").picture(2),
        PersonaSpec::new("plain").version("1.0.0").no_picture(),
        PersonaSpec::new("dotted.name").version("1.0.0+build.5"),
    ]
}

#[tokio::test]
async fn the_workers_headers() {
    let shop = Shop::new(&specs());
    let json = "application/json; charset=utf-8";
    let preview = "public, max-age=3600, s-maxage=25200, immutable";
    for (path, kind, cache) in [
        ("/registry.json", json, "public, max-age=60, s-maxage=300, stale-while-revalidate=600"),
        ("/registry/registry.json", json, "public, max-age=60, s-maxage=300, stale-while-revalidate=600"),
        ("/v/nora/1.0.0", "image/webp", preview),
        ("/c/nora/1.0.0", json, preview),
        ("/p/nora/1.0.0", "application/octet-stream", "public, max-age=86400, s-maxage=604800, immutable"),
        ("/health", json, "no-store"),
    ] {
        let answer = shop.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path} {}", answer.text());
        for (name, expected) in [
            ("content-type", kind),
            ("cache-control", cache),
            ("access-control-allow-origin", "*"),
            ("access-control-allow-methods", "GET, OPTIONS"),
            ("access-control-allow-headers", "content-type"),
            ("location", ""),
        ] {
            assert_eq!(answer.header(name), expected, "{path} {name}");
        }
        let head = shop.send("HEAD", path, &[]).await;
        assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0), "{path}");
        if path != "/health" {
            let known = shop.get_with(path, &[("if-none-match", answer.header("etag"))]).await;
            assert_eq!(known.status, StatusCode::NOT_MODIFIED, "{path}");
        }
        let options = shop.send("OPTIONS", path, &[("origin", "null")]).await;
        assert_eq!((options.status, options.header("access-control-allow-origin")), (StatusCode::OK, "*"));
        for method in ["POST", "PUT", "DELETE", "PATCH"] {
            assert_eq!(
                shop.send(method, path, &[]).await.status,
                StatusCode::METHOD_NOT_ALLOWED,
                "{method} {path}"
            );
        }
    }
    let package = shop.get("/p/nora/1.0.0").await;
    assert_eq!(package.header("content-disposition"), "attachment; filename=\"nora.hpersona\"");
    assert_eq!(package.body, specs()[0].package());
    assert_eq!(&shop.get("/v/nora/1.0.0").await.body[8..12], b"WEBP");
    let part = shop.get_with("/p/nora/1.0.0", &[("range", "bytes=0-3")]).await;
    assert_eq!((part.status, part.body.as_slice()), (StatusCode::PARTIAL_CONTENT, &b"PK\x03\x04"[..]));
}

#[tokio::test]
async fn what_is_not_there() {
    let shop = Shop::new(&specs());
    for (path, body) in [
        ("/p/nora/9.9.9", r#"{"error":"not found","key":"packages/nora/9.9.9/persona.hpersona"}"#),
        ("/c/nobody/1.0.0", r#"{"error":"not found","key":"previews/nobody/1.0.0/card.json"}"#),
        ("/v/plain/1.0.0", r#"{"error":"no preview image","persona":"plain"}"#),
        ("/p/NORA/1.0.0", r#"{"error":"not found","key":"packages/NORA/1.0.0/persona.hpersona"}"#),
    ] {
        let answer = shop.get(path).await;
        assert_eq!((answer.status, answer.text().as_str()), (StatusCode::NOT_FOUND, body));
        assert_eq!(answer.header("content-type"), "application/json; charset=utf-8");
        assert_eq!(answer.header("access-control-allow-origin"), "*");
    }
    for path in [
        "/p/%3Cscript%3E/1.0.0",
        "/p/nora/1.0.0/more",
        "/p/nora",
        "/p/../vitrine.json",
        "/p/%2e%2e/1.0.0",
        "/c/nora/..",
        "/v/nora/%2e%2e",
        "/p//1.0.0",
        "/p/nora'or'1/1.0.0",
    ] {
        let answer = shop.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.json()["error"], "not found", "{path}");
    }
    shop.sql("UPDATE package SET state = 'withdrawn', withdrawn_reason = 'It lies.' WHERE id = 'nora'");
    let gone = shop.get("/p/nora/1.0.0").await;
    assert_eq!((gone.status, gone.json()["reason"].as_str()), (StatusCode::GONE, Some("It lies.")));
}

#[tokio::test]
async fn the_list_follows_the_database() {
    let shop = Shop::new(&specs());
    let first = shop.get("/registry.json").await;
    let list = first.json();
    assert_eq!((list["schema_version"].as_u64(), list["total"].as_u64()), (Some(1), Some(4)));
    let nora = list["items"].as_array().unwrap().iter().find(|item| item["id"] == "nora").unwrap();
    let package = specs()[0].package();
    let expected = serde_json::json!({
        "version": "1.0.0", "package_url": "/p/nora/1.0.0", "preview_url": "/v/nora/1.0.0", "card_url": "/c/nora/1.0.0",
        "sha256": Sha256::of(&package).to_hex(), "size_bytes": package.len(),
    });
    assert_eq!(nora["latest"], expected);
    assert_eq!((nora["nsfw"].as_bool(), nora["has_avatar"].as_bool()), (Some(false), Some(true)));
    assert_eq!(nora["submitted_at"], "2026-11-01T00:00:00Z");
    assert_eq!(nora["vitrine"]["versions"], serde_json::json!(["1.0.0"]));
    assert_eq!(nora["vitrine"]["stars"], Value::Null);
    assert_eq!(shop.get("/registry.json").await.header("etag"), first.header("etag"));
    shop.sql(
        "UPDATE package SET downloads = 7, stars_score = 4.5, stars_count = 30 WHERE id = 'nora';
         UPDATE package SET state = 'withdrawn' WHERE id = 'plain'",
    );
    let list = shop.get_with("/registry.json", &[("if-none-match", first.header("etag"))]).await.json();
    assert_eq!(list["total"], 3);
    let nora = list["items"].as_array().unwrap().iter().find(|item| item["id"] == "nora").unwrap();
    assert_eq!(nora["downloads"], 7);
    assert_eq!(nora["vitrine"]["stars"], serde_json::json!({ "score": 4.5, "count": 30, "average": null }));
}

/// The keys the tests of HomePilot ask for, and what its pages read unguarded.
fn check_item(item: &Value) {
    for key in ["id", "name", "short", "author", "class_id"] {
        assert!(item[key].is_string(), "{key} in {item}");
    }
    assert!(item["tags"].is_array() && item["nsfw"].is_boolean() && item["downloads"].is_u64());
    for key in ["version", "package_url", "preview_url", "card_url"] {
        assert!(item["latest"][key].is_string(), "{key} in {item}");
    }
    assert!(item["latest"]["size_bytes"].is_u64());
}

/// HomePilot's backend: fixed timeouts, no redirects, bodies read whole, any error is a 502 to its own clients.
struct Backend {
    base: String,
    http: reqwest::Client,
}

impl Backend {
    fn new(base: &str) -> Self {
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .unwrap();
        Self { base: base.trim_end_matches('/').into(), http }
    }

    async fn fetch(&self, path: &str, seconds: u64) -> Result<(String, Vec<u8>), String> {
        let url = format!("{}{path}", self.base);
        let sent = self.http.get(&url).timeout(Duration::from_secs(seconds)).send().await;
        let answer = sent.map_err(|error| format!("{url}: {error}"))?;
        if answer.status() != 200 {
            return Err(format!("{url}: {}", answer.status()));
        }
        let kind = answer.headers()["content-type"].to_str().unwrap().to_owned();
        Ok((kind, answer.bytes().await.map_err(|error| error.to_string())?.to_vec()))
    }

    /// `/community/registry` in Worker mode, `/registry/registry.json` of a bucket in R2 mode.
    async fn registry(&self, path: &str) -> Vec<Value> {
        let (_, body) = self.fetch(path, 15).await.unwrap();
        let list: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(list["schema_version"], 1);
        list["items"].as_array().unwrap().clone()
    }
}

#[tokio::test]
async fn its_backend_in_worker_mode() {
    let shop = Shop::new(&specs());
    let open = Open::serve(&shop).await;
    let backend = Backend::new(&open.url());
    let (_, health) = backend.fetch("/health", 5).await.unwrap();
    let health: Value = serde_json::from_slice(&health).unwrap();
    assert_eq!(health["status"], "ok");
    assert_eq!(health["service"], "homepilot-persona-gallery");
    let items = backend.registry("/registry.json").await;
    assert_eq!(items.len(), 4);
    for item in &items {
        check_item(item);
        let (id, version) = (item["id"].as_str().unwrap(), item["latest"]["version"].as_str().unwrap());
        // Made of id and version, not of the registry's URLs; the static pages use those.
        for (route, key) in [("c", "card_url"), ("p", "package_url"), ("v", "preview_url")] {
            assert_eq!(item["latest"][key], format!("/{route}/{id}/{version}"));
        }
        let (_, card) = backend.fetch(&format!("/c/{id}/{version}"), 10).await.unwrap();
        assert!(serde_json::from_slice::<Value>(&card).unwrap()["name"].is_string());
        let (_, package) = backend.fetch(&format!("/p/{id}/{version}"), 60).await.unwrap();
        assert_eq!(Sha256::of(&package).to_hex(), item["latest"]["sha256"].as_str().unwrap());
        assert_eq!(package.len() as u64, item["latest"]["size_bytes"].as_u64().unwrap());
        let preview = backend.fetch(&format!("/v/{id}/{version}"), 15).await;
        assert_eq!(preview.is_ok(), item["has_avatar"].as_bool().unwrap(), "{preview:?}");
        assert!(preview.is_err() || preview.unwrap().0 == "image/webp");
    }
}

#[tokio::test]
async fn its_backend_in_bucket_mode() {
    let shop = Shop::new(&specs());
    let open = Open::serve(&shop).await;
    let backend = Backend::new(&open.url());
    for item in backend.registry("/registry/registry.json").await {
        check_item(&item);
        let (id, version) = (item["id"].as_str().unwrap(), item["latest"]["version"].as_str().unwrap());
        let package = backend.fetch(&format!("/packages/{id}/{version}/persona.hpersona"), 60).await.unwrap();
        assert_eq!(Sha256::of(&package.1).to_hex(), item["latest"]["sha256"].as_str().unwrap());
        let (kind, _) = backend.fetch(&format!("/previews/{id}/{version}/card.json"), 10).await.unwrap();
        assert!(kind.starts_with("application/json"));
        let preview = backend.fetch(&format!("/previews/{id}/{version}/preview.webp"), 15).await;
        assert_eq!(preview.is_ok(), item["has_avatar"].as_bool().unwrap());
    }
    open.close().await;
}
