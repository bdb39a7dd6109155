//! A click becomes an installed version: consent, room, bytes, then (under the library's lock) unpacking
//! aside and the transaction that puts it in place.

mod ahead;
mod bytes;
mod commands;
mod explain;
mod report;
mod slot;
mod stage;

use tokio_util::sync::CancellationToken;
use vitrine_base::{Phase, Reporter, Sha256};
use vitrine_transfer::Client;
use vitrine_trust::TrustLevel;

pub use self::bytes::space_needed;
use self::bytes::{Arrived, Use};
use self::stage::is_the_packages_fault;
pub(crate) use self::stage::{KEPT_VERSIONS, prune};
use crate::failpoint::failpoint;
use crate::{InstallWish, Installed, Library, LibraryError, locking};

/// How often bytes may vanish between their arrival and their use (another process cleaned up) before the
/// install gives up.
const TRIES: usize = 3;

impl Library {
    /// Installs a version, or repairs it when these very bytes are installed already: what a person changed
    /// in it is then moved to `kept-<version>`. The version that was current stays as the first previous one;
    /// two previous versions are kept. May be cancelled until the package is unpacked and safe on disk.
    ///
    /// # Errors
    /// [`LibraryError`]; the library is then as it was before.
    pub async fn install(
        &self,
        wish: InstallWish,
        client: &Client,
        reporter: &dyn Reporter,
        cancel: &CancellationToken,
    ) -> Result<Installed, LibraryError> {
        let done = self.try_install(&wish, client, reporter, cancel).await;
        done.map_err(|error| error.near(self.inner.places.home()))
    }

    async fn try_install(
        &self,
        wish: &InstallWish,
        client: &Client,
        reporter: &dyn Reporter,
        cancel: &CancellationToken,
    ) -> Result<Installed, LibraryError> {
        let inner = &self.inner;
        if let Some(error) = self.refusal() {
            return Err(error);
        }
        reporter.phase(Phase::Planning);
        let vouched = wish.trust != TrustLevel::Unverified && wish.download.sha256.is_some();
        if !vouched && !wish.accept_unverified {
            return Err(LibraryError::Unverified { name: wish.name.clone() });
        }
        if let Some(digest) = &wish.download.sha256 {
            self.check_seen(wish, digest)?;
        }
        // While this is held, nobody clears away the bytes that arrive.
        let (lock, patience) = (inner.places.arriving_lock(), inner.options.lock_wait);
        let _arriving = locking::share_async(&lock, patience, cancel).await?;
        let mut what = Use::Anything;
        for _ in 0..TRIES {
            let arrived = self.obtain(wish, what, client, reporter, cancel).await?;
            failpoint("downloaded")?;
            self.check_seen(wish, &arrived.sha256)?;
            let assembled = arrived.is_assembled();
            match self.put_in_place(wish, arrived, reporter, cancel).await {
                Ok(Some(installed)) => {
                    if let Some(artifact) = &wish.download.sha256 {
                        self.used_ahead(artifact);
                    }
                    return Ok(installed);
                }
                Ok(None) => {}
                Err(error) if assembled && is_the_packages_fault(&error) => {
                    reporter
                        .note("What was put together is not what it should be; the whole file is fetched.");
                    what = Use::Exact;
                }
                Err(error) => return Err(error),
            }
        }
        Err(LibraryError::Busy)
    }

    /// The same version with other bytes than it had is an alarm, unless the person said yes to it.
    fn check_seen(&self, wish: &InstallWish, digest: &Sha256) -> Result<(), LibraryError> {
        let Some(old) = self.inner.database.seen(&wish.key, &wish.version)? else { return Ok(()) };
        let contents = old.content.zip(wish.content);
        let same_content = contents.is_some_and(|(old, new)| old == new);
        let version = wish.version.clone();
        if wish.accept_republished || wish.built {
            Ok(())
        } else if old.sha256 != *digest {
            Err(LibraryError::Republished { version, old: old.sha256, new: *digest, same_content })
        } else if let Some((old, new)) = contents.filter(|_| !same_content) {
            // The same digest cannot have two contents: the source says something else than it did.
            Err(LibraryError::Republished { version, old, new, same_content })
        } else {
            Ok(())
        }
    }

    /// Waits for the lock and does the rest on a thread of its own; `None` when the bytes vanished meanwhile.
    async fn put_in_place(
        &self,
        wish: &InstallWish,
        arrived: Arrived,
        reporter: &dyn Reporter,
        cancel: &CancellationToken,
    ) -> Result<Option<Installed>, LibraryError> {
        let inner = &self.inner;
        let lock = locking::wait_async(&inner.places.lock(), inner.options.lock_wait, cancel).await?;
        let (library, wish, cancel) = (self.clone(), wish.clone(), cancel.clone());
        report::on_a_thread(reporter, move |reporter| {
            library.clear_the_way(&wish.key, &lock)?;
            library.check_seen(&wish, &arrived.sha256)?;
            library.stage_and_run(&wish, &arrived, reporter, &cancel)
        })
        .await
    }
}
