//! What every request of a known route passes before its handler: who asks, is it from our own page, may they, how
//! often, how long may it take. A route that stands in no table is refused.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::RegistryError;
use crate::accounts::identity::{Identity, Role, Scope, Via};
use crate::accounts::{self, Credentials};
use crate::error::Refusal;
use crate::http::App;
use crate::http::access::{Access, Limit, Route, routes};
use crate::http::client::ClientAddress;
use crate::http::cookie;
use crate::http::csrf::refuse_cross_site;
use crate::http::limits::{Limits, Who};
use crate::http::problem;
use crate::stats::Client;

/// What the gate answers without the handler.
enum Stopped {
    Refused(RegistryError),
    /// The path is known, the method is not.
    Method(String),
}

impl From<RegistryError> for Stopped {
    fn from(refused: RegistryError) -> Self {
        Self::Refused(refused)
    }
}

impl Stopped {
    fn into_response(self) -> Response {
        match self {
            Self::Refused(refused) => refused.into_response(),
            Self::Method(allowed) => {
                let mut response = problem::from_framework(StatusCode::METHOD_NOT_ALLOWED, "");
                response
                    .headers_mut()
                    .extend(HeaderValue::from_str(&allowed).ok().map(|value| (header::ALLOW, value)));
                response
            }
        }
    }
}

/// How long a handler may think. Uploads take as long as they bring bytes; streams of events are answered at once and
/// go on behind it.
const PATIENCE: Duration = Duration::from_secs(30);

/// The gate of one server.
#[derive(Clone)]
pub struct Gate {
    registry: App,
    limits: Arc<Limits>,
    table: Arc<HashMap<&'static str, Vec<&'static Route>>>,
}

/// The route a request went to, for the log and the numbers; left in the answer's extensions.
#[derive(Debug, Clone)]
pub struct Matched(pub MatchedPath);

impl Gate {
    /// The gate over all tables.
    pub fn new(registry: App) -> Self {
        let mut table: HashMap<_, Vec<_>> = HashMap::new();
        for route in routes() {
            table.entry(route.path).or_default().push(route);
        }
        Self { registry, limits: Arc::default(), table: Arc::new(table) }
    }

    fn find(&self, path: &str, method: &Method) -> Option<&'static Route> {
        let method = if method == Method::HEAD && !self.has(path, "HEAD") { "GET" } else { method.as_str() };
        self.table.get(path)?.iter().find(|route| route.method == method).copied()
    }

    /// The methods a path is listed with, as `Allow` says them.
    fn methods(&self, path: &str) -> Option<String> {
        let mut methods: Vec<&str> = self.table.get(path)?.iter().map(|route| route.method).collect();
        if methods.contains(&"GET") && !methods.contains(&"HEAD") {
            methods.push("HEAD");
        }
        Some(methods.join(", "))
    }

    fn has(&self, path: &str, method: &str) -> bool {
        self.table.get(path).is_some_and(|routes| routes.iter().any(|route| route.method == method))
    }
}

/// The middleware.
pub async fn pass(
    State(gate): State<Gate>,
    matched: MatchedPath,
    mut request: Request,
    next: Next,
) -> Response {
    let answer = match admit(&gate, matched.as_str(), &mut request).await {
        Ok(route) if route.limit == Limit::Upload => Ok(next.run(request).await),
        Ok(_) => tokio::time::timeout(PATIENCE, next.run(request)).await.map_err(|_| too_slow().into()),
        Err(stopped) => Err(stopped),
    };
    let mut response = answer.unwrap_or_else(Stopped::into_response);
    response.extensions_mut().insert(Matched(matched));
    response
}

fn too_slow() -> RegistryError {
    RegistryError::refused(
        Refusal::Unavailable,
        "registry.slow",
        "The registry took too long over this. Try again in a moment.",
    )
}

/// Everything before the handler, in the order of cost.
async fn admit(gate: &Gate, path: &str, request: &mut Request) -> Result<&'static Route, Stopped> {
    let Some(route) = gate.find(path, request.method()) else {
        if let Some(allowed) = gate.methods(path) {
            return Err(Stopped::Method(allowed));
        }
        tracing::error!(path, method = %request.method(), "a route stands in no table of access and is refused");
        let sentence = "Nobody may do this: it is not in the table of who may.";
        return Err(forbidden("auth.unlisted", sentence).into());
    };
    let config = &gate.registry.config;
    let address = ClientAddress::of(request.extensions(), request.headers(), &config.trusted_proxies);
    request.extensions_mut().insert(address);
    refuse_cross_site(request.method(), request.headers(), config.public_url.as_ref())?;
    let https = cookie::is_https(config);
    let known = accounts::identify(&gate.registry, credentials(request.headers(), https)).await;
    if config.rate_limits {
        // Whoever tries tokens that are not good counts, too: by address.
        let account = known.as_ref().ok().and_then(Identity::account);
        gate.limits.take(route.limit, Who::asks(account, address.0, route.limit))?;
    }
    let identity = known?;
    allow(route.access, &identity)?;
    request.extensions_mut().insert(identity);
    count_tag(&gate.registry, path, request, address);
    Ok(route)
}

