//! `gallery.json`: what the keeper of a folder says beyond the packages themselves. All of it is optional;
//! a key nobody knows is an error, so that a slip of the pen is not silently without effect.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Deserializer};
use vitrine_base::limits::MANIFEST_BYTES;
use vitrine_base::{PackageId, Timestamp, Version, fs};
use vitrine_package::Platform;
use vitrine_package::listing::{Collection, Texts};

use crate::PublishError;
use crate::checking::TEXT_LETTERS;

/// Its name in the folder of packages.
pub const GALLERY_FILE: &str = "gallery.json";

/// The document.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct GalleryFile {
    pub(crate) title: Option<String>,
    pub(crate) description: Option<String>,
    /// Addresses of whole copies of the gallery, best first after the gallery itself.
    pub(crate) mirrors: Vec<String>,
    pub(crate) collections: Vec<Collection>,
    pub(crate) withdrawn: Vec<WithdrawnLine>,
    pub(crate) yanked: Vec<YankedLine>,
    pub(crate) security: Vec<VersionLine>,
    pub(crate) packages: BTreeMap<PackageId, PackageLine>,
}

/// A package that was taken down.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WithdrawnLine {
    pub(crate) id: PackageId,
    pub(crate) reason: String,
    #[serde(default)]
    pub(crate) malicious: bool,
    #[serde(default, deserialize_with = "moment")]
    pub(crate) at: Option<Timestamp>,
}

/// A version hidden from new installs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct YankedLine {
    pub(crate) id: PackageId,
    pub(crate) version: Version,
    pub(crate) reason: String,
}

/// A version.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VersionLine {
    pub(crate) id: PackageId,
    pub(crate) version: Version,
}

/// What is said of one package.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct PackageLine {
    pub(crate) texts: BTreeMap<String, Texts>,
    pub(crate) descriptions: BTreeMap<String, String>,
    pub(crate) licence: Option<String>,
    pub(crate) homepage: Option<String>,
    pub(crate) downloads: Option<u64>,
    pub(crate) versions: BTreeMap<Version, ReleaseLine>,
}

/// What is said of one version.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ReleaseLine {
    #[serde(deserialize_with = "moment")]
    pub(crate) released: Option<Timestamp>,
    pub(crate) channel: Option<String>,
    pub(crate) changelog: Option<String>,
    /// Platforms it cannot be had for, with the reason.
    pub(crate) unavailable: BTreeMap<Platform, String>,
}

impl GalleryFile {
    /// Reads the file; an empty one when the folder has none.
    pub(crate) fn read(folder: &Path) -> Result<Self, PublishError> {
        let file = folder.join(GALLERY_FILE);
        if !fs::exists(&file) {
            return Ok(Self::default());
        }
        let refused = |reason: String| PublishError::GalleryFile { file: file.clone(), reason };
        let bytes = fs::read_limited(&file, MANIFEST_BYTES)?;
        // Serde would take a list for an object whose keys are all left out.
        if bytes.trim_ascii_start().first() != Some(&b'{') {
            return Err(refused("it must hold one JSON object, from { to }".into()));
        }
        let read: Self = serde_json::from_slice(&bytes).map_err(|e| refused(e.to_string()))?;
        read.check().map_err(refused)?;
        Ok(read)
    }

    /// What the words themselves cannot say.
    fn check(&self) -> Result<(), String> {
        for (id, line) in &self.packages {
            let tags = line.texts.keys().chain(line.descriptions.keys());
            if let Some(tag) = tags.into_iter().find(|tag| !is_language_tag(tag)) {
                return Err(format!(
                    "“{tag}” in the texts of {id} is not a language tag such as de or pt-BR"
                ));
            }
            let long = |text: &String| text.chars().count() > TEXT_LETTERS;
            if let Some((tag, _)) = line.descriptions.iter().find(|(_, text)| long(text)) {
                return Err(format!(
                    "the description of {id} in “{tag}” has more than {TEXT_LETTERS} letters"
                ));
            }
            if line.homepage.as_deref().is_some_and(|page| !is_https(page)) {
                return Err(format!("the homepage of {id} must be an https address"));
            }
        }
        if let Some(mirror) = self.mirrors.iter().find(|mirror| !is_https(mirror)) {
            return Err(format!("the mirror “{mirror}” must be an https address of a copy of the gallery"));
        }
        let mut seen = std::collections::BTreeSet::new();
        match self.collections.iter().find(|list| !seen.insert(&list.id)) {
            Some(twice) => Err(format!("there are two collections with the id “{}”", twice.id)),
            None => Ok(()),
        }
    }

    /// Where a file of the gallery is: beside the index, then on every mirror.
    pub(crate) fn mirrors_of(&self, path: &str) -> Vec<String> {
        let copies = self.mirrors.iter().map(|base| format!("{}/{path}", base.trim_end_matches('/')));
        std::iter::once(path.to_owned()).chain(copies).collect()
    }

    pub(crate) fn yank_reason(&self, id: &PackageId, version: &Version) -> Option<String> {
        let found = self.yanked.iter().find(|line| line.id == *id && line.version == *version)?;
        Some(found.reason.clone())
    }

    pub(crate) fn mends_security(&self, id: &PackageId, version: &Version) -> bool {
        self.security.iter().any(|line| line.id == *id && line.version == *version)
    }
}

/// A plain look at BCP 47: letters and digits in parts of at most eight.
pub fn is_language_tag(tag: &str) -> bool {
    let part = |p: &str| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric());
    tag.split('-').all(part) && tag.split('-').next().is_some_and(|first| (2..=3).contains(&first.len()))
}

/// True for an https address.
pub fn is_https(address: &str) -> bool {
    url::Url::parse(address).is_ok_and(|url| url.scheme() == "https" && url.has_host())
}

/// A moment as milliseconds since 1970, as `2026-03-01`, or as `2026-03-01T12:00:00Z`.
fn moment<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Timestamp>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Spelling {
        Milliseconds(i64),
        Text(String),
    }
    match Option::<Spelling>::deserialize(deserializer)? {
        None => Ok(None),
        Some(Spelling::Milliseconds(value)) => Ok(Some(value)),
        Some(Spelling::Text(text)) => parse_moment(&text).map(Some).ok_or_else(|| {
            serde::de::Error::custom(format!(
                "“{text}” is not a date such as 2026-03-01 or 2026-03-01T12:00:00Z"
            ))
        }),
    }
}

fn parse_moment(text: &str) -> Option<Timestamp> {
    if let Ok(moment) = text.parse::<jiff::Timestamp>() {
        return Some(moment.as_millisecond());
    }
    let day: jiff::civil::Date = text.parse().ok()?;
    let moment = day.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp();
    Some(moment.as_millisecond())
}

/// A moment as HomePilot writes it: `2026-03-01T12:00:00Z`.
pub(crate) fn iso(moment: Timestamp) -> String {
    let seconds = moment.div_euclid(1000);
    jiff::Timestamp::from_second(seconds).map_or_else(|_| String::new(), |moment| moment.to_string())
}
