//! A program signs in through a browser (RFC 8628).

use serde_json::{Value, json};

use super::{Answer, Browser, MINUTE, SECOND};
use crate::ground::{Ground, ground};

const GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";

async fn begin(ground: &Ground, scopes: Value) -> Answer {
    let body = json!({ "client": "vitrine on mira's laptop", "scopes": scopes });
    Browser::on(ground).post("/api/v1/device/code", body).await.is(200)
}

async fn poll(ground: &Ground, code: &str) -> Answer {
    let body = json!({ "grant_type": GRANT, "device_code": code });
    Browser::on(ground).post("/api/v1/device/token", body).await
}

#[track_caller]
fn says(answer: Answer, error: &str) {
    let answer = answer.is(400);
    assert_eq!(answer.body["error"], error, "{answer:#?}");
}

#[tokio::test]
async fn the_whole_way() {
    let ground = ground();
    let codes = begin(&ground, json!(["publish", "read"])).await;
    let (device, user) = (codes.text("device_code"), codes.text("user_code"));
    assert_eq!((codes.body["expires_in"].as_i64(), codes.body["interval"].as_i64()), (Some(600), Some(5)));
    assert!(codes.text("verification_uri_complete").ends_with(&format!("/#/device?code={user}")));
    says(poll(&ground, &device).await, "authorization_pending");
    let mut browser = Browser::signed_up(&ground, "mira").await;
    let path = format!("/api/v1/device/requests/{}", user.to_lowercase().replace('-', "%20"));
    let shown = browser.get(&path).await.is(200);
    assert_eq!(shown.text("client"), "vitrine on mira's laptop");
    assert_eq!(shown.body["scopes"], json!(["publish", "read"]));
    let yes = json!({ "approve": true, "packages": ["nora"], "days": 30 });
    browser.post(&path, yes.clone()).await.is(204);
    browser.post(&path, yes).await.refuses(404, "device.unknown");
    ground.wait(5 * SECOND);
    let token = poll(&ground, &device).await.is(200);
    assert_eq!(token.text("token_type"), "Bearer");
    assert_eq!(token.text("scope"), "publish read");
    assert_eq!(token.body["expires_in"].as_i64(), Some(30 * 24 * 3600));
    assert_eq!(token.headers["cache-control"], "no-store");
    let mut program = Browser::with_token(&ground, &token.text("access_token"));
    assert_eq!(program.get("/api/v1/account").await.is(200).body["handle"], "mira");
    ground.wait(5 * SECOND);
    says(poll(&ground, &device).await, "invalid_grant");
    let listed = browser.get("/api/v1/account/tokens").await.is(200);
    assert_eq!(listed.body[0]["name"], "vitrine on mira's laptop");
    assert_eq!(listed.body[0]["packages"], json!(["nora"]));
}

#[tokio::test]
async fn it_speaks_forms_as_oauth_does() {
    let ground = ground();
    let form = "application/x-www-form-urlencoded";
    let body = "client_id=a+tool&scope=read+rate".to_owned();
    let codes = Browser::on(&ground).send("POST", "/api/v1/device/code", Some((form, body))).await.is(200);
    let body = format!(
        "grant_type={}&device_code={}&client_id=x",
        GRANT.replace(':', "%3A"),
        codes.text("device_code")
    );
    let answer = Browser::on(&ground).send("POST", "/api/v1/device/token", Some((form, body))).await;
    says(answer, "authorization_pending");
    let body = "client_id=a&scope=root".to_owned();
    says(Browser::on(&ground).send("POST", "/api/v1/device/code", Some((form, body))).await, "invalid_scope");
    let answer = Browser::on(&ground).send("POST", "/api/v1/device/token", Some((form, String::new()))).await;
    says(answer, "unsupported_grant_type");
    Browser::on(&ground).send("POST", "/api/v1/device/code", Some(("text/plain", "x".into()))).await.is(415);
}

#[tokio::test]
async fn who_asks_too_often_waits_longer() {
    let ground = ground();
    let device = begin(&ground, json!(["read"])).await.text("device_code");
    says(poll(&ground, &device).await, "authorization_pending");
    ground.wait(4 * SECOND);
    says(poll(&ground, &device).await, "slow_down");
    // From now on ten seconds.
    ground.wait(6 * SECOND);
    says(poll(&ground, &device).await, "slow_down");
    ground.wait(15 * SECOND);
    says(poll(&ground, &device).await, "authorization_pending");
    ground.wait(14_600);
    says(poll(&ground, &device).await, "authorization_pending");
}

#[tokio::test]
async fn no_and_too_late() {
    let ground = ground();
    let mut browser = Browser::signed_up(&ground, "mira").await;
    let codes = begin(&ground, json!(["read"])).await;
    let path = format!("/api/v1/device/requests/{}", codes.text("user_code"));
    ground.wait(16 * MINUTE);
    says(poll(&ground, &codes.text("device_code")).await, "expired_token");
    browser.get(&path).await.refuses(404, "device.unknown");
    let codes = begin(&ground, json!(["read"])).await;
    let path = format!("/api/v1/device/requests/{}", codes.text("user_code"));
    // Yes asks for a recent confirmation, no does not.
    browser.post(&path, json!({ "approve": true })).await.refuses(403, "auth.confirm");
    browser.post(&path, json!({ "approve": false })).await.is(204);
    says(poll(&ground, &codes.text("device_code")).await, "access_denied");
    says(poll(&ground, &codes.text("device_code")).await, "invalid_grant");
    says(poll(&ground, "never").await, "invalid_grant");
}

#[tokio::test]
async fn a_member_cannot_give_what_they_do_not_have() {
    let ground = ground();
    let codes = begin(&ground, json!(["moderate"])).await;
    let path = format!("/api/v1/device/requests/{}", codes.text("user_code"));
    let mut member = Browser::signed_up(&ground, "mira").await;
    member.post(&path, json!({ "approve": true })).await.refuses(403, "device.scopes");
    let mut admin = Browser::administrator(&ground).await;
    let bad = json!({ "approve": true, "days": 400 });
    admin.post(&path, bad).await.refuses(422, "token.days");
    admin.post(&path, json!({ "approve": true })).await.is(204);
    let token = poll(&ground, &codes.text("device_code")).await.is(200);
    // What can do more ends sooner.
    assert_eq!(token.body["expires_in"], 30 * 24 * 3600);
    // Disabled between yes and the program's question: no token.
    let codes = begin(&ground, json!(["read"])).await;
    member
        .post(&format!("/api/v1/device/requests/{}", codes.text("user_code")), json!({ "approve": true }))
        .await
        .is(204);
    let disabled =
        admin.get("/api/v1/admin/accounts?query=mira").await.is(200).body["items"][0]["id"].clone();
    admin.patch(&format!("/api/v1/admin/accounts/{disabled}"), json!({ "disabled": true })).await.is(200);
    poll(&ground, &codes.text("device_code")).await.refuses(401, "auth.disabled");
}

#[tokio::test]
async fn codes_of_others_cannot_be_guessed() {
    let ground = ground();
    let mut browser = Browser::signed_up(&ground, "mira").await;
    let codes = begin(&ground, json!(["read"])).await;
    for code in ["BBBB-BBBB", "nonsense", "CCCC-CCCC", "%00", "DDDDDDDD"] {
        browser.get(&format!("/api/v1/device/requests/{code}")).await.refuses(404, "device.unknown");
    }
    let path = format!("/api/v1/device/requests/{}", codes.text("user_code"));
    browser.get(&path).await.refuses(429, "auth.too_many");
    ground.wait(3 * SECOND);
    browser.get(&path).await.is(200);
}
