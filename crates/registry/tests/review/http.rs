//! The routes, as those who call them see them. Who asks is put into the request as the gate would.

use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode};
use serde_json::{Value, json};
use tower::ServiceExt as _;
use vitrine_registry::accounts::identity::{Identity, Member, Role};
use vitrine_registry::http::{access, v1};
use vitrine_testkit::PersonaSpec;

use super::support::House;

pub(super) struct Caller<'a> {
    house: &'a House,
    who: Option<Member>,
}

impl Caller<'_> {
    async fn raw(
        &self,
        method: Method,
        path: &str,
        body: Option<Value>,
    ) -> (StatusCode, axum::http::HeaderMap, Vec<u8>) {
        let router = v1::router();
        let router = router.with_state(self.house.registry().clone());
        let mut request =
            Request::builder().method(method).uri(path).header("content-type", "application/json");
        if let Some(extensions) = request.extensions_mut() {
            extensions.insert(Identity(self.who.clone()));
        }
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        let response = router.oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        (parts.status, parts.headers, to_bytes(body, 64 << 20).await.unwrap().to_vec())
    }

    pub(super) async fn call(&self, method: Method, path: &str, body: Option<Value>) -> (StatusCode, Value) {
        let (status, _, bytes) = self.raw(method, path, body).await;
        (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }

    pub(super) async fn get(&self, path: &str) -> Value {
        let (status, body) = self.call(Method::GET, path, None).await;
        assert_eq!(status, StatusCode::OK, "{path} {body}");
        body
    }

    async fn post(&self, path: &str, body: Value) -> (StatusCode, Value) {
        self.call(Method::POST, path, Some(body)).await
    }
}

pub(super) fn caller<'a>(house: &'a House, who: &Member) -> Caller<'a> {
    Caller { house, who: Some(who.clone()) }
}

#[tokio::test]
async fn a_submission_from_form_to_decision() {
    let house = House::new();
    let (maker, curator) = (caller(&house, &house.maker), caller(&house, &house.curator));
    let package = PersonaSpec::new("lumen_reader").mcp_server("files", "https://example.org/f.git").package();
    let upload = house.upload(&house.maker, package.clone(), "läsare \"1\".hpersona").await;
    let (status, made) = maker
        .post(
            "/api/v1/submissions",
            json!({"upload": upload, "fields": {"licence": "MIT", "rating": "mature"}}),
        )
        .await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    let id = made["id"].as_str().unwrap().to_owned();
    assert_eq!(made["may"], json!(["edit", "submit", "withdraw"]));
    house.work().await;
    let one = format!("/api/v1/submissions/{id}");
    let draft = maker.get(&one).await;
    assert_eq!(draft["found"]["id"], "lumen_reader");
    assert_eq!(draft["found"]["dependencies"][1]["kind"], "mcp_server", "{}", draft["found"]["dependencies"]);
    let (status, problem) = maker.post(&format!("{one}/submit"), json!({})).await;
    assert_eq!(
        (status, problem["code"].as_str()),
        (StatusCode::UNPROCESSABLE_ENTITY, Some("submission.not_agreed"))
    );
    assert_eq!(problem["fields"][0]["field"], "agreed");
    let (status, body) = maker.call(Method::PATCH, &one, Some(json!({"agreed": true, "submit": true}))).await;
    assert_eq!((status, body["state"].as_str()), (StatusCode::OK, Some("uploaded")), "{body}");
    house.work().await;
    let shown = maker.get(&one).await;
    assert_eq!(shown["state"], "in_review");
    assert_eq!((&shown["place"], &shown["mine"], &shown["note"]), (&json!(1), &json!(true), &Value::Null));
    assert_eq!(shown["fields"]["rating"], "mature");
    assert_eq!(shown["checks"][0]["name"], "archive");
    assert_eq!(shown["timeline"][0]["actor"], "mira");
    let listed = maker.get("/api/v1/submissions?state=in_review").await;
    assert_eq!(listed["items"][0]["name"], "Lumen Reader");

    let queue = curator.get("/api/v1/queue").await;
    assert_eq!(queue["counts"]["inReview"], 1);
    let item = &queue["items"][0];
    assert_eq!((&item["first"], &item["account"]["handle"]), (&json!(true), &json!("mira")));
    let (status, claimed) = curator.post(&format!("/api/v1/queue/{id}/claim"), json!({})).await;
    assert_eq!((status, &claimed["claimed"]["mine"]), (StatusCode::OK, &json!(true)));
    let (_, headers, text) = curator.raw(Method::GET, &format!("{one}/file?path=manifest.json"), None).await;
    assert_eq!(headers["content-type"], "text/plain; charset=utf-8");
    assert!(String::from_utf8(text).unwrap().contains("homepilot.persona"));
    let (status, headers, webp) = curator.raw(Method::GET, &format!("{one}/picture"), None).await;
    assert_eq!((status, &headers["content-type"]), (StatusCode::OK, &"image/webp".parse().unwrap()));
    assert_eq!(&webp[8..12], b"WEBP");
    let (_, headers, bytes) = curator.raw(Method::GET, &format!("{one}/package"), None).await;
    assert_eq!(bytes, package);
    assert_eq!(headers["content-disposition"], "attachment; filename=\"l_sare__1_.hpersona\"");
    for (path, code) in [
        ("nothing.txt", "registry.not_found"),
        ("preview.webp", "submission.unreadable"),
        ("../x", "registry.not_found"),
    ] {
        let (_, problem) = curator.call(Method::GET, &format!("{one}/file?path={path}"), None).await;
        assert_eq!(problem["code"], code, "{path}");
    }

    let revision = &shown["revision"];
    let decide = format!("/api/v1/queue/{id}/decision");
    let (status, problem) = curator.post(&decide, json!({"revision": 1, "decision": "approve"})).await;
    assert_eq!((status, problem["code"].as_str()), (StatusCode::CONFLICT, Some("submission.revision")));
    let (status, problem) = curator.post(&decide, json!({"revision": revision, "decision": "burn"})).await;
    assert_eq!((status, problem["code"].as_str()), (StatusCode::UNPROCESSABLE_ENTITY, Some("decision.word")));
    let (status, decided) = curator
        .post(
            &decide,
            json!({"revision": revision, "decision": "changes", "template": "commands", "note": "hm"}),
        )
        .await;
    assert_eq!((status, decided["state"].as_str()), (StatusCode::OK, Some("needs_changes")), "{decided}");
    assert_eq!(decided["note"], "hm");
    let shown = maker.get(&one).await;
    assert!(shown["publicReason"].as_str().unwrap().starts_with("Version 1.0.0 of “lumen_reader”"));
    assert_eq!(shown["note"], Value::Null);
    let history = curator.get(&format!("/api/v1/queue/history/{}", house.maker.account)).await;
    assert_eq!((&history["needsChanges"], &history["packages"]), (&json!(1), &json!(["lumen_reader"])));
    assert!(curator.get("/api/v1/queue/templates").await.as_array().unwrap().len() > 5);
    let (status, _) = maker.post(&format!("{one}/withdraw"), json!({})).await;
    assert_eq!(status, StatusCode::OK);
}

