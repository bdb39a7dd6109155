//! A registry with its network: [`run`] holds the data folder, opens everything, serves until it is told to stop, and
//! then finishes or gives back what is under way.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use vitrine_base::{Clock, fs};

use crate::care;
use crate::config::Config;
use crate::error::Refusal;
use crate::http::listen;
use crate::jobs::{self, Runner};
use crate::store::blocking;
use crate::{Registry, RegistryError, accounts, publishing};

/// Held by the one server of a data folder.
const LOCK: &str = "registry.lock";

/// What a server that has just begun to serve says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// Where it listens.
    pub listening: SocketAddr,
    /// Its address as others see it, without a slash at the end.
    pub url: String,
    /// The one-time link that makes the first administrator; none once there is one.
    pub first_administrator: Option<String>,
}

/// Holds the data folder against a second server; answers whether it could.
///
/// # Errors
/// When the folder cannot be made or the lock not be opened.
pub fn hold(config: &Config) -> Result<Option<fs::FileLock>, RegistryError> {
    fs::create_dir_all(&config.data)?;
    Ok(fs::lock_exclusive(&config.data.join(LOCK))?)
}

/// Serves the registry in `config.data` until `stop`. `ready` is called once, when requests are answered.
///
/// # Errors
/// [`Refusal::Conflict`] when another server holds the folder or the address; when anything cannot be opened.
pub async fn run(
    config: Config,
    clock: Arc<dyn Clock>,
    stop: CancellationToken,
    ready: impl FnOnce(&Ready),
) -> Result<(), RegistryError> {
    care::refuse_unfinished(&config.data)?;
    let Some(held) = hold(&config)? else {
        return Err(RegistryError::refused(
            Refusal::Conflict,
            "server.data_in_use",
            format!(
                "Another server runs in {}. Stop it first, or give this one a folder of its own with --data.",
                config.data.display()
            ),
        ));
    };
    let listener = bind(config.listen).await?;
    let listening = listener.local_addr()?;
    let config = Config { listen: listening, ..config };
    let registry = blocking(move || Registry::open(config, clock)).await?;
    let runner = begin(&registry, &stop).await?;
    let (told, stopping) = (stop.clone(), registry.stopping.clone());
    // Streams of events and uploads under way end by themselves then; nobody waits for them in vain.
    let telling = tokio::spawn(async move {
        told.cancelled().await;
        stopping.cancel();
    });
    let said = Ready {
        listening,
        url: registry.config.address(),
        first_administrator: first_administrator(&registry).await?,
    };
    ready(&said);
    let search = Arc::clone(&registry.search);
    tokio::spawn(async move {
        if let Err(error) = search.warm_up().await {
            tracing::warn!(%error, "the search cannot be read in");
        }
    });
    tracing::info!(%listening, url = said.url, data = %registry.data().display(), "serving");
    let served = listen::serve(Arc::clone(&registry), listener, stop.clone()).await;
    // A listener that broke is a reason to stop, too.
    stop.cancel();
    tracing::info!("stopping: jobs are finished or given back");
    runner.shutdown().await;
    telling.abort();
    drop(held);
    tracing::info!("stopped");
    served
}

async fn bind(address: SocketAddr) -> Result<TcpListener, RegistryError> {
    TcpListener::bind(address).await.map_err(|error| {
        let what = match error.kind() {
            std::io::ErrorKind::AddrInUse => "another program listens there".to_owned(),
            std::io::ErrorKind::PermissionDenied => "this person may not listen there".to_owned(),
            _ => error.to_string(),
        };
        RegistryError::refused(
            Refusal::Conflict,
            "server.address",
            format!("{address} cannot be listened on: {what}. Choose another with --listen."),
        )
    })
}

/// Makes what a registry needs before it can serve or publish: keys and a signed gallery, empty at first; after a
/// restore the gallery's folder is made whole.
///
/// # Errors
/// When a file cannot be written or signed.
pub async fn prepare(registry: &Arc<Registry>) -> Result<(), RegistryError> {
    let own = Arc::clone(registry);
    blocking(move || publishing::prepare(&own).map(|_| ())).await
}

/// Does the jobs that are due, on a registry without a server.
///
/// # Errors
/// When the database refuses.
pub async fn work_off(registry: &Arc<Registry>) -> Result<(), RegistryError> {
    jobs::run_until_idle(registry).await?;
    Ok(())
}

/// Prepares, gives back what the last server was doing when it ended, and starts the workers. Whoever holds the folder
/// knows that nobody works there any more, whatever the leases say.
async fn begin(registry: &Arc<Registry>, stop: &CancellationToken) -> Result<Runner, RegistryError> {
    prepare(registry).await?;
    let lost = registry.db.write(|unit| unit.end_leases()).await?;
    if lost > 0 {
        tracing::warn!(lost, "jobs of a server that was killed are done again");
    }
    Ok(Runner::start(Arc::clone(registry), registry.config.workers, stop))
}

async fn first_administrator(registry: &Arc<Registry>) -> Result<Option<String>, RegistryError> {
    let own = Arc::clone(registry);
    let path = blocking(move || accounts::first_admin_link(&own)).await?;
    Ok(path.map(|path| format!("{}{path}", registry.config.address())))
}
