//! The protocols that sources speak. A protocol is one file here and one line in [`ALL`]: it says where its index
//! lies, reads it into records, and knows where the files of a record are.

mod address;
pub(crate) mod document;
pub(crate) mod folder;
pub(crate) mod homepilot;
pub(crate) mod lenient;
pub(crate) mod manifest;
mod vitrine;

use std::future::Future;
use std::pin::Pin;

use bytes::Bytes;
use tokio_util::sync::CancellationToken;
use vitrine_base::limits::INDEX_BYTES;
use vitrine_base::{Reporter, Sha256};
use vitrine_package::listing::Details;
use vitrine_transfer::{AddressPolicy, Client, Fetch, Fetched, Location, TransferError, Validators};

use crate::database::apply::Harvest;
use crate::listing::{Pointer, Record, VersionRecord};
use crate::{CatalogError, Protocol};

/// Every protocol, in the order in which a gallery is tried for them.
const ALL: &[SourceProtocol] = &[vitrine::PROTOCOL, homepilot::PROTOCOL, manifest::PROTOCOL];

/// A future that a table can hold.
pub(crate) type Pending<'a, T> = Pin<Box<dyn Future<Output = Result<T, CatalogError>> + Send + 'a>>;

/// One protocol.
pub(crate) struct SourceProtocol {
    /// Its name.
    pub(crate) protocol: Protocol,
    /// Where its index lies below the address of a gallery, likeliest first.
    pub(crate) index_names: &'static [&'static str],
    /// Whether a document of another name is its index.
    pub(crate) recognises: fn(&[u8]) -> bool,
    /// Reads the index.
    pub(crate) read: for<'a> fn(Reading<'a>) -> Pending<'a, Reap>,
    /// Where the package of a version is, best first. The location is that of the index.
    pub(crate) package_at: fn(&Location, &Record, &VersionRecord) -> Vec<Location>,
    /// Where a picture of a record is.
    pub(crate) picture_at: fn(&Location, &Record, &Pointer) -> Vec<Location>,
    /// Where the details of a record are.
    pub(crate) details_at: fn(&Location, &Record, &Pointer) -> Vec<Location>,
    /// Reads them; an error is the reason in words.
    pub(crate) read_details: fn(&[u8], &Record) -> Result<Details, String>,
}

/// An index that has come, and what is needed to read the rest.
pub(crate) struct Reading<'a> {
    pub(crate) client: &'a Client,
    pub(crate) policy: AddressPolicy,
    pub(crate) cancel: &'a CancellationToken,
    pub(crate) reporter: &'a dyn Reporter,
    /// Where the index is.
    pub(crate) index: Location,
    pub(crate) body: Bytes,
    /// The state the catalogue is in, when changes to it are enough.
    pub(crate) known_sequence: Option<u64>,
}

/// What reading an index gives.
#[derive(Debug, Default)]
pub(crate) struct Reap {
    pub(crate) title: Option<String>,
    pub(crate) sequence: Option<u64>,
    pub(crate) harvest: Harvest,
}

/// A name from a stranger, tidied for the screen.
pub(crate) fn tidy_name(text: &str) -> String {
    lenient::tidy(text, lenient::NAME_CHARACTERS)
}

/// The folder an index is in.
pub(crate) fn folder_of(index: &Location) -> Location {
    address::folder_of(index, 1)
}

/// The folder of a gallery, from where its index is; a place that is no document is that folder itself.
pub(crate) fn gallery_of(index: &Location) -> Location {
    if address::is_document(index) { folder_of(index) } else { index.clone() }
}

/// Where a path that an index names beside itself is.
pub(crate) fn beside(index: &Location, path: &str) -> Vec<Location> {
    address::resolve(&folder_of(index), path)
}

/// Where a path of a gallery is, seen from a folder that is the gallery's.
pub(crate) fn below(folder: &Location, path: &str) -> Vec<Location> {
    address::resolve(folder, path)
}

/// The protocol of that name.
pub(crate) fn of(protocol: Protocol) -> Option<&'static SourceProtocol> {
    ALL.iter().find(|candidate| candidate.protocol == protocol)
}

/// What asking a source for its index gave.
pub(crate) enum Index {
    /// It is what it was.
    Unchanged,
    /// Nothing of the kind is there, in a folder of this computer.
    Missing,
    /// An index.
    Document { protocol: &'static SourceProtocol, at: Location, body: Bytes, validators: Validators },
}

/// Whom to ask, and how.
#[derive(Clone, Copy)]
pub(crate) struct Asking<'a> {
    pub(crate) client: &'a Client,
    pub(crate) policy: AddressPolicy,
    pub(crate) cancel: &'a CancellationToken,
    /// Each place once: it can be done without.
    pub(crate) once: bool,
}

impl Asking<'_> {
    /// The same, for what can be done without.
    pub(crate) fn once(self) -> Self {
        Self { once: true, ..self }
    }

    async fn fetch(&self, fetch: Fetch<'_>) -> Result<Fetched<Bytes>, TransferError> {
        match self.once {
            true => self.client.fetch_once(fetch, self.cancel).await,
            false => self.client.fetch(fetch, self.cancel).await,
        }
    }
}

