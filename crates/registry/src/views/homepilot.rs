//! HomePilot's Community Gallery: its Worker's routes and, for its R2 mode, its bucket's, so that an unmodified
//! installation browses, previews, downloads and imports everything here. Source: facts of the HomePilot code, §3 (routes,
//! types, cache headers, CORS, bodies of errors). On top of it: ETag, HEAD, ranges, conditional requests. The bucket's
//! `/packages/…` and `/previews/…` are files of the gallery itself.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use serde_json::json;
use vitrine_base::{PackageId, Timestamp, Version};
use vitrine_package::ContentRating;

use super::{Answer, Shelf, View};
use crate::RegistryError;
use crate::http::conditional::{etag_of, is_known};
use crate::http::dress::{self, Dress};
use crate::http::files::Files;
use crate::http::front::{self, Asked};
use crate::http::{App, health};
use crate::store::PersonaRow;

const REGISTRY_CACHE: &str = "public, max-age=60, s-maxage=300, stale-while-revalidate=600";

/// A list of so many is made anew whenever something changed: that takes milliseconds.
const FEW: usize = 1_000;

/// Making a longer list anew may take this share of the time: one part in so many. One of a hundred thousand takes a
/// second, and is then made every twenty.
const SHARE: u32 = 20;

/// However long it takes, the list is not older than this when it is asked for.
const OLDEST: Duration = Duration::from_secs(60);

/// The view.
pub(super) struct HomePilot {
    registry: App,
    files: Files,
    shelf: Shelf,
    list: RwLock<Option<Arc<List>>>,
    /// Held while a list is made, so that a hundred requests make one.
    making: tokio::sync::Mutex<()>,
}

/// `registry.json`, ready to be sent.
struct List {
    revision: i64,
    made: Instant,
    took: Duration,
    count: usize,
    bytes: Bytes,
    etag: HeaderValue,
}

impl List {
    /// Worth making anew when the shelf stands at another revision.
    fn is_old(&self, revision: i64) -> bool {
        let rest = if self.count <= FEW { Duration::ZERO } else { (self.took * SHARE).min(OLDEST) };
        self.revision != revision && self.made.elapsed() >= rest
    }
}

/// What a path asks for.
enum Route {
    Registry,
    Health,
    Package(PackageId, Version),
    Preview(PackageId, Version),
    Card(PackageId, Version),
    Nothing,
}

impl Route {
    fn of(path: &str) -> Self {
        if path == "/health" {
            return Self::Health;
        }
        if path == "/registry.json" || path == "/registry/registry.json" {
            return Self::Registry;
        }
        let Some(path) = dress::below_the_gallery(path) else { return Self::Nothing };
        let parts: Vec<&str> = path.split('/').collect();
        let [route, id, version] = parts.as_slice() else { return Self::Nothing };
        // The Worker's `[a-z0-9_-]+` and `[a-z0-9._-]+`, and what else a package here may be called: everything on
        // this server can be had through it.
        let (Ok(id), Ok(version)) = (PackageId::new(*id), Version::new(*version)) else {
            return Self::Nothing;
        };
        match *route {
            "p" => Self::Package(id, version),
            "v" => Self::Preview(id, version),
            "c" => Self::Card(id, version),
            _ => Self::Nothing,
        }
    }
}

