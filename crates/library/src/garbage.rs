//! What nobody needs any more.

use vitrine_base::fs;

use crate::install::prune;
use crate::transaction::{self, Action, Plan};
use crate::{Library, LibraryError};

/// A partial file nobody wrote to for a day belongs to no running download, in milliseconds.
const ABANDONED: i64 = 24 * 60 * 60 * 1000;

impl Library {
    /// Removes kept versions beyond the last two, bytes in the store that no install took, and what broken
    /// downloads left a day ago; answers the bytes freed.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn collect_garbage(&self) -> Result<u64, LibraryError> {
        let _lock = self.begin()?;
        let mut freed = 0;
        for row in self.inner.database.all()? {
            let name = row.current().map_or(row.pointer.key.id.as_str(), |receipt| &receipt.name);
            let mut plan = Plan::new(Action::Prune, Some(&row), &row.pointer.key, name);
            if prune(&mut plan, &self.inner.places) {
                freed += transaction::run(self.ground(), &plan)?.freed;
            }
        }
        // An install takes its blob out of the store; one whose blob vanishes before that fetches it again.
        let store = self.store()?;
        for digest in store.digests()? {
            freed += fs::metadata(&store.path(&digest))?.map_or(0, |found| found.length);
            store.remove(&digest)?;
        }
        for (name, metadata) in fs::list_dir(&store.partial_dir())? {
            if self.inner.clock.now().saturating_sub(metadata.modified) > ABANDONED {
                freed += metadata.length;
                fs::remove_file(&store.partial_dir().join(name))?;
            }
        }
        Ok(freed)
    }
}
