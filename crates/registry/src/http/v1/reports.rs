//! Reports by visitors, and what curators do about them.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vitrine_api::registry::{Report, ReportDecision, ReportRequest, ReportTaken, ReportedRating};

use super::submissions::shape;
use crate::RegistryError;
use crate::accounts::identity::{Identity, Scope};
use crate::error::Refusal;
use crate::http::App;
use crate::http::access::{Access, Limit, Route, route};
use crate::http::page::{PageQuery, Paged};
use crate::http::problem::Problem;
use crate::moderation::reports::{self, Judgement, Subject};
use crate::store::{NewReport, Rater, ReportRow, UnitOfWork};

/// What this area serves.
pub(super) const ROUTES: &[Route] = &[
    route("POST", "/api/v1/reports", Access::Member(Scope::Rate), Limit::Write),
    route("GET", "/api/v1/queue/reports", Access::Curator, Limit::Read),
    route("POST", "/api/v1/queue/reports/{id}", Access::Curator, Limit::Write),
];

/// Its handlers.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(report)).routes(routes!(all)).routes(routes!(end))
}

/// The rating a report is about, while there is one.
fn reported(unit: &dyn UnitOfWork, subject: &str) -> Result<Option<ReportedRating>, RegistryError> {
    let Some(Subject::Rating(number)) = Subject::read(subject) else { return Ok(None) };
    let Some(rating) = unit.rating(number)? else { return Ok(None) };
    let author = match rating.rater {
        Rater::Account(account) => Some(shape::handle(unit, account)?),
        Rater::Device(_) => None,
    };
    Ok(Some(ReportedRating {
        package: rating.package.to_string(),
        version: rating.version.to_string(),
        author,
        stars: rating.stars,
        title: rating.title,
        body: rating.body,
        hidden: rating.hidden,
    }))
}

fn shown(unit: &dyn UnitOfWork, row: ReportRow) -> Result<Report, RegistryError> {
    let handle = |account: Option<i64>| account.map(|account| shape::handle(unit, account)).transpose();
    Ok(Report {
        rating: reported(unit, &row.subject)?,
        id: row.id,
        subject: row.subject,
        reason: row.reason,
        body: row.body,
        by: handle(row.account)?,
        at: row.at,
        state: row.state,
        answer: row.answer,
        decided_by: handle(row.decided_by)?,
        decided: row.decided,
        others: row.others,
    })
}

/// Reports a package, a version or a rating.
#[utoipa::path(post, path = "/api/v1/reports", tag = "moderation", request_body = ReportRequest,
    responses((status = 201, body = ReportTaken), (status = 401, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn report(
    State(app): State<App>,
    identity: Identity,
    Json(request): Json<ReportRequest>,
) -> Result<(StatusCode, Json<ReportTaken>), RegistryError> {
    let (member, now, hide_after) = (identity.member()?.clone(), app.now(), app.config.hide_after_reports);
    let taken = app.db.write(move |unit| {
        let new = NewReport {
            subject: &request.subject,
            account: member.account,
            reason: &request.reason,
            body: request.body.trim(),
        };
        reports::report(unit, &member, &new, hide_after, now)
    });
    Ok((StatusCode::CREATED, Json(ReportTaken { id: taken.await? })))
}

/// Which reports are wanted.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct ReportQuery {
    /// `open` when nobody says, `dismissed` or `acted`.
    state: Option<String>,
}

/// Reports: open ones oldest first, others newest first.
#[utoipa::path(get, path = "/api/v1/queue/reports", tag = "moderation", params(ReportQuery, PageQuery),
    responses((status = 200, body = Paged<Report>), (status = 400, body = Problem), (status = 403, body = Problem)))]
async fn all(
    State(app): State<App>,
    Query(wanted): Query<ReportQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Paged<Report>, RegistryError> {
    let state = wanted.state.filter(|state| !state.is_empty()).unwrap_or_else(|| "open".into());
    if !["open", "dismissed", "acted"].contains(&state.as_str()) {
        let sentence = "Reports are open, dismissed or acted on.";
        return Err(RegistryError::refused(Refusal::Malformed, "report.state", sentence));
    }
    let (cursor, limit) = (page.number()?, page.limit());
    app.db
        .read(move |unit| {
            let rows = unit.reports(&state, cursor, limit)?;
            let next = rows.last().filter(|_| rows.len() == limit as usize).map(|row| row.id.to_string());
            let items = rows.into_iter().map(|row| shown(unit, row)).collect::<Result<_, _>>()?;
            Ok(Paged { items, next })
        })
        .await
}

/// Ends a report.
#[utoipa::path(post, path = "/api/v1/queue/reports/{id}", tag = "moderation", params(("id" = i64, Path)),
    request_body = ReportDecision,
    responses((status = 200, body = Report), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn end(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<i64>,
    Json(request): Json<ReportDecision>,
) -> Result<Json<Report>, RegistryError> {
    let (member, now) = (identity.member()?.clone(), app.now());
    let judgement = match request.decision.as_str() {
        "dismiss" => Judgement::Dismiss,
        "act" => Judgement::Act,
        _ => {
            let sentence = "A report is dismissed (dismiss) or acted on (act).";
            return Err(RegistryError::field("report.decision", "decision", sentence));
        }
    };
    let ended = app.db.write(move |unit| {
        let row = reports::end(unit, &member, id, judgement, &request.answer, now)?;
        shown(unit, row)
    });
    Ok(Json(ended.await?))
}
