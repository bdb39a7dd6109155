//! The gate and what every answer has in common.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use vitrine_registry::http::access::{Access, routes};

use super::kit::Shop;

#[tokio::test]
async fn what_is_in_the_document_is_in_the_table() {
    let shop = Shop::new(&[]);
    let document = shop.get("/openapi.json").await.json();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in
            item.as_object().unwrap().iter().filter(|(_, value)| value["responses"].is_object())
        {
            let listed =
                routes().any(|route| route.path == path && route.method.eq_ignore_ascii_case(method));
            assert!(listed, "{method} {path} stands in no table: nobody can call it");
            assert!(operation["x-access"].is_string() && operation["security"].is_array(), "{method} {path}");
            assert!(operation["responses"]["default"].is_object(), "{method} {path}");
        }
    }
    let mut seen = std::collections::HashSet::new();
    for route in routes() {
        assert!(
            seen.insert((route.method, route.path)),
            "{} {} stands there twice",
            route.method,
            route.path
        );
    }
}

#[tokio::test]
async fn nobody_gets_in_without_an_account() {
    let shop = Shop::new(&[]);
    for route in routes().filter(|route| route.access != Access::Public) {
        let path = route.path.split('/').map(|part| if part.starts_with('{') { "1" } else { part });
        let path = path.collect::<Vec<_>>().join("/");
        let answer = shop.send(route.method, &path, &[("tus-resumable", "1.0.0")]).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{} {path}: {}", route.method, answer.text());
        assert_eq!(answer.header("content-type"), "application/problem+json");
        assert_eq!(answer.header("www-authenticate"), "Bearer");
        if route.method != "HEAD" {
            assert!(answer.json()["code"].is_string());
        }
    }
}

#[tokio::test]
async fn refusals_have_one_shape() {
    let shop = Shop::new(&[]);
    let large = "x".repeat(2 << 20);
    for (method, path, body, kind, status, code) in [
        ("GET", "/api", "", "", 404, "registry.not_found"),
        ("GET", "/api/v1/nothing", "", "", 404, "registry.not_found"),
        ("GET", "/api/v1/%3Cscript%3E", "", "", 404, "registry.not_found"),
        ("GET", "/nothing", "", "", 404, "registry.not_found"),
        ("DELETE", "/api/v1/stats", "", "", 405, "request.method"),
        ("POST", "/openapi.json", large.as_str(), "application/json", 405, "request.method"),
        ("GET", "/api/v1/packages/nora/stats?days=many", "", "", 400, "request.malformed"),
        ("GET", "/api/v1/packages/no%20such/stats", "", "", 404, "registry.not_found"),
    ] {
        let request = Request::builder().method(method).uri(path).header("content-type", kind);
        let answer = shop.ask(request.body(Body::from(body.to_owned())).unwrap()).await;
        assert_eq!(answer.status.as_u16(), status, "{method} {path} {}", answer.text());
        assert_eq!(answer.header("content-type"), "application/problem+json", "{path}");
        let problem = answer.json();
        assert_eq!((problem["status"].as_u64(), problem["code"].as_str()), (Some(status.into()), Some(code)));
        assert_eq!(problem["requestId"], answer.header("x-request-id"));
        assert!(!answer.text().contains("<script"));
        if status == 405 {
            assert_eq!(answer.header("allow"), "GET, HEAD", "{path}");
        }
    }
}

#[tokio::test]
async fn every_answer_has_an_id() {
    let shop = Shop::new(&[]);
    for path in ["/vitrine.json", "/registry.json", "/api/v1/stats", "/nothing", "/docs", "/"] {
        let (first, second) = (shop.get(path).await, shop.get(path).await);
        assert!(first.header("x-request-id").len() > 8, "{path}");
        assert_ne!(first.header("x-request-id"), second.header("x-request-id"));
        let brought = shop.get_with(path, &[("x-request-id", "proxy-0042.a_b")]).await;
        assert_eq!(brought.header("x-request-id"), "proxy-0042.a_b");
        for bad in ["a b", "<x>", "", &"x".repeat(65)] {
            assert_ne!(shop.get_with(path, &[("x-request-id", bad)]).await.header("x-request-id"), bad);
        }
    }
}

#[tokio::test]
async fn the_same_protection_everywhere() {
    let https = |config: &mut vitrine_registry::config::Config| {
        config.public_url = Some("https://gallery.example".parse().unwrap());
    };
    for (shop, strict) in [(Shop::new(&[]), ""), (Shop::with(&[], https), "max-age=31536000")] {
        for path in [
            "/vitrine.json",
            "/registry.json",
            "/health",
            "/api/v1/stats",
            "/nothing",
            "/docs",
            "/",
            "/metrics",
        ] {
            let answer = shop.get(path).await;
            for (name, expected) in [
                ("x-content-type-options", "nosniff"),
                ("referrer-policy", "no-referrer"),
                ("cross-origin-opener-policy", "same-origin"),
                ("strict-transport-security", strict),
            ] {
                assert_eq!(answer.header(name), expected, "{path} {name}");
            }
            let policy = answer.header("content-security-policy");
            assert!(
                policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
                "{path}"
            );
            assert!(!policy.contains("unsafe"), "{path}");
            assert!(!answer.header("cache-control").is_empty(), "{path}");
        }
    }
}

#[tokio::test]
async fn too_often_is_told_when_to_come_again() {
    let limited = |config: &mut vitrine_registry::config::Config| {
        config.rate_limits = true;
        config.trusted_proxies = vec!["127.0.0.1".parse().unwrap()];
    };
    let shop = Shop::with(&[], limited);
    let from = |address: &'static str| [("x-forwarded-for", address)];
    let mut refused = None;
    for _ in 0..2_000 {
        let answer = shop.get_with("/api/v1/packages/nobody/stats", &from("203.0.113.9")).await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.expect("there is a limit");
    assert!(refused.header("retry-after").parse::<u64>().unwrap() >= 1);
    assert_eq!(refused.json()["code"], "limit.too_many");
    // Somebody else, and what is free, are not concerned.
    let other = shop.get_with("/api/v1/packages/nobody/stats", &from("203.0.113.10")).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
    assert_eq!(shop.get_with("/registry.json", &from("203.0.113.9")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn long_text_is_packed() {
    let shop = Shop::new(&[]);
    let plain = shop.get("/openapi.json").await;
    let packed = shop.get_with("/openapi.json", &[("accept-encoding", "gzip")]).await;
    assert_eq!((plain.header("content-encoding"), packed.header("content-encoding")), ("", "gzip"));
    assert!(packed.body.len() < plain.body.len() / 2);
    assert_eq!(packed.header("etag"), format!("W/{}", plain.header("etag")));
    assert!(packed.header("vary").to_lowercase().contains("accept-encoding"));
    let known = [("accept-encoding", "gzip"), ("if-none-match", packed.header("etag"))];
    assert_eq!(shop.get_with("/openapi.json", &known).await.status, StatusCode::NOT_MODIFIED);
    let short = shop.get_with("/api/v1/stats?x=1", &[("accept-encoding", "gzip")]).await;
    assert_eq!(short.status, StatusCode::OK);
}
