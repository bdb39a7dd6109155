//! What is said of one version, and its files: one for everybody, or one per platform.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use vitrine_base::Sha256;
use vitrine_package::listing::FileRef;
use vitrine_package::{ContentRating, Inspection, Kind};

/// What a version says of its package, and what was made of it: all an entry needs when this version is the one a
/// newcomer gets. A registry keeps it with the version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Facts {
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Who made it; may be empty.
    pub maker: String,
    /// One line; may be empty.
    pub summary: String,
    /// Markdown.
    pub description: String,
    /// Tags, in the maker's order.
    pub tags: Vec<String>,
    /// The content rating.
    pub rating: ContentRating,
    /// An SPDX expression.
    pub licence: Option<String>,
    /// The maker's page, https.
    pub homepage: Option<String>,
    /// The preview in the gallery.
    pub picture: Option<FileRef>,
    /// HomePilot's class of a persona.
    pub class_id: String,
    /// The commands a tool brings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub commands: Vec<String>,
    /// What was said over the package's own words, so that its files can be made again.
    #[serde(default)]
    pub overrides: Overrides,
    /// The name of the file it came in: its ending is that of the file in the gallery.
    #[serde(default)]
    pub file: String,
}

/// What is said of a version over what the package says of itself; `None` leaves that.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Overrides {
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Who made it; only what was taken over from elsewhere is said to be somebody's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maker: Option<String>,
    /// One line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Tags.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<String>>,
    /// The content rating.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rating: Option<ContentRating>,
    /// An SPDX expression.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// The maker's page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub homepage: Option<String>,
    /// What changed, Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changelog: Option<String>,
    /// HomePilot's class of a persona; only what was taken over from elsewhere has another than its card.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class_id: Option<String>,
}

impl Overrides {
    /// The inspection with these words in it.
    pub(crate) fn apply(&self, inspection: &mut Inspection) {
        fn set<T: Clone>(said: &Option<T>, at: &mut T) {
            if let Some(said) = said {
                at.clone_from(said);
            }
        }
        set(&self.name, &mut inspection.name);
        set(&self.maker, &mut inspection.maker);
        set(&self.summary, &mut inspection.summary);
        set(&self.description, &mut inspection.description);
        set(&self.tags, &mut inspection.tags);
        set(&self.rating, &mut inspection.rating);
        set(&self.changelog, &mut inspection.changelog);
        if self.licence.is_some() {
            inspection.licence.clone_from(&self.licence);
        }
        if self.homepage.is_some() {
            inspection.homepage.clone_from(&self.homepage);
        }
    }

    /// The package's own card with these words in it: HomePilot's pages believe the card.
    pub(crate) fn apply_to_card(&self, card: &mut Map<String, Value>) {
        let mut set = |key: &str, value: Option<Value>| {
            if let Some(value) = value {
                card.insert(key.into(), value);
            }
        };
        set("name", self.name.clone().map(Value::from));
        set("short", self.summary.clone().map(Value::from));
        set("tags", self.tags.clone().map(Value::from));
        set("class_id", self.class_id.clone().map(Value::from));
        let rating = |rating: ContentRating| if rating == ContentRating::Everyone { "sfw" } else { "nsfw" };
        set("content_rating", self.rating.map(|said| rating(said).into()));
    }
}

/// One version on the shelf.
pub(crate) struct Release {
    pub(crate) file: String,
    pub(crate) inspection: Inspection,
    pub(crate) sha256: Sha256,
    pub(crate) size: u64,
    /// Path of the package file below the gallery.
    pub(crate) path: String,
    pub(crate) picture: Option<FileRef>,
    pub(crate) card: Map<String, Value>,
    /// What its first file runs on, as listings say it.
    pub(crate) platform: String,
    /// The files of other platforms.
    pub(crate) others: Vec<Build>,
}

/// The file of one platform of a version.
#[derive(Clone)]
pub(crate) struct Build {
    pub(crate) file: String,
    pub(crate) platform: String,
    pub(crate) sha256: Sha256,
    pub(crate) size: u64,
    pub(crate) path: String,
    pub(crate) content: Sha256,
}

impl Release {
    /// What it says of its package.
    pub(crate) fn facts(&self) -> Facts {
        let inspection = &self.inspection;
        Facts {
            kind: inspection.kind,
            name: inspection.name.clone(),
            maker: inspection.maker.clone(),
            summary: inspection.summary.clone(),
            description: inspection.description.clone(),
            tags: inspection.tags.clone(),
            rating: inspection.rating,
            licence: inspection.licence.clone(),
            homepage: inspection.homepage.clone(),
            picture: self.picture.clone(),
            class_id: self.card.get("class_id").and_then(Value::as_str).unwrap_or("assistant").to_owned(),
            commands: inspection.commands.iter().map(|command| command.name.clone()).collect(),
            overrides: Overrides::default(),
            file: self.file.clone(),
        }
    }

    /// Every file with its platform: platform, path, digest, bytes, content root.
    pub(crate) fn builds(&self) -> Vec<Build> {
        let first = Build {
            file: self.file.clone(),
            platform: self.platform.clone(),
            sha256: self.sha256,
            size: self.size,
            path: self.path.clone(),
            content: self.inspection.content_root(),
        };
        std::iter::once(first).chain(self.others.iter().cloned()).collect()
    }

    /// The path of the file for a platform.
    pub(crate) fn path_for(&self, platform: &str) -> Option<&str> {
        let other = self.others.iter().find(|build| build.platform == platform);
        let first = (self.platform == platform).then_some(self.path.as_str());
        first.or(other.map(|build| build.path.as_str()))
    }
}
