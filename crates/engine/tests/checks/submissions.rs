//! News of one's own submissions, heard with the looks at the galleries.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use vitrine_api::Commands as _;
use vitrine_api::types::*;
use vitrine_base::FixedClock;
use vitrine_engine::Gallery;
use vitrine_engine::checks::{Lookout, Moment};
use vitrine_engine::registries::token::{self, Signed};
use vitrine_testkit::{PersonaSpec, gallery};

use super::galleries::rows;
use super::{Around, DAY, MIDNIGHT, MINUTE, set};
use crate::world::{LIMIT, options};

/// A gallery of files with a registry's list of submissions beside it.
#[derive(Debug, Default)]
struct Desk {
    files: PathBuf,
    items: Vec<Value>,
    /// Answers with the list, and those that said it is as before.
    whole: usize,
    unchanged: usize,
    refuse: Option<(u16, &'static str)>,
}

type Shared = Arc<Mutex<Desk>>;

async fn answer(State(desk): State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    let mut desk = desk.lock().unwrap();
    if uri.path() != "/api/v1/submissions" {
        let file = desk.files.join(uri.path().trim_start_matches('/'));
        return std::fs::read(file)
            .map_or(StatusCode::NOT_FOUND.into_response(), |bytes| bytes.into_response());
    }
    assert_eq!(headers["authorization"], "Bearer secret");
    if let Some((status, code)) = desk.refuse {
        let problem = json!({ "code": code, "detail": "No." });
        return (StatusCode::from_u16(status).unwrap(), axum::Json(problem)).into_response();
    }
    let body = json!({ "items": desk.items }).to_string();
    let etag = format!("\"{}\"", &vitrine_base::Sha256::of(body.as_bytes()).to_hex()[..32]);
    if headers.get("if-none-match").is_some_and(|known| *known == etag) {
        desk.unchanged += 1;
        return StatusCode::NOT_MODIFIED.into_response();
    }
    desk.whole += 1;
    ([("ETag", etag), ("Content-Type", "application/json".into())], body).into_response()
}

struct Post {
    folder: tempfile::TempDir,
    gallery: Gallery,
    desk: Shared,
    url: String,
    clock: FixedClock,
    around: Arc<Around>,
    told: Arc<Mutex<Vec<Notice>>>,
    now: i64,
}

impl Post {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let files = folder.path().join("files");
        std::fs::create_dir(&files).unwrap();
        gallery::homepilot_bucket(&files, &[PersonaSpec::new("nora")]);
        let desk = Arc::new(Mutex::new(Desk { files, ..Desk::default() }));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let app = Router::new().fallback(answer).with_state(desk.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        let clock = FixedClock::at(MIDNIGHT);
        let mut options = options(&folder.path().join("home"));
        options.clock = Arc::new(clock.clone());
        let gallery = Gallery::open(options).unwrap();
        let wish = AddSource { location: url.clone(), name: Some("town".into()), ..Default::default() };
        gallery.add_source(wish).await.unwrap();
        for job in gallery.jobs(()).await.unwrap() {
            let job = JobRef { id: job.id };
            tokio::time::timeout(LIMIT, gallery.wait_job(&job, |_| {})).await.unwrap().unwrap();
        }
        let post = Self {
            folder,
            gallery,
            desk,
            url,
            clock,
            around: Arc::default(),
            told: Arc::default(),
            now: MIDNIGHT,
        };
        post.sign_in();
        post
    }

    fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    fn sign_in(&self) {
        let signed = Signed {
            account: "mira".into(),
            scopes: vec!["read".into(), "publish".into()],
            token: "secret".into(),
        };
        token::keep(&self.home(), &self.url, &signed, false).unwrap();
    }

    fn list(&self, items: &[(&str, &str)]) {
        let item = |(id, state): &(&str, &str)| json!({ "id": id, "state": state, "name": id, "updated": 1 });
        self.desk.lock().unwrap().items = items.iter().map(item).collect();
    }

    fn lookout(&self) -> Lookout<impl Fn(Notice) + Send + Sync + use<>> {
        let told = self.told.clone();
        Lookout::new(self.gallery.clone(), self.around.clone(), move |notice| {
            told.lock().unwrap().push(notice)
        })
    }

    async fn turn<T: Fn(Notice) + Send + Sync>(&mut self, lookout: &mut Lookout<T>, after: i64) {
        self.now += after;
        self.clock.set(self.now);
        let moment = Moment { clock: self.now, steady: Duration::from_millis((self.now - MIDNIGHT) as u64) };
        let cancel = CancellationToken::new();
        tokio::time::timeout(LIMIT, lookout.turn(moment, &cancel)).await.expect("in time");
    }

    /// A day passes: the computer wakes, waits a moment, looks.
    async fn day<T: Fn(Notice) + Send + Sync>(&mut self, lookout: &mut Lookout<T>) {
        self.turn(lookout, DAY - 10 * MINUTE).await;
        for _ in 0..5 {
            self.turn(lookout, 2 * MINUTE).await;
        }
    }

    /// What was told of submissions.
    fn told(&self) -> Vec<(String, String)> {
        let told = std::mem::take(&mut *self.told.lock().unwrap());
        let submission = |notice| match notice {
            Notice::Submission { id, state, .. } => Some((id, state)),
            _ => None,
        };
        told.into_iter().filter_map(submission).collect()
    }

