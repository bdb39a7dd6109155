//! Drafts are begun, changed, read again and forgotten.

use std::path::{Path, PathBuf};

use vitrine_api::ApiError;
use vitrine_api::types::{Draft, DraftChange, DraftMaterial, DraftRow, ListingFields, NewDraft};
use vitrine_base::fs;

use super::body::{Body, Kept, Material};
use super::reading::{self, Trouble, fingerprint, gone, unreadable};
use crate::Gallery;
use crate::errors::Explain as _;

/// Bytes of all of a draft's texts, in every language: a registry takes requests of 1 MiB, and there is more in one.
const LONGEST: usize = 960 * 1024;

impl Gallery {
    pub(crate) fn draft_rows(&self) -> Result<Vec<DraftRow>, ApiError> {
        let rows = self.inner.personal.drafts().map_err(|e| e.explain())?;
        // One that cannot be read hides no other.
        let kept = rows.iter().filter_map(|row| self.kept_draft(&row.id).ok());
        Ok(kept.map(|kept| self.row_of_draft(&kept)).collect())
    }

    pub(crate) fn draft_of(&self, id: &str) -> Result<Draft, ApiError> {
        let kept = self.kept_draft(id)?;
        self.view_of_draft(&kept)
    }

    pub(crate) async fn begin_draft(&self, wish: NewDraft) -> Result<Draft, ApiError> {
        let target = self.only_target().await;
        self.blocking(move |g| g.begin_draft_for(&wish, target)).await
    }

    fn begin_draft_for(&self, wish: &NewDraft, target: Option<String>) -> Result<Draft, ApiError> {
        let path = absolute(&wish.path)?;
        let now = self.inner.clock.now();
        let mut kept = Kept {
            id: format!("{:032x}", rand::random::<u128>()),
            made: now,
            changed: now,
            body: Body { path: path.display().to_string(), ..Body::default() },
        };
        self.read_draft(&mut kept).map_err(Trouble::explain)?;
        kept.body.source = target;
        self.keep_draft(&mut kept).inspect_err(|_| self.clear_draft(&kept.id))?;
        self.view_of_draft(&kept)
    }

    pub(crate) fn change_draft_now(&self, change: DraftChange) -> Result<Draft, ApiError> {
        if let Some(path) = &change.path {
            let mut moved = self.kept_draft(&change.id)?;
            moved.body.path = absolute(path)?.display().to_string();
            self.read_draft(&mut moved).map_err(Trouble::explain)?;
            self.take_reading(&moved)?;
        }
        let kept = self.edit_draft(&change.id, |body| {
            if let Some(fields) = change.fields {
                check_length(&fields)?;
                body.fields = fields;
            }
            if let Some(channel) = change.channel {
                body.channel = channel;
            }
            if let Some(source) = change.source {
                body.source = Some(source).filter(|source| !source.is_empty());
            }
            if let Some(agreed) = change.agreed {
                // For these very bytes: others are other rights.
                body.agreed = body.read.as_ref().filter(|_| agreed).map(|read| read.sha256);
            }
            Ok(())
        })?;
        self.view_of_draft(&kept)
    }

    /// Writes down what a reading came to, and nothing else.
    pub(super) fn take_reading(&self, read: &Kept) -> Result<Kept, ApiError> {
        self.edit_draft(&read.id, |body| {
            let from = &read.body;
            body.path.clone_from(&from.path);
            body.read.clone_from(&from.read);
            body.fault.clone_from(&from.fault);
            body.faulty = from.faulty;
            if body.agreed != body.read.as_ref().map(|read| read.sha256) {
                body.agreed = None;
            }
            Ok(())
        })
    }

    pub(crate) fn remove_draft_now(&self, id: &str) -> Result<(), ApiError> {
        let kept = self.kept_draft(id)?;
        if let Some(job) = kept.body.job.as_deref().filter(|job| self.is_running(job)) {
            self.inner.jobs.cancel(job)?;
        }
        self.inner.personal.forget_draft(id).map_err(|e| e.explain())?;
        self.clear_draft(id);
        Ok(())
    }

    /// The folder's leftovers are untidy and nothing more.
    fn clear_draft(&self, id: &str) {
        let _ = fs::remove_tree(&self.draft_folder(id));
        let _ = fs::remove_tree(&self.draft_aside(id));
    }

    pub(super) fn is_running(&self, job: &str) -> bool {
        self.inner.jobs.running().iter().any(|running| running.id == job)
    }

    /// What the folder or file of a draft is like now.
    pub(super) fn material_state(&self, kept: &Kept) -> DraftMaterial {
        let Some(read) = &kept.body.read else { return DraftMaterial::Unreadable };
        match fingerprint(Path::new(&kept.body.path)) {
            Ok(Some(now)) if kept.body.faulty == Some(now) => DraftMaterial::Unreadable,
            Ok(Some(now)) if now == read.fingerprint => DraftMaterial::Same,
            Ok(Some(_)) => DraftMaterial::Changed,
            Ok(None) => DraftMaterial::Gone,
            Err(_) => DraftMaterial::Unreadable,
        }
    }

    /// Reads the folder or file of a draft, in a folder beside, and puts what was read in place when all went well. The
    /// row is for the caller to keep.
    pub(super) fn read_draft(&self, kept: &mut Kept) -> Result<Material, Trouble> {
        let path = PathBuf::from(&kept.body.path);
        let place = self.draft_folder(&kept.id);
        let staging = place.with_file_name(format!("{}.reading", kept.id));
        let disk = |error: std::io::Error| Trouble::Said(unreadable(&path, &error));
        fs::remove_tree(&staging).map_err(disk)?;
        fs::create_dir_all(&staging).map_err(disk)?;
        let read = reading::read(&path, &staging, self.inner.clock.now());
        let (read, material) = read.inspect_err(|_| drop(fs::remove_tree(&staging)))?;
        self.swap_draft_folder(&kept.id, &staging).map_err(disk)?;
        kept.body.read = Some(read);
        (kept.body.fault, kept.body.faulty) = (None, None);
        Ok(material)
    }

    /// What was read, read again when the folder or file changed since; the row is for the caller to keep.
    pub(super) fn current_material(&self, kept: &mut Kept) -> Result<Material, Trouble> {
        if self.material_state(kept) == DraftMaterial::Gone {
            return Err(Trouble::Said(gone(Path::new(&kept.body.path))));
        }
        if self.material_state(kept) == DraftMaterial::Same
            && let Some(material) = self.draft_material(kept)
        {
            return Ok(material);
        }
        self.read_draft(kept)
    }
}

/// A path as it is kept; a relative one means nothing to a program that stays.
fn absolute(path: &str) -> Result<PathBuf, ApiError> {
    let path = PathBuf::from(path);
    if path.is_absolute() && !path.to_string_lossy().contains('\0') {
        return Ok(path);
    }
    Err(ApiError::new("draft.path", "This is not a place on this computer.")
        .with_action("Choose a folder or a file."))
}

fn check_length(fields: &ListingFields) -> Result<(), ApiError> {
    let length = serde_json::to_string(fields).map_or(usize::MAX, |text| text.len());
    if length <= LONGEST {
        return Ok(());
    }
    Err(ApiError::new("draft.too_long", "These texts are longer than is ever read.")
        .with_action("Shorten them; the draft is as it was."))
}
