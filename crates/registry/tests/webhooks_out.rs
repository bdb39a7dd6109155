//! Webhooks: signed so that others can check, to public places only, again and again, with a log.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use vitrine_base::PackageId;
use vitrine_registry::accounts::identity::Role;
use vitrine_registry::store::DeliveryState;
use vitrine_registry::webhooks::guard::{Found, Lookup};
use vitrine_registry::webhooks::send::{Parcel, Sender};
use vitrine_registry::webhooks::{self, ATTEMPTS, PAUSES};

use crate::ground::{Ground, NOW, ground, ground_with};
use crate::shelf::{Api, account, database, package, session};

/// A receiver that keeps what it is sent and answers as it is told.
struct Receiver {
    port: u16,
    /// Connections so far.
    connections: Arc<AtomicUsize>,
    /// Head and body of each request.
    requests: Arc<Mutex<Vec<(String, String)>>>,
    answer: Arc<Mutex<String>>,
}

impl Receiver {
    async fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let receiver = Self {
            port,
            connections: Arc::default(),
            requests: Arc::default(),
            answer: Arc::new(Mutex::new(answer(204, "", ""))),
        };
        let (connections, requests, answer) =
            (Arc::clone(&receiver.connections), Arc::clone(&receiver.requests), Arc::clone(&receiver.answer));
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                connections.fetch_add(1, Ordering::SeqCst);
                let (mut read, mut piece) = (Vec::new(), [0; 4096]);
                let whole = loop {
                    let length = stream.read(&mut piece).await.unwrap_or(0);
                    read.extend_from_slice(&piece[..length]);
                    let text = String::from_utf8_lossy(&read).into_owned();
                    if let Some((head, body)) = text.split_once("\r\n\r\n") {
                        let wanted = head
                            .lines()
                            .find_map(|line| line.strip_prefix("content-length: "))
                            .unwrap_or("0");
                        if body.len() >= wanted.parse().unwrap() {
                            break Some((head.to_owned(), body.to_owned()));
                        }
                    }
                    if length == 0 {
                        break None;
                    }
                };
                if let Some(request) = whole {
                    requests.lock().unwrap().push(request);
                    let answer = answer.lock().unwrap().clone();
                    let _ = stream.write_all(answer.as_bytes()).await;
                }
            }
        });
        receiver
    }

    fn url(&self) -> String {
        format!("http://127.0.0.1:{}/hook", self.port)
    }

    fn answers(&self, status: u16, headers: &str, body: &str) {
        *self.answer.lock().unwrap() = answer(status, headers, body);
    }
}

fn answer(status: u16, headers: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status} x\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
}

/// HMAC-SHA256 written out (RFC 2104), so that what signs is not what checks.
fn hmac_by_hand(key: &[u8], message: &[u8]) -> Vec<u8> {
    let mut block = [0_u8; 64];
    block[..key.len()].copy_from_slice(key);
    let inner = Sha256::new().chain_update(block.map(|byte| byte ^ 0x36)).chain_update(message).finalize();
    Sha256::new().chain_update(block.map(|byte| byte ^ 0x5c)).chain_update(inner).finalize().to_vec()
}

fn header<'a>(head: &'a str, name: &str) -> &'a str {
    head.lines().find_map(|line| line.strip_prefix(&format!("{name}: "))).unwrap()
}

fn open() -> Ground {
    ground_with(|config| config.private_webhooks = true)
}

fn deliveries(ground: &Ground, hook: i64) -> Vec<vitrine_registry::store::DeliveryRow> {
    ground.registry.db.read_now(move |unit| unit.deliveries(hook, None, 100)).unwrap()
}

fn emit(ground: &Ground, event: &'static str, id: Option<&str>) {
    let id = id.map(|id| PackageId::new(id).unwrap());
    ground
        .registry
        .db
        .write_now(move |unit| webhooks::emit(unit, event, id.as_ref(), &json!({ "package": id }), NOW))
        .unwrap();
}

