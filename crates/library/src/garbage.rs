//! What nobody needs any more.

use vitrine_base::{Sha256, fs};

use crate::install::{KEPT_VERSIONS, prune};
use crate::transaction::{self, Action, Plan, Recovery};
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
        Ok(self.prune_all(KEPT_VERSIONS, &recovery)? + self.empty_the_store()?)
    }

    /// Bytes of the versions that are kept besides the current ones, originals and receipts included.
    ///
    /// # Errors
    /// When the database or the disk cannot be read.
    pub fn kept_size(&self) -> Result<u64, LibraryError> {
        let places = &self.inner.places;
        let mut bytes = 0;
        for row in self.inner.database.all()? {
            for receipt in row.previous() {
                bytes += fs::tree_size(&places.tree(&receipt.key, &receipt.slot))?;
                for file in [places.original(receipt), places.receipt(&receipt.key, &receipt.slot)] {
                    bytes += fs::metadata(&file)?.map_or(0, |found| found.length);
                }
            }
        }
        Ok(bytes)
    }

    /// Bytes of downloads that are not finished, those that run included.
    ///
    /// # Errors
    /// When the disk cannot be read.
    pub fn unfinished_size(&self) -> Result<u64, LibraryError> {
        Ok(fs::tree_size(&self.store()?.partial_dir())?)
    }

    /// Removes the versions that are kept besides the current ones; going back is then not possible any more.
    /// What a person had changed in them stays. Answers the bytes freed.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn forget_kept(&self) -> Result<u64, LibraryError> {
        let (_lock, recovery) = self.begin_any()?;
        self.prune_all(0, &recovery)
    }

    /// Removes what is kept of every package beyond the last so many versions; answers the bytes freed.
    fn prune_all(&self, keep: usize, recovery: &Recovery) -> Result<u64, LibraryError> {
        let mut freed = 0;
        for row in self.inner.database.all()? {
            if recovery.in_the_way_of(&row.pointer.key).is_some() {
                continue;
            }
            let name = row.current().map_or(row.pointer.key.id.as_str(), |receipt| &receipt.name);
            let mut plan = Plan::new(Action::Prune, Some(&row), &row.pointer.key, name);
            if prune(&mut plan, &self.inner.places, keep) {
                freed += transaction::run(self.ground(), &plan)?.freed;
            }
        }
        Ok(freed)
    }

    /// Removes what was fetched and not installed, unless an install runs; answers the bytes freed.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn forget_fetched(&self) -> Result<u64, LibraryError> {
        if let Some(error) = self.refusal() {
            return Err(error);
        }
        let Some(_alone) = fs::lock_exclusive(&self.inner.places.arriving_lock())? else { return Ok(0) };
        let (store, mut freed) = (self.store()?, 0);
        for digest in store.digests()? {
            freed += fs::metadata(&store.path(&digest))?.map_or(0, |found| found.length);
            store.remove(&digest)?;
        }
        Ok(freed)
    }

    /// Removes what has come of downloads that do not run just now, those that were paused as well; answers the
    /// bytes freed.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn forget_unfinished(&self) -> Result<u64, LibraryError> {
        if let Some(error) = self.refusal() {
            return Err(error);
        }
        let (folder, mut freed) = (self.store()?.partial_dir(), 0);
        for (name, found) in fs::list_dir(&folder)? {
            let path = folder.join(&name);
            let part = path.extension().is_some_and(|ending| ending == "part");
            let digest = path.file_stem().and_then(|stem| stem.to_str()?.parse::<Sha256>().ok());
            let Some(digest) = digest.filter(|_| part) else { continue };
            // Its journal goes with it.
            let journal = fs::metadata(&path.with_extension("json"))?.map_or(0, |found| found.length);
            if self.discard_partial(&digest)? {
                freed += found.length + journal;
            }
        }
        Ok(freed)
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
