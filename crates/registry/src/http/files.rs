//! The static gallery at the root of the server: what any CDN could hold, served fast. Small files stay in memory and are
//! read again when they changed on disk; large ones are streamed.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use futures_util::stream;
use moka::sync::Cache;
use vitrine_base::{Timestamp, fs};

use crate::RegistryError;
use crate::error::Refusal;
use crate::http::App;
use crate::http::client::ClientAddress;
use crate::http::conditional::{Wanted, etag_of, http_date, is_known, wanted};
use crate::http::dress::{self, Dress};
use crate::http::front::Asked;
use crate::stats::{Client, Download};
use crate::views::Shelf;

/// Bytes of files kept in memory. An empty registry has to fit into 40 MB, a busy one has the memory.
const MEMORY_BYTES: u64 = 48 * 1024 * 1024;

/// Largest file kept in memory: packages are a few hundred kilobytes, and one large one must not push all others out.
const HOT_BYTES: u64 = 2 * 1024 * 1024;

/// Bytes read at a time of what is streamed.
const PIECE_BYTES: u64 = 256 * 1024;

/// How long a file whose name never gets other bytes is believed to be still there.
const BELIEVED: Duration = Duration::from_secs(1);

/// The gallery's files; clones share them.
#[derive(Clone)]
pub struct Files(Arc<Inside>);

struct Inside {
    registry: App,
    gallery: PathBuf,
    hot: Cache<String, Arc<Hot>>,
    shelf: Shelf,
    started: Instant,
}

/// A file in memory.
struct Hot {
    bytes: Bytes,
    known: Known,
    /// When it was last looked at on disk, milliseconds since the start.
    checked: AtomicU64,
}

/// What changes when a file does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: Timestamp,
}

/// What an answer says of a file, ready to be said.
struct Known {
    stamp: Stamp,
    etag: HeaderValue,
    date: Option<HeaderValue>,
}

impl Known {
    fn new(stamp: Stamp, etag: HeaderValue) -> Self {
        Self { stamp, etag, date: http_date(stamp.modified) }
    }
}

/// A file that is there.
enum Found {
    Hot(Arc<Hot>),
    Cold(std::fs::File, Known),
}

impl Found {
    fn known(&self) -> &Known {
        match self {
            Self::Hot(hot) => &hot.known,
            Self::Cold(_, known) => known,
        }
    }
}

/// An answer with a file, and whether it goes to the file's last byte.
pub struct Sent {
    /// The answer.
    pub response: Response,
    /// Somebody fetches it to its end: worth counting. Not so for `HEAD`, for what they know, for a piece of it.
    pub ends: bool,
}

impl Files {
    /// The files of a registry's gallery.
    pub fn over(registry: App) -> Self {
        let hot = Cache::builder()
            .max_capacity(MEMORY_BYTES)
            .weigher(|path: &String, hot: &Arc<Hot>| {
                u32::try_from(path.len() + hot.bytes.len() + 256).unwrap_or(u32::MAX)
            })
            .build();
        let shelf = Shelf::over(App::clone(&registry));
        Self(Arc::new(Inside { gallery: registry.gallery(), registry, hot, shelf, started: Instant::now() }))
    }

    /// What is listed and what was taken down.
    pub fn shelf(&self) -> &Shelf {
        &self.0.shelf
    }

    /// True for paths that are the gallery's.
    pub fn knows(path: &str) -> bool {
        path == "/vitrine.json"
            || ["/catalogue/", "/packages/", "/previews/", "/metadata/"]
                .iter()
                .any(|folder| path.starts_with(folder))
    }

    /// Answers a request for one of the gallery's files.
    pub async fn answer(&self, asked: &Asked) -> Response {
        match asked.method {
            Method::GET | Method::HEAD => {}
            Method::OPTIONS => return preflight(),
            _ => return not_that_way(),
        }
        let mut response = match self.file(asked).await {
            Ok(response) => response,
            Err(refused) => refused.into_response(),
        };
        let (name, anybody) = crate::http::security::OPEN;
        response.headers_mut().insert(name, anybody);
        response
    }

