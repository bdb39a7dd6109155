//! HomePilot galleries in every form found in the wild (facts/homepilot.md §2, §3): the Worker (`registry.json`,
//! `/p /v /c`), the bucket (`registry/registry.json`, `packages/…`, `previews/…`), a bare file, a folder.
//! An item that is odd is taken as far as it can be; an item without usable id or version is left out. Both are
//! told.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::Deserialize;
use serde_json::value::RawValue;
use vitrine_base::{PackageId, Phrase, Said, Sha256, Timestamp, Version, WithArguments as _};
use vitrine_package::{ContentRating, Kind};
use vitrine_transfer::Location;

use super::lenient::{
    Fields, ITEMS, LINE_CHARACTERS, NAME_CHARACTERS, Wanted, bad_id, bad_version, plainly, tidy, twice,
    unreadable,
};
use super::{Pending, Reading, Reap, SourceProtocol, address, document};
use crate::collection::NamedLists;
use crate::database::apply::{Harvest, Offer};
use crate::details::card;
use crate::listing::{Pointer, Record, VersionRecord};
use crate::{CatalogError, ItemProblem, Protocol};

/// The index of a bucket, below its base.
const BUCKET_INDEX: &str = "registry/registry.json";

pub(crate) const PROTOCOL: SourceProtocol = SourceProtocol {
    protocol: Protocol::Homepilot,
    index_names: &["registry.json", BUCKET_INDEX],
    recognises,
    read,
    package_at,
    picture_at,
    details_at,
    read_details: card::read,
};

/// What stands around the items; whatever else is there does not matter.
#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(borrow, default)]
    items: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Item<'a> {
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    #[serde(borrow, default)]
    name: Option<&'a RawValue>,
    #[serde(borrow, default)]
    short: Option<&'a RawValue>,
    #[serde(borrow, default)]
    summary: Option<&'a RawValue>,
    #[serde(borrow, default)]
    tags: Option<&'a RawValue>,
    #[serde(borrow, default)]
    nsfw: Option<&'a RawValue>,
    #[serde(borrow, default)]
    content_rating: Option<&'a RawValue>,
    #[serde(borrow, default)]
    author: Option<&'a RawValue>,
    #[serde(borrow, default)]
    downloads: Option<&'a RawValue>,
    #[serde(borrow, default)]
    license: Option<&'a RawValue>,
    #[serde(borrow, default)]
    homepage: Option<&'a RawValue>,
    #[serde(borrow, default)]
    submitted_at: Option<&'a RawValue>,
    #[serde(borrow, default)]
    latest: Option<&'a RawValue>,
    #[serde(borrow, default)]
    collection: Option<&'a RawValue>,
    #[serde(borrow, default)]
    pack: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Latest<'a> {
    #[serde(borrow, default)]
    version: Option<&'a RawValue>,
    #[serde(borrow, default)]
    package_url: Option<&'a RawValue>,
    #[serde(borrow, default)]
    preview_url: Option<&'a RawValue>,
    #[serde(borrow, default)]
    card_url: Option<&'a RawValue>,
    #[serde(borrow, default)]
    sha256: Option<&'a RawValue>,
    #[serde(borrow, default)]
    size_bytes: Option<&'a RawValue>,
    #[serde(borrow, default)]
    submitted_at: Option<&'a RawValue>,
}

fn recognises(body: &[u8]) -> bool {
    serde_json::from_slice::<Envelope<'_>>(document::without_mark(body)).is_ok_and(|e| e.items.is_some())
}

