//! Very many listings, generated from a seed: the same seed gives the same bytes, on every machine.

use std::path::Path;

use serde_json::{Value, json};
use vitrine_base::{PackageId, Sha256, Version};
use vitrine_package::listing::{self, Artifact, Entry, FileRef, LogSegment, Root, VersionEntry};
use vitrine_package::{ContentRating, Kind, log};

use crate::gallery::registry_json;
use crate::words::{FIRST, LAST, MAKER, ROLE, TAGS, THING, VERB};

/// SplitMix64 (Steele, Lea, Flood 2014): small, and not at the mercy of a library's next version.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// Dice that fall the same way for the same seed and index.
    pub fn new(seed: u64, index: u64) -> Self {
        Self(seed.wrapping_mul(0xd134_2543_de82_ef95) ^ index.wrapping_mul(0xa076_1d64_78bd_642f))
    }

    /// The next 64 bits.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.roll() % bound.max(1)
    }

    /// One of these.
    pub fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len() as u64) as usize]
    }
}

/// One generated listing.
struct Made {
    id: String,
    name: String,
    summary: String,
    tags: Vec<&'static str>,
    maker: &'static str,
    mature: bool,
    downloads: u64,
    version: [u64; 3],
    digest: Sha256,
    size: u64,
}

fn name(dice: &mut Dice) -> String {
    let first = dice.pick(FIRST);
    match dice.below(4) {
        0 => first.to_owned(),
        1 => format!("{first} {}", dice.pick(LAST)),
        2 => format!("{first} the {}", dice.pick(ROLE)),
        _ => format!("{first} {}, {}", dice.pick(LAST), dice.pick(ROLE)),
    }
}

fn slug(name: &str) -> String {
    let letters = name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' });
    let joined: String = letters.collect();
    joined.split('_').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_")
}

fn make(seed: u64, index: u64) -> Made {
    let mut dice = Dice::new(seed, index);
    let name = name(&mut dice);
    let tag_count = 1 + dice.below(5);
    let mut tags: Vec<&str> = (0..tag_count).map(|_| dice.pick(TAGS)).collect();
    tags.sort_unstable();
    tags.dedup();
    let summary = format!(
        "{} — {} {}, then {} them",
        dice.pick(ROLE),
        dice.pick(VERB),
        dice.pick(THING),
        dice.pick(VERB)
    );
    Made {
        id: format!("{}_{index:06}", slug(&name)).trim_start_matches('_').to_owned(),
        name,
        summary,
        tags,
        maker: dice.pick(MAKER),
        mature: dice.below(12) == 0,
        // Few are loved by many: a long tail, as counted downloads have.
        downloads: 1_000_000 / (1 + dice.below(50_000)),
        version: [dice.below(4), dice.below(20), dice.below(10)],
        digest: Sha256::of(format!("{seed}/{index}").as_bytes()),
        size: 20_000 + dice.below(900_000),
    }
}

/// `n` names of personas.
pub fn names(n: usize, seed: u64) -> Vec<String> {
    (0..n as u64).map(|index| name(&mut Dice::new(seed, index))).collect()
}

fn registry_item(made: &Made) -> Value {
    let version = made.version.map(|number| number.to_string()).join(".");
    let place = format!("{}/{version}", made.id);
    json!({
        "id": made.id, "name": made.name, "short": made.summary, "tags": made.tags, "nsfw": made.mature,
        "author": made.maker, "downloads": made.downloads, "class_id": "assistant", "has_avatar": true,
        "latest": {
            "version": version,
            "package_url": format!("packages/{place}/persona.hpersona"),
            "preview_url": format!("previews/{place}/preview.webp"),
            "card_url": format!("previews/{place}/card.json"),
            "sha256": made.digest.to_hex(), "size_bytes": made.size,
        },
    })
}

/// A HomePilot `registry.json` of `n` listings; the packages themselves do not exist.
pub fn registry(n: usize, seed: u64) -> Vec<u8> {
    let items = (0..n as u64).map(|index| registry_item(&make(seed, index))).collect();
    serde_json::to_vec(&registry_json(items)).unwrap()
}

/// How a gallery of many lives.
#[derive(Debug, Clone, Copy)]
pub struct Life {
    /// Every so many listings, one gets a new version with each sequence.
    pub changed_every: u64,
    /// Each artifact says its content root, as published galleries do.
    pub contents: bool,
}

impl Default for Life {
    fn default() -> Self {
        Self { changed_every: 97, contents: false }
    }
}

/// How hard zstd works on a log segment: as publishing does.
const LOG_LEVEL: i32 = 19;

/// How hard it works on a snapshot.
const SNAPSHOT_LEVEL: i32 = 3;

/// How many earlier sequences the log leads up from.
const LOG_LENGTH: u64 = 10;

impl Life {
    /// True when the listing of that index gets a new version with a sequence.
    pub fn changed(&self, index: u64, sequence: u64) -> bool {
        (index + sequence).is_multiple_of(self.changed_every)
    }
}

/// 1 March 2026 and a day for every sequence.
fn day(sequence: u64) -> i64 {
    1_772_323_200_000 + sequence as i64 * 86_400_000
}

