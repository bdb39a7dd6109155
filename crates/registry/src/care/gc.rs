//! Clean-up: blobs that nobody needs any more and rows that are old enough. What a published version, a submission that
//! goes on, or an upload under way needs always stays (the one condition is in the store, and a test by chance holds it).
//!
//! A blob goes in two steps: first it leaves the ledger and its bytes are moved into `blobs/trash`; a day later they are
//! deleted. Whoever brings the same bytes in that moment finds them put back ([`crate::blobs::Blobs::into_trash`]).

use serde::{Deserialize, Serialize};
use vitrine_base::{Sha256, Timestamp, fs};

use super::holdings::Holdings;
use crate::RegistryError;
use crate::store::{BlobRow, Retention, Unneeded, blocking};

/// One day, milliseconds.
pub(super) const DAY: i64 = 86_400_000;

/// Blobs stay this long after they were entered, and after the submission that brought them ended: a maker who was
/// refused may ask what for.
const GRACE: i64 = 7 * DAY;

/// Blobs taken in one transaction.
const BATCH: u32 = 100;

/// What was cleaned up, or would be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GcReport {
    /// Nothing was changed.
    pub dry_run: bool,
    /// Blobs nobody needs.
    pub blobs: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Blobs deleted for good that left the ledger a day ago or more.
    pub deleted: u64,
    /// Blobs put back because somebody brought them again.
    pub put_back: u64,
    /// Rows by table.
    pub rows: Vec<(String, u64)>,
}

fn unneeded(now: Timestamp) -> Unneeded {
    Unneeded { created: now - GRACE, ended: now - GRACE, now }
}

fn retention(now: Timestamp) -> Retention {
    Retention {
        now,
        // Whoever was away longer reads the page anew.
        news: now - 3 * DAY,
        jobs: now - 7 * DAY,
        dead_jobs: now - 90 * DAY,
        deliveries: now - 30 * DAY,
        notices: now - 365 * DAY,
        leftovers: now - 7 * DAY,
    }
}

/// Cleans up; with `dry_run` it only says what it would do.
///
/// # Errors
/// When the database refuses or a file cannot be moved.
pub async fn gc(holdings: &Holdings, dry_run: bool) -> Result<GcReport, RegistryError> {
    let now = holdings.now();
    let mut report = GcReport { dry_run, ..GcReport::default() };
    let until = retention(now);
    let rows = if dry_run {
        holdings.db.read(move |unit| unit.prunable_rows(&until)).await?
    } else {
        holdings.db.write(move |unit| unit.prune_rows(&until)).await?
    };
    for (table, count) in rows {
        match report.rows.iter_mut().find(|(name, _)| name == table) {
            Some((_, sum)) => *sum += count,
            None => report.rows.push((table.to_owned(), count)),
        }
    }
    let own = holdings.clone();
    blocking(move || {
        if dry_run {
            let all = own.db.read_now(|unit| unit.blobs_unneeded(unneeded(now), u32::MAX))?;
            count(&mut report, &all);
        } else {
            drop_leftovers(&own, now)?;
            empty_trash(&own, now, &mut report)?;
            while take_out(&own, now, &mut report)? {}
        }
        Ok(report)
    })
    .await
}

fn count(report: &mut GcReport, blobs: &[BlobRow]) {
    report.blobs += blobs.len() as u64;
    report.bytes += blobs.iter().map(|blob| blob.size).sum::<u64>();
}

/// Takes one batch out of the ledger and moves its files; false when there is no more.
fn take_out(holdings: &Holdings, now: Timestamp, report: &mut GcReport) -> Result<bool, RegistryError> {
    let when = unneeded(now);
    let found = holdings.db.read_now(|unit| unit.blobs_unneeded(when, BATCH))?;
    if found.is_empty() {
        return Ok(false);
    }
    // Whether somebody needs it is asked again inside of the transaction that takes it out.
    let gone = holdings.db.write_now(|unit| {
        let mut gone = Vec::new();
        for blob in &found {
            if unit.forget_blob(blob.sha256, when)? {
                gone.push(blob.clone());
            }
        }
        Ok(gone)
    })?;
    for blob in &gone {
        holdings.blobs.into_trash(blob.sha256)?;
        // Entered anew between both: whoever did that found the bytes in their place, and brought none.
        if holdings.db.read_now(|unit| unit.blob_entered(blob.sha256))? {
            holdings.blobs.from_trash(blob.sha256)?;
            report.put_back += 1;
        }
    }
    count(report, &gone);
    Ok(!gone.is_empty())
}

/// Deletes what has lain in the trash for a day; puts back what somebody entered again meanwhile.
fn empty_trash(holdings: &Holdings, now: Timestamp, report: &mut GcReport) -> Result<(), RegistryError> {
    let Some(folder) = holdings.blobs.trash().filter(|folder| fs::exists(folder)) else { return Ok(()) };
    // The files' own times are those of their bytes: when they came here stands in a note.
    let noted = holdings.db.read_now(|unit| unit.note(TRASHED))?;
    let noted: std::collections::BTreeMap<String, Timestamp> =
        noted.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let mut still = std::collections::BTreeMap::new();
    for (name, _) in fs::list_dir(&folder)? {
        let name = name.to_string_lossy().into_owned();
        let Ok(sha256) = name.parse::<Sha256>() else { continue };
        let file = folder.join(&name);
        let since = noted.get(&name).copied().unwrap_or(now);
        if holdings.db.read_now(|unit| unit.blob_entered(sha256))? {
            holdings.blobs.from_trash(sha256)?;
            report.put_back += 1;
        } else if since + DAY <= now {
            fs::remove_file(&file)?;
            report.deleted += 1;
        } else {
            still.insert(name, since);
        }
    }
    let text = serde_json::to_string(&still)?;
    holdings.db.write_now(|unit| unit.set_note(TRASHED, &text))
}

/// Removes what a backup that was killed left in the data folder.
fn drop_leftovers(holdings: &Holdings, now: Timestamp) -> Result<(), RegistryError> {
    for (name, found) in fs::list_dir(&holdings.data)? {
        if name.to_string_lossy().starts_with(".backup-") && found.modified + DAY < now {
            fs::remove_tree(&holdings.data.join(name))?;
        }
    }
    Ok(())
}

/// The note of when each file came into the trash.
const TRASHED: &str = "care.trash";
