//! Moving the library to another place: its packages and what was fetched for them, together, because files are
//! renamed between the two. The home keeps everything else, and in their place a link each; so every path and every
//! process on the home goes on as before, and folders of commands keep leading into it.
//!
//! 1. `moving.json` says what is going on; everything is copied, each file made safe on disk
//! 2. the copy is compared with its digests, and the original with how it was
//! 3. `moving.json` says that it is decided
//! 4. folder (or link) and link (or folder) change places, for each part
//! 5. the old place is cleared, and `moving.json` goes
//!
//! Until step 3 a crash, an error or a cancel leaves the old place; afterwards it is finished, at the latest when the
//! library is opened next. All of it happens under the lock that changes of the library hold, and alone.

mod copy;
mod journal;
mod plan;
mod recover;
mod refusal;
mod switch;

use std::path::{Path, PathBuf};

use tokio_util::sync::CancellationToken;
use vitrine_base::Reporter;
use vitrine_base::fs;

pub use plan::MovePlan;
pub(crate) use recover::{check_present, recover};
pub use refusal::MoveRefusal;

use self::copy::Copying;
use self::journal::{Moving, Stage};
use crate::failpoint::failpoint;
use crate::places::Places;
use crate::{Library, LibraryError};

/// What is moved: the names of folders in the home.
const PARTS: [&str; 2] = ["library", "store"];

impl Library {
    /// Looks what moving the library to a folder would mean, and whether it can be. The home itself as the folder
    /// brings the library back into it.
    ///
    /// # Errors
    /// When the library cannot be looked through.
    pub fn plan_move(&self, folder: &Path) -> Result<MovePlan, LibraryError> {
        plan::plan(&self.inner.places, folder)
    }

    /// Moves the library to a folder that is new or empty, or back into its home; answers the folder. Blocks.
    ///
    /// # Errors
    /// [`LibraryError::Move`] when it cannot be moved there, [`LibraryError::Busy`] while an install runs in whichever
    /// process, [`LibraryError::Cancelled`], or the disk's; the library is then where it was.
    /// [`LibraryError::Unfinished`] when it is decided and could not be brought to its end yet.
    pub fn move_to(
        &self,
        folder: &Path,
        reporter: &dyn Reporter,
        cancel: &CancellationToken,
    ) -> Result<PathBuf, LibraryError> {
        let places = &self.inner.places;
        let (_lock, recovery) = self.begin_any()?;
        if let Some(stuck) = recovery.stuck.first() {
            return Err(LibraryError::Unfinished { cause: stuck.sentence.clone() });
        }
        let _alone = fs::lock_exclusive(&places.arriving_lock())?.ok_or(LibraryError::Busy)?;
        let plan = self.plan_move(folder)?;
        if let Some(refusal) = plan.refusal {
            return Err(refusal.into());
        }
        let moving = Moving::new(places, &plan.to)?;
        let copying = Copying::new(reporter, cancel, plan.bytes);
        run(places, moving, copying).map_err(|error| error.near(&plan.to))?;
        Ok(plan.to)
    }

    /// The folder the packages really are in, links followed.
    pub fn place(&self) -> PathBuf {
        let folder = self.folder();
        fs::canonicalize(&folder).unwrap_or(folder)
    }

    /// True when the library is not in its home but where it was moved to.
    pub fn is_elsewhere(&self) -> bool {
        PARTS.iter().any(|part| journal::is_link(&self.inner.places.home().join(part)))
    }
}

fn run(places: &Places, mut moving: Moving, mut copying: Copying<'_>) -> Result<(), LibraryError> {
    let copied = copy_all(places, &moving, &mut copying).and_then(|()| {
        moving.stage = Stage::Decided;
        moving.write(places)
    });
    if let Err(error) = copied {
        moving.stage = Stage::Copying;
        // A note that was written although the disk said no must not speak of a copy that goes.
        if let Err(second) = moving.write(places).and_then(|()| switch::undo(places, &moving)) {
            tracing::warn!(%error, %second, "what was copied could not be cleared away yet");
        }
        return Err(error);
    }
    let unfinished = |error: LibraryError| LibraryError::Unfinished { cause: error.to_string() };
    failpoint("move_decided").map_err(|error| unfinished(error.into()))?;
    switch::switch(places, &moving).map_err(unfinished)?;
    copying.removing();
    if let Err(error) = switch::clear(places, &moving) {
        tracing::warn!(%error, "the old place of the library could not be cleared yet");
    }
    Ok(())
}

fn copy_all(places: &Places, moving: &Moving, copying: &mut Copying<'_>) -> Result<(), LibraryError> {
    moving.write(places)?;
    failpoint("move_begun")?;
    fs::create_dir_all(&moving.folder(places))?;
    let mut copies = Vec::new();
    for part in PARTS {
        copies.push(copying.copy(&places.home().join(part), &moving.coming(places, part))?);
    }
    fs::sync_dir(&moving.folder(places))?;
    failpoint("move_copied")?;
    copying.comparing();
    for copy in &copies {
        copying.compare(copy)?;
    }
    failpoint("move_compared")?;
    Ok(())
}