impl View for HomePilot {
    fn name(&self) -> &'static str {
        "homepilot"
    }

    fn knows(&self, path: &str) -> bool {
        ["/p/", "/v/", "/c/"].iter().any(|route| path.starts_with(route))
            || matches!(path, "/registry.json" | "/registry/registry.json" | "/health")
    }

    fn answer<'a>(&'a self, asked: &'a Asked) -> Answer<'a> {
        Box::pin(async move {
            let mut response = match asked.method {
                Method::OPTIONS => StatusCode::OK.into_response(),
                Method::GET => self.get(asked).await,
                Method::HEAD => self.get(asked).await.map(|_| Body::empty()),
                _ => wrong_method(),
            };
            for (name, value) in [
                (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
                (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, OPTIONS"),
                (header::ACCESS_CONTROL_ALLOW_HEADERS, "content-type"),
            ] {
                response.headers_mut().insert(name, HeaderValue::from_static(value));
            }
            response
        })
    }
}

impl HomePilot {
    pub(super) fn over(registry: &App, files: &Files) -> Self {
        Self {
            registry: App::clone(registry),
            files: files.clone(),
            shelf: files.shelf().clone(),
            list: RwLock::default(),
            making: tokio::sync::Mutex::default(),
        }
    }

    async fn get(&self, asked: &Asked) -> Response {
        let dressed = |kind, cache| Dress { kind, cache, saved_as: None };
        let answered = match Route::of(asked.uri.path()) {
            Route::Health => Ok(health::answer(&self.registry).await),
            Route::Registry => self.registry_json(asked).await,
            Route::Package(id, version) => {
                let path = dress::package_path(&id, &version);
                self.file(asked, &id, path, dress::as_homepilot_saves(&id), no_such_key).await
            }
            Route::Preview(id, version) => {
                let path = format!("previews/{id}/{version}/preview.webp");
                let missing = |_: &str| json!({ "error": "no preview image", "persona": id.as_str() });
                self.file(asked, &id, path, dressed("image/webp", dress::PREVIEW), missing).await
            }
            Route::Card(id, version) => {
                let path = format!("previews/{id}/{version}/card.json");
                let card = dressed("application/json; charset=utf-8", dress::PREVIEW);
                self.file(asked, &id, path, card, no_such_key).await
            }
            Route::Nothing => {
                let key = asked.uri.path().trim_start_matches('/');
                Ok(refusal(StatusCode::NOT_FOUND, &no_such_key(key)))
            }
        };
        answered.unwrap_or_else(RegistryError::into_response)
    }

    /// A file of the gallery under the Worker's name for it. `missing` is what is said of a path where none is.
    async fn file(
        &self,
        asked: &Asked,
        id: &PackageId,
        path: String,
        dress: Dress,
        missing: impl Fn(&str) -> serde_json::Value + Send,
    ) -> Result<Response, RegistryError> {
        if let Some(why) = self.shelf.withdrawn(id.as_str()).await {
            let body = json!({ "error": "gone", "key": path, "reason": why.reason });
            return Ok(refusal(StatusCode::GONE, &body));
        }
        let Some(sent) = self.files.send(&path, &dress, asked).await? else {
            return Ok(refusal(StatusCode::NOT_FOUND, &missing(&path)));
        };
        if sent.ends {
            self.files.count(&path, asked);
        }
        Ok(sent.response)
    }

    async fn registry_json(&self, asked: &Asked) -> Result<Response, RegistryError> {
        let list = self.current_list().await?;
        let mut headers = HeaderMap::new();
        headers.insert(header::ETAG, list.etag.clone());
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(REGISTRY_CACHE));
        if is_known(&asked.headers, &list.etag, None) {
            return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
        }
        let kind = HeaderValue::from_static("application/json; charset=utf-8");
        headers.insert(header::CONTENT_TYPE, kind);
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(list.bytes.len()));
        let body = if asked.method == Method::HEAD { Body::empty() } else { Body::from(list.bytes.clone()) };
        Ok((headers, body).into_response())
    }

    async fn current_list(&self) -> Result<Arc<List>, RegistryError> {
        let revision = self.shelf.revision().await;
        if let Some(list) = self.kept(revision) {
            return Ok(list);
        }
        let _making = self.making.lock().await;
        if let Some(list) = self.kept(revision) {
            return Ok(list);
        }
        let (started, now) = (Instant::now(), self.registry.now());
        let (count, bytes, etag) = self
            .registry
            .db
            .read(move |unit| {
                let document = Document::of(unit.personas()?, now);
                let bytes: Bytes = serde_json::to_vec(&document)?.into();
                let etag = etag_of(&bytes);
                Ok((document.total, bytes, etag))
            })
            .await?;
        let list =
            Arc::new(List { revision, made: Instant::now(), took: started.elapsed(), count, bytes, etag });
        *self.list.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&list));
        Ok(list)
    }

    /// The list as it was made last, unless it is too old.
    fn kept(&self, revision: i64) -> Option<Arc<List>> {
        let kept = self.list.read().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref().filter(|list| !list.is_old(revision)).map(Arc::clone)
    }
}

fn refusal(status: StatusCode, body: &serde_json::Value) -> Response {
    front::json(status, body.to_string())
}

fn no_such_key(key: &str) -> serde_json::Value {
    json!({ "error": "not found", "key": key })
}

fn wrong_method() -> Response {
    let mut response = refusal(StatusCode::METHOD_NOT_ALLOWED, &json!({ "error": "method not allowed" }));
    response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD, OPTIONS"));
    response
}

/// HomePilot's registry, schema 1. Clients of HomePilot ignore keys they do not know; ours are under `vitrine`.
#[derive(Serialize)]
struct Document {
    schema_version: u32,
    generated_at: String,
    total: usize,
    items: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    id: PackageId,
    name: String,
    short: String,
    /// Always there: its pages read it unguarded.
    tags: Vec<String>,
    nsfw: bool,
    author: String,
    downloads: u64,
    class_id: String,
    has_avatar: bool,
    submitted_at: String,
    latest: Latest,
    vitrine: Ours,
}

#[derive(Serialize)]
struct Latest {
    version: Version,
    package_url: String,
    preview_url: String,
    card_url: String,
    sha256: vitrine_base::Sha256,
    size_bytes: u64,
}

#[derive(Serialize)]
struct Ours {
    kind: &'static str,
    rating: &'static str,
    stars: Option<Stars>,
    versions: Vec<String>,
}

#[derive(Serialize)]
struct Stars {
    score: f64,
    count: u64,
    average: Option<f64>,
}

impl Document {
    fn of(personas: Vec<PersonaRow>, now: Timestamp) -> Self {
        let items: Vec<Item> = personas.into_iter().map(Item::of).collect();
        Self { schema_version: 1, generated_at: iso(now), total: items.len(), items }
    }
}

impl Item {
    fn of(row: PersonaRow) -> Self {
        let (id, version) = (&row.id, &row.version);
        let latest = Latest {
            package_url: format!("/p/{id}/{version}"),
            preview_url: format!("/v/{id}/{version}"),
            card_url: format!("/c/{id}/{version}"),
            sha256: row.sha256,
            size_bytes: row.size,
            version: row.version.clone(),
        };
        let (score, count) = row.stars;
        Self {
            name: row.name,
            short: row.summary,
            tags: row.tags,
            nsfw: row.rating != ContentRating::Everyone,
            author: row.maker,
            downloads: row.downloads,
            class_id: row.class.unwrap_or_else(|| "assistant".into()),
            has_avatar: row.picture,
            submitted_at: iso(row.released),
            latest,
            vitrine: Ours {
                kind: "persona",
                rating: row.rating.as_str(),
                stars: score.map(|score| Stars { score, count, average: row.average }),
                versions: row.versions,
            },
            id: row.id,
        }
    }
}

/// A moment as HomePilot writes it: `2026-03-01T12:00:00Z`.
fn iso(moment: Timestamp) -> String {
    let moment = jiff::Timestamp::from_second(moment.div_euclid(1000));
    moment.map_or_else(|_| String::new(), |moment| moment.to_string())
}
