//! What the home takes of the disk, part by part, and cleaning up.

use std::path::Path;

use vitrine_api::ApiError;
use vitrine_api::types::{CleanedUp, StoragePart, StorageReport, StorageRow};
use vitrine_base::fs;
use vitrine_library::source_build;

use crate::Gallery;
use crate::errors::Explain as _;

impl Gallery {
    pub(crate) fn storage_now(&self) -> Result<StorageReport, ApiError> {
        let home = &self.inner.home;
        let sized = |path: &Path| fs::tree_size(path).map_err(|error| unreadable(&error));
        let (library, kept) =
            (sized(&home.join("library"))?, self.inner.library.kept_size().map_err(|e| e.explain())?);
        let store = sized(&home.join("store"))?;
        let unfinished = self.unfinished_size()?;
        let pictures = sized(&home.join("cache").join("pictures"))?;
        let builds = sized(&home.join("builds"))?;
        let named = library + store + pictures + builds;
        let elsewhere = self.inner.library.is_elsewhere();
        // Where a link stands for a folder, the home itself does not hold it.
        let outside = if elsewhere { library + store } else { 0 };
        let total = (sized(home)? + outside).max(named);
        let row = |part, size, cleans: bool| StorageRow { part, size, frees: cleans.then_some(size) };
        Ok(StorageReport {
            home: home.display().to_string(),
            library: self.inner.library.place().display().to_string(),
            elsewhere,
            total,
            free: fs::free_space(&home.join("library")).unwrap_or(0),
            rows: vec![
                row(StoragePart::Library, library.saturating_sub(kept), false),
                row(StoragePart::Kept, kept, true),
                row(StoragePart::Store, store.saturating_sub(unfinished), true),
                row(StoragePart::Unfinished, unfinished, true),
                row(StoragePart::Pictures, pictures, true),
                row(StoragePart::Builds, builds, true),
                row(StoragePart::Data, total - named, false),
            ],
        })
    }

    fn unfinished_size(&self) -> Result<u64, ApiError> {
        self.inner.library.unfinished_size().map_err(|e| e.explain())
    }

    /// Removes what nobody needs any more: stray bytes, transfers nobody goes on with, old builds. What was fetched
    /// ahead of its install stays. Answers the bytes freed.
    ///
    /// # Errors
    /// When the library cannot be changed.
    pub async fn tidy_up(&self) -> Result<u64, ApiError> {
        self.blocking(|g| {
            let builds = source_build::tidy(&g.inner.home.join("builds"), g.inner.clock.now());
            let store = g.inner.library.collect_garbage().map_err(|e| e.explain())?;
            Ok(store + builds.unwrap_or(0))
        })
        .await
    }

    pub(crate) fn clean_up_part(&self, part: StoragePart) -> Result<CleanedUp, ApiError> {
        let library = &self.inner.library;
        let freed = match part {
            StoragePart::Kept => {
                let freed = library.forget_kept().map_err(|e| e.explain())?;
                self.library_changed();
                freed
            }
            StoragePart::Store => library.forget_fetched().map_err(|e| e.explain())?,
            StoragePart::Unfinished => library.forget_unfinished().map_err(|e| e.explain())?,
            StoragePart::Pictures => self.inner.catalog.forget_pictures().map_err(|e| e.explain())?,
            StoragePart::Builds => {
                source_build::forget(&self.inner.home.join("builds")).map_err(|error| unreadable(&error))?
            }
            StoragePart::Library | StoragePart::Data => {
                return Err(ApiError::new("care.not_cleaned", "This part is in use and is not cleaned up.")
                    .with_action("Remove packages you do not need in Installed."));
            }
        };
        tracing::info!("{freed} bytes of {part:?} were cleaned away");
        Ok(CleanedUp { freed, report: self.storage_now()? })
    }
}

fn unreadable(error: &std::io::Error) -> ApiError {
    ApiError::new("care.disk", "The folder of Vitrine could not be looked through.")
        .with_action("Check that it can be read and written, then try again.")
        .with_details(error.to_string())
}
