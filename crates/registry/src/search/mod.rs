//! The search over what is listed: a catalogue of our own ([`vitrine_catalog`]) whose one source is the registry's
//! static gallery, so that people find the same with typos mended on the server as in the window. The job `search`
//! brings it up to date after each `index`, by the log. Answers are kept as they go out, until the catalogue changes.

mod card;
mod job;
mod question;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use bytes::Bytes;
use moka::sync::Cache;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use vitrine_api::registry::{KindTally, PackageFacets, PackagePage, TagCount};
use vitrine_base::{Clock, PackageId, Sha256, Silent, SourceName};
use vitrine_catalog::{Catalog, CatalogError, Listing, Query, Sort, SyncOptions};
use vitrine_transfer::{Client, ClientOptions};

use crate::RegistryError;
use crate::store::{Db, blocking};

pub(crate) use card::picture_address;
pub use card::{kind_word, rating_word};
pub use job::{JOB, handlers};
pub use question::{Question, SORTS, Words};

/// The name of the one source.
const SOURCE: &str = "gallery";

/// Bytes of answers kept.
const KEPT_BYTES: u64 = 16 * 1024 * 1024;

/// How long an answer is kept at most: what is on the front page is not part of the catalogue.
const KEPT_FOR: Duration = Duration::from_secs(30);

/// How long the list of the front page is believed.
const FEATURED_FOR: Duration = Duration::from_secs(5);

/// Searches at the same time. More would only share the same processors, and each needs a connection.
const MOST_AT_ONCE: usize = 4;

/// Asks what makes the catalogue read its columns, orders and words in, so that no visitor has to wait for it.
fn warm(catalog: &Catalog) -> Result<(), CatalogError> {
    let orders =
        [Sort::Relevance, Sort::Downloads, Sort::TopRated, Sort::Added, Sort::Newest, Sort::Name, Sort::Size];
    catalog.facets("", true)?;
    for sort in orders {
        catalog.search(&Query { sort, limit: 1, ..Query::default() })?;
    }
    // Nobody is called that: a word that is mended.
    catalog.search(&Query { text: "qqzxqq".into(), limit: 1, ..Query::default() })?;
    Ok(())
}

/// An answer as it goes out.
#[derive(Debug, Clone)]
pub struct Answer {
    /// A JSON document.
    pub body: Bytes,
    /// Its strong entity tag, in quotes.
    pub etag: String,
}

impl Answer {
    fn of<T: serde::Serialize>(document: &T) -> Result<Arc<Self>, RegistryError> {
        let body = Bytes::from(serde_json::to_vec(document)?);
        let etag = etag(&body);
        Ok(Arc::new(Self { body, etag }))
    }
}

