//! One collection with its packages.

use vitrine_api::ApiError;
use vitrine_api::types::{CollectionPage, CollectionRef, CollectionRow, PackageRef};

use super::front::is_shown;
use crate::Gallery;
use crate::errors::Explain as _;
use crate::gallery::key;

/// Pictures that stand for a collection.
const PICTURES: usize = 4;

impl Gallery {
    pub(crate) fn collection_now(&self, wanted: &CollectionRef) -> Result<CollectionPage, ApiError> {
        let catalog = &self.inner.catalog;
        let named = key(&PackageRef { source: wanted.source.clone(), id: wanted.id.clone() });
        let named = named.map_err(|_| no_such(wanted))?;
        let source =
            catalog.source(&named.source).map_err(|e| e.explain())?.ok_or_else(|| no_such(wanted))?;
        let list = catalog.collection(&named.source, &named.id).map_err(|e| e.explain())?;
        let list = list.ok_or_else(|| no_such(wanted))?;
        let allow_mature = self.inner.settings.get().allow_mature;
        let (cards, mut shown, mut unlisted, mut hidden) = (self.cards()?, Vec::new(), 0, 0);
        for id in &list.packages {
            match catalog.listing(&list.source, id).map_err(|e| e.explain())? {
                Some(listing) if is_shown(&listing, allow_mature) => shown.push(cards.of(&listing)),
                Some(listing) if is_shown(&listing, true) => hidden += 1,
                Some(_) | None => unlisted += 1,
            }
        }
        let pictures = shown.iter().filter_map(|card| card.picture.clone()).take(PICTURES).collect();
        Ok(CollectionPage {
            collection: CollectionRow {
                source: wanted.source.clone(),
                id: wanted.id.clone(),
                title: list.title,
                description: list.description,
                count: u32::try_from(shown.len()).unwrap_or(u32::MAX),
                pictures,
            },
            source_title: source.title,
            cards: shown,
            unlisted,
            hidden,
        })
    }
}

fn no_such(wanted: &CollectionRef) -> ApiError {
    let sentence = format!("“{}” has no collection “{}” any more.", wanted.source, wanted.id);
    ApiError::new("shelves.no_collection", sentence).with_action("Look at the other collections in Explore.")
}
