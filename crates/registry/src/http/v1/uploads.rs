//! Uploads: tus 1.0 (<https://tus.io/protocols/resumable-upload>) with creation, creation-with-upload, expiration,
//! checksum and termination.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::RegistryError;
use crate::accounts::identity::{Identity, Scope};
use crate::error::Refusal;
use crate::http::App;
use crate::http::access::{Access, Limit, Route, route};
use crate::http::problem::Problem;
use crate::store::{UploadRow, UploadState};
use crate::uploads::{self, Checksum, NewUpload, Piece};

const PUBLISH: Access = Access::Member(Scope::Publish);
const ALL: &str = "/api/v1/uploads";
const ONE: &str = "/api/v1/uploads/{id}";

/// What this area serves.
pub(super) const ROUTES: &[Route] = &[
    route("OPTIONS", ALL, Access::Public, Limit::Read),
    route("POST", ALL, PUBLISH, Limit::Upload),
    route("HEAD", ONE, PUBLISH, Limit::Upload),
    route("PATCH", ONE, PUBLISH, Limit::Upload),
    route("DELETE", ONE, PUBLISH, Limit::Upload),
];

/// Its handlers.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(abilities, begin)).routes(routes!(state, piece, end))
}

const VERSION: &str = "1.0.0";
const BYTES: &str = "application/offset+octet-stream";

/// What this server can do of tus.
#[utoipa::path(
    options, path = "/api/v1/uploads", tag = "uploads",
    responses((status = 204, description = "The headers Tus-Version, Tus-Extension, Tus-Max-Size and Tus-Checksum-Algorithm say it"))
)]
async fn abilities(State(registry): State<App>) -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    let headers = response.headers_mut();
    set(headers, "tus-version", VERSION);
    set(headers, "tus-extension", "creation,creation-with-upload,expiration,checksum,termination");
    set(headers, "tus-max-size", &registry.config.package_bytes.to_string());
    set(headers, "tus-checksum-algorithm", "sha256,sha1");
    framed(Ok(response))
}

/// Begins an upload; it may bring the first bytes.
#[utoipa::path(
    post, path = "/api/v1/uploads", tag = "uploads",
    params(
        ("Tus-Resumable" = String, Header, description = "1.0.0"),
        ("Upload-Length" = u64, Header, description = "Bytes the file has"),
        ("Upload-Metadata" = Option<String>, Header, description = "filename and sha256 (64 hex digits), values in base64"),
        ("Upload-Checksum" = Option<String>, Header, description = "Of the bytes in this request: sha256 or sha1, and the digest in base64"),
    ),
    request_body(content = Vec<u8>, content_type = "application/offset+octet-stream"),
    responses(
        (status = 201, description = "Location is the upload's address"),
        (status = 400, body = Problem), (status = 412, body = Problem), (status = 413, body = Problem),
        (status = 422, body = Problem), (status = 460, body = Problem), (status = 503, body = Problem),
    )
)]
async fn begin(State(registry): State<App>, identity: Identity, headers: HeaderMap, body: Body) -> Response {
    framed(begun(&registry, &identity, &headers, body).await)
}

async fn begun(
    registry: &App,
    identity: &Identity,
    headers: &HeaderMap,
    body: Body,
) -> Result<Response, RegistryError> {
    let account = identity.member()?.account;
    speaks_tus(headers)?;
    if headers.contains_key("upload-defer-length") {
        return Err(malformed("This registry wants to know the length at the beginning: Upload-Length."));
    }
    let length = number(headers, "upload-length")?;
    let length = length.ok_or_else(|| malformed("Upload-Length says how many bytes the file has."))?;
    let (metadata, wanted) = uploads::metadata(text(headers, "upload-metadata")?.unwrap_or_default())?;
    let checksum = text(headers, "upload-checksum")?.map(Checksum::read).transpose()?;
    let brings = is_bytes(headers);
    let mut row = uploads::create(registry, account, NewUpload { length, metadata, wanted }).await?;
    if brings && row.state == UploadState::Open {
        row = first_bytes(registry, row, checksum, headers, body).await?;
    }
    let mut response = StatusCode::CREATED.into_response();
    let headers = response.headers_mut();
    set(headers, "location", &format!("{ALL}/{}", row.id));
    if brings {
        set(headers, "upload-offset", &row.received.to_string());
    }
    expires(headers, &row);
    Ok(response)
}

/// The bytes that come with the beginning. What breaks on the way leaves an upload that can be gone on with, which its
/// client hears of; what is wrong with the bytes is told.
async fn first_bytes(
    registry: &App,
    row: UploadRow,
    checksum: Option<Checksum>,
    headers: &HeaderMap,
    body: Body,
) -> Result<UploadRow, RegistryError> {
    let piece = Piece { offset: 0, length: number(headers, "content-length")?, checksum };
    let (account, id) = (row.account, row.id);
    let error = match uploads::append(registry, account, &id, piece, body.into_data_stream()).await {
        Ok(row) => return Ok(row),
        Err(error) => error,
    };
    let wrong = matches!(
        error,
        RegistryError::Refused { refusal: Refusal::Checksum | Refusal::TooLarge | Refusal::Invalid, .. }
    );
    if wrong {
        // Its client never heard of it.
        uploads::terminate(registry, account, &id).await?;
        return Err(error);
    }
    uploads::look(registry, account, &id).await.map_err(|_| error)
}

