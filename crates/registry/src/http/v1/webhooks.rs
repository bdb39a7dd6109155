//! Webhooks of the one who asks, and their deliveries.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vitrine_api::registry::{
    DeliveryMade, Webhook, WebhookDeliveries, WebhookDelivery, WebhookList, WebhookMade, WebhookRequest,
};
use vitrine_base::PackageId;

use crate::RegistryError;
use crate::accounts::identity::Identity;
use crate::http::App;
use crate::http::access::{Access, Limit, Route, route};
use crate::http::page::PageQuery;
use crate::store::{DeliveryRow, WebhookRow};
use crate::webhooks;

/// What this area serves.
pub(super) const ROUTES: &[Route] = &[
    route("GET", "/api/v1/webhooks", Access::Session, Limit::Read),
    route("POST", "/api/v1/webhooks", Access::Session, Limit::Write),
    route("DELETE", "/api/v1/webhooks/{id}", Access::Session, Limit::Write),
    route("POST", "/api/v1/webhooks/{id}/test", Access::Session, Limit::Write),
    route("POST", "/api/v1/webhooks/{id}/revive", Access::Session, Limit::Write),
    route("GET", "/api/v1/webhooks/{id}/deliveries", Access::Session, Limit::Read),
    route("POST", "/api/v1/deliveries/{id}/retry", Access::Session, Limit::Write),
];

/// Its handlers.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(remove))
        .routes(routes!(test))
        .routes(routes!(revive))
        .routes(routes!(deliveries))
        .routes(routes!(retry))
}

fn view(row: WebhookRow) -> Webhook {
    let known = row.disabled.as_ref().filter(|why| **why == webhooks::given_up().sentence);
    Webhook {
        id: row.id,
        url: row.url,
        events: row.events,
        package: row.package.map(|package| package.to_string()),
        active: row.active,
        failing_since: row.failing_since,
        disabled_said: known.map(|_| webhooks::given_up().phrases).unwrap_or_default(),
        disabled: row.disabled,
        created: row.created,
    }
}

fn delivery(row: DeliveryRow) -> WebhookDelivery {
    WebhookDelivery {
        id: row.id,
        event: row.event,
        body: row.body,
        created: row.created,
        attempts: row.attempts,
        state: row.state.as_str().into(),
        status: row.status,
        answer: row.answer,
        problem: row.problem,
        next: row.next,
        ended: row.ended,
    }
}

/// The webhooks of the one who asks.
#[utoipa::path(get, path = "/api/v1/webhooks", tag = "webhooks",
    responses((status = 200, body = WebhookList), (status = 401)))]
async fn list(State(app): State<App>, identity: Identity) -> Result<Json<WebhookList>, RegistryError> {
    let account = identity.member()?.account;
    let rows = app.db.read(move |unit| unit.webhooks(account)).await?;
    let events = webhooks::EVENTS.iter().map(|event| (*event).to_owned()).collect();
    Ok(Json(WebhookList { items: rows.into_iter().map(view).collect(), next: None, events }))
}

/// Makes a webhook; its secret is shown this once.
#[utoipa::path(post, path = "/api/v1/webhooks", tag = "webhooks", request_body = WebhookRequest,
    responses((status = 201, body = WebhookMade), (status = 401), (status = 403), (status = 409), (status = 422)))]
async fn create(
    State(app): State<App>,
    identity: Identity,
    Json(body): Json<WebhookRequest>,
) -> Result<(StatusCode, Json<WebhookMade>), RegistryError> {
    let package = body.package.map(PackageId::new).transpose();
    let package = package
        .map_err(|_| RegistryError::field("webhook.package", "package", "There is no such package."))?;
    let made = webhooks::create(&app, identity.member()?, &body.url, body.events, package).await?;
    Ok((StatusCode::CREATED, Json(WebhookMade { webhook: view(made.hook), secret: made.secret })))
}

/// Takes a webhook away, with its log.
#[utoipa::path(delete, path = "/api/v1/webhooks/{id}", tag = "webhooks", params(("id" = i64, Path)),
    responses((status = 204), (status = 401), (status = 404)))]
async fn remove(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<i64>,
) -> Result<StatusCode, RegistryError> {
    webhooks::remove(&app, identity.member()?.account, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sends a `test` event.
#[utoipa::path(post, path = "/api/v1/webhooks/{id}/test", tag = "webhooks", params(("id" = i64, Path)),
    responses((status = 202, body = DeliveryMade), (status = 401), (status = 404)))]
async fn test(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<i64>,
) -> Result<(StatusCode, Json<DeliveryMade>), RegistryError> {
    let delivery = webhooks::test(&app, identity.member()?.account, id).await?;
    Ok((StatusCode::ACCEPTED, Json(DeliveryMade { delivery })))
}

/// Turns a webhook on again that the registry turned off.
#[utoipa::path(post, path = "/api/v1/webhooks/{id}/revive", tag = "webhooks", params(("id" = i64, Path)),
    responses((status = 200, body = Webhook), (status = 401), (status = 404)))]
async fn revive(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<i64>,
) -> Result<Json<Webhook>, RegistryError> {
    Ok(Json(view(webhooks::revive(&app, identity.member()?.account, id).await?)))
}

/// The deliveries to a webhook, newest first.
#[utoipa::path(get, path = "/api/v1/webhooks/{id}/deliveries", tag = "webhooks",
    params(("id" = i64, Path), PageQuery),
    responses((status = 200, body = WebhookDeliveries), (status = 401), (status = 404)))]
async fn deliveries(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<i64>,
    Query(query): Query<PageQuery>,
) -> Result<Json<WebhookDeliveries>, RegistryError> {
    let (account, limit) = (identity.member()?.account, query.limit());
    let rows = app
        .db
        .read(move |unit| {
            webhooks::own(unit, account, id)?;
            unit.deliveries(id, query.cursor.as_deref(), limit + 1)
        })
        .await?;
    let more = rows.len() > limit as usize;
    let items: Vec<WebhookDelivery> = rows.into_iter().take(limit as usize).map(delivery).collect();
    let next = items.last().filter(|_| more).map(|last| last.id.clone());
    Ok(Json(WebhookDeliveries { items, next }))
}

/// Tries a delivery again now.
#[utoipa::path(post, path = "/api/v1/deliveries/{id}/retry", tag = "webhooks", params(("id" = String, Path)),
    responses((status = 202), (status = 401), (status = 404), (status = 409)))]
async fn retry(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
) -> Result<StatusCode, RegistryError> {
    webhooks::retry(&app, identity.member()?.account, &id).await?;
    Ok(StatusCode::ACCEPTED)
}
