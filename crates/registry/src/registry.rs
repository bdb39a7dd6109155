//! A running registry without its network: what every room of the house is handed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use vitrine_base::{Clock, Timestamp};

use crate::RegistryError;
use crate::blobs::Blobs;
use crate::config::Config;
use crate::store::Db;

/// Workers at the same time; each may take a gibibyte for a moment.
const INSPECTORS: usize = 2;

/// Everything a use case needs. Shared behind an [`Arc`]; the HTTP layer and the job runner hold the same one.
pub struct Registry {
    /// How it was set up.
    pub config: Config,
    /// What is written down.
    pub db: Db,
    /// The bytes of packages, by digest.
    pub blobs: Blobs,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// The search and its copy of what is listed; see [`crate::search`].
    pub search: Arc<crate::search::Search>,
    /// Who publishes what at the moment.
    pub publishing: crate::publishing::Desk,
    /// What accounts keep in memory (limits on guessing, ceremonies).
    pub accounts: crate::accounts::Desk,
    /// Places for workers that look into packages: one process each, see [`crate::checks`].
    pub inspectors: tokio::sync::Semaphore,
    /// Uploads that are being received; see [`crate::uploads`].
    pub intake: crate::uploads::Intake,
    /// Cancelled when the registry stops: whoever waits or streams ends then.
    pub stopping: tokio_util::sync::CancellationToken,
    /// Who listens to streams of events.
    pub streams: crate::streams::Streams,
    /// Numbers for `/metrics`.
    pub metrics: crate::metrics::Metrics,
    /// What was counted and is not written yet.
    pub stats: crate::stats::Desk,
}

/// Makes a folder its owner's only, also one that was made by hand or lies behind a link. One that belongs to somebody else
/// (a volume of a container) stays as it is, which is said.
fn close(folder: &Path) -> std::io::Result<()> {
    let folder = vitrine_base::fs::canonicalize(folder)?;
    if vitrine_base::fs::is_private(&folder)? {
        return Ok(());
    }
    if let Err(error) = vitrine_base::fs::make_private(&folder) {
        tracing::warn!(folder = %folder.display(), %error, "others on this computer can read the registry's data");
    }
    Ok(())
}

impl Registry {
    /// Opens the registry in a folder, making it when it is empty.
    ///
    /// # Errors
    /// When another server uses the folder, or database, store or index cannot be opened.
    pub fn open(config: Config, clock: Arc<dyn Clock>) -> Result<Arc<Self>, RegistryError> {
        let data = config.data.clone();
        for folder in [
            data.clone(),
            data.join("blobs"),
            data.join("uploads"),
            data.join("gallery"),
            data.join("search"),
        ] {
            vitrine_base::fs::create_dir_all(&folder)?;
        }
        // Password hashes, one-time links, what is in quarantine: nobody else on this computer reads them.
        close(&data)?;
        let db = Db::open(&data.join("registry.db"))?;
        let blobs = Blobs::in_folder(&data.join("blobs"))?;
        let (writes, stats) = (db.write_seconds(), crate::stats::Desk::new(&data, clock.now()));
        let search = Arc::new(crate::search::Search::open(&data, Arc::clone(&clock))?);
        Ok(Arc::new(Self {
            config,
            db,
            blobs,
            clock,
            search,
            publishing: crate::publishing::Desk::default(),
            accounts: crate::accounts::Desk::default(),
            inspectors: tokio::sync::Semaphore::new(INSPECTORS),
            intake: crate::uploads::Intake::default(),
            stopping: tokio_util::sync::CancellationToken::new(),
            streams: crate::streams::Streams::default(),
            metrics: crate::metrics::Metrics::new(writes),
            stats,
        }))
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The folder of the static index and everything in it, `vitrine/1`: what any CDN could hold.
    pub fn gallery(&self) -> PathBuf {
        self.config.data.join("gallery")
    }

    /// Uploads under way.
    pub fn uploads(&self) -> PathBuf {
        self.config.data.join("uploads")
    }

    /// The folder of the signing keys, beside the gallery and never in it.
    pub fn keys(&self) -> PathBuf {
        self.config.keys.clone().unwrap_or_else(|| self.config.data.join("keys"))
    }

    /// The data folder.
    pub fn data(&self) -> &Path {
        &self.config.data
    }
}
