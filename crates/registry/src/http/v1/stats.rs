//! Numbers and status.

use axum::Json;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vitrine_api::registry::{
    DayCount, NamedCount, PackageStats, PopularTag, RegistryStats, RegistryStatus, StatusCheck, TopPackage,
};
use vitrine_base::PackageId;

use crate::RegistryError;
use crate::care::{self, Status};
use crate::error::Refusal;
use crate::http::App;
use crate::http::access::{Access, Limit, Route, route};
use crate::stats::{DAY, day_of};
use crate::store::PackageState;
use crate::submissions::State as Submission;

/// What this area serves.
pub(super) const ROUTES: &[Route] = &[
    route("GET", "/api/v1/stats", Access::Public, Limit::Read),
    route("GET", "/api/v1/packages/{id}/stats", Access::Public, Limit::Read),
    route("GET", "/api/v1/status", Access::Public, Limit::Read),
];

/// Days of the registry's own numbers, and of a package's when nobody says.
const DAYS: u16 = 30;

/// Its handlers.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(stats)).routes(routes!(package_stats)).routes(routes!(status))
}

/// The registry in numbers
#[utoipa::path(get, path = "/api/v1/stats", tag = "numbers", responses((status = 200, body = RegistryStats)))]
async fn stats(State(registry): State<App>) -> Result<Json<RegistryStats>, RegistryError> {
    let today = day_of(registry.now());
    let from = today - i64::from(DAYS) + 1;
    let numbers = registry.db.read(move |unit| {
        let totals = unit.totals()?;
        let tags = unit.popular_tags(from, 20)?;
        let top = unit.top_packages(10)?;
        Ok(RegistryStats {
            packages: totals.packages,
            versions: totals.versions,
            downloads: totals.downloads,
            by_day: every_day(&unit.downloads_by_day(from)?, from, today),
            tags: tags.into_iter().map(|(tag, count)| PopularTag { tag, count }).collect(),
            top: top
                .into_iter()
                .map(|row| TopPackage { id: row.id.to_string(), name: row.name, downloads: row.downloads })
                .collect(),
        })
    });
    Ok(Json(numbers.await?))
}

/// How much of a package's past is asked for.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct Span {
    /// Days back from today, 1 to 366; 30 when nobody says.
    #[param(minimum = 1, maximum = 366)]
    days: Option<u16>,
}

/// The downloads of a package
#[utoipa::path(get, path = "/api/v1/packages/{id}/stats", tag = "numbers",
    params(("id" = String, Path, description = "The package"), Span),
    responses((status = 200, body = PackageStats), (status = 404), (status = 410)))]
async fn package_stats(
    State(registry): State<App>,
    Path(id): Path<String>,
    Query(span): Query<Span>,
) -> Result<Json<PackageStats>, RegistryError> {
    let id = PackageId::new(id).map_err(|_| RegistryError::not_found("package"))?;
    let days = i64::from(span.days.unwrap_or(DAYS).clamp(1, 366));
    let today = day_of(registry.now());
    let from = today - days + 1;
    let numbers = registry.db.read(move |unit| {
        let package = unit.package(&id)?.filter(|row| row.state != PackageState::Reserved);
        let package = package.ok_or_else(|| RegistryError::not_found("package"))?;
        if package.state == PackageState::Withdrawn {
            let reason = package.withdrawn_reason.unwrap_or_default();
            let sentence = format!("This package was taken down: {reason}");
            return Err(RegistryError::refused(Refusal::Gone, "package.withdrawn", sentence));
        }
        let sums = unit.package_downloads(&id, from)?;
        Ok(PackageStats {
            total: package.downloads,
            by_day: every_day(&sums.by_day, from, today),
            by_version: named(sums.by_version),
            by_platform: named(sums.by_platform),
        })
    });
    Ok(Json(numbers.await?))
}

fn named(rows: Vec<(String, u64)>) -> Vec<NamedCount> {
    rows.into_iter().map(|(name, count)| NamedCount { name, count }).collect()
}

/// Every day of a span, those without a row with 0.
fn every_day(rows: &[(i64, u64)], from: i64, to: i64) -> Vec<DayCount> {
    let count = |day| rows.iter().find(|(known, _)| *known == day).map_or(0, |(_, count)| *count);
    (from..=to).map(|day| DayCount { day: day * DAY, count: count(day) }).collect()
}

/// How the registry is
#[utoipa::path(get, path = "/api/v1/status", tag = "numbers", responses((status = 200, body = RegistryStatus)))]
async fn status(State(registry): State<App>) -> Result<Json<RegistryStatus>, RegistryError> {
    let status = registry.stats.status(&registry).await;
    let states = registry.db.read(|unit| unit.submission_states()).await?;
    let waiting = [Submission::InReview, Submission::Quarantined];
    let queue = states.iter().filter(|(state, _)| waiting.iter().any(|known| known.as_str() == state));
    let (last_backup, last_scan) = care::last(&registry).await?;
    Ok(Json(RegistryStatus {
        ok: status.iter().all(|entry| entry.ok),
        checks: status.iter().map(shown).collect(),
        started: registry.stats.started,
        version: env!("CARGO_PKG_VERSION").into(),
        queue: queue.map(|(_, count)| count).sum(),
        last_backup,
        last_scan,
    }))
}

fn shown(entry: &Status) -> StatusCheck {
    StatusCheck {
        name: entry.name.clone(),
        ok: entry.ok,
        sentence: entry.sentence.clone(),
        said: entry.said.clone(),
        at: entry.at,
    }
}
