//! Yank, withdraw, change and collections over HTTP.

use serde_json::{Value, json};
use vitrine_registry::accounts::identity::{Role, Scope};

use super::shop::Shop;
use crate::shelf::{Api, nobody, session, token};

#[tokio::test]
async fn owners_and_curators_may_and_others_may_not() {
    let shop = Shop::new();
    shop.publish("nora", "1.0.0").await;
    let other = crate::shelf::account(&shop.ground, "olga", Role::Member);
    let owner = Api::of(&shop.ground, &session(shop.maker, Role::Member));
    let stranger = Api::of(&shop.ground, &session(other, Role::Member));
    let curator = Api::of(&shop.ground, &session(shop.curator, Role::Curator));
    let narrow = Api::of(&shop.ground, &token(shop.maker, &[Scope::Publish], &["acme-*"]));
    let nobody = Api::of(&shop.ground, &nobody());
    let yank = "/api/v1/packages/nora/versions/1.0.0/yank";
    let reason = json!({ "reason": "It forgets" });
    assert_eq!(nobody.call("POST", yank, reason.clone()).await.status, 401);
    for api in [&stranger, &narrow] {
        assert_eq!(api.call("POST", yank, reason.clone()).await.status, 403);
        assert_eq!(api.call("PATCH", "/api/v1/packages/nora", json!({ "tags": [] })).await.status, 403);
        assert_eq!(api.call("POST", "/api/v1/packages/nora/withdraw", reason.clone()).await.status, 403);
    }
    assert_eq!(owner.call("POST", yank, reason.clone()).await.status, 204);
    shop.work().await;
    assert_eq!(shop.lines()["nora"]["versions"][0]["yanked"], "It forgets");
    assert_eq!(curator.call("DELETE", yank, Value::Null).await.status, 204);
    let missing = owner.call("POST", "/api/v1/packages/nora/versions/9/yank", reason.clone()).await;
    assert_eq!((missing.status.as_u16(), &missing.body["code"]), (404, &json!("registry.not_found")));
    assert_eq!(stranger.call("POST", "/api/v1/packages/..%2fx/withdraw", reason.clone()).await.status, 404);
    let empty = owner.call("POST", yank, json!({ "reason": "  " })).await;
    assert_eq!((empty.status.as_u16(), &empty.body["fields"][0]["field"]), (422, &json!("reason")));

    let harm = json!({ "reason": "It reads letters", "malicious": true });
    let refused = owner.call("POST", "/api/v1/packages/nora/withdraw", harm.clone()).await;
    assert_eq!(refused.body["code"], "package.malicious");
    assert_eq!(curator.call("POST", "/api/v1/packages/nora/withdraw", harm).await.status, 204);
    shop.work().await;
    assert_eq!(shop.lines()["nora"]["withdrawn"]["malicious"], true);
    let gone = owner.call("PATCH", "/api/v1/packages/nora", json!({ "description": "x" })).await;
    assert_eq!(gone.status, 410);
    assert!(gone.body["detail"].as_str().unwrap().contains("It reads letters"));
    assert_eq!(curator.call("POST", "/api/v1/packages/nora/release", Value::Null).await.status, 204);
}

