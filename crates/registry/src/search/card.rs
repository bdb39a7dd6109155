//! A listing of the catalogue as a card of the API.

use vitrine_api::registry::{CardStars, PackageCard};
use vitrine_api::types as api;
use vitrine_catalog::Listing;
use vitrine_package::language::nearest;
use vitrine_package::{ContentRating, Kind};

/// A kind on the wire.
pub fn kind_word(kind: Kind) -> api::Kind {
    match kind {
        Kind::Persona => api::Kind::Persona,
        Kind::Worker => api::Kind::Worker,
        Kind::Tool => api::Kind::Tool,
        Kind::Theme => api::Kind::Theme,
        Kind::Flatpak => api::Kind::Flatpak,
    }
}

/// A content rating on the wire.
pub fn rating_word(rating: ContentRating) -> api::Rating {
    match rating {
        ContentRating::Everyone => api::Rating::Everyone,
        ContentRating::Mature => api::Rating::Mature,
        ContentRating::Adult => api::Rating::Adult,
    }
}

/// The path of a picture as an address from the root of the registry.
pub(crate) fn picture_address(path: &str) -> String {
    format!("/{}", path.trim_start_matches('/'))
}

/// The card of a listing, in the first of these languages something is said in.
pub(super) fn card(listing: Listing, featured: &[String], languages: &[String]) -> PackageCard {
    let name = nearest(&listing.texts, languages, |said| said.name.as_deref()).map(str::to_owned);
    let summary = nearest(&listing.texts, languages, |said| said.summary.as_deref()).map(str::to_owned);
    let latest = listing.latest();
    // What fits the server's own computer says nothing about the visitor's.
    let size = latest.and_then(|v| v.platforms.iter().find_map(|platform| platform.size).or(v.size));
    PackageCard {
        version: latest.map(|version| version.version.to_string()),
        size,
        updated: latest.and_then(|version| version.released),
        featured: featured.iter().any(|id| id == listing.id.as_str()),
        id: listing.id.to_string(),
        kind: kind_word(listing.kind),
        name: name.unwrap_or(listing.name),
        maker: listing.maker,
        summary: summary.unwrap_or(listing.summary),
        downloads: listing.downloads.unwrap_or(0),
        rating: rating_word(listing.rating),
        tags: listing.tags,
        picture: listing.picture_at.as_deref().map(picture_address),
        stars: listing.stars.filter(|stars| stars.count > 0).map(|stars| CardStars {
            score: stars.score,
            average: stars.average,
            count: stars.count,
        }),
    }
}
