//! Collections and the front page.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vitrine_api::registry::{Collection, CollectionOrder, CollectionRequest, Featured};
use vitrine_base::PackageId;

use crate::RegistryError;
use crate::accounts::identity::Identity;
use crate::http::App;
use crate::http::access::{Access, Limit, Route, route};
use crate::http::page::Paged;
use crate::publishing::lists::{self, NewCollection};
use crate::store::{CollectionRow, UnitOfWork};

/// What this area serves.
pub(super) const ROUTES: &[Route] = &[
    route("GET", "/api/v1/collections", Access::Public, Limit::Read),
    route("PUT", "/api/v1/collections", Access::Curator, Limit::Write),
    route("GET", "/api/v1/collections/{id}", Access::Public, Limit::Read),
    route("PUT", "/api/v1/collections/{id}", Access::Curator, Limit::Write),
    route("DELETE", "/api/v1/collections/{id}", Access::Curator, Limit::Write),
    route("GET", "/api/v1/featured", Access::Public, Limit::Read),
    route("PUT", "/api/v1/featured", Access::Curator, Limit::Write),
];

/// Its handlers.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(all, order))
        .routes(routes!(one, put, remove))
        .routes(routes!(featured, feature))
}

fn collection(id: &str) -> Result<PackageId, RegistryError> {
    PackageId::new(id).map_err(|_| RegistryError::not_found("collection"))
}

/// Who arranges the front page: no token for certain packages only.
fn of_all(identity: &Identity) -> Result<i64, RegistryError> {
    let member = identity.member()?;
    member.check_covers_all()?;
    Ok(member.account)
}

/// Ids from the wire; one that is none is told by its field.
fn ids(texts: Vec<String>, field: &str) -> Result<Vec<PackageId>, RegistryError> {
    let read = |text: String| {
        let sentence = format!("“{}” is no id.", text.escape_debug());
        PackageId::new(text).map_err(|_| RegistryError::field("collection.id", field, sentence))
    };
    texts.into_iter().map(read).collect()
}

fn view(unit: &dyn UnitOfWork, row: CollectionRow) -> Result<Collection, RegistryError> {
    let curator = match row.curator {
        Some(account) => unit.account(account)?.filter(|account| account.deleted.is_none()),
        None => None,
    };
    Ok(Collection {
        id: row.id.to_string(),
        title: row.title,
        description: row.description,
        packages: lists::here(unit, row.packages)?.iter().map(ToString::to_string).collect(),
        curator: curator.map(|account| account.handle),
    })
}

/// All collections, in order.
#[utoipa::path(get, path = "/api/v1/collections", tag = "collections",
    responses((status = 200, body = Paged<Collection>)))]
async fn all(State(app): State<App>) -> Result<Paged<Collection>, RegistryError> {
    let read = app.db.read(|unit| unit.collections()?.into_iter().map(|row| view(unit, row)).collect());
    Ok(Paged { items: read.await?, next: None })
}

/// One collection.
#[utoipa::path(get, path = "/api/v1/collections/{id}", tag = "collections", params(("id" = String, Path)),
    responses((status = 200, body = Collection), (status = 404)))]
async fn one(State(app): State<App>, Path(id): Path<String>) -> Result<Json<Collection>, RegistryError> {
    let id = collection(&id)?;
    let read = app.db.read(move |unit| {
        let row = unit.collection(&id)?.ok_or_else(|| RegistryError::not_found("collection"))?;
        view(unit, row)
    });
    Ok(Json(read.await?))
}

/// Makes a collection, or changes it.
#[utoipa::path(put, path = "/api/v1/collections/{id}", tag = "collections", params(("id" = String, Path)),
    request_body = CollectionRequest,
    responses((status = 200, body = Collection), (status = 401), (status = 403), (status = 422)))]
async fn put(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
    Json(body): Json<CollectionRequest>,
) -> Result<Json<Collection>, RegistryError> {
    let sentence = "An id has letters, digits, “_”, “-” and “.” only.";
    let id = PackageId::new(id).map_err(|_| RegistryError::field("collection.id", "id", sentence))?;
    let (actor, now) = (of_all(&identity)?, app.now());
    let packages = ids(body.packages, "packages")?;
    let new = NewCollection { title: body.title, description: body.description, packages };
    let written = app.db.write(move |unit| {
        let row = lists::put(unit, actor, &id, new, now)?;
        view(unit, row)
    });
    Ok(Json(written.await?))
}

/// Removes a collection.
#[utoipa::path(delete, path = "/api/v1/collections/{id}", tag = "collections", params(("id" = String, Path)),
    responses((status = 204), (status = 401), (status = 403), (status = 404)))]
async fn remove(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
) -> Result<StatusCode, RegistryError> {
    let (id, actor, now) = (collection(&id)?, of_all(&identity)?, app.now());
    app.db.write(move |unit| lists::remove(unit, actor, &id, now)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Puts the collections into an order.
#[utoipa::path(put, path = "/api/v1/collections", tag = "collections", request_body = CollectionOrder,
    responses((status = 204), (status = 401), (status = 403), (status = 422)))]
async fn order(
    State(app): State<App>,
    identity: Identity,
    Json(body): Json<CollectionOrder>,
) -> Result<StatusCode, RegistryError> {
    let (actor, now) = (of_all(&identity)?, app.now());
    let order = ids(body.order, "order")?;
    app.db.write(move |unit| lists::order(unit, actor, &order, now)).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn featured_view(unit: &dyn UnitOfWork) -> Result<Featured, RegistryError> {
    let packages = lists::here(unit, unit.featured_packages()?)?;
    Ok(Featured { packages: packages.iter().map(ToString::to_string).collect() })
}

/// The packages on the front page, in order.
#[utoipa::path(get, path = "/api/v1/featured", tag = "collections",
    responses((status = 200, body = Featured)))]
async fn featured(State(app): State<App>) -> Result<Json<Featured>, RegistryError> {
    Ok(Json(app.db.read(featured_view).await?))
}

/// Puts packages on the front page, and no others.
#[utoipa::path(put, path = "/api/v1/featured", tag = "collections", request_body = Featured,
    responses((status = 200, body = Featured), (status = 401), (status = 403), (status = 422)))]
async fn feature(
    State(app): State<App>,
    identity: Identity,
    Json(body): Json<Featured>,
) -> Result<Json<Featured>, RegistryError> {
    let (actor, now) = (of_all(&identity)?, app.now());
    let packages = ids(body.packages, "packages")?;
    let written = app.db.write(move |unit| {
        lists::feature(unit, actor, packages, now)?;
        featured_view(unit)
    });
    Ok(Json(written.await?))
}
