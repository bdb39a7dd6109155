//! The table of commands, answered. Each is one line: what it does is in the file of its subject.

use std::sync::atomic::Ordering;

use tokio_util::sync::CancellationToken;
use vitrine_api::types::*;
use vitrine_api::{ApiError, Commands, Event};

use crate::Gallery;
use crate::errors::Explain as _;

impl Commands for Gallery {
    async fn app_state(&self, (): ()) -> Result<AppState, ApiError> {
        self.blocking(Self::state).await
    }

    async fn browse(&self, query: BrowseQuery) -> Result<BrowsePage, ApiError> {
        self.blocking(move |g| g.browse_now(query)).await
    }

    async fn facets(&self, query: FacetQuery) -> Result<Facets, ApiError> {
        self.blocking(move |g| g.facets_now(&query)).await
    }

    async fn detail(&self, package: PackageRef) -> Result<Detail, ApiError> {
        self.detail_of(package).await
    }

    async fn plan_install(&self, request: InstallRequest) -> Result<InstallPlan, ApiError> {
        self.plan(&request, &CancellationToken::new()).await.map(|planned| planned.plan)
    }

    async fn explain_transfer(&self, request: InstallRequest) -> Result<TransferPlan, ApiError> {
        self.explain_transfer_of(request).await
    }

    async fn switch_version(&self, request: SwitchRequest) -> Result<JobRef, ApiError> {
        self.start_switch(request).await
    }

    async fn plan_build(&self, request: InstallRequest) -> Result<BuildPlan, ApiError> {
        self.plan_build_of(request).await
    }

    async fn build_from_source(&self, request: BuildRequest) -> Result<JobRef, ApiError> {
        self.start_build(request).await
    }

    async fn preview_source(&self, wish: AddSource) -> Result<SourcePreview, ApiError> {
        self.preview_source_of(wish).await
    }

    async fn accept_identity(&self, accept: AcceptIdentity) -> Result<SourceRow, ApiError> {
        self.accept_identity_of(accept).await
    }

    async fn pause_job(&self, job: JobRef) -> Result<(), ApiError> {
        self.blocking(move |g| g.inner.jobs.pause(&job.id)).await
    }

    async fn resume_job(&self, job: JobRef) -> Result<JobRef, ApiError> {
        self.go_on(job).await
    }

    async fn install(&self, request: InstallRequest) -> Result<JobRef, ApiError> {
        self.start_install(request).await
    }

    async fn remove(&self, request: RemoveRequest) -> Result<JobRef, ApiError> {
        self.start_remove(request).await
    }

    async fn rollback(&self, package: PackageRef) -> Result<JobRef, ApiError> {
        self.start_rollback(package).await
    }

    async fn verify(&self, package: PackageRef) -> Result<VerifyReport, ApiError> {
        self.blocking(move |g| g.verify_now(&package)).await
    }

    async fn installed(&self, (): ()) -> Result<Vec<InstalledPackage>, ApiError> {
        self.blocking(Self::installed_rows).await
    }

    async fn updates(&self, (): ()) -> Result<Vec<UpdateRow>, ApiError> {
        self.updates_soon().await
    }

    async fn open_folder(&self, package: PackageRef) -> Result<(), ApiError> {
        self.blocking(move |g| g.open_folder_of(&package)).await
    }

    async fn sources(&self, (): ()) -> Result<Vec<SourceRow>, ApiError> {
        self.blocking(Self::source_rows).await
    }

    async fn add_source(&self, wish: AddSource) -> Result<SourceRow, ApiError> {
        self.add(wish).await
    }

    async fn remove_source(&self, source: SourceRef) -> Result<(), ApiError> {
        self.blocking(move |g| g.remove_source_now(&source)).await
    }

    async fn sync_source(&self, request: SyncRequest) -> Result<Vec<JobRef>, ApiError> {
        self.start_syncs(request).await
    }

