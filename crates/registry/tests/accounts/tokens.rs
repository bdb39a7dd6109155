//! Tokens of programs.

use proptest::prelude::*;
use serde_json::json;
use vitrine_base::PackageId;
use vitrine_registry::accounts::identity::{Role, Scope};
use vitrine_registry::accounts::secrets::{
    is_token, recovery_code, recovery_digest, shown_user_code, token, token_of, typed_user_code, user_code,
};
use vitrine_registry::accounts::{Credentials, identify};

use super::{Browser, DAY, MINUTE, SECOND};
use crate::ground::{Ground, ground};

async fn made(browser: &mut Browser<'_>, wish: serde_json::Value) -> (String, i64) {
    let made = browser.post("/api/v1/account/tokens", wish).await.is(201);
    (made.text("token"), made.body["about"]["id"].as_i64().unwrap())
}

async fn member(ground: &Ground, token: &str) -> vitrine_registry::accounts::identity::Member {
    let credentials = Credentials { bearer: Some(token.into()), ..Credentials::default() };
    identify(&ground.registry, credentials).await.unwrap().0.unwrap()
}

#[tokio::test]
async fn a_token_does_what_its_scopes_and_packages_say() {
    let ground = ground();
    let mut browser = Browser::signed_up(&ground, "mira").await;
    let wish = json!({ "name": "ci", "scopes": ["read", "publish"], "packages": ["acme-*"] });
    let (token, _) = made(&mut browser, wish).await;
    let member = member(&ground, &token).await;
    assert_eq!((member.handle.as_str(), member.role), ("mira", Role::Member));
    assert!(member.has_scope(Scope::Publish) && member.has_scope(Scope::Read));
    assert!(!member.has_scope(Scope::Rate) && !member.has_scope(Scope::Moderate));
    assert!(member.covers(&PackageId::new("acme-drill".to_owned()).unwrap()));
    assert!(!member.covers(&PackageId::new("other-drill".to_owned()).unwrap()));
    let mut program = Browser::with_token(&ground, &token);
    assert_eq!(program.get("/api/v1/account").await.is(200).body["handle"], "mira");
    // It cannot make more of itself, change passwords, or leave for its owner.
    program.post("/api/v1/account/tokens", json!({ "name": "x", "scopes": ["read"] })).await.is(403);
    program.post("/api/v1/account/totp", json!({})).await.is(403);
    program.delete("/api/v1/account").await.is(403);
    let change = json!({ "new": "another horse battery" });
    program.put("/api/v1/account/password", change).await.is(403);
    // Its shortest and only showing is over: lists know its first letters.
    let listed = browser.get("/api/v1/account/tokens").await.is(200);
    assert!(!listed.body.to_string().contains(&token));
    assert_eq!(listed.body[0]["hint"], token[..8]);
    let kept: i64 = ground
        .database()
        .query_row("SELECT count(*) FROM token WHERE instr(hash, ?1) OR instr(hint, ?1)", [&token], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(kept, 0);
}

#[tokio::test]
async fn tokens_that_are_no_longer_good_are_told_why() {
    let ground = ground();
    let mut browser = Browser::signed_up(&ground, "mira").await;
    let (short, _) = made(&mut browser, json!({ "name": "a", "scopes": ["read"], "days": 1 })).await;
    let (endless, endless_id) =
        made(&mut browser, json!({ "name": "b", "scopes": ["read"], "days": 0 })).await;
    let (usual, _) = made(&mut browser, json!({ "name": "c", "scopes": ["read"] })).await;
    let (leaving, _) = made(&mut browser, json!({ "name": "d", "scopes": ["read"] })).await;
    ground.wait(DAY - 1);
    Browser::with_token(&ground, &short).get("/api/v1/account").await.is(200);
    ground.wait(1);
    Browser::with_token(&ground, &short).get("/api/v1/account").await.refuses(401, "token.expired");
    ground.wait(89 * DAY);
    Browser::with_token(&ground, &usual).get("/api/v1/account").await.refuses(401, "token.expired");
    Browser::with_token(&ground, &endless).get("/api/v1/account").await.is(200);
    ground.clock.set(crate::ground::NOW);
    // Somebody else cannot take it back; its owner can; it can itself.
    let mut stranger = Browser::signed_up(&ground, "otto").await;
    let path = format!("/api/v1/account/tokens/{endless_id}");
    stranger.delete(&path).await.refuses(404, "registry.not_found");
    browser.delete(&path).await.is(204);
    browser.delete(&path).await.refuses(404, "registry.not_found");
    let refused = Browser::with_token(&ground, &endless).get("/api/v1/session").await;
    let refused = refused.refuses(401, "token.revoked");
    assert_eq!(refused.text("detail"), "This token was taken back.");
    assert_eq!(refused.headers["www-authenticate"], "Bearer");
    Browser::with_token(&ground, &leaving).delete("/api/v1/account/token").await.is(204);
    Browser::with_token(&ground, &leaving).get("/api/v1/account").await.refuses(401, "token.revoked");
    browser.delete("/api/v1/account/token").await.refuses(403, "token.none");
}

#[tokio::test]
async fn what_cannot_be_a_token_is_refused_by_its_checksum() {
    let ground = ground();
    let good = token();
    Browser::with_token(&ground, &good).get("/api/v1/session").await.refuses(401, "token.unknown");
    let mut changed = good.clone().into_bytes();
    changed[10] = if changed[10] == b'a' { b'b' } else { b'a' };
    let changed = String::from_utf8(changed).unwrap();
    for bad in
        [changed.as_str(), &good[..52], &format!("{good}a"), "vtr_", "x", "gly_abc", "a'; DROP TABLE token"]
    {
        Browser::with_token(&ground, bad).get("/api/v1/session").await.refuses(401, "token.malformed");
    }
    // A bad token is never taken for nobody, also where a good cookie comes along.
    let mut browser = Browser::signed_up(&ground, "mira").await;
    browser.bearer = Some(good);
    browser.get("/api/v1/session").await.refuses(401, "token.unknown");
}

#[tokio::test]
async fn wishes_are_checked() {
    let ground = ground();
    let mut browser = Browser::signed_up(&ground, "mira").await;
    for (wish, code) in [
        (json!({ "name": "", "scopes": ["read"] }), "token.name"),
        (json!({ "name": "x".repeat(65), "scopes": ["read"] }), "token.name"),
        (json!({ "name": "x", "scopes": [] }), "token.scopes"),
        (json!({ "name": "x", "scopes": ["moderate"] }), "token.scopes"),
        (json!({ "name": "x", "scopes": ["root"] }), "body.invalid"),
        (json!({ "name": "x", "scopes": ["read"], "packages": ["a b"] }), "token.packages"),
        (json!({ "name": "x", "scopes": ["read"], "packages": [""] }), "token.packages"),
        (json!({ "name": "x", "scopes": ["read"], "packages": vec!["a"; 21] }), "token.packages"),
        (json!({ "name": "x", "scopes": ["read"], "days": 367 }), "token.days"),
        (json!({ "name": "x", "scopes": ["read"], "days": -1 }), "body.invalid"),
    ] {
        browser.post("/api/v1/account/tokens", wish).await.refuses(422, code);
    }
    let mut admin = Browser::administrator(&ground).await;
    admin.post("/api/v1/account/tokens", json!({ "name": "x", "scopes": ["moderate"] })).await.is(201);
    for number in 0..50 {
        let wish = json!({ "name": format!("{number}"), "scopes": ["read", "read"] });
        browser.post("/api/v1/account/tokens", wish).await.is(201);
    }
    let more = json!({ "name": "more", "scopes": ["read"] });
    browser.post("/api/v1/account/tokens", more).await.refuses(409, "token.too_many");
}

#[tokio::test]
async fn uses_are_written_down_once_a_minute() {
    let ground = ground();
    let mut browser = Browser::signed_up(&ground, "mira").await;
    let (token, _) = made(&mut browser, json!({ "name": "ci", "scopes": ["read"] })).await;
    let commits = ground.registry.db.commits();
    let first = crate::ground::NOW;
    let before = *commits.borrow();
    for _ in 0..5 {
        member(&ground, &token).await;
        ground.wait(SECOND);
    }
    assert_eq!(*commits.borrow(), before + 1);
    ground.wait(MINUTE);
    member(&ground, &token).await;
    assert_eq!(*commits.borrow(), before + 2);
    let used = browser.get("/api/v1/account/tokens").await.body[0]["used"].as_i64().unwrap();
    assert_eq!(used, first + MINUTE + 5 * SECOND);
}

#[test]
fn credentials_do_not_print_their_secrets() {
    let credentials = Credentials { cookie: Some("secret one".into()), bearer: Some("secret two".into()) };
    assert!(!format!("{credentials:?}").contains("secret"));
}

proptest! {
    #[test]
    fn every_token_fits_the_published_pattern(bytes: [u8; 32]) {
        let token = token_of(&bytes);
        prop_assert!(is_token(&token));
        prop_assert_eq!(token.len(), 53);
        prop_assert!(token.starts_with("vtr_") && token[4..].bytes().all(|b| b.is_ascii_alphanumeric()));
    }

    #[test]
    fn other_bytes_are_another_token(one: [u8; 32], two: [u8; 32]) {
        prop_assert_eq!(one == two, token_of(&one) == token_of(&two));
    }

    #[test]
    fn one_letter_wrong_is_no_token(bytes: [u8; 32], place in 0_usize..53, letter in "[0-9A-Za-z_]") {
        let token = token_of(&bytes);
        let mut changed = token.clone();
        changed.replace_range(place..place + 1, &letter);
        prop_assert_eq!(is_token(&changed), changed == token);
    }

    #[test]
    fn no_text_breaks_the_reader(text: String) {
        prop_assert!(!is_token(&text));
        let _ = (typed_user_code(&text), recovery_digest(&text), shown_user_code("ABCD"));
    }
}

#[test]
fn codes_survive_being_typed() {
    for _ in 0..200 {
        let code = user_code();
        assert!(!code.contains(['A', 'E', 'I', 'O', 'U', 'Y']));
        let shown = shown_user_code(&code);
        assert_eq!(shown.len(), 9);
        assert_eq!(typed_user_code(&shown.to_lowercase()), Some(code.clone()));
        assert_eq!(typed_user_code(&format!(" {code} ")), Some(code));
        let recovery = recovery_code();
        let typed = recovery.to_uppercase().replace('-', "").replace('0', "O").replace('1', "l");
        assert_eq!(recovery_digest(&typed), recovery_digest(&recovery));
    }
    for bad in ["", "BCDF", "BCDFGHJKL", "ABCDEFGH", "BCDF-GHJ1"] {
        assert_eq!(typed_user_code(bad), None, "{bad}");
    }
}
