//! The person's word that a gallery is what it says, although its identity changed.

use tokio_util::sync::CancellationToken;
use vitrine_base::SourceName;
use vitrine_transfer::Client;
use vitrine_trust::{Fingerprint, Verifier};

use super::{MetadataFetch, folder_of, refreshed, signatures};
use crate::catalog::Catalog;
use crate::database::sources as rows;
use crate::details::index_of;
use crate::sources::Asking;
use crate::trusted::Remembered;
use crate::turn::TurnFor;
use crate::{CatalogError, Source};

/// Trusts the identity a gallery shows now, when it is the one the person saw. Its state starts over: what the old
/// identity had promised binds nobody any more.
pub(crate) async fn accept(
    catalog: &Catalog,
    client: &Client,
    name: &SourceName,
    fingerprint: &Fingerprint,
    cancel: &CancellationToken,
) -> Result<Source, CatalogError> {
    let row = catalog.row(name).await?;
    let _turn = catalog.turn(name, TurnFor::Signatures, cancel).await?;
    let asking = Asking { client, policy: row.source.policy(), cancel, once: false };
    let gallery = crate::sources::gallery_of(&index_of(&row));
    let fetch = MetadataFetch::new(asking, &gallery);
    let folder = folder_of(catalog.home(), name);
    let now = catalog.now();
    let mut verifier = Verifier::accept_identity(&folder, &fetch, fingerprint, now).await?;
    let facts = refreshed(&row, &mut verifier, &fetch, now).await?;
    let trust = Remembered { signed: Some(signatures(&facts)), alarm: None };
    let (number, text) = (row.number, fingerprint.to_string());
    catalog
        .blocking(move |inner| {
            inner.database().write(|transaction| {
                rows::start_over(transaction, number, &text)?;
                rows::note_trust(transaction, number, &trust)
            })?;
            inner.write_roster()
        })
        .await?;
    catalog.source(name)?.ok_or_else(|| CatalogError::NoSuchSource { name: name.to_string() })
}