    async fn source_problems(&self, source: SourceRef) -> Result<Vec<ItemProblem>, ApiError> {
        self.blocking(move |g| g.problems_of(&source)).await
    }

    async fn jobs(&self, (): ()) -> Result<Vec<JobSnapshot>, ApiError> {
        self.blocking(|g| g.inner.jobs.list()).await
    }

    async fn cancel_job(&self, job: JobRef) -> Result<(), ApiError> {
        self.blocking(move |g| g.inner.jobs.cancel(&job.id)).await
    }

    async fn retry_job(&self, job: JobRef) -> Result<JobRef, ApiError> {
        self.retry(job).await
    }

    async fn clear_jobs(&self, (): ()) -> Result<(), ApiError> {
        self.blocking(|g| g.inner.jobs.clear()).await
    }

    async fn settings(&self, (): ()) -> Result<Settings, ApiError> {
        Ok(self.inner.settings.get())
    }

    async fn set_settings(&self, settings: Settings) -> Result<Settings, ApiError> {
        self.blocking(move |g| g.keep_settings(settings)).await
    }

    async fn handover_preview(&self, package: PackageRef) -> Result<HandoverPreview, ApiError> {
        self.preview_handover(package).await
    }

    async fn handover_send(&self, request: HandoverRequest) -> Result<HandoverResult, ApiError> {
        self.hand_over(request).await
    }

    async fn first_paint(&self, report: PaintReport) -> Result<(), ApiError> {
        tracing::info!("first card painted after {} ms with {} cards", report.milliseconds, report.cards);
        Ok(())
    }

    // Updates: updates/.

    async fn install_several(&self, request: SeveralRequest) -> Result<JobRef, ApiError> {
        self.start_several(request).await
    }

    async fn set_update_rule(&self, wish: SetUpdateRule) -> Result<Vec<UpdateRow>, ApiError> {
        self.set_rule_of(wish).await
    }

    async fn update_policies(&self, (): ()) -> Result<UpdatePolicies, ApiError> {
        self.blocking(Self::policies_now).await
    }

    async fn set_update_policy(&self, wish: SetUpdatePolicy) -> Result<UpdatePolicies, ApiError> {
        self.blocking(move |g| g.set_policy_now(&wish)).await
    }

    async fn plan_updates(&self, wish: UpdatesWish) -> Result<UpdatesPlan, ApiError> {
        self.plan_updates_of(wish).await
    }

    async fn history(&self, query: HistoryQuery) -> Result<HistoryPage, ApiError> {
        self.blocking(move |g| g.history_page(&query)).await
    }

    async fn undo_history(&self, entry: HistoryRef) -> Result<JobRef, ApiError> {
        self.undo(entry).await
    }

    // Checks: checks/.

    async fn check_state(&self, (): ()) -> Result<CheckState, ApiError> {
        self.blocking(Self::check_state_now).await
    }

    async fn check_now(&self, (): ()) -> Result<Vec<JobRef>, ApiError> {
        self.start_check().await
    }

    async fn pause_checks(&self, wish: PauseChecks) -> Result<CheckState, ApiError> {
        self.blocking(move |g| g.pause_checks_for(wish.hours)).await
    }

    // Shelves, collections, favourites, library files: shelves/.

    async fn front(&self, (): ()) -> Result<Front, ApiError> {
        self.blocking(Self::front_now).await
    }

    async fn collection(&self, collection: CollectionRef) -> Result<CollectionPage, ApiError> {
        self.blocking(move |g| g.collection_now(&collection)).await
    }

    async fn plan_several(&self, request: SeveralRequest) -> Result<SeveralPlan, ApiError> {
        self.plan_several_of(request).await
    }

    async fn favourites(&self, (): ()) -> Result<Vec<FavouriteRow>, ApiError> {
        self.blocking(Self::favourite_rows).await
    }

    async fn set_favourite(&self, wish: SetFavourite) -> Result<(), ApiError> {
        self.blocking(move |g| g.set_favourite_now(&wish)).await
    }

