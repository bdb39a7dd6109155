//! Questions to the catalogue and their answers.

use vitrine_base::{PackageId, SourceName};
use vitrine_package::{ContentRating, Kind};

use crate::Listing;

/// The most rows one page holds.
pub(crate) const PAGE_ROWS: u32 = 50;

/// The order of a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best match first; without words, the most popular first.
    #[default]
    Relevance,
    /// By name.
    Name,
    /// Newest first; listings without a date last.
    Newest,
    /// Most downloaded first.
    Downloads,
    /// Smallest first; listings without a size last.
    Size,
    /// Best rated first, by the score of the stars; listings nobody rated last.
    TopRated,
    /// The package that came last first, by its first version; listings without a date last.
    Added,
}

/// A question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Query {
    /// What the person typed; empty for everything.
    pub text: String,
    /// Only these kinds; empty for all.
    pub kinds: Vec<Kind>,
    /// Only listings with all of these tags (letter case does not matter).
    pub tags: Vec<String>,
    /// Only these sources; empty for all.
    pub sources: Vec<SourceName>,
    /// Only these content ratings; empty for all that are allowed.
    pub ratings: Vec<ContentRating>,
    /// Mature and adult content may be shown.
    pub allow_mature: bool,
    /// Leave these out (what is installed).
    pub exclude: Vec<(SourceName, PackageId)>,
    /// Only these (a person's favourites); `None` for all.
    pub only: Option<Vec<(SourceName, PackageId)>>,
    /// The order.
    pub sort: Sort,
    /// Rows to skip.
    pub offset: u32,
    /// Rows wanted; more than 50 count as 50.
    pub limit: u32,
}

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The listings, in order.
    pub rows: Vec<Listing>,
    /// How many there are in all; a lower bound when `capped`.
    pub total: u32,
    /// True when looking for more matches stopped at the cap.
    pub capped: bool,
    /// The words really used, when a typo was mended.
    pub corrected: Option<String>,
    /// The revision of the catalogue this page was read at; pages of two revisions do not line up.
    pub revision: u64,
}

/// What can be filtered by, most frequent first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// Tags, at most 50.
    pub tags: Vec<(String, u32)>,
    /// Kinds.
    pub kinds: Vec<(Kind, u32)>,
    /// Sources, in the order they were added.
    pub sources: Vec<(SourceName, u32)>,
}
