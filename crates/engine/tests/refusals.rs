//! What a registry refuses, at every step the engine takes by itself: signing in and out, sending a draft, the list of
//! what was sent, the package of a submission, news. What the window asks for is passed on as it is, and put into words
//! there (ui/tests/refusals.test.ts).

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use vitrine_api::types::*;
use vitrine_api::{ApiError, Commands as _, Event};
use vitrine_engine::Gallery;
use vitrine_engine::registries::token::{self, Signed};
use vitrine_testkit::PersonaSpec;

use crate::world::{LIMIT, options};

const TOKEN: &str = "vtr_0123456789abcdef";
const STATUSES: [u16; 9] = [401, 403, 409, 413, 422, 429, 500, 502, 503];

/// How a refusal is worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Words {
    Problem,
    Page,
    Nothing,
}

const WORDS: [Words; 3] = [Words::Problem, Words::Page, Words::Nothing];

/// What is refused, and how.
#[derive(Debug, Clone)]
struct Refused {
    method: &'static str,
    path: &'static str,
    status: u16,
    words: Words,
    code: &'static str,
}

impl Refused {
    /// A refusal that says back whose token came with the question.
    fn answer(&self, headers: &HeaderMap) -> Response {
        let sent = headers.get("authorization").map_or("nobody", |value| value.to_str().unwrap());
        let sent = sent.trim_start_matches("Bearer ");
        let (kind, body) = match self.words {
            Words::Problem => {
                let detail = format!("It is refused to {sent}.");
                ("application/problem+json", json!({ "code": self.code, "detail": detail }).to_string())
            }
            Words::Page => ("text/html", format!("<!doctype html><h1>No</h1>{sent}")),
            Words::Nothing => ("text/plain", String::new()),
        };
        let status = StatusCode::from_u16(self.status).unwrap();
        let wait = if self.path.contains("/device/token") { "1" } else { "7" };
        (status, [("Retry-After", wait), ("Content-Type", kind)], body).into_response()
    }
}

/// A registry that does what is asked, except for what it is told to refuse.
#[derive(Debug, Default)]
struct Desk {
    refused: Option<Refused>,
    /// Refused once and no more.
    once: bool,
    sent: usize,
}

type Shared = Arc<Mutex<Desk>>;

