//! `registry check`: is everything there and what it should be? The database, the audit log and its
//! published heads, every blob, every published file, the static index against the database, the signatures.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

use serde::{Deserialize, Serialize};
use vitrine_base::limits::{INDEX_BYTES, MANIFEST_BYTES};
use vitrine_base::{Sha256, Timestamp, fs};
use vitrine_package::listing::{AuditHead, Entry, ROOT_FILE, Root};

use super::holdings::{Holdings, digest_of};
use crate::error::Refusal;
use crate::store::{BlobRow, PackageState, PublishedFile, blocking};
use crate::{RegistryError, publishing};

/// Rows of the ledger read at a time.
const PAGE: u32 = 1000;

/// Findings kept of one part: more would say nothing new.
const FAULTS: usize = 50;

/// One part of the check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// `database`, `audit`, `heads`, `blobs`, `published`, `index`, `signatures`; `kept heads` where some were given.
    pub name: String,
    /// Nothing is wrong.
    pub ok: bool,
    /// What was looked at, in a sentence.
    pub sentence: String,
    /// What is wrong, sentences; at most fifty.
    pub faults: Vec<String>,
}

/// The whole check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckReport {
    /// Nothing is wrong anywhere.
    pub ok: bool,
    /// The parts.
    pub parts: Vec<Part>,
}

fn part(name: &str, sentence: String, mut faults: Vec<String>) -> Part {
    let ok = faults.is_empty();
    if faults.len() > FAULTS {
        let more = faults.len() - FAULTS;
        faults.truncate(FAULTS);
        faults.push(format!("And {more} more."));
    }
    Part { name: name.into(), ok, sentence, faults }
}

/// Checks everything; `quick` leaves out hashing the packages (sizes are still compared).
///
/// # Errors
/// When the database cannot be read at all.
pub async fn check(
    holdings: &Holdings,
    quick: bool,
    told: &(dyn Fn(&str) + Send + Sync),
) -> Result<CheckReport, RegistryError> {
    told("Checking the database…");
    let mut parts = vec![database(holdings).await?, audit(holdings).await?, heads(holdings).await?];
    let published = holdings.db.read(|unit| unit.published_files()).await?;
    told("Checking packages…");
    parts.push(blobs(holdings, quick).await?);
    told("Checking the gallery…");
    parts.push(files(holdings, quick, published.clone()).await?);
    parts.push(index(holdings, &published)?);
    parts.push(signatures(holdings));
    Ok(CheckReport { ok: parts.iter().all(|part| part.ok), parts })
}

async fn database(holdings: &Holdings) -> Result<Part, RegistryError> {
    let faults = holdings.db.read(|unit| unit.database_faults()).await?;
    Ok(part("database", "The database was read whole.".into(), faults))
}

async fn audit(holdings: &Holdings) -> Result<Part, RegistryError> {
    let (fault, rows) = holdings
        .db
        .read(|unit| {
            let last = unit.audit_rows(i64::MAX, None, 1)?;
            Ok((unit.audit_fault()?, last.first().map_or(0, |row| row.seq)))
        })
        .await?;
    let faults =
        fault.map(|(_, sentence)| format!("The audit log was changed: {sentence}.")).into_iter().collect();
    Ok(part("audit", format!("{rows} rows of the audit log follow from one another."), faults))
}

/// The heads of the audit log that are published are all of this log.
async fn heads(holdings: &Holdings) -> Result<Part, RegistryError> {
    // They are read before the log: what is published meanwhile is of rows that are there already.
    match publishing::heads::published(&holdings.gallery()) {
        Ok(heads) => known_heads(holdings, "heads", "published", heads).await,
        Err(sentence) => {
            Ok(part("heads", "The published heads of the audit log cannot be read.".into(), vec![sentence]))
        }
    }
}

/// The heads of the audit log that somebody kept of an earlier day are all of this log; `bytes` are of the file
/// `catalogue/audit-….json` of that day.
///
/// # Errors
/// [`Refusal::Invalid`] when it is no such file; when the database cannot be read.
pub async fn check_kept_heads(holdings: &Holdings, bytes: &[u8]) -> Result<Part, RegistryError> {
    let heads = publishing::heads::read(bytes).map_err(|error| {
        let sentence = format!("These are no heads of an audit log: {error}.");
        RegistryError::refused(Refusal::Invalid, "registry.no_heads", sentence)
    })?;
    known_heads(holdings, "kept heads", "kept", heads).await
}

