//! The curator's desk.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::Deserialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vitrine_api::registry::{
    DecisionRequest, Queue, QueueCounts, QueueItem, ReasonTemplate, Submission, SubmitterHistory,
};
use vitrine_base::Timestamp;

use super::said;
use super::submissions::shape;
use crate::accounts::identity::{Identity, Member};
use crate::checks::Verdict as CheckVerdict;
use crate::http::App;
use crate::http::access::{Access, Limit, Route, route};
use crate::http::client::ClientAddress;
use crate::http::events::{self, After, AfterQuery};
use crate::http::page::PageQuery;
use crate::http::problem::Problem;
use crate::moderation::{self, Decision, Verdict};
use crate::store::{QueueLine, UnitOfWork};
use crate::submissions::State as Stands;
use crate::{Registry, RegistryError, submissions};

/// What this area serves.
pub(super) const ROUTES: &[Route] = &[
    route("GET", "/api/v1/queue", Access::Curator, Limit::Read),
    route("POST", "/api/v1/queue/{id}/claim", Access::Curator, Limit::Write),
    route("DELETE", "/api/v1/queue/{id}/claim", Access::Curator, Limit::Write),
    route("POST", "/api/v1/queue/{id}/decision", Access::Curator, Limit::Write),
    route("GET", "/api/v1/queue/templates", Access::Curator, Limit::Read),
    route("GET", "/api/v1/queue/events", Access::Curator, Limit::Read),
    route("GET", "/api/v1/queue/history/{account}", Access::Curator, Limit::Read),
];

/// Its handlers.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(queue))
        .routes(routes!(claim, unclaim))
        .routes(routes!(decide))
        .routes(routes!(templates))
        .routes(routes!(live))
        .routes(routes!(history))
}

/// Which part of the queue is wanted.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct QueueQuery {
    /// `in_review` when nobody says; any other state too.
    state: Option<String>,
    /// Only packages of that kind.
    kind: Option<String>,
}

fn item(
    unit: &dyn UnitOfWork,
    member: &Member,
    queued: QueueLine,
    now: Timestamp,
) -> Result<QueueItem, RegistryError> {
    let row = queued.line.row;
    let (reasons, reasons_said) = said::list(queued.reasons);
    let worst = queued.verdicts.into_iter().max().unwrap_or(CheckVerdict::Pending);
    Ok(QueueItem {
        state: row.state.as_str().into(),
        package: row.package.as_ref().map(ToString::to_string),
        version: row.version.as_ref().map(ToString::to_string),
        name: queued.line.name.unwrap_or(row.file),
        kind: row.kind.map(|kind| kind.as_str().to_owned()),
        account: shape::submitter(unit, row.account)?,
        first: queued.first,
        reasons,
        reasons_said,
        verdict: worst.as_str().into(),
        waiting: (now - row.first_uploaded.unwrap_or(row.created)).max(0),
        claimed: shape::claim(unit, member, queued.claim, now)?,
        revision: row.revision,
        id: row.id,
    })
}

fn counts(unit: &dyn UnitOfWork) -> Result<QueueCounts, RegistryError> {
    let counts = unit.queue_counts()?;
    let of = |state: Stands| counts.get(state.as_str()).copied().unwrap_or_default();
    Ok(QueueCounts {
        in_review: of(Stands::InReview),
        quarantined: of(Stands::Quarantined),
        needs_changes: of(Stands::NeedsChanges),
        reports: unit.open_reports()?,
    })
}

/// What waits for a curator, oldest first.
#[utoipa::path(get, path = "/api/v1/queue", tag = "moderation", params(QueueQuery, PageQuery),
    responses((status = 200, body = Queue), (status = 400, body = Problem), (status = 403, body = Problem)))]
