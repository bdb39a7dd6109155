//! Our own static index, `vitrine/1` (docs/formats.md): a small root, immutable snapshots and log segments. Every
//! file is checked against the digest the root names, and the whole against the root's own digest.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::io::{BufRead as _, BufReader, Read as _};

use bytes::Bytes;
use serde::Deserialize;
use vitrine_base::limits::{DETAIL_BYTES, INDEX_BYTES};
use vitrine_base::{PackageId, Phrase, Said, Sha256};
use vitrine_package::Platform;
use vitrine_package::language::TAG_CHARACTERS;
use vitrine_package::listing::{
    Artifact, Details, Entry, FORMAT, FileRef, LogSegment, ROOT_FILE, Root, Texts, VersionEntry, Withdrawn,
};
use vitrine_package::log::Change;
use vitrine_transfer::{Location, TransferError};

use super::lenient::{ITEMS, LINE_CHARACTERS, NAME_CHARACTERS, TAGS, tidy, twice, unreadable};
use super::{Asking, Reading, Reap, SourceProtocol, address, document, fetch_first};
use crate::collection::{self, CollectionsRead};
use crate::database::apply::{Harvest, Offer};
use crate::listing::{PlatformFact, Pointer, Record, VersionRecord};
use crate::{CatalogError, ItemProblem, Protocol};

/// Platforms kept of one version: more than there are.
const PLATFORMS: usize = 64;

/// Languages kept of one listing: more than any maker writes.
const LANGUAGES: usize = 64;

/// Digests kept of one tombstone: more than any package has files.
const DIGESTS: usize = 4_096;

pub(super) const PROTOCOL: SourceProtocol = SourceProtocol {
    protocol: Protocol::Vitrine,
    index_names: &[ROOT_FILE],
    recognises: |body| format_of(body).is_some_and(|format| format.starts_with("vitrine/")),
    read: |reading| Box::pin(read(reading)),
    package_at: |index, _, version| {
        let base = address::folder_of(index, 1);
        address::resolve_all(&base, version.mirrors.iter().map(String::as_str))
    },
    picture_at: |index, _, pointer| pointed(index, pointer),
    details_at: |index, _, pointer| pointed(index, pointer),
    read_details,
};

fn pointed(index: &Location, pointer: &Pointer) -> Vec<Location> {
    address::resolve_all(&address::folder_of(index, 1), pointer.at.iter().map(String::as_str))
}

fn read_details(body: &[u8], _: &Record) -> Result<Details, String> {
    serde_json::from_slice(body).map_err(|error| error.to_string())
}

/// The format a document names.
fn format_of(body: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Head {
        format: Option<String>,
    }
    serde_json::from_slice::<Head>(document::without_mark(body)).ok()?.format
}

async fn read(reading: Reading<'_>) -> Result<Reap, CatalogError> {
    let root = parse_root(&reading.body, &reading.index)?;
    let chain = reading.known_sequence.and_then(|known| segments_since(&root, known));
    let files: Vec<&FileRef> = match &chain {
        Some(segments) => segments.iter().map(|segment| &segment.file).collect(),
        None => vec![&root.snapshot],
    };
    let mut lines = Lines { is_log: chain.is_some(), ..Lines::default() };
    let all = files.iter().map(|file| file.size).sum();
    let mut done = 0;
    for file in &files {
        let bytes = fetch(&reading, file).await?;
        done += file.size;
        reading.reporter.progress(done, Some(all));
        let at = file.path.clone();
        lines = tokio::task::spawn_blocking(move || lines.read_all(&bytes, &at))
            .await
            .map_err(|failed| CatalogError::Io(std::io::Error::other(failed)))??;
    }
    let is_log = chain.is_some();
    let mut harvest = lines.into_harvest(is_log, root.root);
    take_collections(&reading, root.collections.as_ref(), &mut harvest).await?;
    let title = Some(tidy(&root.title, NAME_CHARACTERS)).filter(|title| !title.is_empty());
    Ok(Reap { title, sequence: Some(root.sequence), harvest })
}

