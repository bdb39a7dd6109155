//! A move that a process which died left behind, and a place that is not there.

use vitrine_base::fs;

use super::journal::{Moving, Stage, is_link};
use super::{PARTS, switch};
use crate::LibraryError;
use crate::places::Places;

/// Finishes a move that was decided, takes any other back; answers a sentence about it. Whoever holds the library's
/// lock knows that no process is in the middle of one.
pub(crate) fn recover(places: &Places) -> Result<Option<String>, LibraryError> {
    let Some(moving) = Moving::read(places)? else { return Ok(None) };
    let to = moving.folder(places);
    match moving.stage {
        Stage::Copying => {
            if let Err(error) = switch::undo(places, &moving) {
                // The library is whole; a disk that is away is cleared when it is there.
                tracing::warn!(%error, "what a move had copied could not be cleared away yet");
                return Ok(None);
            }
            Ok(Some(format!("The move of the library to {} that was interrupted was undone.", to.display())))
        }
        Stage::Decided => {
            switch::switch(places, &moving)?;
            // Nothing is removed while the only other place is out of reach.
            check_present(places)?;
            if let Err(error) = switch::clear(places, &moving) {
                tracing::warn!(%error, "the old place of the library could not be cleared yet");
                return Ok(None);
            }
            Ok(Some(format!(
                "The move of the library to {} that was interrupted was finished.",
                to.display()
            )))
        }
    }
}

/// Refuses to go on with a library whose place is not there: an empty one must not take its place.
pub(crate) fn check_present(places: &Places) -> Result<(), LibraryError> {
    for part in PARTS {
        let here = places.home().join(part);
        if is_link(&here) && !fs::is_folder(&here) {
            let folder = fs::read_link(&here)?;
            return Err(LibraryError::Away { folder });
        }
    }
    Ok(())
}
