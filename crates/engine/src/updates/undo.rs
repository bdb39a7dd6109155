//! Taking back what happened: the way back of each entry of the history, or why there is none.

use vitrine_api::ApiError;
use vitrine_api::types::{
    Cause, HistoryRef, HistoryUndo, HistoryWhat, InstallRequest, JobRef, RemoveRequest, SwitchRequest,
};
use vitrine_catalog::Listing;
use vitrine_library::{Installed, NewEntry};

use crate::Gallery;
use crate::errors::Explain as _;

impl Gallery {
    pub(crate) async fn undo(&self, entry: HistoryRef) -> Result<JobRef, ApiError> {
        let found = self.blocking(move |g| {
            let kept = g.inner.personal.history_entry(entry.number).map_err(|e| e.explain())?;
            kept.map(|kept| g.history_row(&kept)).transpose().map(Option::flatten)
        });
        let row = found.await?.ok_or_else(|| {
            ApiError::new("history.unknown", "This entry of the history is not there any more.")
        })?;
        let package = row.package;
        match row.undo {
            HistoryUndo::Switch { version } => {
                self.start_switch_as(SwitchRequest { package, version }, Cause::Undo).await
            }
            HistoryUndo::Install { version } => {
                let request = InstallRequest::of(package, Some(version));
                self.start_install_as(request, Cause::Undo).await
            }
            HistoryUndo::Remove => {
                self.start_remove_as(RemoveRequest { package, delete_changed: false }, Cause::Undo).await
            }
            refused => Err(why_not(&refused, &row.name)),
        }
    }
}

fn why_not(refused: &HistoryUndo, name: &str) -> ApiError {
    let (code, sentence, action) = match refused {
        HistoryUndo::Gone => (
            "history.gone",
            format!("{name} is not installed any more, so there is nothing to take back."),
            "Install it from its page if you want it again.",
        ),
        HistoryUndo::Back => {
            ("history.back", format!("{name} is installed again already."), "Nothing has to be done.")
        }
        HistoryUndo::Unavailable => (
            "history.unavailable",
            format!("The version {name} had is not kept here, and its gallery does not have it any more."),
            "Look at the versions on its page.",
        ),
        HistoryUndo::Nothing => (
            "history.nothing",
            format!("The version of {name} stayed the same, so there is nothing to take back."),
            "Compare its files on the page of what is installed.",
        ),
        _ => (
            "history.overtaken",
            format!("Something else happened to {name} since; take that back first."),
            "Look at the later entries of the history.",
        ),
    };
    ApiError::new(code, sentence).with_action(action)
}

/// How an entry can be taken back now, or why it cannot.
pub(super) fn way_back(
    what: HistoryWhat,
    entry: &NewEntry,
    installed: Option<&Installed>,
    listing: Option<&Listing>,
) -> HistoryUndo {
    if what == HistoryWhat::Remove {
        return match (installed, &entry.before) {
            (Some(_), _) => HistoryUndo::Back,
            (None, Some(before)) => from_the_gallery(before, listing),
            (None, None) => HistoryUndo::Unavailable,
        };
    }
    let Some(installed) = installed else { return HistoryUndo::Gone };
    if entry.after.as_deref() != Some(installed.version.as_str()) {
        return HistoryUndo::Overtaken;
    }
    let Some(before) = &entry.before else { return HistoryUndo::Remove };
    if entry.before == entry.after {
        return HistoryUndo::Nothing;
    }
    let kept = installed.previous.iter().any(|previous| previous.version.as_str() == before);
    match kept {
        true => HistoryUndo::Switch { version: before.clone() },
        false => from_the_gallery(before, listing),
    }
}

fn from_the_gallery(version: &str, listing: Option<&Listing>) -> HistoryUndo {
    let listing = listing.filter(|listing| listing.withdrawn.is_none());
    let has =
        listing.is_some_and(|l| l.versions.iter().any(|v| v.version.as_str() == version && v.fits_here()));
    match has {
        true => HistoryUndo::Install { version: version.to_owned() },
        false => HistoryUndo::Unavailable,
    }
}
