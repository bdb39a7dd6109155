//! Where everything is written down. One trait per aggregate, in a file of its own here; [`UnitOfWork`] is all of them
//! in one transaction; [`Db`] runs a closure in one. The only engine so far is [`sqlite`]: a single writer and a pool
//! of readers. A second engine implements the same traits. No SQL stands outside the engine's folder.

mod accounts;
mod audit;
mod care;
mod collections;
mod downloads;
mod factors;
mod invitations;
mod jobs;
mod news;
mod notices;
mod owners;
mod packages;
mod people;
mod ratings;
mod reports;
mod reviews;
mod sessions;
mod showcase;
pub(crate) mod sqlite;
mod submissions;
mod tokens;
mod uploads;
mod versions;
mod views;
mod webhooks;

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use prometheus_client::metrics::histogram::Histogram;
use tokio::sync::watch;

use crate::RegistryError;

pub use accounts::*;
pub use audit::*;
pub use care::*;
pub use collections::*;
pub use downloads::*;
pub use factors::*;
pub use invitations::*;
pub use jobs::*;
pub use news::*;
pub use notices::*;
pub use owners::*;
pub use packages::*;
pub use people::*;
pub use ratings::*;
pub use reports::*;
pub use reviews::*;
pub use sessions::*;
pub use showcase::*;
pub use submissions::*;
pub use tokens::*;
pub use uploads::*;
pub use versions::*;
pub use views::*;
pub use webhooks::*;

/// Every aggregate, in one transaction. Method names are unique over all of them.
pub trait UnitOfWork:
    AccountStore
    + SessionStore
    + FactorStore
    + TokenStore
    + InvitationStore
    + PeopleStore
    + PackageStore
    + VersionStore
    + CollectionStore
    + UploadStore
    + SubmissionStore
    + ReviewStore
    + ReportStore
    + OwnerStore
    + RatingStore
    + ShowcaseStore
    + JobStore
    + NewsStore
    + NoticeStore
    + WebhookStore
    + DownloadStore
    + ViewStore
    + AuditStore
    + CareStore
{
}

/// A piece of work in a transaction, boxed for [`Engine`].
pub type Work<'a> = Box<dyn FnOnce(&dyn UnitOfWork) -> Result<(), RegistryError> + Send + 'a>;

/// A database engine. Both calls block; [`Db`] keeps them off the async threads.
pub trait Engine: Send + Sync {
    /// Runs the work in a transaction that may write: committed when it answers `Ok`, else undone.
    ///
    /// # Errors
    /// What the work says, or the engine.
    fn write(&self, work: Work<'_>) -> Result<(), RegistryError>;
    /// Runs the work on one unchanging view of the data; writing in it is an error.
    ///
    /// # Errors
    /// What the work says, or the engine.
    fn read(&self, work: Work<'_>) -> Result<(), RegistryError>;
    /// Copies the whole database, consistent, into a new file.
    ///
    /// # Errors
    /// When the file cannot be written.
    fn copy_to(&self, file: &Path) -> Result<(), RegistryError>;
}

/// The database of a registry; clones share it.
#[derive(Clone)]
pub struct Db {
    engine: Arc<dyn Engine>,
    /// Counts commits: whoever waits for jobs or news looks again when it moves.
    commits: Arc<watch::Sender<u64>>,
    /// How long writing takes.
    writes: Histogram,
}

impl Db {
    /// Opens the database file, making or bringing its tables up to date.
    ///
    /// # Errors
    /// When it cannot be opened or is from a later version of Vitrine.
    pub fn open(file: &Path) -> Result<Self, RegistryError> {
        Ok(Self::over(Arc::new(sqlite::Sqlite::open(file)?)))
    }

    /// Over any engine.
    pub fn over(engine: Arc<dyn Engine>) -> Self {
        Self { engine, commits: Arc::new(watch::Sender::new(0)), writes: crate::metrics::of_writes() }
    }

    /// How long writing transactions take, for [`crate::metrics`].
    pub fn write_seconds(&self) -> Histogram {
        self.writes.clone()
    }

    /// Moves with every commit.
    pub fn commits(&self) -> watch::Receiver<u64> {
        self.commits.subscribe()
    }

    /// Runs `work` in a writing transaction on this thread, which it blocks.
    ///
    /// # Errors
    /// What the work says, or the engine; then nothing of it was written.
    pub fn write_now<T>(
        &self,
        work: impl FnOnce(&dyn UnitOfWork) -> Result<T, RegistryError> + Send,
    ) -> Result<T, RegistryError>
    where
        T: Send,
    {
        let (mut answer, started) = (None, Instant::now());
        self.engine.write(Box::new(|unit| {
            answer = Some(work(unit)?);
            Ok(())
        }))?;
        self.writes.observe(started.elapsed().as_secs_f64());
        self.commits.send_modify(|count| *count += 1);
        answer.ok_or_else(|| RegistryError::Internal("a transaction ended without an answer".into()))
    }

    /// Runs `work` on an unchanging view on this thread, which it blocks.
    ///
    /// # Errors
    /// What the work says, or the engine.
    pub fn read_now<T>(
        &self,
        work: impl FnOnce(&dyn UnitOfWork) -> Result<T, RegistryError> + Send,
    ) -> Result<T, RegistryError>
    where
        T: Send,
    {
        let mut answer = None;
        self.engine.read(Box::new(|unit| {
            answer = Some(work(unit)?);
            Ok(())
        }))?;
        answer.ok_or_else(|| RegistryError::Internal("a view ended without an answer".into()))
    }

    /// [`Db::write_now`] on a thread that may block.
    ///
    /// # Errors
    /// As there.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&dyn UnitOfWork) -> Result<T, RegistryError> + Send + 'static,
    ) -> Result<T, RegistryError> {
        let db = self.clone();
        blocking(move || db.write_now(work)).await
    }

    /// [`Db::read_now`] on a thread that may block.
    ///
    /// # Errors
    /// As there.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&dyn UnitOfWork) -> Result<T, RegistryError> + Send + 'static,
    ) -> Result<T, RegistryError> {
        let db = self.clone();
        blocking(move || db.read_now(work)).await
    }

    /// Copies the whole database, consistent, into a new file; blocks.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn copy_to(&self, file: &Path) -> Result<(), RegistryError> {
        self.engine.copy_to(file)
    }
}

/// Runs what blocks on a thread made for it.
///
/// # Errors
/// What it says; [`RegistryError::Internal`] when it panicked.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, RegistryError> + Send + 'static,
) -> Result<T, RegistryError> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|panic| RegistryError::Internal(format!("a piece of work broke: {panic}")))?
}