fn parse_root(body: &[u8], at: &Location) -> Result<Root, CatalogError> {
    let text = document::without_mark(body);
    match format_of(text) {
        Some(format) if format == FORMAT => {}
        Some(format) => {
            return Err(CatalogError::UnknownFormat { location: at.to_string(), format: tidy(&format, 60) });
        }
        None => {
            if let Err(error) = serde_json::from_slice::<serde::de::IgnoredAny>(text) {
                return Err(document::json_error(&error, at));
            }
            let reason = format!("it does not name the format {FORMAT}");
            return Err(CatalogError::NotAnIndex { location: at.to_string(), reason });
        }
    }
    serde_json::from_slice(text).map_err(|error| document::json_error(&error, at))
}

/// The segments that lead from a known sequence to the root's, when there are such and they are less to fetch
/// than the snapshot.
fn segments_since(root: &Root, known: u64) -> Option<Vec<LogSegment>> {
    let by_start: HashMap<u64, &LogSegment> =
        root.log.iter().map(|segment| (segment.from, segment)).collect();
    let (mut at, mut bytes, mut chain) = (known, 0_u64, Vec::new());
    while at < root.sequence {
        let segment = by_start.get(&at).filter(|segment| segment.to > at && segment.to <= root.sequence)?;
        at = segment.to;
        bytes = bytes.saturating_add(segment.file.size);
        chain.push((*segment).clone());
    }
    (at == root.sequence && bytes < root.snapshot.size).then_some(chain)
}

/// The gallery's own lists, all of them each time. That they cannot be had takes nothing from the rest.
async fn take_collections(
    reading: &Reading<'_>,
    file: Option<&FileRef>,
    harvest: &mut Harvest,
) -> Result<(), CatalogError> {
    let Some(file) = file else { return Ok(()) };
    let file = FileRef { size: file.size.min(DETAIL_BYTES), ..file.clone() };
    let read = match fetch(reading, &file).await {
        Ok(body) => collection::read(&body),
        Err(error @ (CatalogError::Cancelled | CatalogError::Transfer(TransferError::Cancelled))) => {
            return Err(error);
        }
        Err(error) => {
            let sentence = format!("The gallery's collections could not be had: {error}");
            let said = Said::new(sentence, Phrase::new("list.unavailable"));
            let problem = ItemProblem::new("collections", said, true);
            CollectionsRead { records: Vec::new(), problems: vec![problem] }
        }
    };
    harvest.collections = read.records;
    harvest.problems.extend(read.problems);
    Ok(())
}

async fn fetch(reading: &Reading<'_>, file: &FileRef) -> Result<Bytes, CatalogError> {
    let asking =
        Asking { client: reading.client, policy: reading.policy, cancel: reading.cancel, once: false };
    let places = address::resolve(&address::folder_of(&reading.index, 1), &file.path);
    fetch_first(asking, &places, Some(file.sha256), file.size.min(INDEX_BYTES)).await
}

/// What a line of a log is, before its entry is looked at.
#[derive(Deserialize)]
struct LineHead {
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    removed: Option<String>,
}

/// The lines read so far; a later line about a package replaces an earlier one.
#[derive(Default)]
struct Lines {
    is_log: bool,
    offers: Vec<Offer>,
    place: HashMap<String, usize>,
    gone: HashSet<String>,
    problems: Vec<ItemProblem>,
    unreadable: bool,
    /// Lines of all files so far.
    count: usize,
}

