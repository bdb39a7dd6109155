//! Downloads counted once per client and day, with nothing kept that leads to a person; `/metrics`, `/health`, status.

use std::net::SocketAddr;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use vitrine_registry::http::client::Peer;
use vitrine_registry::stats;
use vitrine_testkit::PersonaSpec;

use super::kit::{Answer, Shop};
use crate::ground::NOW;

const NORA: &str = "/packages/nora/1.0.0/persona.hpersona";

fn shop() -> Shop {
    Shop::new(&[
        PersonaSpec::new("nora").version("1.0.0").picture(1),
        PersonaSpec::new("nora").version("1.1.0").picture(1),
        PersonaSpec::new("mira").version("1.0.0"),
    ])
}

/// A request from an address with a program.
async fn from(
    shop: &Shop,
    address: &str,
    agent: &str,
    method: &str,
    path: &str,
    more: &[(&str, &str)],
) -> Answer {
    let request = Request::builder().method(method).uri(path).header("user-agent", agent);
    let request = more.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    let mut request = request.body(Body::empty()).unwrap();
    let peer: SocketAddr = format!("{address}:4711").parse().unwrap();
    request.extensions_mut().insert(Peer(peer));
    shop.ask(request).await
}

async fn total(shop: &Shop, id: &str) -> u64 {
    stats::flush(&shop.ground.registry).await.unwrap();
    shop.get(&format!("/api/v1/packages/{id}/stats")).await.json()["total"].as_u64().unwrap()
}

#[tokio::test]
async fn once_per_client_and_day() {
    let shop = shop();
    for _ in 0..5 {
        assert_eq!(from(&shop, "203.0.113.9", "vitrine/1", "GET", NORA, &[]).await.status, StatusCode::OK);
        assert_eq!(
            from(&shop, "203.0.113.9", "vitrine/1", "GET", "/p/nora/1.0.0", &[]).await.status,
            StatusCode::OK
        );
    }
    assert_eq!(total(&shop, "nora").await, 1);
    from(&shop, "203.0.113.9", "another program", "GET", NORA, &[]).await;
    from(&shop, "203.0.113.10", "vitrine/1", "GET", NORA, &[]).await;
    from(&shop, "203.0.113.9", "vitrine/1", "GET", "/p/nora/1.1.0", &[]).await;
    assert_eq!(total(&shop, "nora").await, 4);
    shop.ground.clock.set(NOW + stats::DAY);
    from(&shop, "203.0.113.9", "vitrine/1", "GET", NORA, &[]).await;
    let numbers = {
        stats::flush(&shop.ground.registry).await.unwrap();
        shop.get("/api/v1/packages/nora/stats?days=3").await.json()
    };
    assert_eq!(numbers["total"], 5);
    let days = serde_json::json!([
        { "day": NOW - stats::DAY, "count": 0 }, { "day": NOW, "count": 4 }, { "day": NOW + stats::DAY, "count": 1 }
    ]);
    assert_eq!(numbers["byDay"], days);
    let versions = serde_json::json!([{ "name": "1.0.0", "count": 4 }, { "name": "1.1.0", "count": 1 }]);
    assert_eq!(numbers["byVersion"], versions);
    assert_eq!(numbers["byPlatform"], serde_json::json!([{ "name": "any", "count": 5 }]));
    assert_eq!(total(&shop, "mira").await, 0);
    let all = shop.get("/api/v1/stats").await.json();
    assert_eq!(
        (all["packages"].as_u64(), all["versions"].as_u64(), all["downloads"].as_u64()),
        (Some(2), Some(3), Some(5))
    );
    assert_eq!(
        all["top"],
        serde_json::json!([{ "id": "nora", "name": all["top"][0]["name"], "downloads": 5 }])
    );
    assert_eq!(all["byDay"].as_array().unwrap().len(), 30);
}