fn read(reading: Reading<'_>) -> Pending<'_, Reap> {
    Box::pin(async move {
        let Reading { body, index, .. } = reading;
        let parsed = tokio::task::spawn_blocking(move || parse(&body, &index)).await;
        let harvest = parsed.map_err(|failed| CatalogError::Io(std::io::Error::other(failed)))??;
        Ok(Reap { title: None, sequence: None, harvest })
    })
}

/// Reads a registry.
///
/// # Errors
/// When the document as a whole is none; odd items are no error.
pub(crate) fn parse(body: &[u8], at: &Location) -> Result<Harvest, CatalogError> {
    let json_error = |error: serde_json::Error| document::json_error(&error, at);
    let not_an_index =
        |reason: &str| CatalogError::NotAnIndex { location: at.to_string(), reason: reason.into() };
    // One damaged letter in a description is no reason to lose the gallery.
    let text = String::from_utf8_lossy(document::without_mark(body));
    let envelope: Envelope<'_> = serde_json::from_str(&text).map_err(json_error)?;
    let items = envelope.items.ok_or_else(|| not_an_index("it has no list of items"))?;
    let items: Vec<&RawValue> =
        serde_json::from_str(items.get()).map_err(|_| not_an_index("its “items” are not a list"))?;
    if items.len() > ITEMS {
        return Err(not_an_index(&format!("it lists more than {ITEMS} items")));
    }
    let mut harvest = Harvest { offers: Vec::with_capacity(items.len()), ..Harvest::default() };
    if matches!(text, Cow::Owned(_)) {
        let sentence = "Some text was not UTF-8; what could not be read is shown as “\u{fffd}”.";
        harvest.problems.push(ItemProblem::new("the registry", plainly(sentence, "item.letters"), false));
    }
    let mut seen = HashMap::with_capacity(items.len());
    let mut lists = NamedLists::default();
    for (place, raw) in (1_usize..).zip(items) {
        take_item(raw, place, &mut seen, &mut harvest, &mut lists);
    }
    harvest.collections = lists.into_records();
    Ok(harvest)
}

/// What a registry says of an item that no catalogue keeps: its class, and the lists it is in.
#[derive(Debug, Clone, Default)]
pub(crate) struct Extras {
    pub(crate) class_id: Option<String>,
    pub(crate) lists: Vec<String>,
}

/// The [`Extras`] of a registry's items by id; of items listed twice those of the first.
pub(crate) fn extras(body: &[u8]) -> HashMap<String, Extras> {
    let text = String::from_utf8_lossy(document::without_mark(body));
    let index: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    let mut all = HashMap::new();
    for item in index.get("items").and_then(serde_json::Value::as_array).into_iter().flatten() {
        let word = |key: &str| {
            let text = item.get(key)?.as_str()?;
            Some(tidy(text, NAME_CHARACTERS)).filter(|text| !text.is_empty())
        };
        let Some(id) = item.get("id").and_then(serde_json::Value::as_str) else { continue };
        let mut lists: Vec<String> = ["collection", "pack"].into_iter().filter_map(word).collect();
        lists.dedup();
        all.entry(id.trim().to_owned()).or_insert(Extras { class_id: word("class_id"), lists });
    }
    all
}

/// The ids taken so far, by the form in which folders of all systems tell them apart.
type Seen = HashMap<String, PackageId>;

fn take_item(raw: &RawValue, place: usize, seen: &mut Seen, harvest: &mut Harvest, lists: &mut NamedLists) {
    let mut problem = |item: &str, said: Said, left_out: bool| {
        harvest.problems.push(ItemProblem::new(item, said, left_out));
    };
    let item: Item<'_> = match serde_json::from_str(raw.get()) {
        Ok(item) => item,
        Err(error) => return problem(&format!("item {place}"), unreadable(&error.to_string()), true),
    };
    match record(&item) {
        Err((name, said)) => problem(&name.unwrap_or_else(|| format!("item {place}")), said, true),
        Ok(record) => {
            let folded = record.id.as_str().to_lowercase();
            if let Some(first) = seen.get(&folded) {
                return problem(record.id.as_str(), again(first, &record.id), true);
            }
            seen.insert(folded, record.id.clone());
            for said in &record.problems {
                problem(record.id.as_str(), said.clone(), false);
            }
            for title in [item.collection, item.pack].into_iter().flatten() {
                // Other words than text say nothing about a list; the item itself is none the worse.
                if let Ok(title) = serde_json::from_str::<String>(title.get()) {
                    lists.put(&title, &record.id);
                }
            }
            let digest = Sha256::of(raw.get().as_bytes());
            harvest.offers.push(Offer { record, digest, dropped: false, gone_versions: None });
        }
    }
}

