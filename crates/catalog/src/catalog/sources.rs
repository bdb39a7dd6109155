//! What is done about sources: added, looked at, vouched for, brought in step, watched.

use std::collections::HashMap;
use std::sync::{MutexGuard, PoisonError};

use tokio_util::sync::CancellationToken;
use vitrine_base::{Reporter, SourceName, Timestamp};
use vitrine_transfer::Client;
use vitrine_trust::{Fingerprint, Verifier};

use super::{Catalog, Try};
use crate::database::apply;
use crate::database::sources::{self as source_rows, SourceRow};
use crate::sync::{Ending, Sync};
use crate::watch::FolderWatch;
use crate::{
    AddOptions, CatalogError, ItemProblem, Located, Source, SourcePreview, SyncOptions, SyncOutcome, Voucher,
    adding, preview, signed, watch,
};

impl Catalog {
    fn tries(&self) -> MutexGuard<'_, HashMap<SourceName, Try>> {
        self.0.tries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn with_tries(&self, row: SourceRow) -> Source {
        let mut source = row.given_out(self.now());
        if let Some(seen) = self.tries().get(&source.name) {
            source.last_sync = source.last_sync.max(seen.last_sync);
            source.last_try = source.last_try.max(seen.last_try);
        }
        source
    }

    /// When a source was last in step, as far as it is known.
    pub(crate) fn last_sync(&self, row: &SourceRow) -> Option<Timestamp> {
        let seen = self.tries().get(&row.source.name).and_then(|seen| seen.last_sync);
        row.source.last_sync.max(seen)
    }

    /// Adds a gallery: an https address, an http one of this computer or `confirmed` by the person, or a folder.
    /// Without a name one is made from the location. Nothing is asked yet; see [`Self::sync`] and, to look at a
    /// gallery before it is added, [`Self::preview`].
    ///
    /// # Errors
    /// [`CatalogError::BadLocation`], [`CatalogError::BadName`] or [`CatalogError::DuplicateSource`].
    pub fn add_source(
        &self,
        location: &str,
        name: Option<&str>,
        options: impl Into<AddOptions>,
    ) -> Result<Source, CatalogError> {
        let options = options.into();
        let location = adding::usable_location(location, options.confirmed)?;
        let added = self.database().write(|transaction| {
            let kept = source_rows::all(transaction)?;
            let entry = adding::new_entry(&kept, &location, name, &options)?;
            source_rows::add(transaction, &entry)?;
            Ok(entry.name)
        })?;
        self.write_roster()?;
        self.0.search.forget();
        self.watchers().sources_changed();
        self.source(&added)?.ok_or(CatalogError::NoSuchSource { name: added.to_string() })
    }

    /// Removes a source and all its listings. What is installed from it stays.
    ///
    /// # Errors
    /// [`CatalogError::NoSuchSource`].
    pub fn remove_source(&self, name: &SourceName) -> Result<(), CatalogError> {
        self.database().write(|transaction| apply::remove_source(transaction, name))?;
        self.tries().remove(name);
        self.failures().forget(name);
        self.0.turns.forget(name);
        Verifier::forget(&signed::folder_of(self.home(), name))?;
        self.write_roster()?;
        self.watchers().sources_changed();
        Ok(())
    }

    /// What a gallery is and how far it vouches for its packages, without adding it.
    ///
    /// # Errors
    /// As [`Self::add_source`] and [`Self::sync`].
    pub async fn preview(
        &self,
        client: &Client,
        location: &str,
        options: AddOptions,
        cancel: &CancellationToken,
    ) -> Result<SourcePreview, CatalogError> {
        preview::look(self, client, location, options, cancel).await
    }

    /// Takes the identity a gallery shows now for its own, by the fingerprint the person saw; the next sync takes
    /// its list over.
    ///
    /// # Errors
    /// [`CatalogError::Trust`] when it shows another one still, or the signatures are not in order.
    pub async fn accept_identity(
        &self,
        client: &Client,
        name: &SourceName,
        fingerprint: &Fingerprint,
        cancel: &CancellationToken,
    ) -> Result<Source, CatalogError> {
        signed::identity::accept(self, client, name, fingerprint, cancel).await
    }

