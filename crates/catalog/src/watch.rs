//! Folder sources are watched, so that a file dropped into a gallery's folder appears by itself. What comes in a
//! burst is one change: a copy of a hundred files is told once, when it is quiet again.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use vitrine_base::{SourceName, fs};
use vitrine_transfer::Location;

use crate::CatalogError;
use crate::catalog::{Catalog, WeakCatalog};

/// How long it has to be quiet before a change is told.
const QUIET: Duration = Duration::from_millis(250);

/// A change is told after this long also when it never gets quiet.
const PATIENCE: Duration = Duration::from_secs(3);

/// How often a folder that is gone is looked for: a person moved it away, or a disk was unplugged.
const LOOK_AGAIN: Duration = Duration::from_secs(2);

/// Who is told.
type Listener = Box<dyn Fn(SourceName) + Send + Sync>;

enum Message {
    /// Something changed at these paths.
    Paths(Vec<PathBuf>),
    /// Other sources are there now.
    Sources,
    /// The watch was dropped.
    End,
}

/// The watches of one catalogue, to be told when sources come and go.
#[derive(Default)]
pub(crate) struct Watchers(Mutex<Vec<Sender<Message>>>);

impl Watchers {
    /// Tells the watches to look at the list of sources again.
    pub(crate) fn sources_changed(&self) {
        let mut senders = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        senders.retain(|sender| sender.send(Message::Sources).is_ok());
    }

    fn add(&self, sender: Sender<Message>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(sender);
    }
}

/// Watches until it is dropped.
pub struct FolderWatch {
    sender: Sender<Message>,
}

impl std::fmt::Debug for FolderWatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FolderWatch").finish_non_exhaustive()
    }
}

impl Drop for FolderWatch {
    fn drop(&mut self) {
        // The thread may have ended already, with the catalogue.
        let _ = self.sender.send(Message::End);
    }
}

/// Starts a watch.
pub(crate) fn start(catalog: &Catalog, on_change: Listener) -> Result<FolderWatch, CatalogError> {
    let (sender, receiver) = channel();
    let events = sender.clone();
    let hear = move |event: notify::Result<notify::Event>| {
        // Reading is no change; our own sync reads.
        if let Ok(event) = event
            && !matches!(event.kind, EventKind::Access(_))
        {
            let _ = events.send(Message::Paths(event.paths));
        }
    };
    let watcher =
        notify::recommended_watcher(hear).map_err(|error| CatalogError::Watch(error.to_string()))?;
    let mut watch = Watch {
        catalog: catalog.downgrade(),
        watcher,
        folders: HashMap::new(),
        lost: HashSet::new(),
        on_change,
    };
    watch.arm();
    catalog.watchers().add(sender.clone());
    std::thread::Builder::new().name("folder-watch".into()).spawn(move || watch.run(&receiver))?;
    Ok(FolderWatch { sender })
}

struct Watch {
    catalog: WeakCatalog,
    watcher: RecommendedWatcher,
    folders: HashMap<PathBuf, SourceName>,
    /// Folders of sources that are not there now.
    lost: HashSet<PathBuf>,
    on_change: Listener,
}

impl Watch {
    fn run(mut self, receiver: &Receiver<Message>) {
        let mut changed: HashSet<SourceName> = HashSet::new();
        let mut since: Option<Instant> = None;
        loop {
            let message = match since {
                Some(_) => receiver.recv_timeout(QUIET),
                None if self.lost.is_empty() => receiver.recv().map_err(|_| RecvTimeoutError::Disconnected),
                None => receiver.recv_timeout(LOOK_AGAIN),
            };
            let quiet = matches!(message, Err(RecvTimeoutError::Timeout));
            match message {
                Ok(Message::Paths(paths)) => {
                    changed.extend(paths.iter().filter_map(|path| self.source_of(path)));
                    self.lose(&paths);
                }
                Ok(Message::Sources) => self.arm(),
                Err(RecvTimeoutError::Timeout) => changed.extend(self.find_again()),
                Ok(Message::End) | Err(RecvTimeoutError::Disconnected) => return,
            }
            if !changed.is_empty() {
                since.get_or_insert_with(Instant::now);
            }
            if since.is_some_and(|since| quiet || since.elapsed() > PATIENCE) {
                since = None;
                changed.drain().for_each(|name| (self.on_change)(name));
            }
        }
    }

    /// Notes the folders among these paths that are gone; the system has stopped watching them.
    fn lose(&mut self, paths: &[PathBuf]) {
        for path in paths.iter().filter(|path| self.folders.contains_key(*path) && !fs::exists(path)) {
            let _ = self.watcher.unwatch(path);
            self.lost.insert(path.clone());
        }
    }

    /// Watches the lost folders that are back; answers their sources.
    fn find_again(&mut self) -> Vec<SourceName> {
        let back: Vec<PathBuf> = self.lost.iter().filter(|path| fs::exists(path)).cloned().collect();
        back.into_iter()
            .filter(|folder| self.watcher.watch(folder, RecursiveMode::Recursive).is_ok())
            .filter_map(|folder| {
                self.lost.remove(&folder);
                self.folders.get(&folder).cloned()
            })
            .collect()
    }

    fn source_of(&self, path: &Path) -> Option<SourceName> {
        path.ancestors().find_map(|folder| self.folders.get(folder)).cloned()
    }

    /// Watches the folders of the sources there are now, and no others.
    fn arm(&mut self) {
        let Some(catalog) = self.catalog.upgrade() else { return };
        let mut wanted = HashMap::new();
        for source in catalog.sources().unwrap_or_default() {
            if let Location::File(path) = source.location {
                let folder = if path.is_dir() { Some(&*path) } else { path.parent() };
                wanted.extend(folder.map(|folder| (folder.to_owned(), source.name)));
            }
        }
        for folder in self.folders.keys().filter(|folder| !wanted.contains_key(*folder)) {
            let _ = self.watcher.unwatch(folder);
        }
        for folder in wanted.keys().filter(|folder| !self.folders.contains_key(*folder)) {
            if let Err(error) = self.watcher.watch(folder, RecursiveMode::Recursive) {
                tracing::warn!("{} cannot be watched: {error}", folder.display());
                self.lost.insert(folder.clone());
            }
        }
        self.lost.retain(|folder| wanted.contains_key(folder));
        self.folders = wanted;
    }
}
