//! `/health`, for HomePilot's clients, load balancers and whoever watches.

use axum::http::StatusCode;
use axum::response::Response;
use serde_json::json;

use crate::http::{App, front};

/// `/health`: HomePilot's own keys, and ours. 503 when something does not work.
pub async fn answer(registry: &App) -> Response {
    let probes = registry.stats.probes(registry).await;
    let well = probes.iter().all(|probe| probe.ok);
    // What is wrong stands in the log and in the operator's pages; strangers are told which part it is.
    let checks: serde_json::Map<_, _> =
        probes.iter().map(|probe| (probe.name.to_owned(), probe.ok.into())).collect();
    let body = json!({
        "status": if well { "ok" } else { "failing" },
        "service": "homepilot-persona-gallery",
        "software": "vitrine",
        "version": env!("CARGO_PKG_VERSION"),
        "checks": checks,
    });
    front::json(if well { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }, body.to_string())
}
