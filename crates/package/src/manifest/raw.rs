//! Values of a manifest taken one by one: each is right, or missing, or told.

use serde_json::Value;
use url::Url;
use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{Sha256, Timestamp, path_policy};

use super::MOST_URLS;
use crate::kinds::text;

/// Longest name, longest line and longest address that are kept, in characters.
pub(super) const NAME: usize = 200;
pub(super) const LINE: usize = 1_000;
const ADDRESS: usize = 2_000;

/// One object of a manifest, and what was wrong in it so far.
pub(super) struct Fields<'a> {
    value: &'a Value,
    pub(super) problems: Vec<String>,
}

impl<'a> Fields<'a> {
    pub(super) fn of(value: &'a Value) -> Self {
        Self { value, problems: Vec::new() }
    }

    fn get(&self, keys: &[&str]) -> Option<&'a Value> {
        keys.iter().find_map(|key| self.value.get(key)).filter(|value| !value.is_null())
    }

    fn tell<T>(&mut self, key: &str, what: &str) -> Option<T> {
        self.problems.push(format!("“{key}” is not {what}"));
        None
    }

    /// One clean line; empty texts are as if missing.
    pub(super) fn line(&mut self, keys: &[&str], most: usize) -> Option<String> {
        match self.get(keys)?.as_str() {
            Some(said) => Some(text::line(said, most)).filter(|line| !line.is_empty()),
            None => self.tell(keys[0], "a text"),
        }
    }

    /// A text as it stands, for a script.
    pub(super) fn verbatim(&mut self, key: &str) -> Option<String> {
        match self.get(&[key])?.as_str() {
            Some(said) => Some(said.to_owned()).filter(|said| !said.trim().is_empty()),
            None => self.tell(key, "a text"),
        }
    }

    pub(super) fn flag(&mut self, key: &str) -> Option<bool> {
        match self.get(&[key])?.as_bool() {
            Some(said) => Some(said),
            None => self.tell(key, "true or false"),
        }
    }

    /// Bytes of a file: no file is empty, so 0 stands where nobody counted.
    pub(super) fn size(&mut self) -> Option<u64> {
        match self.get(&["size", "size_bytes"])?.as_u64() {
            Some(size) => Some(size).filter(|size| *size > 0),
            None => self.tell("size", "a number of bytes"),
        }
    }

    /// A SHA-256 digest of 64 hex digits.
    pub(super) fn sha256(&mut self, key: &str) -> Option<Sha256> {
        let value = self.get(&[key])?;
        match value.as_str().and_then(|text| text.trim().parse().ok()) {
            Some(digest) => Some(digest),
            None => self.tell(key, "a SHA-256 digest of 64 hex digits"),
        }
    }

    /// A SHA-512 digest, as lower-case hex.
    pub(super) fn sha512(&mut self) -> Option<String> {
        let is_digest = |text: &&str| text.len() == 128 && text.bytes().all(|b| b.is_ascii_hexdigit());
        match self.get(&["sha512"])?.as_str().map(str::trim).filter(is_digest) {
            Some(digest) => Some(digest.to_ascii_lowercase()),
            None => self.tell("sha512", "a SHA-512 digest of 128 hex digits"),
        }
    }

    /// A moment: milliseconds since 1970, or the time or the day as ISO 8601 writes it.
    pub(super) fn moment(&mut self, keys: &[&str]) -> Option<Timestamp> {
        let value = self.get(keys)?;
        if let Some(number) = value.as_i64() {
            return Some(number);
        }
        let text = value.as_str().unwrap_or_default().trim();
        match moment(text) {
            Some(moment) => Some(moment),
            None => self.tell(keys[0], "a time"),
        }
    }

    /// An https page.
    pub(super) fn page(&mut self, key: &str) -> Option<String> {
        let said = self.line(&[key], ADDRESS)?;
        match address(&said) {
            Ok(page) if said.starts_with("https://") => Some(page),
            _ => self.tell(key, "an https address"),
        }
    }

    /// Where a file is: usable addresses in their order, each once; the others are told.
    pub(super) fn urls(&mut self) -> Vec<String> {
        let said: Vec<&Value> = match self.get(&["urls", "url", "path"]) {
            Some(Value::Array(all)) => all.iter().collect(),
            Some(one) => vec![one],
            None => Vec::new(),
        };
        if said.len() > MOST_URLS {
            self.problems.push(format!("only the first {MOST_URLS} addresses are used"));
        }
        let mut urls: Vec<String> = Vec::new();
        for value in said.into_iter().take(MOST_URLS) {
            match value.as_str().ok_or("it is not a text".to_owned()).and_then(address) {
                Ok(url) if urls.contains(&url) => {}
                Ok(url) => urls.push(url),
                Err(reason) => self.problems.push(format!("an address is not used: {reason}")),
            }
        }
        urls
    }

    /// The elements of a list.
    pub(super) fn list(&mut self, key: &str) -> &'a [Value] {
        match self.get(&[key]) {
            Some(Value::Array(all)) => all,
            Some(_) => self.tell::<()>(key, "a list").map_or(&[], |()| &[]),
            None => &[],
        }
    }

    /// An object.
    pub(super) fn object(&mut self, key: &str) -> Option<&'a Value> {
        let value = self.get(&[key])?;
        if value.is_object() {
            return Some(value);
        }
        self.tell(key, "an object")
    }

    /// What stands under a key, whatever it is.
    pub(super) fn any(&self, key: &str) -> Option<&'a Value> {
        self.get(&[key])
    }
}

fn moment(text: &str) -> Option<Timestamp> {
    if let Ok(moment) = text.parse::<jiff::Timestamp>() {
        return Some(moment.as_millisecond());
    }
    let day: jiff::civil::Date = text.parse().ok()?;
    let zoned = day.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    Some(zoned.timestamp().as_millisecond())
}

/// An address that may be asked: https with a host and without a password, or a path that stays in its gallery.
/// Plain http only for this computer, where galleries are tried out.
pub(super) fn address(text: &str) -> Result<String, String> {
    let text = text.trim();
    let shown = text::line(text, 120);
    if text.len() > ADDRESS {
        return Err(format!("“{shown}” is longer than {ADDRESS} letters"));
    }
    if !text.contains(':') {
        let limits = ArchiveLimits::default();
        return match path_policy::check_path(text, limits.path, limits.depth) {
            Ok(()) => Ok(text.to_owned()),
            Err(problem) => Err(format!("“{shown}” is no path in its gallery: {problem}")),
        };
    }
    let url = Url::parse(text).map_err(|error| format!("“{shown}” cannot be read: {error}"))?;
    let here = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    if url.scheme() != "https" && !(url.scheme() == "http" && here) {
        return Err(format!("“{shown}” is not an https address"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("it has a user name or password in it".into());
    }
    Ok(url.into())
}
