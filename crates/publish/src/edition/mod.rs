//! A gallery that grows one version at a time, as a registry's does: [`place`] puts the files of one version into the
//! folder, [`issue`] changes the lines of the packages that changed and signs. What was there before is neither read
//! nor hashed again; the folder is the same that [`crate::build`] would write, and may be cut anywhere.

mod issue;
mod place;

use std::path::Path;

use vitrine_base::{PackageId, fs};
use vitrine_package::listing::{Details, Entry, VersionEntry};

use crate::PublishError;
use crate::entries::{self, Said, Tombstone, latest};
use crate::homepilot::{self, Item};
use crate::release::Facts;

pub use issue::{Edits, IssueOptions, Issued, issue};
pub use place::{NewFile, Placed, place};

/// Where packages are put together before they are moved into their place.
const PLACING: &str = ".vitrine-placing";

/// What the index is to say of one package from now on.
#[derive(Debug, Clone)]
pub struct Listed {
    entry: Entry,
    details: Option<Details>,
    item: Option<Item>,
}

impl Listed {
    /// A package that can be had; `facts` are those of its latest version. `None` when there is no version.
    pub fn live(
        id: &PackageId,
        facts: &Facts,
        said: &Said,
        mut versions: Vec<VersionEntry>,
        details: Details,
    ) -> Option<Self> {
        entries::sort(&mut versions);
        let item = homepilot::item(id, latest(&versions)?, facts, said.downloads);
        Some(Self { entry: entries::entry(id, facts, said, None, versions), details: Some(details), item })
    }

    /// The same without what only its page shows: a list that names no details.
    #[must_use]
    pub fn without_details(self) -> Self {
        Self { details: None, ..self }
    }

    /// A package that was taken down; [`issue`] removes its files.
    pub fn withdrawn(id: &PackageId, stone: Tombstone) -> Self {
        Self { entry: stone.entry(id), details: None, item: None }
    }
}

/// Removes what a [`place`] that was cut left behind. Nothing may be placed at that moment.
///
/// # Errors
/// When the file system refuses.
pub fn tidy(out: &Path) -> Result<(), PublishError> {
    Ok(fs::remove_tree(&out.join(PLACING))?)
}
