//! Requests another site makes a browser send. What changes something and carries the session's cookie has to come from
//! the registry's own page: by `Sec-Fetch-Site: same-origin`, or by an `Origin` that is ours. Requests with a bearer
//! token ignore cookies, and no other site can make a browser send one.

use axum::http::{HeaderMap, Method, header};
use url::Url;

use super::cookie;
use crate::RegistryError;
use crate::error::Refusal;

/// Refuses what another site may have caused. `public_origin` is the registry's address as browsers know it; `None` when
/// nobody said, then the request's own `Host` is the measure.
///
/// # Errors
/// [`Refusal::Forbidden`] `auth.cross_site`.
pub fn refuse_cross_site(
    method: &Method,
    headers: &HeaderMap,
    public_origin: Option<&Url>,
) -> Result<(), RegistryError> {
    if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS | Method::TRACE) || has_bearer(headers)
    {
        return Ok(());
    }
    let site = headers.get("sec-fetch-site").map(|value| value.to_str().unwrap_or("?"));
    let origin = headers.get(header::ORIGIN).map(|value| value.to_str().unwrap_or("?"));
    let ours = origin.map(|origin| is_ours(origin, headers, public_origin));
    let fine = if cookie::carries_session(headers) {
        // Somebody is signed in: there has to be proof, and nothing may speak against it.
        match (site, ours) {
            (Some(site), ours) => {
                site == "same-origin" && ours != Some(false) || site == "none" && ours == Some(true)
            }
            (None, ours) => ours == Some(true),
        }
    } else {
        // Nobody is signed in (yet): other sites must not sign anybody in either; programs say nothing of the sort.
        !matches!(site, Some(site) if site != "same-origin" && site != "none") && ours != Some(false)
    };
    if fine {
        return Ok(());
    }
    Err(RegistryError::refused(
        Refusal::Forbidden,
        "auth.cross_site",
        "This request comes from another site. Nothing was changed.",
    ))
}

fn has_bearer(headers: &HeaderMap) -> bool {
    let value = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    value
        .and_then(|value| value.split_once(' '))
        .is_some_and(|(scheme, token)| scheme.eq_ignore_ascii_case("bearer") && !token.trim().is_empty())
}

fn is_ours(origin: &str, headers: &HeaderMap, public_origin: Option<&Url>) -> bool {
    let Ok(origin) = Url::parse(origin) else { return false };
    if let Some(public) = public_origin {
        return origin.origin() == public.origin() && origin.origin().is_tuple();
    }
    let host = headers.get(header::HOST).and_then(|value| value.to_str().ok());
    let Some(here) = host.and_then(|host| Url::parse(&format!("{}://{host}", origin.scheme())).ok()) else {
        return false;
    };
    matches!(origin.scheme(), "http" | "https") && origin.origin() == here.origin()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(method: &str, lines: &[(&'static str, &str)], public: Option<&str>) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.insert(*name, value.parse().unwrap());
        }
        let public = public.map(|url| Url::parse(url).unwrap());
        refuse_cross_site(&method.parse().unwrap(), &headers, public.as_ref()).is_ok()
    }

    #[test]
    fn the_table() {
        let us = Some("https://gallery.example.org/");
        let signed_in = ("cookie", "__Host-vitrine=x");
        let plain = ("cookie", "a=b; vitrine=x");
        let bearer = ("authorization", "Bearer vtr_x");
        let ours = ("origin", "https://gallery.example.org");
        let theirs = ("origin", "https://evil.example");
        let same = ("sec-fetch-site", "same-origin");
        let cross = ("sec-fetch-site", "cross-site");
        let neighbour = ("sec-fetch-site", "same-site");
        let none = ("sec-fetch-site", "none");
        for (number, (method, lines, public, fine)) in [
            ("GET", &[signed_in, cross, theirs][..], us, true),
            ("HEAD", &[signed_in, cross], us, true),
            ("POST", &[signed_in, same], us, true),
            ("POST", &[signed_in, same, ours], us, true),
            ("POST", &[signed_in, ours], us, true),
            ("POST", &[signed_in, none, ours], us, true),
            ("POST", &[signed_in], us, false),
            ("POST", &[plain], us, false),
            ("POST", &[signed_in, none], us, false),
            ("POST", &[signed_in, cross], us, false),
            ("POST", &[signed_in, cross, ours], us, false),
            ("POST", &[signed_in, neighbour, ours], us, false),
            ("POST", &[signed_in, same, theirs], us, false),
            ("POST", &[signed_in, theirs], us, false),
            ("POST", &[signed_in, ("origin", "null")], us, false),
            ("POST", &[signed_in, ("origin", "http://gallery.example.org")], us, false),
            ("POST", &[signed_in, ("origin", "https://gallery.example.org:8443")], us, false),
            ("POST", &[signed_in, ("origin", "https://gallery.example.org.evil.example")], us, false),
            ("PUT", &[signed_in, theirs], us, false),
            ("PATCH", &[signed_in, theirs], us, false),
            ("DELETE", &[signed_in, theirs], us, false),
            ("DELETE", &[signed_in, same], us, true),
            // A token is no cookie.
            ("POST", &[signed_in, bearer, cross, theirs], us, true),
            ("POST", &[signed_in, ("authorization", "Basic eDp5"), theirs], us, false),
            ("POST", &[signed_in, ("authorization", "Bearer "), theirs], us, false),
            // Nobody is signed in: programs may, other sites may not.
            ("POST", &[], us, true),
            ("POST", &[same, ours], us, true),
            ("POST", &[cross], us, false),
            ("POST", &[theirs], us, false),
            // No address was set: the request's own host counts.
            ("POST", &[plain, ("origin", "http://127.0.0.1:8480"), ("host", "127.0.0.1:8480")], None, true),
            ("POST", &[plain, ("origin", "http://localhost:8480"), ("host", "localhost:8480")], None, true),
            ("POST", &[plain, ("origin", "http://localhost:1"), ("host", "localhost:8480")], None, false),
            ("POST", &[plain, ("origin", "http://evil.example"), ("host", "127.0.0.1:8480")], None, false),
            ("POST", &[plain, ("origin", "file://")], None, false),
            ("POST", &[plain, ("origin", "http://127.0.0.1:8480")], None, false),
        ]
        .into_iter()
        .enumerate()
        {
            assert_eq!(asked(method, lines, public), fine, "row {number}: {method} {lines:?}");
        }
    }
}
