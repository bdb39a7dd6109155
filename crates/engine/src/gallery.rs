//! The facade: one open home, with its catalogue, its library, its jobs and its settings.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock, Weak};

use tokio::sync::broadcast;
use vitrine_api::types::{JobRef, JobSnapshot, PackageRef};
use vitrine_api::{ApiError, Event};
use vitrine_base::{PackageId, SourceName, fs};
use vitrine_catalog::{Catalog, FolderWatch};
use vitrine_library::{Installed, Library, LibraryWatch, PackageKey, Personal};
use vitrine_transfer::Client;

use crate::errors::Explain as _;
use crate::jobs::Jobs;
use crate::options::{Opener, Options};
use crate::settings::SettingsStore;

/// Events a slow listener may fall behind before it misses some; each is a snapshot, so the next one heals.
const EVENT_QUEUE: usize = 512;

/// A job stops within milliseconds, and writing that down takes no longer, but on a disk that hangs; a person who
/// ends the program waits no longer than this.
const CLOSE_WITHIN: std::time::Duration = std::time::Duration::from_secs(2);

/// An open home. Cheap to clone; all clones are the same gallery.
#[derive(Clone)]
pub struct Gallery {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) home: PathBuf,
    pub(crate) catalog: Catalog,
    pub(crate) library: Library,
    pub(crate) personal: Personal,
    pub(crate) client: Client,
    pub(crate) jobs: Arc<Jobs>,
    pub(crate) clock: Arc<dyn vitrine_base::Clock>,
    pub(crate) settings: SettingsStore,
    pub(crate) events: broadcast::Sender<Event>,
    pub(crate) opener: Option<Opener>,
    pub(crate) safe_graphics_active: bool,
    pub(crate) preparing: AtomicBool,
    pub(crate) notices: Vec<String>,
    // One sync of a source at a time: a slower second one would take the gallery for going backwards.
    pub(crate) turns: Mutex<HashMap<SourceName, Arc<tokio::sync::Mutex<()>>>>,
    pub(crate) judged: crate::evidence::Judged,
    pub(crate) registries: crate::registries::Registries,
    pub(crate) keyring: bool,
    pub(crate) downloads: PathBuf,
    pub(crate) weighed: crate::updates::Weighed,
    pub(crate) checks: crate::checks::Live,
    pub(crate) opening: crate::opening::Opening,
    pub(crate) shell_facts: crate::care::ShellFacts,
    pub(crate) vitrine: crate::selfupdate::Vitrine,
    library_revision: AtomicU64,
    // What is installed, read again whenever the library changed: cards ask for it on every page.
    installed: RwLock<Arc<Vec<Installed>>>,
    watches: Mutex<Vec<Watch>>,
}

#[expect(dead_code, reason = "held for what dropping it stops")]
enum Watch {
    Folders(FolderWatch),
    Library(LibraryWatch),
}

impl std::fmt::Debug for Gallery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gallery").field("home", &self.inner.home).finish_non_exhaustive()
    }
}

impl Gallery {
    /// Opens a home, making it when it is new, recovering what a crash left, and rebuilding what is damaged.
    /// Makes no request. Call it inside a Tokio runtime.
    ///
    /// # Errors
    /// When the folder cannot be used; the sentence says why.
    pub fn open(options: Options) -> Result<Self, ApiError> {
        fs::create_dir_all(&options.home).map_err(|error| unusable(&options.home, &error))?;
        let client = Client::new(options.transfer.clone()).map_err(|e| e.explain())?;
        client.remember_health(options.home.join("cache").join("mirrors.json"));
        let (catalog, catalog_report) =
            Catalog::open(&options.home, options.clock.clone()).map_err(|e| e.explain())?;
        let (library, library_report) =
            Library::open(&options.home, options.clock.clone()).map_err(|e| e.explain())?;
        let (personal, personal_notice) = Personal::open(&options.home).map_err(|e| e.explain())?;
        let (settings, settings_notice) = SettingsStore::open(&options.home);
        let (events, _) = broadcast::channel(EVENT_QUEUE);
        let store = library.jobs();
        // Jobs of a program that died are shown as interrupted, and can be started again.
        store.interrupted_at_start().map_err(|e| e.explain())?;
        let jobs = Jobs::new(store, options.clock.clone(), events.clone());
        let mut notices = catalog_report.notices;
        notices.extend(library_report.notices);
        notices.extend(personal_notice);
        notices.extend(settings_notice);
        let gallery = Self {
            inner: Arc::new(Inner {
                home: options.home,
                catalog,
                library,
                personal,
                client,
                jobs,
                clock: options.clock,
                settings,
                events,
                opener: options.opener,
                safe_graphics_active: options.safe_graphics_active,
                preparing: AtomicBool::new(false),
                notices,
                turns: Mutex::default(),
                judged: crate::evidence::Judged::default(),
                registries: crate::registries::Registries::default(),
                keyring: options.keyring,
                downloads: options.downloads,
                weighed: crate::updates::Weighed::default(),
                checks: crate::checks::Live::default(),
                opening: crate::opening::Opening::default(),
                shell_facts: crate::care::ShellFacts::default(),
                vitrine: crate::selfupdate::Vitrine::new(options.vitrine),
                library_revision: AtomicU64::new(1),
                installed: RwLock::default(),
                watches: Mutex::default(),
            }),
        };
        // Settings that a later Vitrine or a hand wrote must not keep the window from opening.
        if let Err(error) = gallery.take_effect(&gallery.inner.settings.get()) {
            tracing::warn!("a setting has no effect: {}", error.sentence);
        }
        gallery.reload_installed()?;
        if options.watch {
            gallery.watch();
        }
        Ok(gallery)
    }

