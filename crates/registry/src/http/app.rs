//! Everything the registry serves, as one router.

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{self, Next};
use axum::response::Response;

use crate::RegistryError;
use crate::accounts::{self, COOKIE, COOKIE_PLAIN, Credentials};
use crate::http::{App, v1};

/// The whole application over a registry.
pub fn app(registry: App) -> Router {
    let (router, _document) = v1::router().split_for_parts();
    router.layer(middleware::from_fn_with_state(App::clone(&registry), identify)).with_state(registry)
}

/// Finds out who asks, once.
async fn identify(
    State(registry): State<App>,
    mut request: Request,
    next: Next,
) -> Result<Response, RegistryError> {
    let headers = request.headers();
    let bearer = headers.get("authorization").and_then(|value| value.to_str().ok());
    let bearer = bearer
        .and_then(|value| value.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    let cookies = headers
        .get_all("cookie")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'));
    let cookie = cookies
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == COOKIE || *name == COOKIE_PLAIN);
    let credentials = Credentials {
        cookie: cookie.map(|(_, value)| value.to_owned()),
        bearer: bearer.map(|(_, value)| value.trim().to_owned()),
    };
    let identity = accounts::identify(&registry, credentials).await?;
    request.extensions_mut().insert(identity);
    Ok(next.run(request).await)
}
