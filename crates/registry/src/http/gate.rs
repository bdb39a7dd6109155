//! What every request of a known route passes before its handler: who asks, is it from our own page, may they, how
//! often, how long may it take. A route that stands in no table is refused.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::RegistryError;
use crate::accounts::{self, Credentials};
use crate::error::Refusal;
use crate::http::access::{Access, Limit, Route, routes};
use crate::http::client::ClientAddress;
use crate::http::identity::{Identity, Role, Scope, Via};
use crate::http::limits::{Limits, Who};
use crate::http::{App, cookie, csrf};
use crate::stats::Client;

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
        Ok(_) => tokio::time::timeout(PATIENCE, next.run(request)).await.map_err(|_| too_slow()),
        Err(refused) => Err(refused),
    };
    let mut response = answer.unwrap_or_else(RegistryError::into_response);
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
async fn admit(gate: &Gate, path: &str, request: &mut Request) -> Result<&'static Route, RegistryError> {
    let Some(route) = gate.find(path, request.method()) else {
        tracing::error!(path, method = %request.method(), "a route stands in no table of access and is refused");
        return Err(forbidden("auth.unlisted", "Nobody may do this: it is not in the table of who may."));
    };
    let config = &gate.registry.config;
    let address = ClientAddress::of(request.extensions(), request.headers(), &config.trusted_proxies);
    request.extensions_mut().insert(address);
    csrf::refuse_cross_site(request.method(), request.headers(), config.public_url.as_ref())?;
    let https = cookie::is_https(config);
    let identity = accounts::identify(&gate.registry, credentials(request.headers(), https)).await?;
    allow(route.access, &identity)?;
    if config.rate_limits {
        gate.limits.take(route.limit, Who::asks(identity.account(), address.0, route.limit))?;
    }
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
pub(crate) fn credentials(headers: &HeaderMap, https: bool) -> Credentials {
    let bearer = headers.get("authorization").and_then(|value| value.to_str().ok());
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
        Access::Session => None,
        Access::Curator | Access::Admin => Some(Scope::Moderate),
    };
    let member = identity.member()?;
    let least = match access {
        Access::Curator => Role::Curator,
        Access::Admin => Role::Admin,
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