#[tokio::test]
async fn a_delivery_can_be_checked_by_others() {
    let (ground, receiver) = (open(), Receiver::start().await);
    let maker = account(&ground, "maker", Role::Member);
    package(&ground, "nora", &["1.0.0"], maker);
    let api = Api::of(&ground, &session(maker, Role::Member));
    let body = json!({ "url": receiver.url(), "events": ["version.published"], "package": "nora" });
    let made = api.call("POST", "/api/v1/webhooks", body).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    let secret = made.body["secret"].as_str().unwrap().strip_prefix("whsec_").unwrap().to_owned();
    let secret = STANDARD.decode(secret).unwrap();
    assert!((24..=64).contains(&secret.len()));
    let hook = made.body["id"].as_i64().unwrap();
    let list = api.get("/api/v1/webhooks").await.body;
    assert!(list["items"][0].get("secret").is_none(), "shown once");
    emit(&ground, "rating.new", Some("nora"));
    emit(&ground, "version.published", Some("nora"));
    let waiting = deliveries(&ground, hook);
    assert_eq!(waiting.len(), 1, "only what is wanted");
    let sender = Sender::new(true).unwrap();
    webhooks::attempt(&ground.registry, &sender, &waiting[0].id).await.unwrap();
    // Done again, as after a crash: nothing is sent twice once it was noted.
    webhooks::attempt(&ground.registry, &sender, &waiting[0].id).await.unwrap();
    let requests = receiver.requests.lock().unwrap().clone();
    assert_eq!(requests.len(), 1);
    let (head, body) = &requests[0];
    assert!(head.starts_with("POST /hook HTTP/1.1"), "{head}");
    let (id, time) = (header(head, "webhook-id"), header(head, "webhook-timestamp"));
    assert_eq!((id, time), (waiting[0].id.as_str(), (NOW / 1000).to_string().as_str()));
    let signed = header(head, "webhook-signature").strip_prefix("v1,").unwrap();
    let expected = hmac_by_hand(&secret, format!("{id}.{time}.{body}").as_bytes());
    assert_eq!(STANDARD.decode(signed).unwrap(), expected);
    let document: Value = serde_json::from_str(body).unwrap();
    assert_eq!(
        (document["type"].clone(), document["data"]["package"].clone()),
        (json!("version.published"), json!("nora"))
    );
    assert!(document["timestamp"].as_str().unwrap().starts_with("2026-11-01T00:00:00"));
    let log = api.get(&format!("/api/v1/webhooks/{hook}/deliveries")).await.body;
    assert_eq!(
        (log["items"][0]["state"].clone(), log["items"][0]["status"].clone()),
        (json!("delivered"), json!(204))
    );
}

