//! Explore: queries, pages and cards.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Phrase;

/// One package of one source.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PackageRef {
    /// The name of the source.
    pub source: String,
    /// The id of the package in that source.
    pub id: String,
}

/// What a package is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// An AI persona.
    Persona,
    /// An AI worker.
    Worker,
    /// A command-line tool.
    Tool,
    /// A site theme.
    Theme,
    /// A Flatpak application.
    Flatpak,
}

/// How a listing is rated by its maker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum Rating {
    /// For everyone.
    Everyone,
    /// Mature content.
    Mature,
    /// Adults only.
    Adult,
}

/// How far a version can be trusted; a fact, not a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Trust {
    /// Valid, current signed metadata.
    Signed,
    /// Signed once, but no longer current: to be looked at, not to be installed.
    Stale,
    /// The registry lists a digest.
    Listed,
    /// No digest: nothing to check the bytes against.
    Unverified,
}

/// The order of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Sort {
    /// Best match first; without words, the most popular first.
    #[default]
    Relevance,
    /// By name.
    Name,
    /// Newest first.
    Newest,
    /// Most downloaded first.
    Downloads,
    /// Smallest first.
    Size,
    /// Best rated first.
    TopRated,
}

/// A question to the catalogue. Mature listings are left out unless the settings allow them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct BrowseQuery {
    /// What the person typed; empty for everything.
    pub text: String,
    /// Only these kinds; empty for all.
    pub kinds: Vec<Kind>,
    /// Only listings with all of these tags.
    pub tags: Vec<String>,
    /// Only these sources; empty for all.
    pub sources: Vec<String>,
    /// Only these content ratings; empty for all that the settings allow.
    pub ratings: Vec<Rating>,
    /// Show mature and adult listings whatever the settings say: the person asked for them in so many words.
    pub include_mature: bool,
    /// Leave out what is installed.
    pub hide_installed: bool,
    /// Only what the person marked as a favourite.
    pub favourites: bool,
    /// The order.
    pub sort: Sort,
    /// Rows to skip.
    pub offset: u32,
    /// Rows wanted, 1 to 50.
    pub limit: u32,
}

/// One page of cards.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BrowsePage {
    /// The cards, in order.
    pub cards: Vec<Card>,
    /// How many there are in all (a lower bound when `total_is_capped`).
    pub total: u32,
    /// True when counting stopped at the cap.
    pub total_is_capped: bool,
    /// The words the search really used, when it mended a typo.
    pub corrected: Option<String>,
    /// The catalogue's revision this page was read at.
    pub revision: u64,
}

/// One listing as a card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Card {
    /// Which package.
    pub package: PackageRef,
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Who made it; empty when the source does not say.
    pub maker: String,
    /// One line.
    pub summary: String,
    /// The latest version.
    pub version: String,
    /// Size of the latest version's artifact, when known.
    pub size: Option<u64>,
    /// Downloads, when the source counts them.
    pub downloads: Option<u64>,
    /// When the latest version came out, when known.
    pub updated: Option<i64>,
    /// The maker's content rating.
    pub rating: Rating,
    /// Tags.
    pub tags: Vec<String>,
    /// What to ask the picture protocol for; none when there is no picture. Changes with the picture.
    pub picture: Option<String>,
    /// How far the latest version can be trusted.
    pub trust: Trust,
    /// Signed, but by a gallery whose root key is one single key that never had its ceremony.
    pub provisional: bool,
    /// Why it cannot be installed here and now (no file for this computer, signatures out of date), in a sentence.
    pub blocked: Option<String>,
    /// The same for the window.
    pub blocked_said: Vec<Phrase>,
    /// Whether it is installed.
    pub state: InstallState,
    /// The person marked it as a favourite.
    #[serde(default)]
    pub favourite: bool,
}

/// Where a package stands in the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum InstallState {
    /// Not installed.
    Available,
    /// Installed and current.
    Installed {
        /// The installed version.
        version: String,
    },
    /// Installed, and the source has something newer.
    Update {
        /// The installed version.
        version: String,
        /// True when the source has other bytes under the same version number.
        republished: bool,
    },
    /// Withdrawn or yanked by its source while installed.
    Withdrawn {
        /// The installed version.
        version: String,
        /// The public reason.
        reason: String,
    },
}

/// A question for filter values.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct FacetQuery {
    /// Only tags that start with this.
    pub tag_prefix: String,
}

/// What can be filtered by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Facets {
    /// The most frequent tags, at most 50.
    pub tags: Vec<FacetCount>,
    /// Kinds that occur.
    pub kinds: Vec<KindCount>,
    /// Sources.
    pub sources: Vec<FacetCount>,
}

/// A filter value with the number of listings it leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FacetCount {
    /// The value.
    pub value: String,
    /// Listings.
    pub count: u32,
}

/// A kind with its number of listings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KindCount {
    /// The kind.
    pub value: Kind,
    /// Listings.
    pub count: u32,
}
