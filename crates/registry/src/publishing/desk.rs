//! Who publishes what at the moment: no two files of one package are placed at once, few of all packages are, and one
//! index is written at a time.

use std::sync::Arc;

use tokio::sync::{Mutex, OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};
use vitrine_base::{PackageId, Sha256};

use crate::RegistryError;

/// Packages are spread over so many locks; two that share one wait for each other now and then.
const DRAWERS: usize = 64;

/// Files placed at the same time, however many workers there are. Making patches keeps a processor busy, and takes 20 MB
/// for a member of half a megabyte, several hundred for the largest that is patched.
const PLACED_AT_ONCE: usize = 2;

/// The locks of publishing. There is one server to a data folder, so that they need not outlive it. Who needs several
/// takes a package first, the press after it and a turn last.
pub struct Desk {
    drawers: Vec<Arc<Mutex<()>>>,
    press: Arc<Mutex<()>>,
    turns: Arc<Semaphore>,
}

impl Default for Desk {
    fn default() -> Self {
        Self {
            drawers: (0..DRAWERS).map(|_| Arc::default()).collect(),
            press: Arc::default(),
            turns: Arc::new(Semaphore::new(PLACED_AT_ONCE)),
        }
    }
}

impl Desk {
    /// Nobody else places files of this package while it is held.
    pub(super) async fn package(&self, id: &PackageId) -> OwnedMutexGuard<()> {
        let digest = Sha256::of(id.as_str().to_ascii_lowercase().as_bytes());
        let drawer = usize::from(digest.as_bytes()[0]) % DRAWERS;
        Arc::clone(&self.drawers[drawer]).lock_owned().await
    }

    /// Nobody else places files of any package while these are held.
    pub(super) async fn packages(&self) -> Vec<OwnedMutexGuard<()>> {
        let mut held = Vec::with_capacity(DRAWERS);
        for drawer in &self.drawers {
            held.push(Arc::clone(drawer).lock_owned().await);
        }
        held
    }

    /// Nobody else writes the index or signs while it is held.
    pub(super) async fn press(&self) -> OwnedMutexGuard<()> {
        Arc::clone(&self.press).lock_owned().await
    }

    /// A turn at placing a file: few do at once, see [`PLACED_AT_ONCE`].
    ///
    /// # Errors
    /// Never, as nobody closes the door.
    pub(super) async fn turn(&self) -> Result<OwnedSemaphorePermit, RegistryError> {
        let turn = Arc::clone(&self.turns).acquire_owned().await;
        turn.map_err(|closed| RegistryError::Internal(closed.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::{Desk, PLACED_AT_ONCE};

    #[test]
    fn few_files_are_placed_at_once_however_many_wait() {
        let desk = Desk::default();
        let take = || desk.turn().now_or_never().map(Result::unwrap);
        let mut taken: Vec<_> = std::iter::from_fn(take).take(100).collect();
        assert_eq!(taken.len(), PLACED_AT_ONCE);
        drop(taken.pop());
        assert!(take().is_some(), "whoever is done makes room");
    }
}