fn again(first: &PackageId, again: &PackageId) -> Said {
    if first == again {
        return twice();
    }
    let sentence = format!("Its id differs from “{first}” only in capital letters; the first is shown.");
    Said::new(sentence, Phrase::new("item.twice_folded").with("first", first))
}

/// The record of an item, or the name of the item and why it is left out.
fn record(item: &Item<'_>) -> Result<Record, (Option<String>, Said)> {
    let mut fields = Fields::default();
    let id = match fields.text("id", item.id) {
        None => return Err((None, plainly("It has no usable id.", "item.without_id"))),
        Some(id) => match PackageId::new(id.clone()) {
            Ok(id) => id,
            Err(error) => return Err((Some(tidy(&id, 60)), bad_id("id", &error))),
        },
    };
    let left_out = |said: Said| (Some(id.to_string()), said);
    let none = |sentence| left_out(plainly(sentence, "item.without_version"));
    let latest = item.latest.ok_or_else(|| none("It names no version to install."))?;
    let latest: Latest<'_> = serde_json::from_str(latest.get())
        .map_err(|_| none("Its “latest” is not an object with a version."))?;
    let version = version(&mut fields, item, &latest).map_err(left_out)?;
    let name = fields.line("name", item.name, NAME_CHARACTERS).filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| {
        fields.tell("“name” is missing; the id is shown instead", Phrase::new("item.unnamed"));
        id.to_string()
    });
    let pointer = |address: Option<String>| {
        address.filter(|address| !address.is_empty()).map(|at| Pointer { at: vec![at], sha256: None })
    };
    let summary = fields.line("short", item.short, LINE_CHARACTERS);
    let summary = summary.or_else(|| fields.line("summary", item.summary, LINE_CHARACTERS));
    let record = Record {
        kind: Kind::Persona,
        name,
        maker: fields.line("author", item.author, NAME_CHARACTERS).unwrap_or_default(),
        summary: summary.unwrap_or_default(),
        tags: fields.texts("tags", item.tags),
        rating: rating(&mut fields, item),
        downloads: fields.count("downloads", item.downloads),
        stars: None,
        licence: fields.line("license", item.license, NAME_CHARACTERS).filter(|text| !text.is_empty()),
        homepage: fields.text("homepage", item.homepage).filter(|url| url.starts_with("https://")),
        picture: pointer(fields.text("latest.preview_url", latest.preview_url)),
        details: pointer(fields.text("latest.card_url", latest.card_url)),
        texts: std::collections::BTreeMap::new(),
        withdrawn: None,
        versions: vec![version],
        problems: fields.told(),
        id,
    };
    Ok(record)
}

fn version(fields: &mut Fields, item: &Item<'_>, latest: &Latest<'_>) -> Result<VersionRecord, Said> {
    let none = || plainly("It has no usable version.", "item.without_version");
    let version = fields.text("latest.version", latest.version).ok_or_else(none)?;
    let version = Version::new(version).map_err(|error| bad_version(&error))?;
    let released = latest.submitted_at.or(item.submitted_at);
    let address = fields.text("latest.package_url", latest.package_url);
    Ok(VersionRecord {
        released: released.and_then(|raw| moment(fields, raw)),
        // No package is empty: 0 stands where nobody counted.
        size: fields.count("latest.size_bytes", latest.size_bytes).filter(|size| *size > 0),
        sha256: digest(fields, latest),
        mirrors: address.filter(|address| !address.is_empty()).into_iter().collect(),
        ..VersionRecord::new(version)
    })
}

