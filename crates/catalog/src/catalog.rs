//! The door to everything here.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use tokio_util::sync::CancellationToken;
use vitrine_base::{Clock, PackageId, Reporter, Sha256, SourceName, Timestamp, Version};
use vitrine_package::listing::Details;
use vitrine_transfer::Client;
use vitrine_trust::{Fingerprint, Verifier};

use crate::database::collections as collection_rows;
use crate::database::sources::{self as source_rows, SourceRow};
use crate::database::{self, Database, apply, rows};
use crate::pictures::{self, Pictures};
use crate::search::Search;
use crate::sync::{Ending, Sync};
use crate::turn::{Turn, TurnFor, Turns};
use crate::watch::{FolderWatch, Watchers};
use crate::{
    AddOptions, CatalogError, Collection, CollectionSummary, Facets, ItemProblem, Listing, Located, Page,
    Query, Source, SourcePreview, SyncOptions, SyncOutcome, Voucher, adding, details, manifests, preview,
    roster, signed, sources, watch,
};

/// What opening had to do for the catalogue, as sentences for the person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenReport {
    /// One sentence each.
    pub notices: Vec<String>,
}

/// How much there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Sources.
    pub sources: u32,
    /// Listings in all sources.
    pub listings: u32,
    /// Items that could not be read, or only in part.
    pub problems: u32,
}

/// The catalogue: what all sources list. Cheap to clone; all clones are the same catalogue.
#[derive(Clone)]
pub struct Catalog(Arc<Inner>);

struct Inner {
    home: PathBuf,
    clock: Arc<dyn Clock>,
    database: Database,
    search: Search,
    pictures: Pictures,
    /// When each source was last in step and last asked, as far as this is not worth a write.
    tries: Mutex<HashMap<SourceName, Try>>,
    /// Details that could not be had a moment ago.
    failures: details::Failures,
    watchers: Watchers,
    turns: Turns,
}

#[derive(Debug, Clone, Copy, Default)]
struct Try {
    last_sync: Option<Timestamp>,
    last_try: Option<Timestamp>,
}

impl std::fmt::Debug for Catalog {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Catalog").field("home", &self.0.home).finish_non_exhaustive()
    }
}

impl Catalog {
    /// Opens (and creates) the catalogue of a home. A damaged or newer one is put aside and made anew; the
    /// report says so.
    ///
    /// # Errors
    /// When the home cannot be written, or another process holds the database for half a minute.
    pub fn open(home: &Path, clock: Arc<dyn Clock>) -> Result<(Self, OpenReport), CatalogError> {
        let (database, mut notices, empty) = database::open(home)?;
        if empty {
            let told = !notices.is_empty();
            let kept = roster::read(home, &mut notices)?;
            if !told && !kept.is_empty() {
                notices.push("The catalogue was made anew; sync your sources to fill it.".into());
            }
            database.write(|t| kept.iter().try_for_each(|entry| source_rows::add(t, entry)))?;
        }
        let inner = Inner {
            home: home.to_owned(),
            clock,
            database,
            search: Search::default(),
            pictures: Pictures::open(home)?,
            tries: Mutex::default(),
            failures: details::Failures::default(),
            watchers: Watchers::default(),
            turns: Turns::default(),
        };
        let catalog = Self(Arc::new(inner));
        catalog.write_roster()?;
        Ok((catalog, OpenReport { notices }))
    }

    pub(crate) fn database(&self) -> &Database {
        &self.0.database
    }

    pub(crate) fn pictures(&self) -> &Pictures {
        &self.0.pictures
    }

    pub(crate) fn failures(&self) -> &details::Failures {
        &self.0.failures
    }

    pub(crate) fn watchers(&self) -> &Watchers {
        &self.0.watchers
    }

    pub(crate) fn home(&self) -> &Path {
        &self.0.home
    }

    /// Waits for a turn with a source.
    pub(crate) async fn turn(
        &self,
        name: &SourceName,
        purpose: TurnFor,
        cancel: &CancellationToken,
    ) -> Result<Turn, CatalogError> {
        self.0.turns.take(&signed::trust_folder(self.home()), name, purpose, cancel).await
    }

