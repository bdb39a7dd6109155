//! Signing up, in and out; sessions.

use serde_json::json;
use url::Url;
use vitrine_registry::accounts::first_admin_link;

use super::{Browser, DAY, MINUTE, PASSWORD, SECOND};
use crate::ground::{ground, ground_with};

fn secret(path: &str) -> String {
    path.strip_prefix("/#/welcome?invitation=").unwrap().to_owned()
}

#[tokio::test]
async fn the_first_administrator_comes_by_the_newest_link_once() {
    let ground = ground();
    let old = secret(&first_admin_link(&ground.registry).unwrap().unwrap());
    let new = secret(&first_admin_link(&ground.registry).unwrap().unwrap());
    assert_ne!(old, new);
    let mut browser = Browser::on(&ground);
    let wish = |invitation: &str| json!({ "handle": "mira", "password": PASSWORD, "invitation": invitation });
    browser.post("/api/v1/accounts", wish(&old)).await.refuses(404, "invitation.unknown");
    browser.get(&format!("/api/v1/invitations/{old}")).await.refuses(404, "invitation.unknown");
    let shown = browser.get(&format!("/api/v1/invitations/{new}")).await.is(200);
    assert_eq!((shown.text("purpose"), shown.text("role")), ("first".into(), "admin".into()));
    let made = browser.post("/api/v1/accounts", wish(&new)).await.is(201);
    assert_eq!(made.body["account"]["role"], "admin");
    assert_eq!(first_admin_link(&ground.registry).unwrap(), None);
    let again = json!({ "handle": "otto", "password": PASSWORD, "invitation": new });
    Browser::on(&ground).post("/api/v1/accounts", again).await.refuses(404, "invitation.unknown");
    let about = browser.get("/api/v1/session").await.is(200);
    assert_eq!(about.body["account"]["handle"], "mira");
    assert_eq!(about.body["registry"]["signUp"], true);
    assert!(about.body["registry"]["fingerprint"].is_null());
}

#[tokio::test]
async fn what_will_not_do_is_said_by_field() {
    let ground = ground();
    let mut browser = Browser::signed_up(&ground, "Mira").await;
    for (handle, password, status, code) in [
        ("mira", PASSWORD, 409, "account.handle_taken"),
        ("m", PASSWORD, 422, "account.handle"),
        ("-mira", PASSWORD, 422, "account.handle"),
        ("mira smith", PASSWORD, 422, "account.handle"),
        ("mïra", PASSWORD, 422, "account.handle"),
        ("<script>", PASSWORD, 422, "account.handle"),
        ("admin", PASSWORD, 422, "account.handle"),
        ("otto", "short", 422, "account.password"),
        ("otto", "Password123", 422, "account.password"),
        ("otto-otto-otto", "Otto-Otto-Otto", 422, "account.password"),
    ] {
        let wish = json!({ "handle": handle, "password": password });
        browser.post("/api/v1/accounts", wish).await.refuses(status, code);
    }
    let wish = json!({ "handle": "otto", "password": PASSWORD, "email": "not an address" });
    browser.post("/api/v1/accounts", wish).await.refuses(422, "account.email");
    browser.post("/api/v1/accounts", json!({ "handle": 7 })).await.refuses(422, "body.invalid");
    browser
        .send("POST", "/api/v1/accounts", Some(("application/json", "{".into())))
        .await
        .refuses(400, "body.malformed");
    let form = Some(("application/x-www-form-urlencoded", "handle=otto".into()));
    browser.send("POST", "/api/v1/accounts", form).await.refuses(415, "body.type");
}

