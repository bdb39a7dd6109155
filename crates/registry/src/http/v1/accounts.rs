//! What administrators do with accounts.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vitrine_api::registry as api;

use super::account::{account_row, role_in};
use crate::RegistryError;
use crate::accounts::identity::Identity;
use crate::accounts::{administration, confirming, sign_up};
use crate::http::App;
use crate::http::access::{Access, Limit, Route, route};
use crate::http::body::Body;
use crate::http::page::{MOST, PageQuery, Paged};
use crate::http::problem::Problem;

/// What this area serves.
pub(super) const ROUTES: &[Route] = &[
    route("GET", "/api/v1/admin/accounts", Access::Admin, Limit::Read),
    route("PATCH", "/api/v1/admin/accounts/{id}", Access::AdminSession, Limit::Write),
    route("POST", "/api/v1/admin/invitations", Access::AdminSession, Limit::Write),
];

/// Its handlers.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(change)).routes(routes!(invite))
}

type Answer<T> = Result<T, RegistryError>;

/// What to list.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(default)]
struct Wanted {
    query: String,
    cursor: Option<String>,
    limit: Option<String>,
}

/// All accounts.
#[utoipa::path(get, path = "/api/v1/admin/accounts", tag = "admin",
    params(("query" = Option<String>, Query, description = "Looked for in handle, name and address"),
        ("cursor" = Option<String>, Query, description = "What `next` said"),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 100, description = "Items wanted; 50 when nobody says")),
    responses((status = 200, body = Paged<api::AccountRow>), (status = 400, body = Problem), (status = 403, body = Problem)))]
async fn list(
    State(registry): State<App>,
    Query(wanted): Query<Wanted>,
) -> Answer<Json<Paged<api::AccountRow>>> {
    let limit = wanted.limit.as_deref().and_then(|limit| limit.parse().ok());
    let page = PageQuery { cursor: wanted.cursor, limit };
    let limit = page.limit().min(MOST);
    let mut rows =
        administration::list(&registry, page.number()?.unwrap_or(0), wanted.query, limit + 1).await?;
    let more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| more).map(|row| row.id.to_string());
    Ok(Json(Paged { items: rows.into_iter().map(account_row).collect(), next }))
}

/// Who may do what is changed only right after a password or passkey was given.
fn confirmed(registry: &App, identity: &Identity) -> Answer<()> {
    confirming::needed(registry, identity.member()?)
}

/// Give an account a role, disable it, let it in again.
#[utoipa::path(patch, path = "/api/v1/admin/accounts/{id}", tag = "admin", request_body = api::AccountOrder,
    params(("id" = i64, Path, description = "The account's number")),
    responses((status = 200, body = api::AccountRow), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem, description = "account.last_admin")))]
async fn change(
    State(registry): State<App>,
    identity: Identity,
    Path(id): Path<String>,
    Body(order): Body<api::AccountOrder>,
) -> Answer<Json<api::AccountRow>> {
    confirmed(&registry, &identity)?;
    let id = id.parse().map_err(|_| RegistryError::not_found("account"))?;
    let role = order.role.map(role_in);
    let row = administration::change(&registry, identity.member()?, id, role, order.disabled).await?;
    Ok(Json(account_row(row)))
}

/// Invite somebody with a role. The link is shown this once, and mailed where an address is given.
#[utoipa::path(post, path = "/api/v1/admin/invitations", tag = "admin", request_body = api::NewInvitation,
    responses((status = 201, body = api::MadeInvitation), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn invite(
    State(registry): State<App>,
    identity: Identity,
    Body(wish): Body<api::NewInvitation>,
) -> Answer<(StatusCode, Json<api::MadeInvitation>)> {
    confirmed(&registry, &identity)?;
    let (url, expires) =
        sign_up::invite(&registry, identity.member()?, role_in(wish.role), wish.email).await?;
    Ok((StatusCode::CREATED, Json(api::MadeInvitation { url, expires })))
}
