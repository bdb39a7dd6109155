//! One package of an index.

use serde::Deserialize;
use serde_json::value::RawValue;
use vitrine_base::{PackageId, Phrase, Said, Sha256, Timestamp, Version, WithArguments as _};
use vitrine_package::{ContentRating, Kind, Platform};

use super::super::lenient::{Fields, LINE_CHARACTERS, NAME_CHARACTERS, Wanted, bad_id, plainly, tidy};
use crate::listing::{PlatformFact, Pointer, Record, VersionRecord};

/// Most versions of one package.
const VERSIONS: usize = 10_000;

/// Platforms kept of one version: more than there are.
const PLATFORMS: usize = 64;

#[derive(Deserialize)]
struct Item<'a> {
    #[serde(borrow, default)]
    name: Option<&'a RawValue>,
    #[serde(borrow, default)]
    title: Option<&'a RawValue>,
    #[serde(borrow, default)]
    maker: Option<&'a RawValue>,
    #[serde(borrow, default)]
    summary: Option<&'a RawValue>,
    #[serde(borrow, default, alias = "license")]
    licence: Option<&'a RawValue>,
    #[serde(borrow, default)]
    homepage: Option<&'a RawValue>,
    #[serde(borrow, default)]
    tags: Option<&'a RawValue>,
    #[serde(borrow, default)]
    versions: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct VersionItem<'a> {
    #[serde(borrow, default)]
    version: Option<&'a RawValue>,
    #[serde(borrow, default)]
    manifest: Option<&'a RawValue>,
    #[serde(borrow, default)]
    released: Option<&'a RawValue>,
    #[serde(borrow, default)]
    channel: Option<&'a RawValue>,
    #[serde(borrow, default)]
    security: Option<&'a RawValue>,
    #[serde(borrow, default)]
    yanked: Option<&'a RawValue>,
    #[serde(borrow, default)]
    platforms: Option<&'a RawValue>,
    #[serde(borrow, default)]
    unavailable: Option<&'a RawValue>,
}

/// A file of the gallery: strict, because everything else hangs on it.
#[derive(Deserialize)]
struct ManifestRef {
    path: String,
    sha256: Sha256,
}

/// A platform: its name alone, or with what is known of its file.
#[derive(Deserialize)]
#[serde(untagged)]
enum PlatformItem {
    Name(String),
    Facts {
        platform: String,
        #[serde(default)]
        sha256: Option<Sha256>,
        #[serde(default)]
        size: Option<u64>,
        #[serde(default)]
        reason: Option<String>,
    },
}

/// A record of which only the name is known.
pub(super) fn empty(id: PackageId) -> Record {
    Record {
        kind: Kind::Tool,
        name: id.to_string(),
        maker: String::new(),
        summary: String::new(),
        tags: Vec::new(),
        rating: ContentRating::Everyone,
        downloads: None,
        stars: None,
        licence: None,
        homepage: None,
        picture: None,
        details: None,
        texts: std::collections::BTreeMap::new(),
        withdrawn: None,
        versions: Vec::new(),
        problems: Vec::new(),
        id,
    }
}