/// The strong entity tag of a body, in quotes.
pub fn etag(body: &[u8]) -> String {
    format!("\"{}\"", &Sha256::of(body).to_hex()[..32])
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Asked {
    Page(Question),
    Facets(String, bool),
}

/// The search.
pub struct Search {
    catalog: Catalog,
    gallery: PathBuf,
    source: SourceName,
    client: OnceLock<Client>,
    /// The catalogue's revision as of the last update; part of every key.
    revision: AtomicU64,
    answers: Cache<(u64, Asked), Arc<Answer>>,
    featured: Mutex<Option<(Instant, Arc<Vec<String>>)>>,
    turns: Semaphore,
}

impl Search {
    /// Opens the search's own folder below the registry's.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn open(data: &Path, clock: Arc<dyn Clock>) -> Result<Self, RegistryError> {
        let (catalog, report) = Catalog::open(&data.join("search"), clock)?;
        for notice in report.notices {
            tracing::warn!(notice, "the search was opened");
        }
        let source = SourceName::new(SOURCE).map_err(|error| RegistryError::Internal(error.to_string()))?;
        let gallery = std::path::absolute(data.join("gallery"))?;
        let answers = Cache::builder()
            .weigher(|_, answer: &Arc<Answer>| u32::try_from(answer.body.len()).unwrap_or(u32::MAX))
            .max_capacity(KEPT_BYTES)
            .time_to_live(KEPT_FOR)
            .build();
        let search = Self {
            revision: AtomicU64::new(catalog.revision()),
            catalog,
            gallery,
            source,
            client: OnceLock::new(),
            answers,
            featured: Mutex::default(),
            turns: Semaphore::new(MOST_AT_ONCE),
        };
        search.point_at_gallery()?;
        Ok(search)
    }

    /// The one source is the gallery of this folder, also after the folder was moved.
    fn point_at_gallery(&self) -> Result<(), RegistryError> {
        let here = self.gallery.display().to_string();
        let known = self.catalog.source(&self.source)?;
        if known.as_ref().is_some_and(|source| source.location.to_string() == here) {
            return Ok(());
        }
        for source in self.catalog.sources()? {
            self.catalog.remove_source(&source.name)?;
        }
        self.catalog.add_source(&here, Some(SOURCE), false)?;
        Ok(())
    }

    fn client(&self) -> Result<&Client, RegistryError> {
        if let Some(client) = self.client.get() {
            return Ok(client);
        }
        let made = Client::new(ClientOptions::default())
            .map_err(|error| RegistryError::Internal(format!("no client for the search: {error}")))?;
        Ok(self.client.get_or_init(|| made))
    }

    /// Brings the catalogue up to date with the gallery folder; answers how many packages it lists.
    ///
    /// # Errors
    /// When the gallery cannot be read, or the catalogue not written.
    pub async fn update(&self, stop: &CancellationToken) -> Result<u32, RegistryError> {
        let root = self.gallery.join(vitrine_package::listing::ROOT_FILE);
        if !vitrine_base::fs::exists(&root) {
            return Ok(0);
        }
        let total = match self.sync(stop).await {
            // The gallery was restored from an earlier state: what is known of the later one does not count.
            Err(CatalogError::WentBack { .. }) => {
                let catalog = self.catalog.clone();
                let source = self.source.clone();
                blocking(move || Ok(catalog.remove_source(&source)?)).await?;
                self.point_at_gallery()?;
                self.sync(stop).await?
            }
            other => other?,
        };
        let catalog = self.catalog.clone();
        let revision = blocking(move || {
            warm(&catalog)?;
            Ok(catalog.revision())
        });
        self.revision.store(revision.await?, Ordering::Release);
        Ok(total)
    }

    /// Reads in what the first visitor after a start would have to wait for.
    ///
    /// # Errors
    /// When the catalogue cannot be read.
    pub async fn warm_up(&self) -> Result<(), RegistryError> {
        let catalog = self.catalog.clone();
        blocking(move || Ok(warm(&catalog)?)).await
    }

    async fn sync(&self, stop: &CancellationToken) -> Result<u32, CatalogError> {
        let client = self.client().map_err(|error| CatalogError::Io(std::io::Error::other(error)))?;
        let options = SyncOptions { accept_shrink: true, own: true };
        Ok(self.catalog.sync(client, &self.source, options, &Silent, stop).await?.total)
    }

    /// The listing of a package, as far as the search knows it.
    ///
    /// # Errors
    /// When the catalogue cannot be read.
    pub fn listing(&self, id: &PackageId) -> Result<Option<Listing>, RegistryError> {
        Ok(self.catalog.listing(&self.source, id)?)
    }

    /// Answers a question: a [`PackagePage`], as it goes out.
    ///
    /// # Errors
    /// When the catalogue cannot be read.
    pub async fn page(self: &Arc<Self>, db: &Db, question: Question) -> Result<Arc<Answer>, RegistryError> {
        let key = (self.revision.load(Ordering::Acquire), Asked::Page(question.clone()));
        if let Some(answer) = self.answers.get(&key) {
            return Ok(answer);
        }
        let featured = self.featured(db).await?;
        let this = Arc::clone(self);
        self.made(key, move || Answer::of(&this.found(&question, &featured)?)).await
    }

    /// What can be filtered by: a [`PackageFacets`], as it goes out.
    ///
    /// # Errors
    /// When the catalogue cannot be read.
    pub async fn facets(self: &Arc<Self>, prefix: &str, mature: bool) -> Result<Arc<Answer>, RegistryError> {
        let prefix = prefix.trim().to_lowercase();
        let key = (self.revision.load(Ordering::Acquire), Asked::Facets(prefix.clone(), mature));
        if let Some(answer) = self.answers.get(&key) {
            return Ok(answer);
        }
        let catalog = self.catalog.clone();
        self.made(key, move || {
            let found = catalog.facets(&prefix, mature)?;
            let tags = found.tags.into_iter().map(|(value, count)| TagCount { value, count }).collect();
            let kinds = found.kinds.into_iter();
            let kinds = kinds.map(|(kind, count)| KindTally { value: kind_word(kind), count }).collect();
            Answer::of(&PackageFacets { tags, kinds })
        })
        .await
    }

    /// Makes an answer when it is its turn, and keeps it.
    async fn made(
        &self,
        key: (u64, Asked),
        make: impl FnOnce() -> Result<Arc<Answer>, RegistryError> + Send + 'static,
    ) -> Result<Arc<Answer>, RegistryError> {
        let turn = self.turns.acquire().await;
        let _turn = turn.map_err(|closed| RegistryError::Internal(closed.to_string()))?;
        // Somebody may have asked the same while this one waited.
        if let Some(answer) = self.answers.get(&key) {
            return Ok(answer);
        }
        let answer = blocking(make).await?;
        self.answers.insert(key, Arc::clone(&answer));
        Ok(answer)
    }

    fn found(&self, question: &Question, featured: &[String]) -> Result<PackagePage, RegistryError> {
        let page = self.catalog.search(&question.query())?;
        let shown = u32::try_from(page.rows.len()).unwrap_or(u32::MAX);
        let end = question.offset.saturating_add(shown);
        let more = shown > 0 && end < page.total;
        Ok(PackagePage {
            items: page
                .rows
                .into_iter()
                .map(|listing| card::card(listing, featured, &question.languages))
                .collect(),
            total: page.total,
            capped: page.capped,
            corrected: page.corrected,
            next: more.then(|| question::cursor(page.revision, end)),
        })
    }

    async fn featured(&self, db: &Db) -> Result<Arc<Vec<String>>, RegistryError> {
        let kept = || self.featured.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, featured)) = kept().as_ref()
            && at.elapsed() < FEATURED_FOR
        {
            return Ok(Arc::clone(featured));
        }
        let read = Arc::new(db.read(|unit| unit.shown_featured()).await?);
        *kept() = Some((Instant::now(), Arc::clone(&read)));
        Ok(read)
    }
}
