//! Links in mail: confirming an address, a forgotten password, invitations.

use serde_json::json;

use super::{Browser, DAY, MINUTE, PASSWORD};
use crate::ground::{Ground, ground, ground_with};

fn with_mail() -> Ground {
    ground_with(|config| {
        config.smtp = Some("smtp://127.0.0.1:1".into());
        config.title = "Lighthouse".into();
    })
}

fn secret(text: &str, before: &str) -> String {
    let (_, rest) = text.split_once(before).unwrap_or_else(|| panic!("no “{before}”: {text}"));
    rest.chars().take_while(|letter| letter.is_ascii_alphanumeric()).collect()
}

async fn with_address<'a>(ground: &'a Ground, handle: &str, email: &str) -> Browser<'a> {
    let mut browser = Browser::on(ground);
    let wish = json!({ "handle": handle, "password": PASSWORD, "email": email });
    browser.post("/api/v1/accounts", wish).await.is(201);
    browser
}

#[tokio::test]
async fn an_address_is_confirmed_by_its_own_mail() {
    let ground = with_mail();
    let mut browser = with_address(&ground, "mira", "mira@example.org").await;
    let mails = ground.mails();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].0, "mira@example.org");
    assert_eq!(mails[0].1, "Lighthouse: confirm your address");
    let old = secret(&mails[0].2, "/#/confirm-email?token=");
    assert_eq!(browser.get("/api/v1/account").await.body["emailConfirmed"], false);
    // Another address meanwhile: the first link is void.
    browser.patch("/api/v1/account", json!({ "email": " m2@example.org " })).await.is(200);
    let mut nobody = Browser::on(&ground);
    let confirm = "/api/v1/account/email/confirm";
    nobody.post(confirm, json!({ "token": old })).await.refuses(404, "invitation.unknown");
    let new = secret(&ground.mails()[1].2, "/#/confirm-email?token=");
    nobody.post(confirm, json!({ "token": new })).await.is(204);
    nobody.post(confirm, json!({ "token": new })).await.refuses(404, "invitation.unknown");
    let account = browser.get("/api/v1/account").await;
    assert_eq!(
        (account.text("email"), &account.body["emailConfirmed"]),
        ("m2@example.org".into(), &json!(true))
    );
    browser.patch("/api/v1/account", json!({ "email": "" })).await.is(200);
    let account = browser.get("/api/v1/account").await;
    assert!(account.body["email"].is_null() && account.body["emailConfirmed"] == false);
}

#[tokio::test]
async fn a_forgotten_password() {
    let ground = with_mail();
    let mut browser = with_address(&ground, "mira", "mira@example.org").await;
    let mut nobody = Browser::on(&ground);
    let wish = json!({ "name": "ci", "scopes": ["read"], "days": 0 });
    let program = browser.post("/api/v1/account/tokens", wish).await.text("token");
    let ask = "/api/v1/account/reset";
    // An address that is not confirmed may be somebody else's.
    nobody.post(ask, json!({ "handle": "mira" })).await.is(202);
    assert_eq!(ground.mails().len(), 1);
    let token = secret(&ground.mails()[0].2, "token=");
    nobody.post("/api/v1/account/email/confirm", json!({ "token": token })).await.is(204);
    nobody.post(ask, json!({ "handle": "nobody-there" })).await.is(202);
    nobody.post(ask, json!({ "handle": "MIRA" })).await.is(202);
    nobody.post(ask, json!({ "handle": "mira" })).await.is(202);
    assert_eq!(ground.mails().len(), 2, "one mail in five minutes");
    let old = secret(&ground.mails()[1].2, "/#/reset?token=");
    ground.wait(6 * MINUTE);
    nobody.post(ask, json!({ "handle": "mira" })).await.is(202);
    let new = secret(&ground.mails()[2].2, "/#/reset?token=");
    let finish = "/api/v1/account/reset/finish";
    let body = |token: &str, password: &str| json!({ "token": token, "password": password });
    nobody.post(finish, body(&old, "another horse battery")).await.refuses(404, "invitation.unknown");
    nobody.post(finish, body(&new, "short")).await.refuses(422, "account.password");
    nobody.post(finish, body(&new, "another horse battery")).await.is(204);
    nobody.post(finish, body(&new, "a third horse battery")).await.refuses(404, "invitation.unknown");
    browser.get("/api/v1/account").await.refuses(401, "auth.sign_in");
    Browser::with_token(&ground, &program).get("/api/v1/account").await.refuses(401, "token.revoked");
    browser.sign_in("mira", PASSWORD).await.refuses(401, "auth.wrong");
    browser.sign_in("mira", "another horse battery").await.is(200);
    ground.wait(6 * MINUTE);
    // An hour, no more. And the link of one purpose does nothing of another.
    nobody.post(ask, json!({ "handle": "mira" })).await.is(202);
    let late = secret(&ground.mails()[3].2, "/#/reset?token=");
    nobody
        .post("/api/v1/account/email/confirm", json!({ "token": late }))
        .await
        .refuses(404, "invitation.unknown");
    let wish = json!({ "handle": "vera", "password": PASSWORD, "invitation": late });
    nobody.post("/api/v1/accounts", wish).await.refuses(404, "invitation.unknown");
    ground.wait(60 * MINUTE);
    nobody.post(finish, body(&late, "a third horse battery")).await.refuses(404, "invitation.unknown");
}