async fn known_heads(
    holdings: &Holdings,
    name: &str,
    how: &str,
    heads: Vec<AuditHead>,
) -> Result<Part, RegistryError> {
    let count = heads.len();
    let missing = holdings.db.read(move |unit| publishing::heads::missing(unit, &heads)).await?;
    let faults = missing.iter().map(|head| {
        let (rows, day) = (head.rows, super::minute(head.at));
        format!(
            "The audit log is not the one whose {rows} rows were published on {day}: it was changed, or an older backup was \
             restored."
        )
    });
    Ok(part(name, format!("{count} {how} heads of the audit log were looked up in it."), faults.collect()))
}

async fn blobs(holdings: &Holdings, quick: bool) -> Result<Part, RegistryError> {
    let (mut after, mut count, mut faults) = (None, 0_u64, Vec::new());
    loop {
        let page: Vec<BlobRow> = holdings.db.read(move |unit| unit.blobs_after(after, PAGE)).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.sha256);
        count += page.len() as u64;
        let own = holdings.clone();
        faults.extend(
            blocking(move || {
                let mut faults = Vec::new();
                for blob in &page {
                    let fault = if quick { size_fault(&own, blob)? } else { own.blob_fault(blob)? };
                    faults.extend(
                        fault.map(|fault| format!("The package {} is broken: {fault}.", blob.sha256)),
                    );
                }
                Ok(faults)
            })
            .await?,
        );
    }
    let how = if quick { "looked at" } else { "hashed" };
    Ok(part("blobs", format!("{count} package files were {how}."), faults))
}

fn size_fault(holdings: &Holdings, blob: &BlobRow) -> Result<Option<String>, RegistryError> {
    let Some(file) = holdings.blobs.file(blob.sha256) else { return Ok(None) };
    Ok(match fs::metadata(&file)? {
        None => Some("its file is missing".into()),
        Some(found) if found.length != blob.size => {
            Some(format!("its file has {} bytes instead of {}", found.length, blob.size))
        }
        Some(_) => None,
    })
}

/// Every published file is in the ledger and, unless its package was taken down, in the gallery.
async fn files(
    holdings: &Holdings,
    quick: bool,
    published: Vec<PublishedFile>,
) -> Result<Part, RegistryError> {
    let own = holdings.clone();
    let count = published.len();
    let faults = blocking(move || {
        let mut faults = Vec::new();
        for file in &published {
            let name = format!("{} {} ({})", file.package, file.version, file.platform);
            if !own.db.read_now(|unit| unit.blob_entered(file.sha256))? {
                faults.push(format!("{name} was published, but its bytes are not in the ledger."));
            }
            if file.state == PackageState::Live && !file.dirty {
                faults.extend(place_fault(&own, file, quick)?.map(|fault| format!("{name}: {fault}.")));
            }
        }
        Ok(faults)
    })
    .await?;
    Ok(part("published", format!("{count} published files were looked up."), faults))
}

fn place_fault(
    holdings: &Holdings,
    file: &PublishedFile,
    quick: bool,
) -> Result<Option<String>, RegistryError> {
    let place = holdings.gallery().join(&file.path);
    let Some(found) = fs::metadata(&place)? else {
        return Ok(Some(format!("“{}” is missing from the gallery", file.path)));
    };
    if found.length != file.size {
        return Ok(Some(format!("“{}” has {} bytes instead of {}", file.path, found.length, file.size)));
    }
    if quick {
        return Ok(None);
    }
    let digest = digest_of(&place)?.map(|(digest, _)| digest);
    Ok((digest != Some(file.sha256)).then(|| format!("“{}” has other bytes than were published", file.path)))
}

/// What the database says of every package by id: where it stands, whether it waits to be written, its files.
type Wanted<'a> = BTreeMap<&'a str, (PackageState, bool, BTreeSet<(String, Sha256)>)>;