    /// What the person should know once: databases rebuilt, files set aside.
    pub fn notices(&self) -> &[String] {
        &self.inner.notices
    }

    /// The folder everything is kept in.
    pub fn home(&self) -> &Path {
        &self.inner.home
    }

    /// Hears every event from now on.
    pub fn subscribe(&self) -> broadcast::Receiver<Event> {
        self.inner.events.subscribe()
    }

    /// Says that the gallery of the first start is being made, or that this is over.
    pub fn set_preparing(&self, preparing: bool) {
        self.inner.preparing.store(preparing, Ordering::SeqCst);
        self.catalogue_changed();
    }

    /// Waits until a job has ended, showing each snapshot on the way.
    ///
    /// # Errors
    /// When there is no such job.
    pub async fn wait_job(
        &self,
        job: &JobRef,
        show: impl FnMut(&JobSnapshot),
    ) -> Result<JobSnapshot, ApiError> {
        self.inner.jobs.wait(&job.id, show).await
    }

    /// Stops watching, asks all jobs to stop, and waits until they have and that is on disk, for two seconds at most;
    /// for the end of the program.
    pub async fn close(&self) {
        self.inner.watches.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.inner.registries.stop_all();
        self.inner.jobs.stop_all(CLOSE_WITHIN).await;
    }

