//! The web page and the documentation, as a browser meets them.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use serde_json::Value;
use vitrine_registry::http::ui;

use super::kit::Shop;

#[tokio::test]
async fn the_page_knows_that_a_registry_serves_it() {
    let shop = Shop::new(&[]);
    let page = shop.get("/").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(page.header("cache-control"), "no-cache");
    if !ui::is_built() {
        assert!(page.text().contains("built without its web page"));
        return;
    }
    let text = page.text();
    assert!(text.contains("<head>\n    <meta name=\"vitrine-registry\" content=\"\">"), "{text}");
    assert_eq!(
        page.header("content-security-policy"),
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; \
         font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    );
    let known = shop.get_with("/", &[("if-none-match", page.header("etag"))]).await;
    assert_eq!(known.status, StatusCode::NOT_MODIFIED);
    // What the page asks for is there, to be kept for ever, and nothing in it is a script of its own.
    let named: Vec<&str> = text.split('"').filter(|part| part.starts_with("/assets/")).collect();
    assert!(!named.is_empty());
    for path in named {
        let asset = shop.get_with(path, &[("accept-encoding", "gzip")]).await;
        assert_eq!(asset.status, StatusCode::OK, "{path}");
        assert_eq!(asset.header("cache-control"), "public, max-age=31536000, immutable");
        let kind = if path.ends_with(".css") { "text/css" } else { "text/javascript" };
        assert!(asset.header("content-type").starts_with(kind), "{path}");
    }
    assert!(!text.contains("<script>") && !text.contains("<style") && !text.contains(" style="), "{text}");
    assert_eq!(shop.get("/.vite/manifest.json").await.status, StatusCode::NOT_FOUND);
    assert_eq!(shop.get("/assets/../index.html").await.status, StatusCode::NOT_FOUND);
    assert_eq!(shop.send("POST", "/", &[]).await.status, StatusCode::METHOD_NOT_ALLOWED);
    let head = shop.send("HEAD", "/", &[]).await;
    assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
}

#[tokio::test]
async fn documentation_without_a_script() {
    let shop = Shop::with(&[], |config| config.title = "<b>Riverside</b>".into());
    let document = shop.get("/openapi.json").await;
    assert_eq!(document.header("content-type"), "application/json; charset=utf-8");
    let openapi = document.json();
    assert!(openapi["openapi"].as_str().unwrap().starts_with("3.1"));
    assert_eq!(openapi["info"]["title"], "<b>Riverside</b>: the registry's API");
    assert!(openapi["components"]["schemas"]["Problem"].is_object());
    assert!(openapi["components"]["securitySchemes"]["bearer"].is_object());
    assert_eq!(openapi["paths"]["/api/v1/stats"]["get"]["x-access"], "everybody");
    let page = shop.get("/docs").await;
    let text = page.text();
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert!(!page.header("content-security-policy").contains("script"));
    for never in ["<script", "<style", " style=", "http://", "https://", "<b>Riverside", " onclick"] {
        assert!(!text.contains(never), "{never}");
    }
    for (path, item) in openapi["paths"].as_object().unwrap() {
        assert!(item.is_object() && text.contains(&format!("<code>{path}</code>")), "{path}");
    }
    let style = shop.get("/docs/style.css").await;
    assert_eq!(style.header("content-type"), "text/css; charset=utf-8");
    // Every link inside the page leads somewhere.
    for target in text.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(target.is_empty() || text.contains(&format!("id=\"{target}\"")), "{target}");
    }
}

/// Names of an operation's parameters that stand there: `path`, `query`.
fn parameters<'a>(operation: &'a Value, place: &str) -> BTreeSet<&'a str> {
    let all = operation["parameters"].as_array().into_iter().flatten();
    let there = all.filter(|parameter| parameter["in"] == place);
    there.filter_map(|parameter| parameter["name"].as_str()).collect()
}

#[tokio::test]
async fn parameters_stand_where_the_document_says() {
    let openapi = Shop::new(&[]).get("/openapi.json").await.json();
    let mut asked = 0;
    for (path, item) in openapi["paths"].as_object().unwrap() {
        let braced: BTreeSet<&str> =
            path.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
        for (method, operation) in item.as_object().unwrap() {
            let (in_path, in_query) = (parameters(operation, "path"), parameters(operation, "query"));
            assert_eq!(in_path, braced, "{method} {path}");
            assert!(in_query.is_disjoint(&braced), "{method} {path}: {in_query:?}");
            asked += in_query.len();
        }
    }
    assert!(asked > 20, "{asked}");
    let names =
        openapi["paths"].as_object().unwrap().values().flat_map(|item| item.as_object().unwrap().values());
    let names: Vec<&str> = names.map(|operation| operation["operationId"].as_str().unwrap()).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "two of one name: {names:?}");
    let after = &openapi["paths"]["/api/v1/queue/events"]["get"];
    assert_eq!(parameters(after, "query"), BTreeSet::from(["after"]));
}
