//! What administrators do with accounts.

use serde_json::json;

use super::{Browser, MINUTE, PASSWORD};
use crate::ground::ground;

#[tokio::test]
async fn roles_and_locks() {
    let ground = ground();
    let mut admin = Browser::administrator(&ground).await;
    let mut mira = Browser::signed_up(&ground, "mira").await;
    let token =
        mira.post("/api/v1/account/tokens", json!({ "name": "x", "scopes": ["read"] })).await.text("token");
    let listed = admin.get("/api/v1/admin/accounts?query=MIR").await.is(200);
    assert_eq!(listed.body["items"].as_array().unwrap().len(), 1);
    let id = listed.body["items"][0]["id"].as_i64().unwrap();
    let path = format!("/api/v1/admin/accounts/{id}");
    assert_eq!(admin.patch(&path, json!({ "role": "curator" })).await.is(200).body["role"], "curator");
    assert_eq!(mira.get("/api/v1/account").await.body["role"], "curator");
    assert_eq!(ground.audited(id), ["account.made", "token.made", "account.role"]);
    // Out: everywhere at once, and with every key.
    admin.patch(&path, json!({ "disabled": true })).await.is(200);
    mira.get("/api/v1/account").await.refuses(401, "auth.sign_in");
    mira.sign_in("mira", PASSWORD).await.refuses(401, "auth.disabled");
    mira.sign_in("mira", "not the password").await.refuses(401, "auth.wrong");
    Browser::with_token(&ground, &token).get("/api/v1/account").await.refuses(401, "auth.disabled");
    admin.patch(&path, json!({ "disabled": false })).await.is(200);
    mira.sign_in("mira", PASSWORD).await.is(200);
    Browser::with_token(&ground, &token).get("/api/v1/account").await.is(200);
    admin.patch("/api/v1/admin/accounts/999", json!({})).await.refuses(404, "registry.not_found");
    admin.patch("/api/v1/admin/accounts/x", json!({})).await.refuses(404, "registry.not_found");
    ground.wait(16 * MINUTE);
    admin.patch(&path, json!({ "role": "admin" })).await.refuses(403, "auth.confirm");
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let ground = ground();
    let mut admin = Browser::administrator(&ground).await;
    let mut mira = Browser::signed_up(&ground, "mira").await;
    for order in [json!({ "role": "member" }), json!({ "role": "curator" }), json!({ "disabled": true })] {
        admin.patch("/api/v1/admin/accounts/1", order).await.refuses(409, "account.last_admin");
    }
    admin.delete("/api/v1/account").await.refuses(409, "account.last_admin");
    admin.patch("/api/v1/admin/accounts/2", json!({ "role": "admin" })).await.is(200);
    admin.delete("/api/v1/account").await.is(204);
    mira.delete("/api/v1/account").await.refuses(409, "account.last_admin");
}

#[tokio::test]
async fn lists_come_by_the_page() {
    let ground = ground();
    let mut admin = Browser::administrator(&ground).await;
    for number in 0..5 {
        ground
            .registry
            .db
            .write_now(|unit| {
                let role = vitrine_registry::accounts::identity::Role::Member;
                unit.add_account(&format!("member-{number}"), role, None, None, 0)
            })
            .unwrap();
    }
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = admin.get(&format!("/api/v1/admin/accounts?limit=2{cursor}")).await.is(200);
        seen.extend(page.body["items"].as_array().unwrap().iter().map(|row| row["id"].as_i64().unwrap()));
        match page.body["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(seen, [1, 2, 3, 4, 5, 6]);
    admin.get("/api/v1/admin/accounts?cursor=x").await.refuses(400, "page.cursor");
    assert!(admin.get("/api/v1/admin/accounts?query=%25").await.body["items"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn no_token_makes_administrators() {
    let ground = ground();
    let mut admin = Browser::administrator(&ground).await;
    Browser::signed_up(&ground, "mira").await;
    let wish = json!({ "name": "bot", "scopes": ["read", "publish", "rate", "moderate"] });
    let token = admin.post("/api/v1/account/tokens", wish).await.is(201).text("token");
    let mut bot = Browser::with_token(&ground, &token);
    bot.get("/api/v1/admin/accounts").await.is(200);
    let invitation = json!({ "role": "admin" });
    bot.post("/api/v1/admin/invitations", invitation.clone()).await.refuses(403, "auth.session_only");
    bot.patch("/api/v1/admin/accounts/2", json!({ "role": "admin" })).await.refuses(403, "auth.session_only");
    assert_eq!(ground.audited(2), ["account.made"]);
    ground.wait(16 * MINUTE);
    admin.post("/api/v1/admin/invitations", invitation.clone()).await.refuses(403, "auth.confirm");
    admin.post("/api/v1/account/confirm", json!({ "password": PASSWORD })).await.is(204);
    admin.post("/api/v1/admin/invitations", invitation).await.is(201);
}
