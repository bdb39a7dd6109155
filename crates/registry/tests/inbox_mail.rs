//! The inbox, and mail through a mail server that stands in for the operator's.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::http::StatusCode;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;
use vitrine_registry::Registry;
use vitrine_registry::accounts::identity::Role;
use vitrine_registry::jobs::{JobContext, JobError};
use vitrine_registry::notify::{self, Importance, To};
use vitrine_registry::store::Notice;

use crate::ground::{Ground, NOW, ground, ground_with};
use crate::shelf::{Api, account, database, session};

/// A mail server that keeps what it is given. It answers `MAIL FROM` with what is in `refusals`, one after the other.
struct Post {
    port: u16,
    letters: Arc<Mutex<Vec<String>>>,
    refusals: Arc<Mutex<Vec<&'static str>>>,
}

impl Post {
    async fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (letters, refusals) =
            (Arc::<Mutex<Vec<String>>>::default(), Arc::<Mutex<Vec<&'static str>>>::default());
        let (kept, refuse) = (Arc::clone(&letters), Arc::clone(&refusals));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&kept), Arc::clone(&refuse)));
            }
        });
        Self { port, letters, refusals }
    }
}

async fn serve(stream: TcpStream, letters: Arc<Mutex<Vec<String>>>, refusals: Arc<Mutex<Vec<&'static str>>>) {
    let mut stream = BufReader::new(stream);
    let mut line = String::new();
    let (mut letter, mut in_letter, mut answer) = (String::new(), false, "220 post\r\n".to_owned());
    loop {
        if stream.write_all(answer.as_bytes()).await.is_err() {
            return;
        }
        answer.clear();
        line.clear();
        if stream.read_line(&mut line).await.unwrap_or(0) == 0 {
            return;
        }
        if in_letter {
            if line == ".\r\n" {
                in_letter = false;
                letters.lock().unwrap().push(std::mem::take(&mut letter));
                answer = "250 kept\r\n".into();
            } else {
                letter.push_str(&line);
            }
            continue;
        }
        let refusal = line.starts_with("MAIL").then(|| refusals.lock().unwrap().pop()).flatten();
        answer = match line.split([' ', ':']).next().unwrap_or_default().trim() {
            "EHLO" => "250-post\r\n250 SMTPUTF8\r\n".into(),
            "DATA" => {
                in_letter = true;
                "354 go on\r\n".into()
            }
            "QUIT" => "221 bye\r\n".into(),
            _ => refusal.map_or_else(|| "250 ok\r\n".into(), |refusal| format!("{refusal}\r\n")),
        };
    }
}

fn notice(kind: &'static str, title: &str) -> Notice {
    Notice { kind, title: title.into(), body: "More of it".into(), link: "#/x".into() }
}

fn reachable(ground: &Ground, account: i64, mail: &str) {
    database(ground)
        .execute(
            "UPDATE account SET email = 'mira@example.org', email_confirmed = 1, mail = ?2 WHERE id = ?1",
            rusqlite::params![account, mail],
        )
        .unwrap();
}

fn mail_jobs(ground: &Ground) -> Vec<Value> {
    let database = database(ground);
    let mut statement = database.prepare("SELECT payload FROM job WHERE kind = 'mail' ORDER BY id").unwrap();
    let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    rows.map(|row| serde_json::from_str(&row.unwrap()).unwrap()).collect()
}

async fn run(registry: &Arc<Registry>, payload: Value) -> Result<(), JobError> {
    let job = JobContext { id: 5, attempt: 1, last: false, payload, stop: CancellationToken::new() };
    let handlers = notify::handlers();
    let done = handlers[0].run(registry, &job);
    tokio::time::timeout(Duration::from_secs(60), done).await.expect("mail in time")
}

#[tokio::test]
async fn an_inbox_is_read_page_by_page() {
    let ground = ground();
    let (mira, other) = (account(&ground, "mira", Role::Member), account(&ground, "other", Role::Member));
    for number in 0..5 {
        let notice = notice("submission.published", &format!("<b>{number}</b>"));
        ground.registry.db.write_now(move |unit| notify::tell(unit, mira, &notice, NOW + number)).unwrap();
    }
    let api = Api::of(&ground, &session(mira, Role::Member));
    let first = api.get("/api/v1/account/inbox?limit=3").await.body;
    assert_eq!(first["unread"], 5);
    assert_eq!(first["items"][0]["title"], "<b>4</b>", "as written: the page escapes it");
    let next = first["next"].as_str().unwrap();
    let second = api.get(&format!("/api/v1/account/inbox?limit=3&cursor={next}")).await.body;
    assert_eq!((second["items"].as_array().unwrap().len(), second["next"].clone()), (2, Value::Null));
    let up_to = first["items"][1]["id"].clone();
    let read = api.call("POST", "/api/v1/account/inbox/read", json!({ "upTo": up_to })).await.body;
    assert_eq!(read["unread"], 1);
    let api = Api::of(&ground, &session(other, Role::Member));
    assert_eq!(api.get("/api/v1/account/inbox").await.body["items"], json!([]));
    assert_eq!(api.get("/api/v1/account/inbox?cursor=x").await.status, StatusCode::BAD_REQUEST);
    let news =
        ground.registry.db.read_now(move |unit| unit.news_after(&format!("account:{mira}"), 0, 9)).unwrap();
    assert_eq!(news.len(), 5);
    assert!(news[0].body.contains("\"event\":\"notice\""));
}

