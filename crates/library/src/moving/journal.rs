//! What is going on, on disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use vitrine_base::fs::{self, FileKind};

use super::{MoveRefusal, PARTS};
use crate::LibraryError;
use crate::places::Places;
use crate::receipt::to_json;

/// Bytes of the journal: a few paths.
const BYTES: u64 = 64 * 1024;

/// How far it has got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Stage {
    /// The old place is the right one.
    Copying,
    /// The new place is the right one.
    Decided,
}

/// A move of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Moving {
    pub(super) stage: Stage,
    /// The folder it goes to; `None` for the home.
    pub(super) to: Option<PathBuf>,
    /// That folder was not there before.
    pub(super) made: bool,
    /// Where the parts are that are not in the home.
    pub(super) old: BTreeMap<String, PathBuf>,
}

impl Moving {
    /// A move that is about to begin.
    pub(super) fn new(places: &Places, to: &Path) -> Result<Self, LibraryError> {
        let home = fs::canonicalize(places.home())?;
        let mut old = BTreeMap::new();
        for part in PARTS {
            let here = places.home().join(part);
            if is_link(&here) {
                old.insert(part.to_owned(), fs::canonicalize(&here)?);
            }
        }
        let made = !fs::exists(to);
        let to = (to != home).then(|| to.to_owned());
        Ok(Self { stage: Stage::Copying, to, made, old })
    }

    /// What is going on; `None` when nothing is.
    pub(super) fn read(places: &Places) -> Result<Option<Self>, LibraryError> {
        let path = places.moving();
        if !fs::exists(&path) {
            return Ok(None);
        }
        let bytes = fs::read_limited(&path, BYTES)?;
        serde_json::from_slice(&bytes)
            .map(Some)
            .map_err(|error| LibraryError::Io(std::io::Error::other(format!("{}: {error}", path.display()))))
    }

    /// Keeps it, in one step.
    pub(super) fn write(&self, places: &Places) -> Result<(), LibraryError> {
        let paths = self.to.iter().chain(self.old.values());
        if let Some(folder) = paths.into_iter().find(|path| path.to_str().is_none()) {
            return Err(MoveRefusal::NoFolder { folder: folder.clone() }.into());
        }
        Ok(fs::write_atomic(&places.moving(), &to_json(self)?)?)
    }

    /// It is over.
    pub(super) fn remove(places: &Places) -> Result<(), LibraryError> {
        fs::remove_file(&places.moving())?;
        Ok(fs::sync_dir(places.home())?)
    }

    /// The folder it goes to.
    pub(super) fn folder(&self, places: &Places) -> PathBuf {
        self.to.clone().unwrap_or_else(|| places.home().to_owned())
    }

    /// Where the copy of a part is made.
    pub(super) fn coming(&self, places: &Places, part: &str) -> PathBuf {
        self.to.as_ref().map_or_else(|| next(places, part), |folder| folder.join(part))
    }
}

/// What comes in the place of a part.
pub(super) fn next(places: &Places, part: &str) -> PathBuf {
    places.home().join(format!(".{part}-next"))
}

/// What a part was, where two paths cannot change places in one step.
pub(super) fn before(places: &Places, part: &str) -> PathBuf {
    places.home().join(format!(".{part}-before"))
}

/// True when a link is at the path.
pub(super) fn is_link(path: &Path) -> bool {
    matches!(fs::metadata(path), Ok(Some(found)) if found.kind == FileKind::Link)
}
