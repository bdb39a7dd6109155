//! What a draft's row holds, and the folder beside it.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use vitrine_api::ApiError;
use vitrine_api::types::{DraftSubmission, ListingFields};
use vitrine_base::limits::INDEX_BYTES;
use vitrine_base::{Sha256, Timestamp, fs};
use vitrine_package::Kind;
use vitrine_publish::checking::{Found, Picture};

use crate::Gallery;
use crate::errors::Explain as _;

/// Held from reading a row to writing it: the work in between is short.
static EDITING: Mutex<()> = Mutex::new(());

/// One folder is swapped, or put back, at a time.
static SWAPPING: Mutex<()> = Mutex::new(());

/// The body of a draft's row.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Body {
    /// The folder or file.
    pub(super) path: String,
    /// What was read there last time that went well.
    pub(super) read: Option<Read>,
    /// Why it could not be read since, when it could not.
    pub(super) fault: Option<ApiError>,
    /// What it looked like then: as long as it does, it is not tried again by itself.
    pub(super) faulty: Option<Sha256>,
    /// What the maker wrote.
    pub(super) fields: ListingFields,
    /// The channel; empty is `stable`.
    pub(super) channel: String,
    /// The digest rights were confirmed for.
    pub(super) agreed: Option<Sha256>,
    /// Where it is to go.
    pub(super) source: Option<String>,
    /// The job that sends it, or did last.
    pub(super) job: Option<String>,
    /// A whole upload that is not part of a submission yet.
    pub(super) upload: Option<Upload>,
    /// Its submission.
    pub(super) submission: Option<DraftSubmission>,
    /// Where a bundle was written last.
    pub(super) bundle: Option<String>,
}

/// A whole upload at a registry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Upload {
    /// The registry's address.
    pub(super) registry: String,
    /// The upload's id there.
    pub(super) id: String,
    /// What was sent.
    pub(super) sha256: Sha256,
}

/// What was read, in short: the rest is in a file of the draft's folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Read {
    /// What the folder or file looked like: names, sizes, times.
    pub(super) fingerprint: Sha256,
    /// The package's digest.
    pub(super) sha256: Sha256,
    /// Its bytes.
    pub(super) size: u64,
    /// When.
    pub(super) at: Timestamp,
    /// It was a folder.
    pub(super) folder: bool,
    /// The name the package is sent under.
    pub(super) file: String,
    /// What it is.
    pub(super) kind: Kind,
    /// Its name.
    pub(super) name: String,
    /// Its version.
    pub(super) version: Option<String>,
    /// It has a picture that can be shown.
    pub(super) picture: bool,
}

/// What was read, whole.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Material {
    /// The package it is of.
    pub(super) sha256: Sha256,
    /// What is in it.
    pub(super) found: Found,
    /// Its picture.
    pub(super) picture: Option<Picture>,
}

/// A draft as kept.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub(super) id: String,
    pub(super) made: Timestamp,
    pub(super) changed: Timestamp,
    pub(super) body: Body,
}

/// The refusal of a draft that is not there any more.
pub(super) fn unknown() -> ApiError {
    ApiError::new("draft.unknown", "This draft is not there any more.").with_action("Begin a new one.")
}

/// A draft's id is a name of a folder of ours: nothing else is taken for one.
fn is_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= 40 && id.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

/// The folder that was put aside comes back where there is none; where there is one, it is not needed any more.
fn put_back(aside: &Path, place: &Path) -> std::io::Result<()> {
    match (fs::exists(aside), fs::exists(place)) {
        (false, _) => Ok(()),
        (true, false) => fs::rename_durable(aside, place),
        (true, true) => fs::remove_tree(aside),
    }
}

impl Gallery {
    /// The folder of a draft: its package, its picture, what was read.
    pub(super) fn draft_folder(&self, id: &str) -> PathBuf {
        self.inner.home.join("drafts").join(id)
    }

    /// Where the folder of a draft waits while a newer one takes its place.
    pub(super) fn draft_aside(&self, id: &str) -> PathBuf {
        self.inner.home.join("drafts").join(format!("{id}.before"))
    }

    /// Puts a newer folder in a draft's place. The one before is there until then, and again when that fails.
    pub(super) fn swap_draft_folder(&self, id: &str, newer: &Path) -> std::io::Result<()> {
        let _alone = SWAPPING.lock().unwrap_or_else(PoisonError::into_inner);
        let (place, aside) = (self.draft_folder(id), self.draft_aside(id));
        put_back(&aside, &place)?;
        if fs::exists(&place) {
            fs::rename_durable(&place, &aside)?;
        }
        fs::rename_durable(newer, &place).inspect_err(|_| drop(put_back(&aside, &place)))?;
        // What is left of it is untidy, and goes with the next one.
        let _ = fs::remove_tree(&aside);
        Ok(())
    }

    /// A program that died while it swapped the folders left the one before aside.
    fn recover_draft_folder(&self, id: &str) {
        let _alone = SWAPPING.lock().unwrap_or_else(PoisonError::into_inner);
        if let Err(error) = put_back(&self.draft_aside(id), &self.draft_folder(id)) {
            tracing::warn!("the folder of the draft {id} could not be put back: {error}");
        }
    }

    /// The package of a draft, where it is to be read from.
    pub(super) fn draft_package(&self, id: &str, body: &Body, read: &Read) -> PathBuf {
        if read.folder { self.draft_folder(id).join("package") } else { PathBuf::from(&body.path) }
    }

    pub(super) fn kept_draft(&self, id: &str) -> Result<Kept, ApiError> {
        if !is_id(id) {
            return Err(unknown());
        }
        self.recover_draft_folder(id);
        let row = self.inner.personal.draft(id).map_err(|e| e.explain())?.ok_or_else(unknown)?;
        let body = serde_json::from_str(&row.body).map_err(|error| {
            ApiError::new("draft.newer", "This draft was written by another version of Vitrine.")
                .with_details(error.to_string())
        })?;
        Ok(Kept { id: row.id, made: row.made, changed: row.changed, body })
    }

    /// Changes a draft's row as it is now, and nobody else's change is lost: the person writes while it is checked or sent.
    pub(super) fn edit_draft(
        &self,
        id: &str,
        change: impl FnOnce(&mut Body) -> Result<(), ApiError>,
    ) -> Result<Kept, ApiError> {
        let _alone = EDITING.lock().unwrap_or_else(PoisonError::into_inner);
        let mut kept = self.kept_draft(id)?;
        change(&mut kept.body)?;
        self.keep_draft(&mut kept)?;
        Ok(kept)
    }

    pub(super) fn keep_draft(&self, kept: &mut Kept) -> Result<(), ApiError> {
        let text = serde_json::to_string(&kept.body)
            .map_err(|error| ApiError::new("draft.write", error.to_string()))?;
        kept.changed = self.inner.clock.now();
        self.inner.personal.keep_draft(&kept.id, &text, kept.changed).map_err(|e| e.explain())
    }

    /// What was read for a draft; none when it was not, or when the file was lost.
    pub(super) fn draft_material(&self, kept: &Kept) -> Option<Material> {
        let read = kept.body.read.as_ref()?;
        let bytes = fs::read_limited(&self.draft_folder(&kept.id).join("read.json"), INDEX_BYTES).ok()?;
        let material: Material = serde_json::from_slice(&bytes).ok()?;
        (material.sha256 == read.sha256).then_some(material)
    }
}
