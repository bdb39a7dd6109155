//! The door to the library: opening it, and looking at what is there.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use vitrine_base::fs::{self, FileLock};
use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{BlobStore, Clock, Sha256, Version};

use crate::database::{Database, KNOWN, Row};
use crate::difference::{self, Look};
use crate::jobs::Owner;
use crate::places::Places;
use crate::receipt::Receipt;
use crate::transaction::{Ground, Recovery};
use crate::{
    Health, Installed, JobStore, LibraryError, LibraryWatch, PackageKey, PreviousVersion, Seen, VerifyReport,
    locking, moving, opening, rebuild, shims, transaction,
};

/// What may differ between a program and a test.
#[derive(Debug, Clone)]
pub struct LibraryOptions {
    /// How long a change waits for another process that is changing the library.
    pub lock_wait: Duration,
    /// What a package may hold.
    pub limits: ArchiveLimits,
    /// Folders of the system's own programs. A command of a package never gets the plain name of one of them.
    pub system_commands: Vec<PathBuf>,
}

impl Default for LibraryOptions {
    fn default() -> Self {
        // The lock is not held while bytes arrive, so half a minute covers the unpacking of any package.
        Self {
            lock_wait: Duration::from_secs(30),
            limits: ArchiveLimits::default(),
            system_commands: shims::SYSTEM_FOLDERS.map(PathBuf::from).to_vec(),
        }
    }
}

/// What opening a library met.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenReport {
    /// What a person should know: a rebuilt database, a library that can only be looked at.
    pub notices: Vec<String>,
    /// What an earlier run left unfinished and what became of it.
    pub recovered: Vec<String>,
}

/// Why nothing may be changed.
#[derive(Debug, Clone)]
pub(crate) enum Barrier {
    /// A later Vitrine wrote the database.
    Newer(i64),
    /// The home cannot be written to.
    NotWritable(String),
}

impl Barrier {
    pub(crate) fn error(&self) -> LibraryError {
        match self {
            Self::Newer(found) => LibraryError::NewerDatabase { found: *found, known: KNOWN },
            Self::NotWritable(reason) => LibraryError::ReadOnly { reason: reason.clone() },
        }
    }
}

#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) places: Places,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) options: LibraryOptions,
    pub(crate) database: Database,
    pub(crate) barrier: Option<Barrier>,
    pub(crate) owner: Arc<Owner>,
}

/// The library of one home folder. Clones share it; several processes may have it open.
#[derive(Debug, Clone)]
pub struct Library {
    pub(crate) inner: Arc<Inner>,
}

impl Library {
    /// Opens the library of a home folder and makes what is missing. Finishes or undoes what an earlier run
    /// left, unless another process is changing the library just now. A damaged database is put aside and
    /// rebuilt from the receipts; a home that cannot be written, or a database of a newer Vitrine, opens for
    /// looking only.
    ///
    /// # Errors
    /// When the folder can neither be used nor looked at.
    pub fn open(home: &Path, clock: Arc<dyn Clock>) -> Result<(Self, OpenReport), LibraryError> {
        Self::open_with(home, clock, LibraryOptions::default())
    }

    /// As [`Library::open`], with other limits.
    ///
    /// # Errors
    /// As [`Library::open`].
    pub fn open_with(
        home: &Path,
        clock: Arc<dyn Clock>,
        options: LibraryOptions,
    ) -> Result<(Self, OpenReport), LibraryError> {
        let places = Places::new(home);
        match Self::open_writable(&places, &clock, options.clone()) {
            Err(LibraryError::ReadOnly { reason }) => {
                Self::open_for_looking(places, clock, options, Barrier::NotWritable(reason))
            }
            Err(LibraryError::NewerDatabase { found, .. }) => {
                Self::open_for_looking(places, clock, options, Barrier::Newer(found))
            }
            other => other,
        }
        .map_err(|error| error.near(home))
    }

