//! Galleries of manifests, `vitrine-manifests/1` (docs/formats-manifests.md): one small index for all cards, and a
//! manifest for each version that is asked for when it is needed. A single manifest is a gallery of one package too.

mod choose;
mod item;

use serde::Deserialize;
use serde_json::value::RawValue;
use vitrine_base::{Said, Sha256};
use vitrine_package::listing::{Details, VersionDetails};
use vitrine_package::manifest::{INDEX_FILE, INDEX_FORMAT, Manifest};
use vitrine_transfer::Location;

use super::lenient::{ITEMS, NAME_CHARACTERS, plainly, tidy};
use super::{Reading, Reap, SourceProtocol, address, document};
use crate::database::apply::{Harvest, Offer};
use crate::details::card::plain;
use crate::listing::{Pointer, Record, VersionRecord};
use crate::{CatalogError, ItemProblem, Protocol};

pub(crate) use choose::complete;

pub(super) const PROTOCOL: SourceProtocol = SourceProtocol {
    protocol: Protocol::Manifest,
    index_names: &[INDEX_FILE],
    recognises,
    read: |reading| Box::pin(read(reading)),
    // What is known without the manifest is known of a bare manifest only; `complete` knows the rest.
    package_at: |index, _, version| {
        address::resolve_all(&address::folder_of(index, 1), version.mirrors.iter().map(String::as_str))
    },
    picture_at: |_, _, _| Vec::new(),
    details_at: |index, _, pointer| manifest_at(index, pointer),
    read_details,
};

/// What stands around the packages.
#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(default)]
    format: Option<String>,
    #[serde(default)]
    title: Option<String>,
    #[serde(borrow, default)]
    packages: Option<&'a RawValue>,
}

fn recognises(body: &[u8]) -> bool {
    let envelope = serde_json::from_slice::<Envelope<'_>>(document::without_mark(body));
    let format = envelope.ok().and_then(|envelope| envelope.format);
    format.is_some_and(|format| format.starts_with("vitrine-manifests/")) || Manifest::recognises(body)
}

/// Where the manifest of a version is.
pub(crate) fn manifest_at(index: &Location, pointer: &Pointer) -> Vec<Location> {
    address::resolve_all(&address::folder_of(index, 1), pointer.at.iter().map(String::as_str))
}

async fn read(reading: Reading<'_>) -> Result<Reap, CatalogError> {
    let Reading { body, index, .. } = reading;
    let parsed = tokio::task::spawn_blocking(move || parse(&body, &index)).await;
    parsed.map_err(|failed| CatalogError::Io(std::io::Error::other(failed)))?
}

/// Reads an index, or a bare manifest as an index of one.
///
/// # Errors
/// When the document as a whole is none; odd items are no error.
fn parse(body: &[u8], at: &Location) -> Result<Reap, CatalogError> {
    if Manifest::recognises(body) {
        return bare(body, at);
    }
    let not_an_index = |reason: String| CatalogError::NotAnIndex { location: at.to_string(), reason };
    let text = document::without_mark(body);
    let envelope: Envelope<'_> = serde_json::from_slice(text).map_err(|e| document::json_error(&e, at))?;
    match envelope.format {
        Some(format) if format == INDEX_FORMAT => {}
        Some(format) => {
            return Err(CatalogError::UnknownFormat { location: at.to_string(), format: tidy(&format, 60) });
        }
        None => return Err(not_an_index(format!("it does not name the format {INDEX_FORMAT}"))),
    }
    let items = envelope.packages.ok_or_else(|| not_an_index("it has no list of packages".into()))?;
    let items: Vec<&RawValue> = serde_json::from_str(items.get())
        .map_err(|_| not_an_index("its “packages” are not a list".into()))?;
    if items.len() > ITEMS {
        return Err(not_an_index(format!("it lists more than {ITEMS} packages")));
    }
    let mut harvest = Harvest { offers: Vec::with_capacity(items.len()), ..Harvest::default() };
    let mut seen = std::collections::HashSet::with_capacity(items.len());
    for (place, raw) in (1_usize..).zip(items) {
        take(raw, place, &mut seen, &mut harvest);
    }
    let title = envelope.title.map(|title| tidy(&title, NAME_CHARACTERS)).filter(|title| !title.is_empty());
    Ok(Reap { title, sequence: None, harvest })
}

