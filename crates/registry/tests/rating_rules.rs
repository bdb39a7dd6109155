//! Ratings: who may, what they may say, what the numbers are, what others do with them.

use std::sync::Arc;

use axum::http::StatusCode;
use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::{Value, json};
use vitrine_base::{PackageId, Version};
use vitrine_registry::accounts::identity::{Role, Scope};
use vitrine_registry::ratings::{self, Opinion, Speaker, device};

use crate::ground::{Ground, NOW, ground, ground_with};
use crate::shelf::{Api, account, database, nobody, package, session, token};

const PATH: &str = "/api/v1/packages/nora/rating";
const ALL: &str = "/api/v1/packages/nora/ratings";

fn stars(stars: u8) -> Value {
    json!({ "version": "1.0.0", "stars": stars, "installed": true })
}

fn with(mut body: Value, key: &str, value: Value) -> Value {
    body[key] = value;
    body
}

/// A package of a maker, and a visitor.
fn scene(ground: &Ground) -> (i64, i64) {
    let (maker, visitor) = (account(ground, "maker", Role::Member), account(ground, "visitor", Role::Member));
    package(ground, "nora", &["1.0.0", "1.1.0"], maker);
    (maker, visitor)
}

#[tokio::test]
async fn one_rating_each_that_can_be_changed_and_taken_back() {
    let ground = ground();
    let (maker, visitor) = scene(&ground);
    let api = Api::of(&ground, &session(visitor, Role::Member));
    assert_eq!(api.get(PATH).await.status, StatusCode::NOT_FOUND);
    let title = "<script>alert(1)</script>";
    let said = with(with(stars(5), "title", json!(title)), "body", json!("Line\r\nline"));
    let made = api.call("PUT", PATH, said).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    assert_eq!(made.body["title"], title, "kept as written");
    assert_eq!(made.body["body"], "Line\nline");
    assert_eq!(made.body["author"], "visitor");
    assert_eq!(made.body["mine"], true);
    assert_eq!(made.body["language"], "en", "the account's");
    let list = api.get(ALL).await.body;
    assert_eq!(list["summary"]["histogram"], json!([0, 0, 0, 0, 1]));
    assert!((list["summary"]["score"].as_f64().unwrap() - 2.61).abs() < 0.005);
    assert_eq!(list["summary"]["average"], Value::Null, "one rating says too little");
    ground.clock.set(NOW + 1000);
    let changed = api.call("PUT", PATH, with(stars(2), "version", json!("1.1.0"))).await.body;
    assert_eq!((changed["id"].clone(), changed["stars"].clone()), (made.body["id"].clone(), json!(2)));
    assert_eq!(changed["version"], "1.1.0");
    assert_eq!(changed["updated"], NOW + 1000);
    let numbers = |database: rusqlite::Connection| {
        database
            .query_row("SELECT stars_count, stars_score, stars_shown FROM package", [], |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, Option<f64>>(1)?, row.get::<_, Option<f64>>(2)?))
            })
            .unwrap()
    };
    assert_eq!(numbers(database(&ground)).0, 1);
    // The maker heard of it once, and nobody rates their own.
    let inbox = ground.registry.db.read_now(|unit| unit.inbox(maker, i64::MAX, 10)).unwrap();
    assert_eq!(inbox.len(), 1);
    let own = Api::of(&ground, &session(maker, Role::Member)).call("PUT", PATH, stars(5)).await;
    assert_eq!((own.status, own.body["code"].as_str()), (StatusCode::FORBIDDEN, Some("rating.own_package")));
    assert_eq!(api.call("DELETE", PATH, json!({})).await.status, StatusCode::NO_CONTENT);
    assert_eq!(numbers(database(&ground)), (0, None, None));
    assert_eq!(api.call("DELETE", PATH, json!({})).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_will_not_do_is_said() {
    let ground = ground();
    let (_, visitor) = scene(&ground);
    let api = Api::of(&ground, &session(visitor, Role::Member));
    for (body, field) in [
        (with(stars(0), "stars", json!(0)), "stars"),
        (stars(6), "stars"),
        (with(stars(5), "installed", json!(false)), "installed"),
        (with(stars(5), "version", json!("9.9.9")), "version"),
        (with(stars(5), "title", json!("ab")), "title"),
        (with(stars(5), "title", json!("x".repeat(71))), "title"),
        (with(stars(5), "title", json!("two\nlines")), "title"),
        (with(stars(5), "body", json!("x".repeat(3001))), "body"),
        (with(stars(5), "body", json!("a\u{0}b")), "body"),
        (with(stars(5), "language", json!("en_GB!")), "language"),
    ] {
        let answer = api.call("PUT", PATH, body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body);
        assert_eq!(answer.body["fields"][0]["field"], field);
    }
    let at_most = with(with(stars(5), "title", json!("ü".repeat(70))), "body", json!("ü".repeat(3000)));
    assert_eq!(api.call("PUT", PATH, at_most).await.status, StatusCode::OK);
    assert_eq!(api.call("PUT", "/api/v1/packages/none/rating", stars(5)).await.status, StatusCode::NOT_FOUND);
    let read_only = Api::of(&ground, &token(visitor, &[Scope::Read], &[]));
    assert_eq!(read_only.call("PUT", PATH, stars(5)).await.status, StatusCode::FORBIDDEN);
    let stranger = Api::of(&ground, &nobody());
    assert_eq!(stranger.call("PUT", PATH, stars(5)).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(api.get(&format!("{ALL}?sort=x")).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(api.get(&format!("{ALL}?cursor=-1")).await.status, StatusCode::BAD_REQUEST);
    database(&ground)
        .execute("UPDATE package SET state = 'withdrawn', withdrawn_reason = 'A reason.'", [])
        .unwrap();
    assert_eq!(api.call("PUT", PATH, stars(5)).await.status, StatusCode::GONE);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_person_at_the_same_moment_has_one_rating() {
    let ground = ground();
    let (_, visitor) = scene(&ground);
    let tasks: Vec<_> = (0..24_u8)
        .map(|at| {
            let registry = Arc::clone(&ground.registry);
            tokio::spawn(async move {
                let said = Opinion {
                    package: PackageId::new("nora").unwrap(),
                    version: Version::new("1.0.0").unwrap(),
                    stars: 1 + at % 5,
                    title: String::new(),
                    body: String::new(),
                    language: String::new(),
                    installed: true,
                };
                ratings::rate(&registry, Speaker::Account(visitor), said).await.unwrap().id
            })
        })
        .collect();
    let mut ids = std::collections::BTreeSet::new();
    for task in tasks {
        ids.insert(task.await.unwrap());
    }
    assert_eq!(ids.len(), 1);
    let count: i64 =
        database(&ground).query_row("SELECT count(*) FROM rating", [], |row| row.get(0)).unwrap();
    assert_eq!(count, 1);
}

#[tokio::test]
async fn a_device_signs_what_it_says() {
    let ground = ground_with(|config| {
        config.device_ratings = true;
        config.public_url = Some("https://Gallery.example:8443/".parse().unwrap());
    });
    scene(&ground);
    let api = Api::of(&ground, &nobody());
    let key = SigningKey::from_bytes(&[7; 32]);
    let id = PackageId::new("nora").unwrap();
    let version = Version::new("1.0.0").unwrap();
    let host = device::host(&ground.registry.config);
    assert_eq!(host, "gallery.example:8443");
    let proof = |text: String| json!({ "key": hex::encode(key.verifying_key().as_bytes()), "signature": hex::encode(key.sign(text.as_bytes()).to_bytes()) });
    let text = device::rating_text(&host, &id, &version, 4, "Good one", "");
    assert_eq!(text.lines().count(), 6);
    let body = with(with(stars(4), "title", json!("Good one")), "device", proof(text));
    let made = api.call("PUT", PATH, body.clone()).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    assert_eq!((made.body["device"].clone(), made.body["author"].clone()), (json!(true), Value::Null));
    // Not for other stars, words, versions, registries; and only as the key says.
    let other_host = device::rating_text("other.example", &id, &version, 4, "Good one", "");
    for (change, status) in [
        (with(body.clone(), "stars", json!(5)), StatusCode::FORBIDDEN),
        (with(body.clone(), "title", json!("Bad one")), StatusCode::FORBIDDEN),
        (with(body.clone(), "version", json!("1.1.0")), StatusCode::FORBIDDEN),
        (with(body.clone(), "device", proof(other_host)), StatusCode::FORBIDDEN),
        (
            with(body.clone(), "device", json!({ "key": "zz", "signature": "" })),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        // The neutral element: whatever is signed “fits” it, unless one looks strictly.
        (
            with(
                body,
                "device",
                json!({ "key": format!("01{}", "00".repeat(31)), "signature": format!("01{}", "00".repeat(63)) }),
            ),
            StatusCode::FORBIDDEN,
        ),
    ] {
        let answer = api.call("PUT", PATH, change).await;
        assert_eq!(answer.status, status, "{}", answer.body);
    }
    assert_eq!(api.get(ALL).await.body["summary"]["count"], 1);
    let text = device::rating_text(&host, &id, &version, 1, "", "");
    let again = api.call("PUT", PATH, with(stars(1), "device", proof(text))).await;
    assert_eq!(again.body["id"], made.body["id"], "one rating for each key");
    let wrong = json!({ "device": proof(device::removal_text(&host, &PackageId::new("other").unwrap())) });
    assert_eq!(api.call("DELETE", PATH, wrong).await.status, StatusCode::FORBIDDEN);
    let right = json!({ "device": proof(device::removal_text(&host, &id)) });
    assert_eq!(api.call("DELETE", PATH, right).await.status, StatusCode::NO_CONTENT);
    assert_eq!(api.get(ALL).await.body["summary"]["count"], 0);
}

#[tokio::test]
async fn devices_are_refused_unless_the_operator_allows_them() {
    let ground = ground();
    scene(&ground);
    let body = with(stars(4), "device", json!({ "key": "00".repeat(32), "signature": "00".repeat(64) }));
    let answer = Api::of(&ground, &nobody()).call("PUT", PATH, body).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn votes_answers_and_what_is_hidden() {
    let ground = ground();
    let (maker, visitor) = scene(&ground);
    let other = account(&ground, "other", Role::Member);
    let curator = account(&ground, "curator", Role::Curator);
    let [author, other, maker_api, curator_api, stranger] = [
        session(visitor, Role::Member),
        session(other, Role::Member),
        session(maker, Role::Member),
        session(curator, Role::Curator),
        nobody(),
    ]
    .map(|identity| Api::of(&ground, &identity));
    let id =
        author.call("PUT", PATH, with(stars(1), "body", json!("Bad."))).await.body["id"].as_i64().unwrap();
    let vote = format!("/api/v1/ratings/{id}/vote");
    assert_eq!(author.call("POST", &vote, json!({ "value": 1 })).await.status, StatusCode::FORBIDDEN);
    for (value, helpful, unhelpful) in [(1, 1, 0), (1, 1, 0), (-1, 0, 1), (0, 0, 0), (1, 1, 0)] {
        let voted = other.call("POST", &vote, json!({ "value": value })).await;
        assert_eq!(voted.status, StatusCode::OK, "{}", voted.body);
        let (now, against) = (&voted.body["helpful"], &voted.body["unhelpful"]);
        assert_eq!(
            (now, against, &voted.body["myVote"]),
            (&json!(helpful), &json!(unhelpful), &json!(value))
        );
    }
    assert_eq!(
        other.call("POST", &vote, json!({ "value": 2 })).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let answer = format!("/api/v1/ratings/{id}/answer");
    let words = json!({ "body": "<img src=x onerror=alert(1)>" });
    assert_eq!(other.call("PUT", &answer, words.clone()).await.status, StatusCode::FORBIDDEN);
    let elsewhere = Api::of(&ground, &token(maker, &[Scope::Publish], &["other-*"]));
    assert_eq!(elsewhere.call("PUT", &answer, words.clone()).await.status, StatusCode::FORBIDDEN);
    let answered = maker_api.call("PUT", &answer, words.clone()).await;
    assert_eq!(answered.body["answer"]["by"], "maker", "{}", answered.body);
    assert_eq!(maker_api.call("PUT", &answer, words.clone()).await.status, StatusCode::CONFLICT);
    assert_eq!(maker_api.call("DELETE", &answer, json!({})).await.status, StatusCode::NO_CONTENT);
    assert_eq!(maker_api.call("PUT", &answer, words).await.status, StatusCode::OK);
    // Hidden: nobody but author and curators sees it, and it does not count.
    let hide = format!("/api/v1/ratings/{id}/hide");
    assert_eq!(
        curator_api.call("POST", &hide, json!({ "reason": " " })).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(curator_api.call("POST", &hide, json!({ "reason": "Spam." })).await.body["hidden"], "Spam.");
    for (api, seen) in [(&stranger, 0), (&other, 0), (&author, 1), (&curator_api, 1)] {
        let list = api.get(ALL).await.body;
        assert_eq!(list["items"].as_array().unwrap().len(), seen, "{list}");
        assert_eq!(list["summary"]["count"], 0);
    }
    assert_eq!(other.call("POST", &vote, json!({ "value": 1 })).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        curator_api.call("POST", &format!("/api/v1/ratings/{id}/show"), json!({})).await.status,
        StatusCode::OK
    );
    assert_eq!(stranger.get(ALL).await.body["summary"]["count"], 1);
    let audit =
        ground.registry.db.read_now(move |unit| unit.audit_rows(i64::MAX, Some(&format!("rating:{id}")), 10));
    let actions: Vec<String> = audit.unwrap().into_iter().map(|row| row.action).collect();
    assert_eq!(actions, ["rating.shown", "rating.hidden"]);
    // The author goes: nothing of theirs is left.
    ground.registry.db.write_now(|unit| ratings::forget_account(unit, visitor)).unwrap();
    assert_eq!(stranger.get(ALL).await.body["summary"]["count"], 0);
}

#[tokio::test]
async fn filters_orders_and_pages() {
    let ground = ground();
    scene(&ground);
    for number in 0..7_i64 {
        let rater = account(&ground, &format!("rater{number}"), Role::Member);
        ground.clock.set(NOW + number * 1000);
        let body =
            with(stars(1 + (number % 5) as u8), "language", json!(if number < 3 { "en-GB" } else { "de" }));
        let body = with(body, "body", json!(format!("Review {number}")));
        let version = if number % 2 == 0 { "1.0.0" } else { "1.1.0" };
        let made = Api::of(&ground, &session(rater, Role::Member))
            .call("PUT", PATH, with(body, "version", json!(version)))
            .await;
        assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    }
    let api = Api::of(&ground, &nobody());
    let count = |body: &Value| body["items"].as_array().unwrap().len();
    assert_eq!(count(&api.get(&format!("{ALL}?language=en")).await.body), 3);
    assert_eq!(count(&api.get(&format!("{ALL}?stars=1")).await.body), 2);
    assert_eq!(count(&api.get(&format!("{ALL}?version=1.1.0")).await.body), 3);
    let newest = api.get(&format!("{ALL}?sort=newest&limit=3")).await.body;
    assert_eq!(newest["items"][0]["body"], "Review 6");
    let mut seen = Vec::new();
    let mut path = format!("{ALL}?limit=3");
    loop {
        let page = api.get(&path).await.body;
        seen.extend(page["items"].as_array().unwrap().iter().map(|item| item["id"].as_i64().unwrap()));
        let Some(next) = page["next"].as_str() else { break };
        path = format!("{ALL}?limit=3&cursor={next}");
    }
    assert_eq!(seen.len(), 7);
    assert_eq!(seen.iter().collect::<std::collections::HashSet<_>>().len(), 7);
}

#[tokio::test]
async fn what_was_hidden_stays_hidden_when_it_is_taken_back_and_made_again() {
    let ground = ground();
    let (_, visitor) = scene(&ground);
    let curator = account(&ground, "cleo", Role::Curator);
    let api = Api::of(&ground, &session(visitor, Role::Member));
    let moderator = Api::of(&ground, &session(curator, Role::Curator));
    let stranger = Api::of(&ground, &nobody());
    let shown = async || stranger.get(ALL).await.body["items"].as_array().unwrap().len();
    let made = api.call("PUT", PATH, with(stars(1), "body", json!("Abuse."))).await.body;
    let hide = format!("/api/v1/ratings/{}/hide", made["id"]);
    assert_eq!(moderator.call("POST", &hide, json!({ "reason": "Abuse." })).await.status, StatusCode::OK);
    assert_eq!(api.call("DELETE", PATH, json!({})).await.status, StatusCode::NO_CONTENT);
    assert_eq!(api.get(PATH).await.status, StatusCode::NOT_FOUND);
    assert_eq!(api.call("DELETE", PATH, json!({})).await.status, StatusCode::NOT_FOUND);
    assert_eq!(moderator.get(ALL).await.body["items"], json!([]), "its words are gone for curators, too");
    let words: String =
        database(&ground).query_row("SELECT title || body FROM rating", [], |row| row.get(0)).unwrap();
    assert_eq!(words, "");
    let again = api.call("PUT", PATH, with(stars(1), "body", json!("Abuse."))).await.body;
    assert_eq!((again["id"].clone(), again["hidden"].clone()), (made["id"].clone(), json!("Abuse.")));
    assert_eq!(shown().await, 0);
    assert_eq!(stranger.get(ALL).await.body["summary"]["count"], 0);
    let show = format!("/api/v1/ratings/{}/show", made["id"]);
    assert_eq!(moderator.call("POST", &show, json!({})).await.status, StatusCode::OK);
    assert_eq!(shown().await, 1);
    // Reports are not shaken off either.
    database(&ground).execute("UPDATE rating SET reports = 2", []).unwrap();
    api.call("DELETE", PATH, json!({})).await;
    assert_eq!(stranger.get(ALL).await.body["summary"]["count"], 0);
    api.call("PUT", PATH, stars(5)).await;
    let reports: i64 =
        database(&ground).query_row("SELECT reports FROM rating", [], |row| row.get(0)).unwrap();
    assert_eq!((reports, shown().await), (2, 1));
}
