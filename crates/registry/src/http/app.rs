//! Everything the registry serves, put together: [`Front`] in front, behind it this router, and before every handler the
//! [`gate`](crate::http::gate).

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{Extensions, HeaderMap, StatusCode, Version, header};
use axum::middleware;
use axum::response::{IntoResponse as _, Response};
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{And, Predicate as _, SizeAbove};

use crate::RegistryError;
use crate::http::front::Front;
use crate::http::gate::{self, Gate};
use crate::http::{App, docs, numbers, ui, v1};

/// Most bytes of a body that is no upload. The largest we ask for is a submission's words in every
/// language.
pub(crate) const BODY_BYTES: usize = 1024 * 1024;

/// The whole application over a registry.
pub fn app(registry: App) -> Router {
    Router::new().fallback_service(Front::over(registry))
}

/// What is behind the front: the native API, its documentation, the numbers, the web page.
pub(crate) fn router(registry: App) -> Router {
    guarded(v1::router().merge(docs::router(&registry)).merge(numbers::router()), registry)
}

/// Puts the gate before every route, and what all answers share behind it.
pub(crate) fn guarded(router: Router<App>, registry: App) -> Router {
    let gate = Gate::new(App::clone(&registry));
    router
        .route_layer(middleware::from_fn_with_state(gate, gate::pass))
        .fallback(elsewhere)
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        .layer(CompressionLayer::new().gzip(true).compress_when(worth_it()))
        .with_state(registry)
}

type WorthIt = And<SizeAbove, fn(StatusCode, Version, &HeaderMap, &Extensions) -> bool>;

/// Text that is long enough. Never streams of events, which would wait in the compressor, and nothing that is packed.
fn worth_it() -> WorthIt {
    SizeAbove::new(860).and(is_text)
}

fn is_text(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default();
    matches!(
        kind,
        "application/json"
            | "application/problem+json"
            | "text/html"
            | "text/css"
            | "text/javascript"
            | "image/svg+xml"
    )
}

/// What no route is for: the web page's own files, or nothing.
async fn elsewhere(request: Request) -> Response {
    let path = request.uri().path();
    if path != "/api"
        && !path.starts_with("/api/")
        && let Some(response) = ui::answer(request.method(), path, request.headers())
    {
        return response;
    }
    RegistryError::not_found("address").into_response()
}
