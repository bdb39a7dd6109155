//! What a gallery is, before it is added.

use std::sync::atomic::{AtomicU32, Ordering};

use serde::Deserialize;
use serde::de::IgnoredAny;
use tokio_util::sync::CancellationToken;
use vitrine_base::{SourceName, Timestamp};
use vitrine_transfer::{AddressPolicy, Client, Location};
use vitrine_trust::Verifier;

use crate::catalog::Catalog;
use crate::database::sources::SourceRow;
use crate::signed::{self, folder_of};
use crate::sources::{self, Asking, Index, folder};
use crate::trusted::Remembered;
use crate::{AddOptions, CatalogError, Protocol, Source, SourceTrust, adding};

/// What a gallery is, before it is added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourcePreview {
    /// What it calls itself, when it says.
    pub title: Option<String>,
    /// Where it is, as it will be kept.
    pub location: Location,
    /// How it is spoken to.
    pub protocol: Protocol,
    /// Number of listings, when it says.
    pub items: Option<u32>,
    /// How far it vouches for its packages.
    pub trust: SourceTrust,
}

/// Looks at the gallery without keeping anything.
pub(crate) async fn look(
    catalog: &Catalog,
    client: &Client,
    location: &str,
    options: AddOptions,
    cancel: &CancellationToken,
) -> Result<SourcePreview, CatalogError> {
    let location = adding::usable_location(location, options.confirmed)?;
    let policy = AddressPolicy { confirmed: options.confirmed };
    let asking = Asking { client, policy, cancel, once: false };
    let (protocol, at, body) = match sources::find_index(asking, &location).await? {
        Index::Document { protocol, at, body, .. } => (protocol.protocol, at, body),
        Index::Unchanged | Index::Missing => return plain_folder(catalog, location).await,
    };
    if let Some(key) = &options.minisign_key {
        signed::minisign::check(asking, key, &at, &body).await?;
    }
    let row = passing_row(&location, &options)?;
    let trust = trust(catalog, asking, &row, protocol, &at, &body).await?;
    let head: Head = serde_json::from_slice(&body).unwrap_or_default();
    Ok(SourcePreview {
        items: head.items(),
        title: head.title.map(|title| sources::tidy_name(&title)).filter(|title| !title.is_empty()),
        location,
        protocol,
        trust: trust.at(catalog.now(), options.minisign_key.as_deref()),
    })
}

/// A folder without an index: the packages that lie in it.
async fn plain_folder(catalog: &Catalog, location: Location) -> Result<SourcePreview, CatalogError> {
    let lying = match location.clone() {
        Location::File(path) => catalog.blocking(move |_| folder::dropped(&path)).await?.len(),
        Location::Web(_) => 0,
    };
    if lying == 0 {
        let mut tried = sources::index_names();
        tried.push("a package file");
        return Err(sources::no_gallery(&location, &tried));
    }
    Ok(SourcePreview {
        title: None,
        location,
        protocol: Protocol::Homepilot,
        items: u32::try_from(lying).ok(),
        trust: Remembered::default().at(0, None),
    })
}

/// Its signatures, trusted in a folder that is gone afterwards.
async fn trust(
    catalog: &Catalog,
    asking: Asking<'_>,
    row: &SourceRow,
    protocol: Protocol,
    at: &Location,
    body: &[u8],
) -> Result<Remembered, CatalogError> {
    if !signed::may_be_signed(protocol) && row.fingerprint.is_none() {
        return Ok(Remembered::default());
    }
    let folder = folder_of(catalog.home(), &row.source.name);
    let word = signed::ask(catalog, asking, row, at).await;
    Verifier::forget(&folder)?;
    signed::forget_locks(catalog.home(), &row.source.name)?;
    let Some(word) = word? else { return Ok(Remembered::default()) };
    let found = vitrine_base::Sha256::of(body);
    match word.list {
        Some((expected, _)) if expected != found => {
            Err(CatalogError::OtherList { location: at.to_string(), expected, found })
        }
        _ => Ok(word.remembered()),
    }
}

/// Numbers of looks, so that two at once do not share a folder.
static LOOKS: AtomicU32 = AtomicU32::new(0);

/// A source that is not added.
fn passing_row(location: &Location, options: &AddOptions) -> Result<SourceRow, CatalogError> {
    let number = LOOKS.fetch_add(1, Ordering::Relaxed);
    let name = format!("preview-{}-{number}", std::process::id());
    let name = SourceName::new(name.clone()).map_err(|_| CatalogError::NoSuchSource { name })?;
    Ok(SourceRow {
        number: 0,
        source: Source {
            name,
            title: None,
            location: location.clone(),
            confirmed: options.confirmed,
            protocol: Protocol::Unknown,
            last_sync: None::<Timestamp>,
            last_try: None,
            items: 0,
            problems: 0,
            shrink: None,
            last_error: None,
            trust: Remembered::default().at(0, None),
        },
        index_at: None,
        validators: None,
        stamp: None,
        sequence: None,
        trust: Remembered::default(),
        fingerprint: options.fingerprint.as_ref().map(ToString::to_string),
        minisign_key: options.minisign_key.clone(),
    })
}

/// What any index says of itself.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Head {
    title: Option<String>,
    count: Option<u32>,
    items: Option<Vec<IgnoredAny>>,
    packages: Option<Vec<IgnoredAny>>,
}

impl Head {
    fn items(&self) -> Option<u32> {
        let listed = self.items.as_ref().or(self.packages.as_ref()).map(Vec::len);
        self.count.or(listed.and_then(|number| u32::try_from(number).ok()))
    }
}