    async fn file(&self, asked: &Asked) -> Result<Response, RegistryError> {
        let path = dress::below_the_gallery(asked.uri.path());
        let nothing = || RegistryError::not_found("file in this gallery");
        let (path, dress) =
            path.and_then(|path| dress::of(&path).map(|dress| (path, dress))).ok_or_else(nothing)?;
        self.refuse_taken_down(&path).await?;
        let sent = self.send(&path, &dress, asked).await?.ok_or_else(nothing)?;
        if sent.ends {
            self.count(&path, asked);
        }
        Ok(sent.response)
    }

    /// What was taken down is gone, whether or not its files are already.
    async fn refuse_taken_down(&self, path: &str) -> Result<(), RegistryError> {
        let Some(id) = dress::package_of(path) else { return Ok(()) };
        match self.0.shelf.withdrawn(id).await {
            Some(why) => Err(RegistryError::refused(
                Refusal::Gone,
                "package.withdrawn",
                format!("This package was taken down: {}", why.reason),
            )),
            None => Ok(()),
        }
    }

    /// Counts a download, when the file is a package.
    pub fn count(&self, path: &str, asked: &Asked) {
        let (Some(download), Some(address)) = (Download::of(path), asked.extensions.get::<ClientAddress>())
        else {
            return;
        };
        let agent = asked.headers.get(header::USER_AGENT).map(HeaderValue::as_bytes).unwrap_or_default();
        let registry = &self.0.registry;
        registry.stats.count(registry.now(), &Client { address: address.0, agent }, download);
    }

    /// Sends a file of the gallery as the request wants it; `None` when it is not there. `path` has passed
    /// [`dress::below_the_gallery`].
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub async fn send(
        &self,
        path: &str,
        dress: &Dress,
        asked: &Asked,
    ) -> Result<Option<Sent>, RegistryError> {
        let Some(found) = self.find(path, dress.changes()).await? else { return Ok(None) };
        let Known { stamp, etag, date } = found.known();
        let mut headers = HeaderMap::with_capacity(16);
        headers.insert(header::ETAG, etag.clone());
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(dress.cache));
        headers.extend(date.clone().map(|date| (header::LAST_MODIFIED, date)));
        if is_known(&asked.headers, etag, Some(stamp.modified)) {
            let response = (StatusCode::NOT_MODIFIED, headers).into_response();
            return Ok(Some(Sent { response, ends: false }));
        }
        dress.put_on(&mut headers);
        headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
        let part = match asked.method {
            Method::GET => wanted(&asked.headers, stamp.length, etag, Some(stamp.modified)),
            _ => Wanted::Whole,
        };
        Ok(Some(body_of(found, part, headers, asked.method == Method::HEAD)))
    }

    async fn find(&self, path: &str, changes: bool) -> Result<Option<Found>, RegistryError> {
        let inside = &*self.0;
        let now = u64::try_from(inside.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        let known = inside.hot.get(path);
        if let Some(hot) = &known
            && !changes
            && now.saturating_sub(hot.checked.load(Ordering::Relaxed)) < believed()
        {
            return Ok(known.map(Found::Hot));
        }
        let file = inside.gallery.join(path);
        let there = fs::metadata(&file)?.filter(|there| there.kind == fs::FileKind::File);
        let Some(there) = there else {
            inside.hot.invalidate(path);
            return Ok(None);
        };
        let stamp = Stamp { length: there.length, modified: there.modified };
        if let Some(hot) = known.filter(|hot| hot.known.stamp == stamp) {
            hot.checked.store(now, Ordering::Relaxed);
            return Ok(Some(Found::Hot(hot)));
        }
        if stamp.length > HOT_BYTES {
            return self.open(file).await;
        }
        let bytes = crate::store::blocking(move || Ok(fs::read_limited(&file, HOT_BYTES)?)).await?;
        // Replaced between the two looks: the next one sees it.
        let stamp = Stamp { length: bytes.len() as u64, ..stamp };
        let (known, checked) = (Known::new(stamp, etag_of(&bytes)), AtomicU64::new(now));
        let hot = Arc::new(Hot { bytes: bytes.into(), known, checked });
        inside.hot.insert(path.to_owned(), Arc::clone(&hot));
        Ok(Some(Found::Hot(hot)))
    }

    /// Opens a large file. Its ETag is size, time and inode: its name never gets other bytes.
    async fn open(&self, file: PathBuf) -> Result<Option<Found>, RegistryError> {
        crate::store::blocking(move || {
            let opened = fs::open(&file)?;
            let there = opened.metadata()?;
            let since = there.modified()?.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
            let etag = format!("\"{:x}-{:x}-{:x}\"", there.len(), since.as_nanos(), inode(&there));
            let etag = HeaderValue::from_str(&etag).map_err(|e| RegistryError::Internal(e.to_string()))?;
            let modified = Timestamp::try_from(since.as_millis()).unwrap_or(Timestamp::MAX);
            Ok(Some(Found::Cold(opened, Known::new(Stamp { length: there.len(), modified }, etag))))
        })
        .await
    }
}

