//! The scan: every blob is hashed once a week, a slice every hour. What is found broken is told once: a webhook
//! (`integrity.broken`), a notice to the administrators, the audit log; and `/health` names `packages` as degraded until
//! the blob is mended.

use serde::{Deserialize, Serialize};
use vitrine_base::Said;
use vitrine_base::Timestamp;

use super::gc::DAY;
use super::holdings::Holdings;
use crate::RegistryError;
use crate::store::{BlobRow, Notice, UnitOfWork, blocking};
use crate::{notify, webhooks};

/// Every blob is looked at within this time.
const WEEK: i64 = 7 * DAY;

/// Slices of a week.
const HOURS: u64 = 7 * 24;

/// The note of the last slice.
pub(super) const NOTE: &str = "care.scan";

/// What one scan saw.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScanReport {
    /// When.
    pub at: Timestamp,
    /// Blobs hashed.
    pub hashed: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Blobs found broken that were whole the time before.
    pub broken: u64,
    /// Blobs found whole that were broken the time before.
    pub mended: u64,
}

/// Hashes the blobs whose turn it is, or all of them.
///
/// # Errors
/// When the database refuses, or a file cannot be opened for want of rights or handles.
pub async fn scan(holdings: &Holdings, all: bool) -> Result<ScanReport, RegistryError> {
    let now = holdings.now();
    let counts = holdings.db.read(|unit| unit.blob_counts()).await?;
    let slice = if all { counts.count } else { counts.count.div_ceil(HOURS) };
    let before = if all { now + 1 } else { now - WEEK + DAY };
    let slice = u32::try_from(slice).unwrap_or(u32::MAX);
    let due = holdings.db.read(move |unit| unit.blobs_due(before, slice)).await?;
    let mut report = ScanReport { at: now, ..ScanReport::default() };
    for blob in due {
        let own = holdings.clone();
        report = blocking(move || look(&own, &blob, report)).await?;
    }
    let note = serde_json::to_string(&report)?;
    holdings.db.write(move |unit| unit.set_note(NOTE, &note)).await?;
    Ok(report)
}

fn look(holdings: &Holdings, blob: &BlobRow, mut report: ScanReport) -> Result<ScanReport, RegistryError> {
    let fault = holdings.blob_fault(blob)?;
    let now = holdings.now();
    holdings.db.write_now(|unit| {
        // Cleaned up while it was hashed: then it is no fault that it is gone.
        if !unit.blob_entered(blob.sha256)? {
            return Ok(());
        }
        let before = unit.blob_checked(blob.sha256, now, fault.as_deref())?;
        match (&before, &fault) {
            (None, Some(fault)) => {
                report.broken += 1;
                tell(unit, blob, fault, now)
            }
            (Some(_), None) => {
                report.mended += 1;
                let subject = format!("blob:{}", blob.sha256);
                unit.audit(now, None, "integrity.mended", &subject, &serde_json::json!({}))
            }
            _ => Ok(()),
        }
    })?;
    report.hashed += 1;
    report.bytes += blob.size;
    Ok(report)
}

fn tell(unit: &dyn UnitOfWork, blob: &BlobRow, fault: &str, now: Timestamp) -> Result<(), RegistryError> {
    let files: Vec<_> =
        unit.published_files()?.into_iter().filter(|file| file.sha256 == blob.sha256).collect();
    let versions: Vec<String> =
        files.iter().map(|file| format!("{} {}", file.package, file.version)).collect();
    let body = serde_json::json!({ "sha256": blob.sha256, "fault": fault, "versions": versions, "at": now });
    unit.audit(now, None, "integrity.broken", &format!("blob:{}", blob.sha256), &body)?;
    webhooks::emit(unit, "integrity.broken", files.first().map(|file| &file.package), &body, now)?;
    let what =
        if versions.is_empty() { "No published version has it".to_owned() } else { versions.join(", ") };
    for account in unit.administrators()? {
        let notice = Notice {
            kind: "integrity.broken",
            title: Said::coded("notice.file_broken", "A package file is broken"),
            body: Said::coded(
                "notice.put_back",
                format!(
                    "The file {} is broken: {fault}. {what}. Put it back from a backup, then scan again.",
                    blob.sha256
                ),
            )
            .with("digest", blob.sha256)
            .with("fault", fault)
            .with("versions", versions.join(", "))
            .with_number("count", versions.len()),
            link: "#/admin/status".into(),
        };
        notify::tell(unit, account, &notice, now)?;
    }
    Ok(())
}
