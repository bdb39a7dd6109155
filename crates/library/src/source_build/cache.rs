//! What was built, kept by the digest of all that went in: `results/<digest>/`, with the package and a
//! small record beside it. The record is written last; a result without one, or with other bytes than it
//! names, was never there.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use vitrine_base::limits::MIB;
use vitrine_base::{Sha256, fs};

use super::Built;
use super::error::BuildError;
use super::tidy::{self, RESULTS};
use super::workshop::Made;

const ARTIFACT: &str = "artifact.tar.gz";
pub(super) const RECORD: &str = "build.json";

/// The record of one result.
#[derive(Debug, Serialize, Deserialize)]
struct Record {
    sha256: Sha256,
    size: u64,
    reproducible: Option<bool>,
    log: String,
}

/// The place of one result; while it is held, nobody else builds the same.
#[derive(Debug)]
pub(super) struct Cache {
    builds: PathBuf,
    folder: PathBuf,
    _lock: fs::FileLock,
    _untidied: fs::FileLock,
}

impl Cache {
    /// Takes the place of the result with that digest.
    pub(super) fn open(builds: &Path, inputs: Sha256) -> Result<Self, BuildError> {
        let untidied = tidy::hold(builds)?;
        let results = builds.join(RESULTS);
        fs::create_dir_all(&results)?;
        let lock = fs::lock_exclusive(&results.join(format!("{inputs}.lock")))?.ok_or(BuildError::Busy)?;
        let folder = results.join(inputs.to_hex());
        Ok(Self { builds: builds.to_owned(), folder, _lock: lock, _untidied: untidied })
    }

    /// What was built before.
    pub(super) fn find(&self) -> Result<Option<Built>, BuildError> {
        let artifact = self.folder.join(ARTIFACT);
        let Ok(bytes) = fs::read_limited(&self.folder.join(RECORD), 8 * MIB) else { return Ok(None) };
        let Ok(record) = serde_json::from_slice::<Record>(&bytes) else { return Ok(None) };
        if !fs::exists(&artifact) || fs::digest(&artifact)? != (record.sha256, record.size) {
            return Ok(None);
        }
        tidy::mark_used(&self.builds, &self.folder.join(RECORD));
        Ok(Some(Built {
            artifact,
            sha256: record.sha256,
            size: record.size,
            log: record.log,
            cached: true,
            reproducible: record.reproducible,
        }))
    }

    /// Keeps a result, instead of one that was there.
    pub(super) fn keep(&self, made: &Made, reproducible: Option<bool>) -> Result<Built, BuildError> {
        let artifact = self.folder.join(ARTIFACT);
        fs::create_dir_all(&self.folder)?;
        fs::remove_file(&self.folder.join(RECORD))?;
        fs::rename_durable(&made.artifact, &artifact)?;
        let record = Record { sha256: made.sha256, size: made.size, reproducible, log: made.log.clone() };
        let json = serde_json::to_vec(&record).map_err(std::io::Error::other)?;
        fs::write_atomic(&self.folder.join(RECORD), &json)?;
        Ok(Built {
            artifact,
            sha256: made.sha256,
            size: made.size,
            log: record.log,
            cached: false,
            reproducible,
        })
    }
}

/// What is known of a package file that was built here: `None` when it was not, else whether a second build
/// agreed, when there was one.
pub fn known_build(builds: &Path, artifact: &Sha256) -> Option<Option<bool>> {
    let results = builds.join(RESULTS);
    let folders = fs::list_dir(&results).ok()?;
    let record = |name: &std::ffi::OsString| -> Option<Record> {
        let bytes = fs::read_limited(&results.join(name).join(RECORD), 8 * MIB).ok()?;
        serde_json::from_slice(&bytes).ok()
    };
    let mut records = folders.iter().filter_map(|(name, _)| record(name));
    records.find(|record| record.sha256 == *artifact).map(|record| record.reproducible)
}
