//! What is known of a person: exported whole, forgotten whole.

use rusqlite::types::ValueRef;
use serde_json::json;

use super::{Browser, MINUTE, PASSWORD};
use crate::ground::{Ground, ground_with};

const EMAIL: &str = "mira.lindqvist@example.org";
const NAME: &str = "Mira Lindqvist-Oyelaran";

/// Every text in every table that has one of the words in it, as `table.column`.
fn found(ground: &Ground, words: &[&str]) -> Vec<String> {
    let database = ground.database();
    let mut tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").unwrap();
    let tables: Vec<String> =
        tables.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    let mut places = Vec::new();
    for table in tables {
        let mut statement = database.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for (place, column) in columns.iter().enumerate() {
                let (ValueRef::Text(bytes) | ValueRef::Blob(bytes)) = row.get_ref(place).unwrap() else {
                    continue;
                };
                let text = String::from_utf8_lossy(bytes).to_lowercase();
                if words.iter().any(|word| text.contains(&word.to_lowercase())) {
                    places.push(format!("{table}.{column}"));
                }
            }
        }
    }
    places
}

/// Somebody who left traces in every table they can.
async fn busy(ground: &Ground) -> (Browser<'_>, i64) {
    let mut mira = Browser::on(ground);
    let wish = json!({ "handle": "mira", "password": PASSWORD, "email": EMAIL });
    let made = mira.post("/api/v1/accounts", wish).await.is(201);
    let id = made.body["account"]["id"].as_i64().unwrap();
    mira.patch("/api/v1/account", json!({ "name": NAME, "language": "sv", "mail": "all" })).await.is(200);
    mira.post("/api/v1/account/tokens", json!({ "name": NAME, "scopes": ["read"] })).await.is(201);
    mira.post("/api/v1/account/totp", json!({})).await.is(200);
    mira.post("/api/v1/account/passkeys/start", json!({})).await.is(200);
    let database = ground.database();
    for sql in [
        "INSERT INTO package (id, folded, skeleton, kind, name, state, created, updated) VALUES ('nora', 'nora', 'nora', 'persona', 'Nora', 'live', 0, 0)",
        "INSERT INTO package (id, folded, skeleton, kind, name, state, created, updated) VALUES ('otto', 'otto', 'otto', 'persona', 'Otto', 'live', 0, 0)",
        "INSERT INTO package_owner (package, account, state, since) VALUES ('nora', ?1, 'owner', 0)",
        "INSERT INTO package_owner (package, account, state, since) VALUES ('otto', ?1, 'owner', 0), ('otto', ?1 + 1, 'owner', 0)",
        "INSERT INTO follow VALUES (?1, 'otto', 0)",
        "INSERT INTO upload (id, account, length, metadata, state, created, expires) VALUES ('u', ?1, 1, '{\"filename\":\"mira.lindqvist@example.org.hpersona\"}', 'open', 0, 9e15)",
        "INSERT INTO submission (id, account, state, fields, file, created, updated) VALUES ('s', ?1, 'draft', '{\"description\":\"by Mira Lindqvist-Oyelaran\"}', 'mira.lindqvist@example.org.zip', 0, 0)",
        "INSERT INTO message (submission, author, internal, body, at) VALUES ('s', ?1, 0, 'Yours, Mira Lindqvist-Oyelaran', 0)",
        "INSERT INTO report (subject, account, reason, body, at, state) VALUES ('package:otto', ?1, 'spam', 'Mira Lindqvist-Oyelaran says so', 0, 'open')",
        "INSERT INTO rating (package, version, account, stars, body, created, updated) VALUES ('otto', '1.0.0', ?1, 5, 'Mira Lindqvist-Oyelaran likes it', 0, 0)",
        "INSERT INTO rating (id, package, version, account, stars, helpful, created, updated) VALUES (77, 'otto', '1.0.0', ?1 + 1, 5, 1, 0, 0)",
        "INSERT INTO rating_vote VALUES (77, ?1, 1)",
        "INSERT INTO inbox (account, at, kind, title) VALUES (?1, 0, 'x', 'Hello Mira Lindqvist-Oyelaran')",
        "INSERT INTO news (topic, at, body) VALUES ('account:' || ?1, 0, '{\"title\":\"Hello Mira Lindqvist-Oyelaran\"}')",
        "INSERT INTO webhook (id, account, url, secret, events, created) VALUES (5, ?1, 'https://example.org/mira.lindqvist@example.org', x'00', '[]', 0)",
        "INSERT INTO delivery (id, webhook, event, body, created, state) VALUES ('d', 5, 'x', 'for mira.lindqvist@example.org', 0, 'done')",
    ] {
        let mut statement = database.prepare(sql).unwrap();
        let count = statement.parameter_count();
        statement.execute(rusqlite::params_from_iter(vec![id; count])).unwrap();
    }
    (mira, id)
}

fn with_mail() -> Ground {
    ground_with(|config| config.smtp = Some("smtp://127.0.0.1:1".into()))
}

