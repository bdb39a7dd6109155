//! What a maker writes over what the package says.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use vitrine_package::ContentRating;
use vitrine_package::listing::Texts;

/// What a maker may write over what the package says of itself; `None` leaves it. This is what checks read and a
/// registry keeps, with a rating that is one of a set; the words on the wire (`SubmissionFields`, `ListingFields`) are
/// another room's, which knows nothing of packages.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Fields {
    /// The package's id.
    pub id: Option<String>,
    /// The version.
    pub version: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// One line, at most 120 letters.
    pub summary: Option<String>,
    /// Markdown.
    pub description: Option<String>,
    /// Tags, at most 12.
    pub tags: Option<Vec<String>>,
    /// The content rating.
    pub rating: Option<ContentRating>,
    /// An SPDX expression.
    pub licence: Option<String>,
    /// An https address.
    pub homepage: Option<String>,
    /// What changed, Markdown.
    pub changelog: Option<String>,
    /// It mends a security problem.
    pub security: Option<bool>,
    /// What it runs on, for tools whose programs do not say.
    pub platform: Option<String>,
    /// Name and summary in other languages.
    pub texts: Option<BTreeMap<String, Texts>>,
    /// The description in other languages, Markdown.
    pub descriptions: Option<BTreeMap<String, String>>,
}
