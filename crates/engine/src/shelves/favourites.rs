//! What a person marked, and cards that know it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use vitrine_api::types::{Card, FavouriteRow, SetFavourite};
use vitrine_api::{ApiError, Event};
use vitrine_base::{PackageId, SourceName};
use vitrine_catalog::Listing;
use vitrine_library::{Favourite, Installed, PackageKey};

use crate::errors::Explain as _;
use crate::gallery::{key, reference};
use crate::updates::Decisions;
use crate::{Gallery, browse};

/// Favourites kept: each costs a look-up when the list is shown.
const MOST: usize = 5_000;

/// Makes cards that know what is installed and what is a favourite, as of one moment.
pub(crate) struct Cards {
    installed: Arc<Vec<Installed>>,
    places: HashMap<PackageKey, usize>,
    favourites: HashSet<PackageKey>,
    decisions: Decisions,
    languages: Vec<String>,
}

impl Cards {
    /// The card of a listing.
    pub(crate) fn of(&self, listing: &Listing) -> Card {
        let key = PackageKey { source: listing.source.clone(), id: listing.id.clone() };
        let installed = self.places.get(&key).and_then(|place| self.installed.get(*place));
        Card {
            favourite: self.favourites.contains(&key),
            ..browse::card(listing, installed, &self.decisions, &self.languages)
        }
    }

    /// What is installed of a package.
    pub(crate) fn installed(&self, key: &PackageKey) -> Option<&Installed> {
        self.places.get(key).and_then(|place| self.installed.get(*place))
    }

    /// What is installed.
    pub(crate) fn all_installed(&self) -> &[Installed] {
        &self.installed
    }

    /// What is marked, as the catalogue asks for it.
    pub(crate) fn favourites(&self) -> Vec<(SourceName, PackageId)> {
        self.favourites.iter().map(|key| (key.source.clone(), key.id.clone())).collect()
    }
}

impl Gallery {
    /// What cards have to know now.
    ///
    /// # Errors
    /// When what the person decided cannot be read.
    pub(crate) fn cards(&self) -> Result<Cards, ApiError> {
        let installed = self.installed_now();
        let places = installed.iter().enumerate().map(|(place, i)| (i.key.clone(), place)).collect();
        // Cards without hearts are better than no cards.
        let favourites = self.inner.personal.favourites().unwrap_or_default();
        let favourites = favourites.iter().filter_map(key_of).collect();
        Ok(Cards { installed, places, favourites, decisions: self.decisions()?, languages: self.languages() })
    }

    /// True when a package is marked.
    pub(crate) fn is_favourite(&self, key: &PackageKey) -> bool {
        let all = self.inner.personal.favourites().unwrap_or_default();
        all.iter().any(|row| row.source == key.source.as_str() && row.id == key.id.as_str())
    }

    pub(crate) fn favourite_rows(&self) -> Result<Vec<FavouriteRow>, ApiError> {
        let marked = self.inner.personal.favourites().map_err(|e| e.explain())?;
        let cards = self.cards()?;
        marked
            .iter()
            .filter_map(|row| Some((row, key_of(row)?)))
            .map(|(row, key)| self.row(row, &key, &cards))
            .collect()
    }

    fn row(&self, marked: &Favourite, key: &PackageKey, cards: &Cards) -> Result<FavouriteRow, ApiError> {
        let catalog = &self.inner.catalog;
        let listing = catalog.listing(&key.source, &key.id).map_err(|e| e.explain())?;
        let missing = match &listing {
            Some(_) => None,
            None if catalog.source(&key.source).map_err(|e| e.explain())?.is_none() => {
                Some(format!("The gallery “{}” is not added any more.", key.source))
            }
            None => Some(format!("“{}” does not list it any more.", key.source)),
        };
        let card = listing.as_ref().map(|listing| cards.of(listing));
        Ok(FavouriteRow {
            package: reference(key),
            name: card.as_ref().map_or_else(|| marked.name.clone(), |card| card.name.clone()),
            added: marked.added,
            card,
            missing,
        })
    }

    pub(crate) fn set_favourite_now(&self, wish: &SetFavourite) -> Result<(), ApiError> {
        let key = key(&wish.package)?;
        match wish.favourite {
            true => self.mark(&key, None)?,
            false => self.inner.personal.remove_favourite(&key).map_err(|e| e.explain())?,
        }
        self.favourites_changed();
        Ok(())
    }

    /// Marks a package under the name it has here, or else the one that is known of it.
    pub(crate) fn mark(&self, key: &PackageKey, known_as: Option<&str>) -> Result<(), ApiError> {
        if self.is_favourite(key) {
            return Ok(());
        }
        let personal = &self.inner.personal;
        if personal.favourites().map_err(|e| e.explain())?.len() >= MOST {
            return Err(ApiError::new("shelves.favourites", format!("There are {MOST} favourites already."))
                .with_action("Take the heart off some of them first."));
        }
        let listing = self.inner.catalog.listing(&key.source, &key.id).map_err(|e| e.explain())?;
        let installed = self.installed_now();
        let installed = installed.iter().find(|i| i.key == *key).map(|i| i.name.clone());
        let name = listing.map(|listing| listing.name).or(installed);
        let name = name.or_else(|| known_as.map(str::to_owned)).unwrap_or_else(|| key.id.to_string());
        personal.add_favourite(key, &name, self.inner.clock.now()).map_err(|e| e.explain())
    }

    /// Tells everybody what is marked now.
    pub(crate) fn favourites_changed(&self) {
        let marked = self.inner.personal.favourites().unwrap_or_default();
        let packages = marked.iter().filter_map(key_of).map(|key| reference(&key)).collect();
        let _ = self.inner.events.send(Event::Favourites { packages });
    }
}

/// A row somebody else wrote into is skipped.
pub(crate) fn key_of(row: &Favourite) -> Option<PackageKey> {
    let (source, id) = (SourceName::new(row.source.as_str()).ok()?, PackageId::new(row.id.as_str()).ok()?);
    Some(PackageKey { source, id })
}
