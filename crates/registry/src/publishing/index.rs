//! The static index: the lines of all packages that changed, written and signed at once.

use std::sync::Arc;

use vitrine_base::limits::MANIFEST_BYTES;
use vitrine_base::{PackageId, Timestamp};
use vitrine_package::listing::{Collection, ROOT_FILE, Root};
use vitrine_publish::PublishError;
use vitrine_publish::edition::{self, Edits, IssueOptions, Issued};

use super::heads;
use super::lines::{Line, line};
use super::lists::FEATURED;
use crate::store::{ListedNumbers, NewJob, UnitOfWork, blocking};
use crate::{Registry, RegistryError};

/// The job that writes the index, and its word among those that wait.
pub(super) const KIND: &str = "index";
/// The note that says which sequence was written last.
const SEQUENCE: &str = "index.sequence";
/// Packages written at once; what is left over follows directly.
const BATCH: u32 = 2_000;
/// Log segments that stay: an active registry writes one with every publication, and who is further behind than this
/// takes the snapshot.
const SEGMENTS: usize = 64;
/// Attempts of a job without which nothing becomes visible; with the queue's pauses this outlasts a day.
const ATTEMPTS: u32 = 25;

/// Asks for the index to be written soon, in the caller's transaction. However many ask, it is written once.
///
/// # Errors
/// When the engine refuses.
pub fn ask_for_index(unit: &dyn UnitOfWork, now: Timestamp) -> Result<(), RegistryError> {
    let job = NewJob { max_attempts: ATTEMPTS, ..NewJob::now(KIND, serde_json::json!({}), now) };
    unit.enqueue(&job.once(KIND), now)?;
    Ok(())
}

/// What is to be written, and at which revision it stood.
struct Batch {
    edits: Edits,
    written: Vec<(PackageId, i64, ListedNumbers)>,
    /// There is more.
    full: bool,
}

/// Writes the lines of all packages that are out of date, title and collections, and signs. Cut anywhere, it is done
/// again and completes what was begun; a package that changes meanwhile stays out of date.
///
/// # Errors
/// [`PublishError::Busy`] when another process writes to the gallery; when engine or file system refuse.
pub async fn issue(registry: &Arc<Registry>) -> Result<Issued, RegistryError> {
    let held = registry.publishing.press().await;
    let registry = Arc::clone(registry);
    blocking(move || {
        let _held = held;
        issue_now(&registry, false)
    })
    .await
}

/// [`issue`] on this thread; `whole` writes every line anew. The caller sees to it that nobody else does the same.
pub(super) fn issue_now(registry: &Registry, whole: bool) -> Result<Issued, RegistryError> {
    heads::make_key(registry)?;
    loop {
        let batch = registry.db.read_now(|unit| gather(registry, unit, whole))?;
        let full = batch.full;
        let options = IssueOptions {
            now: registry.now(),
            keys: Some(registry.keys()),
            keep_segments: SEGMENTS,
            at_least: floor(registry)?,
        };
        let issued = match edition::issue(&registry.gallery(), batch.edits, &options) {
            Err(PublishError::Damaged(_) | PublishError::PreviousRoot { .. }) if !whole => {
                tracing::warn!("the index is damaged; it is written anew from the database");
                return issue_now(registry, true);
            }
            other => other?,
        };
        registry.db.write_now(|unit| {
            for (id, revision, numbers) in &batch.written {
                unit.package_written(id, *revision, *numbers)?;
            }
            unit.set_note(SEQUENCE, &issued.sequence.to_string())?;
            if !issued.unchanged {
                let now = registry.now();
                unit.enqueue(&NewJob::now("search", serde_json::json!({}), now).once("search"), now)?;
            }
            Ok(())
        })?;
        if !full {
            return Ok(issued);
        }
    }
}

/// The lowest sequence that may be written: a gallery that was lost goes on after the last one anybody saw.
fn floor(registry: &Registry) -> Result<u64, RegistryError> {
    let root = vitrine_base::fs::read_limited(&registry.gallery().join(ROOT_FILE), MANIFEST_BYTES);
    if root.is_ok_and(|bytes| serde_json::from_slice::<Root>(&bytes).is_ok()) {
        return Ok(0);
    }
    let note = registry.db.read_now(|unit| unit.note(SEQUENCE))?;
    Ok(note.and_then(|text| text.parse::<u64>().ok()).map_or(0, |last| last.saturating_add(1)))
}

fn gather(registry: &Registry, unit: &dyn UnitOfWork, whole: bool) -> Result<Batch, RegistryError> {
    let packages = match whole {
        true => unit.package_revisions()?,
        false => unit.dirty_packages(BATCH)?,
    };
    let heads = heads::next(&registry.gallery(), unit, registry.now())?;
    let mut batch = Batch {
        full: !whole && packages.len() == BATCH as usize,
        written: Vec::with_capacity(packages.len()),
        edits: Edits {
            title: registry.config.title.clone(),
            description: registry.config.description.clone(),
            collections: collections(unit)?,
            audit: heads.list,
            audit_due: heads.due,
            whole,
            ..Edits::default()
        },
    };
    for (id, revision) in packages {
        let (line, numbers) = line(unit, &id)?;
        match line {
            Line::Put(listed) => drop(batch.edits.put.insert(id.clone(), *listed)),
            Line::Remove => drop(batch.edits.remove.insert(id.clone())),
        }
        batch.written.push((id, revision, numbers));
    }
    Ok(batch)
}

/// The front page first, so that every client can show it; then the lists of the curators.
fn collections(unit: &dyn UnitOfWork) -> Result<Vec<Collection>, RegistryError> {
    let mut lists = Vec::new();
    let featured = unit.featured_packages()?;
    if let (false, Ok(id)) = (featured.is_empty(), PackageId::new(FEATURED.to_owned())) {
        lists.push(Collection {
            id,
            title: "Featured".into(),
            description: String::new(),
            packages: featured,
        });
    }
    lists.extend(unit.collections()?.into_iter().map(|row| Collection {
        id: row.id,
        title: row.title,
        description: row.description,
        packages: row.packages,
    }));
    Ok(lists)
}
