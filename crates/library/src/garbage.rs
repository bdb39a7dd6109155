//! What nobody needs any more.

use vitrine_base::{Sha256, fs};

use crate::install::prune;
use crate::transaction::{self, Action, Plan};
use crate::{Library, LibraryError};

impl Library {
    /// Removes kept versions beyond the last two, bytes in the store that no install took, and what
    /// downloads left that nobody will go on with; answers the bytes freed.
    ///
    /// Blocks, and may be called at any time, also right after opening and while installs run, in whichever
    /// process: the bytes of an install that runs, and what a running or paused download has got, stay. It
    /// takes the library's lock for moments, which changes wait for.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn collect_garbage(&self) -> Result<u64, LibraryError> {
        let (_lock, recovery) = self.begin_any()?;
        let mut freed = 0;
        for row in self.inner.database.all()? {
            if recovery.in_the_way_of(&row.pointer.key).is_some() {
                continue;
            }
            let name = row.current().map_or(row.pointer.key.id.as_str(), |receipt| &receipt.name);
            let mut plan = Plan::new(Action::Prune, Some(&row), &row.pointer.key, name);
            if prune(&mut plan, &self.inner.places) {
                freed += transaction::run(self.ground(), &plan)?.freed;
            }
        }
        Ok(freed + self.empty_the_store()?)
    }

    /// Removes every blob, unless an install runs that may have fetched one, and downloads that were given up.
    fn empty_the_store(&self) -> Result<u64, LibraryError> {
        let store = self.store()?;
        let mut freed = store.collect_partials(self.inner.clock.now())?;
        let Some(_alone) = fs::lock_exclusive(&self.inner.places.arriving_lock())? else { return Ok(freed) };
        let ahead = self.blobs_ahead()?;
        // An install takes its blob out of the store: what is there now belongs to none, but to one to come.
        for digest in store.digests()?.into_iter().filter(|digest| !ahead.contains(digest)) {
            freed += fs::metadata(&store.path(&digest))?.map_or(0, |found| found.length);
            store.remove(&digest)?;
        }
        Ok(freed)
    }

    /// Throws away what has come of an artifact whose download was paused or cancelled; false when it still runs.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn discard_partial(&self, digest: &Sha256) -> Result<bool, LibraryError> {
        match self.store()?.partial(digest)? {
            None => Ok(false),
            Some(partial) => Ok(partial.discard().map(|()| true)?),
        }
    }
}