/// The record of a package, or its name and why it is left out.
pub(super) fn record(raw: &RawValue) -> Result<Record, (Option<String>, Said)> {
    let not_one = || plainly("The item is not an object that describes a package.", "item.not_a_package");
    let item: Item<'_> = serde_json::from_str(raw.get()).map_err(|_| (None, not_one()))?;
    let mut fields = Fields::default();
    let id = match fields.text("name", item.name) {
        None => return Err((None, plainly("It has no usable name.", "item.without_id"))),
        Some(name) => {
            PackageId::new(name.clone()).map_err(|error| (Some(tidy(&name, 60)), bad_id("name", &error)))?
        }
    };
    let versions = versions(&mut fields, item.versions);
    if versions.is_empty() {
        return Err((Some(id.to_string()), no_version(fields.first())));
    }
    let title = fields.line("title", item.title, NAME_CHARACTERS).filter(|title| !title.is_empty());
    let record = empty(id);
    Ok(Record {
        name: title.unwrap_or(record.name),
        maker: fields.line("maker", item.maker, NAME_CHARACTERS).unwrap_or_default(),
        summary: fields.line("summary", item.summary, LINE_CHARACTERS).unwrap_or_default(),
        tags: fields.texts("tags", item.tags),
        licence: fields.line("licence", item.licence, NAME_CHARACTERS).filter(|text| !text.is_empty()),
        homepage: fields.text("homepage", item.homepage).filter(|url| url.starts_with("https://")),
        details: newest(&versions).and_then(|version| version.manifest.clone()),
        versions,
        problems: fields.told(),
        ..record
    })
}

/// Nothing of it can be installed; the first thing that was odd may be why.
fn no_version(odd: Option<&Said>) -> Said {
    let why = odd.map(|odd| format!(" ({})", odd.sentence)).unwrap_or_default();
    let none = Phrase::new("item.without_version");
    let phrases = std::iter::once(none).chain(odd.into_iter().flat_map(|odd| odd.phrases.clone()));
    Said { sentence: format!("It names no usable version{why}."), phrases: phrases.collect() }
}

/// The version whose manifest tells about the package: the one that is offered.
fn newest(versions: &[VersionRecord]) -> Option<&VersionRecord> {
    let offered = || versions.iter().filter(|version| version.yanked.is_none());
    let stable = |version: &&VersionRecord| version.channel == "stable" && !version.version.is_prerelease();
    offered().find(stable).or_else(|| offered().next()).or(versions.first())
}

/// Newest first; each is told that cannot be used.
fn versions(fields: &mut Fields, raw: Option<&RawValue>) -> Vec<VersionRecord> {
    let items: Option<Vec<&RawValue>> = raw.and_then(|raw| serde_json::from_str(raw.get()).ok());
    let Some(items) = items else {
        fields.wrong("versions", Wanted::List);
        return Vec::new();
    };
    let mut versions: Vec<VersionRecord> = Vec::new();
    for (place, raw) in (1_usize..).zip(items.into_iter().take(VERSIONS)) {
        match version(fields, raw) {
            Ok(version) => versions.push(version),
            Err((why, reason)) => {
                let phrase = Phrase::new("item.version_left_out").with_number("place", place);
                fields.tell(format!("version {place} is left out: {reason}"), phrase.with("why", why));
            }
        }
    }
    versions.sort_by(|a, b| b.version.cmp(&a.version));
    let before = versions.len();
    versions.dedup_by(|again, first| again.version == first.version);
    if versions.len() < before {
        let sentence = "a version is listed more than once; the first is used";
        fields.tell(sentence, Phrase::new("item.version_twice"));
    }
    versions
}

/// A version, or why it is left out: in a word, and as the end of a sentence.
fn version(fields: &mut Fields, raw: &RawValue) -> Result<VersionRecord, (&'static str, String)> {
    let odd = |why, reason: &str| (why, reason.to_owned());
    let item: VersionItem<'_> =
        serde_json::from_str(raw.get()).map_err(|_| odd("object", "it is not an object"))?;
    let version = fields.text("version", item.version);
    let version = version.ok_or_else(|| odd("version", "it has no usable version"))?;
    let version = Version::new(version).map_err(|error| ("version", error.to_string()))?;
    let manifest = item.manifest.ok_or_else(|| odd("manifest", "it names no manifest"))?;
    let manifest: ManifestRef = serde_json::from_str(manifest.get())
        .map_err(|_| odd("pointer", "its manifest is not named by path and digest"))?;
    let (platforms, chosen) = platforms(fields, item.platforms, item.unavailable);
    let channel = fields.line("channel", item.channel, NAME_CHARACTERS).filter(|channel| !channel.is_empty());
    let bare = VersionRecord::new(version);
    Ok(VersionRecord {
        released: item.released.and_then(|raw| moment(fields, raw)),
        channel: channel.unwrap_or_else(|| bare.channel.clone()),
        security: fields.flag("security", item.security).unwrap_or(false),
        yanked: fields.line("yanked", item.yanked, LINE_CHARACTERS),
        sha256: chosen.as_ref().and_then(|chosen| chosen.sha256),
        size: chosen.as_ref().and_then(|chosen| chosen.size),
        platform: chosen.map(|chosen| chosen.platform),
        platforms,
        manifest: Some(Pointer { at: vec![manifest.path], sha256: Some(manifest.sha256) }),
        ..bare
    })
}