    async fn export_library(&self, request: ExportRequest) -> Result<ExportReport, ApiError> {
        self.blocking(move |g| g.export_now(&request)).await
    }

    async fn preview_library(&self, file: LibraryFileRef) -> Result<LibraryPreview, ApiError> {
        self.blocking(move |g| g.preview_file(&file.path)).await
    }

    async fn import_library(&self, request: ImportRequest) -> Result<ImportReport, ApiError> {
        self.import_file(request).await
    }

    // Registries: registries/.
    async fn registries(&self, (): ()) -> Result<Vec<RegistryRow>, ApiError> {
        self.registry_rows().await
    }

    async fn registry_sign_in(&self, wish: RegistrySignIn) -> Result<SigningIn, ApiError> {
        self.sign_in_at(wish).await
    }

    async fn registry_sign_in_cancel(&self, source: SourceRef) -> Result<(), ApiError> {
        self.cancel_sign_in(&source.name).await
    }

    async fn registry_sign_out(&self, source: SourceRef) -> Result<SignedOut, ApiError> {
        self.sign_out_of(&source.name).await
    }

    async fn registry_call(&self, call: RegistryCall) -> Result<RegistryAnswer, ApiError> {
        self.call_registry(call).await
    }

    async fn registry_listen(&self, wish: RegistryListen) -> Result<(), ApiError> {
        self.listen_at_registry(wish).await
    }

    async fn registry_unlisten(&self, stream: RegistryStream) -> Result<(), ApiError> {
        self.inner.registries.leave(&stream.stream);
        Ok(())
    }

    async fn registry_save_package(&self, wish: SavePackage) -> Result<SavedFile, ApiError> {
        self.save_submitted(wish).await
    }

    async fn registry_device_proof(&self, says: DeviceSays) -> Result<DeviceSignature, ApiError> {
        self.sign_as_device(says).await
    }

    // Submitting: submitting/.

    async fn drafts(&self, (): ()) -> Result<Vec<DraftRow>, ApiError> {
        self.blocking(Self::draft_rows).await
    }

    async fn draft_new(&self, wish: NewDraft) -> Result<Draft, ApiError> {
        self.begin_draft(wish).await
    }

    async fn draft(&self, draft: DraftRef) -> Result<Draft, ApiError> {
        self.blocking(move |g| g.draft_of(&draft.id)).await
    }

    async fn change_draft(&self, change: DraftChange) -> Result<Draft, ApiError> {
        self.blocking(move |g| g.change_draft_now(change)).await
    }

    async fn remove_draft(&self, draft: DraftRef) -> Result<(), ApiError> {
        self.blocking(move |g| g.remove_draft_now(&draft.id)).await
    }

    async fn check_draft(&self, draft: DraftRef) -> Result<DraftReport, ApiError> {
        self.blocking(move |g| g.check_draft_now(&draft.id)).await
    }

    async fn draft_difference(&self, at: DraftAt) -> Result<DraftDifference, ApiError> {
        self.draft_difference_of(at).await
    }

    async fn draft_targets(&self, (): ()) -> Result<Vec<DraftTarget>, ApiError> {
        Gallery::targets(self).await
    }

    async fn submit_draft(&self, draft: DraftRef) -> Result<JobRef, ApiError> {
        self.start_submit(draft).await
    }

    async fn draft_write_bundle(&self, wish: BundleRequest) -> Result<WrittenBundle, ApiError> {
        self.blocking(move |g| g.write_bundle_now(&wish)).await
    }

    async fn sent_submissions(&self, (): ()) -> Result<SentSubmissions, ApiError> {
        self.sent().await
    }

    // Files, links, storage, diagnostics: opening/, care/.

    async fn resolve_link(&self, link: LinkRequest) -> Result<LinkTarget, ApiError> {
        self.blocking(move |g| g.resolve_link_now(&link.text)).await
    }

