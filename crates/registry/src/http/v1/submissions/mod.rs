//! Submissions, their thread and events.

mod files;
pub(super) mod shape;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vitrine_api::registry::{
    Submission, SubmissionRequest, SubmissionSummary, ThreadMessage, ThreadMessageRequest,
};

use crate::accounts::identity::{Identity, Member, Scope};
use crate::http::App;
use crate::http::access::{Access, Limit, Route, route};
use crate::http::client::ClientAddress;
use crate::http::conditional::json_unless_known;
use crate::http::events::{self, After, AfterQuery};
use crate::http::page::{PageQuery, Paged};
use crate::http::problem::Problem;
use crate::store::UnitOfWork;
use crate::submissions::{self, DraftChange};
use crate::{Registry, RegistryError};

const PUBLISH: Access = Access::Member(Scope::Publish);

/// What this area serves.
pub(super) const ROUTES: &[Route] = &[
    route("POST", "/api/v1/submissions", PUBLISH, Limit::Write),
    route("GET", "/api/v1/submissions", PUBLISH, Limit::Read),
    route("GET", "/api/v1/submissions/{id}", PUBLISH, Limit::Read),
    route("PATCH", "/api/v1/submissions/{id}", PUBLISH, Limit::Write),
    route("POST", "/api/v1/submissions/{id}/submit", PUBLISH, Limit::Write),
    route("POST", "/api/v1/submissions/{id}/withdraw", PUBLISH, Limit::Write),
    route("POST", "/api/v1/submissions/{id}/recheck", PUBLISH, Limit::Write),
    route("GET", "/api/v1/submissions/{id}/events", PUBLISH, Limit::Read),
    route("GET", "/api/v1/submissions/{id}/messages", PUBLISH, Limit::Read),
    route("POST", "/api/v1/submissions/{id}/messages", PUBLISH, Limit::Write),
    route("GET", "/api/v1/submissions/{id}/picture", PUBLISH, Limit::Read),
    route("GET", "/api/v1/submissions/{id}/file", PUBLISH, Limit::Read),
    route("GET", "/api/v1/submissions/{id}/package", PUBLISH, Limit::Read),
];

/// Its handlers.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(all, create))
        .routes(routes!(one, edit))
        .routes(routes!(submit))
        .routes(routes!(withdraw))
        .routes(routes!(recheck))
        .routes(routes!(live))
        .routes(routes!(messages, write_message))
        .routes(routes!(files::picture))
        .routes(routes!(files::file))
        .routes(routes!(files::package))
}

/// Which submissions are wanted.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(super) struct StateQuery {
    /// Only those in that state.
    pub(super) state: Option<String>,
}

fn change(request: SubmissionRequest) -> Result<DraftChange, RegistryError> {
    Ok(DraftChange {
        upload: request.upload,
        fields: request.fields.map(shape::fields).transpose()?,
        channel: request.channel,
        agreed: request.agreed,
    })
}

/// Does something with a submission and answers it as it is then.
async fn then_show(
    registry: &Registry,
    member: Member,
    id: String,
    work: impl FnOnce(&dyn UnitOfWork, &Member, &str) -> Result<(), RegistryError> + Send + 'static,
) -> Result<Json<Submission>, RegistryError> {
    let now = registry.now();
    let shown = registry.db.write(move |unit| {
        work(unit, &member, &id)?;
        let row = submissions::visible(unit, &member, &id)?;
        shape::submission(unit, &member, row, now)
    });
    Ok(Json(shown.await?))
}

/// Makes a submission; with `submit` it is handed in at once.
#[utoipa::path(post, path = "/api/v1/submissions", tag = "submissions", request_body = SubmissionRequest,
    responses((status = 201, body = Submission), (status = 401, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn create(
    State(app): State<App>,
    identity: Identity,
    Json(request): Json<SubmissionRequest>,
) -> Result<(StatusCode, Json<Submission>), RegistryError> {
    let (member, now) = (identity.member()?.clone(), app.now());
    let submit = request.submit == Some(true);
    let change = change(request)?;
    let made = app.db.write(move |unit| {
        let id = submissions::create(unit, &member, &change, submit, now)?;
        let row = submissions::visible(unit, &member, &id)?;
        shape::submission(unit, &member, row, now)
    });
    Ok((StatusCode::CREATED, Json(made.await?)))
}

/// One's own submissions, newest first.
#[utoipa::path(get, path = "/api/v1/submissions", tag = "submissions", params(StateQuery, PageQuery),
    responses((status = 200, body = Paged<SubmissionSummary>), (status = 400, body = Problem), (status = 401, body = Problem)))]