fn moment(fields: &mut Fields, raw: &RawValue) -> Option<Timestamp> {
    if let Ok(number) = serde_json::from_str::<i64>(raw.get()) {
        return Some(number);
    }
    let text = fields.text("released", Some(raw))?;
    let moment = text.parse::<jiff::Timestamp>();
    if moment.is_err() {
        fields.wrong("released", Wanted::Time);
    }
    moment.ok().map(jiff::Timestamp::as_millisecond)
}

/// The file for this computer.
struct Fit {
    platform: String,
    sha256: Option<Sha256>,
    size: Option<u64>,
}

fn platforms(
    fields: &mut Fields,
    there: Option<&RawValue>,
    missing: Option<&RawValue>,
) -> (Vec<PlatformFact>, Option<Fit>) {
    let here = Platform::here();
    let (mut facts, mut best): (Vec<PlatformFact>, Option<(u32, Fit)>) = (Vec::new(), None);
    for item in list(fields, "platforms", there) {
        let (said, sha256, size, _) = item.parts();
        let (platform, rank) = read(&said, here);
        facts.push(PlatformFact { platform: platform.clone(), size, available: true, reason: None });
        if let Some(rank) = rank
            && best.as_ref().is_none_or(|(other, _)| rank < *other)
        {
            best = Some((rank, Fit { platform, sha256, size }));
        }
    }
    for item in list(fields, "unavailable", missing) {
        let (said, _, _, reason) = item.parts();
        let (platform, _) = read(&said, here);
        let reason = reason.map(|reason| tidy(&reason, LINE_CHARACTERS)).filter(|reason| !reason.is_empty());
        if !facts.iter().any(|fact| fact.platform == platform) {
            facts.push(PlatformFact { platform, size: None, available: false, reason });
        }
    }
    (facts, best.map(|(_, fit)| fit))
}

fn list(fields: &mut Fields, name: &str, raw: Option<&RawValue>) -> Vec<PlatformItem> {
    let Some(raw) = raw else { return Vec::new() };
    let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(raw.get()) else {
        fields.wrong(name, Wanted::List);
        return Vec::new();
    };
    let mut read = Vec::new();
    for item in items.into_iter().take(PLATFORMS) {
        match serde_json::from_str(item.get()) {
            Ok(item) => read.push(item),
            Err(_) => {
                let phrase = Phrase::new("item.member").with("field", name);
                fields.tell(format!("one of “{name}” cannot be read"), phrase);
            }
        }
    }
    read
}

/// One spelling, and how well it fits this computer. A platform nobody here knows fits none.
fn read(said: &str, here: Platform) -> (String, Option<u32>) {
    match said.parse::<Platform>() {
        Ok(platform) => (platform.to_string(), platform.rank(here)),
        Err(_) => (tidy(said, NAME_CHARACTERS), None),
    }
}

impl PlatformItem {
    fn parts(self) -> (String, Option<Sha256>, Option<u64>, Option<String>) {
        match self {
            Self::Name(platform) => (platform, None, None, None),
            Self::Facts { platform, sha256, size, reason } => (platform, sha256, size, reason),
        }
    }
}