    /// Runs database or disk work away from the threads that answer.
    pub(crate) async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        let gallery = self.clone();
        match tokio::task::spawn_blocking(move || work(&gallery)).await {
            Ok(result) => result,
            Err(error) => Err(ApiError::new("engine.panic", "Something went wrong inside Vitrine.")
                .with_action("Try again; if it comes back, copy the details into a report.")
                .with_details(error.to_string())),
        }
    }

    /// What is installed, as of the last change.
    pub(crate) fn installed_now(&self) -> Arc<Vec<Installed>> {
        self.inner.installed.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads the library again.
    pub(crate) fn reload_installed(&self) -> Result<(), ApiError> {
        // Held over reading and keeping: of two at once, the one that read later must also be kept last.
        let mut held = self.inner.installed.write().unwrap_or_else(PoisonError::into_inner);
        *held = Arc::new(self.inner.library.installed().map_err(|e| e.explain())?);
        Ok(())
    }

    /// Everything a listener may have missed, as it is now: for one that was too slow to hear every event.
    pub fn news(&self) -> Vec<Event> {
        let jobs = self.inner.jobs.list().unwrap_or_default();
        let mut news: Vec<Event> = jobs.into_iter().map(|job| Event::Job { job }).collect();
        news.push(Event::Catalogue { revision: self.inner.catalog.revision() });
        news.push(Event::Library { revision: self.inner.library_revision.load(Ordering::SeqCst) });
        news
    }

    /// Reads the library again and tells everybody.
    pub(crate) fn library_changed(&self) {
        if let Err(error) = self.reload_installed() {
            tracing::warn!("the library could not be read again: {}", error.details);
        }
        let revision = self.inner.library_revision.fetch_add(1, Ordering::SeqCst) + 1;
        let _ = self.inner.events.send(Event::Library { revision });
    }

    /// Tells everybody that the catalogue changed.
    pub(crate) fn catalogue_changed(&self) {
        let _ = self.inner.events.send(Event::Catalogue { revision: self.inner.catalog.revision() });
    }

    fn watch(&self) {
        let mut watches = self.inner.watches.lock().unwrap_or_else(PoisonError::into_inner);
        // The watchers hold the gallery weakly: a closed gallery must be able to go.
        let (runtime, weak) = (tokio::runtime::Handle::current(), Arc::downgrade(&self.inner));
        let on_folder = move |name: SourceName| {
            if let Some(inner) = weak.upgrade() {
                runtime.spawn(async move { Gallery { inner }.sync_quietly(name).await });
            }
        };
        match self.inner.catalog.watch_folders(on_folder) {
            Ok(watch) => watches.push(Watch::Folders(watch)),
            Err(error) => tracing::warn!("folder sources are not watched: {error}"),
        }
        tokio::spawn(follow_others(Arc::downgrade(&self.inner)));
        tokio::spawn(clean_up(Arc::downgrade(&self.inner)));
        tokio::spawn(crate::registries::follow_others(Arc::downgrade(&self.inner)));
        watches.extend(self.watch_library());
    }

    fn watch_library(&self) -> Option<Watch> {
        let weak = Arc::downgrade(&self.inner);
        let on_library = move || {
            if let Some(inner) = weak.upgrade() {
                Gallery { inner }.library_changed();
            }
        };
        match self.inner.library.watch(on_library) {
            Ok(watch) => Some(Watch::Library(watch)),
            Err(error) => {
                tracing::warn!("the library folder is not watched: {error}");
                None
            }
        }
    }

    /// The library may be in another place now: that one is read and watched.
    pub(crate) fn place_changed(&self) {
        let mut watches = self.inner.watches.lock().unwrap_or_else(PoisonError::into_inner);
        let all = watches.len();
        watches.retain(|watch| !matches!(watch, Watch::Library(_)));
        if watches.len() < all {
            watches.extend(self.watch_library());
        }
        drop(watches);
        self.library_changed();
    }
}

/// Cleaning up waits until the first pages are painted and the first syncs are done.
const CLEAN_UP_AFTER: std::time::Duration = std::time::Duration::from_secs(90);

/// Removes what nobody needs any more, once a start.
async fn clean_up(gallery: Weak<Inner>) {
    tokio::time::sleep(CLEAN_UP_AFTER).await;
    let Some(inner) = gallery.upgrade() else { return };
    match (Gallery { inner }).tidy_up().await {
        Ok(bytes) => tracing::info!("{bytes} bytes were cleaned away"),
        Err(error) => tracing::info!("nothing was cleaned away: {}", error.details),
    }
}

/// How often is looked whether another program (the terminal beside the window) changed the catalogue, or moved the
/// library.
const LOOK_EVERY: std::time::Duration = std::time::Duration::from_secs(3);

/// Tells of changes another program made, until the gallery is gone.
async fn follow_others(gallery: Weak<Inner>) {
    let (mut seen, mut place) = (None, None);
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let Some(inner) = gallery.upgrade() else { return };
        let gallery = Gallery { inner };
        let now = gallery.inner.catalog.revision();
        if seen.replace(now).is_some_and(|before| before != now) {
            gallery.catalogue_changed();
        }
        let now = gallery.inner.library.place();
        if place.replace(now.clone()).is_some_and(|before| before != now) {
            gallery.place_changed();
        }
    }
}

/// Reads a reference from the wire.
pub(crate) fn key(package: &PackageRef) -> Result<PackageKey, ApiError> {
    let wrong = |error: vitrine_base::IdError| {
        ApiError::new("engine.reference", format!("There is no such package: {error}."))
    };
    Ok(PackageKey {
        source: SourceName::new(package.source.as_str()).map_err(wrong)?,
        id: PackageId::new(package.id.as_str()).map_err(wrong)?,
    })
}

/// Writes a reference for the wire.
pub(crate) fn reference(key: &PackageKey) -> PackageRef {
    PackageRef { source: key.source.to_string(), id: key.id.to_string() }
}

fn unusable(home: &Path, error: &std::io::Error) -> ApiError {
    ApiError::new("engine.home", format!("The folder {} cannot be used.", home.display()))
        .with_action("Choose another folder with --home or VITRINE_HOME, or make this one writable.")
        .with_details(error.to_string())
}
