//! Single requests of the window to a gallery's registry: only below `/api/v1/`, with limits, the token added here.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use reqwest::header::{CONTENT_TYPE, ETAG, HeaderMap, HeaderName};
use reqwest::{Method, Response};
use serde_json::Value;
use url::Url;
use vitrine_api::ApiError;
use vitrine_api::types::{RegistryAnswer, RegistryCall};

use super::Reached;
use super::presence::Place;
use super::remote::answer::bytes;
use super::remote::{Remote, RemoteError, retry_after, unreached};
use crate::Gallery;
use crate::errors::Explain as _;

/// Longest wait for a whole answer.
const PATIENCE: Duration = Duration::from_secs(60);
/// Bytes of a question: listings and reviews are text.
const LARGEST_BODY: usize = 1024 * 1024;
/// Pixels of the longer side of a picture in the window.
const PICTURE_SIDE: u32 = 512;
/// Letters of a path or a query.
const LONGEST: usize = 4000;

impl Gallery {
    pub(crate) async fn call_registry(&self, call: RegistryCall) -> Result<RegistryAnswer, ApiError> {
        let Reached { remote, place, signed_in } = self.reach(&call.source).await?;
        let method = method(&call)?;
        let url = address(&place, &call.path, call.query.as_deref())?;
        let mut request = remote.request(method, url).await?.timeout(PATIENCE);
        if let Some(body) = call.body {
            if body.len() > LARGEST_BODY || serde_json::from_str::<Value>(&body).is_err() {
                return Err(refused("The body is no JSON document of at most 1 MB."));
            }
            request = request.header(CONTENT_TYPE, "application/json").body(body);
        }
        let response = request.send().await.map_err(|error| unreached(&error))?;
        let mut answer = read(response).await?;
        if answer.status >= 400 {
            // The window never sees a token, also none that came back in a refusal.
            answer.body = remote.without_token(&answer.body);
        }
        if is_picture(answer.content_type.as_deref()) {
            self.redraw(&mut answer).await?;
        }
        if answer.status == 401 && signed_in {
            let problem: Value = serde_json::from_str(&answer.body).unwrap_or_default();
            let text = |key: &str| problem[key].as_str().unwrap_or_default();
            self.heed_end(&remote, &place, text("code"), text("detail")).await?;
        }
        Ok(answer)
    }

    /// Puts a picture of our own encoder in the place of the registry's: the window decodes no bytes of strangers.
    async fn redraw(&self, answer: &mut RegistryAnswer) -> Result<(), ApiError> {
        let bytes = BASE64.decode(&answer.body).unwrap_or_default();
        let drawn = self.inner.catalog.picture_from_bytes(bytes.into(), PICTURE_SIDE).await;
        answer.body = BASE64.encode(drawn.map_err(|error| error.explain())?);
        answer.content_type = Some("image/webp".to_owned());
        // What the registry names by it are its own bytes.
        answer.etag = None;
        Ok(())
    }

    /// What the registry refused; when that ends our sign-in, it is forgotten here.
    pub(crate) async fn heed(&self, reached: &Reached, error: &RemoteError) {
        let RemoteError::Refused { code, sentence, status: 401, .. } = error else { return };
        if let Err(error) = self.heed_end(&reached.remote, &reached.place, code, sentence).await {
            tracing::warn!("a sign-in that ended could not be forgotten: {}", error.details);
        }
    }

    /// A refusal that says our token is over ends the sign-in, and that is said.
    async fn heed_end(&self, remote: &Remote, place: &Place, code: &str, why: &str) -> Result<(), ApiError> {
        // Something in between may answer 401, too; that ends nothing. Nor does what is said of an earlier token.
        if !code.starts_with("token.") || !self.token_at(place).await?.is_some_and(|now| remote.carries(&now))
        {
            return Ok(());
        }
        let why = if why.is_empty() { "The registry ended this sign-in." } else { why };
        self.forget_token(place, Some(why.to_owned())).await
    }
}

fn refused(sentence: &str) -> ApiError {
    ApiError::new("registry.call", sentence)
}

fn method(call: &RegistryCall) -> Result<Method, ApiError> {
    let reads = call.method == "GET";
    // Signing in happens in a browser: codes, passwords and what they give are nothing for the window.
    if call.path.starts_with("/api/v1/device/") || (!reads && call.path.starts_with("/api/v1/session")) {
        return Err(refused("This is done in a browser, on the registry's own page."));
    }
    match call.method.as_str() {
        "GET" => Ok(Method::GET),
        "POST" => Ok(Method::POST),
        "PUT" => Ok(Method::PUT),
        "PATCH" => Ok(Method::PATCH),
        "DELETE" => Ok(Method::DELETE),
        _ => Err(refused("No registry is asked like this.")),
    }
}