#[tokio::test]
async fn without_sign_up_an_invitation_is_needed() {
    let ground = ground_with(|config| config.sign_up = false);
    let wish = json!({ "handle": "otto", "password": PASSWORD });
    Browser::on(&ground).post("/api/v1/accounts", wish).await.refuses(403, "account.invitation_needed");
    let mut admin = Browser::administrator(&ground).await;
    let made = admin.post("/api/v1/admin/invitations", json!({ "role": "curator" })).await.is(201);
    let url = made.text("url");
    let (_, invitation) = url.split_once("invitation=").unwrap();
    let wish = json!({ "handle": "otto", "password": PASSWORD, "invitation": invitation });
    let made = Browser::on(&ground).post("/api/v1/accounts", wish.clone()).await.is(201);
    assert_eq!(made.body["account"]["role"], "curator");
    Browser::on(&ground).post("/api/v1/accounts", wish).await.refuses(404, "invitation.unknown");
    let made = admin.post("/api/v1/admin/invitations", json!({ "role": "member" })).await.is(201);
    ground.wait(8 * DAY);
    let url = made.text("url");
    let (_, invitation) = url.split_once("invitation=").unwrap();
    let wish = json!({ "handle": "vera", "password": PASSWORD, "invitation": invitation });
    Browser::on(&ground).post("/api/v1/accounts", wish).await.refuses(404, "invitation.unknown");
}

#[tokio::test]
async fn a_session_replayed_after_sign_out_is_nobody() {
    let ground = ground();
    let mut browser = Browser::signed_up(&ground, "mira").await;
    let mut thief = browser.clone();
    thief.get("/api/v1/account").await.is(200);
    browser.delete("/api/v1/session").await.is(204);
    assert_eq!(browser.cookie, None);
    thief.get("/api/v1/account").await.refuses(401, "auth.sign_in");
    assert!(thief.get("/api/v1/session").await.is(200).body["account"].is_null());
    // Signing out without a session is no fault.
    browser.delete("/api/v1/session").await.is(204);
}

#[tokio::test]
async fn signing_in_rotates_the_session() {
    let ground = ground();
    let mut browser = Browser::signed_up(&ground, "mira").await;
    let mut before = browser.clone();
    browser.sign_in("MIRA", PASSWORD).await.is(200);
    assert_ne!(before.cookie, browser.cookie);
    before.get("/api/v1/account").await.refuses(401, "auth.sign_in");
    // A cookie somebody planted beforehand gains nothing.
    let mut planted = Browser { cookie: Some("planted".into()), ..Browser::on(&ground) };
    planted.sign_in("mira", PASSWORD).await.is(200);
    assert_ne!(planted.cookie.as_deref(), Some("planted"));
}

#[tokio::test]
async fn the_cookie_is_kept_from_scripts_and_other_hosts() {
    let plain = ground();
    let made =
        Browser::on(&plain).post("/api/v1/accounts", json!({ "handle": "mira", "password": PASSWORD })).await;
    let line = made.headers["set-cookie"].to_str().unwrap().to_owned();
    assert!(line.starts_with("vitrine=") && !line.contains("Secure"), "{line}");
    let safe = ground_with(|config| config.public_url = Url::parse("https://gallery.example.org").ok());
    let made =
        Browser::on(&safe).post("/api/v1/accounts", json!({ "handle": "mira", "password": PASSWORD })).await;
    let secure = made.headers["set-cookie"].to_str().unwrap().to_owned();
    assert!(secure.starts_with("__Host-vitrine=") && secure.contains("; Secure"), "{secure}");
    for line in [line, secure] {
        for part in ["; Path=/;", "; HttpOnly", "; SameSite=Lax", "; Max-Age=2592000"] {
            assert!(line.contains(part), "{part}: {line}");
        }
        assert!(!line.contains("Domain"), "{line}");
    }
}

#[tokio::test]
async fn a_session_holds_thirty_days_from_its_last_use() {
    let ground = ground();
    let mut browser = Browser::signed_up(&ground, "mira").await;
    for _ in 0..3 {
        ground.wait(29 * DAY);
        browser.get("/api/v1/account").await.is(200);
    }
    ground.wait(30 * DAY);
    browser.get("/api/v1/account").await.refuses(401, "auth.sign_in");
}

#[tokio::test]
async fn handles_nobody_has_look_like_wrong_passwords() {
    let ground = ground();
    Browser::signed_up(&ground, "mira").await;
    let mut browser = Browser::on(&ground);
    let wrong = browser.sign_in("mira", "not the password").await.refuses(401, "auth.wrong");
    let nobody = browser.sign_in("nobody-there", "not the password").await.refuses(401, "auth.wrong");
    assert_eq!(wrong.text("detail"), nobody.text("detail"));
    assert!(browser.cookie.is_none());
    // Bytes that are no password of anybody.
    browser.sign_in("mira", &"x".repeat(100_000)).await.refuses(401, "auth.wrong");
    browser.sign_in("mira", "").await.refuses(401, "auth.wrong");
    browser.sign_in(&"m".repeat(100_000), "ü").await.refuses(401, "auth.wrong");
}