async fn all(
    State(app): State<App>,
    identity: Identity,
    headers: HeaderMap,
    Query(wanted): Query<StateQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Response, RegistryError> {
    let member = identity.member()?.clone();
    let state = shape::state(wanted.state.as_deref())?;
    let (before, limit) = (shape::cursor(page.cursor.as_deref())?, page.limit());
    let listed = app
        .db
        .read(move |unit| {
            let before = before.as_ref().map(|(at, id)| (*at, id.as_str()));
            let lines = unit.submissions_of(member.account, state, before, limit)?;
            let last = lines.last().map(|line| (line.row.created, line.row.id.clone()));
            let next =
                shape::next(lines.len() == limit as usize, last.as_ref().map(|(at, id)| (*at, id.as_str())));
            // A token for certain packages sees theirs only.
            let covered = |line: &crate::store::SubmissionLine| {
                line.row.package.as_ref().is_none_or(|package| member.covers(package))
            };
            let items: Vec<SubmissionSummary> =
                lines.into_iter().filter(covered).map(shape::summary).collect();
            Ok(Paged { items, next })
        })
        .await?;
    // Every desktop of every maker asks this once a day, and mostly nothing is new.
    json_unless_known(&headers, &listed).map_err(|error| RegistryError::Internal(error.to_string()))
}

/// A submission of one's own; curators see all.
#[utoipa::path(get, path = "/api/v1/submissions/{id}", tag = "submissions", params(("id" = String, Path)),
    responses((status = 200, body = Submission), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn one(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
) -> Result<Json<Submission>, RegistryError> {
    let (member, now) = (identity.member()?.clone(), app.now());
    let shown = app.db.read(move |unit| {
        let row = submissions::visible(unit, &member, &id)?;
        shape::submission(unit, &member, row, now)
    });
    Ok(Json(shown.await?))
}

/// Changes a submission; one in review is handed in again with it.
#[utoipa::path(patch, path = "/api/v1/submissions/{id}", tag = "submissions", params(("id" = String, Path)),
    request_body = SubmissionRequest,
    responses((status = 200, body = Submission), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn edit(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
    Json(request): Json<SubmissionRequest>,
) -> Result<Json<Submission>, RegistryError> {
    let (member, now) = (identity.member()?.clone(), app.now());
    let submit = request.submit == Some(true);
    let change = change(request)?;
    then_show(&app, member, id, move |unit, member, id| {
        submissions::edit(unit, member, id, &change, now)?;
        let open = matches!(
            submissions::get(unit, id)?.state,
            submissions::State::Draft | submissions::State::NeedsChanges
        );
        if submit && open { submissions::hand_in(unit, member, id, now) } else { Ok(()) }
    })
    .await
}

/// Hands a submission in, or in again.
#[utoipa::path(post, path = "/api/v1/submissions/{id}/submit", tag = "submissions", params(("id" = String, Path)),
    responses((status = 200, body = Submission), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn submit(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
) -> Result<Json<Submission>, RegistryError> {
    let (member, now) = (identity.member()?.clone(), app.now());
    then_show(&app, member, id, move |unit, member, id| submissions::hand_in(unit, member, id, now)).await
}

/// Takes a submission back.
#[utoipa::path(post, path = "/api/v1/submissions/{id}/withdraw", tag = "submissions", params(("id" = String, Path)),
    responses((status = 200, body = Submission), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn withdraw(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
) -> Result<Json<Submission>, RegistryError> {
    let (member, now) = (identity.member()?.clone(), app.now());
    then_show(&app, member, id, move |unit, member, id| submissions::withdraw(unit, member, id, now)).await
}

/// Has the checks run anew.
#[utoipa::path(post, path = "/api/v1/submissions/{id}/recheck", tag = "submissions", params(("id" = String, Path)),
    responses((status = 200, body = Submission), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn recheck(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
) -> Result<Json<Submission>, RegistryError> {
    let (member, now) = (identity.member()?.clone(), app.now());
    then_show(&app, member, id, move |unit, member, id| submissions::recheck(unit, member, id, now)).await
}

/// What happens to a submission, live: server-sent events.
#[utoipa::path(get, path = "/api/v1/submissions/{id}/events", tag = "submissions",
    params(("id" = String, Path), AfterQuery),
    responses((status = 200, content_type = "text/event-stream", body = String), (status = 404, body = Problem)))]
async fn live(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
    from: ClientAddress,
    After(after): After,
) -> Result<impl IntoResponse, RegistryError> {
    let member = identity.member()?.clone();
    let asker = member.clone();
    let row = app.db.read(move |unit| submissions::visible(unit, &asker, &id)).await?;
    events::stream(app, member, from, format!("submission:{}", row.id), after).await
}

/// The thread; notes of curators among themselves only for curators.
#[utoipa::path(get, path = "/api/v1/submissions/{id}/messages", tag = "submissions", params(("id" = String, Path)),
    responses((status = 200, body = Vec<ThreadMessage>), (status = 404, body = Problem)))]
async fn messages(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
) -> Result<Json<Vec<ThreadMessage>>, RegistryError> {
    let member = identity.member()?.clone();
    let read = app.db.read(move |unit| {
        let maker = submissions::visible(unit, &member, &id)?.account;
        let rows = submissions::messages(unit, &member, &id)?;
        rows.into_iter().map(|row| shape::message(unit, &member, maker, row)).collect::<Result<Vec<_>, _>>()
    });
    Ok(Json(read.await?))
}

/// Writes into the thread.
#[utoipa::path(post, path = "/api/v1/submissions/{id}/messages", tag = "submissions", params(("id" = String, Path)),
    request_body = ThreadMessageRequest,
    responses((status = 201, body = ThreadMessage), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn write_message(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
    Json(request): Json<ThreadMessageRequest>,
) -> Result<(StatusCode, Json<ThreadMessage>), RegistryError> {
    let (member, now) = (identity.member()?.clone(), app.now());
    let written = app.db.write(move |unit| {
        let maker = submissions::visible(unit, &member, &id)?.account;
        let row = submissions::write_message(unit, &member, &id, &request.body, request.internal, now)?;
        shape::message(unit, &member, maker, row)
    });
    Ok((StatusCode::CREATED, Json(written.await?)))
}
