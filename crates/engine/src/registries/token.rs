//! Tokens of registries, per address: from the environment, the system's keyring, or where there is no keyring a file
//! that only its owner can read. The same file says, without secrets, where one is signed in.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use url::Url;
use vitrine_base::{Sha256, fs};

/// A token for whatever registry, before all others: for CI.
const VARIABLE: &str = "VITRINE_TOKEN";
/// `off` leaves the keyring alone.
const KEYRING: &str = "VITRINE_KEYRING";
/// What the keyring files our entries under.
pub(super) const SERVICE: &str = "vitrine";
/// The file below the home.
const FILE: &str = "registries.json";
/// Far more than anybody's registries take.
const LONGEST: u64 = 1024 * 1024;
/// A locked keyring asks its owner; this long it may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// Where a token is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// The environment says it.
    Environment,
    /// The system's keyring.
    Keyring,
    /// A file that only its owner can read.
    File(PathBuf),
}

/// What the file says of one registry.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Entry {
    /// The handle.
    account: String,
    /// What the token is good for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    scopes: Vec<String>,
    /// The token, where there was no keyring.
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
}

/// A token to be kept, and whose it is.
#[derive(Clone)]
pub struct Signed {
    /// The handle.
    pub account: String,
    /// What the token is good for.
    pub scopes: Vec<String>,
    /// The token.
    pub token: String,
}

/// Where one is signed in, without the secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The registry's address.
    pub address: String,
    /// The handle.
    pub account: String,
    /// What the token is good for, as far as it was written down.
    pub scopes: Vec<String>,
    /// Where the token is.
    pub kept: Kept,
}

/// The whole file.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Book {
    registries: BTreeMap<String, Entry>,
}

/// An address as it is kept: with its scheme, in small letters where that makes no difference, without a slash at the end.
pub fn address_of(url: &str) -> Option<String> {
    let whole = if url.contains("://") { url.trim().to_owned() } else { format!("https://{}", url.trim()) };
    let mut url = Url::parse(&whole).ok()?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return None;
    }
    url.set_query(None);
    url.set_fragment(None);
    url.set_username("").ok()?;
    url.set_password(None).ok()?;
    Some(url.as_str().trim_end_matches('/').to_owned())
}

/// The token for a registry, and where it is kept: `VITRINE_TOKEN`, else the one `vitrine login` kept.
pub fn find(home: &Path, url: &str) -> Option<(String, Kept)> {
    if let Some(token) = std::env::var(VARIABLE).ok().filter(|token| !token.is_empty()) {
        return Some((token, Kept::Environment));
    }
    kept(home, &address_of(url)?)
}

/// The token that `vitrine login` or the window kept for an [address](address_of), whatever the environment says.
pub fn kept(home: &Path, address: &str) -> Option<(String, Kept)> {
    let entry = read(home).ok()?.registries.remove(address)?;
    if let Some(token) = entry.token {
        return Some((token, Kept::File(file(home))));
    }
    let name = address.to_owned();
    let token = in_keyring(move || keyring::Entry::new(SERVICE, &name)?.get_password())?;
    Some((token, Kept::Keyring))
}

/// Where one is signed in.
pub fn known(home: &Path) -> Vec<Known> {
    let place = |entry: &Entry| match entry.token {
        Some(_) => Kept::File(file(home)),
        None => Kept::Keyring,
    };
    let book = read(home).unwrap_or_default();
    let known = book.registries.into_iter().map(|(address, entry)| Known {
        address,
        kept: place(&entry),
        account: entry.account,
        scopes: entry.scopes,
    });
    known.collect()
}

/// Changes whenever somebody signs in or out, from whichever program.
pub fn revision(home: &Path) -> Option<Sha256> {
    fs::read_limited(&file(home), LONGEST).ok().map(|bytes| Sha256::of(&bytes))
}

/// Keeps a token: in the keyring where there is one and `keyring` says so, else in the file.
///
/// # Errors
/// When the file cannot be read or written.
pub fn keep(home: &Path, address: &str, signed: &Signed, keyring: bool) -> io::Result<Kept> {
    let (name, secret) = (address.to_owned(), signed.token.clone());
    let in_it =
        keyring && in_keyring(move || keyring::Entry::new(SERVICE, &name)?.set_password(&secret)).is_some();
    let mut book = read(home)?;
    let entry = Entry {
        account: signed.account.clone(),
        scopes: signed.scopes.clone(),
        token: (!in_it).then(|| signed.token.clone()),
    };
    book.registries.insert(address.to_owned(), entry);
    write(home, &book)?;
    Ok(if in_it { Kept::Keyring } else { Kept::File(file(home)) })
}

/// Forgets the token of a registry; false when there was none.
///
/// # Errors
/// When the file cannot be read or written.
pub fn forget(home: &Path, address: &str) -> io::Result<bool> {
    let mut book = read(home)?;
    let Some(entry) = book.registries.remove(address) else { return Ok(false) };
    if entry.token.is_none() {
        let name = address.to_owned();
        in_keyring(move || keyring::Entry::new(SERVICE, &name)?.delete_credential());
    }
    write(home, &book)?;
    Ok(true)
}

fn file(home: &Path) -> PathBuf {
    home.join(FILE)
}

fn read(home: &Path) -> io::Result<Book> {
    let file = file(home);
    if !fs::exists(&file) {
        return Ok(Book::default());
    }
    let bytes = fs::read_limited(&file, LONGEST)?;
    serde_json::from_slice(&bytes)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, format!("{}: {error}", file.display())))
}

fn write(home: &Path, book: &Book) -> io::Result<()> {
    fs::create_dir_all(home)?;
    write_private(&file(home), &serde_json::to_vec_pretty(book)?)
}

/// Writes a file that only its owner can read.
pub(super) fn write_private(file: &Path, bytes: &[u8]) -> io::Result<()> {
    // It is its owner's only from the first byte on, before it has its name.
    fs::write_atomic(file, bytes)?;
    #[cfg(unix)]
    fs::make_private(file)?;
    Ok(())
}

/// Asks the keyring, on a thread of its own: it speaks to another program, which may ask a person. `None` when there is
/// none, when it refuses, and when it takes too long.
pub(super) fn in_keyring<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, keyring::Error> + Send + 'static,
) -> Option<T> {
    if std::env::var(KEYRING).is_ok_and(|value| value == "off") {
        return None;
    }
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || send.send(work()));
    receive.recv_timeout(PATIENCE).ok()?.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_registry_is_one_address() {
        for (typed, address) in [
            ("gallery.example.org", Some("https://gallery.example.org")),
            ("https://Gallery.Example.org/", Some("https://gallery.example.org")),
            ("https://gallery.example.org:443/x/?a#b", Some("https://gallery.example.org/x")),
            ("https://me:secret@gallery.example.org", Some("https://gallery.example.org")),
            ("http://127.0.0.1:8480", Some("http://127.0.0.1:8480")),
            ("ftp://gallery.example.org", None),
            ("", None),
            ("https://", None),
        ] {
            assert_eq!(address_of(typed).as_deref(), address, "{typed}");
        }
    }
}
