//! Where a draft can go: registries one is signed in to, and galleries whose maintainer takes a bundle.

use vitrine_api::ApiError;
use vitrine_api::types::{DraftTarget, DraftWay};
use vitrine_base::SourceName;
use vitrine_catalog::Source;
use vitrine_transfer::Location;

use crate::Gallery;
use crate::errors::Explain as _;
use crate::registries::token;

/// A gallery whose registry takes submissions from here.
#[derive(Debug, Clone)]
pub(super) struct Desk {
    /// The source's name.
    pub(super) source: String,
    /// What the gallery calls itself.
    pub(super) title: String,
    /// The registry's address, as tokens are kept for it.
    pub(super) address: String,
    /// The account.
    pub(super) account: String,
}

/// The address of the registry a source would be of.
fn registry_address(source: &Source) -> Option<String> {
    let Location::Web(url) = &source.location else { return None };
    let text = url.to_string();
    token::address_of(text.strip_suffix("vitrine.json").unwrap_or(&text))
}

fn title(source: &Source) -> String {
    source.title.clone().filter(|title| !title.is_empty()).unwrap_or_else(|| source.name.to_string())
}

impl Gallery {
    /// Every gallery whose registry one is signed in to.
    pub(super) fn desks(&self) -> Result<Vec<Desk>, ApiError> {
        let known = token::known(&self.inner.home);
        let sources = self.inner.catalog.sources().map_err(|e| e.explain())?;
        let desk = |source: &Source| {
            let address = registry_address(source)?;
            let (address, account) = known.iter().find(|(known, _)| *known == address)?.clone();
            Some(Desk { source: source.name.to_string(), title: title(source), address, account })
        };
        Ok(sources.iter().filter_map(desk).collect())
    }

    /// The desk of one source.
    pub(super) fn desk(&self, source: &str) -> Result<Desk, ApiError> {
        let desk = self.desks()?.into_iter().find(|desk| desk.source == source);
        desk.ok_or_else(|| {
            ApiError::new("draft.signed_out", format!("You are not signed in to a registry of “{source}”."))
                .with_action("Sign in there, or write a bundle for its maintainer. The draft is kept.")
        })
    }

    pub(crate) fn targets(&self) -> Result<Vec<DraftTarget>, ApiError> {
        let desks = self.desks()?;
        let sources = self.inner.catalog.sources().map_err(|e| e.explain())?;
        let target = |source: &Source| {
            let desk = desks.iter().find(|desk| desk.source == source.name.as_str());
            let title = title(source);
            let sentence = match desk {
                Some(desk) => format!("Handed in at its registry as {}.", desk.account),
                None => format!("A bundle for the maintainer of “{title}”; you send it yourself."),
            };
            DraftTarget {
                source: source.name.to_string(),
                title,
                location: source.location.to_string(),
                way: if desk.is_some() { DraftWay::Registry } else { DraftWay::Bundle },
                account: desk.map(|desk| desk.account.clone()),
                sentence,
            }
        };
        let mut targets: Vec<DraftTarget> = sources.iter().map(target).collect();
        targets.sort_by_key(|target| target.way != DraftWay::Registry);
        Ok(targets)
    }

    /// The one registry there is to hand in at; none when there is a choice.
    pub(super) fn only_target(&self) -> Option<String> {
        match self.desks().ok()?.as_slice() {
            [only] => Some(only.source.clone()),
            _ => None,
        }
    }

    /// What a source calls itself.
    pub(super) fn title_of(&self, source: &str) -> String {
        let name = SourceName::new(source).ok();
        let found = name.and_then(|name| self.inner.catalog.source(&name).ok().flatten());
        found.map_or_else(|| source.to_owned(), |source| title(&source))
    }
}
