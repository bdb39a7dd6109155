//! What is in a submission's package, for its maker and the curators: the picture, one file as text, the whole.

use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use vitrine_base::Sha256;

use crate::accounts::identity::Identity;
use crate::checks;
use crate::http::App;
use crate::http::problem::Problem;
use crate::store::SubmissionRow;
use crate::submissions;
use crate::{Registry, RegistryError};

/// Bytes of a file that is shown as text.
const TEXT_BYTES: u64 = 256 * 1024;

/// One member.
#[derive(Debug, Clone, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct MemberQuery {
    /// Its path in the package.
    path: String,
}

/// The submission and its bytes.
async fn bytes_of(
    registry: &Registry,
    identity: &Identity,
    id: String,
) -> Result<(SubmissionRow, Sha256), RegistryError> {
    let member = identity.member()?.clone();
    let row = registry.db.read(move |unit| submissions::visible(unit, &member, &id)).await?;
    let sha256 = row.sha256.ok_or_else(|| RegistryError::not_found("file in it yet"))?;
    Ok((row, sha256))
}

fn header_of(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static("attachment"))
}

/// The picture of the package, made anew as WebP.
#[utoipa::path(get, path = "/api/v1/submissions/{id}/picture", tag = "submissions", params(("id" = String, Path)),
    responses((status = 200, content_type = "image/webp", body = Vec<u8>), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn picture(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
) -> Result<Response, RegistryError> {
    let (row, sha256) = bytes_of(&app, &identity, id).await?;
    let more = app.db.read(move |unit| unit.submission_more(&row.id)).await?;
    let member = more.and_then(|more| more.found).and_then(|found| found.inspection.preview);
    let member = member.ok_or_else(|| RegistryError::not_found("picture in it"))?;
    let webp = checks::preview(&app, sha256, &member).await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("image/webp")),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=300")),
    ];
    Ok((headers, webp).into_response())
}

/// One file of the package, when it is a text.
#[utoipa::path(get, path = "/api/v1/submissions/{id}/file", tag = "submissions",
    params(("id" = String, Path), MemberQuery),
    responses((status = 200, content_type = "text/plain", body = String), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn file(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
    Query(wanted): Query<MemberQuery>,
) -> Result<Response, RegistryError> {
    let (_, sha256) = bytes_of(&app, &identity, id).await?;
    let text = checks::member_text(&app, sha256, &wanted.path, TEXT_BYTES).await?;
    // Whatever it is, it is shown as text and never run.
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, text).into_response())
}

/// The package as it was uploaded.
#[utoipa::path(get, path = "/api/v1/submissions/{id}/package", tag = "submissions", params(("id" = String, Path)),
    responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>), (status = 404, body = Problem)))]
pub(super) async fn package(
    State(app): State<App>,
    identity: Identity,
    Path(id): Path<String>,
) -> Result<Response, RegistryError> {
    let (row, sha256) = bytes_of(&app, &identity, id).await?;
    let stream = app.blobs.open(sha256, None).await?;
    let letters =
        |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_' | '@' | '+');
    let name: String = row.file.chars().map(|letter| if letters(letter) { letter } else { '_' }).collect();
    let name = if name.is_empty() { "package".to_owned() } else { name };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
        (header::CONTENT_LENGTH, HeaderValue::from(row.size.unwrap_or_default())),
        (header::CONTENT_DISPOSITION, header_of(&format!("attachment; filename=\"{name}\""))),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, Body::from_stream(stream)).into_response())
}
