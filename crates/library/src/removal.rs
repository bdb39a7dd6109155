//! Taking a package away, and remembering a hand-over.

use vitrine_base::{Phase, Reporter, fs};

use crate::database::Row;
use crate::receipt::to_json;
use crate::transaction::{self, Action, Plan};
use crate::{Library, LibraryError, PackageKey, Removed};

impl Library {
    /// Removes a package with all its kept versions. Files a person changed or added are moved to
    /// `kept-<version>` in the package's folder, unless `delete_changed`.
    ///
    /// # Errors
    /// [`LibraryError`]; nothing is removed then.
    pub fn remove(
        &self,
        key: &PackageKey,
        delete_changed: bool,
        reporter: &dyn Reporter,
    ) -> Result<Removed, LibraryError> {
        self.try_remove(key, delete_changed, reporter).map_err(|error| error.near(self.inner.places.home()))
    }

    fn try_remove(
        &self,
        key: &PackageKey,
        delete_changed: bool,
        reporter: &dyn Reporter,
    ) -> Result<Removed, LibraryError> {
        reporter.phase(Phase::Planning);
        let _lock = self.begin(key)?;
        let row = self.row(key)?;
        reporter.phase(Phase::Removing);
        let name = row.current().map_or(key.id.as_str(), |receipt| &receipt.name);
        let mut plan = Plan::new(Action::Remove, Some(&row), key, name);
        plan.after = None;
        plan.keep_changed = !delete_changed;
        for receipt in &row.receipts {
            plan.retire(&self.inner.places, receipt);
        }
        let settled = transaction::run(self.ground(), &plan)?;
        Ok(Removed { kept: settled.kept, freed: settled.freed })
    }

    /// Remembers (or forgets) the project a HomePilot made of a package.
    ///
    /// # Errors
    /// When it is not installed, or the disk refuses.
    pub fn set_homepilot_project(
        &self,
        key: &PackageKey,
        project: Option<String>,
    ) -> Result<(), LibraryError> {
        let _lock = self.begin(key)?;
        let Row { mut pointer, receipts } = self.row(key)?;
        pointer.homepilot_project = project;
        let path = self.inner.places.pointer(key);
        // A folder deleted by hand is not made again for this.
        if fs::exists(&self.inner.places.package(key)) {
            fs::write_atomic(&path, &to_json(&pointer)?)?;
        }
        let now = self.inner.clock.now();
        Ok(self.inner.database.replace(key, Some(&Row { pointer, receipts }), now)?)
    }
}
