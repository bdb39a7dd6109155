//! Where bytes are: an address on the web, or a file or folder here.

use std::fmt;
use std::path::{Path, PathBuf};

use url::Url;
use vitrine_base::{fs, limits::ArchiveLimits, path_policy};

use crate::{AddressPolicy, TransferError, policy};

/// Where something is. Its `Display` is for people and shows no secrets; [`Location::full`] is for keeping.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Location {
    /// An http or https address.
    Web(Url),
    /// A file or a folder on this computer.
    File(PathBuf),
}

type Result<T> = std::result::Result<T, TransferError>;

fn bad(text: &str, reason: impl Into<String>) -> TransferError {
    let shown = match Url::parse(text) {
        Ok(url) if url.has_host() => shown(&url),
        _ => text.chars().take(200).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect(),
    };
    TransferError::BadLocation { text: shown, reason: reason.into() }
}

impl Location {
    /// Reads what a person typed: an `https:`, `http:` or `file:` address, or the path of a file or folder.
    ///
    /// # Errors
    /// [`TransferError::BadLocation`] for an empty text, another scheme, an address without a host.
    pub fn parse(text: &str) -> Result<Self> {
        let text = text.trim();
        if text.is_empty() {
            return Err(bad(text, "it is empty"));
        }
        if !text.contains("://") {
            return match text.contains('\0') {
                true => Err(bad(text, "it has a character no path may have")),
                false => Ok(Self::File(PathBuf::from(text))),
            };
        }
        let url = Url::parse(text).map_err(|error| bad(text, error.to_string()))?;
        match url.scheme() {
            "http" | "https" => Ok(Self::Web(url)),
            "file" => {
                url.to_file_path().map(Self::File).map_err(|()| bad(text, "it is no path of this computer"))
            }
            _ => Err(bad(text, "only https addresses and folders can be used")),
        }
    }

    /// All of it, secrets included: to be kept, not to be shown. [`Location::parse`] reads it back.
    pub fn full(&self) -> String {
        match self {
            Self::Web(url) => url.as_str().to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// The same place as a folder, so that [`Location::join`] goes below it and not beside it.
    pub fn as_folder(&self) -> Self {
        match self {
            Self::Web(url) if !url.path().ends_with('/') => {
                let mut url = url.clone();
                url.set_path(&format!("{}/", url.path()));
                Self::Web(url)
            }
            _ => self.clone(),
        }
    }

    /// What `relative`, read in the document at this location, means. On the web that is what a browser
    /// makes of it, and it must stay http(s). Here it lies below the folder (a file's folder), and may
    /// neither climb out of it nor pass through a link. An address with a scheme is taken as it is, unless
    /// a stranger's document points at this computer.
    ///
    /// # Errors
    /// [`TransferError::BadLocation`] when it means nothing usable.
    pub fn join(&self, relative: &str) -> Result<Self> {
        if relative.contains("://") {
            return self.join_absolute(relative);
        }
        match self {
            Self::Web(base) => {
                let url = base.join(relative).map_err(|error| bad(relative, error.to_string()))?;
                match (url.scheme(), url.host() == base.host()) {
                    ("http" | "https", true) => Ok(Self::Web(url)),
                    // `//other.host/x` and the like.
                    ("http" | "https", false) => self.join_absolute(url.as_str()),
                    _ => Err(bad(relative, "it is not an https address")),
                }
            }
            Self::File(base) => join_file(base, relative),
        }
    }

    fn join_absolute(&self, address: &str) -> Result<Self> {
        let Self::Web(url) = Self::parse(address)? else {
            return Err(bad(address, "a gallery may not name files of this computer"));
        };
        if policy::is_loopback(&url) && !self.is_loopback() {
            return Err(bad(address, "a gallery elsewhere may not name addresses of this computer"));
        }
        Ok(Self::Web(url))
    }

    /// Whether this may be asked under a policy, as far as its text says: http and literal private addresses
    /// need the person's word. What a name resolves to is looked at when it is asked.
    ///
    /// # Errors
    /// [`TransferError::Insecure`] or [`TransferError::PrivateAddress`].
    pub fn allowed(&self, policy: AddressPolicy) -> Result<()> {
        match self {
            Self::Web(url) => policy::check(url, url, policy).map(|_| ()),
            Self::File(_) => Ok(()),
        }
    }

    /// True for an address of this very computer (`localhost`, `127.0.0.1`, `[::1]`); false for files.
    pub fn is_loopback(&self) -> bool {
        matches!(self, Self::Web(url) if policy::is_loopback(url))
    }
}

fn join_file(base: &Path, relative: &str) -> Result<Location> {
    let limits = ArchiveLimits::default();
    path_policy::check_path(relative, limits.path, limits.depth)
        .map_err(|problem| bad(relative, problem.to_string()))?;
    let is_file = matches!(fs::metadata(base), Ok(Some(found)) if found.kind == fs::FileKind::File);
    let mut path = match base.parent() {
        Some(folder) if is_file => folder.to_owned(),
        _ => base.to_owned(),
    };
    for part in relative.split('/') {
        path.push(part);
        if matches!(fs::metadata(&path), Ok(Some(found)) if found.kind == fs::FileKind::Link) {
            return Err(bad(relative, "a part of it is a link, and links are not followed"));
        }
    }
    Ok(Location::File(path))
}

/// An address without what may be secret: user name, password, fragment, and the values of the query.
pub(crate) fn shown(url: &Url) -> String {
    let mut shown = url.clone();
    // Neither can fail on an address with a host, and both leave it as it is otherwise.
    let _ = shown.set_username("");
    let _ = shown.set_password(None);
    shown.set_fragment(None);
    if let Some(query) = url.query() {
        let names = query.split('&').map(|pair| match pair.split_once('=') {
            Some((name, _)) => format!("{name}=…"),
            None => "…".to_owned(),
        });
        let names: Vec<String> = names.collect();
        shown.set_query(None);
        return format!("{shown}?{}", names.join("&"));
    }
    shown.into()
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Web(url) => f.write_str(&shown(url)),
            Self::File(path) => write!(f, "{}", path.display()),
        }
    }
}

impl fmt::Debug for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Location({self})")
    }
}
