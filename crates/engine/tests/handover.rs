//! Hand-over, against a stand-in for HomePilot written from facts/homepilot.md §4.

use std::sync::{Arc, Mutex};

use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::routing::{post, put};
use axum::{Json, Router};
use serde_json::{Value, json};
use vitrine_api::Commands as _;
use vitrine_api::types::*;
use vitrine_testkit::PersonaSpec;

use crate::world::{World, package};

#[derive(Clone, Default)]
struct HomePilot {
    calls: Arc<Mutex<Vec<String>>>,
}

impl HomePilot {
    fn saw(&self, call: impl Into<String>) {
        self.calls.lock().unwrap().push(call.into());
    }

    fn calls(&self) -> Vec<String> {
        self.calls.lock().unwrap().clone()
    }

    async fn start(&self) -> String {
        let router = Router::new()
            .route("/persona/import/preview", post(preview))
            .route("/persona/import", post(import))
            .route("/projects/{id}", put(rename))
            .fallback(|State(pilot): State<Self>, uri: axum::http::Uri| async move {
                pilot.saw(format!("FORBIDDEN {uri}"));
                StatusCode::NOT_FOUND
            })
            .with_state(self.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        format!("http://{address}")
    }
}

async fn size_of_file(mut form: Multipart) -> usize {
    let field = form.next_field().await.unwrap().unwrap();
    assert_eq!(field.name(), Some("file"));
    field.bytes().await.unwrap().len()
}

async fn preview(State(pilot): State<HomePilot>, form: Multipart) -> Json<Value> {
    pilot.saw(format!("preview {}", size_of_file(form).await > 500));
    Json(json!({"dependency_check": {
        "models": [{"name": "llama3:8b", "kind": "model", "status": "missing", "detail": "not pulled"}],
        "tools": [], "mcp_servers": [], "a2a_agents": [], "all_satisfied": false, "summary": "1 missing"}}))
}

async fn import(State(pilot): State<HomePilot>, form: Multipart) -> (StatusCode, Json<Value>) {
    pilot.saw(format!("import {}", size_of_file(form).await > 500));
    let project = json!({"id": "9d0e-42", "name": "Imported Persona"});
    (StatusCode::CREATED, Json(json!({"ok": true, "project": project})))
}

async fn rename(State(pilot): State<HomePilot>, Path(id): Path<String>, body: Json<Value>) -> Json<Value> {
    pilot.saw(format!("rename {id} {}", body["name"].as_str().unwrap()));
    Json(json!({"ok": true}))
}

async fn ready(url: Option<String>) -> World {
    let world = World::of(&[PersonaSpec::new("nora").name("Nora")]).await;
    assert_eq!(world.install("nora").await.state, JobState::Done);
    let settings = Settings { homepilot_url: url, ..world.gallery.settings(()).await.unwrap() };
    world.gallery.set_settings(settings).await.unwrap();
    world
}

#[tokio::test]
async fn a_persona_is_sent_once_and_remembered() {
    let pilot = HomePilot::default();
    let world = ready(Some(pilot.start().await)).await;
    let preview = world.gallery.handover_preview(package("nora")).await.unwrap();
    assert_eq!(preview.dependencies[0].status, "missing");
    assert!(!preview.all_satisfied && preview.already.is_none());
    let wish = HandoverRequest { package: package("nora"), again: false };
    let result = world.gallery.handover_send(wish.clone()).await.unwrap();
    assert_eq!((result.project.as_str(), result.name.as_str()), ("9d0e-42", "Nora"));
    assert_eq!(world.gallery.handover_send(wish.clone()).await.unwrap_err().code, "handover.already");
    let again = world.gallery.handover_preview(package("nora")).await.unwrap();
    assert_eq!(again.already.as_deref(), Some("9d0e-42"));
    world.gallery.handover_send(HandoverRequest { again: true, ..wish }).await.unwrap();
    let calls = pilot.calls();
    assert_eq!(calls.iter().filter(|call| call.starts_with("import")).count(), 2);
    assert!(calls.contains(&"rename 9d0e-42 Nora".to_owned()));
    assert!(calls.iter().all(|call| !call.contains("FORBIDDEN") && !call.contains("false")), "{calls:?}");
}

#[tokio::test]
async fn refusals_are_said_in_words() {
    let world = ready(None).await;
    assert_eq!(world.gallery.handover_preview(package("nora")).await.unwrap_err().code, "handover.off");
    // A port nobody listens on: bound, noted, let go.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let world = ready(Some(format!("http://127.0.0.1:{port}"))).await;
    let error = world.gallery.handover_preview(package("nora")).await.unwrap_err();
    assert_eq!(error.code, "handover.unreachable");
    let not_installed = world.gallery.handover_preview(package("kai")).await.unwrap_err();
    assert_eq!(not_installed.code, "library.not_installed");
    // A gallery is no HomePilot: it answers, but not as one.
    let world = ready(None).await;
    let url = Some(world.server.url());
    let settings = Settings { homepilot_url: url, ..Settings::default() };
    world.gallery.set_settings(settings).await.unwrap();
    let error = world.gallery.handover_preview(package("nora")).await.unwrap_err();
    assert!(error.code.starts_with("handover."), "{error:?}");
}
