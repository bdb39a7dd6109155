//! What was read in a package ([`Found`]), and what a listing will say of it ([`Listed`]).

use std::collections::BTreeMap;
use std::ops::Deref;

use serde::{Deserialize, Serialize};
use vitrine_base::Sha256;
use vitrine_package::listing::Texts;
use vitrine_package::{ContentRating, Inspection};

use super::Fields;

/// What a package says of itself and holds, as the worker read it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// As it was inspected.
    #[serde(flatten)]
    pub inspection: Inspection,
    /// [`vitrine_package::content_root`] of its members.
    pub content: Sha256,
}

impl From<Inspection> for Found {
    fn from(inspection: Inspection) -> Self {
        Self { content: inspection.content_root(), inspection }
    }
}

impl Deref for Found {
    type Target = Inspection;

    fn deref(&self) -> &Inspection {
        &self.inspection
    }
}

/// What a listing will say: the maker's fields over what the package says, over what is published.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// One line.
    pub summary: String,
    /// Markdown.
    pub description: String,
    /// Who made it.
    pub maker: String,
    /// Tags.
    pub tags: Vec<String>,
    /// The content rating.
    pub rating: ContentRating,
    /// An SPDX expression, as written.
    pub licence: Option<String>,
    /// The maker's page.
    pub homepage: Option<String>,
    /// What changed.
    pub changelog: String,
    /// Name and summary in other languages, where something is said of them.
    pub texts: Option<BTreeMap<String, Texts>>,
    /// The description in other languages, Markdown, where something is said of them.
    pub descriptions: Option<BTreeMap<String, String>>,
}

fn written(text: Option<&String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Puts the three together. A package that names no licence keeps the one it is `published` under.
pub fn listed(fields: &Fields, found: &Found, published: Option<String>) -> Listed {
    Listed {
        name: written(fields.name.as_ref()).unwrap_or_else(|| found.name.clone()),
        summary: written(fields.summary.as_ref()).unwrap_or_else(|| found.summary.clone()),
        description: written(fields.description.as_ref()).unwrap_or_else(|| found.description.clone()),
        maker: found.maker.clone(),
        tags: fields.tags.clone().unwrap_or_else(|| found.tags.clone()),
        // A maker may say it is for fewer people than the package does, never for more.
        rating: fields.rating.unwrap_or_default().max(found.rating),
        licence: written(fields.licence.as_ref()).or_else(|| written(found.licence.as_ref())).or(published),
        homepage: written(fields.homepage.as_ref()).or_else(|| found.homepage.clone()),
        changelog: written(fields.changelog.as_ref()).unwrap_or_else(|| found.changelog.clone()),
        texts: fields.texts.clone(),
        descriptions: fields.descriptions.clone(),
    }
}
