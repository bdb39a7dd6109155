//! Signed galleries: what their metadata says at a sync, the list it must name, and what is an alarm.
//!
//! A gallery that has `metadata/1.root.json` beside its index is signed. Its first root is remembered when it is
//! first seen (or compared with the fingerprint the person was given) in `<home>/trust/<source>/`; from then on it
//! has to stay signed, by roots that follow from that one.

mod fetch;
pub(crate) mod identity;
pub(crate) mod minisign;
pub(crate) mod vouch;

use std::path::{Path, PathBuf};

use vitrine_base::{Sha256, SourceName, Timestamp, fs};
use vitrine_transfer::{Location, TransferError};
use vitrine_trust::{Expired, Facts, Fingerprint, TrustError, Verifier};

use crate::catalog::Catalog;
use crate::database::sources::SourceRow;
use crate::sources::Asking;
use crate::trusted::{Alarm, Remembered, Signatures, full_sentence};
use crate::turn::TurnFor;
use crate::{CatalogError, Protocol};

pub(crate) use fetch::MetadataFetch;

/// Where everything that is remembered of signatures is.
pub(crate) fn trust_folder(home: &Path) -> PathBuf {
    home.join("trust")
}

/// Where the trusted metadata of one source is.
pub(crate) fn folder_of(home: &Path, name: &SourceName) -> PathBuf {
    trust_folder(home).join(name.as_str())
}

/// Takes away what taking turns with a source has left.
pub(crate) fn forget_locks(home: &Path, name: &SourceName) -> Result<(), CatalogError> {
    for purpose in [TurnFor::Sync, TurnFor::Signatures] {
        fs::remove_file(&trust_folder(home).join(purpose.file_name(name)))?;
    }
    Ok(())
}

/// Protocols whose galleries can be signed.
pub(crate) fn may_be_signed(protocol: Protocol) -> bool {
    !matches!(protocol, Protocol::Homepilot | Protocol::Unknown)
}

/// True when the source was signed the last time.
pub(crate) fn was_signed(home: &Path, row: &SourceRow) -> bool {
    row.trust.signed.is_some() || row.fingerprint.is_some() || fs::exists(&folder_of(home, &row.source.name))
}

/// What a gallery's signatures say just now.
#[derive(Debug)]
pub(crate) struct Word {
    pub(crate) facts: Facts,
    /// Digest and size of the list that is signed; `None` when that cannot be said because something has expired.
    pub(crate) list: Option<(Sha256, u64)>,
}

impl Word {
    /// What is kept of it.
    pub(crate) fn remembered(&self) -> Remembered {
        Remembered { signed: Some(signatures(&self.facts)), alarm: None }
    }

    /// True when something has expired: for looking around only.
    pub(crate) fn is_stale(&self) -> bool {
        self.facts.expired.is_some()
    }
}

/// The facts as they are kept.
pub(crate) fn signatures(facts: &Facts) -> Signatures {
    Signatures {
        fingerprint: facts.fingerprint.to_string(),
        root_version: facts.root_version,
        threshold: facts.threshold,
        root_keys: facts.root_keys as u64,
        provisional: facts.provisional,
        signers: match facts.signed_by.is_empty() {
            true => facts.signers.clone(),
            false => vec![facts.signed_by.clone()],
        },
        keys: facts.signed_with.clone(),
        signed_at: facts.signed_at,
        current_until: facts.expired.as_ref().map_or(facts.current_until, |expired| expired.at),
    }
}

/// Asks the gallery of a source for its signatures, and which list they name. `None` for a gallery that never had
/// any and has none.
pub(crate) async fn ask(
    catalog: &Catalog,
    asking: Asking<'_>,
    row: &SourceRow,
    index: &Location,
) -> Result<Option<Word>, CatalogError> {
    let name = &row.source.name;
    let _turn = catalog.turn(name, TurnFor::Signatures, asking.cancel).await?;
    let fetch = MetadataFetch::new(asking, &crate::sources::gallery_of(index));
    let Some((mut verifier, facts)) = trusted(catalog, row, &fetch).await? else { return Ok(None) };
    let path = file_name(index);
    let list = match verifier.target(&path, &fetch, catalog.now()).await {
        Ok(Some(target)) => Some((target.sha256, target.length)),
        Ok(None) => return Err(CatalogError::ListNotSigned { location: index.to_string() }),
        Err(error) if facts.expired.is_some() && !error.is_alarm() => None,
        Err(error) => return Err(error.into()),
    };
    Ok(Some(Word { facts, list }))
}