fn take(raw: &RawValue, place: usize, seen: &mut std::collections::HashSet<String>, harvest: &mut Harvest) {
    let mut tell = |item: String, said: Said, left_out: bool| {
        harvest.problems.push(ItemProblem::new(item, said, left_out));
    };
    match item::record(raw) {
        Err((name, said)) => tell(name.unwrap_or_else(|| format!("item {place}")), said, true),
        // Folders of some systems do not tell capital letters apart.
        Ok(record) if !seen.insert(record.id.as_str().to_lowercase()) => {
            let sentence = "The name is listed more than once; the first is shown.";
            tell(record.id.to_string(), plainly(sentence, "item.twice"), true);
        }
        Ok(record) => {
            for said in &record.problems {
                tell(record.id.to_string(), said.clone(), false);
            }
            let digest = Sha256::of(raw.get().as_bytes());
            harvest.offers.push(Offer { record, digest, dropped: false, gone_versions: None });
        }
    }
}

/// A manifest alone: all there is to know is in it.
fn bare(body: &[u8], at: &Location) -> Result<Reap, CatalogError> {
    let manifest = Manifest::parse(body)
        .map_err(|error| CatalogError::NotAnIndex { location: at.to_string(), reason: error.to_string() })?;
    let name = match at {
        Location::Web(url) => url.path().rsplit('/').next().unwrap_or_default().to_owned(),
        Location::File(path) => path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
    };
    let digest = Sha256::of(body);
    let pointer = Pointer { at: vec![name], sha256: Some(digest) };
    let record = Record {
        details: Some(pointer.clone()),
        versions: vec![VersionRecord { manifest: Some(pointer), ..choose::version(&manifest) }],
        summary: manifest.summary.clone(),
        licence: manifest.licence.clone(),
        homepage: manifest.homepage.clone(),
        // A manifest says in English alone what is odd about it.
        problems: manifest.problems.iter().map(|odd| only_english(odd)).collect(),
        ..item::empty(manifest.name.clone())
    };
    let told = |said: &Said| ItemProblem::new(record.id.as_str(), said.clone(), false);
    let problems = record.problems.iter().map(told).collect();
    let offers = vec![Offer { record, digest, dropped: false, gone_versions: None }];
    let title = Some(manifest.name.to_string());
    Ok(Reap { title, sequence: None, harvest: Harvest { offers, problems, ..Harvest::default() } })
}

fn only_english(sentence: &str) -> Said {
    Said { sentence: sentence.to_owned(), phrases: Vec::new() }
}

/// The manifest of the newest version as details; an error is the reason in words.
fn read_details(body: &[u8], record: &Record) -> Result<Details, String> {
    let manifest = Manifest::parse(body).map_err(|error| error.to_string())?;
    check(&manifest, record)?;
    Ok(details(&manifest, record))
}

/// A manifest must be of the package and of a version that point to it.
pub(crate) fn check(manifest: &Manifest, record: &Record) -> Result<(), String> {
    let listed = record.versions.iter().any(|version| version.version == manifest.version);
    match manifest.name == record.id && listed {
        true => Ok(()),
        false => Err(format!("it is the manifest of “{}” {}", manifest.name, manifest.version)),
    }
}

fn details(manifest: &Manifest, record: &Record) -> Details {
    let mut description = match manifest.summary.is_empty() {
        true => plain(&record.summary),
        false => plain(&manifest.summary),
    };
    if !manifest.problems.is_empty() {
        description.push_str("\n\nWhat is odd in its manifest:\n");
        for problem in manifest.problems.iter().take(MOST_ODD) {
            description.push_str(&format!("\n- {}", plain(problem)));
        }
    }
    let of_version = VersionDetails {
        dependencies: manifest.needs(),
        evidence: manifest.evidence(),
        source: manifest.source.clone(),
        ..VersionDetails::default()
    };
    let versions = std::iter::once((manifest.version.to_string(), of_version)).collect();
    Details { description, versions, ..Details::default() }
}

/// Oddities shown on the page of a package.
const MOST_ODD: usize = 20;
