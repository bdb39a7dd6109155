//! Galleries with a registry: signing in, calls and streams through the engine, against the real registry and against
//! stand-ins that answer what a real one would not.

use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse as _;
use axum::routing::any;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use tokio::net::TcpListener;
use tokio::sync::broadcast;
use tokio_util::sync::{CancellationToken, DropGuard};
use vitrine_api::types::*;
use vitrine_api::{ApiError, Commands as _, Event};
use vitrine_base::SystemClock;
use vitrine_engine::Gallery;
use vitrine_engine::registries::token::{self, Kept, Signed};
use vitrine_registry::Registry;
use vitrine_registry::accounts::identity::Member;
use vitrine_registry::accounts::{Credentials, Origin, device, identify, sessions, sign_up};
use vitrine_registry::config::Config;
use vitrine_testkit::small_picture;

use crate::world::{LIMIT, options};

/// A home with one gallery, `town`.
struct Town {
    folder: tempfile::TempDir,
    gallery: Gallery,
    events: broadcast::Receiver<Event>,
    url: String,
    _stop: DropGuard,
}

impl Town {
    async fn at(url: String, stop: CancellationToken, folder: tempfile::TempDir) -> Self {
        let gallery = Gallery::open(options(&folder.path().join("home"))).unwrap();
        let events = gallery.subscribe();
        let wish = AddSource { location: url.clone(), name: Some("town".into()), ..Default::default() };
        gallery.add_source(wish).await.unwrap();
        Self { folder, gallery, events, url, _stop: stop.drop_guard() }
    }

    /// In front of a stand-in.
    async fn of(app: Router) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let stop = CancellationToken::new();
        let ended = stop.clone().cancelled_owned();
        tokio::spawn(async move { axum::serve(listener, app).with_graceful_shutdown(ended).await });
        Self::at(url, stop, tempfile::tempdir().unwrap()).await
    }

    /// Waits until the row is as it should be.
    async fn row(&mut self, is: impl Fn(&RegistryRow) -> bool) -> RegistryRow {
        let waiting = async {
            let mut rows = self.gallery.registries(()).await.unwrap();
            loop {
                if let Some(row) = rows.into_iter().find(|row| is(row)) {
                    return row;
                }
                rows = loop {
                    match self.events.recv().await {
                        Ok(Event::Registries { registries }) => break registries,
                        Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => {}
                        Err(error) => panic!("{error}"),
                    }
                };
            }
        };
        tokio::time::timeout(LIMIT, waiting).await.expect("in time")
    }

    fn keep_token(&self, secret: &str) {
        let signed = Signed { account: "mira".into(), scopes: vec!["read".into()], token: secret.into() };
        let kept = token::keep(&self.folder.path().join("home"), &self.url, &signed, false).unwrap();
        assert!(matches!(kept, Kept::File(_)));
    }

    async fn call(&self, method: &str, path: &str) -> Result<RegistryAnswer, ApiError> {
        let call = RegistryCall {
            source: "town".into(),
            method: method.into(),
            path: path.into(),
            query: None,
            body: None,
        };
        tokio::time::timeout(LIMIT, self.gallery.registry_call(call)).await.expect("in time")
    }
}

fn town() -> SourceRef {
    SourceRef { name: "town".into() }
}

/// The real registry, in this process.
async fn real() -> (Town, Arc<Registry>) {
    let folder = tempfile::tempdir().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let listen = listener.local_addr().unwrap();
    let data = folder.path().join("registry");
    let config = Config { data, listen, device_ratings: true, ..Config::default() };
    let registry = Registry::open(config, Arc::new(SystemClock)).unwrap();
    let stop = CancellationToken::new();
    tokio::spawn(vitrine_registry::http::listen::serve(registry.clone(), listener, stop.clone()));
    (Town::at(format!("http://{listen}"), stop, folder).await, registry)
}