#[tokio::test]
async fn failures_are_tried_again_for_a_day_and_can_be_tried_by_hand() {
    let (ground, receiver) = (open(), Receiver::start().await);
    let admin = account(&ground, "admin", Role::Admin);
    let api = Api::of(&ground, &session(admin, Role::Admin));
    let body = json!({ "url": receiver.url(), "events": ["*"] });
    let hook = api.call("POST", "/api/v1/webhooks", body).await.body["id"].as_i64().unwrap();
    receiver.answers(500, "", &format!("<script>{}", "x".repeat(5_000)));
    emit(&ground, "integrity.broken", None);
    let id = deliveries(&ground, hook)[0].id.clone();
    let sender = Sender::new(true).unwrap();
    let jobs = || -> Vec<i64> {
        let database = database(&ground);
        let mut statement =
            database.prepare("SELECT run_at FROM job WHERE kind = 'webhook' ORDER BY id").unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    };
    let mut now = NOW;
    assert_eq!(jobs(), [NOW]);
    for attempt in 1..=ATTEMPTS {
        webhooks::attempt(&ground.registry, &sender, &id).await.unwrap();
        let row = deliveries(&ground, hook).remove(0);
        assert_eq!((row.attempts, row.status), (attempt, Some(500)));
        assert_eq!(row.answer.as_ref().unwrap().len(), 1024, "a bounded part of the answer is kept");
        match PAUSES.get(attempt as usize - 1) {
            Some(pause) => {
                assert_eq!(row.next, Some(now + pause));
                assert_eq!(jobs().last(), Some(&(now + pause)));
                now += pause;
                ground.clock.set(now);
            }
            None => assert_eq!(row.state, DeliveryState::Failed),
        }
    }
    assert_eq!(receiver.requests.lock().unwrap().len(), ATTEMPTS as usize);
    let times: Vec<String> = receiver
        .requests
        .lock()
        .unwrap()
        .iter()
        .map(|(head, _)| header(head, "webhook-timestamp").to_owned())
        .collect();
    assert_eq!(
        times.iter().collect::<std::collections::HashSet<_>>().len(),
        ATTEMPTS as usize,
        "a new time each"
    );
    receiver.answers(200, "", "fine");
    let retried = api.call("POST", &format!("/api/v1/deliveries/{id}/retry"), json!({})).await;
    assert_eq!(retried.status, StatusCode::ACCEPTED);
    webhooks::attempt(&ground.registry, &sender, &id).await.unwrap();
    assert_eq!(deliveries(&ground, hook)[0].state, DeliveryState::Delivered);
    assert_eq!(
        api.call("POST", &format!("/api/v1/deliveries/{id}/retry"), json!({})).await.status,
        StatusCode::CONFLICT
    );
    assert_eq!(
        api.call("POST", "/api/v1/deliveries/msg_none/retry", json!({})).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_webhook_that_fails_for_days_is_turned_off_and_its_maker_told() {
    let (ground, receiver) = (open(), Receiver::start().await);
    let admin = account(&ground, "admin", Role::Admin);
    let api = Api::of(&ground, &session(admin, Role::Admin));
    let body = json!({ "url": receiver.url(), "events": ["*"] });
    let hook = api.call("POST", "/api/v1/webhooks", body).await.body["id"].as_i64().unwrap();
    receiver.answers(503, "", "");
    let sender = Sender::new(true).unwrap();
    let fail = async |days: i64| {
        ground.clock.set(NOW + days * 86_400_000);
        emit(&ground, "test", None);
        let id = deliveries(&ground, hook)[0].id.clone();
        webhooks::attempt(&ground.registry, &sender, &id).await.unwrap();
    };
    fail(0).await;
    fail(4).await;
    assert_eq!(api.get("/api/v1/webhooks").await.body["items"][0]["active"], true);
    fail(5).await;
    let row = api.get("/api/v1/webhooks").await.body["items"][0].clone();
    assert_eq!(row["active"], false);
    assert!(row["disabled"].as_str().unwrap().contains("five days"));
    assert_eq!(row["disabledSaid"][0]["code"], "webhook.given_up");
    let inbox = ground.registry.db.read_now(move |unit| unit.inbox(admin, i64::MAX, 9)).unwrap();
    assert_eq!(inbox[0].kind, "webhook.disabled");
    let before = deliveries(&ground, hook).len();
    emit(&ground, "test", None);
    assert_eq!(deliveries(&ground, hook).len(), before, "nothing more is noted for it");
    let revived = api.call("POST", &format!("/api/v1/webhooks/{hook}/revive"), json!({})).await.body;
    assert_eq!((revived["active"].clone(), revived["failingSince"].clone()), (json!(true), Value::Null));
    assert_eq!(
        api.call("POST", &format!("/api/v1/webhooks/{hook}/test"), json!({})).await.status,
        StatusCode::ACCEPTED
    );
    assert_eq!(
        api.call("DELETE", &format!("/api/v1/webhooks/{hook}"), json!({})).await.status,
        StatusCode::NO_CONTENT
    );
    assert!(deliveries(&ground, hook).is_empty());
}

/// Names as an attacker's name server would answer.
struct Names(HashMap<&'static str, Vec<&'static str>>);

impl Lookup for Names {
    fn addresses(&self, name: String) -> Found {
        let found: Vec<IpAddr> =
            self.0.get(name.as_str()).into_iter().flatten().map(|text| text.parse().unwrap()).collect();
        Box::pin(async move { Ok(found) })
    }
}

#[tokio::test]
async fn nothing_private_is_ever_connected_to() {
    let receiver = Receiver::start().await;
    let names = Names(HashMap::from([
        ("inner.example", vec!["127.0.0.1"]),
        ("mixed.example", vec!["93.184.216.34", "127.0.0.1"]),
        ("metadata.example", vec!["169.254.169.254"]),
        ("mapped.example", vec!["::ffff:127.0.0.1"]),
        ("six.example", vec!["::1"]),
        ("nowhere.example", vec![]),
    ]));
    let sender = Sender::looking_up(Arc::new(names), false).unwrap();
    let hosts = [
        "127.0.0.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "0.0.0.0",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:10.0.0.1]",
        "169.254.169.254",
        "localhost",
        "inner.example",
        "INNER.example",
        "mixed.example",
        "metadata.example",
        "mapped.example",
        "six.example",
        "nowhere.example",
    ];
    for host in hosts {
        for scheme in ["https", "http"] {
            let url = format!("{scheme}://{host}:{}/hook", receiver.port);
            let parcel = Parcel { url: &url, id: "msg_1", seconds: 1, signature: "v1,x".into(), body: "{}" };
            let sent = tokio::time::timeout(Duration::from_secs(20), sender.send(&parcel)).await.unwrap();
            assert!(sent.problem.is_some() && sent.status.is_none(), "{url}: {sent:?}");
            if host.ends_with("example") && scheme == "https" && host != "nowhere.example" {
                assert_eq!(
                    sent.problem.as_deref(),
                    Some("The address leads into a private network."),
                    "{url}"
                );
            }
        }
    }
    assert_eq!(receiver.connections.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_redirect_is_a_failure_and_is_not_followed() {
    let (first, second) = (Receiver::start().await, Receiver::start().await);
    let sender = Sender::new(true).unwrap();
    for status in [301, 302, 303, 307, 308] {
        first.answers(status, &format!("location: {}\r\n", second.url()), "");
        let url = first.url();
        let parcel = Parcel { url: &url, id: "msg_1", seconds: 1, signature: "v1,x".into(), body: "{}" };
        let sent = sender.send(&parcel).await;
        assert_eq!(sent.status, Some(status));
        assert!(sent.problem.is_some());
    }
    assert_eq!(second.connections.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn what_will_not_do_is_said_when_it_is_made() {
    let ground = ground();
    let maker = account(&ground, "maker", Role::Member);
    let other = account(&ground, "other", Role::Member);
    package(&ground, "nora", &["1.0.0"], maker);
    let api = Api::of(&ground, &session(other, Role::Member));
    let hook = |url: &str, events: Value| json!({ "url": url, "events": events });
    for url in [
        "https://127.0.0.1/",
        "https://169.254.169.254/x",
        "https://[::ffff:10.0.0.1]/",
        "http://example.org/",
        "x",
    ] {
        let answer = api.call("POST", "/api/v1/webhooks", hook(url, json!(["*"]))).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{url}");
        assert_eq!(answer.body["fields"][0]["field"], "url");
    }
    for events in [json!([]), json!(["<script>"])] {
        let answer = api.call("POST", "/api/v1/webhooks", hook("https://example.org/", events)).await;
        assert_eq!(answer.body["fields"][0]["field"], "events");
    }
    let mut about = hook("https://example.org/", json!(["*"]));
    about["package"] = json!("nora");
    assert_eq!(api.call("POST", "/api/v1/webhooks", about).await.status, StatusCode::FORBIDDEN);
    // Somebody else's webhook is not there, and hears nothing of packages that are not theirs.
    let made = api.call("POST", "/api/v1/webhooks", hook("https://example.org/", json!(["*"]))).await.body;
    let id = made["id"].as_i64().unwrap();
    emit(&ground, "version.published", Some("nora"));
    emit(&ground, "integrity.broken", None);
    assert!(deliveries(&ground, id).is_empty());
    let maker = Api::of(&ground, &session(maker, Role::Member));
    for (method, path) in [("DELETE", ""), ("POST", "/test"), ("POST", "/revive"), ("GET", "/deliveries")] {
        let answer = maker.call(method, &format!("/api/v1/webhooks/{id}{path}"), json!({})).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{method} {path}");
    }
}