/// The whole address of a path, which must be one below `/api/v1/` of that registry and nothing else.
pub(super) fn address(place: &Place, path: &str, query: Option<&str>) -> Result<Url, ApiError> {
    let wrong = || refused("This is no path of a registry.");
    let plain = |text: &str, also_not: &[u8]| {
        text.len() <= LONGEST && text.bytes().all(|b| b.is_ascii_graphic() && !also_not.contains(&b))
    };
    if !path.starts_with("/api/v1/") || !plain(path, b"?#\\") || !plain(query.unwrap_or_default(), b"#") {
        return Err(wrong());
    }
    if path.split('/').any(climbs) {
        return Err(wrong());
    }
    let mut url: Url = format!("{}{path}", place.address).parse().map_err(|_| wrong())?;
    url.set_query(query.filter(|query| !query.is_empty()));
    let below = format!("{}/api/v1/", place.base.path().trim_end_matches('/'));
    if url.origin() != place.base.origin() || !url.path().starts_with(&below) {
        return Err(wrong());
    }
    Ok(url)
}

/// `.` and `..`, however they are written.
fn climbs(part: &str) -> bool {
    let plain = part.to_ascii_lowercase().replace("%2e", ".");
    plain == "." || plain == ".."
}

async fn read(mut response: Response) -> Result<RegistryAnswer, ApiError> {
    let text = |headers: &HeaderMap, name: HeaderName| {
        headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
    };
    let status = response.status();
    if status.is_redirection() && status.as_u16() != 304 {
        return Err(RemoteError::Redirected.into());
    }
    let headers = response.headers();
    let mut answer = RegistryAnswer {
        status: status.as_u16(),
        content_type: text(headers, CONTENT_TYPE),
        retry_after: retry_after(headers).map(|wait| u32::try_from(wait.as_secs()).unwrap_or(u32::MAX)),
        etag: text(headers, ETAG),
        body: String::new(),
        base64: false,
    };
    let bytes = bytes(&mut response).await?;
    if is_text(answer.content_type.as_deref()) {
        answer.body = String::from_utf8_lossy(&bytes).into_owned();
    } else {
        answer.body = BASE64.encode(&bytes);
        answer.base64 = true;
    }
    Ok(answer)
}

/// A content type without its parameters, in small letters.
fn bare(kind: Option<&str>) -> String {
    let kind = kind.unwrap_or("text/plain").to_ascii_lowercase();
    kind.split(';').next().unwrap_or_default().trim().to_owned()
}

fn is_picture(kind: Option<&str>) -> bool {
    bare(kind).starts_with("image/")
}

fn is_text(kind: Option<&str>) -> bool {
    let kind = bare(kind);
    // A picture that is written as text is a picture.
    if is_picture(Some(&kind)) {
        return false;
    }
    kind.starts_with("text/") || kind.ends_with("/json") || kind.ends_with("+json")
}

#[cfg(test)]
mod tests {
    use vitrine_transfer::AddressPolicy;

    use super::*;

    fn place(address: &str) -> Place {
        Place { base: address.parse().unwrap(), address: address.into(), policy: AddressPolicy::default() }
    }

    #[test]
    fn only_paths_of_the_registry_are_asked() {
        let here = place("https://gallery.example.org/town");
        let whole = address(&here, "/api/v1/packages/nora%2Fx", Some("q=a%20b")).unwrap();
        assert_eq!(whole.as_str(), "https://gallery.example.org/town/api/v1/packages/nora%2Fx?q=a%20b");
        for path in [
            "/api/v1",
            "/api/v2/session",
            "/metrics",
            "/api/v1/../../metrics",
            "/api/v1/%2e%2E/metrics",
            "/api/v1/.%2e/x",
            "/api/v1/x?y",
            "/api/v1/x#y",
            "/api/v1/x\\..\\y",
            "/api/v1/a b",
            "/api/v1/\n",
            "@evil.example/api/v1/session",
            "//evil.example/api/v1/session",
            "https://evil.example/api/v1/session",
        ] {
            assert_eq!(address(&here, path, None).unwrap_err().code, "registry.call", "{path}");
        }
        assert!(address(&here, "/api/v1/x", Some("a#b")).is_err());
        assert!(address(&here, &format!("/api/v1/{}", "x".repeat(5000)), None).is_err());
    }

    #[test]
    fn signing_in_is_not_for_the_window() {
        let ask = |verb: &str, path: &str| {
            method(&RegistryCall {
                source: String::new(),
                method: verb.into(),
                path: path.into(),
                query: None,
                body: None,
            })
        };
        assert!(ask("GET", "/api/v1/session").is_ok());
        assert!(ask("POST", "/api/v1/session").is_err());
        assert!(ask("POST", "/api/v1/session/passkey/start").is_err());
        assert!(ask("POST", "/api/v1/device/token").is_err());
        assert!(ask("TRACE", "/api/v1/packages").is_err());
    }
}