/// How far an upload is.
#[utoipa::path(
    head, path = "/api/v1/uploads/{id}", tag = "uploads",
    params(("id" = String, Path), ("Tus-Resumable" = String, Header, description = "1.0.0")),
    responses(
        (status = 200, description = "Upload-Offset of Upload-Length bytes are here"),
        (status = 404), (status = 410), (status = 412),
    )
)]
async fn state(
    State(registry): State<App>,
    identity: Identity,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    let answer = async {
        let account = identity.member()?.account;
        speaks_tus(&headers)?;
        let row = uploads::look(&registry, account, &id).await?;
        let mut response = StatusCode::OK.into_response();
        let headers = response.headers_mut();
        set(headers, "upload-offset", &row.received.to_string());
        set(headers, "upload-length", &row.length.to_string());
        if !row.metadata.raw.is_empty() {
            set(headers, "upload-metadata", &row.metadata.raw);
        }
        expires(headers, &row);
        Ok(response)
    };
    framed(answer.await)
}

/// Brings the next bytes.
#[utoipa::path(
    patch, path = "/api/v1/uploads/{id}", tag = "uploads",
    params(
        ("id" = String, Path),
        ("Tus-Resumable" = String, Header, description = "1.0.0"),
        ("Upload-Offset" = u64, Header, description = "Where they belong: how far the upload is"),
        ("Upload-Checksum" = Option<String>, Header, description = "sha256 or sha1, and the digest in base64"),
    ),
    request_body(content = Vec<u8>, content_type = "application/offset+octet-stream"),
    responses(
        (status = 204, description = "Upload-Offset says how far it is now"),
        (status = 400, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 410, body = Problem), (status = 412, body = Problem), (status = 413, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem), (status = 423, body = Problem),
        (status = 460, body = Problem), (status = 503, body = Problem),
    )
)]
async fn piece(
    State(registry): State<App>,
    identity: Identity,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let answer = async {
        let account = identity.member()?.account;
        speaks_tus(&headers)?;
        if !is_bytes(&headers) {
            return Err(RegistryError::refused(
                Refusal::WrongType,
                "upload.type",
                format!("Pieces of uploads come as {BYTES}."),
            ));
        }
        let offset = number(&headers, "upload-offset")?;
        let piece = Piece {
            offset: offset.ok_or_else(|| malformed("Upload-Offset says where the bytes belong."))?,
            length: number(&headers, "content-length")?,
            checksum: text(&headers, "upload-checksum")?.map(Checksum::read).transpose()?,
        };
        let row = uploads::append(&registry, account, &id, piece, body.into_data_stream()).await?;
        let mut response = StatusCode::NO_CONTENT.into_response();
        let headers = response.headers_mut();
        set(headers, "upload-offset", &row.received.to_string());
        expires(headers, &row);
        Ok(response)
    };
    framed(answer.await)
}

/// Ends an upload and forgets its bytes.
#[utoipa::path(
    delete, path = "/api/v1/uploads/{id}", tag = "uploads",
    params(("id" = String, Path), ("Tus-Resumable" = String, Header, description = "1.0.0")),
    responses(
        (status = 204), (status = 404, body = Problem), (status = 412, body = Problem), (status = 423, body = Problem),
    )
)]
async fn end(
    State(registry): State<App>,
    identity: Identity,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    let answer = async {
        let account = identity.member()?.account;
        speaks_tus(&headers)?;
        uploads::terminate(&registry, account, &id).await?;
        Ok(StatusCode::NO_CONTENT.into_response())
    };
    framed(answer.await)
}

/// What every answer has; and those about the wrong version of tus, which one is right.
fn framed(answer: Result<Response, RegistryError>) -> Response {
    let wrong = matches!(&answer, Err(RegistryError::Refused { code: "upload.version", .. }));
    let mut response = answer.unwrap_or_else(IntoResponse::into_response);
    let headers = response.headers_mut();
    set(headers, "tus-resumable", VERSION);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if wrong {
        set(headers, "tus-version", VERSION);
    }
    response
}

fn malformed(sentence: &str) -> RegistryError {
    RegistryError::refused(Refusal::Malformed, "upload.header", sentence)
}

fn speaks_tus(headers: &HeaderMap) -> Result<(), RegistryError> {
    if headers.get("tus-resumable").is_some_and(|version| version == VERSION) {
        return Ok(());
    }
    Err(RegistryError::refused(
        Refusal::Condition,
        "upload.version",
        "Uploads speak tus 1.0.0: the header Tus-Resumable has to say so.",
    ))
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Result<Option<&'h str>, RegistryError> {
    let Some(value) = headers.get(name) else { return Ok(None) };
    value
        .to_str()
        .map(Some)
        .map_err(|_| malformed(&format!("The header {name} has letters no header may have.")))
}

fn number(headers: &HeaderMap, name: &str) -> Result<Option<u64>, RegistryError> {
    let Some(text) = text(headers, name)? else { return Ok(None) };
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok().filter(|_| digits);
    number.map(Some).ok_or_else(|| malformed(&format!("The header {name} has to be a number of bytes.")))
}

fn is_bytes(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == BYTES)
}

fn set(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(HeaderName::from_static(name), value);
    }
}

/// Says when the upload is forgotten, as HTTP writes dates.
fn expires(headers: &mut HeaderMap, row: &UploadRow) {
    let date = jiff::Timestamp::from_millisecond(row.expires)
        .and_then(|at| jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&at));
    if let Ok(date) = date {
        set(headers, "upload-expires", &date);
    }
}
