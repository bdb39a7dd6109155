//! The door to everything here: what it holds, and how it is opened. What it does is in the files of its folder.

mod pictures;
mod reading;
mod sources;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use tokio_util::sync::CancellationToken;
use vitrine_base::{Clock, SourceName, Timestamp};

use crate::database::sources::{self as source_rows, SourceRow};
use crate::database::{self, Database};
use crate::pictures::Pictures;
use crate::search::Search;
use crate::turn::{Turn, TurnFor, Turns};
use crate::watch::Watchers;
use crate::{CatalogError, details, roster, signed};

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

    pub(crate) fn write_roster(&self) -> Result<(), CatalogError> {
        let entries = self.database().read(source_rows::roster)?;
        roster::write(&self.0.home, entries)
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
