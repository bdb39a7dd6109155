//! The way out: everything of a home asks through the proxy of the settings, from the next request on, and nothing that
//! answers sends it elsewhere.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse as _;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use vitrine_api::types::*;
use vitrine_api::{Commands as _, Event};
use vitrine_engine::Gallery;
use vitrine_engine::registries::token::{self, Signed};
use vitrine_testkit::PersonaSpec;

use crate::world::{LIMIT, World, options, package};

/// A proxy of this computer that writes down what it is asked, answers plain requests as a registry, and leads nowhere.
struct Proxy {
    address: String,
    asked: mpsc::UnboundedReceiver<String>,
}

impl Proxy {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (tell, asked) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(answer(stream, tell.clone()));
            }
        });
        Self { address, asked }
    }

    /// The next thing it is asked.
    async fn next(&mut self) -> String {
        tokio::time::timeout(LIMIT, self.asked.recv()).await.expect("in time").unwrap()
    }

    /// Waits until it is asked for that.
    async fn asked_for(&mut self, start: &str) {
        while !self.next().await.starts_with(start) {}
    }

    fn forget(&mut self) -> usize {
        std::iter::from_fn(|| self.asked.try_recv().ok()).count()
    }
}

async fn answer(mut stream: TcpStream, tell: mpsc::UnboundedSender<String>) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let Ok(byte) = stream.read_u8().await else { return };
        head.push(byte);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let length = head
        .lines()
        .find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    if stream.read_exact(&mut body).await.is_err() {
        return;
    }
    let _ = tell.send(head.lines().next().unwrap_or_default().to_owned());
    let about = r#"{"account":null,"registry":{"title":"Town","deviceRatings":false}}"#;
    let said = if head.starts_with("CONNECT") {
        "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_owned()
    } else {
        let length = about.len();
        format!(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{about}"
        )
    };
    let _ = stream.write_all(said.as_bytes()).await;
}

async fn through(gallery: &Gallery, proxy: &Proxy) {
    let settings = gallery.settings(()).await.unwrap();
    let wish = Settings { proxy: Some(proxy.address.clone()), ..settings };
    gallery.set_settings(wish).await.unwrap();
}

async fn follow(gallery: &Gallery, name: &str, location: &str) {
    let wish = AddSource {
        location: location.into(),
        name: Some(name.into()),
        allow_insecure: true,
        ..Default::default()
    };
    gallery.add_source(wish).await.unwrap();
    for job in gallery.jobs(()).await.unwrap() {
        let job = JobRef { id: job.id };
        tokio::time::timeout(LIMIT, gallery.wait_job(&job, |_| {})).await.expect("in time").unwrap();
    }
}

fn call(source: &str) -> RegistryCall {
    RegistryCall {
        source: source.into(),
        method: "GET".into(),
        path: "/api/v1/queue".into(),
        query: None,
        body: None,
    }
}

fn keep_token(home: &std::path::Path, address: &str) {
    let scopes = vec!["read".into(), "publish".into()];
    let signed = Signed { account: "mira".into(), scopes, token: "vtr_secret".into() };
    token::keep(home, address, &signed, false).unwrap();
}

/// A draft that can be sent to `town`.
async fn draft(gallery: &Gallery, folder: &std::path::Path) -> DraftRef {
    PersonaSpec::new("nora").folder(folder);
    let made = gallery.draft_new(NewDraft { path: folder.display().to_string() }).await.unwrap();
    let fields = ListingFields {
        id: Some("nora".into()),
        version: Some("1.0.0".into()),
        licence: Some("CC-BY-4.0".into()),
        ..ListingFields::default()
    };
    let change = DraftChange {
        id: made.id.clone(),
        fields: Some(fields),
        agreed: Some(true),
        source: Some("town".into()),
        ..DraftChange::default()
    };
    gallery.change_draft(change).await.unwrap();
    DraftRef { id: made.id }
}

