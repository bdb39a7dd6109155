//! Where a draft can go: registries one is signed in to, and galleries whose maintainer takes a bundle.

use vitrine_api::ApiError;
use vitrine_api::types::{DraftTarget, DraftWay, Phrase, RegistryPresence};
use vitrine_base::{Said, SourceName, WithArguments as _};
use vitrine_catalog::Source;

use crate::Gallery;
use crate::errors::Explain as _;
use crate::registries::{Reached, token};

/// What a token has to be good for.
const SCOPE: &str = "publish";

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
    /// The sign-in is good for publishing, as far as that is known.
    pub(super) publishes: bool,
}

fn title(source: &Source) -> String {
    source.title.clone().filter(|title| !title.is_empty()).unwrap_or_else(|| source.name.to_string())
}

/// How a draft gets into a gallery, with the desk one is signed in at, and whether there is a registry at all.
fn way(desk: Option<&Desk>, there: bool, title: &str) -> (DraftWay, Said) {
    match desk {
        Some(desk) if desk.publishes => {
            let sentence = format!("Handed in at its registry as {}.", desk.account);
            let phrase = Phrase::new("target.registry").with("account", &desk.account);
            (DraftWay::Registry, Said::new(sentence, phrase))
        }
        Some(_) => {
            let sentence = "This sign-in may not publish. Sign out there and in again, with publishing.";
            (DraftWay::SignIn, Said::new(sentence, Phrase::new("target.may_not_publish")))
        }
        None if there => {
            let sentence = "Its registry takes submissions: sign in there first.";
            (DraftWay::SignIn, Said::new(sentence, Phrase::new("target.sign_in")))
        }
        None => {
            let sentence = format!("A bundle for the maintainer of “{title}”; you send it yourself.");
            (DraftWay::Bundle, Said::new(sentence, Phrase::new("target.bundle").with("title", title)))
        }
    }
}

impl Gallery {
    async fn all_sources(&self) -> Result<Vec<Source>, ApiError> {
        self.blocking(|g| g.inner.catalog.sources().map_err(|e| e.explain())).await
    }

    /// Every gallery whose registry one is signed in to.
    pub(super) async fn desks(&self) -> Result<Vec<Desk>, ApiError> {
        let known = self.blocking(|g| Ok(token::known(&g.inner.home))).await?;
        let mut desks = Vec::new();
        for source in self.all_sources().await? {
            // A folder, or files on a host: nobody answers there.
            let Ok(place) = self.registry_at(source.name.as_str()).await else { continue };
            let Some(known) = known.iter().find(|known| known.address == place.address) else { continue };
            desks.push(Desk {
                source: source.name.to_string(),
                title: title(&source),
                address: place.address,
                account: known.account.clone(),
                publishes: known.scopes.is_empty() || known.scopes.iter().any(|scope| scope == SCOPE),
            });
        }
        Ok(desks)
    }

    /// The desk of one source.
    pub(super) async fn desk(&self, source: &str) -> Result<Desk, ApiError> {
        let desk = self.desks().await?.into_iter().find(|desk| desk.source == source);
        desk.ok_or_else(|| {
            ApiError::new("draft.signed_out", format!("You are not signed in to a registry of “{source}”."))
                .with_action("Sign in there, or write a bundle for its maintainer. The draft is kept.")
        })
    }

    /// The registry of a desk, with whoever is signed in there.
    pub(super) async fn remote_of(&self, desk: &Desk) -> Result<Reached, ApiError> {
        let reached = self.reach(&desk.source).await?;
        if reached.signed_in {
            return Ok(reached);
        }
        Err(ApiError::new(
            "draft.signed_out",
            format!("The sign-in at “{}” cannot be used here any more.", desk.title),
        )
        .with_action("Sign in there again; the draft is kept."))
    }

    /// Every gallery and how a draft gets into it, those that take submissions first.
    pub(crate) async fn targets(&self) -> Result<Vec<DraftTarget>, ApiError> {
        let desks = self.desks().await?;
        let registries = self.registry_rows().await?;
        let target = |source: &Source| {
            let there = registries
                .iter()
                .any(|row| row.source == source.name.as_str() && row.presence == RegistryPresence::There);
            let desk = desks.iter().find(|desk| desk.source == source.name.as_str());
            let title = title(source);
            let (way, said) = way(desk, there, &title);
            DraftTarget {
                source: source.name.to_string(),
                title,
                location: source.location.to_string(),
                way,
                account: desk.map(|desk| desk.account.clone()),
                sentence: said.sentence,
                said: said.phrases,
            }
        };
        let mut targets: Vec<DraftTarget> = self.all_sources().await?.iter().map(target).collect();
        targets.sort_by_key(|target| target.way as u8);
        Ok(targets)
    }

    /// The one registry there is to hand in at; none when there is a choice.
    pub(super) async fn only_target(&self) -> Option<String> {
        match self.desks().await.ok()?.as_slice() {
            [only] => Some(only.source.clone()),
            _ => None,
        }
    }

    /// What a source calls itself.
    pub(crate) fn title_of(&self, source: &str) -> String {
        let name = SourceName::new(source).ok();
        let found = name.and_then(|name| self.inner.catalog.source(&name).ok().flatten());
        found.map_or_else(|| source.to_owned(), |source| title(&source))
    }
}
