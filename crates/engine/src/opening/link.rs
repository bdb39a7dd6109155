//! Links as they are written on web pages: `vitrine://package/<gallery>/<id>`,
//! `vitrine://package/<id>?registry=<address>` and `vitrine://add?url=<address>&fingerprint=<fingerprint>`.
//! They come from strangers: what is not exactly one of these is refused, and nothing of it is ever run, opened
//! or asked while it is read.

use std::borrow::Cow;
use std::path::Path;

use percent_encoding::percent_decode_str;
use url::{Url, form_urlencoded};
use vitrine_base::{PackageId, SourceName};
use vitrine_transfer::Location;
use vitrine_trust::Fingerprint;

/// Characters of the longest link: an id, an address of 2,000 characters as browsers carry, and their names.
pub(crate) const LONGEST: usize = 4096;

/// Bytes of the longest path a system takes.
const LONGEST_PATH: usize = 4096;

/// What a text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// A package of a gallery, by the gallery's name.
    Package {
        /// The gallery's name.
        source: SourceName,
        /// The package.
        id: PackageId,
        /// Where the gallery is, when the link says so too.
        registry: Option<Location>,
        /// The fingerprint the gallery should have.
        fingerprint: Option<Fingerprint>,
    },
    /// A package of a gallery, by the gallery's address.
    PackageAt {
        /// Where the gallery is.
        registry: Location,
        /// The package.
        id: PackageId,
        /// The fingerprint the gallery should have.
        fingerprint: Option<Fingerprint>,
    },
    /// A gallery to add.
    Add {
        /// Where it is.
        location: Location,
        /// The fingerprint it should have.
        fingerprint: Option<Fingerprint>,
    },
    /// A file of this computer.
    File(String),
}

/// Why a text is no link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// There is nothing.
    #[error("there is nothing to open")]
    Empty,
    /// It is far too long.
    #[error("it is longer than a link to a package can be")]
    TooLong,
    /// It holds characters no link may hold.
    #[error("it holds characters that no link may hold")]
    Characters,
    /// It is of another scheme.
    #[error("it is not a link to a package")]
    NotOurs,
    /// It asks for something there is no page for.
    #[error("Vitrine has no page for it")]
    Unknown,
    /// The package or the gallery it names cannot be one.
    #[error("the package or gallery it names cannot be one")]
    Name,
    /// The address it names is not a gallery's.
    #[error("the address it names is not that of a gallery on the web")]
    Address,
    /// The fingerprint it names is none.
    #[error("the fingerprint it names is none")]
    Fingerprint,
}

impl LinkError {
    /// The window's sentence for it.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Empty => "link.empty",
            Self::TooLong => "link.too_long",
            Self::Characters => "link.characters",
            Self::NotOurs => "link.not_ours",
            Self::Unknown => "link.unknown",
            Self::Name => "link.name",
            Self::Address => "link.address",
            Self::Fingerprint => "link.fingerprint",
        }
    }
}

impl Link {
    /// Reads a text.
    ///
    /// # Errors
    /// [`LinkError`] says why it is no link.
    pub fn parse(text: &str) -> Result<Self, LinkError> {
        if text.len() > 4 * LONGEST || text.chars().nth(LONGEST).is_some() {
            return Err(LinkError::TooLong);
        }
        let text = text.trim();
        if text.is_empty() {
            return Err(LinkError::Empty);
        }
        if let Some(path) = file(text)? {
            return Ok(Self::File(path));
        }
        if text.chars().any(is_strange) {
            return Err(LinkError::Characters);
        }
        let rest = after_scheme(text).ok_or(LinkError::NotOurs)?;
        let rest = rest.split('#').next().unwrap_or_default();
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let parts: Vec<&str> = path.trim_end_matches('/').split('/').collect();
        match parts.split_first() {
            Some((word, parts)) if word.eq_ignore_ascii_case("package") => package(parts, query),
            Some((word, [])) if word.eq_ignore_ascii_case("add") => add(query),
            _ => Err(LinkError::Unknown),
        }
    }
}