/// The static index against the database: a package that waits to be written again is not compared.
fn index(holdings: &Holdings, published: &[PublishedFile]) -> Result<Part, RegistryError> {
    let entries = match entries(holdings) {
        Ok(entries) => entries,
        Err(sentence) => return Ok(part("index", "The static index cannot be read.".into(), vec![sentence])),
    };
    let mut wanted = Wanted::new();
    for file in published {
        let of =
            wanted.entry(file.package.as_str()).or_insert_with(|| (file.state, file.dirty, BTreeSet::new()));
        of.2.insert((file.version.to_string(), file.sha256));
    }
    let mut faults = Vec::new();
    for (id, (state, dirty, files)) in &wanted {
        let entry = entries.get(*id);
        let listed: BTreeSet<(String, Sha256)> = entry.iter().flat_map(|entry| artifacts(entry)).collect();
        let withdrawn = entry.is_some_and(|entry| entry.withdrawn.is_some());
        match (state, dirty, entry) {
            (_, true, _) | (PackageState::Reserved, ..) => {}
            (_, _, None) => faults.push(format!("“{id}” is published but not in the index.")),
            (PackageState::Withdrawn, ..) if !withdrawn => {
                faults.push(format!("“{id}” was withdrawn, but the index does not say so."));
            }
            (PackageState::Live, ..) if listed != *files => {
                faults.push(format!("The index lists other files of “{id}” than were published."));
            }
            _ => {}
        }
    }
    let strangers =
        entries.iter().filter(|(id, entry)| entry.withdrawn.is_none() && !wanted.contains_key(id.as_str()));
    faults.extend(strangers.map(|(id, _)| format!("“{id}” is in the index but was never published here.")));
    Ok(part("index", format!("{} entries of the index were compared.", entries.len()), faults))
}

fn artifacts(entry: &Entry) -> impl Iterator<Item = (String, Sha256)> {
    entry
        .versions
        .iter()
        .flat_map(|version| version.artifacts.iter().map(|file| (version.version.to_string(), file.sha256)))
}

/// The entries of the snapshot; an empty gallery has none.
fn entries(holdings: &Holdings) -> Result<BTreeMap<String, Entry>, String> {
    let gallery = holdings.gallery();
    let file = gallery.join(ROOT_FILE);
    if !fs::exists(&file) {
        return Ok(BTreeMap::new());
    }
    let bytes = fs::read_limited(&file, MANIFEST_BYTES).map_err(|error| format!("{error}."))?;
    let root: Root = serde_json::from_slice(&bytes).map_err(|error| format!("{ROOT_FILE}: {error}."))?;
    let packed = fs::read_limited(&gallery.join(&root.snapshot.path), INDEX_BYTES)
        .map_err(|error| format!("{error}."))?;
    if Sha256::of(&packed) != root.snapshot.sha256 {
        return Err(format!("“{}” is not what {ROOT_FILE} says.", root.snapshot.path));
    }
    let text =
        inflate(&packed).map_err(|error| format!("“{}” cannot be unpacked: {error}.", root.snapshot.path))?;
    text.lines()
        .map(|line| {
            let entry: Entry = serde_json::from_str(line).map_err(|error| format!("An entry: {error}."))?;
            Ok((entry.id.to_string(), entry))
        })
        .collect()
}

/// Inflates, never to more than an index may be.
fn inflate(packed: &[u8]) -> std::io::Result<String> {
    let mut text = String::new();
    zstd::stream::read::Decoder::new(packed)?.take(INDEX_BYTES).read_to_string(&mut text)?;
    Ok(text)
}

/// When the gallery's signatures end: the earliest of them.
pub(super) fn signed_until(holdings: &Holdings) -> Result<Option<Timestamp>, RegistryError> {
    if !vitrine_publish::is_signed(&holdings.gallery()) {
        return Ok(None);
    }
    let state = vitrine_publish::state(&holdings.gallery())?;
    Ok(state.roles.iter().map(|role| role.expires).min())
}

fn signatures(holdings: &Holdings) -> Part {
    let (sentence, faults) = match signed_until(holdings) {
        Ok(None) => ("The gallery is not signed yet.".into(), Vec::new()),
        Ok(Some(end)) if end <= holdings.now() => {
            (String::new(), vec!["The gallery's signatures have ended; a running server renews them.".into()])
        }
        Ok(Some(end)) => (format!("The gallery is signed until {}.", super::minute(end)), Vec::new()),
        Err(error) => (String::new(), vec![format!("The signed metadata cannot be read: {error}.")]),
    };
    part("signatures", sentence, faults)
}
