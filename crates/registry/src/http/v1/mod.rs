//! `/api/v1`, one file per area. Each area has `pub const ROUTES: &[Route]` and `pub fn router() -> OpenApiRouter<App>`.

mod account;
mod accounts;
mod audit;
mod collections;
mod device;
mod inbox;
mod jobs;
mod owners;
mod packages;
mod publishing;
mod queue;
mod ratings;
mod reports;
mod said;
mod stats;
mod submissions;
mod uploads;
mod webhooks;

use axum::Router;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::http::App;
use crate::http::access::Route;

/// The tables of all areas.
pub const TABLES: &[&[Route]] = &[
    account::ROUTES,
    accounts::ROUTES,
    audit::ROUTES,
    collections::ROUTES,
    device::ROUTES,
    inbox::ROUTES,
    jobs::ROUTES,
    owners::ROUTES,
    packages::ROUTES,
    publishing::ROUTES,
    queue::ROUTES,
    ratings::ROUTES,
    reports::ROUTES,
    stats::ROUTES,
    submissions::ROUTES,
    uploads::ROUTES,
    webhooks::ROUTES,
];

/// All areas; their paths are written out whole (`/api/v1/…`), as in the tables.
const AREAS: &[fn() -> OpenApiRouter<App>] = &[
    account::router,
    accounts::router,
    audit::router,
    collections::router,
    device::router,
    inbox::router,
    jobs::router,
    owners::router,
    packages::router,
    publishing::router,
    queue::router,
    ratings::router,
    reports::router,
    stats::router,
    submissions::router,
    uploads::router,
    webhooks::router,
];

/// The routes of all areas. What describes each is let go at once: see [`document`].
pub fn router() -> Router<App> {
    AREAS.iter().fold(Router::new(), |all, area| all.merge(Router::from(area())))
}

/// What describes all areas, made anew: it takes megabytes, and few ask for it.
pub fn document() -> OpenApi {
    AREAS.iter().fold(OpenApiRouter::<App>::new(), |all, area| all.merge(area())).into_openapi()
}
