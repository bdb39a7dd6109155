//! What administrators look after: the audit log, the settings, a scan when they want one, and packages that were taken
//! over and have no owner yet.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vitrine_api::registry::{AuditEntry, AuditPage, OwnerGiven, ScanAsked, SettingRow};
use vitrine_base::PackageId;

use crate::RegistryError;
use crate::accounts::identity::Identity;
use crate::config::SETTINGS;
use crate::http::App;
use crate::http::access::{Access, Limit, Route, route};
use crate::http::page::PageQuery;
use crate::store::{AuditRow, NewJob, UnitOfWork};

/// What this area serves.
pub(super) const ROUTES: &[Route] = &[
    route("GET", "/api/v1/admin/audit", Access::Admin, Limit::Read),
    route("POST", "/api/v1/admin/scan", Access::Admin, Limit::Write),
    route("GET", "/api/v1/admin/settings", Access::Admin, Limit::Read),
    route("PUT", "/api/v1/admin/packages/{id}/owner", Access::Curator, Limit::Write),
];

/// Its handlers.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(audit))
        .routes(routes!(scan))
        .routes(routes!(settings))
        .routes(routes!(give_owner))
}

/// Which rows of the audit log.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct AuditQuery {
    /// Of one subject only: `package:nora`.
    subject: Option<String>,
}

/// The audit log, newest first.
#[utoipa::path(get, path = "/api/v1/admin/audit", tag = "care", params(AuditQuery, PageQuery),
    responses((status = 200, body = AuditPage)))]
async fn audit(
    State(registry): State<App>,
    Query(query): Query<AuditQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<AuditPage>, RegistryError> {
    let before = page.number()?.unwrap_or(i64::MAX);
    let limit = page.limit();
    let page = registry
        .db
        .read(move |unit| {
            let rows = unit.audit_rows(before, query.subject.as_deref(), limit)?;
            let whole = rows.len() == limit as usize;
            let next = rows.last().filter(|row| whole && row.seq > 1).map(|row| row.seq.to_string());
            let items = rows.into_iter().map(|row| entry(unit, row)).collect::<Result<_, _>>()?;
            Ok(AuditPage { items, next })
        })
        .await?;
    Ok(Json(page))
}

fn entry(unit: &dyn UnitOfWork, row: AuditRow) -> Result<AuditEntry, RegistryError> {
    let actor = row.actor.map(|account| unit.account(account)).transpose()?.flatten();
    Ok(AuditEntry {
        seq: row.seq,
        at: row.at,
        actor: actor.map(|account| account.handle),
        action: row.action,
        subject: row.subject,
        body: serde_json::from_str(&row.body)?,
        hash: row.hash.to_hex(),
    })
}

/// Hashes every package file now instead of within a week.
#[utoipa::path(post, path = "/api/v1/admin/scan", tag = "care", responses((status = 202, body = ScanAsked)))]
async fn scan(
    State(registry): State<App>,
    identity: Identity,
) -> Result<(StatusCode, Json<ScanAsked>), RegistryError> {
    let (actor, now) = (identity.member()?.account, registry.now());
    let job = registry
        .db
        .write(move |unit| {
            let job = NewJob::now("scan", serde_json::json!({ "all": true }), now).once("all");
            let job = unit.enqueue(&job, now)?;
            unit.audit(now, Some(actor), "registry.scan_asked", "registry", &serde_json::json!({}))?;
            Ok(job)
        })
        .await?;
    Ok((StatusCode::ACCEPTED, Json(ScanAsked { job })))
}

/// The settings the registry runs with; secrets are dots.
#[utoipa::path(get, path = "/api/v1/admin/settings", tag = "care",
    responses((status = 200, body = Vec<SettingRow>)))]
async fn settings(State(registry): State<App>) -> Json<Vec<SettingRow>> {
    let row = |setting: &crate::config::Setting| SettingRow {
        key: setting.key.into(),
        value: setting.shown(&registry.config),
        about: setting.about.into(),
    };
    Json(SETTINGS.iter().map(row).collect())
}

/// Gives a package that has no owner (it was taken over from elsewhere) to an account.
#[utoipa::path(put, path = "/api/v1/admin/packages/{id}/owner", tag = "care",
    params(("id" = String, Path, description = "The package's id")), request_body = OwnerGiven,
    responses((status = 204), (status = 404), (status = 409)))]
async fn give_owner(
    State(registry): State<App>,
    identity: Identity,
    Path(id): Path<String>,
    Json(given): Json<OwnerGiven>,
) -> Result<StatusCode, RegistryError> {
    let member = identity.member()?;
    let id = PackageId::new(id).map_err(|_| RegistryError::not_found("package"))?;
    member.check_covers(&id)?;
    let actor = member.account;
    crate::import::give_owner(&registry, &id, &given.handle, actor).await?;
    Ok(StatusCode::NO_CONTENT)
}
