//! The first thing a request meets. Static files and the foreign views are answered here, before the application and
//! everything it has to find out first; what both need (ids, headers, numbers, the access log) is added here too.

use std::convert::Infallible;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use futures_util::FutureExt as _;
use tower::{Service, ServiceExt as _};
use tracing::Instrument as _;

use crate::RegistryError;
use crate::http::App;
use crate::http::client::ClientAddress;
use crate::http::files::Files;
use crate::http::gate::Matched;
use crate::http::request_id::{self, RequestId};
use crate::http::{app, problem, security};
use crate::metrics::OfOne;
use crate::views::{self, View};

/// A refusal is read whole to be put into shape; ours are short.
const REFUSAL_BYTES: usize = 16 * 1024;

/// The whole server, as a function from request to answer. Clones share everything.
#[derive(Clone)]
pub struct Front(Arc<Inside>);

struct Inside {
    registry: App,
    files: Files,
    gallery: OfOne,
    views: Vec<(Box<dyn View>, OfOne)>,
    router: Router,
    /// Others reach it by https.
    https: bool,
}

impl Front {
    /// Everything over a registry.
    pub fn over(registry: App) -> Self {
        Self::with(app::router(App::clone(&registry)), registry)
    }

    /// Over a router of its own.
    pub(crate) fn with(router: Router, registry: App) -> Self {
        let files = Files::over(App::clone(&registry));
        let gallery = registry.metrics.of_route("gallery");
        let views = views::all(&registry, &files).into_iter();
        let views = views.map(|view| {
            let numbers = registry.metrics.of_route(view.name());
            (view, numbers)
        });
        let views = views.collect();
        let https = registry.config.public_url.as_ref().is_some_and(|url| url.scheme() == "https");
        Self(Arc::new(Inside { registry, files, gallery, views, router, https }))
    }

    /// Answers one request.
    pub async fn answer(&self, request: Request) -> Response {
        let started = Instant::now();
        let id = RequestId::of(request.headers());
        let asked = request.method().clone();
        match self.early(request).await {
            Ok((mut response, numbers)) => {
                self.finish(&mut response, &id);
                numbers.request(&asked, response.status(), started.elapsed().as_secs_f64());
                response
            }
            Err(request) => {
                // Apart: what a static file needs to be answered stays small.
                let (mut response, route) = Box::pin(self.late(*request, &id)).await;
                self.finish(&mut response, &id);
                self.0.registry.metrics.request(
                    route.unwrap_or("other"),
                    asked.as_str(),
                    response.status().as_u16(),
                    started.elapsed().as_secs_f64(),
                );
                response
            }
        }
    }

    /// What every answer has.
    fn finish(&self, response: &mut Response, id: &RequestId) {
        let headers = response.headers_mut();
        security::protect(headers, self.0.https);
        headers.insert(request_id::HEADER, id.value());
    }

    /// Static files and views; gives the request back when it is for neither.
    async fn early(&self, request: Request) -> Result<(Response, &OfOne), Box<Request>> {
        let Inside { registry, files, gallery, views, .. } = &*self.0;
        let path = request.uri().path();
        let view = views.iter().find(|(view, _)| view.knows(path));
        if view.is_none() && !Files::knows(path) {
            return Err(Box::new(request));
        }
        let (mut parts, _) = request.into_parts();
        let address = ClientAddress::of(&parts.extensions, &parts.headers, &registry.config.trusted_proxies);
        parts.extensions.insert(address);
        let (response, numbers) = match view {
            Some((view, numbers)) => (view.answer(&parts).await, numbers),
            None => (files.answer(&parts).await, gallery),
        };
        tracing::debug!(target: "vitrine_registry::access", status = response.status().as_u16(), method = %parts.method,
            path = parts.uri.path(), "served");
        Ok((response, numbers))
    }

    /// The application.
    async fn late(&self, request: Request, id: &RequestId) -> (Response, Option<&'static str>) {
        let started = Instant::now();
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        let head = method == Method::HEAD;
        let request = without_weak_marks(request);
        let span = tracing::info_span!("request", id = %id);
        let answering = self.0.router.clone().oneshot(request);
        let answering = AssertUnwindSafe(answering).catch_unwind().map(|answered| match answered {
            Ok(Ok(response)) => response,
            Ok(Err(never)) => match never {},
            Err(_) => RegistryError::Internal("a handler panicked".into()).into_response(),
        });
        let work = async {
            let response = in_shape(answering.await, head).await;
            let route = response.extensions().get::<Matched>().cloned();
            // Of known routes the pattern: paths may hold one-time links.
            let shown = route.as_ref().map_or_else(|| shortened(&path), |route| route.0.as_str().to_owned());
            tracing::info!(target: "vitrine_registry::access", status = response.status().as_u16(), method = %method,
                route = shown, ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX), "answered");
            let known = route.and_then(|route| crate::http::access::listed(route.0.as_str()));
            (response, known)
        };
        id.clone().during(work.instrument(span)).await
    }
}

/// A path nobody knows, for the log.
fn shortened(path: &str) -> String {
    path.chars().filter(|letter| !letter.is_control()).take(120).collect()
}

/// `If-None-Match` compares weakly (RFC 9110 §13.1.2): handlers need not know that what they gave out was compressed.
fn without_weak_marks(mut request: Request) -> Request {
    let headers = request.headers_mut();
    let told = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    if let Some(told) = told.filter(|told| told.contains("W/\"")) {
        let strong = told.replace("W/\"", "\"");
        if let Ok(value) = HeaderValue::from_str(&strong) {
            headers.insert(header::IF_NONE_MATCH, value);
        }
    }
    request
}

/// Refusals of the framework itself (a body that is no JSON, a wrong method) become problems like all others, and an
/// ETag of what was compressed becomes a weak one: the bytes are others.
async fn in_shape(mut response: Response, head: bool) -> Response {
    let headers = response.headers_mut();
    if headers.contains_key(header::CONTENT_ENCODING)
        && let Some(tag) = headers.get(header::ETAG).and_then(|value| value.to_str().ok())
        && tag.starts_with('"')
        && let Ok(weak) = HeaderValue::from_str(&format!("W/{tag}"))
    {
        headers.insert(header::ETAG, weak);
    }
    let status = response.status();
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let plain = kind.is_none_or(|kind| kind.starts_with("text/plain"));
    if !(status.is_client_error() || status.is_server_error()) || !plain || head {
        return response;
    }
    let (parts, body) = response.into_parts();
    let told = axum::body::to_bytes(body, REFUSAL_BYTES).await.unwrap_or_default();
    let mut shaped = problem::from_framework(parts.status, &String::from_utf8_lossy(&told));
    for kept in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(value) = parts.headers.get(&kept) {
            shaped.headers_mut().insert(kept, value.clone());
        }
    }
    *shaped.extensions_mut() = parts.extensions;
    shaped
}

impl Service<Request> for Front {
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let front = self.clone();
        Box::pin(async move { Ok(front.answer(request).await) })
    }
}

/// An answer with JSON that is made already.
pub(crate) fn json(status: StatusCode, body: String) -> Response {
    let mut response = (status, Body::from(body)).into_response();
    let kind = HeaderValue::from_static("application/json; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

/// The head of a request, as views see it.
pub type Asked = Parts;
