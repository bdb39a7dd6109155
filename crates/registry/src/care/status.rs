//! How the registry is, in sentences: what `/health`, `/api/v1/status` and the status page show.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use vitrine_base::{Timestamp, fs};

use super::backup::BackupReport;
use super::gc::DAY;
use super::holdings::Holdings;
use super::scan::ScanReport;
use crate::store::blocking;
use crate::{Registry, RegistryError};

/// With less free space uploads and publishing are about to fail.
const LOW_SPACE: u64 = 1 << 30;

/// A nightly backup that is older was missed twice.
const LATE_BACKUP: i64 = 2 * DAY;

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// `database`, `storage`, `signatures`, `packages`, `jobs`, `backup`, `scan`.
    pub name: String,
    /// All is well with it.
    pub ok: bool,
    /// The registry cannot do its work without: `/health` answers 503.
    pub vital: bool,
    /// How it is.
    pub sentence: String,
    /// When that was so: now, or when it was last looked at.
    pub at: Timestamp,
}

fn entry(name: &str, vital: bool, at: Timestamp, found: Result<String, String>) -> Status {
    let ok = found.is_ok();
    let (Ok(sentence) | Err(sentence)) = found;
    Status { name: name.into(), ok, vital, sentence, at }
}

/// Looks at everything that takes no long time: the database answers, the storage can be written to, signatures,
/// blobs found broken, dead jobs, last backup and scan.
pub async fn status(registry: &Arc<Registry>) -> Vec<Status> {
    let holdings = Holdings::of(registry);
    let now = holdings.now();
    let nightly = registry.config.backup.is_some();
    let mut all = vec![storage(&holdings, now).await];
    match rows(&holdings, now, nightly).await {
        Ok(rows) => {
            all.insert(0, entry("database", true, now, Ok("The database answers.".into())));
            all.extend(rows);
        }
        Err(error) => {
            let sentence = format!("The database does not answer: {error}.");
            all.insert(0, entry("database", true, now, Err(sentence)));
        }
    }
    all.push(signatures(&holdings, now).await);
    all
}

/// True when the registry can do its work: every vital part is well.
pub fn healthy(status: &[Status]) -> bool {
    status.iter().all(|entry| entry.ok || !entry.vital)
}

async fn storage(holdings: &Holdings, now: Timestamp) -> Status {
    let own = holdings.clone();
    let found = blocking(move || {
        let probe = tempfile::Builder::new().prefix(".probe-").tempfile_in(own.data.join("blobs"))?;
        drop(probe);
        Ok(fs::free_space(&own.data)?)
    });
    let found = match found.await {
        Ok(free) if free < LOW_SPACE => Err(format!("Only {} MB are free on the disk.", free / 1_000_000)),
        Ok(free) => Ok(format!("Packages can be written; {} GB are free.", free / 1_000_000_000)),
        Err(error) => Err(format!("Packages cannot be written: {error}.")),
    };
    entry("storage", true, now, found)
}

async fn signatures(holdings: &Holdings, now: Timestamp) -> Status {
    let own = holdings.clone();
    let found = match blocking(move || super::check::signed_until(&own)).await {
        Ok(None) => Ok("The gallery is not signed yet.".into()),
        Ok(Some(end)) if end <= now => Err("The gallery's signatures have ended.".into()),
        Ok(Some(end)) => Ok(format!("The gallery is signed until {}.", super::minute(end))),
        Err(error) => Err(format!("The signed metadata cannot be read: {error}.")),
    };
    entry("signatures", false, now, found)
}

async fn rows(holdings: &Holdings, now: Timestamp, nightly: bool) -> Result<Vec<Status>, RegistryError> {
    let (counts, dead, scan, backup) = holdings
        .db
        .read(|unit| {
            Ok((
                unit.blob_counts()?,
                unit.dead_jobs()?,
                unit.note(super::scan::NOTE)?,
                unit.note(super::backup::NOTE)?,
            ))
        })
        .await?;
    let packages = match counts.broken {
        0 => Ok(format!("{} package files, {} MB, none broken.", counts.count, counts.bytes / 1_000_000)),
        1 => Err("1 package file is broken.".into()),
        more => Err(format!("{more} package files are broken.")),
    };
    let jobs = match dead {
        0 => Ok("No job failed for good.".into()),
        1 => Err("1 job failed for good and waits for a person.".into()),
        more => Err(format!("{more} jobs failed for good and wait for a person.")),
    };
    // A broken package file does not go unseen (`health.failing`, the status page), but all else is served.
    Ok(vec![
        entry("packages", false, now, packages),
        entry("jobs", false, now, jobs),
        last_scan(scan, now),
        last_backup(backup, now, nightly),
    ])
}

/// When the registry was last backed up, and when its blobs were last scanned.
///
/// # Errors
/// When the engine refuses.
pub async fn last(registry: &Arc<Registry>) -> Result<(Option<Timestamp>, Option<Timestamp>), RegistryError> {
    let notes = registry.db.read(|unit| Ok((unit.note(super::backup::NOTE)?, unit.note(super::scan::NOTE)?)));
    let (backup, scan) = notes.await?;
    let backup: Option<BackupReport> = backup.and_then(|text| serde_json::from_str(&text).ok());
    let scan: Option<ScanReport> = scan.and_then(|text| serde_json::from_str(&text).ok());
    Ok((backup.map(|report| report.made), scan.map(|report| report.at)))
}

fn last_scan(note: Option<String>, now: Timestamp) -> Status {
    let report: Option<ScanReport> = note.and_then(|text| serde_json::from_str(&text).ok());
    match report {
        None => entry("scan", false, now, Ok("Package files have not been scanned yet.".into())),
        Some(report) => {
            let words = format!("{} package files were hashed in the last scan.", report.hashed);
            entry("scan", false, report.at, Ok(words))
        }
    }
}

fn last_backup(note: Option<String>, now: Timestamp, nightly: bool) -> Status {
    let report: Option<BackupReport> = note.and_then(|text| serde_json::from_str(&text).ok());
    let Some(report) = report else {
        let words = if nightly { "No backup was made yet." } else { "No backup was ever made." };
        return entry("backup", false, now, Ok(words.into()));
    };
    let when = super::minute(report.made);
    let found = if !report.faults.is_empty() {
        Err(format!("The backup of {when} has {} faults.", report.faults.len()))
    } else if nightly && report.made + LATE_BACKUP < now {
        Err(format!("The last backup is of {when}."))
    } else {
        Ok(format!("The last backup is of {when}."))
    };
    entry("backup", false, report.made, found)
}
