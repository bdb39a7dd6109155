//! Who vouches for one artifact, asked before it is installed.

use tokio_util::sync::CancellationToken;
use vitrine_base::{Sha256, SourceName, Timestamp};
use vitrine_package::Platform;
use vitrine_transfer::{Client, Location, TransferError};
use vitrine_trust::{Facts, Release, Target, TrustError, TrustLevel, Verifier};

use super::{MetadataFetch, file_name, folder_of, refreshed};
use crate::catalog::Catalog;
use crate::database::sources::SourceRow;
use crate::details::index_of;
use crate::sources::{self, Asking};
use crate::trusted::expired;
use crate::turn::TurnFor;
use crate::{CatalogError, Located, Protocol, TableAt, located};

/// Signatures that were asked for this long ago (milliseconds) are asked for again before an install.
const FRESH: Timestamp = 5 * 60_000;

/// Somebody's word for an artifact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voucher {
    /// How far it goes.
    pub level: TrustLevel,
    /// Who signed it, when somebody did: the name of the key, or its short id.
    pub signed_by: Option<String>,
    /// The role that names it: the gallery's own, or a publisher's.
    pub role: Option<String>,
    /// Until when that is current.
    pub expires: Option<Timestamp>,
    /// The digest of the artifact: as it is signed, else as it is listed.
    pub sha256: Option<Sha256>,
    /// Its bytes: as they are signed, else as they are listed.
    pub size: Option<u64>,
    /// The content root: as it is signed, else as it is listed.
    pub content: Option<Sha256>,
    /// The member table: as it is signed, else as it is listed.
    pub table: Option<TableAt>,
}

/// Asks.
pub(crate) async fn vouch(
    catalog: &Catalog,
    client: &Client,
    source: &SourceName,
    located: &Located,
    cancel: &CancellationToken,
) -> Result<Voucher, CatalogError> {
    let row = catalog.row(source).await?;
    let listed = Voucher {
        level: TrustLevel::of_unsigned(located.sha256.is_some()),
        signed_by: None,
        role: None,
        expires: None,
        sha256: located.sha256,
        size: located.size,
        content: located.content,
        table: located.table.clone(),
    };
    if located.base.is_none() {
        // What was dropped into a folder is not the gallery's.
        return Ok(listed);
    }
    if let Some(alarm) = &row.trust.alarm {
        return Err(CatalogError::Alarmed { sentence: alarm.sentence.clone() });
    }
    let _turn = catalog.turn(source, TurnFor::Signatures, cancel).await?;
    let Some(mut verifier) = Verifier::open(&folder_of(catalog.home(), source))? else {
        return match row.trust.signed {
            None => Ok(listed),
            Some(signed) => Err(CatalogError::NoLongerSigned {
                source_name: source.clone(),
                fingerprint: signed.fingerprint,
            }),
        };
    };
    let asking = Asking { client, policy: row.source.policy(), cancel, once: false };
    let index = index_of(&row);
    let fetch = MetadataFetch::new(asking, &sources::gallery_of(&index));
    let facts = current(catalog, &row, &mut verifier, &fetch).await?;
    if let Some(gone) = &facts.expired {
        return Err(CatalogError::SignaturesExpired { sentence: expired(gone.at) });
    }
    let (id, version) = &located.package;
    if let Some(path) = &located.target {
        if !located::is_signed_path(path, id, version) {
            let signed = located::signed_path(id, version, "…");
            return Err(differs(located, "path", path.clone(), signed));
        }
        if let Some(target) = verifier.target(path, &fetch, catalog.now()).await? {
            return agreed(located, target, &index);
        }
    }
    if row.source.protocol == Protocol::Manifest {
        let path = located.target.clone().unwrap_or_else(|| located::signed_path(id, version, "file"));
        if let Some(role) = verifier.claimed(&path) {
            return Err(CatalogError::Claimed { id: id.clone(), version: version.clone(), role });
        }
        let list = verifier.target(&file_name(&index), &fetch, catalog.now()).await?;
        return by_list(&row, listed, list);
    }
    Err(CatalogError::NobodySigned {
        id: id.clone(),
        version: version.clone(),
        path: located.target.clone().unwrap_or_default(),
    })
}

