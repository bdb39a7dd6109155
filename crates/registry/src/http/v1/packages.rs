//! Search, packages, versions.

use axum::body::Body;
use axum::extract::{Path, Query, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use serde::Deserialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vitrine_api::registry::{PackageDetail, PackageFacets, PackagePage, PublishedVersionDetail};
use vitrine_package::language;

use crate::RegistryError;
use crate::accounts::identity::Identity;
use crate::http::App;
use crate::http::access::{Access, Limit, Route, route};
use crate::search::{Question, Words, etag};
use crate::showcase;

/// What this area serves.
pub(super) const ROUTES: &[Route] = &[
    route("GET", "/api/v1/packages", Access::Public, Limit::Search),
    route("GET", "/api/v1/facets", Access::Public, Limit::Search),
    route("GET", "/api/v1/packages/{id}", Access::Public, Limit::Read),
    route("GET", "/api/v1/packages/{id}/versions/{version}", Access::Public, Limit::Read),
];

/// Its handlers.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(facets))
        .routes(routes!(detail))
        .routes(routes!(version))
}

/// What may be kept by whom: by everybody, but asked about again; or by the one who asks only.
const FOR_ALL: &str = "public, max-age=0, must-revalidate";
const FOR_ONE: &str = "private, no-cache";

/// A JSON document with its entity tag; 304 where the client has it.
fn document(headers: &HeaderMap, body: Bytes, tag: &str, keep: &'static str) -> Response {
    let has = headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(','))
        .map(|known| known.trim().trim_start_matches("W/"))
        .any(|known| known == "*" || known == tag);
    let mut response = match has {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => Body::from(body).into_response(),
    };
    let answer = response.headers_mut();
    answer.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    answer.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    if keep == FOR_ONE {
        answer.insert(header::VARY, HeaderValue::from_static("cookie, authorization"));
    }
    if let Ok(tag) = HeaderValue::from_str(tag) {
        answer.insert(header::ETAG, tag);
    }
    response
}

/// Search, or all packages.
///
/// Typos are mended (`corrected` says so). Pages follow each other by `next`.
#[utoipa::path(get, path = "/api/v1/packages", tag = "packages", params(Words),
    responses((status = 200, body = PackagePage), (status = 304), (status = 400)))]
async fn list(
    State(app): State<App>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, RegistryError> {
    let words = Words::read(query.as_deref().unwrap_or_default())?;
    let answer = app.search.page(&app.db, Question::read(&words)?).await?;
    Ok(document(&headers, answer.body.clone(), &answer.etag, FOR_ALL))
}

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct FacetWords {
    /// Only tags that start with this.
    prefix: String,
    /// Count mature and adult packages too.
    mature: bool,
}

/// What can be filtered by.
#[utoipa::path(get, path = "/api/v1/facets", tag = "packages", params(FacetWords),
    responses((status = 200, body = PackageFacets), (status = 304)))]
async fn facets(
    State(app): State<App>,
    headers: HeaderMap,
    Query(words): Query<FacetWords>,
) -> Result<Response, RegistryError> {
    let prefix: String = words.prefix.chars().take(60).collect();
    let answer = app.search.facets(&prefix, words.mature).await?;
    Ok(document(&headers, answer.body.clone(), &answer.etag, FOR_ALL))
}

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct DetailWords {
    /// Languages to say name, summary and description in where the package does, best first, parted by commas.
    #[param(required = false)]
    language: String,
}

/// A package.
///
/// One that was taken down is answered 410 with the public reason; only its owners and curators still see it.
#[utoipa::path(get, path = "/api/v1/packages/{id}", tag = "packages",
    params(("id" = String, Path), DetailWords),
    responses((status = 200, body = PackageDetail), (status = 304), (status = 404), (status = 410)))]
async fn detail(
    State(app): State<App>,
    identity: Identity,
    headers: HeaderMap,
    Path(id): Path<String>,
    Query(words): Query<DetailWords>,
) -> Result<Response, RegistryError> {
    let languages = language::tags(&words.language);
    let registry = App::clone(&app);
    let keep = if identity.0.is_some() { FOR_ONE } else { FOR_ALL };
    let body = app
        .db
        .read(move |unit| {
            let detail = showcase::detail(&registry, unit, &id, &identity, &languages)?;
            Ok(Bytes::from(serde_json::to_vec(&detail)?))
        })
        .await?;
    let tag = etag(&body);
    Ok(document(&headers, body, &tag, keep))
}

/// A version of a package, with its members and files.
#[utoipa::path(get, path = "/api/v1/packages/{id}/versions/{version}", tag = "packages",
    params(("id" = String, Path), ("version" = String, Path)),
    responses((status = 200, body = PublishedVersionDetail), (status = 304), (status = 404), (status = 410)))]
async fn version(
    State(app): State<App>,
    identity: Identity,
    headers: HeaderMap,
    Path((id, version)): Path<(String, String)>,
) -> Result<Response, RegistryError> {
    let keep = if identity.0.is_some() { FOR_ONE } else { FOR_ALL };
    let body = app
        .db
        .read(move |unit| {
            let detail = showcase::version_detail(unit, &id, &version, &identity)?;
            Ok(Bytes::from(serde_json::to_vec(&detail)?))
        })
        .await?;
    let tag = etag(&body);
    Ok(document(&headers, body, &tag, keep))
}
