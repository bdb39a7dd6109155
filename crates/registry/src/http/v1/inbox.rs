//! Inbox and follows of the one who asks, and what they hear live.

use axum::Json;
use axum::extract::{Query, State};
use axum::response::Response;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vitrine_api::registry::{Followed, FollowedPage, InboxItem, InboxPage, ReadRequest, Unread};

use super::said;
use crate::RegistryError;
use crate::accounts::identity::{Identity, Scope};
use crate::http::App;
use crate::http::access::{Access, Limit, Route, route};
use crate::http::client::ClientAddress;
use crate::http::events::{self, After};
use crate::http::page::PageQuery;
use crate::store::InboxRow;

/// What this area serves.
pub(super) const ROUTES: &[Route] = &[
    route("GET", "/api/v1/account/inbox", Access::Member(Scope::Read), Limit::Read),
    route("POST", "/api/v1/account/inbox/read", Access::Member(Scope::Rate), Limit::Write),
    route("GET", "/api/v1/account/events", Access::Member(Scope::Read), Limit::Read),
    route("GET", "/api/v1/account/follows", Access::Member(Scope::Read), Limit::Read),
];

/// Its handlers.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(inbox))
        .routes(routes!(read))
        .routes(routes!(follows))
        .routes(routes!(live))
}

/// The inbox, newest first.
#[utoipa::path(get, path = "/api/v1/account/inbox", tag = "inbox", params(PageQuery),
    responses((status = 200, body = InboxPage), (status = 400), (status = 401)))]
async fn inbox(
    State(app): State<App>,
    identity: Identity,
    Query(query): Query<PageQuery>,
) -> Result<Json<InboxPage>, RegistryError> {
    let (account, before) = (identity.member()?.account, query.number()?.unwrap_or(i64::MAX));
    let limit = query.limit();
    let (rows, unread) =
        app.db.read(move |unit| Ok((unit.inbox(account, before, limit + 1)?, unit.unread(account)?))).await?;
    let more = rows.len() > limit as usize;
    let items: Vec<InboxItem> = rows.into_iter().take(limit as usize).map(item).collect();
    let next = items.last().filter(|_| more).map(|last| last.id.to_string());
    Ok(Json(InboxPage { items, next, unread }))
}

fn item(row: InboxRow) -> InboxItem {
    let ((title, title_said), (body, body_said)) = (said::apart(row.title), said::apart(row.body));
    InboxItem {
        id: row.id,
        at: row.at,
        kind: row.kind,
        title,
        title_said,
        body,
        body_said,
        link: row.link,
        read: row.read.is_some(),
    }
}

/// Marks notices as read; answers how many are unread still.
#[utoipa::path(post, path = "/api/v1/account/inbox/read", tag = "inbox", request_body = ReadRequest,
    responses((status = 200, body = Unread), (status = 401)))]
async fn read(
    State(app): State<App>,
    identity: Identity,
    Json(body): Json<ReadRequest>,
) -> Result<Json<Unread>, RegistryError> {
    let (account, now) = (identity.member()?.account, app.now());
    let unread = app
        .db
        .write(move |unit| {
            unit.mark_read(account, body.up_to, now)?;
            unit.unread(account)
        })
        .await?;
    Ok(Json(Unread { unread }))
}

/// What happens to the one who asks, live: an event `notice` for everything that comes into the inbox.
#[utoipa::path(get, path = "/api/v1/account/events", tag = "inbox", params(events::AfterQuery),
    responses((status = 200, content_type = "text/event-stream", body = String), (status = 401)))]
async fn live(
    State(app): State<App>,
    identity: Identity,
    from: ClientAddress,
    After(after): After,
) -> Result<Response, RegistryError> {
    let member = identity.member()?.clone();
    let topic = format!("account:{}", member.account);
    events::stream(app, member, from, topic, after).await
}

/// What the one who asks follows.
#[utoipa::path(get, path = "/api/v1/account/follows", tag = "inbox",
    responses((status = 200, body = FollowedPage), (status = 401)))]
async fn follows(State(app): State<App>, identity: Identity) -> Result<Json<FollowedPage>, RegistryError> {
    let account = identity.member()?.account;
    let rows = app.db.read(move |unit| unit.followed(account)).await?;
    let items = rows.into_iter().map(|row| Followed {
        id: row.package.to_string(),
        name: row.name,
        version: row.version,
        since: row.since,
    });
    Ok(Json(FollowedPage { items: items.collect(), next: None }))
}
