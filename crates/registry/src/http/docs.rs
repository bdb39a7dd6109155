//! `/openapi.json`.

use axum::routing::get;
use utoipa::openapi::OpenApi;

use crate::http::App;
use crate::http::access::{Access, Limit, Route, route};

/// What this area serves.
pub const ROUTES: &[Route] = &[route("GET", "/openapi.json", Access::Public, Limit::Read)];

/// Its handlers.
pub fn router(document: OpenApi, _registry: &App) -> axum::Router<App> {
    axum::Router::new().route("/openapi.json", get(move || async move { axum::Json(document) }))
}
