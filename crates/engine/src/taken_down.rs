//! What is installed although it was taken down: by the gallery it came from, or known by its bytes to any gallery.

use std::collections::HashMap;

use vitrine_api::ApiError;
use vitrine_api::types::Phrase;
use vitrine_base::{Said, Sha256, WithArguments as _};
use vitrine_catalog::Listing;
use vitrine_library::Installed;

use crate::Gallery;
use crate::errors::Explain as _;

/// Why something installed was taken down.
pub(crate) struct TakenDown {
    /// The reason in the words of its own gallery, which are not the program's to translate; or that another gallery
    /// says so, and why.
    pub(crate) reason: Said,
    /// It does harm.
    pub(crate) malicious: bool,
}

/// The tombstones that name bytes which are installed here.
pub(crate) struct Tombstones(HashMap<Sha256, Vec<Listing>>);

impl Gallery {
    /// The tombstones that name the bytes of these packages.
    pub(crate) fn tombstones_of(&self, installed: &[Installed]) -> Result<Tombstones, ApiError> {
        let digests: Vec<Sha256> = installed.iter().map(|one| one.sha256).collect();
        let mut found: HashMap<Sha256, Vec<Listing>> = HashMap::new();
        for stone in self.inner.catalog.taken_down(&digests).map_err(|e| e.explain())? {
            let named = stone.withdrawn.iter().flat_map(|gone| &gone.digests);
            for digest in named.filter(|digest| digests.contains(digest)) {
                found.entry(*digest).or_default().push(stone.clone());
            }
        }
        Ok(Tombstones(found))
    }
}

impl Tombstones {
    /// Whether this was taken down; `listing` is what its own gallery says of it. That one has the first word; where it
    /// offers the very same bytes, another tombstone counts only if it warns of harm.
    pub(crate) fn word_on(&self, installed: &Installed, listing: Option<&Listing>) -> Option<TakenDown> {
        if let Some(gone) = listing.and_then(|listing| listing.withdrawn.as_ref()) {
            return Some(TakenDown { reason: own_words(&gone.reason), malicious: gone.malicious });
        }
        let is_offered = listing.is_some_and(|listing| offers(listing, &installed.sha256));
        let stones = self.0.get(&installed.sha256).into_iter().flatten();
        let words = stones.filter_map(|stone| Some((stone, stone.withdrawn.as_ref()?)));
        let counts = words.filter(|(_, gone)| gone.malicious || !is_offered);
        let (stone, gone) = counts.max_by_key(|(_, gone)| gone.malicious)?;
        Some(TakenDown { reason: these_bytes(stone, &gone.reason), malicious: gone.malicious })
    }
}

/// What a curator wrote, as it is.
fn own_words(reason: &str) -> Said {
    Said { sentence: reason.to_owned(), phrases: Vec::new() }
}

/// What is said of bytes that were taken down somewhere.
pub(crate) fn these_bytes(stone: &Listing, reason: &str) -> Said {
    let phrase = Phrase::new("blocked.taken_down").with("source", &stone.source).with("reason", reason);
    Said::new(format!("“{}” took these very bytes down: {reason}", stone.source), phrase)
}

fn offers(listing: &Listing, sha256: &Sha256) -> bool {
    listing.versions.iter().any(|v| v.yanked.is_none() && v.sha256.as_ref() == Some(sha256))
}
