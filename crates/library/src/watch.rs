//! The library's folder is an ordinary folder: what a hand changes in it is noticed.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::LibraryError;

/// Quiet for so long, a burst of changes is over.
const QUIET: Duration = Duration::from_millis(200);

/// A burst that does not end is told of this often.
const AT_MOST: Duration = Duration::from_secs(2);

/// Watches until dropped.
#[derive(Debug)]
pub struct LibraryWatch {
    _watcher: RecommendedWatcher,
}

impl LibraryWatch {
    pub(crate) fn start(
        folder: &Path,
        on_change: impl Fn() + Send + Sync + 'static,
    ) -> Result<Self, LibraryError> {
        let (sender, changes) = channel();
        let ours: Vec<PathBuf> = [".staging", ".trash", ".journal"].map(|name| folder.join(name)).into();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| matters(&event, &ours)) {
                // The thread below ends only after this watcher.
                let _ = sender.send(());
            }
        })?;
        watcher.watch(folder, RecursiveMode::Recursive)?;
        std::thread::Builder::new()
            .name("library-watch".into())
            .spawn(move || tell(&changes, &on_change))
            .map_err(LibraryError::from)?;
        Ok(Self { _watcher: watcher })
    }
}

/// Looking is no change, and neither is what a transaction does aside.
fn matters(event: &Event, ours: &[PathBuf]) -> bool {
    let aside = |path: &PathBuf| ours.iter().any(|folder| path.starts_with(folder));
    let elsewhere = event.paths.is_empty() || !event.paths.iter().all(aside);
    elsewhere && !matches!(event.kind, EventKind::Access(_))
}

/// Calls back after each burst of changes, until the watcher is gone.
fn tell(changes: &Receiver<()>, on_change: &dyn Fn()) {
    while changes.recv().is_ok() {
        let start = Instant::now();
        while start.elapsed() < AT_MOST {
            match changes.recv_timeout(QUIET) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        on_change();
    }
}