    /// A source with what a sync needs to know of it.
    pub(crate) async fn row(&self, name: &SourceName) -> Result<SourceRow, CatalogError> {
        let wanted = name.clone();
        let row = self.blocking(move |inner| inner.database().read(|c| source_rows::one(c, &wanted))).await?;
        row.ok_or_else(|| CatalogError::NoSuchSource { name: name.to_string() })
    }

    /// When a source was last in step, as far as it is known.
    pub(crate) fn last_sync(&self, row: &SourceRow) -> Option<Timestamp> {
        let seen = self.tries().get(&row.source.name).and_then(|seen| seen.last_sync);
        row.source.last_sync.max(seen)
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// Runs work that blocks (disk, database, decoding) where it may.
    pub(crate) async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> Result<T, CatalogError> + Send + 'static,
    ) -> Result<T, CatalogError> {
        let catalog = self.clone();
        let done = tokio::task::spawn_blocking(move || work(&catalog)).await;
        done.map_err(|failed| CatalogError::Io(std::io::Error::other(failed)))?
    }

    fn tries(&self) -> MutexGuard<'_, HashMap<SourceName, Try>> {
        self.0.tries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn write_roster(&self) -> Result<(), CatalogError> {
        let entries = self.database().read(source_rows::roster)?;
        roster::write(&self.0.home, entries)
    }

    fn with_tries(&self, row: SourceRow) -> Source {
        let mut source = row.given_out(self.now());
        if let Some(seen) = self.tries().get(&source.name) {
            source.last_sync = source.last_sync.max(seen.last_sync);
            source.last_try = source.last_try.max(seen.last_try);
        }
        source
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

    /// Answers a question, a page at a time.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn search(&self, query: &Query) -> Result<Page, CatalogError> {
        let cold = self.0.search.is_cold();
        let page = self.database().read(|connection| self.0.search.page(connection, query, self.now()))?;
        if cold && self.0.search.is_cold() {
            // The first page needed no columns; the next question will.
            let catalog = self.clone();
            std::thread::spawn(move || catalog.database().read(|c| catalog.0.search.columns(c).map(drop)));
        }
        Ok(page)
    }