#[tokio::test]
async fn words_are_changed_and_bad_ones_named() {
    let shop = Shop::new();
    shop.publish("nora", "1.0.0").await;
    let owner = Api::of(&shop.ground, &session(shop.maker, Role::Member));
    let form = json!({ "description": "New words", "homepage": "https://nora.example", "tags": ["calm"],
        "texts": { "de": { "name": null, "summary": "Neue Worte" } },
        "descriptions": { "de": "Viele neue Worte", "fr": " " } });
    assert_eq!(owner.call("PATCH", "/api/v1/packages/nora", form).await.status, 204);
    shop.work().await;
    let line = &shop.lines()["nora"];
    assert_eq!((&line["tags"], &line["homepage"]), (&json!(["calm"]), &json!("https://nora.example")));
    assert_eq!(line["texts"], json!({ "de": { "summary": "Neue Worte" } }));
    let page = "/api/v1/packages/nora?language=de-AT,en";
    let seen = owner.get(page).await.body;
    assert_eq!((&seen["summary"], &seen["description"]), (&json!("Neue Worte"), &json!("New words")));
    assert_eq!(seen["descriptions"], json!({ "de": "Viele neue Worte" }), "a blank says nothing");
    let visitor = Api::of(&shop.ground, &nobody()).get(page).await.body;
    assert_eq!(visitor["descriptions"], Value::Null, "only owners change them");
    assert!(visitor["descriptionHtml"].as_str().unwrap().contains("Viele neue Worte"));
    // What is not there any more is said in the package's own words.
    let none = json!({ "texts": {}, "descriptions": {} });
    assert_eq!(owner.call("PATCH", "/api/v1/packages/nora", none).await.status, 204);
    shop.work().await;
    assert_eq!(shop.lines()["nora"]["texts"], Value::Null);
    let seen = owner.get(page).await.body;
    assert!(seen["descriptionHtml"].as_str().unwrap().contains("New words"), "{seen}");
    let bad = json!({ "homepage": "ftp://nora.example", "texts": { "xx-!": { "name": "N" } },
        "descriptions": { "de": "x".repeat(50_001) } });
    let answer = owner.call("PATCH", "/api/v1/packages/nora", bad).await;
    assert_eq!(answer.status, 422);
    let fields: Vec<&str> =
        answer.body["fields"].as_array().unwrap().iter().map(|f| f["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["homepage", "texts", "descriptions"]);
    assert_eq!(shop.lines()["nora"]["homepage"], "https://nora.example");
}

#[tokio::test]
async fn collections_and_the_front_page() {
    let shop = Shop::new();
    for name in ["anna", "bert"] {
        shop.publish(name, "1.0.0").await;
    }
    let curator = Api::of(&shop.ground, &session(shop.curator, Role::Curator));
    let visitor = Api::of(&shop.ground, &nobody());
    let body =
        json!({ "title": "Quiet ones", "description": "For the evening", "packages": ["bert", "anna"] });
    let made = curator.call("PUT", "/api/v1/collections/quiet", body.clone()).await;
    assert_eq!(made.status, 200, "{}", made.body);
    let wanted = json!({ "id": "quiet", "title": "Quiet ones", "description": "For the evening",
        "packages": ["bert", "anna"], "curator": "cora" });
    assert_eq!(made.body, wanted);
    assert_eq!(visitor.get("/api/v1/collections").await.body, json!({ "items": [wanted], "next": null }));
    assert_eq!(visitor.get("/api/v1/collections/quiet").await.body, wanted);
    assert_eq!(visitor.get("/api/v1/collections/none").await.status, 404);
    assert_eq!(curator.call("PUT", "/api/v1/collections", json!({ "order": ["quiet"] })).await.status, 204);
    let unknown = curator.call("PUT", "/api/v1/collections", json!({ "order": ["none"] })).await;
    assert_eq!(unknown.body["code"], "collection.unknown");
    for bad in
        [json!({ "title": "X", "packages": ["no/id"] }), json!({ "title": "X", "packages": ["nobody"] })]
    {
        assert_eq!(curator.call("PUT", "/api/v1/collections/x", bad).await.status, 422);
    }
    assert_eq!(curator.call("PUT", "/api/v1/collections/featured", body).await.status, 422);
    let front = curator.call("PUT", "/api/v1/featured", json!({ "packages": ["anna"] })).await;
    assert_eq!(front.body, json!({ "packages": ["anna"] }));
    assert_eq!(visitor.get("/api/v1/featured").await.body, json!({ "packages": ["anna"] }));
    assert_eq!(curator.call("DELETE", "/api/v1/collections/quiet", Value::Null).await.status, 204);
    assert_eq!(curator.call("DELETE", "/api/v1/collections/quiet", Value::Null).await.status, 404);
    let log = shop.audited("collection:quiet");
    assert_eq!(log, ["collection.changed", "collection.removed"]);
}