async fn queue(
    State(app): State<App>,
    identity: Identity,
    Query(wanted): Query<QueueQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Queue>, RegistryError> {
    let (member, now) = (identity.member()?.clone(), app.now());
    let state = shape::state(wanted.state.as_deref())?.unwrap_or(Stands::InReview);
    let kind = shape::kind(wanted.kind.as_deref())?;
    let (after, limit) = (shape::cursor(page.cursor.as_deref())?, page.limit());
    let read = app.db.read(move |unit| {
        let after = after.as_ref().map(|(at, id)| (*at, id.as_str()));
        let lines = unit.queue_page(state, kind, after, limit)?;
        let last = lines.last().map(|queued| {
            let row = &queued.line.row;
            (row.first_uploaded.unwrap_or(row.created), row.id.clone())
        });
        let next =
            shape::next(lines.len() == limit as usize, last.as_ref().map(|(at, id)| (*at, id.as_str())));
        let items =
            lines.into_iter().map(|queued| item(unit, &member, queued, now)).collect::<Result<_, _>>()?;
        Ok(Queue { items, next, counts: counts(unit)?, median_wait: moderation::median_wait(unit)? })
    });
    Ok(Json(read.await?))
}

/// Does something with a submission and answers it as it is then.
async fn then_show(
    registry: &Registry,
    identity: &Identity,
    id: String,
    work: impl FnOnce(&dyn UnitOfWork, &Member, &str) -> Result<(), RegistryError> + Send + 'static,
) -> Result<Json<Submission>, RegistryError> {
    let (member, now) = (identity.member()?.clone(), registry.now());
    let shown = registry.db.write(move |unit| {
        work(unit, &member, &id)?;
        let row = submissions::get(unit, &id)?;
        shape::submission(unit, &member, row, now)
    });
    Ok(Json(shown.await?))
}

/// Puts a submission on one's desk for twenty minutes.
#[utoipa::path(post, path = "/api/v1/queue/{id}/claim", tag = "moderation", params(("id" = String, Path)),
    responses((status = 200, body = Submission), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn claim(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
) -> Result<Json<Submission>, RegistryError> {
    let now = app.now();
    then_show(&app, &identity, id, move |unit, member, id| moderation::claim(unit, member, id, now)).await
}

/// Takes a submission off one's desk.
#[utoipa::path(delete, path = "/api/v1/queue/{id}/claim", tag = "moderation", params(("id" = String, Path)),
    responses((status = 204), (status = 404, body = Problem)))]
async fn unclaim(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
) -> Result<StatusCode, RegistryError> {
    let (member, now) = (identity.member()?.clone(), app.now());
    app.db.write(move |unit| moderation::unclaim(unit, &member, &id, now)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Decides on a submission.
#[utoipa::path(post, path = "/api/v1/queue/{id}/decision", tag = "moderation", params(("id" = String, Path)),
    request_body = DecisionRequest,
    responses((status = 200, body = Submission), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn decide(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
    Json(request): Json<DecisionRequest>,
) -> Result<Json<Submission>, RegistryError> {
    let verdict = Verdict::from_word(&request.decision).ok_or_else(|| {
        let sentence = "A decision is approve, changes, reject, quarantine or release.";
        RegistryError::field("decision.word", "decision", sentence)
    })?;
    let decision = Decision {
        revision: request.revision,
        verdict,
        template: request.template,
        reason: request.reason,
        note: request.note,
    };
    let now = app.now();
    then_show(&app, &identity, id, move |unit, member, id| {
        moderation::decide(unit, member, id, &decision, now)
    })
    .await
}

/// Public reasons that are wanted again and again.
#[utoipa::path(get, path = "/api/v1/queue/templates", tag = "moderation",
    responses((status = 200, body = Vec<ReasonTemplate>), (status = 403, body = Problem)))]
async fn templates() -> Json<Vec<ReasonTemplate>> {
    let shown = moderation::TEMPLATES.iter().map(|template| ReasonTemplate {
        id: template.id.into(),
        decision: template.decision.as_str().into(),
        title: template.title.into(),
        text: template.text.into(),
    });
    Json(shown.collect())
}

/// What happens in the queue, live: server-sent events.
#[utoipa::path(get, path = "/api/v1/queue/events", tag = "moderation", params(AfterQuery),
    responses((status = 200, content_type = "text/event-stream", body = String), (status = 403, body = Problem),
        (status = 429, body = Problem)))]
async fn live(
    State(app): State<App>,
    identity: Identity,
    from: ClientAddress,
    After(after): After,
) -> Result<impl IntoResponse, RegistryError> {
    events::stream(app, identity.member()?.clone(), from, "queue".into(), after).await
}

/// What an account handed in so far.
#[utoipa::path(get, path = "/api/v1/queue/history/{account}", tag = "moderation", params(("account" = i64, Path)),
    responses((status = 200, body = SubmitterHistory), (status = 404, body = Problem)))]
async fn history(
    State(app): State<App>,
    Path(account): Path<i64>,
) -> Result<Json<SubmitterHistory>, RegistryError> {
    let read = app.db.read(move |unit| {
        let row = unit.account(account)?.ok_or_else(|| RegistryError::not_found("account"))?;
        let counts = unit.submission_counts_of(account)?;
        let of =
            |state: Stands| counts.iter().find(|(there, _)| *there == state).map_or(0, |(_, count)| *count);
        Ok(SubmitterHistory {
            account: shape::submitter(unit, account)?,
            since: row.created,
            published: of(Stands::Published),
            rejected: of(Stands::Rejected),
            needs_changes: of(Stands::NeedsChanges),
            withdrawn: of(Stands::Withdrawn),
            quarantined: of(Stands::Quarantined),
            in_review: of(Stands::InReview),
            packages: unit.packages_owned_by(account)?.iter().map(ToString::to_string).collect(),
            recent: unit.submissions_of(account, None, None, 10)?.into_iter().map(shape::summary).collect(),
        })
    });
    Ok(Json(read.await?))
}