/// Control characters, and those that turn the direction of what is shown around or cannot be seen.
fn is_strange(character: char) -> bool {
    character.is_control() || turns(character) || matches!(character, '\u{200b}'..='\u{200d}' | '\u{feff}')
}

/// Characters that turn the direction of what is shown around.
fn turns(character: char) -> bool {
    matches!(character, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The name of a file as it can be shown in a sentence: it turns nothing around.
pub(super) fn shown(name: &str) -> String {
    name.chars().filter(|character| !turns(*character)).collect()
}

/// What stands behind `vitrine:`, in whatever letters, with or without the two slashes browsers add.
fn after_scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once(':')?;
    scheme.eq_ignore_ascii_case("vitrine").then(|| rest.trim_start_matches('/'))
}

/// The path of a file: an absolute path, or a `file:` address of this computer. Its letters are the person's own;
/// only control characters, before and behind their `%` signs, are in no honest one.
fn file(text: &str) -> Result<Option<String>, LinkError> {
    if text.chars().any(char::is_control) {
        return Err(LinkError::Characters);
    }
    let path = if text.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("file:")) {
        let url = Url::parse(text).map_err(|_| LinkError::Address)?;
        let path = url.to_file_path().map_err(|()| LinkError::Address)?;
        path.to_str().ok_or(LinkError::Characters)?.to_owned()
    } else if Path::new(text).is_absolute() {
        text.to_owned()
    } else {
        return Ok(None);
    };
    if path.len() > LONGEST_PATH {
        return Err(LinkError::TooLong);
    }
    if path.chars().any(char::is_control) { Err(LinkError::Characters) } else { Ok(Some(path)) }
}

/// A part of a path, its `%` signs taken away once.
fn decoded(part: &str) -> Result<Cow<'_, str>, LinkError> {
    percent_decode_str(part).decode_utf8().map_err(|_| LinkError::Characters)
}

fn package(parts: &[&str], query: &str) -> Result<Link, LinkError> {
    let registry = match value(query, "registry")? {
        None => None,
        Some(address) => Some(gallery(&address)?),
    };
    let fingerprint = fingerprint(query)?;
    let name = |part: &str| PackageId::new(decoded(part)?).map_err(|_| LinkError::Name);
    match parts {
        [id] => {
            let registry = registry.ok_or(LinkError::Address)?;
            Ok(Link::PackageAt { registry, id: name(id)?, fingerprint })
        }
        [source, id] => {
            let source = SourceName::new(decoded(source)?).map_err(|_| LinkError::Name)?;
            Ok(Link::Package { source, id: name(id)?, registry, fingerprint })
        }
        _ => Err(LinkError::Unknown),
    }
}

fn add(query: &str) -> Result<Link, LinkError> {
    let address = value(query, "url")?.ok_or(LinkError::Address)?;
    Ok(Link::Add { location: gallery(&address)?, fingerprint: fingerprint(query)? })
}

/// The one value of that name in a query; several are a game.
fn value(query: &str, name: &str) -> Result<Option<String>, LinkError> {
    let mut found =
        form_urlencoded::parse(query.as_bytes()).filter(|(key, _)| key.eq_ignore_ascii_case(name));
    let first = found.next().map(|(_, value)| value.into_owned());
    if found.next().is_some() {
        Err(LinkError::Unknown)
    } else {
        Ok(first.filter(|text| !text.trim().is_empty()))
    }
}

/// An address of a gallery on the web. A link names no folders, and no one's password.
fn gallery(text: &str) -> Result<Location, LinkError> {
    if text.chars().any(is_strange) {
        return Err(LinkError::Characters);
    }
    match Location::parse(text) {
        Ok(Location::Web(url)) if url.username().is_empty() && url.password().is_none() => {
            Ok(Location::Web(url))
        }
        _ => Err(LinkError::Address),
    }
}

/// A fingerprint as people write it: digits in groups.
fn fingerprint(query: &str) -> Result<Option<Fingerprint>, LinkError> {
    let Some(text) = value(query, "fingerprint")? else { return Ok(None) };
    text.parse().map(Some).map_err(|_| LinkError::Fingerprint)
}
