//! `/metrics`, for Prometheus. For this computer, administrators, and whoever the operator lets.

use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use utoipa_axum::router::OpenApiRouter;

use crate::RegistryError;
use crate::accounts::identity::{Identity, Role};
use crate::error::Refusal;
use crate::http::App;
use crate::http::access::{Access, Limit, Route, route};
use crate::http::client::ClientAddress;

/// What this area serves.
pub const ROUTES: &[Route] = &[route("GET", "/metrics", Access::Public, Limit::Free)];

/// Its handlers.
pub fn router() -> axum::Router<App> {
    let router: OpenApiRouter<App> = OpenApiRouter::new().route("/metrics", get(metrics));
    router.into()
}

async fn metrics(
    State(registry): State<App>,
    address: ClientAddress,
    identity: Identity,
    headers: HeaderMap,
) -> Result<Response, RegistryError> {
    // A proxy on this computer that nobody told us of speaks for strangers: it says so.
    let forwarded = headers.contains_key("x-forwarded-for") || headers.contains_key("forwarded");
    let trusted = registry.config.trusted_proxies.contains(&address.0);
    let from_here = trusted || (address.0.is_loopback() && !forwarded);
    let admin = identity.moderates() && identity.0.as_ref().is_some_and(|member| member.role == Role::Admin);
    if !(registry.config.metrics_public || from_here || admin) {
        return Err(RegistryError::refused(
            Refusal::Forbidden,
            "metrics.not_yours",
            "The numbers are for this computer and for administrators.",
        ));
    }
    let (jobs, submissions) =
        registry.db.read(|unit| Ok((unit.job_states()?, unit.submission_states()?))).await?;
    let text = registry.metrics.text(&jobs, &submissions)?;
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    Ok(([(header::CONTENT_TYPE, kind)], text).into_response())
}
