//! The web page: the built `ui/` in this program, with one line more in its head that tells it which backend it has.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use crate::http::conditional::{etag_of, is_known};
use crate::http::{dress, problem, security};

use built::Built;

/// While developing, what is built is read from the disk anew; the code for that is the library's.
#[allow(clippy::disallowed_methods)]
mod built {
    #[derive(rust_embed::RustEmbed)]
    #[folder = "../../ui/dist"]
    #[allow_missing = true]
    pub(super) struct Built;
}

/// What the page looks for to know that a registry serves it; empty for “this address”.
const META: &str = "<meta name=\"vitrine-registry\" content=\"\">";

/// The page or one of its files; `None` when there is none of that name.
pub fn answer(method: &Method, path: &str, headers: &HeaderMap) -> Option<Response> {
    let name = match path.strip_prefix('/')? {
        "" => "index.html",
        // `..`, and the list of files that Vite leaves for other programs.
        climbing if climbing.split('/').any(|part| part.starts_with('.') || part.is_empty()) => return None,
        name => name,
    };
    let file = Built::get(name);
    if file.is_none() && name != "index.html" {
        return None;
    }
    if method != Method::GET && method != Method::HEAD {
        let mut response = problem::from_framework(StatusCode::METHOD_NOT_ALLOWED, "");
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return Some(response);
    }
    let Some(file) = file else { return Some(not_built()) };
    let (bytes, etag) = match name {
        "index.html" => {
            let page = with_meta(&String::from_utf8_lossy(&file.data)).into_bytes();
            let etag = etag_of(&page);
            (page.into(), etag)
        }
        _ => {
            let etag = format!("\"{}\"", hex::encode(&file.metadata.sha256_hash()[..16]));
            (file.data, HeaderValue::from_str(&etag).ok()?)
        }
    };
    Some(sent(name, bytes, etag, method, headers))
}

fn sent(
    name: &str,
    bytes: std::borrow::Cow<'static, [u8]>,
    etag: HeaderValue,
    method: &Method,
    asked: &HeaderMap,
) -> Response {
    // Vite puts a digest of the bytes into the names of what lies in `assets`.
    let cache = if name.starts_with("assets/") { dress::FOR_EVER } else { dress::ASK };
    let mut headers = HeaderMap::new();
    let known = is_known(asked, &etag, None);
    headers.insert(header::ETAG, etag);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(header::CONTENT_SECURITY_POLICY, security::PAGE_POLICY);
    if known {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind_of(name)));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    let body = match method {
        &Method::HEAD => Body::empty(),
        _ => match bytes {
            std::borrow::Cow::Borrowed(bytes) => Body::from(bytes),
            std::borrow::Cow::Owned(bytes) => Body::from(bytes),
        },
    };
    (headers, body).into_response()
}

/// The page with our line first in its head.
fn with_meta(page: &str) -> String {
    match page.find("<head>") {
        Some(at) => {
            let (before, behind) = page.split_at(at + "<head>".len());
            format!("{before}\n    {META}{behind}")
        }
        None => format!("{META}{page}"),
    }
}

fn kind_of(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webp") => "image/webp",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// This program was built without the page; everything else works.
fn not_built() -> Response {
    const PAGE: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Vitrine registry</title></head>\
        <body><h1>Vitrine registry</h1><p>This program was built without its web page. The gallery is at \
        <a href=\"/vitrine.json\">/vitrine.json</a>, the API is described at <a href=\"/docs\">/docs</a>.</p></body></html>";
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static(dress::ASK)),
        (header::CONTENT_SECURITY_POLICY, security::PLAIN_POLICY),
    ];
    (headers, PAGE).into_response()
}

/// True when the page is in this program.
pub fn is_built() -> bool {
    Built::get("index.html").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_line_comes_first() {
        let page = with_meta("<!doctype html>\n<html><head>\n<title>x</title></head></html>");
        assert!(page.contains(&format!("<head>\n    {META}\n<title>")), "{page}");
    }
}
