//! Pictures: fetched when a card needs one, decoded within limits, made small, kept in a cache of bounded size.
//! What the window gets has always been through our own encoder.

mod cache;
mod decode;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use vitrine_base::limits::{ArchiveLimits, PICTURE_BYTES};
use vitrine_base::{Sha256, fs};

use crate::catalog::Catalog;
use crate::database::rows;
use crate::database::sources as source_rows;
use crate::listing::{Pointer, TOKEN_BYTES, hex};
use crate::sources::{self, Asking};
use crate::{CatalogError, details};

use cache::Cache;

/// The sizes pictures come in: pixels of the longer side.
pub const PICTURE_SIZES: [u32; 3] = [128, 256, 512];

/// The size the smaller ones are made from.
const LARGEST: u32 = 512;

/// Pictures on disk, and who is being fetched.
pub(crate) struct Pictures {
    cache: Cache,
    /// One fetch per picture, however many cards show it.
    flights: Mutex<HashMap<String, Arc<tokio::sync::Mutex<()>>>>,
    /// Held while a large picture is in memory.
    alone: Mutex<()>,
}

/// The next size that is offered.
fn offered(size: u32) -> u32 {
    PICTURE_SIZES.into_iter().find(|offered| *offered >= size).unwrap_or(LARGEST)
}

impl Pictures {
    pub(crate) fn open(home: &Path) -> Result<Self, CatalogError> {
        let cache = Cache::open(home.join("cache").join("pictures"))?;
        Ok(Self { cache, flights: Mutex::default(), alone: Mutex::default() })
    }

    pub(crate) fn set_bound(&self, bytes: u64) {
        self.cache.set_bound(bytes);
    }

    /// Removes everything that is kept.
    pub(crate) fn forget(&self) -> std::io::Result<u64> {
        self.cache.forget()
    }

    fn flight(&self, key: &str) -> Arc<tokio::sync::Mutex<()>> {
        let mut flights = self.flights.lock().unwrap_or_else(PoisonError::into_inner);
        // Landed flights are of no more use.
        flights.retain(|_, flight| Arc::strong_count(flight) > 1);
        Arc::clone(flights.entry(key.to_owned()).or_default())
    }

    /// The picture from the cache, or made smaller from a larger one there.
    fn cached(&self, key: &str, size: u32) -> Result<Option<Bytes>, CatalogError> {
        if let Some(bytes) = self.cache.get(key, size) {
            return Ok(Some(bytes));
        }
        let Some(large) = self.cache.get(key, LARGEST) else { return Ok(None) };
        self.keep(key, size, &large).map(Some)
    }

    /// Decodes, makes small, keeps.
    fn keep(&self, key: &str, size: u32, original: &[u8]) -> Result<Bytes, CatalogError> {
        let _alone =
            decode::is_large(original).then(|| self.alone.lock().unwrap_or_else(PoisonError::into_inner));
        let picture = decode::decode(original)?;
        let mut wanted = Bytes::new();
        for each in [LARGEST, size] {
            if self.cache.get(key, each).is_none() {
                self.cache.put(key, each, &decode::encode(&picture, each)?);
            }
            wanted = self
                .cache
                .get(key, each)
                .map_or_else(|| decode::encode(&picture, each).map(Bytes::from), Ok)?;
        }
        Ok(wanted)
    }
}

/// What a token leads to.
enum Origin {
    /// Files to ask for, and the digest.
    Places(Vec<vitrine_transfer::Location>, Option<Sha256>, vitrine_transfer::AddressPolicy),
    /// A member of a package file.
    Member(PathBuf, String),
}