/// A gallery of manifests signs its list; the list names each manifest by its digest, and the manifest its artifacts.
/// So the signed list vouches, as long as it is the one the catalogue has.
fn by_list(row: &SourceRow, listed: Voucher, list: Option<Target>) -> Result<Voucher, CatalogError> {
    let known = row.stamp.as_deref().and_then(|stamp| stamp.split_once(':')).map(|(list, _)| list);
    let same = list.filter(|list| known == Some(list.sha256.to_hex().as_str()));
    let Some(list) = same else {
        return Err(CatalogError::ListMoved { source_name: row.source.name.clone() });
    };
    Ok(Voucher {
        level: if listed.sha256.is_some() { TrustLevel::Signed } else { TrustLevel::Unverified },
        signed_by: Some(list.signer),
        role: Some(list.role),
        expires: Some(list.expires),
        ..listed
    })
}

/// The facts, asked for again when they are some minutes old. A gallery that does not answer just now has not lost
/// its signatures: they hold until they expire.
async fn current(
    catalog: &Catalog,
    row: &SourceRow,
    verifier: &mut Verifier,
    fetch: &MetadataFetch<'_>,
) -> Result<Facts, CatalogError> {
    let now = catalog.now();
    let facts = verifier.facts(now);
    let asked = catalog.last_sync(row).unwrap_or(Timestamp::MIN);
    let is_fresh = now.saturating_sub(asked) < FRESH && now >= asked;
    if is_fresh && facts.expired.is_none() {
        return Ok(facts);
    }
    match refreshed(row, verifier, fetch, now).await {
        Err(CatalogError::Trust(error)) if facts.expired.is_none() && is_transient(&error) => Ok(facts),
        answer => answer,
    }
}

fn is_transient(error: &TrustError) -> bool {
    super::transport(error).is_some_and(TransferError::is_transient)
}

/// What is signed must be what is listed, and be signed as that. What is in the file, and where its table is, is
/// said by whoever signed it alone: the list may be another's.
fn agreed(located: &Located, target: Target, index: &Location) -> Result<Voucher, CatalogError> {
    let release = release_of(located, &target)?;
    if let Some(listed) = located.sha256
        && listed != target.sha256
    {
        return Err(differs(located, "digest", listed.to_string(), target.sha256.to_string()));
    }
    if let Some(listed) = located.size
        && listed != target.length
    {
        let signed = format!("{} bytes", target.length);
        return Err(differs(located, "size", format!("{listed} bytes"), signed));
    }
    if let (Some(listed), Some(signed)) = (located.content, release.content)
        && listed != signed
    {
        return Err(differs(located, "content", listed.to_string(), signed.to_string()));
    }
    let table = release.table.as_ref();
    Ok(Voucher {
        level: TrustLevel::Signed,
        sha256: Some(target.sha256),
        size: Some(target.length),
        content: release.content,
        table: table.map(|table| TableAt {
            mirrors: located::places(index, &table.path, &located.mirrors, located.target.as_deref()),
            sha256: table.sha256,
            size: table.size,
        }),
        signed_by: Some(target.signer),
        role: Some(target.role),
        expires: Some(target.expires),
    })
}

/// The release that is signed, when it is the listed one.
fn release_of(located: &Located, target: &Target) -> Result<Release, CatalogError> {
    let (id, version) = &located.package;
    let Some(release) = &target.release else {
        let signed = "a file that is no package's".to_owned();
        return Err(differs(located, "package", format!("{id} {version}"), signed));
    };
    if release.id != *id || release.version.as_str() != version.as_str() {
        let signed = format!("{} {}", release.id, release.version);
        return Err(differs(located, "package", format!("{id} {version}"), signed));
    }
    let listed = located.platform.as_deref().unwrap_or("none");
    if !same_platform(listed, &release.platform) {
        return Err(differs(located, "platform", listed.to_owned(), release.platform.clone()));
    }
    Ok(release.clone())
}

/// Platforms have more than one spelling.
fn same_platform(one: &str, other: &str) -> bool {
    let read = |text: &str| text.parse::<Platform>().map(|platform| platform.to_string()).ok();
    one == other || (read(one).is_some() && read(one) == read(other))
}

fn differs(located: &Located, what: &'static str, listed: String, signed: String) -> CatalogError {
    let (id, version) = &located.package;
    CatalogError::SignedOtherwise { id: id.clone(), version: version.clone(), what, listed, signed }
}