async fn answer(
    State(desk): State<Shared>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: axum::body::Bytes,
) -> Response {
    let mut desk = desk.lock().unwrap();
    let is = |refused: &&Refused| refused.method == method.as_str() && uri.path().starts_with(refused.path);
    if let Some(refused) = desk.refused.clone().filter(|refused| is(&refused)) {
        if desk.once {
            desk.refused = None;
        }
        return refused.answer(&headers);
    }
    let page = format!("http://{}/device", headers["host"].to_str().unwrap());
    let row = json!({ "id": "s1", "state": "needs_changes", "name": "Nora", "updated": 5 });
    match (method.as_str(), uri.path()) {
        ("POST", "/api/v1/device/code") => axum::Json(json!({
            "device_code": "d", "user_code": "ABCD-EFGH", "interval": 1, "expires_in": 60,
            "verification_uri": page,
        }))
        .into_response(),
        ("POST", "/api/v1/device/token") => {
            axum::Json(json!({ "access_token": TOKEN, "scope": "read publish" })).into_response()
        }
        ("GET", "/api/v1/account") => axum::Json(json!({ "handle": "mira" })).into_response(),
        ("DELETE", "/api/v1/account/token") => StatusCode::NO_CONTENT.into_response(),
        ("POST", "/api/v1/uploads") => {
            desk.sent = 0;
            (StatusCode::CREATED, [("Location", "/api/v1/uploads/u1")]).into_response()
        }
        ("HEAD" | "PATCH", "/api/v1/uploads/u1") => {
            desk.sent += body.len();
            (StatusCode::OK, [("Upload-Offset", desk.sent.to_string())]).into_response()
        }
        ("GET", "/api/v1/submissions") => axum::Json(json!({ "items": [row] })).into_response(),
        ("POST" | "GET" | "PATCH", "/api/v1/submissions" | "/api/v1/submissions/s1") => {
            axum::Json(row).into_response()
        }
        ("GET", "/api/v1/submissions/s1/package") => b"PK whole".into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Somebody with a draft, signed in.
struct Maker {
    folder: tempfile::TempDir,
    gallery: Gallery,
    desk: Shared,
    url: String,
    draft: DraftRef,
}

impl Maker {
    async fn new() -> Self {
        let desk = Shared::default();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let app = Router::new().fallback(answer).with_state(desk.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        let folder = tempfile::tempdir().unwrap();
        let mut options = options(&folder.path().join("home"));
        options.downloads = folder.path().join("Downloads");
        let gallery = Gallery::open(options).unwrap();
        let wish = AddSource { location: url.clone(), name: Some("town".into()), ..Default::default() };
        gallery.add_source(wish).await.unwrap();
        let nora = folder.path().join("nora");
        PersonaSpec::new("nora").folder(&nora);
        let made = gallery.draft_new(NewDraft { path: nora.display().to_string() }).await.unwrap();
        let change = DraftChange {
            id: made.id.clone(),
            fields: Some(fields()),
            agreed: Some(true),
            source: Some("town".into()),
            ..DraftChange::default()
        };
        gallery.change_draft(change).await.unwrap();
        let maker = Self { folder, gallery, desk, url, draft: DraftRef { id: made.id } };
        maker.sign_in();
        maker
    }

    fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    fn downloads(&self) -> PathBuf {
        self.folder.path().join("Downloads")
    }

    fn sign_in(&self) {
        let scopes = vec!["read".into(), "publish".into()];
        let signed = Signed { account: "mira".into(), scopes, token: TOKEN.into() };
        token::keep(&self.home(), &self.url, &signed, false).unwrap();
    }

    fn is_signed_in(&self) -> bool {
        token::kept(&self.home(), &self.url).is_some()
    }

    fn refuse(&self, refused: Option<Refused>) {
        self.desk.lock().unwrap().refused = refused;
    }

    async fn act(&self, action: Action) -> Result<(), ApiError> {
        match action {
            Action::Send => {
                let job = self.gallery.submit_draft(self.draft.clone()).await?;
                let ended = self.gallery.wait_job(&job, |_| {});
                let ended = tokio::time::timeout(LIMIT, ended).await.expect("in time")?;
                ended.error.map_or(Ok(()), Err)
            }
            Action::List => match self.gallery.sent_submissions(()).await?.problems.pop() {
                Some(problem) => Err(problem),
                None => Ok(()),
            },
            Action::Save => {
                let name = "nora.hpersona".into();
                let wish = SavePackage { source: "town".into(), submission: "s1".into(), name };
                self.gallery.registry_save_package(wish).await.map(drop)
            }
            Action::SignIn => {
                let wish = RegistrySignIn { source: "town".into(), tools: false };
                self.gallery.registry_sign_in(wish).await?;
                self.gallery.registry_sign_in_cancel(SourceRef { name: "town".into() }).await
            }
        }
    }

    async fn assert_nothing_lost(&self, about: &str) {
        let draft = self.gallery.draft(self.draft.clone()).await.unwrap();
        assert_eq!((draft.fields, draft.agreed), (fields(), true), "{about}");
        assert_eq!(draft.material, DraftMaterial::Same, "{about}");
        assert!(self.is_signed_in(), "{about}");
    }
}

fn fields() -> ListingFields {
    ListingFields {
        id: Some("nora".into()),
        version: Some("1.0.0".into()),
        licence: Some("CC-BY-4.0".into()),
        ..ListingFields::default()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    SignIn,
    Send,
    List,
    Save,
}

/// Every step, in the order in which a draft takes them: each step begins where the one before was let through.
const STEPS: [(Action, &str, &str); 8] = [
    (Action::SignIn, "POST", "/api/v1/device/code"),
    (Action::List, "GET", "/api/v1/submissions"),
    (Action::Save, "GET", "/api/v1/submissions/s1/package"),
    (Action::Send, "POST", "/api/v1/submissions"),
    (Action::Send, "POST", "/api/v1/uploads"),
    (Action::Send, "PATCH", "/api/v1/uploads/u1"),
    (Action::Send, "PATCH", "/api/v1/submissions/s1"),
    (Action::Send, "GET", "/api/v1/submissions/s1"),
];

fn code_of(status: u16) -> &'static str {
    match status {
        401 => "refused.sign_in",
        403 => "refused.forbidden",
        409 => "refused.conflict",
        413 => "refused.too_large",
        422 => "refused.invalid",
        429 => "refused.too_often",
        _ => "refused.failing",
    }
}

fn assert_for_people(error: &ApiError, refused: &Refused) {
    let about = format!("{refused:?}: {error:?}");
    let code = if refused.words == Words::Problem { refused.code } else { code_of(refused.status) };
    assert_eq!(error.code, code, "{about}");
    let sentence = error.sentence.trim_start_matches("town: ");
    assert!(sentence.ends_with('.') && sentence.len() < 600, "{about}");
    assert!(sentence.starts_with(char::is_uppercase) && !sentence.contains(['<', '{', '[']), "{about}");
    let everything = format!("{error:?}");
    assert!(!everything.contains(TOKEN) && !everything.contains("<h1>"), "{about}");
    if refused.words == Words::Problem {
        let whom = if refused.path.contains("/device/") { "nobody" } else { "…" };
        assert_eq!(sentence, format!("It is refused to {whom}."), "{about}");
    }
    if refused.status == 429 {
        assert!(error.action.as_ref().is_some_and(|action| action.contains("7 seconds")), "{about}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_refusal_is_a_sentence_and_loses_nothing() {
    let maker = Maker::new().await;
    for (action, method, path) in STEPS {
        for (status, words) in STATUSES.into_iter().flat_map(|status| WORDS.map(|words| (status, words))) {
            // Where the upload stands is asked again for a while: another request may hold it.
            if (method, path, status) == ("PATCH", "/api/v1/uploads/u1", 409) {
                continue;
            }
            let refused = Refused { method, path, status, words, code: "some.thing" };
            maker.refuse(Some(refused.clone()));
            let error = maker.act(action).await.expect_err(&format!("{refused:?}"));
            assert_for_people(&error, &refused);
            maker.assert_nothing_lost(&format!("{refused:?}")).await;
        }
        if action != Action::Send {
            maker.refuse(None);
            maker.act(action).await.unwrap();
        }
    }
    maker.refuse(None);
    maker.act(Action::Send).await.unwrap();
    let sent = maker.gallery.draft(maker.draft.clone()).await.unwrap().submission.unwrap();
    assert_eq!(sent.id, "s1");
    // Of everything that was refused nothing lies about.
    let saved: Vec<_> = std::fs::read_dir(maker.downloads()).unwrap().collect();
    assert_eq!(saved.len(), 1, "{saved:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_registrys_word_ends_a_sign_in() {
    let maker = Maker::new().await;
    for (action, method, path) in STEPS {
        if action == Action::SignIn {
            continue;
        }
        for (status, code) in [(403, "token.revoked"), (401, "auth.disabled")] {
            maker.refuse(Some(Refused { method, path, status, words: Words::Problem, code }));
            maker.act(action).await.unwrap_err();
            assert!(maker.is_signed_in(), "{path}: {status} {code}");
        }
        let over = Refused { method, path, status: 401, words: Words::Problem, code: "token.revoked" };
        maker.refuse(Some(over));
        let error = maker.act(action).await.unwrap_err();
        assert_eq!(error.code, "token.revoked", "{path}");
        assert!(!maker.is_signed_in(), "{path}");
        let draft = maker.gallery.draft(maker.draft.clone()).await.unwrap();
        assert_eq!((draft.fields, draft.agreed), (fields(), true), "{path}");
        maker.sign_in();
    }
    maker.refuse(None);
    maker.act(Action::Send).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_outlives_a_registry_that_is_busy() {
    let maker = Maker::new().await;
    token::forget(&maker.home(), &maker.url).unwrap();
    let mut events = maker.gallery.subscribe();
    maker.gallery.registries(()).await.unwrap();
    let busy =
        Refused { method: "POST", path: "/api/v1/device/token", status: 503, words: Words::Page, code: "" };
    maker.refuse(Some(busy));
    maker.desk.lock().unwrap().once = true;
    let wish = RegistrySignIn { source: "town".into(), tools: false };
    maker.gallery.registry_sign_in(wish).await.unwrap();
    let signed_in = async {
        while !maker.is_signed_in() {
            events.recv().await.unwrap();
        }
    };
    tokio::time::timeout(LIMIT, signed_in).await.expect("in time");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_stream_is_closed_and_signs_nobody_out_by_itself() {
    let maker = Maker::new().await;
    for (status, code, stays) in
        [(401, "auth.disabled", true), (403, "auth.scope", true), (401, "token.revoked", false)]
    {
        let path = "/api/v1/account/events";
        maker.refuse(Some(Refused { method: "GET", path, status, words: Words::Problem, code }));
        let mut events = maker.gallery.subscribe();
        let listen = RegistryListen { source: "town".into(), path: path.into(), stream: "a".into() };
        maker.gallery.registry_listen(listen).await.unwrap();
        let closed = async {
            while !matches!(events.recv().await, Ok(Event::Registry { name, .. }) if name == "closed") {}
        };
        tokio::time::timeout(LIMIT, closed).await.expect("in time");
        assert_eq!(maker.is_signed_in(), stays, "{status} {code}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_signed_out_in_another_window_keeps_the_draft() {
    let maker = Maker::new().await;
    token::forget(&maker.home(), &maker.url).unwrap();
    let error = maker.act(Action::Send).await.unwrap_err();
    assert_eq!(error.code, "draft.signed_out");
    assert!(error.sentence.ends_with('.') && error.action.unwrap().contains("kept"));
    maker.sign_in();
    maker.assert_nothing_lost("signed out elsewhere").await;
    maker.act(Action::Send).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_the_keyring_does_not_give_is_said_and_not_forgotten() {
    let maker = Maker::new().await;
    let file = maker.home().join("registries.json");
    let entry = json!({ "account": "mira", "scopes": ["read", "publish"] });
    let book = json!({ "registries": { &maker.url: entry } });
    std::fs::write(&file, book.to_string()).unwrap();
    for action in [Action::Send, Action::List] {
        let error = maker.act(action).await.unwrap_err();
        assert_eq!(error.code, "draft.signed_out", "{action:?}");
        assert!(error.sentence.contains("cannot be used here any more"), "{error:?}");
        assert!(error.action.unwrap().contains("kept"));
    }
    let kept: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    assert_eq!(kept, book);
    // Where there is none to keep it in, the file has it, and only its owner can read that.
    maker.sign_in();
    assert!(vitrine_base::fs::is_private(&file).unwrap());
    maker.act(Action::Send).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_package_is_saved_beside_what_is_there() {
    let maker = Maker::new().await;
    std::fs::create_dir_all(maker.downloads()).unwrap();
    std::fs::write(maker.downloads().join("nora.hpersona"), "mine").unwrap();
    let save = async |submission: &str, name: &str| {
        let wish = SavePackage { source: "town".into(), submission: submission.into(), name: name.into() };
        maker.gallery.registry_save_package(wish).await
    };
    let saved = save("s1", "nora.hpersona").await.unwrap();
    let path = PathBuf::from(&saved.path);
    assert_eq!(path, maker.downloads().join("nora (2).hpersona"));
    assert_eq!((std::fs::read(&path).unwrap().as_slice(), saved.size), (b"PK whole".as_slice(), 8));
    assert_eq!(std::fs::read(maker.downloads().join("nora.hpersona")).unwrap(), b"mine");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o111, 0, "nobody may run it");
    }
    // A name leads nowhere else, and neither does an id.
    let saved = save("s1", "../../.bashrc").await.unwrap();
    assert_eq!(PathBuf::from(saved.path), maker.downloads().join("bashrc"));
    for id in ["../account/export?", "..", "s1/../../tokens", "a b"] {
        assert_eq!(save(id, "x").await.unwrap_err().code, "registry.call", "{id}");
    }
    assert_eq!(std::fs::read_dir(maker.downloads()).unwrap().count(), 3);
    // Where nothing can be written, that is said.
    std::fs::remove_dir_all(maker.downloads()).unwrap();
    std::fs::write(maker.downloads(), "a file").unwrap();
    let error = save("s1", "nora.hpersona").await.unwrap_err();
    assert_eq!(error.code, "file.failed");
    assert!(error.action.is_some());
}
