//! Accounts and packages put straight into the tables, and the API as somebody sees it, for tests of what comes after.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use rusqlite::params;
use serde_json::{Value, json};
use tower::ServiceExt as _;
use vitrine_registry::accounts::identity::{Identity, Member, Role, Scope, Via};
use vitrine_registry::http::v1;

use crate::ground::{Ground, NOW};

/// An account.
pub(crate) fn account(ground: &Ground, handle: &str, role: Role) -> i64 {
    let handle = handle.to_owned();
    ground.registry.db.write_now(move |unit| unit.add_account(&handle, role, None, None, NOW)).unwrap()
}

/// A connection of its own to the registry's database.
pub(crate) fn database(ground: &Ground) -> rusqlite::Connection {
    rusqlite::Connection::open(ground.registry.data().join("registry.db")).unwrap()
}

/// A live package with these versions, the last one the latest, owned by an account.
pub(crate) fn package(ground: &Ground, id: &str, versions: &[&str], owner: i64) {
    let database = database(ground);
    database
        .execute(
            "INSERT INTO package (id, folded, skeleton, kind, name, summary, description, tags, state, latest, created, updated)
             VALUES (?1, lower(?1), ?1, 'persona', ?2, 'One line', '# About', '[\"calm\"]', 'live', ?3, ?4, ?4)",
            params![id, format!("The {id}"), versions.last().unwrap(), NOW],
        )
        .unwrap();
    for (at, version) in versions.iter().enumerate() {
        let digest = "ab".repeat(32);
        let path = format!("packages/{id}/{version}/persona.hpersona");
        let listing = json!({ "version": version, "released": NOW + at as i64, "artifacts": [
            { "platform": "any", "sha256": digest, "size": 1000, "mirrors": [path] }] });
        let details = json!({ "changelog": "* <script>x</script> new", "members": [
            { "path": "card.json", "size": 5, "sha256": digest }],
            "dependencies": [{ "kind": "tool", "name": "calendar", "purpose": "dates" }] });
        database
            .execute(
                "INSERT INTO version (package, version, channel, released, size, listing, details, facts)
                 VALUES (?1, ?2, 'stable', ?3, 1000, ?4, ?5, '{\"picture\":{\"path\":\"previews/p.webp\"}}')",
                params![id, version, NOW + at as i64, listing.to_string(), details.to_string()],
            )
            .unwrap();
        database
            .execute(
                "INSERT INTO artifact (package, version, platform, sha256, size, path) VALUES (?1, ?2, 'any', ?3, 1000, ?4)",
                params![id, version, [0xab_u8; 32], path],
            )
            .unwrap();
    }
    database
        .execute(
            "INSERT INTO package_owner (package, account, state, since) VALUES (?1, ?2, 'owner', ?3)",
            params![id, owner, NOW],
        )
        .unwrap();
}

/// Somebody with a session.
pub(crate) fn session(account: i64, role: Role) -> Identity {
    let via = Via::Session { hash: [0; 32], confirmed: NOW };
    Identity(Some(Member { account, handle: format!("account{account}"), role, via }))
}

/// Somebody with a token.
pub(crate) fn token(account: i64, scopes: &[Scope], packages: &[&str]) -> Identity {
    let packages = packages.iter().map(|glob| (*glob).to_owned()).collect();
    let via = Via::Token { id: 1, scopes: scopes.to_vec(), packages };
    Identity(Some(Member { account, handle: format!("account{account}"), role: Role::Member, via }))
}

/// Nobody known.
pub(crate) fn nobody() -> Identity {
    Identity(None)
}

/// The API as one person sees it, without the doors in front of it.
pub(crate) struct Api(Router);

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: axum::http::HeaderMap,
    pub(crate) body: Value,
}

impl Api {
    pub(crate) fn of(ground: &Ground, identity: &Identity) -> Self {
        let router = v1::router();
        let router = router.layer(axum::Extension(identity.clone()));
        // The extractor looks for the identity itself among the extensions.
        Self(router.with_state(std::sync::Arc::clone(&ground.registry)))
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.0.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = axum::body::to_bytes(response.into_body(), 1 << 24).await.unwrap();
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Answer { status, headers, body }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn call(&self, method: &str, path: &str, body: Value) -> Answer {
        let request = Request::builder().method(method).uri(path).header("content-type", "application/json");
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }
}
