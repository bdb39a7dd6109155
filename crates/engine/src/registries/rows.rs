//! The galleries and their registries as the window shows them.

use std::collections::HashMap;

use vitrine_api::types::{RegistryAccount, RegistryPresence, RegistryRow, TokenPlace};
use vitrine_api::{ApiError, Event};
use vitrine_catalog::Source;
use vitrine_transfer::Location;

use super::lock;
use super::presence::{Place, place_of};
use super::remote::is_safe;
use super::token::{self, Kept, Known};
use crate::Gallery;
use crate::errors::Explain as _;

/// Sources whose registry has to be asked once more, with where it would be.
type Unasked = Vec<(String, Place)>;

impl Gallery {
    /// Every gallery with its registry. Those that were not asked lately are asked in the background.
    pub(crate) async fn registry_rows(&self) -> Result<Vec<RegistryRow>, ApiError> {
        let (rows, stale) = self.blocking(Self::rows_now).await?;
        for (name, place) in stale {
            self.look_for_registry(name, place);
        }
        Ok(rows)
    }

    /// Tells everybody how registries are now.
    pub(crate) async fn registries_changed(&self) {
        if let Ok((registries, _)) = self.blocking(Self::rows_now).await {
            let _ = self.inner.events.send(Event::Registries { registries });
        }
    }

    fn rows_now(&self) -> Result<(Vec<RegistryRow>, Unasked), ApiError> {
        let known: HashMap<String, Known> =
            token::known(&self.inner.home).into_iter().map(|known| (known.address.clone(), known)).collect();
        let sources = self.inner.catalog.sources().map_err(|e| e.explain())?;
        let (mut stale, news) = (Vec::new(), self.submission_news());
        let mut rows: Vec<RegistryRow> =
            sources.iter().map(|source| self.registry_row(source, &known, &mut stale)).collect();
        for row in rows.iter_mut().filter(|row| row.account.is_some()) {
            row.submission_news = news.get(&row.source).copied().unwrap_or_default();
        }
        Ok((rows, stale))
    }

    fn registry_row(
        &self,
        source: &Source,
        known: &HashMap<String, Known>,
        stale: &mut Vec<(String, Place)>,
    ) -> RegistryRow {
        let name = source.name.to_string();
        let mut row = RegistryRow {
            source: name.clone(),
            title: source.title.clone().unwrap_or_else(|| name.clone()),
            presence: RegistryPresence::Absent,
            address: None,
            safe: false,
            device_ratings: false,
            account: None,
            submission_news: 0,
            signing_in: None,
            signed_out: None,
        };
        let Some(place) = place_of(source) else {
            if matches!(source.location, Location::File(_)) {
                row.presence = RegistryPresence::Folder;
            }
            return row;
        };
        let (heard, is_stale) = self.heard_of(&name, &place);
        if is_stale {
            stale.push((name.clone(), place.clone()));
        }
        let Some(about) = heard.as_ref().and_then(|heard| heard.there.clone()) else {
            if !heard.is_some_and(|heard| heard.reached) {
                row.presence = RegistryPresence::Unknown;
            }
            return row;
        };
        row.presence = RegistryPresence::There;
        row.title = about.title;
        row.device_ratings = about.device_ratings;
        row.safe = is_safe(&place.base);
        row.account = known.get(&place.address).filter(|_| row.safe).map(account);
        let registries = &self.inner.registries;
        row.signing_in = lock(&registries.signing).get(&name).map(|signing| signing.shown.clone());
        if row.account.is_none() {
            row.signed_out = lock(&registries.ended).get(&place.address).cloned();
        }
        row.address = Some(place.address);
        row
    }
}

fn account(known: &Known) -> RegistryAccount {
    let (kept, file) = match &known.kept {
        Kept::File(path) => (TokenPlace::File, Some(path.display().to_string())),
        Kept::Keyring | Kept::Environment => (TokenPlace::Keyring, None),
    };
    RegistryAccount { handle: known.account.clone(), scopes: known.scopes.clone(), kept, file }
}
