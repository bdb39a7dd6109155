//! What may become a source, and under which name.

use std::path::PathBuf;

use vitrine_base::{SourceName, fs};
use vitrine_transfer::{AddressPolicy, Location, TransferError};

use crate::database::sources::SourceRow;
use crate::roster::Entry;
use crate::{AddOptions, CatalogError};

/// Reads what a person typed. An address without a scheme that is no folder is taken for an https one.
pub(crate) fn usable_location(text: &str, confirmed: bool) -> Result<Location, CatalogError> {
    let text = text.trim();
    let bad = |reason: &str| CatalogError::BadLocation {
        location: text.chars().take(200).collect(),
        reason: reason.to_owned(),
    };
    if text.is_empty() {
        return Err(bad("it is empty; give the address of a gallery or a folder"));
    }
    let location = Location::parse(&with_home(text)).map_err(|error| bad(&error.to_string()))?;
    match &location {
        Location::Web(url) => {
            if !url.username().is_empty() || url.password().is_some() {
                return Err(bad("it has a user name or password in it; those would be kept unprotected"));
            }
            location.allowed(AddressPolicy { confirmed }).map_err(|error| needs_word(text, &error))?;
            Ok(location)
        }
        Location::File(path) => folder(path.clone()).map_err(|reason| bad(&reason)),
    }
}

/// The person's word is missing for an address that is open to eavesdroppers or inside a network.
fn needs_word(text: &str, error: &TransferError) -> CatalogError {
    let reason = match error {
        TransferError::Insecure { .. } => "it is not encrypted (http)",
        _ => "it is inside a private network",
    };
    CatalogError::NeedsWord { location: text.chars().take(200).collect(), reason }
}

/// `~` and `~/…` as the shell would read them.
fn with_home(text: &str) -> String {
    let below = match text {
        "~" => Some(""),
        _ => text.strip_prefix("~/"),
    };
    match (below, std::env::var("HOME")) {
        (Some(below), Ok(home)) => format!("{}/{below}", home.trim_end_matches('/')),
        _ => text.to_owned(),
    }
}

fn folder(path: PathBuf) -> Result<Location, String> {
    let looks_like_host = !path.is_absolute() && path.to_string_lossy().contains('.') && !fs::exists(&path);
    let absolute = fs::canonicalize(&path).map_err(|_| {
        if looks_like_host {
            "there is no such folder; an address starts with https://".to_owned()
        } else {
            "there is no such folder".to_owned()
        }
    })?;
    let kind = fs::metadata(&absolute).ok().flatten().map(|found| found.kind);
    let is_json = absolute.extension().is_some_and(|e| e.eq_ignore_ascii_case("json"));
    match kind {
        Some(fs::FileKind::Folder) => Ok(Location::File(absolute)),
        Some(fs::FileKind::File) if is_json => Ok(Location::File(absolute)),
        _ => Err("it is neither a folder nor an index file (.json)".into()),
    }
}

/// The source to be added beside those there are.
pub(crate) fn new_entry(
    kept: &[SourceRow],
    location: &Location,
    name: Option<&str>,
    options: &AddOptions,
) -> Result<Entry, CatalogError> {
    if let Some(same) = kept.iter().find(|row| place(&row.source.location) == place(location)) {
        return Err(CatalogError::DuplicateSource { name: same.source.name.clone() });
    }
    let taken = |name: &str| kept.iter().any(|row| row.source.name.as_str().eq_ignore_ascii_case(name));
    let name = match name.map(str::trim).filter(|name| !name.is_empty()) {
        Some(name) if taken(name) => {
            return Err(CatalogError::BadName {
                name: name.to_owned(),
                reason: "another source has this name".into(),
            });
        }
        Some(name) => SourceName::new(name).map_err(|error| bad_name(name, &error))?,
        None => free_name(&suggestion(location), taken)?,
    };
    let key = options.minisign_key.as_deref().map(str::trim).filter(|key| !key.is_empty());
    Ok(Entry {
        name,
        location: location.full(),
        confirmed: options.confirmed,
        fingerprint: options.fingerprint.as_ref().map(ToString::to_string),
        minisign_key: key.map(str::to_owned),
    })
}

fn bad_name(name: &str, error: &vitrine_base::IdError) -> CatalogError {
    CatalogError::BadName { name: name.chars().take(80).collect(), reason: error.to_string() }
}

/// The same place, however it is written.
fn place(location: &Location) -> String {
    location.full().trim_end_matches('/').to_owned()
}

/// A name from the host (without `www.`) or the folder.
fn suggestion(location: &Location) -> String {
    let word = match location {
        Location::Web(url) => {
            let host = url.host_str().unwrap_or("gallery");
            let host = host.strip_prefix("www.").unwrap_or(host);
            let port = url.port().map(|port| format!("-{port}")).unwrap_or_default();
            format!("{host}{port}")
        }
        Location::File(path) => {
            let named =
                if path.extension().is_some_and(|e| e == "json") { path.parent() } else { Some(&**path) };
            named.and_then(|p| p.file_name()).unwrap_or_default().to_string_lossy().into_owned()
        }
    };
    let letter = |c: char| if c.is_ascii_alphanumeric() || "_-.".contains(c) { c } else { '-' };
    let name: String = word.to_lowercase().chars().map(letter).take(48).collect();
    let name = name.trim_matches(['.', '-']).to_owned();
    if name.is_empty() { "gallery".to_owned() } else { name }
}

fn free_name(wanted: &str, taken: impl Fn(&str) -> bool) -> Result<SourceName, CatalogError> {
    let numbered = |number: u32| match number {
        1 => wanted.to_owned(),
        _ => format!("{wanted}-{number}"),
    };
    let names = (1..=10_000).map(numbered).filter(|name| !taken(name));
    let usable = names.filter_map(|name| SourceName::new(name).ok()).next();
    match usable {
        Some(name) => Ok(name),
        // A folder may be called what no name may be (`nul`, `com1`).
        None if wanted != "gallery" => free_name("gallery", taken),
        None => Err(CatalogError::BadName { name: wanted.to_owned(), reason: "no name is left".into() }),
    }
}
