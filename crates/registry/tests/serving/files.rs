//! The static gallery: what every kind of file says of itself, conditions, ranges, what is no file of ours.

use axum::http::StatusCode;
use vitrine_testkit::PersonaSpec;

use super::kit::Shop;

const NORA: &str = "/packages/nora/1.0.0/persona.hpersona";

fn nora() -> PersonaSpec {
    PersonaSpec::new("nora").version("1.0.0").picture(1)
}

#[tokio::test]
async fn every_kind_says_what_it_is() {
    let shop = Shop::new(&[nora()]);
    let root = shop.get("/vitrine.json").await;
    let snapshot = format!("/{}", root.json()["snapshot"]["path"].as_str().unwrap());
    let for_ever = "public, max-age=31536000, immutable";
    let preview = "public, max-age=3600, s-maxage=25200, immutable";
    let json = "application/json; charset=utf-8";
    for (path, kind, cache) in [
        ("/vitrine.json", json, "no-cache"),
        (&snapshot, "application/zstd", for_ever),
        (NORA, "application/octet-stream", "public, max-age=86400, s-maxage=604800, immutable"),
        ("/previews/nora/1.0.0/preview.webp", "image/webp", preview),
        ("/previews/nora/1.0.0/card.json", json, preview),
    ] {
        let answer = shop.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        let file = shop.ground.registry.gallery().join(&path[1..]);
        assert_eq!(answer.body, std::fs::read(file).unwrap(), "{path}");
        for (name, expected) in [
            ("content-type", kind),
            ("cache-control", cache),
            ("content-length", &answer.body.len().to_string()),
            ("accept-ranges", "bytes"),
            ("access-control-allow-origin", "*"),
            ("x-content-type-options", "nosniff"),
            ("cross-origin-resource-policy", "cross-origin"),
            ("content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox"),
            ("content-encoding", ""),
        ] {
            assert_eq!(answer.header(name), expected, "{path} {name}");
        }
        assert!(answer.header("etag").starts_with('"'), "{path}");
        assert!(answer.header("last-modified").ends_with(" GMT"), "{path}");
        let head = shop.send("HEAD", path, &[]).await;
        assert_eq!(head.header("content-length"), answer.body.len().to_string());
        assert_eq!((head.body.len(), head.header("etag")), (0, answer.header("etag")));
        for (condition, value) in
            [("if-none-match", answer.header("etag")), ("if-modified-since", answer.header("last-modified"))]
        {
            let known = shop.get_with(path, &[(condition, value)]).await;
            assert_eq!((known.status, known.body.len()), (StatusCode::NOT_MODIFIED, 0), "{path} {condition}");
            assert_eq!(known.header("etag"), answer.header("etag"));
        }
        let other = shop.get_with(path, &[("if-none-match", "\"other\"")]).await;
        assert_eq!(other.status, StatusCode::OK);
    }
    assert_eq!(shop.get(NORA).await.header("content-disposition"), "attachment; filename=\"nora.hpersona\"");
}

#[tokio::test]
async fn parts() {
    let shop = Shop::new(&[nora()]);
    let whole = shop.get(NORA).await;
    let (etag, length) = (whole.header("etag").to_owned(), whole.body.len());
    for (range, first, last) in
        [("bytes=0-9", 0, 9), ("bytes=10-", 10, length - 1), ("bytes=-7", length - 7, length - 1)]
    {
        let part = shop.get_with(NORA, &[("range", range), ("if-range", &etag)]).await;
        assert_eq!(part.status, StatusCode::PARTIAL_CONTENT);
        assert_eq!(part.body, &whole.body[first..=last], "{range}");
        assert_eq!(part.header("content-range"), format!("bytes {first}-{last}/{length}"));
        assert_eq!(part.header("content-length"), (last - first + 1).to_string());
    }
    let behind = shop.get_with(NORA, &[("range", &format!("bytes={length}-"))]).await;
    assert_eq!(behind.status, StatusCode::RANGE_NOT_SATISFIABLE);
    assert_eq!(behind.header("content-range"), format!("bytes */{length}"));
    for others in [
        &[("range", "bytes=0-9"), ("if-range", "\"other\"")][..],
        &[("range", "bytes=0-1,3-4")],
        &[("range", "lines=0-1")],
    ] {
        let answer = shop.get_with(NORA, others).await;
        assert_eq!((answer.status, &answer.body), (StatusCode::OK, &whole.body));
    }
}