fn moment(fields: &mut Fields, raw: &RawValue) -> Option<Timestamp> {
    let text = fields.text("submitted_at", Some(raw))?;
    let moment = text.parse::<jiff::Timestamp>();
    if moment.is_err() && !text.is_empty() {
        fields.wrong("submitted_at", Wanted::Time);
    }
    moment.ok().map(jiff::Timestamp::as_millisecond)
}

/// Empty and `placeholder-…` digests mean that there is none; they are in real registries.
fn digest(fields: &mut Fields, latest: &Latest<'_>) -> Option<Sha256> {
    let text = fields.text("latest.sha256", latest.sha256)?;
    let text = text.trim();
    if text.is_empty() || text.starts_with("placeholder") {
        return None;
    }
    let digest = text.parse::<Sha256>();
    if digest.is_err() {
        fields.wrong("latest.sha256", Wanted::Digest);
    }
    digest.ok()
}

fn rating(fields: &mut Fields, item: &Item<'_>) -> ContentRating {
    let adult = fields.flag("nsfw", item.nsfw);
    let word = fields.text("content_rating", item.content_rating);
    let said = word.as_deref().and_then(ContentRating::from_word);
    if let (Some(word), None) = (&word, said) {
        let word = tidy(word, 40);
        let sentence = format!("the content rating “{word}” is not known");
        fields.tell(sentence, Phrase::new("item.rating").with("word", word));
    }
    let flagged = match (adult, item.nsfw) {
        (Some(true), _) => ContentRating::Adult,
        // Something unreadable stands where “for adults” would: better hidden than shown by mistake.
        (None, Some(_)) => ContentRating::Mature,
        (Some(false) | None, _) => ContentRating::Everyone,
    };
    said.unwrap_or_default().max(flagged)
}

/// How a gallery is laid out decides what its addresses are relative to.
fn layout(index: &Location) -> (Location, bool) {
    let is_bucket = index.full().split('?').next().unwrap_or_default().ends_with(BUCKET_INDEX);
    (address::folder_of(index, if is_bucket { 2 } else { 1 }), is_bucket)
}

/// The address of an item may be meant for the other layout: a bucket's registry copied to a Worker keeps
/// `packages/…`, a Worker's copied to a bucket keeps `/p/…` (both are in the wild). So the layout's own place
/// comes first, then what the item says, then the place in the other layout.
fn places(index: &Location, said: Option<&str>, in_bucket: &[String], in_worker: &str) -> Vec<Location> {
    let (base, is_bucket) = layout(index);
    let elsewhere = said.filter(|said| said.contains("://"));
    let own: &[String] = if is_bucket { in_bucket } else { &[] };
    let all = elsewhere
        .into_iter()
        .chain(own.iter().map(String::as_str))
        .chain(said)
        .chain(std::iter::once(in_worker))
        .chain(in_bucket.iter().map(String::as_str));
    address::resolve_all(&base, all)
}

fn newest(record: &Record) -> String {
    record.versions.first().map(|v| v.version.to_string()).unwrap_or_default()
}

fn package_at(index: &Location, record: &Record, version: &VersionRecord) -> Vec<Location> {
    let place = format!("{}/{}", record.id, version.version);
    let said = version.mirrors.first().map(String::as_str);
    places(index, said, &[format!("packages/{place}/persona.hpersona")], &format!("/p/{place}"))
}

fn picture_at(index: &Location, record: &Record, pointer: &Pointer) -> Vec<Location> {
    let place = format!("{}/{}", record.id, newest(record));
    let in_bucket = ["webp", "png", "jpg", "jpeg"].map(|kind| format!("previews/{place}/preview.{kind}"));
    places(index, pointer.at.first().map(String::as_str), &in_bucket, &format!("/v/{place}"))
}

fn details_at(index: &Location, record: &Record, pointer: &Pointer) -> Vec<Location> {
    let place = format!("{}/{}", record.id, newest(record));
    let said = pointer.at.first().map(String::as_str);
    places(index, said, &[format!("previews/{place}/card.json")], &format!("/c/{place}"))
}
