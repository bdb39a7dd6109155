//! The editorial front of Explore. It is the first thing painted, so it asks the catalogue on disk and nobody else.

use std::collections::HashSet;

use vitrine_api::ApiError;
use vitrine_api::types::{Card, CollectionRow, Front, PackageRef};
use vitrine_catalog::{Collection, CollectionSummary, FEATURED, Listing, Query, Sort};
use vitrine_package::ContentRating;

use super::Cards;
use crate::Gallery;
use crate::errors::Explain as _;

/// Cards of one shelf: what a row shows in two or three screens; the whole list is one press away.
const SHELF: usize = 12;

/// Fewer than this are no shelf: the grid below shows them as well.
const FEWEST: usize = 3;

/// Collections on the front.
const COLLECTIONS: usize = 60;

/// Packages of one gallery's front page that are looked at for a card.
const LOOKS: usize = 60;

impl Gallery {
    pub(crate) fn front_now(&self) -> Result<Front, ApiError> {
        let catalog = &self.inner.catalog;
        let allow_mature = self.inner.settings.get().allow_mature;
        let revision = catalog.revision();
        let cards = self.cards()?;
        let featured = self.featured(&cards, allow_mature)?;
        let taken: HashSet<PackageRef> = featured.iter().map(|card| card.package.clone()).collect();
        let shelf = |sort| self.shelf(sort, &cards, &taken, allow_mature);
        let collections = catalog.collection_summaries(allow_mature, COLLECTIONS).map_err(|e| e.explain())?;
        Ok(Front {
            newest: shelf(Sort::Newest)?,
            popular: shelf(Sort::Downloads)?,
            top_rated: shelf(Sort::TopRated)?,
            collections: collections.into_iter().map(row).collect(),
            featured,
            revision,
        })
    }

    /// What the galleries put forward: one of each gallery in turn, so that none fills the front alone.
    fn featured(&self, cards: &Cards, allow_mature: bool) -> Result<Vec<Card>, ApiError> {
        let lists = self.inner.catalog.collections().map_err(|e| e.explain())?;
        let mut lists: Vec<_> = lists
            .into_iter()
            .filter(|list| list.id.as_str() == FEATURED)
            .map(|Collection { source, packages, .. }| (source, packages.into_iter().take(LOOKS)))
            .collect();
        let mut featured = Vec::new();
        while !lists.is_empty() && featured.len() < SHELF {
            let mut left = Vec::new();
            for (source, mut packages) in lists {
                let Some(id) = packages.next() else { continue };
                let listing = self.inner.catalog.listing(&source, &id).map_err(|e| e.explain())?;
                featured.extend(listing.filter(|l| is_shown(l, allow_mature)).map(|l| cards.of(&l)));
                left.push((source, packages));
            }
            lists = left;
        }
        featured.truncate(SHELF);
        Ok(featured)
    }

    fn shelf(
        &self,
        sort: Sort,
        cards: &Cards,
        taken: &HashSet<PackageRef>,
        allow_mature: bool,
    ) -> Result<Vec<Card>, ApiError> {
        let limit = u32::try_from(SHELF + taken.len()).unwrap_or(u32::MAX);
        let query = Query { sort, allow_mature, limit, ..Query::default() };
        let page = self.inner.catalog.search(&query).map_err(|e| e.explain())?;
        let belongs = |listing: &&Listing| match sort {
            Sort::Newest => listing.latest().is_some_and(|version| version.released.is_some()),
            Sort::Downloads => listing.downloads.is_some_and(|downloads| downloads > 0),
            Sort::TopRated => listing.stars.is_some(),
            _ => true,
        };
        let listings = page.rows.iter().filter(belongs).map(|listing| cards.of(listing));
        let shelf: Vec<Card> = listings.filter(|card| !taken.contains(&card.package)).take(SHELF).collect();
        Ok(if shelf.len() < FEWEST { Vec::new() } else { shelf })
    }
}

/// True for what may be put before a person who did not ask for it.
pub(super) fn is_shown(listing: &Listing, allow_mature: bool) -> bool {
    let is_offered = listing.latest().is_some_and(|version| version.yanked.is_none());
    listing.withdrawn.is_none() && is_offered && (allow_mature || listing.rating == ContentRating::Everyone)
}

fn row(summary: CollectionSummary) -> CollectionRow {
    CollectionRow {
        source: summary.source.to_string(),
        id: summary.id.to_string(),
        title: summary.title,
        description: summary.description,
        count: summary.count,
        pictures: summary.pictures,
    }
}
