//! Who owns a package, and whether a name can be had.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vitrine_api::registry::{HandleRequest, NameState, OwnPackage, PackageOwner};
use vitrine_base::PackageId;

use super::submissions::shape;
use crate::accounts::identity::{Identity, Member, Scope};
use crate::http::App;
use crate::http::access::{Access, Limit, Route, route};
use crate::http::problem::Problem;
use crate::names::{self, owners};
use crate::search::kind_word;
use crate::store::{HeldPackage, PackageState, UnitOfWork};
use crate::{Registry, RegistryError};

const PUBLISH: Access = Access::Member(Scope::Publish);

/// What this area serves.
pub(super) const ROUTES: &[Route] = &[
    route("GET", "/api/v1/account/packages", Access::Member(Scope::Read), Limit::Read),
    route("GET", "/api/v1/packages/{id}/owners", Access::Public, Limit::Read),
    route("POST", "/api/v1/packages/{id}/owners", PUBLISH, Limit::Write),
    route("POST", "/api/v1/packages/{id}/owners/accept", PUBLISH, Limit::Write),
    route("POST", "/api/v1/packages/{id}/owners/decline", PUBLISH, Limit::Write),
    route("DELETE", "/api/v1/packages/{id}/owners/{account}", PUBLISH, Limit::Write),
    route("POST", "/api/v1/packages/{id}/transfer", PUBLISH, Limit::Write),
    route("GET", "/api/v1/names/{id}", Access::Public, Limit::Read),
];

/// Its handlers.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(own))
        .routes(routes!(all, invite))
        .routes(routes!(accept))
        .routes(routes!(decline))
        .routes(routes!(remove))
        .routes(routes!(transfer))
        .routes(routes!(name))
}

fn package(id: &str) -> Result<PackageId, RegistryError> {
    PackageId::new(id).map_err(|_| RegistryError::not_found("package"))
}

fn listed(
    unit: &dyn UnitOfWork,
    id: &PackageId,
    identity: &Identity,
) -> Result<Vec<PackageOwner>, RegistryError> {
    let rows = owners::list(unit, id, identity.account(), identity.moderates())?;
    rows.into_iter()
        .map(|row| {
            let handle = shape::handle(unit, row.account)?;
            Ok(PackageOwner { id: row.account, handle, state: row.state, since: row.since })
        })
        .collect()
}

/// Does something with a package's owners and answers them as they are then.
async fn then_list(
    registry: &Registry,
    identity: Identity,
    id: &str,
    work: impl FnOnce(&dyn UnitOfWork, &Member, &PackageId) -> Result<(), RegistryError> + Send + 'static,
) -> Result<Json<Vec<PackageOwner>>, RegistryError> {
    let id = package(id)?;
    let member = identity.member()?.clone();
    let done = registry.db.write(move |unit| {
        work(unit, &member, &id)?;
        listed(unit, &id, &identity)
    });
    Ok(Json(done.await?))
}

fn shown(held: HeldPackage) -> OwnPackage {
    OwnPackage {
        id: held.id.to_string(),
        name: held.name,
        kind: kind_word(held.kind),
        version: held.latest.as_ref().map(ToString::to_string),
        state: held.held,
        live: held.state == PackageState::Live,
        downloads: held.downloads,
    }
}

/// The packages one owns or is asked to own; with a token, those it is for.
#[utoipa::path(get, path = "/api/v1/account/packages", tag = "owners",
    responses((status = 200, body = Vec<OwnPackage>), (status = 401, body = Problem), (status = 403, body = Problem)))]
async fn own(State(app): State<App>, identity: Identity) -> Result<Json<Vec<OwnPackage>>, RegistryError> {
    let member = identity.member()?.clone();
    let account = member.account;
    let all = app.db.read(move |unit| unit.packages_held_by(account)).await?;
    Ok(Json(all.into_iter().filter(|held| member.covers(&held.id)).map(shown).collect()))
}