    fn open_writable(
        places: &Places,
        clock: &Arc<dyn Clock>,
        options: LibraryOptions,
    ) -> Result<(Self, OpenReport), LibraryError> {
        fs::create_dir_all(places.home())?;
        // Two copies started at once take turns here; one that is busy for long is left alone.
        let lock = locking::wait(&places.lock(), options.lock_wait.min(Duration::from_secs(2)))?;
        let mut report = OpenReport::default();
        if lock.is_some() {
            report.recovered.extend(moving::recover(places)?);
        }
        moving::check_present(places)?;
        // Nothing is made in the place of what another process is just moving.
        if lock.is_some() || !fs::exists(&places.moving()) {
            opening::prepare_folders(places)?;
        }
        let (database, fresh) = opening::open_database(places, clock.as_ref(), lock.is_some(), &mut report)?;
        let inner = Inner {
            places: places.clone(),
            clock: Arc::clone(clock),
            options,
            database,
            barrier: None,
            owner: Arc::new(Owner::new(places.owners())),
        };
        let library = Self { inner: Arc::new(inner) };
        if let Some(lock) = &lock {
            let recovery = transaction::recover(library.ground(), lock)?;
            report.recovered.extend(recovery.ended);
            report.notices.extend(recovery.stuck.into_iter().map(|stuck| stuck.sentence));
            let found =
                rebuild::reconcile(places, &library.inner.database, clock.now(), rebuild::Heal::Disk)?;
            report.notices.extend(found.sentence(fresh));
            if let Err(error) = shims::arrange(library.ground()) {
                report
                    .notices
                    .push(format!("The folder of commands could not be brought up to date: {error}"));
            }
        }
        Ok((library, report))
    }

    fn open_for_looking(
        places: Places,
        clock: Arc<dyn Clock>,
        options: LibraryOptions,
        barrier: Barrier,
    ) -> Result<(Self, OpenReport), LibraryError> {
        let database = Database::in_memory()?;
        let found = rebuild::reconcile(&places, &database, clock.now(), rebuild::Heal::Nothing)?;
        tracing::info!(packages = found.packages, "the library is open for looking only");
        let notices = vec![barrier.error().to_string()];
        let owner = Arc::new(Owner::new(places.owners()));
        let inner = Inner { places, clock, options, database, barrier: Some(barrier), owner };
        Ok((Self { inner: Arc::new(inner) }, OpenReport { notices, recovered: Vec::new() }))
    }

