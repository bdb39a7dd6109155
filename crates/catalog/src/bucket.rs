//! A HomePilot gallery as a whole, for a registry that takes it over: every item with where its package may be. The same
//! reading as for a source (odd items are told, not fatal), without a catalogue.

use std::collections::HashMap;

use tokio_util::sync::CancellationToken;
use vitrine_base::{PackageId, Sha256, Timestamp, Version};
use vitrine_package::ContentRating;
use vitrine_transfer::{AddressPolicy, Client, Location, TransferError};

use crate::sources::homepilot::{self, Extras, PROTOCOL};
use crate::sources::{Asking, Index, ask_again, find_index, no_gallery};
use crate::{CatalogError, ItemProblem, Protocol};

/// One package of a bucket.
#[derive(Debug, Clone, PartialEq)]
pub struct BucketItem {
    /// Its id.
    pub id: PackageId,
    /// The version it is at; a bucket has no others.
    pub version: Version,
    /// Its name.
    pub name: String,
    /// Who made it; may be empty.
    pub maker: String,
    /// One line about it; may be empty.
    pub summary: String,
    /// Tags, in the maker's order.
    pub tags: Vec<String>,
    /// The content rating.
    pub rating: ContentRating,
    /// An SPDX expression, when one is named.
    pub licence: Option<String>,
    /// The maker's page, https.
    pub homepage: Option<String>,
    /// Downloads so far.
    pub downloads: u64,
    /// When it came out, when that is known.
    pub released: Option<Timestamp>,
    /// The digest of its package; `None` where the registry says nothing usable.
    pub sha256: Option<Sha256>,
    /// Where its package may be, best first.
    pub package: Vec<Location>,
    /// HomePilot's class of it (`companion`), where the registry says one.
    pub class_id: Option<String>,
    /// The lists it is in, by the registry's words for them: its `collection` and its `pack`.
    pub lists: Vec<String>,
}

/// A bucket as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Bucket {
    /// Where its index is.
    pub index: Location,
    /// Its items.
    pub items: Vec<BucketItem>,
    /// What was odd; those that are left out are not among the items.
    pub problems: Vec<ItemProblem>,
}

/// Reads the bucket at a folder or an address: its `registry.json`, `registry/registry.json`, or the file itself.
///
/// # Errors
/// [`CatalogError::NoGallery`] when there is none; when the index as a whole cannot be fetched or read.
pub async fn read_bucket(
    client: &Client,
    location: &Location,
    policy: AddressPolicy,
    cancel: &CancellationToken,
) -> Result<Bucket, CatalogError> {
    let asking = Asking { client, policy, cancel, once: false };
    let (at, body) = find(asking, location).await?;
    let index = at.clone();
    let read = move || (homepilot::parse(&body, &at), homepilot::extras(&body));
    let (harvest, extras) = tokio::task::spawn_blocking(read)
        .await
        .map_err(|failed| CatalogError::Io(std::io::Error::other(failed)))?;
    let harvest = harvest?;
    let items = harvest.offers.iter().filter_map(|offer| item(&index, &offer.record, &extras)).collect();
    Ok(Bucket { items, problems: harvest.problems, index })
}

async fn find(asking: Asking<'_>, location: &Location) -> Result<(Location, bytes::Bytes), CatalogError> {
    let named = location.full().split(['?', '#']).next().unwrap_or_default().ends_with(".json");
    if named {
        return match find_index(asking, location).await? {
            Index::Document { protocol, at, body, .. } if protocol.protocol == Protocol::Homepilot => {
                Ok((at, body))
            }
            _ => Err(no_gallery(location, PROTOCOL.index_names)),
        };
    }
    for name in PROTOCOL.index_names {
        let at = location.as_folder().join(name)?;
        match ask_again(asking, &PROTOCOL, &at, None).await {
            Ok(Index::Document { at, body, .. }) => return Ok((at, body)),
            Ok(_) | Err(CatalogError::Transfer(TransferError::NotFound { .. })) => {}
            Err(error @ (CatalogError::WebPage { .. } | CatalogError::Empty { .. })) => {
                tracing::debug!(%error, "no index there");
            }
            Err(error) => return Err(error),
        }
    }
    Err(no_gallery(location, PROTOCOL.index_names))
}

fn item(
    index: &Location,
    record: &crate::listing::Record,
    extras: &HashMap<String, Extras>,
) -> Option<BucketItem> {
    let version = record.versions.first()?;
    let Extras { class_id, lists } = extras.get(record.id.as_str()).cloned().unwrap_or_default();
    Some(BucketItem {
        id: record.id.clone(),
        version: version.version.clone(),
        name: record.name.clone(),
        maker: record.maker.clone(),
        summary: record.summary.clone(),
        tags: record.tags.clone(),
        rating: record.rating,
        licence: record.licence.clone(),
        homepage: record.homepage.clone(),
        downloads: record.downloads.unwrap_or_default(),
        released: version.released,
        sha256: version.sha256,
        package: (PROTOCOL.package_at)(index, record, version),
        class_id,
        lists,
    })
}
