//! Another kept version made current. All of them stay: a switch only turns the pointer (and the links in the
//! folder of commands).

use vitrine_base::{Version, fs};

use crate::database::Row;
use crate::library::current;
use crate::receipt::{Receipt, Slot};
use crate::transaction::{self, Action, Plan};
use crate::{Installed, Library, LibraryError, PackageKey};

impl Library {
    /// Goes back to the first previous version; the one left becomes the first previous one.
    ///
    /// # Errors
    /// When there is none, or its folder was deleted by hand.
    pub fn rollback(&self, key: &PackageKey) -> Result<Installed, LibraryError> {
        let no_previous = || LibraryError::NoPrevious { key: key.clone() };
        self.make_current(key, Action::Rollback, |row| row.previous().next().cloned().ok_or_else(no_previous))
    }

    /// Makes a kept version current; the one left becomes the first previous one. Nothing happens when it is
    /// current already.
    ///
    /// # Errors
    /// When that version is not kept, or its folder was deleted by hand.
    pub fn switch(&self, key: &PackageKey, version: &Version) -> Result<Installed, LibraryError> {
        let not_kept = || LibraryError::NotKept { key: key.clone(), version: version.clone() };
        self.make_current(key, Action::Switch, |row| {
            let kept = row.current().into_iter().chain(row.previous()).find(|kept| kept.version == *version);
            kept.cloned().ok_or_else(not_kept)
        })
    }

    fn make_current(
        &self,
        key: &PackageKey,
        action: Action,
        choose: impl FnOnce(&Row) -> Result<Receipt, LibraryError>,
    ) -> Result<Installed, LibraryError> {
        let near = |error: LibraryError| error.near(self.inner.places.home());
        let _lock = self.begin(key).map_err(near)?;
        let row = self.row(key)?;
        let target = choose(&row)?;
        if target.slot != row.pointer.current {
            let folder = self.inner.places.tree(key, &target.slot);
            if !fs::exists(&folder) {
                return Err(LibraryError::Gone { folder });
            }
            let mut plan = Plan::new(action, Some(&row), key, &current(&row)?.name);
            turn(&mut plan, &target.slot);
            transaction::run(self.ground(), &plan).map_err(near)?;
        }
        self.get(key)?.ok_or_else(|| LibraryError::NotInstalled { key: key.clone() })
    }
}

/// Lets the pointer of a plan speak of another version.
fn turn(plan: &mut Plan, slot: &Slot) {
    if let Some(after) = &mut plan.after {
        after.previous.retain(|other| other != slot);
        after.previous.insert(0, std::mem::replace(&mut after.current, slot.clone()));
    }
}