/// The owners of a package.
#[utoipa::path(get, path = "/api/v1/packages/{id}/owners", tag = "owners", params(("id" = String, Path)),
    responses((status = 200, body = Vec<PackageOwner>), (status = 404, body = Problem)))]
async fn all(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
) -> Result<Json<Vec<PackageOwner>>, RegistryError> {
    let id = package(&id)?;
    Ok(Json(app.db.read(move |unit| listed(unit, &id, &identity)).await?))
}

/// Invites somebody to be one more owner.
#[utoipa::path(post, path = "/api/v1/packages/{id}/owners", tag = "owners", params(("id" = String, Path)),
    request_body = HandleRequest,
    responses((status = 200, body = Vec<PackageOwner>), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn invite(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
    Json(request): Json<HandleRequest>,
) -> Result<Json<Vec<PackageOwner>>, RegistryError> {
    let now = app.now();
    then_list(&app, identity, &id, move |unit, member, id| {
        owners::invite(unit, member, id, &request.handle, false, now)
    })
    .await
}

/// Accepts an invitation.
#[utoipa::path(post, path = "/api/v1/packages/{id}/owners/accept", tag = "owners", params(("id" = String, Path)),
    responses((status = 200, body = Vec<PackageOwner>), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn accept(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
) -> Result<Json<Vec<PackageOwner>>, RegistryError> {
    let now = app.now();
    then_list(&app, identity, &id, move |unit, member, id| owners::accept(unit, member, id, now)).await
}

/// Declines an invitation.
#[utoipa::path(post, path = "/api/v1/packages/{id}/owners/decline", tag = "owners", params(("id" = String, Path)),
    responses((status = 204), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn decline(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
) -> Result<StatusCode, RegistryError> {
    let now = app.now();
    let (id, member) = (package(&id)?, identity.member()?.clone());
    app.db.write(move |unit| owners::decline(unit, &member, &id, now)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes an owner or an invitation out; oneself too.
#[utoipa::path(delete, path = "/api/v1/packages/{id}/owners/{account}", tag = "owners",
    params(("id" = String, Path), ("account" = i64, Path)),
    responses((status = 200, body = Vec<PackageOwner>), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)))]
async fn remove(
    State(app): State<App>,
    identity: Identity,
    Path((id, account)): Path<(String, i64)>,
) -> Result<Json<Vec<PackageOwner>>, RegistryError> {
    let now = app.now();
    then_list(&app, identity, &id, move |unit, member, id| owners::remove(unit, member, id, account, now))
        .await
}

/// Offers a package to somebody else; it is theirs once they accept.
#[utoipa::path(post, path = "/api/v1/packages/{id}/transfer", tag = "owners", params(("id" = String, Path)),
    request_body = HandleRequest,
    responses((status = 200, body = Vec<PackageOwner>), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn transfer(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
    Json(request): Json<HandleRequest>,
) -> Result<Json<Vec<PackageOwner>>, RegistryError> {
    let now = app.now();
    then_list(&app, identity, &id, move |unit, member, id| {
        owners::invite(unit, member, id, &request.handle, true, now)
    })
    .await
}

/// Whether an id can be had, and what it looks like.
#[utoipa::path(get, path = "/api/v1/names/{id}", tag = "owners", params(("id" = String, Path)),
    responses((status = 200, body = NameState)))]
async fn name(State(app): State<App>, Path(id): Path<String>) -> Result<Json<NameState>, RegistryError> {
    let wanted = match PackageId::new(id.clone()) {
        Ok(wanted) => wanted,
        Err(error) => {
            let reason = Some(format!("{error}."));
            return Ok(Json(NameState { id, available: false, reason, alike: Vec::new() }));
        }
    };
    let state = app.db.read(move |unit| names::state(unit, &wanted)).await?;
    Ok(Json(NameState {
        id,
        available: state.taken.is_none(),
        reason: state.taken,
        alike: state.alike.iter().map(ToString::to_string).collect(),
    }))
}
