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

    // Checks: types/checks.rs.
    /// How looking for updates stands: when it was and will be, and what holds it back.
    check_state(()) -> CheckState;
    /// Looks at every gallery now, whatever the hour and the network; answers a job for each.
    check_now(()) -> Vec<JobRef>;
    /// Stops looking for a while, or goes on.
    pause_checks(PauseChecks) -> CheckState;

    // Shelves, collections, favourites, library files: types/shelves.rs.

    // Registries: types/registries.rs.

    // Submitting: types/submit.rs.

    // Files, links, storage, diagnostics: types/open.rs, types/care.rs.
    /// Takes what the program was last asked to open from outside (an address or a path, not yet looked at);
    /// null when there is nothing, or when it was taken before.
    open_requested(()) -> Option<String>;

}