    async fn open_requested(&self, (): ()) -> Result<Vec<String>, ApiError> {
        Ok(self.inner.opening.take_wishes())
    }

    async fn local_package(&self, file: FileRequest) -> Result<LocalPackage, ApiError> {
        self.blocking(move |g| g.look_at_file(&file.path)).await
    }

    async fn install_local(&self, wish: InstallLocal) -> Result<JobRef, ApiError> {
        self.start_install_local(wish).await
    }

    async fn storage(&self, (): ()) -> Result<StorageReport, ApiError> {
        self.blocking(Self::storage_now).await
    }

    async fn plan_move(&self, request: MoveRequest) -> Result<LibraryMove, ApiError> {
        self.blocking(move |g| g.plan_move_now(&request)).await
    }

    async fn move_library(&self, request: MoveRequest) -> Result<JobRef, ApiError> {
        self.start_move(request).await
    }

    async fn clean_up(&self, request: CleanUpRequest) -> Result<CleanedUp, ApiError> {
        self.blocking(move |g| g.clean_up_part(request.part)).await
    }

    async fn diagnostics(&self, (): ()) -> Result<Diagnostics, ApiError> {
        self.blocking(Self::diagnostics_now).await
    }

    async fn contacted_hosts(&self, (): ()) -> Result<Vec<ContactedHost>, ApiError> {
        self.blocking(Self::hosts_now).await
    }

    // Vitrine itself: selfupdate/.

    async fn self_update_hint(&self, (): ()) -> Result<SelfUpdateHint, ApiError> {
        Ok(crate::self_update_hint().await)
    }

    async fn self_update_state(&self, (): ()) -> Result<SelfUpdateState, ApiError> {
        self.vitrine_state().await
    }

    async fn self_update_look(&self, (): ()) -> Result<SelfUpdateState, ApiError> {
        self.look_for_vitrine(&CancellationToken::new()).await;
        self.vitrine_state().await
    }

    async fn self_update(&self, wish: SelfUpdateWish) -> Result<JobRef, ApiError> {
        self.start_self_update(wish)
    }

    async fn self_update_undo(&self, (): ()) -> Result<SelfUpdateState, ApiError> {
        self.blocking(Self::undo_self_update).await?;
        self.vitrine_state().await
    }

    async fn self_update_restart(&self, (): ()) -> Result<(), ApiError> {
        self.blocking(Self::restart_now).await
    }
}

impl Gallery {
    fn state(&self) -> Result<AppState, ApiError> {
        self.vitrine_has_started();
        let counts = self.inner.catalog.counts().map_err(|e| e.explain())?;
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Ok(AppState {
            version: env!("CARGO_PKG_VERSION").into(),
            home: self.inner.home.display().to_string(),
            library: self.inner.library.place().display().to_string(),
            sources: counts.sources,
            listings: counts.listings,
            installed: number(self.installed_now().len()),
            updates: self.ready_updates()?.updates,
            running_jobs: number(self.inner.jobs.running().len()),
            settings: self.inner.settings.get(),
            safe_graphics_active: self.inner.safe_graphics_active,
            preparing: self.inner.preparing.load(Ordering::SeqCst),
            commands: self.inner.home.join("bin").display().to_string(),
            commands_on_path: is_on_path(&self.inner.home.join("bin")),
            notices: self.inner.notices.clone(),
        })
    }

    fn keep_settings(&self, settings: Settings) -> Result<Settings, ApiError> {
        let before = self.inner.settings.get();
        let kept = self.inner.settings.set(settings)?;
        self.take_effect(&kept)?;
        let _ = self.inner.events.send(Event::Settings { settings: kept.clone() });
        // Other packages are shown, or the same in other words.
        if before.allow_mature != kept.allow_mature || before.language != kept.language {
            self.catalogue_changed();
        }
        Ok(kept)
    }
}

/// True when a terminal looks into that folder for commands.
fn is_on_path(folder: &std::path::Path) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|part| part == folder)
}