/// The remembered metadata made current, or first trusted now.
async fn trusted(
    catalog: &Catalog,
    row: &SourceRow,
    fetch: &MetadataFetch<'_>,
) -> Result<Option<(Verifier, Facts)>, CatalogError> {
    let folder = folder_of(catalog.home(), &row.source.name);
    let now = catalog.now();
    let known = match Verifier::open(&folder)? {
        Some(verifier) => Some(verifier),
        None => first_trusted(row, &folder, fetch, now).await?,
    };
    let Some(mut verifier) = known else { return Ok(None) };
    let facts = refreshed(row, &mut verifier, fetch, now).await?;
    Ok(Some((verifier, facts)))
}

/// Makes the metadata current. What has expired says so in the facts and is no error.
async fn refreshed(
    row: &SourceRow,
    verifier: &mut Verifier,
    fetch: &MetadataFetch<'_>,
    now: Timestamp,
) -> Result<Facts, CatalogError> {
    match verifier.refresh(fetch, now).await {
        Ok(facts) => Ok(facts),
        Err(TrustError::Expired { role, at, .. }) => {
            let mut facts = verifier.facts(now);
            facts.expired.get_or_insert(Expired { role, at });
            Ok(facts)
        }
        Err(TrustError::Missing { file }) if file == "timestamp.json" => Err(CatalogError::NoLongerSigned {
            source_name: row.source.name.clone(),
            fingerprint: verifier.identity().to_string(),
        }),
        Err(error) => Err(error.into()),
    }
}

async fn first_trusted(
    row: &SourceRow,
    folder: &Path,
    fetch: &MetadataFetch<'_>,
    now: Timestamp,
) -> Result<Option<Verifier>, CatalogError> {
    let expected = expected(row)?;
    match (Verifier::first_use(folder, fetch, expected.as_ref(), now).await, expected) {
        (Ok(verifier), _) => Ok(Some(verifier)),
        (Err(TrustError::Missing { .. }), None) => Ok(None),
        (Err(TrustError::Missing { .. }), Some(expected)) if row.trust.signed.is_some() => {
            Err(CatalogError::NoLongerSigned {
                source_name: row.source.name.clone(),
                fingerprint: expected.to_string(),
            })
        }
        (Err(TrustError::Missing { .. }), Some(expected)) => {
            Err(CatalogError::NotSignedAtAll { fingerprint: expected.to_string() })
        }
        (Err(error), _) => Err(error.into()),
    }
}

/// The fingerprint the gallery has to have: the one it had, else the one the person was given.
fn expected(row: &SourceRow) -> Result<Option<Fingerprint>, CatalogError> {
    let had = row.trust.signed.as_ref().map(|signed| &signed.fingerprint);
    let text = had.or(row.fingerprint.as_ref());
    text.map(|text| text.parse()).transpose().map_err(|error: vitrine_trust::FingerprintError| {
        CatalogError::BadFingerprint { reason: error.to_string() }
    })
}

/// The last part of where a document is: the path it is signed under.
pub(crate) fn file_name(index: &Location) -> String {
    match index {
        Location::Web(url) => url.path().rsplit('/').next().unwrap_or_default().to_owned(),
        Location::File(path) => path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
    }
}

/// The alarm an error is, when it is one.
pub(crate) fn alarm(error: &CatalogError) -> Option<Alarm> {
    let other = match error {
        CatalogError::Trust(
            TrustError::IdentityChanged { shown, .. } | TrustError::FingerprintMismatch { shown, .. },
        ) => Some(shown.to_string()),
        CatalogError::Trust(error) if error.is_alarm() => None,
        CatalogError::NoLongerSigned { .. } => None,
        _ => return None,
    };
    Some(Alarm { sentence: full_sentence(&error.to_string()), other_fingerprint: other })
}

/// What went wrong with the transport below signed metadata.
pub(crate) fn transport(error: &TrustError) -> Option<&TransferError> {
    match error {
        TrustError::Fetch { failure, .. } => failure.inner().downcast_ref::<TransferError>(),
        _ => None,
    }
}
