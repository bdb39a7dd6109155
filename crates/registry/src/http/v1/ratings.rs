//! Ratings, votes, answers, follows.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vitrine_api::registry::{
    AnswerRequest, DeviceProof, HideRequest, RatingPage, RatingRemoval, RatingRequest, StarRating,
    VoteRequest,
};
use vitrine_base::{PackageId, Version};

use crate::accounts::identity::{Identity, Scope};
use crate::error::Refusal;
use crate::http::App;
use crate::http::access::{Access, Limit, Route, route};
use crate::http::page::PageQuery;
use crate::ratings::list::{self, Order, Wanted};
use crate::ratings::{self, Opinion, Speaker};
use crate::store::{Rater, RatingFilter, RatingRow};
use crate::{RegistryError, showcase};

const RATE: Access = Access::Member(Scope::Rate);

/// What this area serves.
pub(super) const ROUTES: &[Route] = &[
    route("GET", "/api/v1/packages/{id}/ratings", Access::Public, Limit::Read),
    route("GET", "/api/v1/packages/{id}/rating", RATE, Limit::Read),
    route("PUT", "/api/v1/packages/{id}/rating", Access::Public, Limit::Write),
    route("DELETE", "/api/v1/packages/{id}/rating", Access::Public, Limit::Write),
    route("POST", "/api/v1/ratings/{n}/vote", RATE, Limit::Write),
    route("PUT", "/api/v1/ratings/{n}/answer", Access::Member(Scope::Publish), Limit::Write),
    route("DELETE", "/api/v1/ratings/{n}/answer", Access::Member(Scope::Publish), Limit::Write),
    route("POST", "/api/v1/ratings/{n}/hide", Access::Curator, Limit::Write),
    route("POST", "/api/v1/ratings/{n}/show", Access::Curator, Limit::Write),
    route("PUT", "/api/v1/packages/{id}/follow", RATE, Limit::Write),
    route("DELETE", "/api/v1/packages/{id}/follow", RATE, Limit::Write),
];

/// Its handlers.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(all))
        .routes(routes!(mine, put, remove))
        .routes(routes!(vote))
        .routes(routes!(answer, take_answer_back))
        .routes(routes!(hide))
        .routes(routes!(show))
        .routes(routes!(follow, unfollow))
}

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct RatingWords {
    /// `helpful` or `newest`.
    sort: String,
    /// Only with that many stars.
    stars: Option<u8>,
    /// Only in that language.
    language: String,
    /// Only of that version.
    version: String,
    /// What `next` said, for the page after it.
    cursor: Option<String>,
    /// Ratings wanted, 1 to 100; 50 when nobody says.
    limit: Option<u32>,
}

impl RatingWords {
    fn read(self) -> Result<Wanted, RegistryError> {
        let malformed = |code, sentence: &str| RegistryError::refused(Refusal::Malformed, code, sentence);
        let order = match self.sort.as_str() {
            "" | "helpful" => Order::Helpful,
            "newest" => Order::Newest,
            _ => return Err(malformed("rating.sort", "Ratings can be sorted by helpful or newest.")),
        };
        let version = Some(self.version).filter(|text| !text.is_empty()).map(Version::new).transpose();
        let version = version.map_err(|_| malformed("rating.version", "That is no version."))?;
        let query = PageQuery { cursor: self.cursor, limit: self.limit };
        let skip = query.number()?.unwrap_or(0);
        let filter = RatingFilter {
            stars: self.stars,
            language: Some(self.language).filter(|text| !text.is_empty()),
            version,
            ..RatingFilter::default()
        };
        Ok(Wanted {
            filter,
            order,
            skip: usize::try_from(skip).map_err(|_| malformed("page.cursor", "That is no cursor."))?,
            take: query.limit() as usize,
        })
    }
}

fn package(id: &str) -> Result<PackageId, RegistryError> {
    PackageId::new(id).map_err(|_| RegistryError::not_found("package"))
}

/// The ratings of a package.
#[utoipa::path(get, path = "/api/v1/packages/{id}/ratings", tag = "ratings",
    params(("id" = String, Path), RatingWords),
    responses((status = 200, body = RatingPage), (status = 400), (status = 404), (status = 410)))]