impl Lines {
    /// Unpacks a file line by line, so that a bomb is stopped at the cap and memory holds one line.
    fn read_all(mut self, bytes: &[u8], at: &str) -> Result<Self, CatalogError> {
        let broken = |error: std::io::Error| CatalogError::BadCompression {
            location: at.to_owned(),
            reason: error.to_string(),
        };
        let unpacked = zstd::Decoder::new(bytes).map_err(broken)?.take(INDEX_BYTES + 1);
        let mut reader = BufReader::with_capacity(256 * 1024, unpacked);
        let (mut line, mut total) = (Vec::new(), 0_u64);
        loop {
            line.clear();
            let length = reader.read_until(b'\n', &mut line).map_err(broken)?;
            if length == 0 {
                return Ok(self);
            }
            total += length as u64;
            if total > INDEX_BYTES {
                let reason =
                    format!("it is larger than the {} MB allowed once unpacked", INDEX_BYTES / 1_000_000);
                return Err(CatalogError::BadCompression { location: at.to_owned(), reason });
            }
            let text = line.strip_suffix(b"\n").unwrap_or(&line);
            if text.is_empty() {
                continue;
            }
            self.count += 1;
            if self.count > ITEMS {
                let reason = format!("it has more than the {ITEMS} lines allowed");
                return Err(CatalogError::BadCompression { location: at.to_owned(), reason });
            }
            self.take(text);
        }
    }

    fn take(&mut self, line: &[u8]) {
        if !self.is_log {
            return match serde_json::from_slice::<Entry>(line) {
                Ok(entry) => self.put(entry, line),
                Err(error) => self.leave_out(line, &error.to_string()),
            };
        }
        match serde_json::from_slice::<LineHead>(line) {
            Ok(LineHead { removed: Some(id), .. }) => self.remove(id),
            _ => match serde_json::from_slice::<Entry>(line) {
                Ok(entry) => self.put(entry, line),
                Err(error) => self.leave_out(line, &error.to_string()),
            },
        }
    }

    fn put(&mut self, entry: Entry, line: &[u8]) {
        let id = entry.id.to_string();
        let change = self.is_log.then(|| serde_json::from_slice::<Change>(line).ok()).flatten();
        if change.is_some() && self.gone.contains(&id) {
            return self.leave_out(line, "it changes a package that was removed");
        }
        let (digest, gone_versions) = match change {
            Some(change) => (change.changed, Some(change.dropped)),
            None => (Sha256::of(line), None),
        };
        let offer = Offer { record: record(entry), digest, dropped: false, gone_versions };
        match self.place.get(&id) {
            Some(at) if self.is_log => self.offers[*at].overtake(offer),
            Some(_) => {
                self.problems.push(ItemProblem::new(id, twice(), true));
                self.unreadable = true;
            }
            None => {
                self.gone.remove(&id);
                self.place.insert(id, self.offers.len());
                self.offers.push(offer);
            }
        }
    }

    fn remove(&mut self, id: String) {
        if let Some(at) = self.place.remove(&id) {
            self.offers.swap_remove(at);
            if let Some(moved) = self.offers.get(at) {
                self.place.insert(moved.record.id.to_string(), at);
            }
        }
        self.gone.insert(id);
    }

    fn leave_out(&mut self, line: &[u8], reason: &str) {
        let id = serde_json::from_slice::<LineHead>(line).ok().and_then(|head| head.id);
        let number = self.offers.len() + self.problems.len() + 1;
        let item = id.map_or_else(|| format!("item {number}"), |id| tidy(&id, 60));
        self.problems.push(ItemProblem::new(item, unreadable(reason), true));
        self.unreadable = true;
    }

    fn into_harvest(self, is_log: bool, root: Sha256) -> Harvest {
        let gone = self.gone.into_iter().filter_map(|id| PackageId::new(id).ok()).collect();
        Harvest {
            offers: self.offers,
            gone: is_log.then_some(gone),
            problems: self.problems,
            // With an entry left out, the rest cannot add up; the snapshot's own digest was checked.
            root: (is_log || !self.unreadable).then_some(root),
            collections: Vec::new(),
        }
    }
}

