//! The API described: `/openapi.json` for programs, `/docs` for people. The page is made here, without a script and
//! without anybody else's server.

mod document;
mod page;

use std::sync::{Arc, OnceLock};

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;

use crate::RegistryError;
use crate::http::access::{Access, Limit, Route, route};
use crate::http::conditional::{etag_of, is_known};
use crate::http::{App, dress, security, v1};

/// What this area serves.
pub const ROUTES: &[Route] = &[
    route("GET", "/openapi.json", Access::Public, Limit::Read),
    route("GET", "/docs", Access::Public, Limit::Read),
    route("GET", "/docs/style.css", Access::Public, Limit::Read),
];

const STYLE: &str = include_str!("style.css");

/// The document and its page, made when somebody first asks: most starts of a server never need them. What they are made
/// from is not kept.
struct Described {
    registry: App,
    json: OnceLock<Ready>,
    html: OnceLock<Ready>,
}

/// Bytes with their ETag.
#[derive(Clone)]
struct Ready {
    bytes: Bytes,
    etag: HeaderValue,
}

impl Ready {
    fn of(text: String) -> Self {
        Self { etag: etag_of(text.as_bytes()), bytes: text.into() }
    }
}

/// Its handlers.
pub fn router(registry: &App) -> axum::Router<App> {
    let (json, html) = Default::default();
    let described = Arc::new(Described { registry: App::clone(registry), json, html });
    let for_page = Arc::clone(&described);
    axum::Router::new()
        .route(
            "/openapi.json",
            get(move |headers: HeaderMap| async move {
                let mut response = sent(
                    described.json()?,
                    "application/json; charset=utf-8",
                    security::DATA_POLICY,
                    &headers,
                );
                let (name, anybody) = security::OPEN;
                response.headers_mut().insert(name, anybody);
                Ok::<_, RegistryError>(response)
            }),
        )
        .route(
            "/docs",
            get(move |headers: HeaderMap| async move {
                let page = for_page.html()?;
                Ok::<_, RegistryError>(sent(
                    page,
                    "text/html; charset=utf-8",
                    security::PLAIN_POLICY,
                    &headers,
                ))
            }),
        )
        .route("/docs/style.css", get(style))
}

async fn style(headers: HeaderMap) -> Response {
    let style = Ready { bytes: Bytes::from_static(STYLE.as_bytes()), etag: etag_of(STYLE.as_bytes()) };
    sent(style, "text/css; charset=utf-8", security::DATA_POLICY, &headers)
}

impl Described {
    fn json(&self) -> Result<Ready, RegistryError> {
        if let Some(ready) = self.json.get() {
            return Ok(ready.clone());
        }
        let text = document::finished(v1::document(), &self.registry)?.to_string();
        Ok(self.json.get_or_init(|| Ready::of(text)).clone())
    }

    fn html(&self) -> Result<Ready, RegistryError> {
        if let Some(ready) = self.html.get() {
            return Ok(ready.clone());
        }
        let text = page::of(&document::finished(v1::document(), &self.registry)?);
        Ok(self.html.get_or_init(|| Ready::of(text)).clone())
    }
}

fn sent(ready: Ready, kind: &'static str, policy: HeaderValue, asked: &HeaderMap) -> Response {
    let mut headers = HeaderMap::new();
    let known = is_known(asked, &ready.etag, None);
    headers.insert(header::ETAG, ready.etag);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(dress::ASK));
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    if known {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    (headers, Body::from(ready.bytes)).into_response()
}