    /// Who vouches for an artifact, to be asked before it is installed. For a source that does not sign the answer
    /// is its level; for a signed one the artifact's own signature is looked up and must agree with the listing.
    ///
    /// # Errors
    /// [`CatalogError::NobodySigned`], [`CatalogError::SignedOtherwise`], [`CatalogError::SignaturesExpired`],
    /// [`CatalogError::Alarmed`], [`CatalogError::NoLongerSigned`] and [`CatalogError::Trust`] refuse the install.
    pub async fn vouch(
        &self,
        client: &Client,
        source: &SourceName,
        located: &Located,
        cancel: &CancellationToken,
    ) -> Result<Voucher, CatalogError> {
        signed::vouch::vouch(self, client, source, located, cancel).await
    }

    /// All sources, in the order they were added.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn sources(&self) -> Result<Vec<Source>, CatalogError> {
        let rows = self.database().read(source_rows::all)?;
        Ok(rows.into_iter().map(|row| self.with_tries(row)).collect())
    }

    /// One source.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn source(&self, name: &SourceName) -> Result<Option<Source>, CatalogError> {
        let row = self.database().read(|connection| source_rows::one(connection, name))?;
        Ok(row.map(|row| self.with_tries(row)))
    }

    /// What could not be read of a source at its last sync.
    ///
    /// # Errors
    /// [`CatalogError::NoSuchSource`].
    pub fn problems(&self, name: &SourceName) -> Result<Vec<ItemProblem>, CatalogError> {
        self.database().read(|connection| match source_rows::one(connection, name)? {
            Some(row) => source_rows::problems(connection, row.number),
            None => Err(CatalogError::NoSuchSource { name: name.to_string() }),
        })
    }

    /// Brings a source in step. An error leaves the catalogue as it was; the source remembers it.
    ///
    /// # Errors
    /// Whatever the network, the index or the disk is up to; [`CatalogError::Shrunk`] asks for the person's word.
    pub async fn sync(
        &self,
        client: &Client,
        name: &SourceName,
        options: SyncOptions,
        reporter: &dyn Reporter,
        cancel: &CancellationToken,
    ) -> Result<SyncOutcome, CatalogError> {
        Sync { catalog: self, client, name, options, reporter, cancel }.run().await
    }

    /// Remembers how a sync ended. The database hears of it only when that is news.
    pub(crate) fn after_try(&self, row: &SourceRow, ending: &Ending) -> Result<(), CatalogError> {
        let now = self.now();
        let failure = match ending {
            Ending::Cancelled => return Ok(()),
            Ending::InStep(_) => None,
            Ending::Failed { code, sentence, shrink } => Some((code.clone(), sentence.clone(), *shrink)),
        };
        let mut tries = self.tries();
        let seen = tries.entry(row.source.name.clone()).or_default();
        seen.last_try = Some(now);
        if failure.is_none() {
            seen.last_sync = Some(now);
        }
        drop(tries);
        let written = matches!(ending, Ending::InStep(true));
        if written {
            self.failures().forget(&row.source.name);
        }
        let known = (row.source.last_error.clone(), row.source.shrink);
        let news = match &failure {
            Some((code, sentence, shrink)) => (Some((code.clone(), sentence.clone())), *shrink),
            None => (None, None),
        };
        if written || known == news {
            return Ok(());
        }
        self.database().write(|transaction| {
            let error = news.0.as_ref().map(|(code, sentence)| (code.as_str(), sentence.as_str()));
            source_rows::note_failure(transaction, row.number, error, news.1, now)
        })
    }

    /// Watches the folders of all folder sources, also of those added later: a moment after something changes in
    /// one, `on_change` hears its name (on a thread of the watch). Dropping the answer ends it.
    ///
    /// # Errors
    /// [`CatalogError::Watch`] when the system cannot watch folders.
    pub fn watch_folders(
        &self,
        on_change: impl Fn(SourceName) + Send + std::marker::Sync + 'static,
    ) -> Result<FolderWatch, CatalogError> {
        watch::start(self, Box::new(on_change))
    }
}