/// The picture of a listing.
pub(crate) async fn of_listing(
    catalog: &Catalog,
    client: &vitrine_transfer::Client,
    token: &str,
    size: u32,
    cancel: &tokio_util::sync::CancellationToken,
) -> Result<Bytes, CatalogError> {
    let size = offered(size);
    let Some(digits) = token_bytes(token) else {
        return Err(CatalogError::NoSuchPicture { token: token.chars().take(80).collect() });
    };
    let key = hex(&digits);
    if let Some(bytes) = cached(catalog, &key, size).await? {
        return Ok(bytes);
    }
    let flight = catalog.pictures().flight(&key);
    let _turn = flight.lock().await;
    if let Some(bytes) = cached(catalog, &key, size).await? {
        return Ok(bytes);
    }
    let original = match catalog.blocking(move |inner| origin(inner, &digits)).await? {
        Origin::Places(places, sha256, policy) => {
            let asking = Asking { client, policy, cancel, once: false };
            sources::fetch_first(asking, &places, sha256, PICTURE_BYTES).await?
        }
        Origin::Member(path, member) => catalog.blocking(move |_| read_member(&path, &member)).await?,
    };
    catalog.blocking(move |inner| inner.pictures().keep(&key, size, &original)).await
}

async fn cached(catalog: &Catalog, key: &str, size: u32) -> Result<Option<Bytes>, CatalogError> {
    let key = key.to_owned();
    catalog.blocking(move |inner| inner.pictures().cached(&key, size)).await
}

fn read_member(path: &Path, member: &str) -> Result<Bytes, CatalogError> {
    let bytes = vitrine_package::read_member(path, member, PICTURE_BYTES, &ArchiveLimits::default());
    bytes.map(Bytes::from).map_err(|error| CatalogError::BadPicture { reason: error.to_string() })
}

/// The picture in a file of this computer: of an installed package.
pub(crate) async fn of_file(catalog: &Catalog, path: &Path, size: u32) -> Result<Bytes, CatalogError> {
    let path = path.to_owned();
    let read = move |_: &Catalog| match fs::metadata(&path)? {
        // The file can become another; its bytes are its name in the cache.
        Some(found) if found.kind == fs::FileKind::File => Ok(fs::read_limited(&path, PICTURE_BYTES)?),
        _ => Err(CatalogError::BadPicture { reason: format!("{} is no file", path.display()) }),
    };
    let bytes = catalog.blocking(read).await?;
    of_bytes(catalog, bytes.into(), size).await
}

/// A picture that is at hand.
pub(crate) async fn of_bytes(catalog: &Catalog, bytes: Bytes, size: u32) -> Result<Bytes, CatalogError> {
    let size = offered(size);
    let make = move |inner: &Catalog| {
        let key = hex(&Sha256::of(&bytes).as_bytes()[..TOKEN_BYTES]);
        match inner.pictures().cached(&key, size)? {
            Some(made) => Ok(made),
            None => inner.pictures().keep(&key, size, &bytes),
        }
    };
    catalog.blocking(make).await
}

/// A token is hex digits and nothing else, so that it can be part of a path.
fn token_bytes(token: &str) -> Option<[u8; TOKEN_BYTES]> {
    let digits: Vec<u8> =
        token.chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect::<Option<_>>()?;
    let mut bytes = [0; TOKEN_BYTES];
    if digits.len() != 2 * TOKEN_BYTES {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = pair[0] << 4 | pair[1];
    }
    Some(bytes)
}

fn origin(catalog: &Catalog, token: &[u8; TOKEN_BYTES]) -> Result<Origin, CatalogError> {
    let unknown = || CatalogError::NoSuchPicture { token: hex(token) };
    catalog.database().read(|connection| {
        let kept = rows::of_picture(connection, token)?.ok_or_else(unknown)?;
        let source = source_rows::one(connection, &kept.source)?.ok_or_else(unknown)?;
        let pointer: Pointer = kept.record.picture.clone().ok_or_else(unknown)?;
        if let Some(path) = kept.dropped_file(&source.source.location, &pointer) {
            return Ok(Origin::Member(path, pointer.at.get(1).cloned().unwrap_or_default()));
        }
        let protocol = sources::of(source.source.protocol).ok_or_else(unknown)?;
        let places = (protocol.picture_at)(&details::index_of(&source), &kept.record, &pointer);
        Ok(Origin::Places(places, pointer.sha256, source.source.policy()))
    })
}
