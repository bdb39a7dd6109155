//! How the registry is, in sentences: what `/health`, `/api/v1/status` and the status page show.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use vitrine_base::{Phrase, Said};
use vitrine_base::{Timestamp, fs};

use super::backup::BackupReport;
use super::gc::DAY;
use super::holdings::Holdings;
use super::scan::ScanReport;
use crate::store::{BlobCounts, blocking};
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
    /// The same as phrases, for other languages.
    #[serde(default)]
    pub said: Vec<Phrase>,
    /// When that was so: now, or when it was last looked at.
    pub at: Timestamp,
}

fn entry(name: &str, vital: bool, at: Timestamp, found: Result<Said, Said>) -> Status {
    let ok = found.is_ok();
    let (Ok(Said { sentence, phrases }) | Err(Said { sentence, phrases })) = found;
    Status { name: name.into(), ok, vital, sentence, said: phrases, at }
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
            let answers = Said::coded("status.database", "The database answers.");
            all.insert(0, entry("database", true, now, Ok(answers)));
            all.extend(rows);
        }
        Err(error) => {
            let text = format!("The database does not answer: {error}.");
            let silent = Said::coded("status.database_silent", text).with("why", error);
            all.insert(0, entry("database", true, now, Err(silent)));
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
        Ok(free) if free < LOW_SPACE => {
            let megabytes = free / 1_000_000;
            let text = format!("Only {megabytes} MB are free on the disk.");
            Err(Said::coded("status.storage_low", text).with_number("megabytes", megabytes))
        }
        Ok(free) => {
            let gigabytes = free / 1_000_000_000;
            let text = format!("Packages can be written; {gigabytes} GB are free.");
            Ok(Said::coded("status.storage", text).with_number("gigabytes", gigabytes))
        }
        Err(error) => {
            let text = format!("Packages cannot be written: {error}.");
            Err(Said::coded("status.storage_broken", text).with("why", error))
        }
    };
    entry("storage", true, now, found)
}

async fn signatures(holdings: &Holdings, now: Timestamp) -> Status {
    let own = holdings.clone();
    let found = match blocking(move || super::check::signed_until(&own)).await {
        Ok(None) => Ok(Said::coded("status.unsigned", "The gallery is not signed yet.")),
        Ok(Some(end)) if end <= now => {
            Err(Said::coded("status.signatures_ended", "The gallery's signatures have ended."))
        }
        Ok(Some(end)) => {
            let text = format!("The gallery is signed until {}.", super::minute(end));
            Ok(Said::coded("status.signed", text).with_number("until", end))
        }
        Err(error) => {
            let text = format!("The signed metadata cannot be read: {error}.");
            Err(Said::coded("status.signatures_unreadable", text).with("why", error))
        }
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
    // A broken package file does not go unseen (`health.failing`, the status page), but all else is served.
    Ok(vec![
        entry("packages", false, now, packages(&counts)),
        entry("jobs", false, now, jobs(dead)),
        last_scan(scan, now),
        last_backup(backup, now, nightly),
    ])
}

fn packages(counts: &BlobCounts) -> Result<Said, Said> {
    let broken =
        |text: String| Err(Said::coded("status.packages_broken", text).with_number("count", counts.broken));
    match counts.broken {
        0 => {
            let megabytes = counts.bytes / 1_000_000;
            let text = format!("{} package files, {megabytes} MB, none broken.", counts.count);
            let well = Said::coded("status.packages", text).with_number("count", counts.count);
            Ok(well.with_number("megabytes", megabytes))
        }
        1 => broken("1 package file is broken.".into()),
        more => broken(format!("{more} package files are broken.")),
    }
}

fn jobs(dead: u64) -> Result<Said, Said> {
    let failed = |text: String| Err(Said::coded("status.jobs_dead", text).with_number("count", dead));
    match dead {
        0 => Ok(Said::coded("status.jobs", "No job failed for good.")),
        1 => failed("1 job failed for good and waits for a person.".into()),
        more => failed(format!("{more} jobs failed for good and wait for a person.")),
    }
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
        None => {
            let text = "Package files have not been scanned yet.";
            entry("scan", false, now, Ok(Said::coded("status.not_scanned", text)))
        }
        Some(report) => {
            let text = format!("{} package files were hashed in the last scan.", report.hashed);
            let scanned = Said::coded("status.scanned", text).with_number("count", report.hashed);
            entry("scan", false, report.at, Ok(scanned))
        }
    }
}

fn last_backup(note: Option<String>, now: Timestamp, nightly: bool) -> Status {
    let report: Option<BackupReport> = note.and_then(|text| serde_json::from_str(&text).ok());
    let Some(report) = report else {
        let none = match nightly {
            true => Said::coded("status.no_backup_yet", "No backup was made yet."),
            false => Said::coded("status.no_backup", "No backup was ever made."),
        };
        return entry("backup", false, now, Ok(none));
    };
    let when = super::minute(report.made);
    let last = || {
        let text = format!("The last backup is of {when}.");
        Said::coded("status.backup", text).with_number("made", report.made)
    };
    let found = if !report.faults.is_empty() {
        let count = report.faults.len();
        let text = format!("The backup of {when} has {count} faults.");
        let faulty = Said::coded("status.backup_faulty", text).with_number("made", report.made);
        Err(faulty.with_number("count", count))
    } else if nightly && report.made + LATE_BACKUP < now {
        Err(last())
    } else {
        Ok(last())
    };
    entry("backup", false, report.made, found)
}