/// Mira, signed in on the web page.
async fn mira(registry: &Arc<Registry>) -> Member {
    let wish = sign_up::Wish {
        handle: "mira".into(),
        password: "correct horse battery".into(),
        email: None,
        invitation: None,
    };
    let sessions::SignedIn { cookie, .. } =
        sign_up::sign_up(registry, wish, Origin::default(), None).await.unwrap();
    let credentials = Credentials { cookie: Some(cookie), ..Credentials::default() };
    identify(registry, credentials).await.unwrap().0.unwrap()
}

async fn sign_in(town: &mut Town, registry: &Arc<Registry>, who: &Member) -> RegistryRow {
    let wish = RegistrySignIn { source: "town".into(), tools: false };
    let shown = town.gallery.registry_sign_in(wish).await.unwrap();
    assert!(shown.address_complete.contains(&shown.user_code));
    let allowed = Some((Vec::new(), Some(30)));
    device::decide(registry, who, &shown.user_code, allowed, &Origin::default()).await.unwrap();
    town.row(|row| row.account.is_some()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn in_and_out() {
    let (mut town, registry) = real().await;
    let row = town.row(|row| row.presence == RegistryPresence::There).await;
    assert_eq!(row.address.as_deref(), Some(town.url.as_str()));
    assert!(row.safe && row.device_ratings && row.account.is_none());

    let who = mira(&registry).await;
    let row = sign_in(&mut town, &registry, &who).await;
    let account = row.account.unwrap();
    assert_eq!((account.handle.as_str(), account.scopes.len()), ("mira", 3));
    assert!(row.signing_in.is_none());

    let answer = town.call("GET", "/api/v1/account").await.unwrap();
    assert_eq!(answer.status, 200);
    assert!(answer.body.contains("\"mira\"") && !answer.base64);
    // What only the web page may do is refused by the registry, in its words.
    let refused = town.call("GET", "/api/v1/account/tokens").await.unwrap();
    assert_eq!(refused.status, 403);
    assert!(refused.body.contains("auth.session_only"), "{}", refused.body);

    let out = town.gallery.registry_sign_out(self::town()).await.unwrap();
    assert_eq!(out.problem, None);
    town.row(|row| row.account.is_none()).await;
    assert_eq!(town.call("GET", "/api/v1/account").await.unwrap().status, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_no_in_the_browser_and_a_change_of_mind() {
    let (mut town, registry) = real().await;
    let who = mira(&registry).await;
    let wish = RegistrySignIn { source: "town".into(), tools: false };
    let shown = town.gallery.registry_sign_in(wish.clone()).await.unwrap();
    device::decide(&registry, &who, &shown.user_code, None, &Origin::default()).await.unwrap();
    let ended = |row: &RegistryRow| row.signing_in.as_ref().is_some_and(|signing| signing.error.is_some());
    let row = town.row(ended).await;
    assert_eq!(row.signing_in.unwrap().error.unwrap().code, "registry.login_denied");

    town.gallery.registry_sign_in(wish).await.unwrap();
    town.row(|row| row.signing_in.as_ref().is_some_and(|signing| signing.error.is_none())).await;
    town.gallery.registry_sign_in_cancel(self::town()).await.unwrap();
    town.row(|row| row.presence == RegistryPresence::There && row.signing_in.is_none()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_registry_ends_a_sign_in() {
    let (mut town, registry) = real().await;
    let who = mira(&registry).await;
    sign_in(&mut town, &registry, &who).await;
    // Taken back from elsewhere, with the very same token.
    let client = reqwest::Client::new();
    let (secret, _) = token::kept(&town.folder.path().join("home"), &town.url).unwrap();
    let taken = client.delete(format!("{}/api/v1/account/token", town.url)).bearer_auth(secret).send().await;
    assert!(taken.unwrap().status().is_success());
    assert_eq!(town.call("GET", "/api/v1/account/inbox").await.unwrap().status, 401);
    let row = town.row(|row| row.presence == RegistryPresence::There && row.account.is_none()).await;
    assert!(row.signed_out.is_some());
    assert_eq!(token::kept(&town.folder.path().join("home"), &town.url), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_program_signs_out() {
    let (mut town, registry) = real().await;
    let who = mira(&registry).await;
    sign_in(&mut town, &registry, &who).await;
    token::forget(&town.folder.path().join("home"), &town.url).unwrap();
    assert_eq!(town.call("GET", "/api/v1/account").await.unwrap().status, 401);
    town.row(|row| row.account.is_none()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn news_arrive() {
    let (mut town, registry) = real().await;
    let who = mira(&registry).await;
    sign_in(&mut town, &registry, &who).await;
    // Of what nobody may hear, the stream is closed at once; what is not ours is not asked.
    let listen = |path: &str| RegistryListen { source: "town".into(), path: path.into(), stream: "a".into() };
    town.gallery.registry_listen(listen("/api/v1/queue/events")).await.unwrap();
    let mut events = town.gallery.subscribe();
    let closed = async {
        loop {
            if let Ok(Event::Registry { stream, name, .. }) = town.events.recv().await {
                return (stream, name);
            }
        }
    };
    let heard = tokio::time::timeout(LIMIT, closed).await.expect("in time");
    assert_eq!(heard, ("a".into(), "closed".into()));
    assert!(town.gallery.registry_listen(listen("/metrics")).await.is_err());

    town.gallery.registry_listen(listen("/api/v1/account/events")).await.unwrap();
    // From when it is said to be open on, nothing is missed.
    assert_eq!(next_news(&mut events).await, ("a".into(), "open".into(), "null".into()));
    tell(&registry, &who).await;
    let (stream, name, data) = next_news(&mut events).await;
    assert_eq!((stream.as_str(), name.as_str()), ("a", "message"));
    assert!(data.contains("inbox"), "{data}");
    town.gallery.registry_unlisten(RegistryStream { stream: "a".into() }).await.unwrap();
}

/// The next piece of news of a registry but that a stream ended: stream, name, data.
async fn next_news(events: &mut broadcast::Receiver<Event>) -> (String, String, String) {
    let news = async {
        loop {
            if let Ok(Event::Registry { stream, name, data }) = events.recv().await
                && name != "closed"
            {
                return (stream, name, data);
            }
        }
    };
    tokio::time::timeout(LIMIT, news).await.expect("in time")
}

/// Something happens on the topic of an account.
async fn tell(registry: &Arc<Registry>, who: &Member) {
    let topic = format!("account:{}", who.account);
    let now = registry.now();
    registry
        .db
        .write(move |unit| unit.add_news(&topic, now, &serde_json::json!({ "event": "inbox" })).map(drop))
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_rates_what_the_registry_accepts_as_signed() {
    let (town, _registry) = real().await;
    let rating =
        DeviceRating { version: "1.0.0".into(), stars: 4, title: " Calm ".into(), body: "a\r\nb".into() };
    let says = DeviceSays { source: "town".into(), package: "nora".into(), rating: Some(rating) };
    let signed = town.gallery.registry_device_proof(says.clone()).await.unwrap();
    let again = town.gallery.registry_device_proof(says).await.unwrap();
    assert_eq!((signed.key.len(), signed.signature.len()), (64, 128));
    assert_eq!(signed, again, "one key for one home");
    let file = town.folder.path().join("home").join("device-key.json");
    assert!(vitrine_base::fs::is_private(&file).unwrap());
}

/// Whatever is asked: this answer. `/api/v1/session` is a registry's.
fn answers(status: u16, kind: &'static str, body: impl Into<Vec<u8>>) -> Router {
    let body = body.into();
    let about = r#"{"account":null,"registry":{"title":"Town","deviceRatings":false}}"#;
    Router::new()
        .route(
            "/api/v1/session",
            any(move || async move { ([(header::CONTENT_TYPE, "application/json")], about) }),
        )
        .fallback(move || async move {
            let mut headers = HeaderMap::new();
            headers.insert(header::CONTENT_TYPE, kind.parse().unwrap());
            headers.insert(header::RETRY_AFTER, "7".parse().unwrap());
            headers.insert(header::LOCATION, "http://127.0.0.1:9/elsewhere".parse().unwrap());
            (StatusCode::from_u16(status).unwrap(), headers, body).into_response()
        })
}

#[tokio::test(flavor = "multi_thread")]
async fn refusals_arrive_as_they_are() {
    let problem = r#"{"code":"some.thing","detail":"A sentence."}"#;
    for status in [401, 403, 409, 413, 422, 429, 500, 503] {
        let town = Town::of(answers(status, "application/problem+json", problem)).await;
        town.keep_token("vtr_secret");
        let answer = town.call("POST", "/api/v1/reports").await.unwrap();
        assert_eq!((answer.status, answer.retry_after, answer.body.as_str()), (status, Some(7), problem));
        // Not every 401 is the registry's word that the token is over.
        assert!(token::kept(&town.folder.path().join("home"), &town.url).is_some(), "{status}");
    }
    let town = Town::of(answers(200, "text/html", "<h1>hello</h1>")).await;
    assert_eq!(town.call("GET", "/api/v1/queue").await.unwrap().body, "<h1>hello</h1>");
    let town = Town::of(answers(302, "text/plain", "")).await;
    assert_eq!(town.call("GET", "/api/v1/queue").await.unwrap_err().code, "registry.redirect");
    let town = Town::of(answers(200, "application/octet-stream", "RIFF")).await;
    let bytes = town.call("GET", "/api/v1/submissions/a/file").await.unwrap();
    assert_eq!((bytes.base64, bytes.body.as_str()), (true, "UklGRg=="));
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_of_a_registry_come_from_our_own_encoder() {
    let path = "/api/v1/submissions/a/picture";
    let town = Town::of(answers(200, "image/png", small_picture(3, 900, 600))).await;
    let picture = town.call("GET", path).await.unwrap();
    assert_eq!((picture.content_type.as_deref(), picture.base64), (Some("image/webp"), true));
    let bytes = BASE64.decode(&picture.body).unwrap();
    assert_eq!((&bytes[..4], &bytes[8..12]), (&b"RIFF"[..], &b"WEBP"[..]));
    let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>"#;
    for (kind, body) in [("image/webp", "RIFF"), ("image/svg+xml", svg), ("Image/PNG; x=y", svg)] {
        let town = Town::of(answers(200, kind, body)).await;
        assert_eq!(town.call("GET", path).await.unwrap_err().code, "picture.bad", "{kind}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn galleries_without_a_registry_say_so() {
    let mut town = Town::of(Router::new().fallback(|| async { (StatusCode::NOT_FOUND, "nothing") })).await;
    let row = town.row(|row| row.presence == RegistryPresence::Absent).await;
    assert!(row.address.is_none());
    let folder = town.folder.path().join("files");
    std::fs::create_dir(&folder).unwrap();
    let wish = AddSource {
        location: folder.display().to_string(),
        name: Some("shelf".into()),
        ..Default::default()
    };
    town.gallery.add_source(wish).await.unwrap();
    town.row(|row| row.source == "shelf" && row.presence == RegistryPresence::Folder).await;
    let wish = RegistrySignIn { source: "shelf".into(), tools: false };
    assert_eq!(town.gallery.registry_sign_in(wish).await.unwrap_err().code, "registry.none");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_registry_that_vanished_is_unreachable() {
    let mut town = Town::of(answers(404, "application/json", "{}")).await;
    town.row(|row| row.presence == RegistryPresence::There).await;
    town.keep_token("vtr_secret");
    let Town { folder, gallery, _stop, .. } = town;
    drop(_stop);
    let call = RegistryCall {
        source: "town".into(),
        method: "GET".into(),
        path: "/api/v1/queue".into(),
        query: None,
        body: None,
    };
    // Connections that are open may still be answered once.
    let ended = async {
        loop {
            if let Err(error) = gallery.registry_call(call.clone()).await {
                return error;
            }
        }
    };
    let error = tokio::time::timeout(LIMIT, ended).await.expect("in time");
    assert_eq!(error.code, "registry.unreachable");
    // Signing out works all the same, and says what did not.
    let out = gallery.registry_sign_out(self::town()).await.unwrap();
    assert!(out.problem.is_some());
    drop(folder);
}
