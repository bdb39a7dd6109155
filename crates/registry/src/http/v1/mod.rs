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
mod stats;
mod submissions;
mod uploads;
mod webhooks;

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
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(account::router())
        .merge(accounts::router())
        .merge(audit::router())
        .merge(collections::router())
        .merge(device::router())
        .merge(inbox::router())
        .merge(jobs::router())
        .merge(owners::router())
        .merge(packages::router())
        .merge(publishing::router())
        .merge(queue::router())
        .merge(ratings::router())
        .merge(reports::router())
        .merge(stats::router())
        .merge(submissions::router())
        .merge(uploads::router())
        .merge(webhooks::router())
}
