//! Bodies of requests: JSON, or where a standard asks for it a form. What cannot be read is a refusal like any other
//! (`application/problem+json`), never plain text.

use axum::body::{Body as Bytes, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::RegistryError;
use crate::error::Refusal;

/// Longest body; every one of ours is far shorter.
const LONGEST: usize = 1024 * 1024;

/// A JSON body.
#[derive(Debug, Clone)]
pub struct Body<T>(pub T);

/// A JSON body, or none at all.
#[derive(Debug, Clone)]
pub struct Maybe<T>(pub T);

/// A JSON body or a form (`application/x-www-form-urlencoded`): OAuth speaks forms.
#[derive(Debug, Clone)]
pub struct JsonOrForm<T>(pub T);

fn kind_of(request: &Request) -> String {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.and_then(|kind| kind.split(';').next()).unwrap_or_default().trim().to_ascii_lowercase()
}

fn is_json(kind: &str) -> bool {
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

async fn bytes_of(body: Bytes) -> Result<axum::body::Bytes, RegistryError> {
    to_bytes(body, LONGEST).await.map_err(|_| {
        RegistryError::refused(
            Refusal::TooLarge,
            "body.too_large",
            "The body of this request is too long, or broke off.",
        )
    })
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, RegistryError> {
    serde_json::from_slice(bytes).map_err(|error| {
        let (refusal, code) = match error.classify() {
            serde_json::error::Category::Data => (Refusal::Invalid, "body.invalid"),
            _ => (Refusal::Malformed, "body.malformed"),
        };
        RegistryError::refused(refusal, code, format!("The body of this request cannot be read: {error}."))
    })
}

fn wrong_type(wanted: &str) -> RegistryError {
    RegistryError::refused(
        Refusal::WrongType,
        "body.type",
        format!("The body of this request has to be {wanted}, and its Content-Type has to say so."),
    )
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = RegistryError;

    async fn from_request(request: Request, _: &S) -> Result<Self, Self::Rejection> {
        // A type that only a script of our own page can set: a form of another page cannot send one.
        if !is_json(&kind_of(&request)) {
            return Err(wrong_type("JSON"));
        }
        read(&bytes_of(request.into_body()).await?).map(Self)
    }
}

impl<T: DeserializeOwned + Default, S: Send + Sync> FromRequest<S> for Maybe<T> {
    type Rejection = RegistryError;

    async fn from_request(request: Request, _: &S) -> Result<Self, Self::Rejection> {
        let kind = kind_of(&request);
        let bytes = bytes_of(request.into_body()).await?;
        match (bytes.is_empty(), is_json(&kind)) {
            (true, _) => Ok(Self(T::default())),
            (false, true) => read(&bytes).map(Self),
            (false, false) => Err(wrong_type("JSON")),
        }
    }
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for JsonOrForm<T> {
    type Rejection = RegistryError;

    async fn from_request(request: Request, _: &S) -> Result<Self, Self::Rejection> {
        let kind = kind_of(&request);
        let is_form = kind == "application/x-www-form-urlencoded";
        if !is_form && !is_json(&kind) {
            return Err(wrong_type("JSON or a form"));
        }
        let bytes = bytes_of(request.into_body()).await?;
        if !is_form {
            return read(&bytes).map(Self);
        }
        let fields: Map<String, Value> = url::form_urlencoded::parse(&bytes)
            .map(|(name, value)| (name.into_owned(), Value::String(value.into_owned())))
            .collect();
        read(&serde_json::to_vec(&fields)?).map(Self)
    }
}