async fn all(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
    Query(words): Query<RatingWords>,
) -> Result<Json<RatingPage>, RegistryError> {
    let (wanted, now) = (words.read()?, app.now());
    let read = app.db.read(move |unit| {
        let row = showcase::visible(unit, &id, &identity)?;
        list::page(unit, &row.id, row.latest.as_ref(), &wanted, &identity, now)
    });
    Ok(Json(read.await?))
}

/// The rating of the one who asks.
#[utoipa::path(get, path = "/api/v1/packages/{id}/rating", tag = "ratings", params(("id" = String, Path)),
    responses((status = 200, body = StarRating), (status = 401), (status = 404)))]
async fn mine(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
) -> Result<Json<StarRating>, RegistryError> {
    let (account, id) = (identity.member()?.account, package(&id)?);
    let read = app.db.read(move |unit| {
        let found = unit.rating_by(&id, Rater::Account(account))?.filter(|found| !found.removed);
        list::view(unit, found.ok_or_else(|| RegistryError::not_found("rating"))?, &identity)
    });
    Ok(Json(read.await?))
}

/// Who speaks of a package: whoever is signed in, else the device that shows itself.
fn speaker(
    identity: &Identity,
    package: &PackageId,
    device: Option<DeviceProof>,
) -> Result<Speaker, RegistryError> {
    match (&identity.0, device) {
        (Some(member), _) if !member.has_scope(Scope::Rate) => Err(RegistryError::refused(
            Refusal::Forbidden,
            "auth.scope",
            "This token may not be used for ratings.",
        )),
        (Some(member), _) => {
            member.check_covers(package)?;
            Ok(Speaker::Account(member.account))
        }
        (None, Some(device)) => Ok(Speaker::Device { key: device.key, signature: device.signature }),
        (None, None) => {
            identity.member()?;
            Err(RegistryError::not_found("account"))
        }
    }
}

/// Rates a version, or changes the rating one has.
///
/// Signed in, or with the proof of a device where the registry allows it.
#[utoipa::path(put, path = "/api/v1/packages/{id}/rating", tag = "ratings", params(("id" = String, Path)),
    request_body = RatingRequest,
    responses((status = 200, body = StarRating), (status = 401), (status = 403), (status = 404), (status = 410), (status = 422)))]
async fn put(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
    Json(body): Json<RatingRequest>,
) -> Result<Json<StarRating>, RegistryError> {
    let id = package(&id)?;
    let who = speaker(&identity, &id, body.device)?;
    let version = Version::new(body.version)
        .map_err(|_| RegistryError::field("rating.version", "version", "That is no version."))?;
    let language = match (body.language, identity.account()) {
        (Some(language), _) => language,
        (None, Some(account)) => language_of(&app, account).await?,
        (None, None) => String::new(),
    };
    let said = Opinion {
        package: id,
        version,
        stars: body.stars,
        title: body.title.unwrap_or_default(),
        body: body.body.unwrap_or_default(),
        language,
        installed: body.installed,
    };
    let row = ratings::rate(&app, who, said).await?;
    view(&app, row, identity).await
}

async fn language_of(app: &App, account: i64) -> Result<String, RegistryError> {
    let found = app.db.read(move |unit| unit.account(account)).await?;
    Ok(found.map(|account| account.language).unwrap_or_default())
}

async fn view(app: &App, row: RatingRow, identity: Identity) -> Result<Json<StarRating>, RegistryError> {
    Ok(Json(app.db.read(move |unit| list::view(unit, row, &identity)).await?))
}

/// Takes one's rating back.
#[utoipa::path(delete, path = "/api/v1/packages/{id}/rating", tag = "ratings", params(("id" = String, Path)),
    request_body = Option<RatingRemoval>,
    responses((status = 204), (status = 401), (status = 403), (status = 404)))]
