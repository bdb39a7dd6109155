//! `/health`, for HomePilot's clients, load balancers and whoever watches.

use axum::http::StatusCode;
use axum::response::Response;
use serde_json::json;

use crate::care;
use crate::http::{App, front};

/// `/health`: HomePilot's own keys, and ours. 503 when database or storage fail; whatever else is not well (a broken
/// package file, a late backup) stands under `degraded`, and the registry goes on serving.
pub async fn answer(registry: &App) -> Response {
    let status = registry.stats.status(registry).await;
    let well = care::healthy(&status);
    // What exactly is wrong stands in the log and on the status page; here only which part.
    let checks: serde_json::Map<_, _> =
        status.iter().map(|entry| (entry.name.clone(), entry.ok.into())).collect();
    let degraded: Vec<&str> =
        status.iter().filter(|entry| !entry.ok && !entry.vital).map(|entry| entry.name.as_str()).collect();
    let body = json!({
        "status": if well { "ok" } else { "failing" },
        "service": "homepilot-persona-gallery",
        "software": "vitrine",
        "version": env!("CARGO_PKG_VERSION"),
        "checks": checks,
        "degraded": degraded,
    });
    front::json(if well { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }, body.to_string())
}
