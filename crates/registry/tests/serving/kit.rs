//! A registry with packages on its shelf, and ways to ask it.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use rusqlite::{Connection, params};
use serde_json::Value;
use tower::ServiceExt as _;
use vitrine_base::{Sha256, Silent};
use vitrine_publish::{BuildOptions, build};
use vitrine_registry::http::app;
use vitrine_testkit::PersonaSpec;

use crate::ground::{Ground, NOW, ground_with};

/// A registry, and its application.
pub struct Shop {
    pub ground: Ground,
    pub app: Router,
}

/// An answer, read whole.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("{}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Shop {
    pub fn new(specs: &[PersonaSpec]) -> Self {
        Self::with(specs, |_| {})
    }

    pub fn with(specs: &[PersonaSpec], change: impl FnOnce(&mut vitrine_registry::config::Config)) -> Self {
        let ground = ground_with(change);
        stock(&ground, specs);
        let app = app(Arc::clone(&ground.registry));
        Self { ground, app }
    }

    pub async fn ask(&self, request: Request<Body>) -> Answer {
        ask(&self.app, request).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[]).await
    }

    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send("GET", path, headers).await
    }

    pub async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let request = Request::builder().method(method).uri(path);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        self.ask(request.body(Body::empty()).unwrap()).await
    }

    /// Runs SQL of the test's own on the database file, and lets those who listen know.
    pub fn sql(&self, sql: &str) {
        database(&self.ground).execute_batch(sql).unwrap();
        self.ground.registry.db.write_now(|unit| unit.set_note("test", "moved")).unwrap();
    }
}

pub async fn ask(app: &Router, request: Request<Body>) -> Answer {
    let response = app.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = axum::body::to_bytes(body, 64 << 20).await.unwrap().to_vec();
    Answer { status: parts.status, headers: parts.headers, body }
}

fn database(ground: &Ground) -> Connection {
    let connection = Connection::open(ground.registry.data().join("registry.db")).unwrap();
    connection.busy_timeout(std::time::Duration::from_secs(20)).unwrap();
    connection
}

/// Builds the gallery as PUBLISHING's edition lays it out, and enters the rows.
pub fn stock(ground: &Ground, specs: &[PersonaSpec]) {
    let shelf = ground.folder.path().join("packages");
    std::fs::create_dir_all(&shelf).unwrap();
    for spec in specs {
        std::fs::write(
            shelf.join(format!("{}@{}.hpersona", spec.id, spec.version_or_first())),
            spec.package(),
        )
        .unwrap();
    }
    let options = BuildOptions { now: NOW, title: Some("Shop".into()), ..BuildOptions::default() };
    build(&shelf, &ground.registry.gallery(), &options, &Silent).unwrap();
    let connection = database(ground);
    for spec in specs {
        enter(&connection, spec);
    }
    drop(connection);
    ground.registry.db.write_now(|unit| unit.set_note("test", "stocked")).unwrap();
}

fn enter(connection: &Connection, spec: &PersonaSpec) {
    let (id, version) = (spec.id.as_str(), spec.version_or_first());
    let bytes = spec.package();
    let rating = if spec.is_mature() { "mature" } else { "everyone" };
    connection
        .execute(
            "INSERT INTO package (id, folded, skeleton, kind, name, summary, maker, tags, rating, state, latest, created, updated)
             VALUES (?1, lower(?1), ?1, 'persona', ?2, ?3, ?4, ?5, ?6, 'live', ?7, ?8, ?8)
             ON CONFLICT (id) DO UPDATE SET latest = excluded.latest",
            params![id, spec.name, spec.summary, spec.maker, serde_json::to_string(&spec.tags).unwrap(), rating, version, NOW],
        )
        .unwrap();
    let facts = serde_json::json!({
        "classId": "assistant", "picture": spec.picture_seed.map(|_| serde_json::json!({ "path": "preview.webp" })),
    });
    connection
        .execute(
            "INSERT INTO version (package, version, channel, released, size, listing, details, facts)
             VALUES (?1, ?2, 'stable', ?3, ?4, '{}', '{}', ?5)",
            params![id, version, NOW, bytes.len() as u64, facts.to_string()],
        )
        .unwrap();
    connection
        .execute(
            "INSERT INTO artifact (package, version, platform, sha256, size, path) VALUES (?1, ?2, 'any', ?3, ?4, ?5)",
            params![
                id,
                version,
                Sha256::of(&bytes).as_bytes(),
                bytes.len() as u64,
                format!("packages/{id}/{version}/persona.hpersona")
            ],
        )
        .unwrap();
}
