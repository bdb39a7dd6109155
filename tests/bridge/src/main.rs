//! For tests, never shipped: the engine's commands over HTTP on loopback, so that the whole window runs in
//! an ordinary browser. `POST /invoke/<command>`, `GET /events` (server-sent), `GET /img/<token>/<size>`,
//! everything else is `ui/dist`. A random token, printed with the address, keeps other programs out.
#![allow(clippy::print_stdout)]

use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path as UrlPath, Query, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response, sse};
use axum::routing::{get, post};
use clap::Parser as _;
use futures_util::Stream;
use serde_json::Value;
use vitrine_api::ApiError;
use vitrine_base::{Clock, SystemClock, Timestamp, fs};
use vitrine_engine::{Gallery, Options};

/// Serves the window's content and the engine's commands to a browser on this computer, for tests.
#[derive(Debug, clap::Parser)]
struct Arguments {
    /// Folder that holds everything the app keeps
    #[arg(long)]
    home: PathBuf,
    /// The built content of the window
    #[arg(long, default_value = "ui/dist")]
    dist: PathBuf,
    /// Add the demo gallery on a first start, as the window does
    #[arg(long)]
    demo: bool,
    /// Start with the clock this many days ahead, as on a computer that was off for that long
    #[arg(long, default_value_t = 0)]
    days_ahead: i64,
    /// Port; 0 lets the system choose
    #[arg(long, default_value_t = 0)]
    port: u16,
}

/// The computer's clock, some days ahead.
#[derive(Debug)]
struct DaysAhead(i64);

impl Clock for DaysAhead {
    fn now(&self) -> Timestamp {
        const DAY: Timestamp = 24 * 60 * 60 * 1000;
        SystemClock.now().saturating_add(self.0.saturating_mul(DAY))
    }
}

#[derive(Clone)]
struct Bridge {
    gallery: Gallery,
    token: String,
    dist: PathBuf,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("{}", serde_json::json!({ "error": error }));
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), ApiError> {
    let broken = |error: std::io::Error| ApiError::new("bridge.io", error.to_string());
    let mut options = Options::new(&arguments.home);
    // Nothing opens on a test machine; what would have been opened is written down for the test to read.
    let opened = arguments.home.join("opened-folder.txt");
    options.opener =
        Some(Arc::new(move |folder| fs::write_atomic(&opened, folder.as_os_str().as_encoded_bytes())));
    options.clock = Arc::new(DaysAhead(arguments.days_ahead));
    let gallery = Gallery::open(options)?;
    if arguments.demo && gallery.is_first_start() {
        let folder = arguments.home.join("demo-gallery");
        vitrine_demo::write(&folder).map_err(|error| ApiError::new("bridge.demo", error.to_string()))?;
        gallery.welcome("demo", &folder).await?;
    }
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", arguments.port)).await.map_err(broken)?;
    let address = listener.local_addr().map_err(broken)?;
    let token = random_token();
    println!(
        "{}",
        serde_json::json!({ "url": format!("http://{address}/?backend=/&token={token}"), "token": token })
    );
    let bridge = Bridge { gallery, token, dist: arguments.dist };
    axum::serve(listener, router(bridge)).await.map_err(broken)
}

fn random_token() -> String {
    // The standard library's hasher keys come from the system's randomness; enough for a test program.
    use std::hash::{BuildHasher as _, RandomState};
    format!("{:016x}{:016x}", RandomState::new().hash_one(1), RandomState::new().hash_one(2))
}

fn router(bridge: Bridge) -> Router {
    let guarded = Router::new()
        .route("/invoke/{command}", post(invoke))
        .route("/events", get(events))
        .route("/img/{token}/{size}", get(picture))
        .route_layer(middleware::from_fn_with_state(bridge.clone(), guard));
    guarded.fallback(content).with_state(bridge)
}

#[derive(serde::Deserialize)]
struct Token {
    #[serde(default)]
    token: String,
}

async fn guard(
    State(bridge): State<Bridge>,
    Query(query): Query<Token>,
    headers: HeaderMap,
    request: Request,
    next: Next,
) -> Response {
    let given = headers.get("x-vitrine-token").and_then(|value| value.to_str().ok()).unwrap_or(&query.token);
    if given == bridge.token { next.run(request).await } else { StatusCode::FORBIDDEN.into_response() }
}

async fn invoke(State(bridge): State<Bridge>, UrlPath(command): UrlPath<String>, body: String) -> Response {
    let argument: Value = match serde_json::from_str(if body.trim().is_empty() { "null" } else { &body }) {
        Ok(argument) => argument,
        Err(error) => return refuse(&ApiError::wrong_arguments(&command, &error)),
    };
    match vitrine_api::dispatch(&bridge.gallery, &command, argument).await {
        Ok(answer) => axum::Json(answer).into_response(),
        Err(error) => refuse(&error),
    }
}

fn refuse(error: &ApiError) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, axum::Json(serde_json::json!(error))).into_response()
}

async fn events(State(bridge): State<Bridge>) -> impl IntoResponse {
    sse::Sse::new(stream(bridge.gallery.subscribe())).keep_alive(sse::KeepAlive::default())
}

fn stream(
    receiver: tokio::sync::broadcast::Receiver<vitrine_api::Event>,
) -> impl Stream<Item = Result<sse::Event, Infallible>> {
    use tokio::sync::broadcast::error::RecvError;
    futures_util::stream::unfold(receiver, |mut receiver| async move {
        loop {
            match receiver.recv().await {
                Ok(event) => {
                    let data = serde_json::to_string(&event).unwrap_or_default();
                    return Some((Ok(sse::Event::default().data(data)), receiver));
                }
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return None,
            }
        }
    })
}

async fn picture(State(bridge): State<Bridge>, UrlPath((token, size)): UrlPath<(String, u32)>) -> Response {
    match bridge.gallery.picture(&token, size).await {
        Ok(bytes) => ([(header::CONTENT_TYPE, "image/webp")], bytes).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The files of `ui/dist`, with the content security policy the window has.
async fn content(State(bridge): State<Bridge>, request: Request<Body>) -> Response {
    const MAX: u64 = 32 * 1024 * 1024;
    let path = match request.uri().path().trim_start_matches('/') {
        "" => "index.html",
        path => path,
    };
    if vitrine_base::path_policy::check_path(path, 240, 16).is_err() {
        return StatusCode::NOT_FOUND.into_response();
    }
    match fs::read_limited(&bridge.dist.join(path), MAX) {
        Ok(bytes) => {
            let policy = "default-src 'self'; object-src 'none'; base-uri 'none'; img-src 'self' data:";
            ([(header::CONTENT_TYPE, kind_of(path)), (header::CONTENT_SECURITY_POLICY, policy)], bytes)
                .into_response()
        }
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

fn kind_of(path: &str) -> &'static str {
    match Path::new(path).extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}
