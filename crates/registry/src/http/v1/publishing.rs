//! Yank, withdraw, and what an owner may change.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vitrine_api::registry::{PackageChange, WithdrawRequest, YankRequest};
use vitrine_base::{PackageId, Version};
use vitrine_package::listing::Texts;

use crate::RegistryError;
use crate::accounts::identity::{Identity, Scope};
use crate::error::Refusal;
use crate::http::App;
use crate::http::access::{Access, Limit, Route, route};
use crate::publishing::{self, Change, Withdrawal};
use crate::store::UnitOfWork;

const OWNER: Access = Access::Member(Scope::Publish);
const YANK: &str = "/api/v1/packages/{id}/versions/{version}/yank";

/// What this area serves.
pub(super) const ROUTES: &[Route] = &[
    route("PATCH", "/api/v1/packages/{id}", OWNER, Limit::Write),
    route("POST", YANK, OWNER, Limit::Write),
    route("DELETE", YANK, OWNER, Limit::Write),
    route("POST", "/api/v1/packages/{id}/withdraw", OWNER, Limit::Write),
    route("POST", "/api/v1/packages/{id}/release", Access::Curator, Limit::Write),
];

/// Its handlers.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(change))
        .routes(routes!(yank, unyank))
        .routes(routes!(withdraw))
        .routes(routes!(release))
}

fn package(id: &str) -> Result<PackageId, RegistryError> {
    PackageId::new(id).map_err(|_| RegistryError::not_found("package"))
}

fn version(text: &str) -> Result<Version, RegistryError> {
    Version::new(text).map_err(|_| RegistryError::not_found("version"))
}

/// The account that may do this to a package: an owner, or a curator. A token must be good for the package.
fn owner(unit: &dyn UnitOfWork, identity: &Identity, id: &PackageId) -> Result<i64, RegistryError> {
    let member = identity.member()?;
    if !member.covers(id) {
        return Err(RegistryError::refused(
            Refusal::Forbidden,
            "auth.package",
            format!("This token is not for “{id}”."),
        ));
    }
    if identity.moderates() || unit.owners(id)?.contains(&member.account) {
        return Ok(member.account);
    }
    // Whether it is there is no secret, but a refusal about nothing would be odd.
    publishing::published(unit, id)?;
    Err(RegistryError::refused(
        Refusal::Forbidden,
        "package.not_yours",
        format!("Only owners of “{id}” and curators may do that."),
    ))
}

/// Changes the words about a package without a new version.
///
/// Name, licence and content rating need one.
#[utoipa::path(patch, path = "/api/v1/packages/{id}", tag = "publishing", params(("id" = String, Path)),
    request_body = PackageChange,
    responses((status = 204), (status = 401), (status = 403), (status = 404), (status = 410), (status = 422)))]
async fn change(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
    Json(body): Json<PackageChange>,
) -> Result<StatusCode, RegistryError> {
    let (id, now) = (package(&id)?, app.now());
    let texts = |(tag, text): (String, vitrine_api::registry::LocalTexts)| {
        (tag, Texts { name: text.name, summary: text.summary })
    };
    let wanted = Change {
        description: body.description,
        homepage: body.homepage,
        tags: body.tags,
        texts: body.texts.map(|all| all.into_iter().map(texts).collect()),
        descriptions: body.descriptions,
        names: identity.moderates(),
    };
    let written = app.db.write(move |unit| {
        let actor = owner(unit, &identity, &id)?;
        publishing::change(unit, actor, &id, wanted, now)
    });
    written.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Hides a version from new installs, with a public reason.
#[utoipa::path(post, path = "/api/v1/packages/{id}/versions/{version}/yank", tag = "publishing",
    params(("id" = String, Path), ("version" = String, Path)), request_body = YankRequest,
    responses((status = 204), (status = 401), (status = 403), (status = 404), (status = 410), (status = 422)))]
async fn yank(
    State(app): State<App>,
    identity: Identity,
    Path((id, number)): Path<(String, String)>,
    Json(body): Json<YankRequest>,
) -> Result<StatusCode, RegistryError> {
    let (id, number, now) = (package(&id)?, version(&number)?, app.now());
    let written = app.db.write(move |unit| {
        let actor = owner(unit, &identity, &id)?;
        publishing::yank(unit, actor, &id, &number, &body.reason, now)
    });
    written.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Offers a yanked version again.
#[utoipa::path(delete, path = "/api/v1/packages/{id}/versions/{version}/yank", tag = "publishing",
    params(("id" = String, Path), ("version" = String, Path)),
    responses((status = 204), (status = 401), (status = 403), (status = 404), (status = 410)))]
async fn unyank(
    State(app): State<App>,
    identity: Identity,
    Path((id, number)): Path<(String, String)>,
) -> Result<StatusCode, RegistryError> {
    let (id, number, now) = (package(&id)?, version(&number)?, app.now());
    let written = app.db.write(move |unit| {
        let actor = owner(unit, &identity, &id)?;
        publishing::unyank(unit, actor, &id, &number, now)
    });
    written.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a package down with a public reason. Those who have it are told.
#[utoipa::path(post, path = "/api/v1/packages/{id}/withdraw", tag = "publishing", params(("id" = String, Path)),
    request_body = WithdrawRequest,
    responses((status = 204), (status = 401), (status = 403), (status = 404), (status = 410), (status = 422)))]
async fn withdraw(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
    Json(body): Json<WithdrawRequest>,
) -> Result<StatusCode, RegistryError> {
    let (id, now) = (package(&id)?, app.now());
    let written = app.db.write(move |unit| {
        let actor = owner(unit, &identity, &id)?;
        if body.malicious && !identity.moderates() {
            return Err(RegistryError::refused(
                Refusal::Forbidden,
                "package.malicious",
                "Only curators say that a package does harm.",
            ));
        }
        let why = Withdrawal { reason: body.reason, malicious: body.malicious };
        publishing::withdraw(unit, actor, &id, &why, now)
    });
    written.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Gives a withdrawn id back: soon its versions, or (of a package that did harm) new ones, can be had again.
#[utoipa::path(post, path = "/api/v1/packages/{id}/release", tag = "publishing", params(("id" = String, Path)),
    responses((status = 204), (status = 401), (status = 403), (status = 404), (status = 409)))]
async fn release(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
) -> Result<StatusCode, RegistryError> {
    let (id, now) = (package(&id)?, app.now());
    let written = app.db.write(move |unit| {
        let actor = owner(unit, &identity, &id)?;
        publishing::release(unit, actor, &id, now)
    });
    written.await?;
    Ok(StatusCode::NO_CONTENT)
}