#[tokio::test]
async fn the_export_has_everything_but_the_secrets() {
    let ground = with_mail();
    let (mut mira, id) = busy(&ground).await;
    let answer = mira.get("/api/v1/account/export").await.is(200);
    assert!(answer.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    let tables = &answer.body["tables"];
    for table in [
        "account",
        "session",
        "token",
        "ceremony",
        "package_owner",
        "follow",
        "upload",
        "submission",
        "message",
        "report",
        "rating",
        "rating_vote",
        "inbox",
        "news",
        "webhook",
        "delivery",
        "job",
        "invitation",
        "audit",
    ] {
        assert!(tables[table].as_array().is_some_and(|rows| !rows.is_empty()), "{table}: {}", answer.body);
    }
    assert_eq!(tables["account"][0]["email"], EMAIL);
    assert_eq!(tables["account"][0]["id"].as_i64(), Some(id));
    assert_eq!(tables["submission"][0]["fields"]["description"], format!("by {NAME}"));
    let text = answer.body.to_string();
    for secret in ["$argon2id$", "\"password\":", "\"totp\":", "\"secret\":", "\"hash\":"] {
        assert!(!text.contains(secret), "{secret}");
    }
    // After a while it asks again who it is, as deletion does.
    ground.wait(15 * 60 * 1000);
    mira.get("/api/v1/account/export").await.refuses(403, "auth.confirm");
    mira.post("/api/v1/account/confirm", json!({ "password": PASSWORD })).await.is(204);
    mira.get("/api/v1/account/export").await.is(200);
    // Another person's document has nothing of it.
    let mut otto = Browser::signed_up(&ground, "otto").await;
    let other = otto.get("/api/v1/account/export").await.is(200).body.to_string();
    assert!(!other.contains(EMAIL) && !other.contains(NAME), "{other}");
}

#[tokio::test]
async fn deletion_leaves_nothing_personal() {
    let ground = with_mail();
    Browser::administrator(&ground).await;
    let (mut mira, id) = busy(&ground).await;
    let mut elsewhere = Browser::on(&ground);
    elsewhere.sign_in("mira", PASSWORD).await.is(200);
    assert!(found(&ground, &[EMAIL, NAME]).len() > 10);
    ground.wait(16 * MINUTE);
    let path = "/api/v1/account";
    mira.delete(path).await.refuses(403, "auth.confirm");
    let wrong = json!({ "password": "not the password" });
    mira.ask("DELETE", path, Some(wrong)).await.refuses(401, "auth.wrong");
    let refused = mira.ask("DELETE", path, Some(json!({ "password": PASSWORD }))).await;
    let refused = refused.refuses(409, "account.sole_owner");
    assert!(
        refused.text("detail").contains("nora") && !refused.text("detail").contains("otto"),
        "{refused:?}"
    );
    mira.ask("DELETE", path, Some(json!({ "leavePackages": true }))).await.is(204);
    assert_eq!(found(&ground, &[EMAIL, NAME, "lindqvist"]), Vec::<String>::new());
    for browser in [&mut mira, &mut elsewhere] {
        browser.get(path).await.refuses(401, "auth.sign_in");
    }
    // The handle stays taken; nobody signs in with it; what it did stays under another name.
    let mut nobody = Browser::on(&ground);
    nobody.sign_in("mira", PASSWORD).await.refuses(401, "auth.wrong");
    let wish = json!({ "handle": "Mira", "password": PASSWORD });
    nobody.post("/api/v1/accounts", wish).await.refuses(409, "account.handle_taken");
    let row = ground.registry.db.read_now(|unit| unit.account(id)).unwrap().unwrap();
    assert_eq!((row.handle.as_str(), row.deleted.is_some()), ("deleted account", true));
    let database = ground.database();
    let one = |sql: &str| database.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(one("SELECT count(*) FROM rating"), 1);
    assert_eq!(one("SELECT helpful FROM rating WHERE id = 77"), 0);
    assert_eq!(one("SELECT state = 'withdrawn' FROM submission"), 1);
    assert_eq!(one("SELECT count(*) FROM package_owner"), 1);
    assert_eq!(one("SELECT count(*) FROM package WHERE state = 'live'"), 2);
    assert_eq!(one("SELECT expires <= 1793491200000 + 960000 FROM upload"), 1);
    assert_eq!(ground.registry.db.read_now(|unit| unit.audit_fault()).unwrap(), None);
}

#[tokio::test]
async fn what_is_said_of_oneself_is_checked() {
    let ground = with_mail();
    let mut mira = Browser::signed_up(&ground, "mira").await;
    for (change, code) in [
        (json!({ "name": "x".repeat(81) }), "account.name"),
        (json!({ "name": "two\nlines" }), "account.name"),
        (json!({ "language": "not a tag" }), "account.language"),
        (json!({ "mail": "sometimes" }), "body.invalid"),
        (json!({ "email": "a@b@c" }), "account.email"),
        (json!({ "email": "a@example.org\r\nBcc: x@example.org" }), "account.email"),
    ] {
        mira.patch("/api/v1/account", change).await.refuses(422, code);
    }
    // Text is kept as written; whoever shows it escapes it.
    let script = "<script>alert(1)</script>";
    let changed = mira.patch("/api/v1/account", json!({ "name": script })).await.is(200);
    assert_eq!(changed.text("name"), script);
    let kept = mira.patch("/api/v1/account", json!({ "language": "pt-BR" })).await.is(200);
    assert_eq!((kept.text("name"), kept.text("language")), (script.into(), "pt-BR".into()));
}