#[test]
fn who_wants_which_mail() {
    let ground = ground();
    let mira = account(&ground, "mira", Role::Member);
    let tell = |kind| {
        ground.registry.db.write_now(|unit| notify::tell(unit, mira, &notice(kind, "t"), NOW)).unwrap()
    };
    let mail = |importance| {
        ground
            .registry
            .db
            .write_now(|unit| notify::mail(unit, To::Account(mira), "s", "t", importance, NOW))
            .unwrap();
    };
    tell("submission.needs_changes");
    mail(Importance::Always);
    assert_eq!(mail_jobs(&ground).len(), 0, "no address");
    for (wants, ordinary, important) in [("none", 0, 0), ("important", 0, 1), ("all", 1, 1)] {
        reachable(&ground, mira, wants);
        let sent = |act: &dyn Fn()| {
            let before = mail_jobs(&ground).len();
            act();
            mail_jobs(&ground).len() - before
        };
        assert_eq!(sent(&|| tell("rating.new")), ordinary, "{wants}");
        assert_eq!(sent(&|| tell("submission.needs_changes")), important, "{wants}");
        assert_eq!(sent(&|| mail(Importance::Always)), 1, "{wants}");
    }
    database(&ground).execute("UPDATE account SET email_confirmed = 0", []).unwrap();
    let before = mail_jobs(&ground).len();
    tell("submission.needs_changes");
    assert_eq!(mail_jobs(&ground).len(), before, "an address that was never confirmed gets nothing");
    let title = notice("submission.rejected", "Nora\r\nBcc: all@example.org");
    reachable(&ground, mira, "all");
    ground.registry.db.write_now(|unit| notify::tell(unit, mira, &title, NOW)).unwrap();
    assert_eq!(mail_jobs(&ground).last().unwrap()["subject"], "Nora  Bcc: all@example.org");
}

#[tokio::test]
async fn a_letter_arrives_and_one_that_cannot_is_tried_again_or_given_up() {
    let post = Post::start().await;
    let ground = ground_with(|config| {
        config.smtp = Some(format!("smtp://127.0.0.1:{}", post.port));
        config.mail_from = Some("Gallery <gallery@example.org>".into());
        config.public_url = Some("https://gallery.example/".parse().unwrap());
    });
    let payload = json!({ "to": "mira@example.org", "subject": "Grüße", "text": "Hello\n.\nworld", "link": "#/submissions/1" });
    run(&ground.registry, payload.clone()).await.unwrap();
    let letter = post.letters.lock().unwrap()[0].clone();
    assert!(
        letter.contains("To: mira@example.org") && letter.contains("From: ") && letter.contains("=?utf-8?"),
        "{letter}"
    );
    assert!(letter.contains("https://gallery.example/#/submissions/1"), "{letter}");
    assert!(letter.to_lowercase().contains("content-type: text/plain"), "{letter}");
    *post.refusals.lock().unwrap() = vec!["451 later"];
    assert!(matches!(run(&ground.registry, payload.clone()).await, Err(JobError::Again(_))));
    run(&ground.registry, payload.clone()).await.unwrap();
    let ids: Vec<String> = post
        .letters
        .lock()
        .unwrap()
        .iter()
        .map(|letter| letter.lines().find(|line| line.starts_with("Message-ID")).unwrap().to_owned())
        .collect();
    assert_eq!(ids[0], ids[1], "a letter that goes out twice can be told");
    *post.refusals.lock().unwrap() = vec!["550 never"];
    assert!(matches!(run(&ground.registry, payload.clone()).await, Err(JobError::Dead(_))));
    let injected = json!({ "to": "a@example.org\r\nBcc: b@example.org", "subject": "s", "text": "t" });
    assert!(matches!(run(&ground.registry, injected).await, Err(JobError::Dead(_))));
    assert_eq!(post.letters.lock().unwrap().len(), 2);
}

#[tokio::test]
async fn a_mail_server_that_is_down_loses_nothing_and_prints_no_password() {
    let ground = ground_with(|config| config.smtp = Some("smtp://user:hunter2@127.0.0.1:1".into()));
    let payload = json!({ "to": "mira@example.org", "subject": "s", "text": "t" });
    let Err(JobError::Again(sentence)) = run(&ground.registry, payload).await else {
        panic!("it is tried again")
    };
    assert!(!sentence.contains("hunter2"), "{sentence}");
    let without = crate::ground::ground();
    run(&without.registry, json!({ "to": "a@example.org", "subject": "s", "text": "t" })).await.unwrap();
}
