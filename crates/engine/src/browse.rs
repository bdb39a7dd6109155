//! Explore: pages of cards, and what one can filter by.

use vitrine_api::ApiError;
use vitrine_api::types::{
    BrowsePage, BrowseQuery, Card, FacetCount, FacetQuery, Facets, InstallState, KindCount, PackageRef, Sort,
};
use vitrine_base::SourceName;
use vitrine_catalog::{Listing, Query, Sort as Order};
use vitrine_library::Installed;

use crate::errors::Explain as _;
use crate::updates::Decisions;
use crate::{Gallery, convert, language, said, trusting};

/// Rows of one page: enough for the tallest screen, little enough for one frame of the window.
const MAX_ROWS: u32 = 50;

impl Gallery {
    pub(crate) fn browse_now(&self, query: BrowseQuery) -> Result<BrowsePage, ApiError> {
        let known = self.cards()?;
        let exclude = if query.hide_installed {
            known.all_installed().iter().map(|i| (i.key.source.clone(), i.key.id.clone())).collect()
        } else {
            Vec::new()
        };
        let page = self
            .inner
            .catalog
            .search(&Query {
                text: query.text,
                kinds: query.kinds.into_iter().map(convert::inner_kind).collect(),
                tags: query.tags,
                // A source that was removed a moment ago simply has no rows.
                sources: query.sources.into_iter().filter_map(|name| SourceName::new(name).ok()).collect(),
                ratings: query.ratings.into_iter().map(convert::inner_rating).collect(),
                allow_mature: query.include_mature || self.inner.settings.get().allow_mature,
                exclude,
                only: query.favourites.then(|| known.favourites()),
                sort: order(query.sort),
                offset: query.offset,
                limit: query.limit.clamp(1, MAX_ROWS),
            })
            .map_err(|e| e.explain())?;
        let cards = page.rows.iter().map(|listing| known.of(listing)).collect();
        Ok(BrowsePage {
            cards,
            total: page.total,
            total_is_capped: page.capped,
            corrected: page.corrected,
            revision: page.revision,
        })
    }

    pub(crate) fn facets_now(&self, query: &FacetQuery) -> Result<Facets, ApiError> {
        let allow_mature = self.inner.settings.get().allow_mature;
        let facets = self.inner.catalog.facets(&query.tag_prefix, allow_mature).map_err(|e| e.explain())?;
        let count = |(value, count): (String, u32)| FacetCount { value, count };
        Ok(Facets {
            tags: facets.tags.into_iter().map(count).collect(),
            kinds: facets
                .kinds
                .into_iter()
                .map(|(kind, count)| KindCount { value: convert::kind(kind), count })
                .collect(),
            sources: facets.sources.into_iter().map(|(name, n)| count((name.to_string(), n))).collect(),
        })
    }
}

fn order(sort: Sort) -> Order {
    match sort {
        Sort::Relevance => Order::Relevance,
        Sort::Name => Order::Name,
        Sort::Newest => Order::Newest,
        Sort::Downloads => Order::Downloads,
        Sort::Size => Order::Size,
        Sort::TopRated => Order::TopRated,
    }
}

/// A listing as a card, with where it stands in the library. [`crate::shelves::Cards`] knows about favourites too.
pub(crate) fn card(
    listing: &Listing,
    installed: Option<&Installed>,
    decisions: &Decisions,
    languages: &[String],
) -> Card {
    let latest = listing.latest();
    let (blocked, blocked_said) = said::apart(trusting::blocked(listing));
    Card {
        package: PackageRef { source: listing.source.to_string(), id: listing.id.to_string() },
        kind: convert::kind(listing.kind),
        name: language::name(listing, languages),
        maker: listing.maker.clone(),
        summary: language::summary(listing, languages),
        version: latest.map(|v| v.version.to_string()).unwrap_or_default(),
        size: latest.and_then(|v| v.size),
        downloads: listing.downloads,
        updated: latest.and_then(|v| v.released),
        rating: convert::rating(listing.rating),
        tags: listing.tags.clone(),
        picture: listing.picture.clone(),
        trust: convert::trust(listing.trust),
        provisional: listing.provisional,
        blocked,
        blocked_said,
        state: state(listing, installed, decisions),
        favourite: false,
    }
}

fn state(listing: &Listing, installed: Option<&Installed>, decisions: &Decisions) -> InstallState {
    let Some(installed) = installed else { return InstallState::Available };
    let version = installed.version.to_string();
    if let Some(withdrawn) = &listing.withdrawn {
        return InstallState::Withdrawn { version, reason: withdrawn.reason.clone() };
    }
    let offer = decisions.offer(listing, installed);
    match offer.filter(|offer| decisions.held(installed, *offer).is_none()) {
        None => InstallState::Installed { version },
        Some(offer) => InstallState::Update { version, republished: offer.republished },
    }
}
