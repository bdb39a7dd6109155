//! Refusals on the wire: `application/problem+json` (RFC 9457), with our `code` and, where single fields are at fault, `fields`.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::RegistryError;
use crate::error::Refusal;

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
}

/// What is wrong with one field.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FieldFault {
    /// The field.
    pub field: String,
    /// One plain sentence.
    pub sentence: String,
}

impl IntoResponse for RegistryError {
    fn into_response(self) -> Response {
        let (refusal, status, code, sentence, fields) = self.answer();
        let status = status.unwrap_or_else(|| refusal.status());
        if status >= 500 {
            tracing::error!(code, error = %self, "a request failed inside");
        }
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let problem = Problem {
            kind: "about:blank".into(),
            title: status.canonical_reason().unwrap_or("Error").into(),
            status: status.as_u16(),
            detail: sentence,
            code: code.into(),
            fields: fields
                .iter()
                .map(|(field, sentence)| FieldFault { field: field.clone(), sentence: sentence.clone() })
                .collect(),
        };
        let mut response = (status, Json(problem)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Refusal::TooMany(seconds) = refusal {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if refusal == Refusal::SignIn {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
