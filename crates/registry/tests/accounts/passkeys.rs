//! Passkeys as far as they go without an authenticator: questions, and every answer that is refused. (The real one is
//! tested in Chromium.)

use serde_json::{Value, json};
use url::Url;

use super::{Browser, MINUTE};
use crate::ground::{ground, ground_with};

fn answer(id: &str) -> Value {
    json!({
        "id": id, "credential": {
            "id": "AAAA", "rawId": "AAAA", "type": "public-key", "extensions": {},
            "response": {
                "clientDataJSON": "e30", "authenticatorData": "AAAA", "signature": "AAAA",
                "userHandle": "dml0cmluZQAAAAAAAAAAAQ",
            },
        },
    })
}

#[tokio::test]
async fn the_questions_are_what_a_browser_takes() {
    let ground = ground_with(|config| config.public_url = Url::parse("https://gallery.example.org").ok());
    let mut browser = Browser::on(&ground);
    let asked = browser.post("/api/v1/session/passkey/start", json!({})).await.is(200);
    let options = &asked.body["options"]["publicKey"];
    assert_eq!(options["rpId"], "gallery.example.org");
    assert_eq!(options["userVerification"], "required");
    assert_eq!(options["allowCredentials"], json!([]));
    assert!(options["challenge"].as_str().unwrap().len() >= 43);
    assert!(asked.body["options"].get("mediation").is_none());
}

#[tokio::test]
async fn adding_asks_for_a_credential_that_is_found_again() {
    let ground = ground();
    let mut browser = Browser::signed_up(&ground, "mira").await;
    let asked = browser.post("/api/v1/account/passkeys/start", json!({})).await.is(200);
    let options = &asked.body["options"]["publicKey"];
    assert_eq!(options["rp"]["id"], "localhost");
    assert_eq!(options["user"]["name"], "mira");
    assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
    assert_eq!(options["authenticatorSelection"]["userVerification"], "required");
    assert_eq!(browser.get("/api/v1/session").await.body["registry"]["passkeys"], true);
    // What the browser would answer has to fit; a question is answered once.
    let id = asked.text("id");
    let wrong = json!({ "id": id, "name": "laptop", "credential": {
        "id": "AAAA", "rawId": "AAAA", "type": "public-key",
        "response": { "attestationObject": "AAAA", "clientDataJSON": "e30" } } });
    browser.post("/api/v1/account/passkeys/finish", wrong.clone()).await.refuses(422, "passkey.refused");
    browser.post("/api/v1/account/passkeys/finish", wrong).await.refuses(422, "passkey.refused");
    let unknown = json!({ "id": "never", "name": "x", "credential": {} });
    browser.post("/api/v1/account/passkeys/finish", unknown).await.refuses(422, "passkey.refused");
    browser.delete("/api/v1/account/passkeys/1").await.refuses(404, "registry.not_found");
    browser.delete("/api/v1/account/passkeys/x").await.refuses(404, "registry.not_found");
}

#[tokio::test]
async fn answers_that_prove_nothing() {
    let ground = ground();
    let mut browser = Browser::signed_up(&ground, "mira").await;
    let finish = "/api/v1/session/passkey/finish";
    let start = "/api/v1/session/passkey/start";
    browser.post(finish, answer("never")).await.refuses(422, "passkey.refused");
    let id = browser.post(start, json!({})).await.is(200).text("id");
    browser.post(finish, answer(&id)).await.refuses(401, "auth.passkey");
    // Taken: a second answer to the same question is none.
    browser.post(finish, answer(&id)).await.refuses(422, "passkey.refused");
    let id = browser.post(start, json!({})).await.is(200).text("id");
    browser.post(finish, json!({ "id": id, "credential": { "x": 1 } })).await.refuses(422, "passkey.refused");
    let id = browser.post(start, json!({})).await.is(200).text("id");
    ground.wait(5 * MINUTE);
    browser.post(finish, answer(&id)).await.refuses(422, "passkey.refused");
    // A question for adding is no question for signing in, and the other way round.
    let id = browser.post("/api/v1/account/passkeys/start", json!({})).await.is(200).text("id");
    browser.post(finish, answer(&id)).await.refuses(422, "passkey.refused");
    let id = browser.post(start, json!({})).await.is(200).text("id");
    let adding = json!({ "id": id, "name": "x", "credential": {} });
    browser.post("/api/v1/account/passkeys/finish", adding).await.refuses(422, "passkey.refused");
    let id = browser.post(start, json!({})).await.is(200).text("id");
    let proof = json!({ "passkey": answer(&id) });
    browser.post("/api/v1/account/confirm", proof).await.refuses(401, "auth.passkey");
}

#[tokio::test]
async fn somebody_elses_question_is_not_ones_own() {
    let ground = ground();
    let mut mira = Browser::signed_up(&ground, "mira").await;
    let mut otto = Browser::signed_up(&ground, "otto").await;
    let id = mira.post("/api/v1/account/passkeys/start", json!({})).await.is(200).text("id");
    let wish = json!({ "id": id, "name": "x", "credential": {} });
    otto.post("/api/v1/account/passkeys/finish", wish).await.refuses(422, "passkey.refused");
}

#[tokio::test]
async fn bare_addresses_and_plain_http_have_none() {
    for address in ["https://192.0.2.1", "http://gallery.example.org", "https://[2001:db8::1]:8443"] {
        let ground = ground_with(|config| config.public_url = Url::parse(address).ok());
        let mut browser = Browser::on(&ground);
        assert_eq!(browser.get("/api/v1/session").await.body["registry"]["passkeys"], false, "{address}");
        browser.post("/api/v1/session/passkey/start", json!({})).await.refuses(503, "passkey.no_name");
    }
}