/// Asks again where the index was found before.
pub(crate) async fn ask_again(
    asking: Asking<'_>,
    protocol: &'static SourceProtocol,
    at: &Location,
    validators: Option<&Validators>,
) -> Result<Index, CatalogError> {
    let fetch = Fetch { location: at, validators, max_bytes: INDEX_BYTES, policy: asking.policy };
    match asking.client.fetch(fetch, asking.cancel).await? {
        Fetched::NotModified => Ok(Index::Unchanged),
        Fetched::New { body, validators, .. } => {
            document::check(&body, at)?;
            Ok(Index::Document { protocol, at: at.clone(), body, validators })
        }
    }
}

/// Looks for the index of a gallery nobody knows yet.
pub(crate) async fn find_index(asking: Asking<'_>, location: &Location) -> Result<Index, CatalogError> {
    if address::is_document(location) {
        return bare_document(asking, location).await;
    }
    let (mut tried, mut odd) = (Vec::new(), None);
    for protocol in ALL {
        for name in protocol.index_names {
            let at = location.as_folder().join(name)?;
            match ask_again(asking, protocol, &at, None).await {
                Err(CatalogError::Transfer(TransferError::NotFound { .. })) => tried.push(*name),
                // Some hosts answer every address with a page of theirs: the next name may still be real.
                Err(error @ (CatalogError::WebPage { .. } | CatalogError::Empty { .. })) => {
                    tried.push(*name);
                    odd.get_or_insert(error);
                }
                answer => return answer,
            }
        }
    }
    match (odd, location) {
        (Some(error), _) => Err(error),
        (None, Location::File(_)) => Ok(Index::Missing),
        (None, Location::Web(_)) => Err(no_gallery(location, &tried)),
    }
}

/// The error for a place where no index is.
pub(crate) fn no_gallery(location: &Location, tried: &[&str]) -> CatalogError {
    let looked_for = match tried {
        [] => "an index".to_owned(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    };
    CatalogError::NoGallery { location: location.to_string(), looked_for }
}

/// Every name an index can have.
pub(crate) fn index_names() -> Vec<&'static str> {
    ALL.iter().flat_map(|protocol| protocol.index_names).copied().collect()
}

/// An address that ends in `.json` is the index itself.
async fn bare_document(asking: Asking<'_>, location: &Location) -> Result<Index, CatalogError> {
    let fetch = Fetch { location, validators: None, max_bytes: INDEX_BYTES, policy: asking.policy };
    let Fetched::New { body, validators, .. } = asking.client.fetch(fetch, asking.cancel).await? else {
        return Ok(Index::Unchanged);
    };
    document::check(&body, location)?;
    let by_content = ALL.iter().find(|protocol| (protocol.recognises)(&body));
    let protocol = by_content.unwrap_or(&homepilot::PROTOCOL);
    Ok(Index::Document { protocol, at: location.clone(), body, validators })
}

/// Fetches a small file from the first place that has it, and checks its digest where it is known. A host that does
/// not answer at one place is not asked at another.
pub(crate) async fn fetch_first(
    asking: Asking<'_>,
    places: &[Location],
    sha256: Option<Sha256>,
    max_bytes: u64,
) -> Result<Bytes, CatalogError> {
    let (mut failure, mut silent) = (None, Vec::new());
    for location in places {
        let host = host_of(location);
        if host.as_ref().is_some_and(|host| silent.contains(host)) {
            continue;
        }
        let fetch = Fetch { location, validators: None, max_bytes, policy: asking.policy };
        match asking.fetch(fetch).await {
            Ok(Fetched::New { body, .. }) => match checked(body, sha256, location) {
                Ok(body) => return Ok(body),
                Err(error) => failure = Some(error),
            },
            Ok(Fetched::NotModified) => {}
            Err(TransferError::Cancelled) => return Err(CatalogError::Cancelled),
            Err(error) => {
                silent.extend(host.filter(|_| is_silence(&error)));
                failure = failure.or(Some(error.into()));
            }
        }
    }
    Err(failure.unwrap_or_else(|| CatalogError::Transfer(TransferError::AllMirrors { tried: Vec::new() })))
}

/// The host of a place in the web, with its port.
fn host_of(location: &Location) -> Option<(String, Option<u16>)> {
    match location {
        Location::Web(url) => Some((url.host_str()?.to_owned(), url.port_or_known_default())),
        Location::File(_) => None,
    }
}

/// True when the host as a whole does not answer, not only for one place.
fn is_silence(error: &TransferError) -> bool {
    use TransferError as E;
    matches!(
        error,
        E::Stalled { .. }
            | E::TooSlow { .. }
            | E::Connect { .. }
            | E::Dns { .. }
            | E::Tls { .. }
            | E::RateLimited { .. }
    )
}

fn checked(body: Bytes, sha256: Option<Sha256>, location: &Location) -> Result<Bytes, CatalogError> {
    let Some(expected) = sha256 else { return Ok(body) };
    let found = Sha256::of(&body);
    if found == expected {
        return Ok(body);
    }
    Err(CatalogError::WrongDigest {
        location: location.to_string(),
        expected: expected.to_string(),
        found: found.to_string(),
    })
}