#[tokio::test(flavor = "multi_thread")]
async fn registries_are_asked_through_the_proxy_of_the_settings() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let gallery = Gallery::open(options(&home)).unwrap();
    let mut proxy = Proxy::start().await;
    through(&gallery, &proxy).await;
    follow(&gallery, "town", "https://gallery.example").await;
    keep_token(&home, "https://gallery.example");
    let nora = draft(&gallery, &folder.path().join("nora")).await;
    let out = "CONNECT gallery.example:443";

    proxy.forget();
    assert_eq!(gallery.registry_call(call("town")).await.unwrap_err().code, "registry.unreachable");
    proxy.asked_for(out).await;
    let wish = RegistrySignIn { source: "town".into(), tools: false };
    assert_eq!(gallery.registry_sign_in(wish).await.unwrap_err().code, "registry.unreachable");
    proxy.asked_for(out).await;
    let listen =
        RegistryListen { source: "town".into(), path: "/api/v1/account/events".into(), stream: "a".into() };
    gallery.registry_listen(listen).await.unwrap();
    proxy.asked_for(out).await;
    gallery.registry_unlisten(RegistryStream { stream: "a".into() }).await.unwrap();

    proxy.forget();
    assert_eq!(gallery.sent_submissions(()).await.unwrap().problems[0].code, "registry.unreachable");
    proxy.asked_for(out).await;
    let job = gallery.submit_draft(nora).await.unwrap();
    let ended = tokio::time::timeout(LIMIT, gallery.wait_job(&job, |_| {})).await.expect("in time").unwrap();
    assert_eq!(ended.error.unwrap().code, "registry.unreachable");
    proxy.asked_for(out).await;
    let signed_out = gallery.registry_sign_out(SourceRef { name: "town".into() }).await.unwrap();
    assert!(signed_out.problem.is_some());
    proxy.asked_for(out).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_proxy_is_used_from_the_next_request_on() {
    let folder = tempfile::tempdir().unwrap();
    let gallery = Gallery::open(options(&folder.path().join("home"))).unwrap();
    let (mut one, mut two) = (Proxy::start().await, Proxy::start().await);
    through(&gallery, &one).await;
    follow(&gallery, "town", "http://gallery.example").await;
    assert_eq!(gallery.registry_call(call("town")).await.unwrap().status, 200);
    one.asked_for("GET http://gallery.example/api/v1/queue ").await;
    one.forget();

    through(&gallery, &two).await;
    assert_eq!(gallery.registry_call(call("town")).await.unwrap().status, 200);
    two.asked_for("GET http://gallery.example/api/v1/queue ").await;
    assert_eq!(one.forget(), 0, "nothing goes the old way");

    // Another process of the home kept the first one again.
    let settings = gallery.settings(()).await.unwrap();
    gallery.settings_kept_elsewhere(Settings { proxy: Some(one.address.clone()), ..settings });
    two.forget();
    assert_eq!(gallery.registry_call(call("town")).await.unwrap().status, 200);
    one.asked_for("GET http://gallery.example/api/v1/queue ").await;
    assert_eq!(two.forget(), 0);
    // What does not open the home asks the same way.
    let network = vitrine_engine::network_of(&folder.path().join("home")).unwrap();
    let remote = vitrine_engine::registries::remote::Remote::new(
        network,
        "http://other.example",
        String::new(),
        false,
    );
    remote.unwrap().get("/api/v1/account").await.unwrap();
    two.asked_for("GET http://other.example/api/v1/account ").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn homepilot_elsewhere_is_asked_through_the_proxy() {
    let world = World::of(&[PersonaSpec::new("nora")]).await;
    assert_eq!(world.install("nora").await.state, JobState::Done);
    let mut proxy = Proxy::start().await;
    let settings = Settings {
        homepilot_url: Some("http://homepilot.example:8000".into()),
        proxy: Some(proxy.address.clone()),
        ..world.gallery.settings(()).await.unwrap()
    };
    world.gallery.set_settings(settings).await.unwrap();
    let preview = world.gallery.handover_preview(package("nora")).await.unwrap();
    assert_eq!(preview.homepilot, "http://homepilot.example:8000");
    proxy.asked_for("POST http://homepilot.example:8000/persona/import/preview ").await;
}

/// Sends everybody elsewhere.
async fn sends_to(target: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let app = Router::new().fallback(move || {
        let target = target.clone();
        async move { (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, target)]).into_response() }
    });
    tokio::spawn(async move { axum::serve(listener, app).await });
    url
}

