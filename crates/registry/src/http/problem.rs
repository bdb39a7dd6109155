//! Refusals on the wire: `application/problem+json` (RFC 9457), with our `code` and, where single fields are at fault, `fields`.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::RegistryError;
use crate::error::Refusal;
use crate::http::request_id::RequestId;

/// The body of a refusal.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Problem {
    /// Always `about:blank`: the code says more.
    #[serde(rename = "type")]
    pub kind: String,
    /// The status in words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// One plain sentence.
    pub detail: String,
    /// Stable, lower case, dotted.
    pub code: String,
    /// Faults of single fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldFault>,
    /// The request it is about, as in the registry's log.
    #[serde(default, rename = "requestId", skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

impl Problem {
    fn new(status: StatusCode, code: &str, sentence: String) -> Self {
        Self {
            kind: "about:blank".into(),
            title: status.canonical_reason().unwrap_or("Error").into(),
            status: status.as_u16(),
            detail: sentence,
            code: code.into(),
            fields: Vec::new(),
            request_id: RequestId::current().map(|id| id.as_str().to_owned()),
        }
    }

    fn into_response_with(self, status: StatusCode) -> Response {
        let mut response = (status, Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}

/// What is wrong with one field.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FieldFault {
    /// The field.
    pub field: String,
    /// One plain sentence.
    pub sentence: String,
}

/// Seconds after which what is not there now may be there again.
const LATER: u64 = 60;

impl IntoResponse for RegistryError {
    fn into_response(self) -> Response {
        let (refusal, status, code, sentence, fields) = self.answer();
        let status = status.unwrap_or_else(|| refusal.status());
        if status >= 500 {
            tracing::error!(code, error = %self, "a request failed inside");
        }
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let fields = fields
            .iter()
            .map(|(field, sentence)| FieldFault { field: field.clone(), sentence: sentence.clone() })
            .collect();
        let problem = Problem { fields, ..Problem::new(status, code, sentence) };
        let mut response = problem.into_response_with(status);
        let headers = response.headers_mut();
        if let Refusal::TooMany(seconds) = refusal {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(LATER));
        }
        if refusal == Refusal::SignIn {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

/// A refusal of the framework (a wrong method, a body that cannot be read) in the same shape; `told` is its own text.
pub(crate) fn from_framework(status: StatusCode, told: &str) -> Response {
    let (code, sentence) = match status {
        StatusCode::NOT_FOUND => ("registry.not_found", "There is nothing at this address."),
        StatusCode::METHOD_NOT_ALLOWED => ("request.method", "This address does not know that method."),
        StatusCode::PAYLOAD_TOO_LARGE => ("request.too_large", "The body is larger than this address takes."),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            ("request.type", "The body is of a type this address does not read; it reads application/json.")
        }
        status if status.is_client_error() => ("request.malformed", "The request cannot be understood."),
        _ => ("registry.internal", "Something broke inside the registry."),
    };
    let told = told.trim();
    let explains = status.is_client_error() && !told.is_empty() && status != StatusCode::NOT_FOUND;
    let sentence = if explains { format!("{sentence} {told}") } else { sentence.to_owned() };
    Problem::new(status, code, sentence).into_response_with(status)
}
