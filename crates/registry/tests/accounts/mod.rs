//! Accounts through the HTTP application: a browser of our own that keeps its cookie, on a clock that stands.

mod device;
mod entering;
mod factors;
mod guessing;
mod mail;
mod passkeys;
mod people;
mod roles;
mod tokens;

use std::net::SocketAddr;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use serde_json::{Value, json};
use tower::ServiceExt as _;
use vitrine_registry::http::client::Peer;

use crate::ground::Ground;

pub(crate) const PASSWORD: &str = "correct horse battery";
pub(crate) const SECOND: i64 = 1000;
pub(crate) const MINUTE: i64 = 60 * SECOND;
pub(crate) const DAY: i64 = 24 * 60 * MINUTE;

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
}

impl Answer {
    #[track_caller]
    pub(crate) fn is(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{self:#?}");
        self
    }

    /// A refusal with that code.
    #[track_caller]
    pub(crate) fn refuses(self, status: u16, code: &str) -> Self {
        let answer = self.is(status);
        assert_eq!(answer.body["code"], code, "{answer:#?}");
        assert_eq!(answer.headers["content-type"], "application/problem+json");
        answer
    }

    pub(crate) fn text(&self, key: &str) -> String {
        self.body[key].as_str().unwrap_or_else(|| panic!("no “{key}”: {self:#?}")).to_owned()
    }
}

/// A browser: keeps the cookie it is given.
#[derive(Clone)]
pub(crate) struct Browser<'a> {
    pub(crate) ground: &'a Ground,
    pub(crate) cookie: Option<String>,
    pub(crate) bearer: Option<String>,
    pub(crate) address: SocketAddr,
}

impl<'a> Browser<'a> {
    pub(crate) fn on(ground: &'a Ground) -> Self {
        Self { ground, cookie: None, bearer: None, address: "192.0.2.1:4711".parse().unwrap() }
    }

    pub(crate) fn from(ground: &'a Ground, address: &str) -> Self {
        Self { address: format!("{address}:4711").parse().unwrap(), ..Self::on(ground) }
    }

    /// A program with a token.
    pub(crate) fn with_token(ground: &'a Ground, token: &str) -> Self {
        Self { bearer: Some(token.into()), ..Self::on(ground) }
    }

    /// Somebody new, signed in.
    pub(crate) async fn signed_up(ground: &'a Ground, handle: &str) -> Self {
        let mut browser = Self::on(ground);
        browser.post("/api/v1/accounts", json!({ "handle": handle, "password": PASSWORD })).await.is(201);
        browser
    }

    /// The administrator, signed in.
    pub(crate) async fn administrator(ground: &'a Ground) -> Self {
        let path = vitrine_registry::accounts::first_admin_link(&ground.registry).unwrap().unwrap();
        let (_, invitation) = path.split_once("invitation=").unwrap();
        let mut browser = Self::on(ground);
        let wish = json!({ "handle": "admin", "password": PASSWORD, "invitation": invitation });
        browser.post("/api/v1/accounts", wish).await.is(201);
        browser
    }

    pub(crate) async fn sign_in(&mut self, handle: &str, password: &str) -> Answer {
        self.post("/api/v1/session", json!({ "handle": handle, "password": password })).await
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.ask("GET", path, None).await
    }

    pub(crate) async fn post(&mut self, path: &str, body: Value) -> Answer {
        self.ask("POST", path, Some(body)).await
    }

    pub(crate) async fn put(&mut self, path: &str, body: Value) -> Answer {
        self.ask("PUT", path, Some(body)).await
    }

    pub(crate) async fn patch(&mut self, path: &str, body: Value) -> Answer {
        self.ask("PATCH", path, Some(body)).await
    }

    pub(crate) async fn delete(&mut self, path: &str) -> Answer {
        self.ask("DELETE", path, None).await
    }

    pub(crate) async fn ask(&mut self, method: &str, path: &str, body: Option<Value>) -> Answer {
        let body = body.map(|body| ("application/json", body.to_string()));
        self.send(method, path, body).await
    }

    pub(crate) async fn send(&mut self, method: &str, path: &str, body: Option<(&str, String)>) -> Answer {
        let mut request =
            Request::builder().method(method).uri(path).header("user-agent", "a browser of tests");
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", format!("vitrine={cookie}"));
            request = request.header("sec-fetch-site", "same-origin");
        }
        if let Some(bearer) = &self.bearer {
            request = request.header("authorization", format!("Bearer {bearer}"));
        }
        if let Some((kind, _)) = &body {
            request = request.header("content-type", *kind);
        }
        let body = body.map_or_else(Body::empty, |(_, text)| Body::from(text));
        let mut request = request.body(body).unwrap();
        request.extensions_mut().insert(Peer(self.address));
        let app = vitrine_registry::http::app(self.ground.registry.clone());
        let response = app.oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 16 * 1024 * 1024).await.unwrap();
        let body = serde_json::from_slice(&bytes)
            .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(&bytes).into()));
        self.take_cookie(&parts.headers);
        Answer { status: parts.status, headers: parts.headers, body }
    }

    fn take_cookie(&mut self, headers: &HeaderMap) {
        let Some(line) = headers.get("set-cookie").and_then(|value| value.to_str().ok()) else { return };
        let value = line.split(';').next().unwrap().split_once('=').unwrap().1;
        self.cookie = (!value.is_empty()).then(|| value.to_owned());
    }
}

impl Ground {
    /// Lets time pass.
    pub(crate) fn wait(&self, milliseconds: i64) {
        self.clock.set(self.registry.now() + milliseconds);
    }

    /// The database, past the store.
    pub(crate) fn database(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.registry.data().join("registry.db")).unwrap()
    }

    /// The actions in the audit log about an account, oldest first.
    pub(crate) fn audited(&self, account: i64) -> Vec<String> {
        let subject = format!("account:{account}");
        let rows = self.registry.db.read_now(|unit| unit.audit_rows(i64::MAX, Some(&subject), 1000)).unwrap();
        rows.into_iter().rev().map(|row| row.action).collect()
    }

    /// The mails that wait: to, subject, text.
    pub(crate) fn mails(&self) -> Vec<(String, String, String)> {
        let database = self.database();
        let mut statement =
            database.prepare("SELECT payload FROM job WHERE kind = 'mail' ORDER BY id").unwrap();
        let payloads: Vec<String> =
            statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
        let read = |payload: String| {
            let payload: Value = serde_json::from_str(&payload).unwrap();
            let text = |key: &str| payload[key].as_str().unwrap().to_owned();
            (text("to"), text("subject"), text("text"))
        };
        payloads.into_iter().map(read).collect()
    }
}
