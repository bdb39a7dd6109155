//! The picture protocol `img://localhost/<token>/<size>`: cached, re-encoded bytes and nothing else. The
//! engine decodes with limits on worker threads; the window never loads a remote picture.

use tauri::http::{Request, Response, StatusCode, header};
use tauri::{AppHandle, Runtime, UriSchemeContext, UriSchemeResponder};

use super::engine;

/// Answers one request for a picture, later.
pub(crate) fn serve<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let app = context.app_handle().clone();
    let path = request.uri().path().trim_start_matches('/').to_owned();
    tauri::async_runtime::spawn(async move {
        let found = match path.split_once('/').and_then(|(token, size)| Some((token, size.parse().ok()?))) {
            Some((token, size)) => picture(&app, token, size).await,
            None => None,
        };
        responder.respond(response(found));
    });
}

async fn picture<R: Runtime>(app: &AppHandle<R>, token: &str, size: u32) -> Option<Vec<u8>> {
    engine::gallery(app).await.ok()?.picture(token, size).await.ok()
}

fn response(found: Option<Vec<u8>>) -> Response<Vec<u8>> {
    let status = if found.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    let mut response = Response::new(found.unwrap_or_default());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("image/webp"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, header::HeaderValue::from_static("nosniff"));
    // A token names one picture for ever: a changed picture has another token.
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("max-age=604800, immutable"));
    response
}
