//! Who publishes what at the moment: no two files of one package are placed at once, and one index is written at a time.

use std::sync::Arc;

use tokio::sync::{Mutex, OwnedMutexGuard};
use vitrine_base::{PackageId, Sha256};

/// Packages are spread over so many locks; two that share one wait for each other now and then.
const DRAWERS: usize = 64;

/// The locks of publishing. There is one server to a data folder, so that they need not outlive it. Who needs both
/// takes a package first and the press after it.
pub struct Desk {
    drawers: Vec<Arc<Mutex<()>>>,
    press: Arc<Mutex<()>>,
}

impl Default for Desk {
    fn default() -> Self {
        Self { drawers: (0..DRAWERS).map(|_| Arc::default()).collect(), press: Arc::default() }
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
}