/// Somebody looks through a tag: popular tags are made of it.
fn count_tag(registry: &App, path: &str, request: &Request, address: ClientAddress) {
    if path != "/api/v1/packages" || request.method() != Method::GET {
        return;
    }
    let query = url::form_urlencoded::parse(request.uri().query().unwrap_or_default().as_bytes());
    let agent = request.headers().get("user-agent").map(HeaderValue::as_bytes).unwrap_or_default();
    for (_, tag) in query.filter(|(name, _)| name == "tag") {
        registry.stats.count_tag(registry.now(), &Client { address: address.0, agent }, &tag);
    }
}

/// Cookie and bearer token of a request.
fn credentials(headers: &HeaderMap, https: bool) -> Credentials {
    let bearer = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let bearer = bearer
        .and_then(|value| value.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    Credentials {
        cookie: cookie::session_cookie(headers, https),
        bearer: bearer.map(|(_, value)| value.trim().to_owned()),
    }
}

fn forbidden(code: &'static str, sentence: &str) -> RegistryError {
    RegistryError::refused(Refusal::Forbidden, code, sentence)
}

/// Holds who asks against the table.
pub(crate) fn allow(access: Access, identity: &Identity) -> Result<(), RegistryError> {
    let scope = match access {
        Access::Public => return Ok(()),
        Access::Member(scope) => Some(scope),
        Access::Session | Access::AdminSession => None,
        Access::Curator | Access::Admin => Some(Scope::Moderate),
    };
    let member = identity.member()?;
    let least = match access {
        Access::Curator => Role::Curator,
        Access::Admin | Access::AdminSession => Role::Admin,
        _ => Role::Member,
    };
    if member.role < least {
        let sentence = match least {
            Role::Admin => "This is for administrators.",
            _ => "This is for curators.",
        };
        return Err(forbidden("auth.role", sentence));
    }
    match scope {
        Some(scope) if !member.has_scope(scope) => Err(forbidden(
            "auth.scope",
            "This token may not be used for that. Make one with the scope it needs.",
        )),
        None if !matches!(member.via, Via::Session { .. }) => Err(forbidden(
            "auth.session_only",
            "This can only be done signed in on the web page, not with a token.",
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use axum::body::Body;
    use axum::routing::get;
    use tower::ServiceExt as _;

    use super::*;
    use crate::accounts::identity::Member;
    use crate::http::app::guarded;

    fn somebody(role: Role, scopes: Option<&[Scope]>) -> Identity {
        let via = match scopes {
            None => Via::Session { hash: [0; 32], confirmed: 0 },
            Some(scopes) => Via::Token { id: 1, scopes: scopes.to_vec(), packages: Vec::new() },
        };
        Identity(Some(Member { account: 1, handle: "mira".into(), role, via }))
    }

    #[test]
    fn who_may_what() {
        use Access::{Admin, AdminSession, Curator, Public, Session};
        let member = Access::Member(Scope::Publish);
        let (session, publish, moderate) = (None, Some(&[Scope::Publish][..]), Some(&[Scope::Moderate][..]));
        for (role, scopes, may) in [
            (Role::Member, session, &[Public, member, Session][..]),
            (Role::Member, publish, &[Public, member]),
            (Role::Member, moderate, &[Public]),
            (Role::Curator, session, &[Public, member, Session, Curator]),
            (Role::Curator, publish, &[Public, member]),
            (Role::Curator, moderate, &[Public, Curator]),
            (Role::Admin, session, &[Public, member, Session, Curator, Admin, AdminSession]),
            (Role::Admin, publish, &[Public, member]),
            (Role::Admin, moderate, &[Public, Curator, Admin]),
        ] {
            for access in [Public, member, Session, Curator, Admin, AdminSession] {
                let allowed = allow(access, &somebody(role, scopes)).is_ok();
                assert_eq!(allowed, may.contains(&access), "{role:?} {scopes:?} {access:?}");
            }
        }
        for access in [member, Session, Curator, Admin, AdminSession] {
            let refused = allow(access, &Identity::default()).unwrap_err();
            assert_eq!(refused.answer().0, Refusal::SignIn);
        }
    }

    #[tokio::test]
    async fn what_is_in_no_table_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let config = crate::config::Config { data: folder.path().into(), ..Default::default() };
        let registry = crate::Registry::open(config, Arc::new(vitrine_base::SystemClock)).unwrap();
        let reached = || async { "reached" };
        let router = axum::Router::new()
            .route("/api/v1/forgotten", get(reached))
            .route("/metrics", get(reached).post(reached));
        let router = guarded(router, registry);
        for (method, path, status) in [
            ("GET", "/api/v1/forgotten", StatusCode::FORBIDDEN),
            ("GET", "/metrics", StatusCode::OK),
            ("HEAD", "/metrics", StatusCode::OK),
            ("POST", "/metrics", StatusCode::METHOD_NOT_ALLOWED),
        ] {
            let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
            let response = router.clone().oneshot(request).await.unwrap();
            assert_eq!(response.status(), status, "{method} {path}");
        }
    }
}
