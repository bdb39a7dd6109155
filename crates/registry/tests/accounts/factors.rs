//! Second factor and recovery codes.

use serde_json::{Value, json};
use vitrine_registry::accounts::factors::code_at;

use super::{Answer, Browser, PASSWORD, SECOND};
use crate::ground::{Ground, ground};

fn base32(text: &str) -> Vec<u8> {
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let (mut bits, mut count, mut out) = (0_u64, 0, Vec::new());
    for letter in text.chars() {
        bits = (bits << 5) | alphabet.find(letter).unwrap() as u64;
        count += 5;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    out
}

fn shown(ground: &Ground, secret: &[u8]) -> String {
    code_at(secret, u64::try_from(ground.registry.now() / 1000).unwrap()).unwrap()
}

async fn with_code(browser: &mut Browser<'_>, code: &str) -> Answer {
    browser.post("/api/v1/session", json!({ "handle": "mira", "password": PASSWORD, "code": code })).await
}

/// Mira, her secret and her recovery codes.
async fn set_up(ground: &Ground) -> (Browser<'_>, Vec<u8>, Vec<String>) {
    let mut browser = Browser::signed_up(ground, "mira").await;
    let setup = browser.post("/api/v1/account/totp", json!({})).await.is(200);
    let secret = base32(&setup.text("secret"));
    assert_eq!(secret.len(), 20);
    assert!(setup.text("uri").starts_with("otpauth://totp/"), "{setup:?}");
    // Until a code was given it is not on.
    Browser::on(ground).sign_in("mira", PASSWORD).await.is(200);
    browser.put("/api/v1/account/totp", json!({ "code": "000000x" })).await.refuses(422, "totp.wrong");
    let code = shown(ground, &secret);
    let on = browser.put("/api/v1/account/totp", json!({ "code": code })).await.is(200);
    let codes: Vec<String> = serde_json::from_value(on.body["codes"].clone()).unwrap();
    assert_eq!(codes.len(), 10);
    (browser, secret, codes)
}

#[tokio::test]
async fn the_second_factor_is_asked_for_and_used_once() {
    let ground = ground();
    let (mut browser, secret, _) = set_up(&ground).await;
    let account = browser.get("/api/v1/account").await.is(200);
    assert_eq!((&account.body["totp"], &account.body["recoveryCodes"]), (&json!(true), &json!(10)));
    browser.put("/api/v1/account/totp", json!({ "code": "123456" })).await.refuses(409, "totp.not_begun");
    browser.post("/api/v1/account/totp", json!({})).await.refuses(409, "totp.on");
    let mut other = Browser::on(&ground);
    other.sign_in("mira", PASSWORD).await.refuses(401, "auth.code_needed");
    with_code(&mut other, "").await.refuses(401, "auth.code_needed");
    // The code that turned it on was used by that.
    with_code(&mut other, &shown(&ground, &secret)).await.refuses(401, "auth.code_wrong");
    ground.wait(30 * SECOND);
    let code = shown(&ground, &secret);
    with_code(&mut other, &format!("{} {}", &code[..3], &code[3..])).await.is(200);
    with_code(&mut other, &code).await.refuses(401, "auth.code_wrong");
    // A later one was used: an earlier one, though within the tolerance, is void.
    ground.wait(60 * SECOND);
    let early = shown(&ground, &secret);
    ground.wait(30 * SECOND);
    with_code(&mut other, &shown(&ground, &secret)).await.is(200);
    with_code(&mut other, &early).await.refuses(401, "auth.code_wrong");
    // The right code with the wrong password says nothing of the code.
    ground.wait(60 * SECOND);
    let body = json!({ "handle": "mira", "password": "not the password", "code": shown(&ground, &secret) });
    other.post("/api/v1/session", body).await.refuses(401, "auth.wrong");
    with_code(&mut other, &shown(&ground, &secret)).await.is(200);
}

#[tokio::test]
async fn codes_cannot_be_guessed_either() {
    let ground = ground();
    set_up(&ground).await;
    let mut guesser = Browser::from(&ground, "203.0.113.9");
    let mut refused = 0;
    for number in 0..40 {
        refused += u32::from(with_code(&mut guesser, &format!("{number:06}")).await.status.as_u16() == 429);
    }
    assert_eq!(refused, 35);
}

#[tokio::test]
async fn a_recovery_code_works_once() {
    let ground = ground();
    let (mut browser, _, codes) = set_up(&ground).await;
    let mut other = Browser::on(&ground);
    with_code(&mut other, &codes[0].to_uppercase().replace('-', " ")).await.is(200);
    with_code(&mut other, &codes[0]).await.refuses(401, "auth.code_wrong");
    with_code(&mut other, &codes[1]).await.is(200);
    assert_eq!(browser.get("/api/v1/account").await.body["recoveryCodes"], 8);
    let renewed = browser.post("/api/v1/account/recovery-codes", json!({})).await.is(200);
    with_code(&mut other, &codes[2]).await.refuses(401, "auth.code_wrong");
    let fresh: Value = renewed.body["codes"][0].clone();
    with_code(&mut other, fresh.as_str().unwrap()).await.is(200);
    assert_eq!(ground.audited(1).iter().filter(|action| *action == "recovery_code.used").count(), 3);
    // At rest there are only digests.
    let text = std::fs::read(ground.registry.data().join("registry.db-wal")).unwrap_or_default();
    for code in &codes {
        assert!(!text.windows(code.len()).any(|part| part == code.as_bytes()), "{code}");
    }
}

#[tokio::test]
async fn it_is_taken_away_with_proof() {
    let ground = ground();
    let (mut browser, secret, _) = set_up(&ground).await;
    ground.wait(20 * 60 * SECOND);
    browser.delete("/api/v1/account/totp").await.refuses(403, "auth.confirm");
    let wrong = Some(json!({ "code": "000000" }));
    browser.ask("DELETE", "/api/v1/account/totp", wrong).await.refuses(401, "auth.wrong");
    let right = Some(json!({ "code": shown(&ground, &secret) }));
    browser.ask("DELETE", "/api/v1/account/totp", right).await.is(204);
    Browser::on(&ground).sign_in("mira", PASSWORD).await.is(200);
    browser.post("/api/v1/account/recovery-codes", json!({})).await.refuses(409, "totp.off");
    assert_eq!(browser.get("/api/v1/account").await.body["recoveryCodes"], 0);
}