#[tokio::test]
async fn others_get_nothing_and_nonsense_gets_a_sentence() {
    let house = House::new();
    let id = house.submit_spec(&house.maker, &PersonaSpec::new("lumen_reader")).await;
    let stranger = house.member("otto", Role::Member);
    let (stranger, nobody) = (caller(&house, &stranger), Caller { house: &house, who: None });
    for path in ["", "/messages", "/picture", "/package", "/events", "/file?path=manifest.json"] {
        let path = format!("/api/v1/submissions/{id}{path}");
        assert_eq!(stranger.call(Method::GET, &path, None).await.0, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(nobody.call(Method::GET, &path, None).await.0, StatusCode::UNAUTHORIZED, "{path}");
    }
    let maker = caller(&house, &house.maker);
    for (path, code) in [
        ("/api/v1/submissions?state=gone", "submission.state_word"),
        ("/api/v1/submissions?cursor=x", "page.cursor"),
        ("/api/v1/submissions/nothing", "registry.not_found"),
        ("/api/v1/queue?kind=spoon", "package.kind_word"),
        ("/api/v1/queue/reports?state=lost", "report.state"),
        ("/api/v1/packages/..%2Fx/owners", "registry.not_found"),
        ("/api/v1/packages/nowhere/owners", "registry.not_found"),
    ] {
        let (status, problem) = maker.call(Method::GET, path, None).await;
        assert!(status.is_client_error(), "{path} {status}");
        assert_eq!(problem["code"], code, "{path}");
    }
    let (status, problem) = maker.post("/api/v1/submissions", json!({"fields": {"rating": "spicy"}})).await;
    assert_eq!(
        (status, problem["code"].as_str()),
        (StatusCode::UNPROCESSABLE_ENTITY, Some("submission.rating"))
    );
    assert_eq!(nobody.get("/api/v1/names/Lumen_Reader").await["available"], false);
    assert_eq!(nobody.get("/api/v1/names/a%20b").await["available"], false);
    assert_eq!(nobody.get("/api/v1/names/otto_reads").await["available"], true);
    assert_eq!(nobody.get("/api/v1/packages/lumen_reader/owners").await[0]["handle"], "mira");
}

#[tokio::test]
async fn one_finds_ones_packages_and_what_one_is_asked_to_own() {
    let house = House::new();
    house.published(&house.maker, &PersonaSpec::new("lumen_reader")).await;
    let otto = house.member("otto", Role::Member);
    let (maker, otto) = (caller(&house, &house.maker), caller(&house, &otto));
    let own = "/api/v1/account/packages";
    let mine = maker.get(own).await;
    assert_eq!((&mine[0]["id"], &mine[0]["state"]), (&json!("lumen_reader"), &json!("owner")), "{mine}");
    assert_eq!((&mine[0]["live"], &mine[0]["kind"]), (&json!(true), &json!("persona")), "{mine}");
    assert_eq!(otto.get(own).await, json!([]));

    let owners = "/api/v1/packages/lumen_reader/owners";
    let (status, _) = maker.post(owners, json!({"handle": "otto"})).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(otto.get(own).await[0]["state"], "invited");
    let (status, _) = otto.post(&format!("{owners}/decline"), json!({})).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    assert_eq!(otto.get(own).await, json!([]));

    house.sql("UPDATE package SET state = 'withdrawn'", []);
    assert_eq!(maker.get(own).await[0]["live"], false, "a package that was taken down is still listed");
    let nobody = Caller { house: &house, who: None };
    assert_eq!(nobody.call(Method::GET, own, None).await.0, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn the_desk_shows_markdown_as_visitors_would_see_it() {
    let house = House::new();
    let maker = caller(&house, &house.maker);
    let upload = house.upload(&house.maker, PersonaSpec::new("lumen_reader").package(), "a.hpersona").await;
    let fields = json!({"description": "**Reads** <script>x()</script>", "changelog": "* faster"});
    let (status, made) = maker.post("/api/v1/submissions", json!({"upload": upload, "fields": fields})).await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    let html = made["descriptionHtml"].as_str().unwrap();
    assert!(html.contains("<strong>Reads</strong>") && !html.contains("<script"), "{html}");
    assert!(made["changelogHtml"].as_str().unwrap().contains("<li>faster</li>"), "{made}");
}

#[tokio::test]
async fn a_report_on_a_review_shows_the_review() {
    let house = House::new();
    house.published(&house.maker, &PersonaSpec::new("lumen_reader")).await;
    let (ada, otto) = (house.member("ada2", Role::Member), house.member("otto", Role::Member));
    let rating = json!({"version": "1.0.0", "stars": 1, "body": "Rude words", "installed": true});
    let (status, given) =
        caller(&house, &ada).call(Method::PUT, "/api/v1/packages/lumen_reader/rating", Some(rating)).await;
    assert!(status.is_success(), "{given}");
    let subject = format!("rating:{}", given["id"]);
    let report = json!({"subject": subject, "reason": "abuse", "body": ""});
    let (status, _) = caller(&house, &otto).post("/api/v1/reports", report).await;
    assert_eq!(status, StatusCode::CREATED);
    let reports = caller(&house, &house.curator).get("/api/v1/queue/reports").await;
    let shown = &reports["items"][0]["rating"];
    assert_eq!((&shown["author"], &shown["stars"]), (&json!("ada2"), &json!(1)), "{reports}");
    assert_eq!((&shown["body"], &shown["package"]), (&json!("Rude words"), &json!("lumen_reader")));
}

#[tokio::test]
async fn lists_go_page_by_page() {
    let house = House::new();
    let maker = caller(&house, &house.maker);
    for _ in 0..7 {
        let (status, _) = maker.post("/api/v1/submissions", json!({})).await;
        assert_eq!(status, StatusCode::CREATED);
    }
    let (mut path, mut seen) = ("/api/v1/submissions?limit=3".to_owned(), Vec::new());
    loop {
        let page = maker.get(&path).await;
        seen.extend(
            page["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()),
        );
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/api/v1/submissions?limit=3&cursor={next}");
    }
    assert_eq!(seen.len(), 7);
    assert!(seen.windows(2).all(|pair| pair[0] > pair[1]), "newest first, none twice");
}

#[test]
fn every_route_of_these_areas_stands_in_the_table_and_the_other_way_about() {
    let document = v1::document();
    let mut written: Vec<String> = Vec::new();
    for (path, item) in &document.paths.paths {
        let value = serde_json::to_value(item).unwrap();
        written.extend(
            value.as_object().unwrap().keys().map(|method| format!("{} {path}", method.to_uppercase())),
        );
    }
    let ours = |text: &String| {
        ["/submissions", "/queue", "/reports", "/owners", "/names", "/transfer"]
            .iter()
            .any(|part| text.contains(part))
    };
    let mut written: Vec<String> = written.into_iter().filter(ours).collect();
    let mut table: Vec<String> =
        access::routes().map(|route| format!("{} {}", route.method, route.path)).filter(ours).collect();
    written.sort();
    table.sort();
    assert_eq!(written, table);
    assert!(table.len() >= 30, "{}", table.len());
}
