//! The one table of commands. A line here gives the command its name on the wire, its argument and its
//! answer; the [`Commands`] trait (implemented by the engine), [`dispatch`], the permission list and the
//! TypeScript follow from it.

use crate::ApiError;
use crate::types::*;

/// One command of the table.
#[derive(Debug, Clone, Copy)]
pub struct Command {
    /// Its name on the wire, snake case.
    pub name: &'static str,
    /// The TypeScript name of its argument.
    pub argument: fn(&ts_rs::Config) -> String,
    /// The TypeScript name of its answer.
    pub answer: fn(&ts_rs::Config) -> String,
}

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident($argument:ty) -> $answer:ty;)*) => {
        /// Every command, in the order of the table.
        pub const COMMANDS: &[Command] = &[$(Command {
            name: stringify!($name),
            argument: <$argument as ts_rs::TS>::name,
            answer: <$answer as ts_rs::TS>::name,
        }),*];

        /// What answers the commands: the engine's facade, or a stand-in in a test.
        pub trait Commands: Send + Sync {
            $($(#[$doc])* fn $name(&self, argument: $argument)
                -> impl Future<Output = Result<$answer, ApiError>> + Send;)*
        }

        /// Runs the command named `name` with a JSON argument (`null` where it takes none).
        ///
        /// # Errors
        /// What the command refuses, `api.unknown_command`, or `api.wrong_arguments`.
        pub async fn dispatch<C: Commands>(
            commands: &C,
            name: &str,
            argument: serde_json::Value,
        ) -> Result<serde_json::Value, ApiError> {
            match name {
                $(stringify!($name) => {
                    let argument: $argument = serde_json::from_value(argument)
                        .map_err(|cause| ApiError::wrong_arguments(name, &cause))?;
                    let answer = commands.$name(argument).await?;
                    serde_json::to_value(answer).map_err(|cause| {
                        ApiError::new("api.answer", "The answer could not be written as JSON.")
                            .with_details(cause.to_string())
                    })
                })*
                _ => Err(ApiError::new("api.unknown_command", format!("There is no command “{name}”."))),
            }
        }

        pub(crate) fn visit_types(visitor: &mut impl ts_rs::TypeVisitor) {
            $(visitor.visit::<$argument>(); visitor.visit::<$answer>();)*
            visitor.visit::<crate::ApiError>();
            visitor.visit::<crate::Event>();
        }
    };
}

