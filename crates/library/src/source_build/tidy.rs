//! What earlier builds left and nobody used for long goes away; never while anything is being built.

use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use vitrine_base::fs::{self, FileKind, FileLock};
use vitrine_base::{BlobStore, Clock as _, Sha256, SystemClock, Timestamp};

use super::BuildError;
use super::workshop::{self, RUNNING};

/// Results and sources nobody used for 90 days are not wanted any more, in milliseconds.
const UNUSED: Timestamp = 90 * 24 * 60 * 60 * 1000;

/// How long a build waits for tidying, which takes moments.
const PATIENCE: Duration = Duration::from_secs(30);

/// The folders of builds that tidying looks at.
pub(super) const RESULTS: &str = "results";
const SOURCES: &str = "sources";

/// Held shared by every build and exclusively by who tidies.
const LOCK: &str = "use.lock";

/// Keeps tidying away for as long as it is held.
pub(super) fn hold(builds: &Path) -> Result<FileLock, BuildError> {
    fs::create_dir_all(builds)?;
    let begun = Instant::now();
    loop {
        if let Some(lock) = fs::lock_shared(&builds.join(LOCK))? {
            return Ok(lock);
        }
        if begun.elapsed() > PATIENCE {
            return Err(BuildError::Busy);
        }
        std::thread::sleep(Duration::from_millis(25));
    }
}

/// Remembers, by a file's time, that it was used just now. Only what tidying may remove is marked, and what cannot
/// be marked is at worst built or fetched again.
pub(super) fn mark_used(builds: &Path, file: &Path) {
    if file.starts_with(builds) {
        let now = u64::try_from(SystemClock.now()).unwrap_or(0);
        let now = std::time::UNIX_EPOCH + Duration::from_millis(now);
        let _ = fs::open(file).and_then(|file| file.set_modified(now));
    }
}

/// Removes results and sources nobody used for 90 days, and what builds left whose program died; answers the bytes
/// freed. Nothing is removed while a build runs, in whichever process. Blocks; `builds` is the folder given to
/// [`super::build`].
///
/// # Errors
/// When the disk refuses.
pub fn tidy(builds: &Path, now: Timestamp) -> io::Result<u64> {
    if !fs::exists(builds) {
        return Ok(0);
    }
    let Some(_lock) = fs::lock_exclusive(&builds.join(LOCK))? else { return Ok(0) };
    let mut freed = 0;
    if fs::exists(&builds.join(RUNNING)) {
        workshop::sweep(&builds.join(RUNNING))?;
    }
    if fs::exists(&builds.join(RESULTS)) {
        freed += tidy_results(&builds.join(RESULTS), now)?;
    }
    if fs::exists(&builds.join(SOURCES)) {
        let store = BlobStore::open(builds.join(SOURCES))?;
        for digest in store.digests()? {
            freed += tidy_source(&store, &digest, now)?;
        }
        freed += store.collect_partials(now)?;
    }
    Ok(freed)
}

/// Removes every result and source of earlier builds, unless a build runs; answers the bytes freed.
///
/// # Errors
/// When the disk refuses.
pub fn forget(builds: &Path) -> io::Result<u64> {
    // What is as new as can be is old at the end of time.
    tidy(builds, Timestamp::MAX)
}

fn tidy_results(results: &Path, now: Timestamp) -> io::Result<u64> {
    let mut freed = 0;
    for (name, found) in fs::list_dir(results)? {
        let folder = results.join(name);
        // The record's time says when the result was used; one without a record was never finished.
        let used = fs::metadata(&folder.join(super::cache::RECORD)).ok().flatten().unwrap_or(found);
        if found.kind == FileKind::Folder && is_unused(used, now) {
            freed += fs::tree_size(&folder)?;
            fs::remove_tree(&folder)?;
            fs::remove_file(&folder.with_extension("lock"))?;
        } else if found.kind == FileKind::File && !fs::exists(&folder.with_extension("")) {
            // The lock of a result that came to nothing.
            fs::remove_file(&folder)?;
        }
    }
    Ok(freed)
}

fn tidy_source(store: &BlobStore, digest: &Sha256, now: Timestamp) -> io::Result<u64> {
    match fs::metadata(&store.path(digest))? {
        Some(found) if is_unused(found, now) => store.remove(digest).map(|()| found.length),
        _ => Ok(0),
    }
}

fn is_unused(found: fs::Metadata, now: Timestamp) -> bool {
    now.saturating_sub(found.modified) > UNUSED
}
