//! What nobody needs any more.

use vitrine_base::fs;

use crate::install::prune;
use crate::transaction::{self, Action, Plan};
use crate::{Library, LibraryError};

impl Library {
    /// Removes kept versions beyond the last two, bytes in the store that no install took, and what
    /// downloads left that nobody will go on with; answers the bytes freed.
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
        // An install takes its blob out of the store; one whose blob vanishes before that fetches it again.
        let store = self.store()?;
        for digest in store.digests()? {
            freed += fs::metadata(&store.path(&digest))?.map_or(0, |found| found.length);
            store.remove(&digest)?;
        }
        Ok(freed + store.collect_partials(self.inner.clock.now())?)
    }
}