fn record(entry: Entry) -> Record {
    let pointer = |file: FileRef| Pointer { at: vec![file.path], sha256: Some(file.sha256) };
    let withdrawn = entry.withdrawn.map(|gone| tombstone(gone, &entry.versions));
    let mut versions: Vec<VersionRecord> = entry.versions.into_iter().map(version).collect();
    versions.sort_by(|a, b| b.version.cmp(&a.version));
    Record {
        id: entry.id,
        kind: entry.kind,
        name: tidy(&entry.name, NAME_CHARACTERS),
        maker: tidy(&entry.maker, NAME_CHARACTERS),
        summary: tidy(&entry.summary, LINE_CHARACTERS),
        tags: entry.tags.iter().take(TAGS).map(|tag| tidy(tag, NAME_CHARACTERS)).collect(),
        rating: entry.rating,
        downloads: entry.downloads,
        stars: entry.stars.filter(|stars| stars.score.is_finite()),
        licence: entry.licence.map(|licence| tidy(&licence, NAME_CHARACTERS)),
        homepage: entry.homepage.filter(|url| url.starts_with("https://")),
        picture: entry.picture.map(pointer),
        details: entry.details.map(pointer),
        texts: texts(entry.texts),
        withdrawn,
        versions,
        problems: Vec::new(),
    }
}

/// A tombstone that names the bytes of all versions the entry still has beside those it names itself.
fn tombstone(gone: Withdrawn, versions: &[VersionEntry]) -> Withdrawn {
    let listed = versions.iter().flat_map(|version| version.artifacts.iter().map(|file| file.sha256));
    let digests: BTreeSet<Sha256> = gone.digests.iter().copied().chain(listed).take(DIGESTS).collect();
    Withdrawn { reason: tidy(&gone.reason, LINE_CHARACTERS), digests: digests.into_iter().collect(), ..gone }
}

/// Names and lines in other languages, as clean as those in the entry's own.
fn texts(texts: BTreeMap<String, Texts>) -> BTreeMap<String, Texts> {
    let is_tag =
        |tag: &str| tag.len() <= TAG_CHARACTERS && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let line =
        |text: Option<String>, most| text.map(|text| tidy(&text, most)).filter(|text| !text.is_empty());
    let clean = |texts: Texts| Texts {
        name: line(texts.name, NAME_CHARACTERS),
        summary: line(texts.summary, LINE_CHARACTERS),
    };
    let fine = texts.into_iter().filter(|(tag, _)| is_tag(tag)).take(LANGUAGES);
    fine.map(|(tag, texts)| (tag, clean(texts))).collect()
}

fn version(entry: VersionEntry) -> VersionRecord {
    let is_for_all = entry.unavailable.is_empty() && entry.artifacts.iter().all(|a| a.platform == "any");
    let platforms = if is_for_all { Vec::new() } else { platforms(&entry) };
    let record = VersionRecord {
        released: entry.released,
        channel: entry.channel,
        security: entry.security,
        yanked: entry.yanked.map(|reason| tidy(&reason, LINE_CHARACTERS)),
        platforms,
        ..VersionRecord::new(entry.version)
    };
    let Some(artifact) = fitting(entry.artifacts) else { return record };
    VersionRecord {
        size: Some(artifact.size),
        sha256: Some(artifact.sha256),
        mirrors: artifact.mirrors,
        content: artifact.content,
        table: artifact.table,
        platform: (!is_for_all).then_some(artifact.platform),
        ..record
    }
}

/// Every platform an entry speaks of.
fn platforms(entry: &VersionEntry) -> Vec<PlatformFact> {
    let there = entry.artifacts.iter().map(|artifact| PlatformFact {
        platform: artifact.platform.clone(),
        size: Some(artifact.size),
        available: true,
        reason: None,
    });
    let missing = entry.unavailable.iter().map(|missing| PlatformFact {
        platform: tidy(&missing.platform, NAME_CHARACTERS),
        size: None,
        available: false,
        reason: Some(tidy(&missing.reason, LINE_CHARACTERS)).filter(|reason| !reason.is_empty()),
    });
    there.chain(missing).take(PLATFORMS).collect()
}

/// The artifact that fits this computer best.
fn fitting(artifacts: Vec<Artifact>) -> Option<Artifact> {
    let here = Platform::here();
    let rank = |artifact: &Artifact| artifact.platform.parse::<Platform>().ok()?.rank(here);
    let ranked = artifacts.into_iter().filter_map(|artifact| Some((rank(&artifact)?, artifact)));
    ranked.min_by_key(|(rank, _)| *rank).map(|(_, artifact)| artifact)
}