    /// Every installed package, by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn installed(&self) -> Result<Vec<Installed>, LibraryError> {
        let rows = self.inner.database.all()?;
        let mut found: Vec<_> = rows.iter().filter_map(|row| self.describe(row)).collect();
        found.sort_by_cached_key(|package| (package.name.to_lowercase(), package.key.clone()));
        Ok(found)
    }

    /// One installed package.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn get(&self, key: &PackageKey) -> Result<Option<Installed>, LibraryError> {
        Ok(self.inner.database.row(key)?.and_then(|row| self.describe(&row)))
    }

    /// Compares every byte of the current version with its receipt.
    ///
    /// # Errors
    /// When it is not installed, or a file cannot be read.
    pub fn verify(&self, key: &PackageKey) -> Result<VerifyReport, LibraryError> {
        let row = self.row(key)?;
        let receipt = current(&row)?;
        let tree = self.inner.places.tree(key, &receipt.slot);
        Ok(difference::between(&tree, receipt, Look::Thorough)?.report(receipt))
    }

    /// The digest a version had when it was last installed from that source; remembered after removal too.
    pub fn seen_digest(&self, key: &PackageKey, version: &Version) -> Option<Sha256> {
        self.seen(key, version).map(|seen| seen.sha256)
    }

    /// What a version was when it was last installed from that source; remembered after removal too.
    pub fn seen(&self, key: &PackageKey, version: &Version) -> Option<Seen> {
        self.inner.database.seen(key, version).ok().flatten()
    }

    /// The folder of commands: what a person puts on the search path of a terminal. It is made with the
    /// first tool.
    pub fn shims(&self) -> PathBuf {
        self.inner.places.bin()
    }

    /// The jobs of the application.
    pub fn jobs(&self) -> JobStore {
        JobStore::new(self)
    }

    /// Calls back whenever something in the library's folder changed, by whoever's hand, at most a few times
    /// a second; for as long as the answer is kept.
    ///
    /// # Errors
    /// When the system offers no watching.
    pub fn watch(&self, on_change: impl Fn() + Send + Sync + 'static) -> Result<LibraryWatch, LibraryError> {
        LibraryWatch::start(&self.inner.places.library(), on_change)
    }

    /// The folder all packages are in.
    pub fn folder(&self) -> PathBuf {
        self.inner.places.library()
    }

    /// Where the next install of that version would be, when nothing is in its way.
    pub fn folder_for(&self, key: &PackageKey, version: &Version) -> PathBuf {
        self.inner.places.package(key).join(version.as_str())
    }

    /// Why nothing may be changed, as the error a change would meet; `None` when it may.
    pub fn refusal(&self) -> Option<LibraryError> {
        let barrier = self.inner.barrier.as_ref().map(Barrier::error);
        barrier.or_else(|| moving::check_present(&self.inner.places).err())
    }

    pub(crate) fn row(&self, key: &PackageKey) -> Result<Row, LibraryError> {
        let row = self.inner.database.row(key)?;
        row.ok_or_else(|| LibraryError::NotInstalled { key: key.clone() })
    }

    /// Takes the right to change a package, and first brings to an end what a dead process left.
    pub(crate) fn begin(&self, key: &PackageKey) -> Result<FileLock, LibraryError> {
        let (lock, recovery) = self.begin_any()?;
        free_for(&recovery, key)?;
        Ok(lock)
    }

    /// As [`Library::begin`]; answers what could not be brought to an end.
    pub(crate) fn begin_any(&self) -> Result<(FileLock, Recovery), LibraryError> {
        if let Some(error) = self.refusal() {
            return Err(error);
        }
        let lock = locking::wait(&self.inner.places.lock(), self.inner.options.lock_wait)?;
        let lock = lock.ok_or(LibraryError::Busy)?;
        moving::recover(&self.inner.places)?;
        let recovery = transaction::recover(self.ground(), &lock)?;
        Ok((lock, recovery))
    }

    /// Brings to an end what a dead process left; a change must not stand on something half done.
    pub(crate) fn clear_the_way(&self, key: &PackageKey, lock: &FileLock) -> Result<(), LibraryError> {
        free_for(&transaction::recover(self.ground(), lock)?, key)
    }

    pub(crate) fn ground(&self) -> Ground<'_> {
        let inner = &*self.inner;
        Ground {
            places: &inner.places,
            database: &inner.database,
            clock: inner.clock.as_ref(),
            system: &inner.options.system_commands,
        }
    }

    pub(crate) fn store(&self) -> io::Result<BlobStore> {
        BlobStore::open(self.inner.places.store())
    }

    /// A row as the outside sees it.
    pub(crate) fn describe(&self, row: &Row) -> Option<Installed> {
        let receipt = row.current()?;
        let places = &self.inner.places;
        let folder = places.tree(&receipt.key, &receipt.slot);
        let look = difference::between(&folder, receipt, Look::Cheap);
        let on_disk = |receipt: &Receipt| {
            let tree = places.tree(&receipt.key, &receipt.slot);
            let unpacked = if fs::exists(&tree) { receipt.unpacked() } else { 0 };
            unpacked + if fs::exists(&places.original(receipt)) { receipt.size } else { 0 }
        };
        Some(Installed {
            key: receipt.key.clone(),
            kind: receipt.kind,
            name: receipt.name.clone(),
            maker: receipt.maker.clone(),
            summary: receipt.summary.clone(),
            rating: receipt.rating,
            version: receipt.version.clone(),
            sha256: receipt.sha256,
            content: receipt.content(),
            size_on_disk: row.receipts.iter().map(on_disk).sum(),
            installed_at: receipt.installed_at,
            original: places.original(receipt),
            trust: receipt.trust,
            signed_by: receipt.signed_by.clone(),
            built: receipt.built,
            source_location: receipt.source_location.clone(),
            previous: row
                .previous()
                .map(|kept| PreviousVersion { version: kept.version.clone(), sha256: kept.sha256 })
                .collect(),
            preview: receipt.preview.as_ref().map(|path| folder.join(path)),
            dependencies: receipt.dependencies.clone(),
            findings: receipt.findings.clone(),
            // What cannot be looked at is not as it was installed.
            health: look.map_or(Health::Changed, |difference| difference.health()),
            homepilot_project: row.pointer.homepilot_project.clone(),
            commands: shims::described(self.ground(), receipt),
            folder,
        })
    }
}

/// Refuses a change that would stand on something half done.
fn free_for(recovery: &Recovery, key: &PackageKey) -> Result<(), LibraryError> {
    match recovery.in_the_way_of(key) {
        None => Ok(()),
        Some(stuck) => Err(LibraryError::Unfinished { cause: stuck.sentence.clone() }),
    }
}

/// The current version's receipt of a row.
pub(crate) fn current(row: &Row) -> Result<&Receipt, LibraryError> {
    row.current().ok_or_else(|| LibraryError::NotInstalled { key: row.pointer.key.clone() })
}