async fn remove(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
    body: Option<Json<RatingRemoval>>,
) -> Result<StatusCode, RegistryError> {
    let device = body.and_then(|Json(body)| body.device);
    let id = package(&id)?;
    ratings::remove(&app, speaker(&identity, &id, device)?, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who does something with a rating; a token must be good for the package it is of.
async fn of_rating(app: &App, identity: &Identity, n: i64) -> Result<i64, RegistryError> {
    let member = identity.member()?.clone();
    let found = app.db.read(move |unit| unit.reported_rating(n)).await?;
    if let Some(id) = found.and_then(|(package, _)| PackageId::new(package).ok()) {
        member.check_covers(&id)?;
    }
    Ok(member.account)
}

/// Votes a rating helpful or not.
#[utoipa::path(post, path = "/api/v1/ratings/{n}/vote", tag = "ratings", params(("n" = i64, Path)),
    request_body = VoteRequest,
    responses((status = 200, body = StarRating), (status = 401), (status = 403), (status = 404), (status = 422)))]
async fn vote(
    State(app): State<App>,
    identity: Identity,
    Path(n): Path<i64>,
    Json(body): Json<VoteRequest>,
) -> Result<Json<StarRating>, RegistryError> {
    let row = ratings::vote(&app, of_rating(&app, &identity, n).await?, n, body.value).await?;
    view(&app, row, identity).await
}

/// The maker answers, once.
#[utoipa::path(put, path = "/api/v1/ratings/{n}/answer", tag = "ratings", params(("n" = i64, Path)),
    request_body = AnswerRequest,
    responses((status = 200, body = StarRating), (status = 401), (status = 403), (status = 404), (status = 409), (status = 422)))]
async fn answer(
    State(app): State<App>,
    identity: Identity,
    Path(n): Path<i64>,
    Json(body): Json<AnswerRequest>,
) -> Result<Json<StarRating>, RegistryError> {
    let row = ratings::answer(&app, identity.member()?, n, &body.body).await?;
    view(&app, row, identity).await
}

/// The maker takes the answer back.
#[utoipa::path(delete, path = "/api/v1/ratings/{n}/answer", tag = "ratings", params(("n" = i64, Path)),
    responses((status = 204), (status = 401), (status = 403), (status = 404)))]
async fn take_answer_back(
    State(app): State<App>,
    identity: Identity,
    Path(n): Path<i64>,
) -> Result<StatusCode, RegistryError> {
    ratings::take_answer_back(&app, identity.member()?, n).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A curator hides a rating.
#[utoipa::path(post, path = "/api/v1/ratings/{n}/hide", tag = "ratings", params(("n" = i64, Path)),
    request_body = HideRequest,
    responses((status = 200, body = StarRating), (status = 401), (status = 403), (status = 404), (status = 422)))]
async fn hide(
    State(app): State<App>,
    identity: Identity,
    Path(n): Path<i64>,
    Json(body): Json<HideRequest>,
) -> Result<Json<StarRating>, RegistryError> {
    let row = ratings::hide(&app, of_rating(&app, &identity, n).await?, n, &body.reason).await?;
    view(&app, row, identity).await
}

/// A curator shows a rating again.
#[utoipa::path(post, path = "/api/v1/ratings/{n}/show", tag = "ratings", params(("n" = i64, Path)),
    responses((status = 200, body = StarRating), (status = 401), (status = 403), (status = 404)))]
async fn show(
    State(app): State<App>,
    identity: Identity,
    Path(n): Path<i64>,
) -> Result<Json<StarRating>, RegistryError> {
    let row = ratings::show(&app, of_rating(&app, &identity, n).await?, n).await?;
    view(&app, row, identity).await
}

/// Follows a package: its new versions come to the inbox.
#[utoipa::path(put, path = "/api/v1/packages/{id}/follow", tag = "ratings", params(("id" = String, Path)),
    responses((status = 204), (status = 401), (status = 404), (status = 410)))]
async fn follow(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
) -> Result<StatusCode, RegistryError> {
    let (member, now) = (identity.member()?.clone(), app.now());
    app.db
        .write(move |unit| {
            let row = showcase::visible(unit, &id, &identity)?;
            member.check_covers(&row.id)?;
            unit.follow(member.account, &row.id, now)
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Follows a package no longer.
#[utoipa::path(delete, path = "/api/v1/packages/{id}/follow", tag = "ratings", params(("id" = String, Path)),
    responses((status = 204), (status = 401), (status = 404)))]
async fn unfollow(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
) -> Result<StatusCode, RegistryError> {
    let (member, id) = (identity.member()?, package(&id)?);
    member.check_covers(&id)?;
    let account = member.account;
    app.db.write(move |unit| unit.unfollow(account, &id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