#[tokio::test]
async fn a_large_file_is_streamed_in_parts_too() {
    let shop = Shop::new(&[nora()]);
    let bytes: Vec<u8> = (0..3_000_000_u32).flat_map(|n| n.to_le_bytes()).collect();
    let file = shop.ground.registry.gallery().join("packages/nora/1.0.0/linux-x86_64.tar.gz");
    std::fs::write(file, &bytes).unwrap();
    let path = "/packages/nora/1.0.0/linux-x86_64.tar.gz";
    let whole = shop.get(path).await;
    assert!(whole.body == bytes);
    assert_eq!(
        whole.header("content-disposition"),
        "attachment; filename=\"nora-1.0.0-linux-x86_64.tar.gz\""
    );
    let part = shop.get_with(path, &[("range", "bytes=1000000-9000000")]).await;
    assert_eq!(part.status, StatusCode::PARTIAL_CONTENT);
    assert!(part.body == bytes[1_000_000..=9_000_000]);
    let known = shop.get_with(path, &[("if-none-match", whole.header("etag"))]).await;
    assert_eq!(known.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn what_changes_is_seen_at_once() {
    let shop = Shop::new(&[nora()]);
    let before = shop.get("/vitrine.json").await;
    let file = shop.ground.registry.gallery().join("vitrine.json");
    std::fs::write(&file, b"{\"format\":\"vitrine/1\",\"new\":true}").unwrap();
    let after = shop.get_with("/vitrine.json", &[("if-none-match", before.header("etag"))]).await;
    assert_eq!((after.status, after.json()["new"].as_bool()), (StatusCode::OK, Some(true)));
    std::fs::remove_file(&file).unwrap();
    assert_eq!(shop.get("/vitrine.json").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nothing_but_the_gallery() {
    let shop = Shop::new(&[nora()]);
    let gallery = shop.ground.registry.gallery();
    std::fs::write(gallery.join("packages/.vitrine-secret"), "x").unwrap();
    std::fs::create_dir_all(gallery.join("metadata/pending")).unwrap();
    std::fs::write(gallery.join("metadata/pending/1.root.json"), "x").unwrap();
    std::os::unix::fs::symlink("/etc/passwd", gallery.join("catalogue/passwd.json")).unwrap();
    for path in [
        "/packages/../../registry.db",
        "/packages/%2e%2e/%2e%2e/registry.db",
        "/packages/..%2f..%2fregistry.db",
        "/packages/%252e%252e/registry.db",
        "/packages/..%5c..%5cregistry.db",
        "/packages/nora/1.0.0/../../../vitrine.json",
        "/packages//nora/1.0.0/persona.hpersona",
        "/packages/.vitrine-secret",
        "/packages/nora/1.0.0",
        "/packages/nora/1.0.0/",
        "/packages/nora/1.0.0/%00",
        "/packages/nora/1.0.0/persona.hpersona%00.json",
        "/metadata/pending/1.root.json",
        "/metadata/root.json",
        "/catalogue/passwd.json",
        "/catalogue/",
        "/packages/%3Cscript%3Ealert(1)%3C%2Fscript%3E/1.0.0/persona.hpersona",
        "/previews/nora/1.0.0/preview.png",
        "/registry.db",
        "/keys/online.key",
        "/.vitrine-build.lock",
    ] {
        let answer = shop.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}: {}", answer.text());
        assert_eq!(answer.header("content-type"), "application/problem+json", "{path}");
        assert!(!answer.text().contains("<script"), "{path}");
    }
    for method in ["POST", "PUT", "DELETE", "PATCH", "TRACE"] {
        let answer = shop.send(method, NORA, &[]).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(answer.header("allow"), "GET, HEAD, OPTIONS");
    }
    let preflight = shop.send("OPTIONS", NORA, &[("origin", "https://elsewhere.example")]).await;
    assert_eq!(preflight.status, StatusCode::NO_CONTENT);
    assert_eq!(preflight.header("access-control-allow-methods"), "GET, HEAD, OPTIONS");
}

#[tokio::test]
async fn what_was_taken_down_is_gone_at_once() {
    let shop = Shop::new(&[nora(), PersonaSpec::new("mira").version("1.0.0")]);
    assert_eq!(shop.get(NORA).await.status, StatusCode::OK);
    shop.sql("UPDATE package SET state = 'withdrawn', withdrawn_reason = 'It lies.' WHERE id = 'nora'");
    for path in [NORA, "/previews/nora/1.0.0/preview.webp", "/previews/nora/1.0.0/card.json"] {
        let answer = shop.get(path).await;
        assert_eq!(answer.status, StatusCode::GONE, "{path}");
        let problem = answer.json();
        assert_eq!(problem["code"], "package.withdrawn");
        assert_eq!(problem["detail"], "This package was taken down: It lies.");
    }
    assert_eq!(shop.get("/packages/mira/1.0.0/persona.hpersona").await.status, StatusCode::OK);
    shop.sql("UPDATE package SET state = 'live' WHERE id = 'nora'");
    assert_eq!(shop.get(NORA).await.status, StatusCode::OK);
}