#[tokio::test]
async fn only_what_goes_to_the_end_counts() {
    let shop = shop();
    let whole = from(&shop, "203.0.113.1", "a", "HEAD", NORA, &[]).await;
    let etag = whole.header("etag").to_owned();
    from(&shop, "203.0.113.2", "a", "GET", NORA, &[("if-none-match", &etag)]).await;
    from(&shop, "203.0.113.3", "a", "GET", NORA, &[("range", "bytes=0-0")]).await;
    from(&shop, "203.0.113.4", "a", "GET", NORA, &[("range", "bytes=99999999-")]).await;
    from(&shop, "203.0.113.5", "a", "GET", "/packages/nora/9.9.9/persona.hpersona", &[]).await;
    from(&shop, "203.0.113.6", "a", "GET", "/previews/nora/1.0.0/preview.webp", &[]).await;
    assert_eq!(total(&shop, "nora").await, 0);
    // The rest of what was begun.
    from(&shop, "203.0.113.7", "a", "GET", NORA, &[("range", "bytes=100-")]).await;
    assert_eq!(total(&shop, "nora").await, 1);
}

#[tokio::test]
async fn made_up_programs_and_addresses_of_one_household_count_little() {
    let shop = shop();
    for number in 0..300 {
        let agent = format!("Made-Up/{number}");
        from(&shop, "203.0.113.9", &agent, "GET", NORA, &[("range", "bytes=-1")]).await;
    }
    assert!((1..=5).contains(&total(&shop, "nora").await));
    let before = total(&shop, "nora").await;
    for number in 1..100 {
        from(&shop, &format!("[2001:db8::{number:x}]"), "a", "GET", NORA, &[]).await;
    }
    assert_eq!(total(&shop, "nora").await, before + 1);
}

#[tokio::test]
async fn nobody_can_be_found_in_what_is_kept() {
    let shop = shop();
    from(&shop, "203.0.113.99", "Curious/7.3", "GET", NORA, &[]).await;
    stats::flush(&shop.ground.registry).await.unwrap();
    let key = shop.ground.registry.data().join("day.key");
    let first = std::fs::read(&key).unwrap();
    assert!(vitrine_base::fs::is_private(&key).unwrap());
    for file in vitrine_base::fs::walk(shop.ground.registry.data()).unwrap() {
        let Ok(bytes) = std::fs::read(shop.ground.registry.data().join(&file.path)) else { continue };
        for told in [&b"203.0.113.99"[..], &[203, 0, 113, 99], b"Curious/7.3"] {
            assert!(!bytes.windows(told.len()).any(|window| window == told), "{:?}", file.path);
        }
    }
    // At midnight the key goes, though nobody comes, and with it what was remembered.
    shop.ground.clock.set(NOW + stats::DAY);
    stats::flush(&shop.ground.registry).await.unwrap();
    assert_ne!(std::fs::read(&key).unwrap(), first);
    let database = rusqlite::Connection::open(shop.ground.registry.data().join("registry.db")).unwrap();
    let seen: i64 = database.query_row("SELECT count(*) FROM download_seen", [], |row| row.get(0)).unwrap();
    assert_eq!(seen, 0);
}

#[tokio::test]
async fn a_restart_counts_nobody_twice() {
    let shop = shop();
    from(&shop, "203.0.113.9", "a", "GET", NORA, &[]).await;
    assert_eq!(total(&shop, "nora").await, 1);
    let again = vitrine_registry::Registry::open(
        shop.ground.registry.config.clone(),
        std::sync::Arc::new(shop.ground.clock.clone()),
    );
    let Ok(registry) = again else { return };
    let app = vitrine_registry::http::app(std::sync::Arc::clone(&registry));
    let mut request = Request::builder().uri(NORA).header("user-agent", "a").body(Body::empty()).unwrap();
    request.extensions_mut().insert(Peer("203.0.113.9:1".parse().unwrap()));
    assert_eq!(super::kit::ask(&app, request).await.status, StatusCode::OK);
    stats::flush(&registry).await.unwrap();
    assert_eq!(total(&shop, "nora").await, 1);
}