fn believed() -> u64 {
    u64::try_from(BELIEVED.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(unix)]
fn inode(there: &std::fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(there)
}

#[cfg(not(unix))]
fn inode(_: &std::fs::Metadata) -> u64 {
    0
}

/// The answer's status, its length and its body.
fn body_of(found: Found, part: Wanted, mut headers: HeaderMap, head: bool) -> Sent {
    let length = found.known().stamp.length;
    let (status, first, last) = match part {
        Wanted::Whole => (StatusCode::OK, 0, length),
        Wanted::Part(first, last) => {
            let range = format!("bytes {first}-{last}/{length}");
            headers.extend(HeaderValue::from_str(&range).ok().map(|range| (header::CONTENT_RANGE, range)));
            (StatusCode::PARTIAL_CONTENT, first, last + 1)
        }
        Wanted::Nothing => {
            let range = format!("bytes */{length}");
            headers.extend(HeaderValue::from_str(&range).ok().map(|range| (header::CONTENT_RANGE, range)));
            for not_said in [header::CONTENT_DISPOSITION, header::CONTENT_TYPE] {
                headers.remove(not_said);
            }
            let response = (StatusCode::RANGE_NOT_SATISFIABLE, headers).into_response();
            return Sent { response, ends: false };
        }
    };
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(last - first));
    let body = match found {
        _ if head => Body::empty(),
        Found::Hot(hot) => Body::from(slice(&hot.bytes, first, last)),
        Found::Cold(file, ..) => streamed(file, first, last),
    };
    Sent { response: (status, headers, body).into_response(), ends: !head && last == length }
}

fn slice(bytes: &Bytes, first: u64, last: u64) -> Bytes {
    let place = |at: u64| usize::try_from(at).unwrap_or(usize::MAX).min(bytes.len());
    bytes.slice(place(first)..place(last))
}

/// The bytes of a file from one place to another, piece by piece.
fn streamed(file: std::fs::File, first: u64, last: u64) -> Body {
    let file = Arc::new(file);
    let pieces = stream::try_unfold(first, move |at| {
        let file = Arc::clone(&file);
        async move {
            if at >= last {
                return Ok::<_, RegistryError>(None);
            }
            let size = PIECE_BYTES.min(last - at);
            let piece = crate::store::blocking(move || {
                let mut piece = vec![0; usize::try_from(size).unwrap_or(0)];
                fs::read_exact_at(&file, &mut piece, at)?;
                Ok(Bytes::from(piece))
            });
            Ok(Some((piece.await?, at + size)))
        }
    });
    Body::from_stream(pieces)
}

/// Any web page may read a gallery.
fn preflight() -> Response {
    let headers = [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, OPTIONS"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "range, if-none-match, if-range, content-type"),
        (header::ACCESS_CONTROL_MAX_AGE, "86400"),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}

fn not_that_way() -> Response {
    let mut response = crate::http::problem::from_framework(StatusCode::METHOD_NOT_ALLOWED, "");
    response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD, OPTIONS"));
    response
}
