//! How a file of the gallery goes out: its type, how long it may be kept, what it is called when it is saved. And which
//! paths are files of the gallery at all.

use std::borrow::Cow;

use axum::http::{HeaderMap, HeaderValue, header};
use vitrine_base::{PackageId, Version};

use crate::stats::is_table;

/// Its bytes never change, its name says so.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// What HomePilot's own Worker says of packages. Not for ever: a package may be taken down.
pub const PACKAGE: &str = "public, max-age=86400, s-maxage=604800, immutable";
/// What HomePilot's own Worker says of pictures and cards.
pub const PREVIEW: &str = "public, max-age=3600, s-maxage=25200, immutable";
/// Asked for every time; an ETag makes that cheap.
pub const ASK: &str = "no-cache";

const JSON: &str = "application/json; charset=utf-8";
const ZSTD: &str = "application/zstd";
const BYTES: &str = "application/octet-stream";

/// How a file goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dress {
    /// `Content-Type`.
    pub kind: &'static str,
    /// `Cache-Control`.
    pub cache: &'static str,
    /// What it is called when it is saved; such files are never shown in a browser.
    pub saved_as: Option<String>,
}

impl Dress {
    /// It may get other bytes under the same name.
    pub fn changes(&self) -> bool {
        self.cache == ASK
    }

    /// Adds its headers but for the cache.
    pub fn put_on(&self, headers: &mut HeaderMap) {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.kind));
        let saved = self.saved_as.as_ref().map(|name| format!("attachment; filename=\"{name}\""));
        let saved = saved.and_then(|saved| HeaderValue::from_str(&saved).ok());
        headers.extend(saved.map(|saved| (header::CONTENT_DISPOSITION, saved)));
    }
}

/// The path of a file below the gallery's folder; `None` for whatever cannot be one: `..`, hidden files (the builder's
/// own), letters our names do not have.
pub fn below_the_gallery(path: &str) -> Option<String> {
    let path = decoded(path.strip_prefix('/')?)?;
    let fine = |part: &str| {
        !part.is_empty()
            && part.len() <= 255
            && !part.starts_with('.')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._+-".contains(&byte))
    };
    (path.len() <= 512 && path.split('/').all(fine)).then(|| path.into_owned())
}

/// `%2B` and the like made letters again. A second round of them is not undone.
fn decoded(path: &str) -> Option<Cow<'_, str>> {
    if !path.contains('%') {
        return Some(path.into());
    }
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, behind @ ..] = rest {
        rest = behind;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let [high, low, behind @ ..] = behind else { return None };
        let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        bytes.push(digit(*high)? * 16 + digit(*low)?);
        rest = behind;
    }
    String::from_utf8(bytes).ok().map(Cow::from)
}

/// The package a path is about.
pub fn package_of(path: &str) -> Option<&str> {
    let mut parts = path.split('/');
    matches!(parts.next(), Some("packages" | "previews")).then(|| parts.next())?
}

/// How the file at a path goes out; `None` when no such file is given out.
pub fn of(path: &str) -> Option<Dress> {
    let parts: Vec<&str> = path.split('/').collect();
    let dress = |kind, cache| Some(Dress { kind, cache, saved_as: None });
    match parts.as_slice() {
        ["vitrine.json"] | ["metadata", "timestamp.json"] => dress(JSON, ASK),
        ["metadata", name] if is_numbered(name) => dress(JSON, FOR_EVER),
        ["catalogue", name] => dress(kind_of(name)?, FOR_EVER),
        ["previews", _, _, name @ ("preview.webp" | "card.json")] => dress(kind_of(name)?, PREVIEW),
        ["packages", _, name] if name.ends_with(".json") => dress(JSON, FOR_EVER),
        ["packages", _, _, name] if is_table(name) => dress(ZSTD, FOR_EVER),
        ["packages", _, _, "patches", .., _] => dress(BYTES, FOR_EVER),
        ["packages", id, version, name] => {
            Some(Dress { kind: BYTES, cache: PACKAGE, saved_as: Some(saved_as(id, version, name)) })
        }
        _ => None,
    }
}

/// How HomePilot's route `/p` sends a package.
pub fn as_homepilot_saves(id: &PackageId) -> Dress {
    Dress { kind: BYTES, cache: PACKAGE, saved_as: Some(format!("{id}.hpersona")) }
}

/// Where a persona's package lies.
pub fn package_path(id: &PackageId, version: &Version) -> String {
    format!("packages/{id}/{version}/persona.hpersona")
}

/// `3.root.json`: never gets other bytes.
fn is_numbered(name: &str) -> bool {
    name.ends_with(".json") && name.split('.').next().is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()))
}

fn kind_of(name: &str) -> Option<&'static str> {
    let (_, ending) = name.rsplit_once('.')?;
    match ending {
        "json" => Some(JSON),
        "zst" => Some(ZSTD),
        "webp" => Some("image/webp"),
        _ => None,
    }
}

fn saved_as(id: &str, version: &str, name: &str) -> String {
    match name {
        "persona.hpersona" => format!("{id}.hpersona"),
        _ => format!("{id}-{version}-{name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_ours() {
        for (path, expected) in [
            ("/vitrine.json", Some("vitrine.json")),
            ("/packages/a/1.0.0%2Bb/any.zip", Some("packages/a/1.0.0+b/any.zip")),
            ("/packages/a/1.0.0+b/any.zip", Some("packages/a/1.0.0+b/any.zip")),
            ("/packages/../registry.db", None),
            ("/packages/%2e%2e/registry.db", None),
            ("/packages/%252e%252e/registry.db", None),
            ("/packages/..%2f..%2fregistry.db", None),
            ("/packages//a", None),
            ("/packages/a/", None),
            ("/packages/a/.vitrine-build.lock", None),
            ("/packages/a\\b", None),
            ("/packages/a%00", None),
            ("/packages/a%", None),
            ("/packages/%zz", None),
            ("/packages/%ff", None),
            ("/packages/<script>", None),
            ("/packages/ä", None),
        ] {
            assert_eq!(below_the_gallery(path).as_deref(), expected, "{path}");
        }
    }

    #[test]
    fn every_kind_of_file() {
        for (path, kind, cache, saved) in [
            ("vitrine.json", JSON, ASK, None),
            ("metadata/timestamp.json", JSON, ASK, None),
            ("metadata/12.unclaimed-0f.json", JSON, FOR_EVER, None),
            ("catalogue/snapshot-3.jsonl.zst", ZSTD, FOR_EVER, None),
            ("catalogue/collections-04be11aa.json", JSON, FOR_EVER, None),
            ("previews/a/1/preview.webp", "image/webp", PREVIEW, None),
            ("previews/a/1/card.json", JSON, PREVIEW, None),
            ("packages/a/details-81c3a0de.json", JSON, FOR_EVER, None),
            ("packages/a/1/members-81c3a0de.zst", ZSTD, FOR_EVER, None),
            ("packages/a/1/patches/x-y.zst", BYTES, FOR_EVER, None),
            ("packages/a/1/persona.hpersona", BYTES, PACKAGE, Some("a.hpersona")),
            ("packages/a/1/linux-x86_64.tar.zst", BYTES, PACKAGE, Some("a-1-linux-x86_64.tar.zst")),
        ] {
            let dress = of(path).unwrap();
            assert_eq!((dress.kind, dress.cache, dress.saved_as.as_deref()), (kind, cache, saved), "{path}");
        }
        for path in
            ["metadata/pending/x.json", "metadata/root.json", "catalogue/x.html", "packages", "registry.db"]
        {
            assert_eq!(of(path), None, "{path}");
        }
    }
}
