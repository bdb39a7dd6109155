//! Who may call what: every route of the tables, as everybody there is. Whose a thing is: see `ownership`.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode};
use tower::ServiceExt as _;
use vitrine_base::Hasher;
use vitrine_registry::accounts::identity::{Role, Scope};
use vitrine_registry::http::access::{Access, Route, routes};
use vitrine_registry::http::app;

use crate::ground::{Ground, NOW, ground};

/// How somebody comes.
#[derive(Debug, Clone)]
enum Comes {
    Unknown,
    Session(String),
    Token(String, Vec<Scope>),
    /// A token that is no longer good.
    Ended(String),
}

#[derive(Debug, Clone)]
struct Visitor {
    name: &'static str,
    role: Role,
    comes: Comes,
}

const ALL_SCOPES: [Scope; 4] = [Scope::Read, Scope::Publish, Scope::Rate, Scope::Moderate];

fn may(access: Access, visitor: &Visitor) -> Result<(), &'static str> {
    let (session, scopes): (bool, &[Scope]) = match &visitor.comes {
        Comes::Ended(_) => return Err("401"),
        Comes::Unknown if access == Access::Public => return Ok(()),
        Comes::Unknown => return Err("401"),
        Comes::Session(_) => (true, &ALL_SCOPES),
        Comes::Token(_, scopes) => (false, scopes),
    };
    let fine = match access {
        Access::Public => true,
        Access::Member(scope) => scopes.contains(&scope),
        Access::Session => session,
        Access::Curator => visitor.role >= Role::Curator && scopes.contains(&Scope::Moderate),
        Access::AdminSession => visitor.role == Role::Admin && session,
        Access::Admin => visitor.role == Role::Admin && scopes.contains(&Scope::Moderate),
    };
    fine.then_some(()).ok_or("403")
}

fn digest(secret: &str) -> [u8; 32] {
    let mut hasher = Hasher::new();
    hasher.update(secret.as_bytes());
    *hasher.finish().as_bytes()
}

/// Everybody there is, on a registry.
fn visitors(ground: &Ground) -> Vec<Visitor> {
    let mut all = vec![Visitor { name: "nobody", role: Role::Member, comes: Comes::Unknown }];
    for (name, role) in [("member", Role::Member), ("curator", Role::Curator), ("admin", Role::Admin)] {
        let account = account(ground, name, role);
        all.push(Visitor { name, role, comes: Comes::Session(session(ground, account)) });
        for scopes in [
            vec![],
            vec![Scope::Read],
            vec![Scope::Publish],
            vec![Scope::Rate],
            vec![Scope::Moderate],
            ALL_SCOPES.to_vec(),
        ] {
            let token = token(ground, account, &scopes, false);
            all.push(Visitor { name, role, comes: Comes::Token(token, scopes) });
        }
        all.push(Visitor { name, role, comes: Comes::Ended(token(ground, account, &ALL_SCOPES, true)) });
    }
    all
}

pub fn account(ground: &Ground, handle: &'static str, role: Role) -> i64 {
    // A fresh password hash would cost seconds in sum; nobody signs in with it here.
    ground.registry.db.write_now(move |unit| unit.add_account(handle, role, None, None, NOW)).unwrap()
}

pub fn sql(ground: &Ground, statement: &str, values: &[&dyn rusqlite::ToSql]) {
    let connection = rusqlite::Connection::open(ground.registry.data().join("registry.db")).unwrap();
    connection.busy_timeout(std::time::Duration::from_secs(20)).unwrap();
    connection.execute(statement, values).unwrap();
}

pub fn session(ground: &Ground, account: i64) -> String {
    let secret = vitrine_registry::accounts::secrets::opaque();
    sql(
        ground,
        "INSERT INTO session (hash, account, created, seen, expires, agent, confirmed) VALUES (?1, ?2, ?3, ?3, ?4, '', ?3)",
        &[&digest(&secret), &account, &NOW, &(NOW + 86_400_000)],
    );
    secret
}

fn token(ground: &Ground, account: i64, scopes: &[Scope], ended: bool) -> String {
    let secret = vitrine_registry::accounts::secrets::token();
    let revoked = ended.then_some(NOW - 1);
    sql(
        ground,
        "INSERT INTO token (account, name, hint, hash, scopes, packages, created, revoked) VALUES (?1, 't', 'x', ?2, ?3, '[]', ?4, ?5)",
        &[&account, &digest(&secret), &serde_json::to_string(scopes).unwrap(), &NOW, &revoked],
    );
    secret
}