commands! {
    /// Everything the frame of the window needs to paint: counts, settings, where things are.
    app_state(()) -> AppState;
    /// One page of the catalogue, at most 50 rows.
    browse(BrowseQuery) -> BrowsePage;
    /// The kinds, tags and sources a person can filter by, with their counts.
    facets(FacetQuery) -> Facets;
    /// Everything about one package of one source.
    detail(PackageRef) -> Detail;
    /// What an install would do, before it does it: sizes, dependencies, trust, what needs consent.
    plan_install(InstallRequest) -> InstallPlan;
    /// What an install would fetch, from where, and how much of it is here already.
    explain_transfer(InstallRequest) -> TransferPlan;
    /// Installs (or updates to) a version; answers the job at once.
    install(InstallRequest) -> JobRef;
    /// Removes an installed package; changed files are kept unless told otherwise.
    remove(RemoveRequest) -> JobRef;
    /// Goes back to the version installed before.
    rollback(PackageRef) -> JobRef;
    /// Makes another kept version the current one.
    switch_version(SwitchRequest) -> JobRef;
    /// What building a version from source would do, and what holds it.
    plan_build(InstallRequest) -> BuildPlan;
    /// Builds a version from source in a sandbox and installs it.
    build_from_source(BuildRequest) -> JobRef;
    /// Compares an installed package with its receipt.
    verify(PackageRef) -> VerifyReport;
    /// What is installed.
    installed(()) -> Vec<InstalledPackage>;
    /// What could be updated.
    updates(()) -> Vec<UpdateRow>;
    /// Opens the folder of an installed package in the desktop's file manager.
    open_folder(PackageRef) -> ();
    /// The galleries a person has added.
    sources(()) -> Vec<SourceRow>;
    /// Looks at a gallery before it is added: what it is, and who signs it.
    preview_source(AddSource) -> SourcePreview;
    /// Adds a gallery by address or folder and starts its first sync.
    add_source(AddSource) -> SourceRow;
    /// Takes a gallery's new identity for good, after the person compared it.
    accept_identity(AcceptIdentity) -> SourceRow;
    /// Forgets a gallery; what was installed from it stays.
    remove_source(SourceRef) -> ();
    /// Fetches what changed in one gallery, or in all when no name is given.
    sync_source(SyncRequest) -> Vec<JobRef>;
    /// The items of a gallery that could not be read, with why.
    source_problems(SourceRef) -> Vec<ItemProblem>;
    /// Running and finished jobs, newest first.
    jobs(()) -> Vec<JobSnapshot>;
    /// Stops a job for later; what has arrived is kept.
    pause_job(JobRef) -> ();
    /// Goes on with a paused or interrupted job where it was.
    resume_job(JobRef) -> JobRef;
    /// Asks a job to stop.
    cancel_job(JobRef) -> ();
    /// Starts a failed, cancelled or interrupted job again.
    retry_job(JobRef) -> JobRef;
    /// Forgets the jobs that have ended.
    clear_jobs(()) -> ();
    /// The settings.
    settings(()) -> Settings;
    /// Replaces the settings; answers what was kept.
    set_settings(Settings) -> Settings;
    /// What a running HomePilot says about an installed persona before it imports it.
    handover_preview(PackageRef) -> HandoverPreview;
    /// Imports an installed persona into the running HomePilot.
    handover_send(HandoverRequest) -> HandoverResult;
    /// The window reports its first painted card, so that a blank start can be noticed next time.
    first_paint(PaintReport) -> ();

    // Updates: types/updates.rs.
    /// Installs and updates several packages as one job.
    install_several(SeveralRequest) -> JobRef;
    /// Keeps, replaces or takes back the person's rule for the updates of a package; answers what could be updated.
    set_update_rule(SetUpdateRule) -> Vec<UpdateRow>;
    /// How updates are treated: the setting, every gallery, and packages with a policy of their own.
    update_policies(()) -> UpdatePolicies;
    /// Keeps a policy and channel for a gallery or a package.
    set_update_policy(SetUpdatePolicy) -> UpdatePolicies;
    /// What updating several packages would do, and what it leaves out.
    plan_updates(UpdatesWish) -> UpdatesPlan;
    /// What happened to the library, newest first.
    history(HistoryQuery) -> HistoryPage;
    /// Takes something back that happened.
    undo_history(HistoryRef) -> JobRef;

    // Checks: types/checks.rs.
    /// How looking for updates stands: when it was and will be, and what holds it back.
    check_state(()) -> CheckState;
    /// Looks at every gallery now, whatever the hour and the network; answers a job for each.
    check_now(()) -> Vec<JobRef>;
    /// Stops looking for a while, or goes on.
    pause_checks(PauseChecks) -> CheckState;

    // Shelves, collections, favourites, library files: types/shelves.rs.
    /// The editorial front of Explore: shelves and collections.
    front(()) -> Front;
    /// One collection with its packages.
    collection(CollectionRef) -> CollectionPage;
    /// What installing or updating several packages would do.
    plan_several(SeveralRequest) -> SeveralPlan;
    /// What the person marked, the latest first.
    favourites(()) -> Vec<FavouriteRow>;
    /// Marks a package, or takes the mark away.
    set_favourite(SetFavourite) -> ();
    /// Writes what is installed, with sources, versions and pins, into a file.
    export_library(ExportRequest) -> ExportReport;
    /// What is in a library file, compared with what is here.
    preview_library(LibraryFileRef) -> LibraryPreview;
    /// Installs what was checked of a library file, and takes over its pins and favourites.
    import_library(ImportRequest) -> ImportReport;

    // Registries: types/registries.rs.
    /// Every gallery with what is known of its registry and who is signed in there.
    registries(()) -> Vec<RegistryRow>;
    /// Begins to sign in through a browser; the rest is told by events.
    registry_sign_in(RegistrySignIn) -> SigningIn;
    /// Ends a sign-in that waits.
    registry_sign_in_cancel(SourceRef) -> ();
    /// Forgets the token here and has the registry take it back.
    registry_sign_out(SourceRef) -> SignedOut;
    /// One request to a gallery's registry, below `/api/v1/`.
    registry_call(RegistryCall) -> RegistryAnswer;
    /// Hears a stream of news of a registry until it is left.
    registry_listen(RegistryListen) -> ();
    /// Leaves a stream of news.
    registry_unlisten(RegistryStream) -> ();
    /// Saves the package of a submission in the downloads folder, as a curator may.
    registry_save_package(SavePackage) -> SavedFile;
    /// Signs a rating, or its removal, with the key of this device.
    registry_device_proof(DeviceSays) -> DeviceSignature;

    // Submitting: types/submit.rs.
    /// The drafts on this computer, the last changed first.
    drafts(()) -> Vec<DraftRow>;
    /// Begins a draft of a folder or file, and says what was detected.
    draft_new(NewDraft) -> Draft;
    /// One draft.
    draft(DraftRef) -> Draft;
    /// Changes a draft.
    change_draft(DraftChange) -> Draft;
    /// Forgets a draft; what it is made of and its submission stay.
    remove_draft(DraftRef) -> ();
    /// Checks a draft with the code a registry checks with; reads its folder again when that changed.
    check_draft(DraftRef) -> DraftReport;
    /// What a draft changes about the version a gallery has.
    draft_difference(DraftAt) -> DraftDifference;
    /// The galleries a draft can go to, and how.
    draft_targets(()) -> Vec<DraftTarget>;
    /// Sends a draft to the registry of its source; a job that can be paused and goes on after a restart.
    submit_draft(DraftRef) -> JobRef;
    /// Writes a bundle to send to the maintainer of a static gallery; nothing is uploaded.
    draft_write_bundle(BundleRequest) -> WrittenBundle;
    /// One's own submissions at all registries one is signed in to.
    sent_submissions(()) -> SentSubmissions;

    // Files, links, storage, diagnostics: types/open.rs, types/care.rs.
    /// Where a link or a path leads; nothing is installed or added by it.
    resolve_link(LinkRequest) -> LinkTarget;
    /// The texts this program was asked to open, since the last time this was asked.
    open_requested(()) -> Vec<String>;
    /// Looks through a package file of this computer.
    local_package(FileRequest) -> LocalPackage;
    /// Installs a package file that was looked at.
    install_local(InstallLocal) -> JobRef;
    /// What is kept on the disk, and how much.
    storage(()) -> StorageReport;
    /// Removes what is not needed of one part.
    clean_up(CleanUpRequest) -> CleanedUp;
    /// What moving the library to a folder would mean.
    plan_move(MoveRequest) -> LibraryMove;
    /// Moves the library to a new or empty folder, or back into its home.
    move_library(MoveRequest) -> JobRef;
    /// What a report of trouble needs, without anything secret or personal.
    diagnostics(()) -> Diagnostics;
    /// The hosts this program asks for anything.
    contacted_hosts(()) -> Vec<ContactedHost>;

    // Vitrine itself: types/selfupdate.rs.
    /// How this Vitrine was installed, and what to type for a newer one.
    self_update_hint(()) -> SelfUpdateHint;
    /// How it stands with a newer Vitrine; asks nobody.
    self_update_state(()) -> SelfUpdateState;
    /// Looks for a newer Vitrine now; what went wrong is in the answer.
    self_update_look(()) -> SelfUpdateState;
    /// Fetches a newer Vitrine and puts it in the place of the AppImage that runs.
    self_update(SelfUpdateWish) -> JobRef;
    /// Puts the version before back, as long as it is kept.
    self_update_undo(()) -> SelfUpdateState;
    /// Ends Vitrine, its tray as well, and starts what is in its place now.
    self_update_restart(()) -> ();
}