fn version_entry(made: &Made, bump: u64, sequence: u64, life: Life) -> VersionEntry {
    let [major, minor, patch] = made.version;
    let version = format!("{major}.{minor}.{}", patch + bump);
    let first = bump == 0;
    let sha256 = if first { made.digest } else { Sha256::of(format!("{}/{version}", made.id).as_bytes()) };
    VersionEntry {
        version: Version::new(version.clone()).unwrap(),
        released: Some(day(sequence)),
        channel: listing::stable(),
        security: false,
        yanked: None,
        artifacts: vec![Artifact {
            platform: listing::any_platform(),
            sha256,
            size: made.size + bump,
            mirrors: vec![format!("packages/{}/{version}/persona.hpersona", made.id)],
            content: life.contents.then(|| Sha256::of(format!("in {}/{version}", made.id).as_bytes())),
            table: None,
        }],
        unavailable: Vec::new(),
    }
}

/// The listing of that index as it is at `sequence`.
pub fn entry(seed: u64, index: u64, sequence: u64) -> Entry {
    entry_of(Life::default(), seed, index, sequence)
}

/// [`entry`] in a gallery that lives otherwise.
pub fn entry_of(life: Life, seed: u64, index: u64, sequence: u64) -> Entry {
    let made = make(seed, index);
    let bumps = (2..=sequence).filter(|&then| life.changed(index, then));
    let mut versions = vec![version_entry(&made, 0, 1, life)];
    versions.extend(bumps.zip(1..).map(|(then, bump)| version_entry(&made, bump, then, life)));
    versions.reverse();
    Entry {
        id: PackageId::new(made.id).unwrap(),
        kind: Kind::Persona,
        name: made.name,
        maker: made.maker.into(),
        summary: made.summary,
        tags: made.tags.into_iter().map(str::to_owned).collect(),
        rating: if made.mature { ContentRating::Mature } else { ContentRating::Everyone },
        downloads: Some(made.downloads),
        stars: None,
        licence: None,
        homepage: None,
        picture: None,
        texts: Default::default(),
        details: None,
        withdrawn: None,
        versions,
    }
}

/// Writes packed lines as a file named after its digest.
fn write_lines(folder: &Path, name: &str, lines: &[Vec<u8>], level: i32) -> FileRef {
    let mut text = lines.join(&b'\n');
    text.push(b'\n');
    let bytes = zstd::encode_all(text.as_slice(), level).unwrap();
    let sha256 = Sha256::of(&bytes);
    let path = format!("index/{name}-{}.jsonl.zst", &sha256.to_hex()[..16]);
    std::fs::create_dir_all(folder.join("index")).unwrap();
    std::fs::write(folder.join(&path), &bytes).unwrap();
    FileRef { path, sha256, size: bytes.len() as u64 }
}

fn log_segment(folder: &Path, n: usize, seed: u64, to: u64, life: Life) -> LogSegment {
    let line = |index, sequence| serde_json::to_string(&entry_of(life, seed, index, sequence)).unwrap();
    let changed = (0..n as u64).filter(|&index| life.changed(index, to));
    let mut lines: Vec<(String, Vec<u8>)> = changed
        .map(|index| {
            let line = log::changed_line(&line(index, to - 1), &line(index, to)).unwrap();
            (make(seed, index).id, line.into_bytes())
        })
        .collect();
    lines.sort();
    let lines: Vec<Vec<u8>> = lines.into_iter().map(|(_, line)| line).collect();
    LogSegment { from: to - 1, to, file: write_lines(folder, &format!("log-{to}"), &lines, LOG_LEVEL) }
}

/// Writes a `vitrine/1` index of `n` listings at `sequence` (from 1 on): root, snapshot, and the log of the
/// last ten sequences. With each sequence about one listing in a hundred gets a new version. The packages
/// themselves do not exist.
pub fn vitrine_index(folder: &Path, n: usize, seed: u64, sequence: u64) -> Root {
    vitrine_index_of(Life::default(), folder, n, seed, sequence)
}

/// [`vitrine_index`] of a gallery that lives otherwise.
pub fn vitrine_index_of(life: Life, folder: &Path, n: usize, seed: u64, sequence: u64) -> Root {
    let entries: Vec<Entry> = (0..n as u64).map(|index| entry_of(life, seed, index, sequence)).collect();
    let first = sequence.saturating_sub(LOG_LENGTH).max(1);
    let log = (first + 1..=sequence).map(|to| log_segment(folder, n, seed, to, life)).collect();
    write_root(folder, &entries, sequence, log)
}

/// Writes a `vitrine/1` index of these listings, without a log.
pub fn vitrine_index_with(folder: &Path, entries: &[Entry], sequence: u64) -> Root {
    write_root(folder, entries, sequence, Vec::new())
}

fn write_root(folder: &Path, entries: &[Entry], sequence: u64, log: Vec<LogSegment>) -> Root {
    let mut lines: Vec<(String, Vec<u8>)> =
        entries.iter().map(|entry| (entry.id.to_string(), serde_json::to_vec(entry).unwrap())).collect();
    lines.sort();
    let digest = listing::catalogue_root(lines.iter().map(|(id, line)| (id.as_str(), Sha256::of(line))));
    let lines: Vec<Vec<u8>> = lines.into_iter().map(|(_, line)| line).collect();
    let root = Root {
        format: listing::FORMAT.into(),
        title: "A gallery of many".into(),
        description: String::new(),
        sequence,
        generated: day(sequence),
        count: entries.len() as u64,
        root: digest,
        snapshot: write_lines(folder, &format!("snapshot-{sequence}"), &lines, SNAPSHOT_LEVEL),
        log,
        collections: None,
        audit: None,
    };
    std::fs::write(folder.join(listing::ROOT_FILE), serde_json::to_vec_pretty(&root).unwrap()).unwrap();
    root
}