#[tokio::test]
async fn tags_that_are_looked_through() {
    let shop = Shop::new(&[PersonaSpec::new("nora").version("1.0.0").tags(&["memory", "Notes"])]);
    for (address, tag) in [
        ("203.0.113.1", "memory"),
        ("203.0.113.1", "memory"),
        ("203.0.113.2", "memory"),
        ("203.0.113.2", "notes"),
        ("203.0.113.3", "buy-cheap-watches"),
    ] {
        from(&shop, address, "a", "GET", &format!("/api/v1/packages?tag={tag}"), &[]).await;
    }
    stats::flush(&shop.ground.registry).await.unwrap();
    let tags = shop.get("/api/v1/stats").await.json()["tags"].clone();
    assert_eq!(tags, serde_json::json!([{ "tag": "memory", "count": 2 }, { "tag": "notes", "count": 1 }]));
}

#[tokio::test]
async fn numbers_for_prometheus() {
    let shop = shop();
    from(&shop, "203.0.113.9", "a", "GET", NORA, &[]).await;
    shop.get("/registry.json").await;
    shop.get("/api/v1/stats").await;
    shop.get("/api/v1/nothing/at/all").await;
    stats::flush(&shop.ground.registry).await.unwrap();
    let answer = shop.get("/metrics").await;
    assert_eq!(answer.status, StatusCode::OK);
    let text = answer.text();
    for line in [
        r#"vitrine_requests_total{route="gallery",method="GET",status="200"} 1"#,
        r#"vitrine_requests_total{route="homepilot",method="GET",status="200"} 1"#,
        r#"vitrine_requests_total{route="/api/v1/stats",method="GET",status="200"} 1"#,
        r#"vitrine_requests_total{route="other",method="GET",status="404"} 1"#,
        "vitrine_downloads_total 1",
        "vitrine_connections 0",
        "# TYPE vitrine_database_write_seconds histogram",
    ] {
        assert!(text.contains(line), "{line} is missing in\n{text}");
    }
    assert!(text.ends_with("# EOF\n"));
    // Not for strangers, nor for those a proxy nobody told us of speaks for.
    assert_eq!(from(&shop, "203.0.113.9", "a", "GET", "/metrics", &[]).await.status, StatusCode::FORBIDDEN);
    let forwarded = [("x-forwarded-for", "127.0.0.1")];
    assert_eq!(
        from(&shop, "127.0.0.1", "a", "GET", "/metrics", &forwarded).await.status,
        StatusCode::FORBIDDEN
    );
    let open = Shop::with(&[], |config| config.metrics_public = true);
    assert_eq!(from(&open, "203.0.113.9", "a", "GET", "/metrics", &[]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn well_or_not() {
    let shop = shop();
    let health = shop.get("/health").await;
    assert_eq!(health.status, StatusCode::OK, "{}", health.text());
    let body = health.json();
    assert_eq!(
        (body["status"].as_str(), body["service"].as_str()),
        (Some("ok"), Some("homepilot-persona-gallery"))
    );
    assert_eq!(
        (body["checks"]["database"].as_bool(), body["checks"]["storage"].as_bool()),
        (Some(true), Some(true))
    );
    let status = shop.get("/api/v1/status").await.json();
    assert_eq!(status["started"], NOW);
    assert_eq!(status["queue"], 0);
    assert!(
        status["checks"]
            .as_array()
            .unwrap()
            .iter()
            .any(|check| check["name"] == "database" && check["ok"] == true)
    );
    let degraded = |body: &serde_json::Value| {
        body["degraded"].as_array().unwrap().contains(&serde_json::json!("packages"))
    };
    assert!(!degraded(&body), "{body}");
    let bad = self::shop();
    bad.sql("INSERT INTO blob (sha256, size, created, broken) VALUES (x'ab', 1, 0, 'It was changed.')");
    let health = bad.get("/health").await;
    assert_eq!(health.status, StatusCode::OK, "one broken file is no reason to serve nothing");
    assert_eq!(health.json()["status"], "ok");
    assert!(degraded(&health.json()), "{}", health.text());
    let broken = self::shop();
    std::fs::remove_dir_all(broken.ground.registry.data().join("blobs")).unwrap();
    let health = broken.get("/health").await;
    assert_eq!(health.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(
        (health.json()["status"].as_str(), health.json()["checks"]["storage"].as_bool()),
        (Some("failing"), Some(false))
    );
}
