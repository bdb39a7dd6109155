//! One writer across processes and handles, waited for with patience but not for ever.

use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;
use vitrine_base::fs::{FileLock, lock_exclusive, lock_shared};

use crate::LibraryError;

/// How often a held lock is tried again. The system offers no wait with a time limit for file locks.
const TRY_AGAIN: Duration = Duration::from_millis(25);

/// Takes the lock, waiting at most so long; `None` when it is still held then.
pub(crate) fn wait(path: &Path, patience: Duration) -> io::Result<Option<FileLock>> {
    let start = Instant::now();
    loop {
        if let Some(lock) = lock_exclusive(path)? {
            return Ok(Some(lock));
        }
        if start.elapsed() >= patience {
            return Ok(None);
        }
        std::thread::sleep(TRY_AGAIN);
    }
}

/// As [`wait`], without holding a thread, and open to cancellation.
pub(crate) async fn wait_async(
    path: &Path,
    patience: Duration,
    cancel: &CancellationToken,
) -> Result<FileLock, LibraryError> {
    patiently(|| lock_exclusive(path), patience, cancel).await
}

/// Takes a lock together with others that do the same; else as [`wait_async`].
pub(crate) async fn share_async(
    path: &Path,
    patience: Duration,
    cancel: &CancellationToken,
) -> Result<FileLock, LibraryError> {
    patiently(|| lock_shared(path), patience, cancel).await
}

async fn patiently(
    take: impl Fn() -> io::Result<Option<FileLock>>,
    patience: Duration,
    cancel: &CancellationToken,
) -> Result<FileLock, LibraryError> {
    let start = Instant::now();
    loop {
        if cancel.is_cancelled() {
            return Err(LibraryError::Cancelled);
        }
        if let Some(lock) = take()? {
            return Ok(lock);
        }
        if start.elapsed() >= patience {
            return Err(LibraryError::Busy);
        }
        tokio::time::sleep(TRY_AGAIN).await;
    }
}