#[tokio::test]
async fn an_invitation_by_mail_confirms_the_address() {
    let ground = with_mail();
    let mut admin = Browser::administrator(&ground).await;
    let wish = json!({ "role": "curator", "email": "otto@example.org" });
    let made = admin.post("/api/v1/admin/invitations", wish).await.is(201);
    let invitation = secret(&ground.mails()[0].2, "/#/welcome?invitation=");
    assert!(made.text("url").ends_with(&invitation));
    assert_eq!(made.body["expires"].as_i64().unwrap(), crate::ground::NOW + 7 * DAY);
    let wish = json!({ "handle": "otto", "password": PASSWORD, "email": "Otto@example.org", "invitation": invitation });
    let made = Browser::on(&ground).post("/api/v1/accounts", wish).await.is(201);
    assert_eq!(made.body["account"]["emailConfirmed"], true);
    let bad = json!({ "role": "member", "email": "nowhere" });
    admin.post("/api/v1/admin/invitations", bad).await.refuses(422, "account.email");
}

#[tokio::test]
async fn without_mail_nothing_is_sent() {
    let ground = ground();
    let mut browser = with_address(&ground, "mira", "mira@example.org").await;
    browser.post("/api/v1/account/reset", json!({ "handle": "mira" })).await.is(202);
    assert!(ground.mails().is_empty());
    assert_eq!(browser.get("/api/v1/session").await.body["registry"]["mail"], false);
}

#[tokio::test]
async fn strangers_get_few_letters() {
    let ground = with_mail();
    let mut mira = Browser::signed_up(&ground, "mira").await;
    for number in 0..20 {
        let change = json!({ "email": format!("victim+{number}@example.net") });
        let answer = mira.patch("/api/v1/account", change).await;
        if number < 3 {
            answer.is(200);
        } else {
            let answer = answer.refuses(429, "account.letters");
            assert!(answer.headers.contains_key("retry-after"));
        }
    }
    assert_eq!(ground.mails().len(), 3);
    // What was refused was not changed, and another account is no way around.
    assert_eq!(mira.get("/api/v1/account").await.text("email"), "victim+2@example.net");
    let wish = json!({ "handle": "vera", "password": PASSWORD, "email": "Victim@example.net" });
    Browser::on(&ground).post("/api/v1/accounts", wish).await.is(201);
    assert_eq!(ground.mails().len(), 3);
    ground.wait(DAY);
    mira.post("/api/v1/account/confirm", json!({ "password": PASSWORD })).await.is(204);
    mira.patch("/api/v1/account", json!({ "email": "victim@example.net" })).await.is(200);
}

#[tokio::test]
async fn strangers_keep_nobody_from_signing_up() {
    let ground = with_mail();
    let mut answers = Vec::new();
    for handle in ["eve", "adam", "kain", "victim"] {
        let mut browser = with_address(&ground, handle, "victim@example.org").await;
        let account = browser.get("/api/v1/account").await.is(200);
        assert_eq!(account.text("email"), "victim@example.org");
        answers.push(account.body["emailConfirmed"].clone());
    }
    assert!(answers.iter().all(|confirmed| *confirmed == false), "one answer, letter or not: {answers:?}");
    assert_eq!(ground.mails().len(), 3);
    // The next day the letter can be had.
    ground.wait(DAY);
    let mut victim = Browser::on(&ground);
    victim.sign_in("victim", PASSWORD).await.is(200);
    victim.patch("/api/v1/account", json!({ "email": "" })).await.is(200);
    victim.patch("/api/v1/account", json!({ "email": "victim@example.org" })).await.is(200);
    assert_eq!(ground.mails().len(), 4);
}

#[tokio::test]
async fn whose_address_one_names_keeps_their_letters_and_invitations() {
    let ground = with_mail();
    let mut admin = Browser::administrator(&ground).await;
    admin.patch("/api/v1/account", json!({ "email": "boss@example.org" })).await.is(200);
    let token = secret(&ground.mails()[0].2, "/#/confirm-email?token=");
    let mut nobody = Browser::on(&ground);
    nobody.post("/api/v1/account/email/confirm", json!({ "token": token })).await.is(204);
    nobody.post("/api/v1/account/reset", json!({ "handle": "admin" })).await.is(202);
    let wish = json!({ "role": "admin", "email": "new@example.org" });
    let invited = admin.post("/api/v1/admin/invitations", wish).await.is(201).text("url");
    let letters = ground.mails().len();
    for (handle, email) in [("eve", "boss@example.org"), ("adam", "new@example.org")] {
        let mut eve = Browser::signed_up(&ground, handle).await;
        eve.patch("/api/v1/account", json!({ "email": email })).await.is(200);
        let document = eve.get("/api/v1/account/export").await.is(200).body;
        // Of letters only that there was one; of links only the one this account asked for.
        let tables = &document["tables"];
        assert_eq!(tables["job"].as_array().unwrap().len(), 1, "{document}");
        assert_eq!(tables["invitation"].as_array().unwrap().len(), 1, "{document}");
        let text = document.to_string();
        for word in ["token=", "invitation=", "payload", "a new password"] {
            assert!(!text.contains(word), "{word}: {text}");
        }
        eve.delete("/api/v1/account").await.is(204);
    }
    assert_eq!(ground.mails().len(), letters, "each took along what was its own, and nothing else");
    let (_, secret) = invited.split_once("invitation=").unwrap();
    assert_eq!(nobody.get(&format!("/api/v1/invitations/{secret}")).await.is(200).body["role"], "admin");
}