#[tokio::test]
async fn a_new_password_ends_all_other_sessions() {
    let ground = ground();
    let mut here = Browser::signed_up(&ground, "mira").await;
    let mut there = Browser::on(&ground);
    there.sign_in("mira", PASSWORD).await.is(200);
    ground.wait(16 * MINUTE);
    let new = json!({ "new": "another horse battery" });
    here.put("/api/v1/account/password", new).await.refuses(403, "auth.confirm");
    let wrong = json!({ "old": "not the password", "new": "another horse battery" });
    here.put("/api/v1/account/password", wrong).await.refuses(401, "auth.wrong");
    let weak = json!({ "old": PASSWORD, "new": "short" });
    here.put("/api/v1/account/password", weak).await.refuses(422, "account.password");
    let right = json!({ "old": PASSWORD, "new": "another horse battery" });
    here.put("/api/v1/account/password", right).await.is(204);
    here.get("/api/v1/account").await.is(200);
    there.get("/api/v1/account").await.refuses(401, "auth.sign_in");
    there.sign_in("mira", PASSWORD).await.refuses(401, "auth.wrong");
    there.sign_in("mira", "another horse battery").await.is(200);
}

#[tokio::test]
async fn sessions_are_listed_and_ended() {
    let ground = ground();
    let mut here = Browser::signed_up(&ground, "mira").await;
    ground.wait(SECOND);
    let mut there = Browser::on(&ground);
    there.sign_in("mira", PASSWORD).await.is(200);
    let listed = here.get("/api/v1/account/sessions").await.is(200);
    let listed = listed.body.as_array().unwrap().clone();
    assert_eq!(listed.len(), 2);
    let other = listed.iter().find(|session| session["here"] == false).unwrap();
    assert_eq!(other["agent"], "a browser of tests");
    let id = other["id"].as_str().unwrap();
    // Somebody else's sessions are nobody's.
    let mut stranger = Browser::signed_up(&ground, "otto").await;
    stranger.delete(&format!("/api/v1/account/sessions/{id}")).await.refuses(404, "registry.not_found");
    here.delete(&format!("/api/v1/account/sessions/{id}")).await.is(204);
    there.get("/api/v1/account").await.refuses(401, "auth.sign_in");
    here.get("/api/v1/account").await.is(200);
}

#[tokio::test]
async fn sensitive_steps_ask_again_after_a_quarter_of_an_hour() {
    let ground = ground();
    let mut browser = Browser::signed_up(&ground, "mira").await;
    let wish = json!({ "name": "ci", "scopes": ["publish"] });
    browser.post("/api/v1/account/tokens", wish.clone()).await.is(201);
    ground.wait(15 * MINUTE);
    browser.post("/api/v1/account/tokens", wish.clone()).await.refuses(403, "auth.confirm");
    browser.post("/api/v1/account/totp", json!({})).await.refuses(403, "auth.confirm");
    browser.post("/api/v1/account/recovery-codes", json!({})).await.refuses(403, "auth.confirm");
    browser.post("/api/v1/account/passkeys/start", json!({})).await.refuses(403, "auth.confirm");
    browser.delete("/api/v1/account").await.refuses(403, "auth.confirm");
    browser.patch("/api/v1/account", json!({ "email": "m@example.org" })).await.refuses(403, "auth.confirm");
    browser.patch("/api/v1/account", json!({ "name": "Mira" })).await.is(200);
    browser.post("/api/v1/account/confirm", json!({})).await.refuses(422, "auth.proof");
    browser.post("/api/v1/account/confirm", json!({ "code": "123456" })).await.refuses(401, "auth.wrong");
    let wrong = json!({ "password": "not the password" });
    browser.post("/api/v1/account/confirm", wrong).await.refuses(401, "auth.wrong");
    browser.post("/api/v1/account/tokens", wish.clone()).await.refuses(403, "auth.confirm");
    browser.post("/api/v1/account/confirm", json!({ "password": PASSWORD })).await.is(204);
    browser.post("/api/v1/account/tokens", wish).await.is(201);
}