    async fn marked(&self) -> u32 {
        // Who is signed in is shown where it is known that there is a registry; this counts for itself.
        let kept = rusqlite::Connection::open(self.home().join("personal.db")).unwrap();
        let text: Option<String> = kept
            .query_row("SELECT value FROM facts WHERE name = 'submissions.news'", [], |row| row.get(0))
            .ok();
        let book: Value = text.map_or(Value::Null, |text| serde_json::from_str(&text).unwrap());
        book["town"]["unseen"].as_array().map_or(0, Vec::len) as u32
    }
}

fn news(id: &str, state: &str) -> (String, String) {
    (id.into(), state.into())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_is_told_once_and_marked_until_it_was_seen() {
    let mut post = Post::new().await;
    let mut lookout = post.lookout();
    post.list(&[("s1", "in_review"), ("s0", "published")]);
    post.day(&mut lookout).await;
    assert_eq!((post.told(), post.marked().await), (vec![], 0), "what was so before is no news");
    assert_eq!(post.desk.lock().unwrap().whole, 1);

    post.list(&[("s1", "needs_changes"), ("s0", "published")]);
    post.day(&mut lookout).await;
    assert_eq!((post.told(), post.marked().await), (vec![news("s1", "needs_changes")], 1));
    post.day(&mut lookout).await;
    post.day(&mut lookout).await;
    assert_eq!((post.told(), post.marked().await), (vec![], 1), "once");
    assert!(post.desk.lock().unwrap().unchanged >= 2, "with a condition");

    // One that was sent and decided between two looks.
    post.list(&[("s2", "published"), ("s1", "needs_changes"), ("s0", "published")]);
    post.day(&mut lookout).await;
    assert_eq!((post.told(), post.marked().await), (vec![news("s2", "published")], 2));

    let seen = post.gallery.sent_submissions(()).await.unwrap().submissions;
    let marked: Vec<_> = seen.iter().filter(|row| row.news).map(|row| row.id.as_str()).collect();
    assert_eq!((marked, post.marked().await), (vec!["s2", "s1"], 0));
    let again = post.gallery.sent_submissions(()).await.unwrap().submissions;
    assert!(again.iter().all(|row| !row.news));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_disturbed_who_does_not_want_to_be() {
    let mut post = Post::new().await;
    let mut lookout = post.lookout();
    post.list(&[("s1", "in_review"), ("s2", "in_review"), ("s3", "in_review")]);
    post.day(&mut lookout).await;

    // Something fills the screen: it waits. Whoever looks at their submissions meanwhile is not told any more.
    set(&post.around.full, true);
    post.list(&[("s1", "published"), ("s2", "in_review"), ("s3", "in_review")]);
    post.day(&mut lookout).await;
    assert_eq!((post.told(), post.marked().await), (vec![], 1));
    post.gallery.sent_submissions(()).await.unwrap();
    set(&post.around.full, false);
    post.day(&mut lookout).await;
    assert_eq!(post.told(), vec![]);

    // The person wants no such notices; the mark is there all the same.
    let mut settings = post.gallery.settings(()).await.unwrap();
    settings.notifications.submissions = false;
    post.gallery.set_settings(settings.clone()).await.unwrap();
    post.list(&[("s1", "published"), ("s2", "rejected"), ("s3", "in_review")]);
    post.day(&mut lookout).await;
    assert_eq!((post.told(), post.marked().await), (vec![], 1));

    // A registry that is busy is no news, and one that ends the sign-in is asked no more.
    settings.notifications.submissions = true;
    post.gallery.set_settings(settings).await.unwrap();
    post.desk.lock().unwrap().refuse = Some((503, "registry.busy"));
    post.day(&mut lookout).await;
    assert!(token::kept(&post.home(), &post.url).is_some());
    post.desk.lock().unwrap().refuse = Some((401, "token.revoked"));
    post.day(&mut lookout).await;
    assert_eq!((post.told(), token::kept(&post.home(), &post.url)), (vec![], None));
    post.desk.lock().unwrap().refuse = None;
    post.list(&[("s1", "published"), ("s2", "rejected"), ("s3", "published")]);
    let asked = post.desk.lock().unwrap().whole;
    post.day(&mut lookout).await;
    assert_eq!((post.told(), post.desk.lock().unwrap().whole), (vec![], asked), "nobody is signed in");
    assert_eq!(post.marked().await, 0, "nothing is remembered of an account that is signed out");
}

#[tokio::test(flavor = "multi_thread")]
async fn four_hundred_days_of_submissions_leave_no_more_rows() {
    let mut post = Post::new().await;
    let mut lookout = post.lookout();
    let size = |post: &Post| {
        let kept = rusqlite::Connection::open(post.home().join("personal.db")).unwrap();
        kept.query_row("SELECT coalesce(sum(length(value)), 0) FROM facts", [], |row| row.get::<_, i64>(0))
            .unwrap()
    };
    let mut before = None;
    for day in 0..400_u32 {
        // A new one every other day, of which a registry lists the newest fifty.
        let ids: Vec<String> = (0..day / 2).rev().take(50).map(|number| format!("s{number:03}")).collect();
        let state = |id: &String| {
            if id.as_str() == format!("s{:03}", day / 2 - 1) { "in_review" } else { "published" }
        };
        let items: Vec<(&str, &str)> = ids.iter().map(|id| (id.as_str(), state(id))).collect();
        post.list(&items);
        post.turn(&mut lookout, DAY - 2 * MINUTE).await;
        post.turn(&mut lookout, 2 * MINUTE).await;
        if day == 150 {
            before = Some((rows(&post.home()), size(&post)));
        }
    }
    let (counted, bytes) = before.unwrap();
    assert_eq!(rows(&post.home()), counted);
    assert!(size(&post) <= bytes + 2_000, "{bytes} → {}", size(&post));
    assert!(post.told().len() > 100, "and it was told of");
}