/// Counts who comes.
async fn door() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/taken", listener.local_addr().unwrap());
    let came = Arc::new(AtomicUsize::new(0));
    let seen = came.clone();
    tokio::spawn(async move {
        while listener.accept().await.is_ok() {
            seen.fetch_add(1, Ordering::SeqCst);
        }
    });
    (url, came)
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_who_is_signed_in_is_sent_elsewhere() {
    let (target, came) = door().await;
    for target in [target, "http://10.0.0.1/latest/meta-data".into(), "https://169.254.169.254/".into()] {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().join("home");
        let gallery = Gallery::open(options(&home)).unwrap();
        let url = sends_to(target).await;
        let wish = AddSource { location: url.clone(), name: Some("town".into()), ..Default::default() };
        gallery.add_source(wish).await.unwrap();
        for job in gallery.jobs(()).await.unwrap() {
            let job = JobRef { id: job.id };
            tokio::time::timeout(LIMIT, gallery.wait_job(&job, |_| {})).await.expect("in time").unwrap();
        }
        // A gallery of this computer may name others of it; whoever is signed in there is another matter.
        let before = came.load(Ordering::SeqCst);
        keep_token(&home, &url);
        let nora = draft(&gallery, &folder.path().join("nora")).await;
        let mut events = gallery.subscribe();

        assert_eq!(gallery.registry_call(call("town")).await.unwrap_err().code, "registry.redirect");
        let wish = RegistrySignIn { source: "town".into(), tools: false };
        assert_eq!(gallery.registry_sign_in(wish).await.unwrap_err().code, "registry.redirect");
        assert_eq!(gallery.sent_submissions(()).await.unwrap().problems[0].code, "registry.redirect");
        let job = gallery.submit_draft(nora).await.unwrap();
        let ended =
            tokio::time::timeout(LIMIT, gallery.wait_job(&job, |_| {})).await.expect("in time").unwrap();
        let error = ended.error.unwrap();
        assert_eq!(error.code, "registry.redirect");
        assert!(error.sentence.contains("elsewhere") && error.action.is_some(), "{error:?}");
        let listen = RegistryListen {
            source: "town".into(),
            path: "/api/v1/account/events".into(),
            stream: "a".into(),
        };
        gallery.registry_listen(listen).await.unwrap();
        let closed = async {
            while !matches!(events.recv().await, Ok(Event::Registry { name, .. }) if name == "closed") {}
        };
        tokio::time::timeout(LIMIT, closed).await.expect("in time");
        assert!(token::kept(&home, &url).is_some(), "still signed in");
        assert_eq!(came.load(Ordering::SeqCst), before, "the other address is not asked");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn homepilot_does_not_name_another_address() {
    let world = World::of(&[PersonaSpec::new("nora")]).await;
    assert_eq!(world.install("nora").await.state, JobState::Done);
    let (target, came) = door().await;
    let settings = Settings { homepilot_url: Some(sends_to(target).await), ..Settings::default() };
    world.gallery.set_settings(settings).await.unwrap();
    let error = world.gallery.handover_preview(package("nora")).await.unwrap_err();
    assert_eq!(error.code, "handover.answer");
    assert_eq!(came.load(Ordering::SeqCst), 0);
}
