//! `/health`, for HomePilot's clients, load balancers and whoever watches.

use axum::http::StatusCode;
use axum::response::Response;
use serde_json::json;

use crate::care;
use crate::http::{App, front};

/// `/health`: HomePilot's own keys, and ours. 503 when something does not work.
pub async fn answer(registry: &App) -> Response {
    let status = registry.stats.status(registry).await;
    let well = care::healthy(&status);
    // What exactly is wrong stands in the log and on the status page; here only which part.
    let vital = status.iter().filter(|entry| entry.vital);
    let checks: serde_json::Map<_, _> = vital.map(|entry| (entry.name.clone(), entry.ok.into())).collect();
    let body = json!({
        "status": if well { "ok" } else { "failing" },
        "service": "homepilot-persona-gallery",
        "software": "vitrine",
        "version": env!("CARGO_PKG_VERSION"),
        "checks": checks,
    });
    front::json(if well { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }, body.to_string())
}