fn request(route: &Route, visitor: &Visitor) -> Request<Body> {
    let mut path = route.path.to_owned();
    while let (Some(from), Some(to)) = (path.find('{'), path.find('}')) {
        // Numbers are also fine as names, so that every path can be read.
        path.replace_range(from..=to, "999999");
    }
    let request = Request::builder().method(route.method).uri(path).header("sec-fetch-site", "same-origin");
    let request = request.header("content-type", "application/json").header("tus-resumable", "1.0.0");
    let request = match &visitor.comes {
        Comes::Unknown => request,
        Comes::Session(secret) => request.header("cookie", format!("vitrine={secret}")),
        Comes::Token(token, _) | Comes::Ended(token) => {
            request.header("authorization", format!("Bearer {token}"))
        }
    };
    request.body(Body::from("{}")).unwrap()
}

async fn code(response: Response<Body>) -> (StatusCode, String) {
    let status = response.status();
    if status.is_success() {
        // Streams of events never end.
        return (status, String::new());
    }
    let body = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
    let problem: serde_json::Value = serde_json::from_slice(&body).unwrap_or_default();
    (status, problem["code"].as_str().unwrap_or_default().to_owned())
}

/// The words the gate itself refuses with.
const GATE: [&str; 4] = ["auth.role", "auth.scope", "auth.session_only", "auth.unlisted"];

async fn walk(router: &Router, route: &Route, visitor: &Visitor) -> Option<String> {
    let response = router.clone().oneshot(request(route, visitor)).await.unwrap();
    let (status, code) = code(response).await;
    let told =
        format!("{} {} as {} {:?}: {status} {code}", route.method, route.path, visitor.name, visitor.comes);
    // An answer to HEAD has no body to say why.
    let by_the_gate = GATE.contains(&code.as_str()) || route.method == "HEAD";
    match may(route.access, visitor) {
        // Ratings are for everybody (device keys); a token that comes along must still be good for rating.
        Ok(())
            if route.access == Access::Public && code == "auth.scope" && route.path.ends_with("/rating") =>
        {
            None
        }
        Ok(()) if GATE.contains(&code.as_str()) => Some(format!("{told}, should be let through")),
        Ok(()) if status.is_server_error() && status != StatusCode::SERVICE_UNAVAILABLE => {
            Some(format!("{told}, broke inside"))
        }
        Err("401") if status != StatusCode::UNAUTHORIZED => Some(format!("{told}, should be 401")),
        Err("403") if status != StatusCode::FORBIDDEN || !by_the_gate => {
            Some(format!("{told}, should be 403 by the gate"))
        }
        _ => None,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_route_for_everybody() {
    let ground = ground();
    let router = app(ground.registry.clone());
    let visitors = visitors(&ground);
    let mut wrong = Vec::new();
    // Signing out, revoking oneself and deleting oneself end what is tried with: those who may are not let to.
    let ending = ["/api/v1/session", "/api/v1/account", "/api/v1/account/token"];
    let table: Vec<&Route> = routes().collect();
    for visitor in &visitors {
        for route in &table {
            let ends = route.method == "DELETE" && ending.contains(&route.path);
            if ends && may(route.access, visitor).is_ok() {
                continue;
            }
            wrong.extend(walk(&router, route, visitor).await);
        }
    }
    assert!(table.len() > 80, "only {} routes", table.len());
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[tokio::test]
async fn the_document_and_the_tables_name_the_same_routes() {
    let ground = ground();
    let response = app(ground.registry.clone())
        .oneshot(Request::get("/openapi.json").body(Body::empty()).unwrap())
        .await
        .unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let body = axum::body::to_bytes(response.into_body(), 1 << 24).await.unwrap();
    let document: serde_json::Value = serde_json::from_slice(&body).unwrap();
    let mut documented = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            if ["get", "put", "post", "delete", "patch", "head", "options"].contains(&method.as_str()) {
                documented.push(format!("{} {path}", method.to_uppercase()));
            }
        }
    }
    let mut tabled: Vec<String> = routes().map(|route| format!("{} {}", route.method, route.path)).collect();
    documented.retain(|line| line.contains("/api/"));
    tabled.retain(|line| line.contains("/api/"));
    documented.sort();
    tabled.sort();
    assert_eq!(documented, tabled);
}