    /// What can be filtered by: tags that start with a prefix (all when it is empty), kinds, sources.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn facets(&self, tag_prefix: &str, allow_mature: bool) -> Result<Facets, CatalogError> {
        self.database().read(|connection| self.0.search.facets(connection, tag_prefix, allow_mature))
    }

    /// The lists of all galleries, in the order the galleries were added.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn collections(&self) -> Result<Vec<Collection>, CatalogError> {
        self.database().read(collection_rows::all)
    }

    /// The lists that have something to show, at most `most`, in the order the galleries were added. The front page
    /// of a gallery ([`crate::FEATURED`]) is not among them.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn collection_summaries(
        &self,
        allow_mature: bool,
        most: usize,
    ) -> Result<Vec<CollectionSummary>, CatalogError> {
        self.database().read(|connection| collection_rows::summaries(connection, allow_mature, most))
    }

    /// One list of one gallery.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn collection(
        &self,
        source: &SourceName,
        id: &PackageId,
    ) -> Result<Option<Collection>, CatalogError> {
        self.database().read(|connection| collection_rows::one(connection, source, id))
    }

    /// One listing, also when it is withdrawn.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn listing(&self, source: &SourceName, id: &PackageId) -> Result<Option<Listing>, CatalogError> {
        let row = self.database().read(|connection| rows::one(connection, source, id))?;
        Ok(row.map(|row| row.into_listing(self.now())))
    }

    /// The listings of an id in any source, in the order the sources were added.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find(&self, id: &PackageId) -> Result<Vec<Listing>, CatalogError> {
        let rows = self.database().read(|connection| rows::of_id(connection, id))?;
        Ok(rows.into_iter().map(|row| row.into_listing(self.now())).collect())
    }

    /// The listings with a version that is exactly these bytes, in the order the sources were added: first all in which
    /// it was taken down or yanked, then some of the others.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn listed_with(&self, sha256: &Sha256) -> Result<Vec<Listing>, CatalogError> {
        let rows = self.database().read(|connection| rows::of_digest(connection, sha256))?;
        Ok(rows.into_iter().map(|row| row.into_listing(self.now())).collect())
    }

    /// Removes every picture that is kept; answers the bytes freed.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn forget_pictures(&self) -> Result<u64, CatalogError> {
        Ok(self.pictures().forget()?)
    }

    /// Description, changelogs, dependencies: fetched when first asked for, then kept. The web is given some
    /// seconds for it, and left alone for some minutes after it failed.
    ///
    /// # Errors
    /// [`CatalogError::NoSuchListing`], [`CatalogError::BadDetails`], or what the network is up to.
    pub async fn details(
        &self,
        client: &Client,
        source: &SourceName,
        id: &PackageId,
        cancel: &CancellationToken,
    ) -> Result<Details, CatalogError> {
        let (name, id) = (source.clone(), id.clone());
        let look = move |inner: &Self| details::row_and_source(inner.database(), &name, &id);
        let (kept, row) = self.blocking(look).await?;
        let asking = sources::Asking { client, policy: row.source.policy(), cancel, once: false };
        details::of(self, asking, &row, kept).await
    }

    /// The picture with a token (see [`Listing::picture`]) as WebP, its longer side at most `size` pixels, rounded
    /// up to one of [`crate::PICTURE_SIZES`].
    ///
    /// # Errors
    /// [`CatalogError::NoSuchPicture`], [`CatalogError::BadPicture`], or what the network is up to.
    pub async fn picture(
        &self,
        client: &Client,
        token: &str,
        size: u32,
        cancel: &CancellationToken,
    ) -> Result<Bytes, CatalogError> {
        pictures::of_listing(self, client, token, size, cancel).await
    }

    /// A picture in a file of this computer (of an installed package), made as by [`Self::picture`].
    ///
    /// # Errors
    /// [`CatalogError::BadPicture`], or what the disk is up to.
    pub async fn picture_of_file(&self, path: &Path, size: u32) -> Result<Bytes, CatalogError> {
        pictures::of_file(self, path, size).await
    }

    /// A picture that is at hand, made as by [`Self::picture`].
    ///
    /// # Errors
    /// [`CatalogError::BadPicture`].
    pub async fn picture_from_bytes(&self, bytes: Bytes, size: u32) -> Result<Bytes, CatalogError> {
        pictures::of_bytes(self, bytes, size).await
    }

    /// Sets how many bytes of pictures are kept on disk.
    pub fn set_picture_cache(&self, bytes: u64) {
        self.pictures().set_bound(bytes);
    }

    /// Where the bytes of a version are; `None` when it is not listed.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn locate(
        &self,
        source: &SourceName,
        id: &PackageId,
        version: &Version,
    ) -> Result<Option<Located>, CatalogError> {
        match details::row_and_source(self.database(), source, id) {
            Ok((kept, row)) => Ok(manifests::located_of(self, &row, &kept, version)),
            Err(CatalogError::NoSuchListing { .. } | CatalogError::NoSuchSource { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// A number that grows with every change of the listings, by whichever process. 0 when it cannot be read.
    pub fn revision(&self) -> u64 {
        let number = self.database().read(|connection| rows::note(connection, "revision"));
        number.ok().and_then(|n| u64::try_from(n).ok()).unwrap_or(0)
    }

    /// How much there is.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn counts(&self) -> Result<Counts, CatalogError> {
        let rows = self.database().read(source_rows::all)?;
        let mut counts = Counts::default();
        for row in rows {
            counts.sources += 1;
            counts.listings += row.source.items;
            counts.problems += row.source.problems;
        }
        Ok(counts)
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

    /// A handle that does not keep the catalogue open.
    pub(crate) fn downgrade(&self) -> WeakCatalog {
        WeakCatalog(Arc::downgrade(&self.0))
    }
}

/// See [`Catalog::downgrade`].
pub(crate) struct WeakCatalog(std::sync::Weak<Inner>);

impl WeakCatalog {
    pub(crate) fn upgrade(&self) -> Option<Catalog> {
        self.0.upgrade().map(Catalog)
    }
}
