//! What is read from the catalogue: listings, details, collections, where bytes are.

use tokio_util::sync::CancellationToken;
use vitrine_base::{PackageId, Sha256, SourceName, Version};
use vitrine_package::listing::Details;
use vitrine_transfer::Client;

use super::{Catalog, Counts};
use crate::database::collections as collection_rows;
use crate::database::rows;
use crate::database::sources as source_rows;
use crate::{
    CatalogError, Collection, CollectionSummary, Facets, Listing, Located, Page, Query, details, manifests,
    sources,
};

impl Catalog {
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

    /// The listings with a version that is exactly these bytes and the tombstones that name them, in the order the sources were added: first all in which
    /// it was taken down or yanked, then some of the others.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn listed_with(&self, sha256: &Sha256) -> Result<Vec<Listing>, CatalogError> {
        let rows = self.database().read(|connection| rows::of_digest(connection, sha256))?;
        Ok(rows.into_iter().map(|row| row.into_listing(self.now())).collect())
    }

    /// The tombstones of any source that name one of these digests, in the order the sources were added. Unlike
    /// [`Self::listed_with`] it looks at nothing but tombstones and may be asked often.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn taken_down(&self, digests: &[Sha256]) -> Result<Vec<Listing>, CatalogError> {
        if digests.is_empty() {
            return Ok(Vec::new());
        }
        let rows = self.database().read(|connection| rows::tombstones_of(connection, digests))?;
        Ok(rows.into_iter().map(|row| row.into_listing(self.now())).collect())
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
}
